"""What is asked of disk and database about that which people do by hand while the database is away."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.accounts import SignInOutcome
from sentinel_desktop.domain.checkins import HandEntry
from sentinel_desktop.domain.hand_acts import HandAct, HandActKind, HandActStatus, RefusedHandAct
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.journal import Dismissal
from sentinel_desktop.domain.outsiders import VisitOfBadge
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.visit_acts import ToldArrival, ToldDeparture
from sentinel_desktop.services.ports.kiosk import KioskRecords
from sentinel_desktop.services.ports.records import Work
from sentinel_desktop.services.rederiving import PassageLog

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

    def retry(self, keys: Collection[UUID]) -> int:
        """Let what was refused wait again, durably, all of it at once; returns how much of it did."""

    def dismiss(self, keys: Collection[UUID], dismissal: Dismissal) -> int:
        """Let go of what was refused, durably with who, when and why; returns how many were."""

    def status(self) -> HandActStatus:
        """Return the counts; never raises, a broken file is in ``problem``."""


class VisitsCopy(Protocol):
    """This station's copy of who has which visitor's badge, by which a badge is answered while the database is away."""

    def begin_visit(self, visit: VisitOfBadge) -> None:
        """Know that a visitor was handed a badge; never raises."""

    def end_visit(self, visit_id: UUID, at: datetime) -> None:
        """Know that a visit ended, so that its badge is free; never raises."""


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


class VouchedVisits(Protocol):
    """The visits, for a station that vouches for who signed visitors in and out at its desk."""

    def sign_in_via_station(self, account_id: AccountId, at: datetime, arrival: ToldArrival) -> None:
        """Record, as the station, a visitor whom an account signed in here; delivered twice, the visit begins once.

        Raises RuleBrokenError where the visit cannot be recorded as it was told, the account is disabled or ``at`` is
        yet to come.
        """

    def sign_out_via_station(self, account_id: AccountId, at: datetime, departure: ToldDeparture) -> None:
        """Record, as the station, a visitor whom an account signed out here; one who is out already stays so.

        Raises RecordNotFoundError, StaleVersionError where the visit did not begin, and InvalidValueError as above.
        """


class VouchedEntries(Protocol):
    """The log of check-ins, for a station that vouches for who entered a passage by hand."""

    def enter_via_station(self, entry: HandEntry, done_at: datetime) -> bool:
        """Write, as the station, a passage that an account entered here at ``done_at``; delivered twice, once.

        The member's presence is locked until the transaction ends, and kept.

        Returns:
            whether it was written now.

        Raises:
            RecordNotFoundError: there is no such member.
            InvalidValueError: the account is disabled, or a time is yet to come or too long past.
        """


class HandActWork(Work, Protocol):
    """A transaction as the station, in the name of those it vouches for."""

    @property
    def reviews(self) -> VouchedReviews:
        """The reviews, in this transaction."""

    @property
    def kiosk(self) -> KioskRecords:
        """What visitors do at a kiosk, in this transaction."""

    @property
    def visitor_desk(self) -> VouchedVisits:
        """The visits, in this transaction."""

    @property
    def sign_ins(self) -> VouchedSignIns:
        """The log of sign-ins, in this transaction."""

    @property
    def hand_entries(self) -> VouchedEntries:
        """What people wrote into the log of check-ins, in this transaction."""

    @property
    def check_ins(self) -> PassageLog:
        """The log itself, by which what follows is derived anew."""
