"""Every protocol that a service asks of the outside, on one page.

Persistence and hardware satisfy them; app hands them in. Neither room is known to a service or to its tests.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from types import TracebackType
from typing import Protocol, Self
from uuid import UUID

from sentinel_desktop.domain.badges import Badge
from sentinel_desktop.domain.check_in_rules import Decision, PreviousScan
from sentinel_desktop.domain.checkins import CheckIn, KeptPresence
from sentinel_desktop.domain.clocks import ClockAnchor, ClockReading
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import MemberId, ScanId, StationId
from sentinel_desktop.domain.journal import DirectoryContents, JournalEntry, RefusedEntry, StationRules
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.presence import BoardChange, BoardSnapshot, LatestPassage, PresenceDifference
from sentinel_desktop.domain.readers import ReaderChoice, ReaderKind, ReaderOffer, ReaderStatus
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.reviews import OpenReview, Review
from sentinel_desktop.domain.scans import BadgeRead, BadgeScan, ScanAnswer, ToldScan
from sentinel_desktop.domain.seals import KeptSeal, NotSealed, Seal, SealedLog, SealedRows
from sentinel_desktop.domain.station_status import JournalStatus
from sentinel_desktop.domain.stations import StationHealth
from sentinel_desktop.domain.surroundings import Surroundings
from sentinel_desktop.domain.timeline import Entry
from sentinel_desktop.domain.tried_badges import TriedBadge

NewId = Callable[[], UUID]
"""Makes a time-ordered identifier (UUID version 7)."""

ReadClock = Callable[[], ClockReading]
"""Reads both clocks of this computer."""


# --- hardware ----------------------------------------------------------------------------------------------------

ReadListener = Callable[[BadgeRead], None]
ReaderStatusListener = Callable[[ReaderStatus], None]


class BadgeReader(Protocol):
    """A reader, attached or simulated: it reads on a thread of its own and hands over what it read."""

    def start(self) -> None:
        """Begin searching and reading; returns at once."""

    def stop(self) -> None:
        """Stop reading and close the port; returns when the thread has ended, within two seconds."""

    def status(self) -> ReaderStatus:
        """Return the reader at this moment; may be asked from any thread."""


class ReaderControl(Protocol):
    """What a person may do with this station's reader. Safe to call from any thread."""

    def choice(self) -> ReaderChoice:
        """Return which reader is used, as it was chosen."""

    def fixed_by(self) -> str:
        """Return a sentence saying what fixes the choice, a setting or the command line; empty where a person may."""

    def kinds(self) -> Sequence[ReaderKind]:
        """Return the wire protocols that there are, in the order in which they are offered."""

    def attached(self) -> Sequence[ReaderOffer]:
        """Return the readers that are attached now; asks the operating system, which may take a second."""

    def choose(self, choice: ReaderChoice) -> None:
        """Use another reader from now on and keep the choice; returns when the old one has let go of its port.

        Raises:
            ReaderChoiceError: the choice cannot be used or kept, or is fixed; the reader is the one it was.
        """

    def try_next(self, listener: Callable[[TriedBadge | None], None]) -> None:
        """Hand the next badge to ``listener`` in place of recording it, once; None where none came within 30 s.

        The listener is called on another thread.
        """

    def stop_trying(self) -> None:
        """Record badges again from now on; the listener hears nothing more. Harmless where nobody tries."""


# --- the disk of this station ------------------------------------------------------------------------------------


