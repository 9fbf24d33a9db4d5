"""What the database is asked for a scan of a visitor's or an event's badge."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.checkins import KeptPresence
from sentinel_desktop.domain.events import AttendeePassage
from sentinel_desktop.domain.ids import BadgeId, ScanId
from sentinel_desktop.domain.outsiders import AttendeeOfBadge, VisitOfBadge
from sentinel_desktop.domain.timeline import Entry


class OutsiderRepository(Protocol):
    """People from outside by their badges, in the transaction of a scan.

    Every method raises StoreUnavailableError where the database cannot do it now, and StoreRefusedError where a rule of
    the database refuses it for good.
    """

    def lock_badge(self, badge_id: BadgeId) -> None:
        """Wait until no other transaction works on a scan of this badge, and keep it so until the unit of work ends."""

    def visit_of(self, badge_id: BadgeId, at: datetime) -> VisitOfBadge | None:
        """Return the visit that a badge was handed out for last, at or before ``at``; None where there is none."""

    def leave(self, visit_id: UUID, scan_id: ScanId) -> None:
        """Let a visit end by a scan of its badge that this unit of work wrote.

        One that ended after the scan ends earlier now, unless somebody asserted when it did: that stands.
        """

    def attendees_of(self, badge_id: BadgeId) -> Sequence[AttendeeOfBadge]:
        """Return everybody who has, had or will have an event's badge."""

    def state_at(self, attendee_id: UUID, at: datetime | None = None) -> KeptPresence:
        """Return whether an attendee is in by what counts, up to and including ``at``; of all without it."""

    def entries_after(self, attendee: AttendeeOfBadge, at: datetime, repeat_window: timedelta) -> Sequence[Entry]:
        """Return an attendee's passages that count later than ``at``, in the order of time.

        A scan that found the attendee so already is among them, unless a scan of the badge is known by now that it
        repeats.
        """

    def add(self, passage: AttendeePassage) -> None:
        """Write an attendee's passage into the log."""
