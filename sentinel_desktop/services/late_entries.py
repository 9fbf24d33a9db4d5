"""A passage entered by hand while the database was away takes its place in time when that is back."""

from datetime import datetime
from typing import Protocol

from sentinel_desktop.domain.checkins import HandEntry
from sentinel_desktop.domain.entry_acts import KeptEntry
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.services.ports.moments import NewId
from sentinel_desktop.services.rederiving import PassageLog, rederive_after


class _Vouched(Protocol):
    """See ``ports.hand_acts.VouchedEntries``."""

    def enter_via_station(self, entry: HandEntry, done_at: datetime) -> bool:
        """Write a passage; return whether it was written now."""


class LateEntryWork(Protocol):
    """What it takes of a transaction as the station."""

    @property
    def hand_entries(self) -> _Vouched:
        """What people wrote into the log of check-ins."""

    @property
    def check_ins(self) -> PassageLog:
        """The log itself."""


def enter_later(work: LateEntryWork, entry: KeptEntry, account_id: AccountId, done_at: datetime, new_id: NewId) -> None:
    """Write what an account entered here at ``done_at``, and derive anew what follows it; delivered twice, once.

    Nobody looks on: whatever it changes in later passages is put up for review.
    """
    # The desk's clock may have been ahead when it was entered: by then it had happened all the same.
    at = done_at if entry.at is None else min(entry.at, done_at)
    written = work.hand_entries.enter_via_station(
        HandEntry(entry.id, entry.member_id, entry.direction, at, account_id, entry.reason, witnessed=entry.witnessed),
        done_at,
    )
    if written:
        rederive_after(work.check_ins, entry.member_id, at, entry_id=entry.id, new_id=new_id, shown=False)