class ScanJournal(Protocol):
    """Every scan on this disk before anything else happens to it. Safe to call from any thread.

    Every method raises JournalError when the disk refuses.
    """

    def append(self, scan: BadgeScan, reading: ClockReading) -> None:
        """Write a scan durably: when this returns, a power cut loses nothing."""

    def tell(self, scan_id: ScanId, answer: ScanAnswer) -> None:
        """Keep what the person was told while the database was away."""

    def mark_delivered(self, scan_id: ScanId, answer: ScanAnswer) -> None:
        """The database has the scan and answered this; the row is kept for seven days."""

    def mark_delivered_together(self, answers: Sequence[ScanAnswer]) -> None:
        """The database has all these scans: either all of them are marked or none."""

    def quarantine(self, scan_id: ScanId, reason: str) -> None:
        """The database refuses the scan for good; it no longer waits and blocks nothing."""

    def quarantined(self) -> Sequence[RefusedEntry]:
        """Return what was refused for good, oldest first."""

    def retry(self, ids: Collection[ScanId]) -> int:
        """Let refused scans wait again, at their old place in the order; returns how many did."""

    def dismiss(self, ids: Collection[ScanId], reason: str, by: str) -> int:
        """Let go of refused scans, durably with who, when and why; returns how many were."""

    def dismissed(self) -> Sequence[RefusedEntry]:
        """Return what was let go of, oldest first; it is kept for as long as the journal is."""

    def waiting(self, limit: int, but_of: Collection[str] = ()) -> Sequence[JournalEntry]:
        """Return the ``limit`` oldest waiting entries in the order of their sequence, none of the badges ``but_of``."""

    def waiting_of(self, serial: str, limit: int) -> Sequence[JournalEntry]:
        """Return the oldest waiting entries of one badge in the order of their sequence, ``limit`` of them at most."""

    def status(self) -> JournalStatus:
        """Return counts for the status strip; never raises, a broken journal is in ``problem``."""

    def anchor(self) -> ClockAnchor | None:
        """Return the server's time as last seen, kept over restarts."""

    def keep_anchor(self, anchor: ClockAnchor) -> None:
        """Keep the server's time as seen now."""

    def server_identity(self) -> str:
        """Return the identity of the server last delivered to; empty where there was none."""

    def offer_again_if_server_changed(self, identity: str) -> int:
        """Compare the server's identity and timeline with those last seen.

        Where they changed (failover, restore), everything delivered in the last seven days waits again.

        Returns:
            how many scans wait again; 0 when the server is the one last seen.
        """


class LocalDirectory(Protocol):
    """This station's copy of badges, holders and presence, for answers while the database is away.

    Safe to call from any thread. It is a copy: a damaged one is made anew and answers as an empty one until then.
    """

    def replace(self, contents: DirectoryContents) -> None:
        """Take over a new copy in one transaction."""

    def find_badge(self, serial: str) -> Badge | None:
        """Return the badge with this serial, or the only one that a shorter spelling can mean."""

    def badges_alike(self, serial: str) -> Sequence[Badge]:
        """Return the badges whose low 24 bits are those of ``serial``, in the order of their serials."""

    def state_of(self, member_id: MemberId) -> Direction:
        """Return whether the member is in, as this station knows it; out when it knows nothing."""

    def previous_scan(self, serial: str) -> PreviousScan | None:
        """Return the last scan of this badge that this station answered or was told of."""

    def remember(self, answer: ScanAnswer) -> None:
        """Follow an answer given: the badge's last scan, and the member's state where it changed."""

    def rules(self) -> StationRules:
        """Return the settings that scans at this station are decided by."""

    def taken_at(self) -> datetime | None:
        """Return the server's time of the copy, None while there is none."""


class KeptSeals(Protocol):
    """The seals that this station keeps of its database, out of the reach of whoever rewrites that.

    Every method raises SealsNotKeptError when the disk refuses.
    """

    def kept(self) -> Sequence[KeptSeal]:
        """Return what is kept, in the order in which it was kept."""

    def keep(self, seals: Sequence[KeptSeal]) -> None:
        """Add ``seals`` durably; old ones may be thinned out for them, the first and the newest never."""


# --- the database ------------------------------------------------------------------------------------------------


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

    def these(self, member_ids: Collection[MemberId]) -> BoardChange:
        """Return the named members as they are now, in or out."""

    def in_at(self, at: datetime) -> BoardSnapshot:
        """Return who was in at ``at``."""

    def differences(self) -> Sequence[PresenceDifference]:
        """Return every member whose kept presence is not what the log says."""

    def latest_passages(self, most: int) -> Sequence[LatestPassage]:
        """Return the newest scans, newest first."""

    def these_passages(self, scan_ids: Collection[ScanId]) -> Sequence[LatestPassage]:
        """Return the named scans, newest first."""


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
        """Settle a review that was seen, as the station where there is no account.

        Raises StaleVersionError where somebody settled it meanwhile, RecordNotFoundError where it is not there.
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
