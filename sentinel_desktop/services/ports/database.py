"""What the database is asked for scans, presence, stations, reviews and seals."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from types import TracebackType
from typing import Protocol, Self
from uuid import UUID

from sentinel_desktop.domain.badges import Badge
from sentinel_desktop.domain.check_in_rules import Decision
from sentinel_desktop.domain.checkins import CheckIn, KeptPresence
from sentinel_desktop.domain.ids import CheckInId, MemberId, ScanId, StationId
from sentinel_desktop.domain.journal import DirectoryContents
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.presence import (
    BoardChange,
    BoardSnapshot,
    LatestPassage,
    PassagesTouched,
    PresenceDifference,
)
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.reviews import OpenReview, Review
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer, ToldScan
from sentinel_desktop.domain.seals import NotSealed, Seal, SealedLog, SealedRows
from sentinel_desktop.domain.stations import StationHealth
from sentinel_desktop.domain.surroundings import Surroundings
from sentinel_desktop.domain.timeline import Entry
from sentinel_desktop.services.ports.outsiders import OutsiderRepository


class ScanRecorder(Protocol):
    """Records a scan in the database: one transaction, one answer."""

    def record(self, scan: BadgeScan, told: ScanAnswer | None = None) -> ScanAnswer:
        """Record ``scan`` once, whatever its outcome; a scan delivered again gets the answer it got before.

        Args:
            scan: what was read.
            told: what the person was told meanwhile; a different result is put up for review.

        Raises:
            StoreUnavailableError: nothing was recorded, or it is unknown whether it was; deliver it again.
            StoreRefusedError: it will never be recorded as it is.
        """

    def record_together(self, scans: Sequence[ToldScan]) -> Sequence[ScanAnswer | None]:
        """Record ``scans`` in their order in one transaction; raises as ``record``, for any of them.

        Waits for nobody: the scans of a badge whose holder somebody else has locked are left out, None in the answers.
        """


class CheckInRepository(Protocol):
    """The ledger of scans, the log of check-ins and the presence that follows from it.

    Every method raises StoreUnavailableError where the database cannot do it now, and StoreRefusedError where a rule of
    the database refuses it for good.
    """

    def find_badge(self, serial: str) -> Badge | None:
        """Return the badge with this serial, or the only one that a shorter spelling can mean."""

    def lock_presence(self, member_id: MemberId) -> KeptPresence:
        """Return a member's presence, locked until the unit of work ends."""

    def surroundings(self, scan: BadgeScan, badge: Badge | None) -> Surroundings:
        """Return what lies around ``scan``."""

    def recorded(self, scan_id: ScanId) -> ScanAnswer | None:
        """Return the answer a scan got, None when it is not in the ledger."""

    def add_scan(self, scan: BadgeScan, decision: Decision, badge: Badge | None) -> bool:
        """Write a scan into the ledger; false when its id is there already."""

    def add(self, check_in: CheckIn) -> None:
        """Write a check-in into the log."""

    def keep_presence(self, member_id: MemberId, presence: KeptPresence) -> None:
        """Keep what the log now says of the member."""

    def presence_at(self, member_id: MemberId, at: datetime | None = None) -> KeptPresence:
        """Return the presence the log's effective check-ins make, up to and including ``at``; of all without it."""

    def entries_after(self, member_id: MemberId, at: datetime, repeat_window: timedelta) -> Sequence[Entry]:
        """Return the member's effective entries later than ``at`` in the order of time.

        A scan that found the member so already is left out where a scan of the same badge is known by now that it
        repeats.
        """

    def repeat_window(self) -> timedelta:
        """Return within what time a scan of the same badge is a repeat."""

    def ask(self, key: UUID, scan: BadgeScan, member_id: MemberId, unseen_out: CheckInId) -> bool:
        """Ask, where ``scan`` was made, when a member really left whose check-out nobody saw.

        Returns:
            false where somebody asked about this check-out already, whether it was answered or not.
        """

    def add_review(self, review: Review) -> None:
        """Put something up for a person to look at, a scan once only for each reason."""


class CheckInsTogether(CheckInRepository, Protocol):
    """The same for several scans in one transaction; what it is given may be sent as late as by ``write``."""

    def lock(self, serials: Collection[str]) -> Collection[str]:
        """Lock the presence of these badges' holders where nobody else has, and wait for no other lock for long either.

        Returns those of ``serials`` whose holders somebody else has locked; of them nothing may be asked.
        """

    def write(self) -> None:
        """Send what was not sent yet; called once, before the commit."""


