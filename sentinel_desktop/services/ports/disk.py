"""What the disk of this station is asked: the journal, the copy of the directory, the seals."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.badges import Badge
from sentinel_desktop.domain.check_in_rules import PreviousScan
from sentinel_desktop.domain.clocks import ClockAnchor, ClockReading
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import BadgeId, MemberId, ScanId
from sentinel_desktop.domain.journal import DirectoryContents, JournalEntry, RefusedEntry, StationRules
from sentinel_desktop.domain.outsiders import AttendeeOfBadge, VisitOfBadge
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.domain.seals import KeptSeal
from sentinel_desktop.domain.station_status import JournalStatus


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

    def visit_of(self, badge_id: BadgeId) -> VisitOfBadge | None:
        """Return the visit that has a visitor's badge, or had it when it was scanned here; None where it knows none."""

    def attendees_of(self, badge_id: BadgeId) -> Sequence[AttendeeOfBadge]:
        """Return whose access with an event's badge is not over."""

    def attendee_state(self, attendee_id: UUID) -> Direction:
        """Return whether an attendee is in, as this station knows it; out when it knows nothing."""

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
