"""Every protocol that a service asks of the outside, on one page.

Persistence and hardware satisfy them; app hands them in. Neither room is known to a service or to its tests.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self
from uuid import UUID

from sentinel_desktop.domain.badges import Badge
from sentinel_desktop.domain.check_in_rules import PreviousScan
from sentinel_desktop.domain.clocks import ClockAnchor, ClockReading
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import MemberId, ScanId
from sentinel_desktop.domain.journal import DirectoryContents, JournalEntry, StationRules
from sentinel_desktop.domain.readers import ReaderStatus
from sentinel_desktop.domain.scans import BadgeRead, BadgeScan, ScanAnswer
from sentinel_desktop.domain.station_status import JournalStatus

NewId = Callable[[], UUID]
"""Makes a time-ordered identifier (UUID version 7)."""

ReadClock = Callable[[], ClockReading]
"""Reads both clocks of this computer."""


# --- faults of the world, which a service must know --------------------------------------------------------------


class StoreUnavailableError(Exception):
    """The database cannot be used now; it may answer later, and nothing asked of it is lost by waiting.

    The text is one sentence for a person: what is wrong and what to do.
    """


class ScanRefusedError(Exception):
    """The database refuses this one scan for good: it belongs in quarantine, with this sentence as the reason."""


class JournalError(Exception):
    """The journal on this disk cannot be written or read; the text says why, in one sentence."""


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

    def quarantine(self, scan_id: ScanId, reason: str) -> None:
        """The database refuses the scan for good; it no longer waits and blocks nothing."""

    def waiting(self, limit: int) -> Sequence[JournalEntry]:
        """Return the oldest waiting entries in the order of their sequence, ``limit`` of them at most."""

    def waiting_of(self, serial: str) -> Sequence[JournalEntry]:
        """Return all waiting entries of one badge in the order of their sequence."""

    def status(self) -> JournalStatus:
        """Return counts for the status strip; never raises, a broken journal is in ``problem``."""

    def anchor(self) -> ClockAnchor | None:
        """Return the server's time as last seen, kept over restarts."""

    def keep_anchor(self, anchor: ClockAnchor) -> None:
        """Keep the server's time as seen now."""

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
            ScanRefusedError: it will never be recorded as it is.
        """


class UnitOfWork(Protocol):
    """One session and one transaction; leaving it without ``commit`` undoes everything."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed and give the connection back."""

    def commit(self) -> None:
        """Make it so."""