class PresenceRepository(Protocol):
    """Presence and passages, for reading. Every method raises StoreUnavailableError where the database is away."""

    def everybody_in(self) -> BoardSnapshot:
        """Return everybody who is in now."""

    def these(self, member_ids: Collection[MemberId], *, guests: bool = False) -> BoardChange:
        """Return the named members, in or out; with ``guests`` also all visitors and attendees who are in."""

    def in_at(self, at: datetime) -> BoardSnapshot:
        """Return who was in at ``at``."""

    def differences(self) -> Sequence[PresenceDifference]:
        """Return every member whose kept presence is not what the log says."""

    def latest_passages(self, most: int) -> Sequence[LatestPassage]:
        """Return the newest passages of anybody, newest first."""

    def these_passages(self, touched: PassagesTouched) -> Sequence[LatestPassage]:
        """Return the passages of the named records, newest first."""


class StationRepository(Protocol):
    """Stations and what they keep of the directory.

    Every method raises StoreUnavailableError where the database is away.
    """

    def report(self, station_id: StationId, health: StationHealth) -> None:
        """Keep what a station says of itself."""

    def directory(self, station_id: StationId) -> DirectoryContents:
        """Return what the station needs to answer alone."""


class ReviewRepository(Protocol):
    """What a person should look at. Every method raises StoreUnavailableError where the database is away."""

    def open_page(self, request: PageRequest) -> Page[OpenReview]:
        """Return one page of what nobody has settled, in the order in which it was put up."""

    def count_open(self) -> int:
        """Return how many nobody has settled."""

    def settle(self, seen: RecordVersion, at: datetime, account_id: UUID | None, settlement: str) -> object:
        """Settle a review that was seen, in the name of the account that signed in.

        Raises StaleVersionError where somebody settled it meanwhile, RecordNotFoundError where it is not there.
        """

    def settle_via_station(self, seen: RecordVersion, account_id: UUID, at: datetime, settlement: str) -> None:
        """Settle, as the station, what an account settled here while the database was away; delivered twice, once.

        Raises as ``settle``, and InvalidValueError where the account is disabled or ``at`` is yet to come.
        """


class SealRepository(Protocol):
    """The seals over the logs. Every method raises StoreUnavailableError where the database cannot do it now."""

    def seal(self) -> int | None:
        """Seal what is settled since the last seal.

        Returns:
            the new seal's number; None where there is nothing to seal, or another session seals at this moment.
        """

    def after(self, number: int, most: int) -> Sequence[Seal]:
        """Return the ``most`` seals that follow ``number``, in their order."""

    def newest_after(self, number: int, most: int) -> Sequence[Seal]:
        """Return the newest seals, ``most`` of them, that follow ``number``, in their order."""

    def hashes(self, numbers: Collection[int]) -> Mapping[int, bytes]:
        """Return the hashes of the seals with these numbers, as far as there are such seals."""

    def recomputed(self, first: int, last: int) -> Mapping[int, Mapping[SealedLog, SealedRows]]:
        """Return what the rows of today make of the seals from ``first`` to ``last``, by their numbers."""

    def not_sealed(self) -> NotSealed:
        """Return what no seal covers yet."""


class UnitOfWork(Protocol):
    """One session and one transaction, for one thread; leaving it without ``commit`` undoes everything.

    Entering and committing raise StoreUnavailableError where the database is away.
    """

    @property
    def check_ins(self) -> CheckInRepository:
        """The check-ins, in this transaction."""

    @property
    def check_ins_together(self) -> CheckInsTogether:
        """The check-ins of several scans, in this transaction; asked for once."""

    @property
    def outsiders(self) -> OutsiderRepository:
        """Visits and attendees by their badges, in this transaction."""

    @property
    def presence(self) -> PresenceRepository:
        """Presence, in this transaction."""

    @property
    def stations(self) -> StationRepository:
        """Stations, in this transaction."""

    @property
    def reviews(self) -> ReviewRepository:
        """What a person should look at, in this transaction."""

    @property
    def seals(self) -> SealRepository:
        """The seals over the logs, in this transaction."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed and give the connection back."""

    def commit(self) -> None:
        """Make it so."""


OpenUnitOfWork = Callable[[], UnitOfWork]
