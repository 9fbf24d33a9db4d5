"""Events for people from outside, their attendees and their passages."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sentinel_desktop.domain.directions import Direction


class EventStatus(StrEnum):
    """Where an event stands; its attendees scan while it is active."""

    PLANNED = "planned"
    ACTIVE = "active"
    ENDED = "ended"
    CANCELLED = "cancelled"


class AttendeeStatus(StrEnum):
    """Where an attendee stands; one who withdrew holds no badge."""

    EXPECTED = "expected"
    ARRIVED = "arrived"
    WITHDRAWN = "withdrawn"


class PassageMethod(StrEnum):
    """How an attendee's passage came to be."""

    BADGE = "badge"
    MANUAL = "manual"
    LOCKUP = "lockup"
    ROLLOVER = "rollover"


@dataclass(frozen=True, slots=True)
class EventDetails:
    """An event over whole days, both included."""

    name: str
    starts_on: date
    ends_on: date
    description: str = ""
    location: str = ""
    status: EventStatus = EventStatus.PLANNED


@dataclass(frozen=True, slots=True)
class AttendeeDetails:
    """One person of an event.

    Attributes:
        access_from: the badge opens from here, and no longer at ``access_until``.
    """

    event_id: UUID
    last_name: str
    display_name: str
    access_from: datetime
    access_until: datetime
    rank: str = ""
    first_name: str = ""
    organization: str = ""
    event_role_id: UUID | None = None
    badge_id: UUID | None = None
    status: AttendeeStatus = AttendeeStatus.EXPECTED
    notes: str = ""


@dataclass(frozen=True, slots=True)
class AttendeePassage:
    """One recorded passage of an attendee.

    Attributes:
        scan_id: the scan that made it; None where it was made otherwise.
        entered_by: the account that entered it by hand.
    """

    id: UUID
    event_attendee_id: UUID
    direction: Direction
    occurred_at: datetime
    station_id: UUID
    method: PassageMethod
    scan_id: UUID | None = None
    witnessed: bool = True
    entered_by: UUID | None = None
