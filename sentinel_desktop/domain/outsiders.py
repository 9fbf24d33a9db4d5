"""People from outside as a scan finds them by their badge: a visitor by the visit, an attendee by the event."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sentinel_desktop.domain.ids import BadgeId


@dataclass(frozen=True, slots=True)
class VisitorCard:
    """What a screen shows of the visitor whose visit a badge belongs to."""

    visit_id: UUID
    display_name: str


@dataclass(frozen=True, slots=True)
class AttendeeCard:
    """What a screen shows of an attendee; the badge opens from ``access_from``, and no longer at ``access_until``."""

    attendee_id: UUID
    display_name: str
    event: str
    access_from: datetime
    access_until: datetime


@dataclass(frozen=True, slots=True)
class VisitOfBadge:
    """The visit that a badge was handed out for last, at a moment.

    Attributes:
        since: when the visitor signed in.
        ended_at: None while the visit goes on.
    """

    badge_id: BadgeId
    card: VisitorCard
    since: datetime
    ended_at: datetime | None = None

    def open_at(self, at: datetime) -> bool:
        """Whether the visitor is in just before ``at``."""
        return self.since <= at and (self.ended_at is None or self.ended_at > at)


@dataclass(frozen=True, slots=True)
class AttendeeOfBadge:
    """An attendee who has, had or will have a badge.

    Attributes:
        expected: the event is active and the attendee has not withdrawn.
        withdrawn: whose badge is free for another.
    """

    badge_id: BadgeId
    card: AttendeeCard
    expected: bool
    withdrawn: bool = False

    def in_window(self, at: datetime) -> bool:
        """Whether ``at`` is in the access window."""
        return self.card.access_from <= at < self.card.access_until

    def admitted(self, at: datetime) -> bool:
        """Whether the attendee may pass at ``at``."""
        return self.expected and self.in_window(at)


def attendee_at(holders: Iterable[AttendeeOfBadge], at: datetime) -> AttendeeOfBadge | None:
    """Return whom a scan of a badge at ``at`` is about: its holder then, else the next one, else the last one.

    One who has withdrawn is meant only where nobody else ever has the badge.
    """
    in_time = sorted(holders, key=lambda holder: (holder.withdrawn, holder.card.access_from, holder.card.attendee_id))
    there = [holder for holder in in_time if not holder.withdrawn] or in_time
    then = [holder for holder in there if holder.in_window(at)]
    later = [holder for holder in there if holder.card.access_from > at]
    return next(iter(then or later or there[-1:]), None)
