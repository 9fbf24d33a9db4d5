"""Taking members out of the unit and back: who is in the building is signed out in the same transaction."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol
from uuid import UUID

from sentinel_desktop.domain.checkins import Correction, HandEntry, KeptPresence
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import RecordNotFoundError
from sentinel_desktop.domain.ids import AccountId, CheckInId, MemberId, StationId
from sentinel_desktop.domain.members import MemberDetails
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.services.ports import NewId
from sentinel_desktop.services.ports.members import HandEntries, Members

REASON_WITHOUT_WORDS: Final = sentence("PassageReasons", "Archived while in.")
_NEXT: Final = timedelta(microseconds=1)


class ArchivingWork(Protocol):
    """What archiving needs of a unit of work; it never commits."""

    @property
    def members(self) -> Members:
        """The members, in this transaction."""

    @property
    def hand_entries(self) -> HandEntries:
        """What people write into the log of check-ins, in this transaction."""


@dataclass(frozen=True, slots=True)
class Act:
    """Who does it, when and why.

    Attributes:
        by: the account that is signed in, in whose name the transaction runs.
        at: the server's time as the station knows it.
        station_id: where; None where that is not known.
    """

    by: AccountId
    at: datetime
    reason: str = ""
    station_id: StationId | None = None


@dataclass(frozen=True, slots=True)
class Archived:
    """Members as they are now, and the check-outs of those of them who were in."""

    records: Sequence[Record[MemberDetails]]
    signed_out: Mapping[MemberId, CheckInId]


def archive(
    work: ArchivingWork,
    seen: Sequence[RecordVersion],
    act: Act,
    new_id: NewId,
    left_at: Mapping[UUID, datetime] | None = None,
) -> Archived:
    """Archive members at the versions that were seen, all of them or none, and sign out who is in.

    The passage is out, by hand, seen by nobody, entered by the account. The rows of presence are locked first, as a
    scan locks them, and until the transaction ends: who comes in at this moment is signed out, or comes in after it.

    Args:
        work: where it is done; never committed here.
        seen: whom.
        act: who does it, when and why.
        new_id: makes the ids of the check-outs.
        left_at: when each of them left, where that is not now: they were archived before.

    Raises:
        StaleVersionError: names every member that somebody saved meanwhile.
        RecordNotFoundError: names every member that is no longer there.
    """
    present = {
        member: presence
        for member, presence in work.hand_entries.hold([MemberId(each.id) for each in seen]).items()
        if presence.state is Direction.IN
    }
    if left_at is None:
        records = work.members.archive(seen, act.at)
    else:
        records = put_back(work, "archived_at", [(each, left_at[each.id]) for each in seen])
    return Archived(records, {member: _sign_out(work, member, present[member], act, new_id) for member in present})


def put_back(
    work: ArchivingWork, detail: str, values: Sequence[tuple[RecordVersion, object]]
) -> Sequence[Record[MemberDetails]]:
    """Give each member a value of its own for one detail, all of them or none; raises as ``archive`` does."""
    now = {record.id: record.details for record in work.members.these([seen.id for seen, _ in values])}
    if missing := {seen.id for seen, _ in values} - now.keys():
        raise RecordNotFoundError(missing)
    changes = [(seen, dataclasses.replace(now[seen.id], **{detail: value})) for seen, value in values]  # type: ignore[arg-type]
    return work.members.edit_each(changes)


def sign_in_again(work: ArchivingWork, signed_out: Mapping[MemberId, CheckInId], act: Act, new_id: NewId) -> int:
    """Void the check-outs that archiving made, where they still are a member's latest passage; return how many were."""
    held = work.hand_entries.hold(signed_out)
    voided = 0
    for member, presence in held.items():
        if presence.check_in_id != signed_out[member] or presence.since is None:
            continue
        correction = Correction(
            id=CheckInId(new_id()),
            corrects=signed_out[member],
            direction=presence.state,
            occurred_at=presence.since,
            entered_by=act.by,
            reason=act.reason,
            voided=True,
            witnessed=False,
        )
        work.hand_entries.correct(correction)
        voided += 1
    return voided


def _sign_out(work: ArchivingWork, member: MemberId, presence: KeptPresence, act: Act, new_id: NewId) -> CheckInId:
    # Never before the passage it ends, whatever the clocks say: it would not count.
    since = presence.since
    entry = HandEntry(
        id=CheckInId(new_id()),
        member_id=member,
        direction=Direction.OUT,
        occurred_at=act.at if since is None else max(act.at, since + _NEXT),
        entered_by=act.by,
        reason=act.reason or REASON_WITHOUT_WORDS,
        station_id=act.station_id,
        witnessed=False,
    )
    work.hand_entries.enter(entry)
    return entry.id
