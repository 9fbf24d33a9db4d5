"""What is asked of disk and database about that which people do by hand while the database is away."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.accounts import SignInOutcome
from sentinel_desktop.domain.hand_acts import HandAct, HandActKind, HandActStatus, RefusedHandAct
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.journal import Dismissal
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.services.ports.records import Work

__all__ = ["HandAct", "HandActKind", "HandActWork", "HandActs", "KeptHandActs", "VouchedReviews", "VouchedSignIns"]


class HandActs(Protocol):
    """Takes what could not be recorded now. Safe to call from any thread."""

    def add(self, act: HandAct) -> None:
        """Keep an act durably, to be delivered later: when this returns, a power cut loses nothing.

        Raises JournalError when the disk refuses. The same id a second time changes nothing.
        """


class KeptHandActs(HandActs, Protocol):
    """Everything that is kept. Safe to call from any thread; every method raises JournalError when the disk refuses."""

    def waiting(self, limit: int) -> Sequence[HandAct]:
        """Return the ``limit`` oldest that wait, in the order in which they were done."""

    def correct_time(self, key: UUID, at: datetime) -> None:
        """Keep another time for an act that waits: the one it has came of a clock that was wrong."""

    def mark_delivered(self, key: UUID) -> None:
        """The database has it; it is kept for seven days, and offered again where the server has changed."""

    def refuse(self, key: UUID, reason: str) -> None:
        """The database refuses it for good; it is kept, no longer waits and blocks nothing."""

    def refused(self) -> Sequence[RefusedHandAct]:
        """Return what was refused, oldest first."""

    def dismiss(self, keys: Collection[UUID], dismissal: Dismissal) -> int:
        """Let go of what was refused, durably with who, when and why; returns how many were."""

    def status(self) -> HandActStatus:
        """Return the counts; never raises, a broken file is in ``problem``."""


class VouchedReviews(Protocol):
    """Reviews, for a station that vouches for who settled them."""

    def settle_via_station(self, seen: RecordVersion, account_id: UUID, at: datetime, settlement: str) -> None:
        """Settle, as the station, what an account settled here; delivered twice, it is settled once.

        Raises StaleVersionError, RecordNotFoundError, and InvalidValueError where the account is disabled or ``at`` is
        yet to come.
        """


class VouchedSignIns(Protocol):
    """The log of sign-ins, for a station that vouches for who signed in."""

    def log_via_station(self, entry: UUID, account_id: AccountId, outcome: SignInOutcome, at: datetime) -> None:
        """Record, as the station, what an account did here; the same entry again changes nothing.

        Raises InvalidValueError where the account is disabled or ``at`` is yet to come.
        """


class HandActWork(Work, Protocol):
    """A transaction as the station, in the name of those it vouches for."""

    @property
    def reviews(self) -> VouchedReviews:
        """The reviews, in this transaction."""

    @property
    def sign_ins(self) -> VouchedSignIns:
        """The log of sign-ins, in this transaction."""
