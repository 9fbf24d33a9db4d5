"""Somebody of an event in the real database, with what became of them there."""

from datetime import datetime, timedelta

from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.outsiders import AttendeeCard
from tests.support.builders import NOON, RowBuilder

HOUR = timedelta(hours=1)


class Attendee:
    """Somebody of an event, whose badge opens from an hour before noon until an hour after it."""

    def __init__(self, unit: RowBuilder, *, status: str = "active", opens: datetime = NOON - HOUR) -> None:
        self._owner = unit.connection
        self.badge_id, self.serial = unit.badge(kind=BadgeKind.EVENT, printed_number="E-3")
        until = opens + 2 * HOUR
        self.id = unit.make.event_attendees(
            event_id=unit.make.events(name="Open house", status=status),
            badge_id=self.badge_id,
            last_name="Chen",
            display_name="Chen, L.",
            access_from=opens,
            access_until=until,
        )
        self.card = AttendeeCard(self.id, "Chen, L.", "Open house", opens, until)

    def standing(self) -> tuple[str, int]:
        """Return the status and the version."""
        row = self._owner.execute("SELECT status, version FROM event_attendees WHERE id = %s", [self.id]).fetchone()
        assert row is not None
        return row

    def passages(self) -> list[tuple[datetime, str, str]]:
        """Return time, direction and method of the passages that count, in the order of time."""
        return self._owner.execute(
            "SELECT occurred_at, direction, method FROM event_checkins p WHERE event_attendee_id = %s AND NOT voided"
            " AND NOT EXISTS (SELECT FROM event_checkins s WHERE s.supersedes_id = p.id) ORDER BY occurred_at, id",
            [self.id],
        ).fetchall()
