"""Events for people from outside, their attendees and their passages."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.records import Record


class EventStatus(StrEnum):
    """Where an event stands; its attendees scan while it is active."""

    PLANNED = "planned"
    ACTIVE = "active"
    ENDED = "ended"
    CANCELLED = "cancelled"


class AttendeeStatus(StrEnum):
    """Where an attendee stands; the badge of one who withdrew is free for another."""

    EXPECTED = "expected"
    ARRIVED = "arrived"
    WITHDRAWN = "withdrawn"


class PassageMethod(StrEnum):
    """How an attendee's passage came to be."""

    BADGE = "badge"
    FIXED = "fixed"
    MANUAL = "manual"
    LOCKUP = "lockup"
    ROLLOVER = "rollover"
    REDERIVED = "rederived"

    @property
    def asserted(self) -> bool:
        """True where somebody or something stated the direction; false where it was derived by alternation."""
        return self not in {PassageMethod.BADGE, PassageMethod.REDERIVED}


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
    """One recorded passage of an attendee. It is never edited: another may supersede it.

    Attributes:
        scan_id: the scan that made it; None where it was made otherwise.
        entered_by: the account that entered it by hand.
        supersedes_id: the passage this one takes the place of.
        voided: what it supersedes did not happen; this row stands for nothing but that.
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
    supersedes_id: UUID | None = None
    voided: bool = False


# --- what is asked of them ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are wanted; what is empty or None lets all through.

    Attributes:
        text: words that are all part of the name.
        since: lasts to this day at least.
        until: begins on this day at the latest.
    """

    text: str = ""
    statuses: frozenset[EventStatus] = frozenset()
    since: date | None = None
    until: date | None = None


class EventOrder(StrEnum):
    """The orders of events."""

    START = "start"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event as a row of a table.

    Attributes:
        attendees: how many people it has, without those who withdrew.
        present: how many people of it are in.
    """

    record: Record[EventDetails]
    attendees: int
    present: int


@dataclass(frozen=True, slots=True)
class AttendeeFilter:
    """Which attendees are wanted; what is empty or None lets all through.

    Attributes:
        text: words that are all part of the name.
        admitted_at: in their access window at this instant, and not withdrawn.
    """

    event_id: UUID | None = None
    text: str = ""
    roles: frozenset[UUID] = frozenset()
    statuses: frozenset[AttendeeStatus] = frozenset()
    badge_id: UUID | None = None
    admitted_at: datetime | None = None


class AttendeeOrder(StrEnum):
    """The orders of attendees; those without a role come last by it."""

    NAME = "name"
    ROLE = "role"
    ACCESS = "access"


@dataclass(frozen=True, slots=True)
class AttendeeLine:
    """One attendee as a row of a table.

    Attributes:
        role: in English; empty for one without a role.
        role_fr: in French; empty where nobody gave it.
        badge: the number printed on the badge, its serial's last four where it has none.
        since: when the attendee came into the present state; None for one who never came.
    """

    record: Record[AttendeeDetails]
    event: str
    role: str
    role_fr: str
    badge: str | None
    state: Direction
    since: datetime | None


@dataclass(frozen=True, slots=True)
class PassageFilter:
    """Which passages are wanted; None lets all through.

    Attributes:
        since: from this instant on.
        before: up to this instant, and not at it.
    """

    event_id: UUID | None = None
    event_attendee_id: UUID | None = None
    station_id: UUID | None = None
    direction: Direction | None = None
    method: PassageMethod | None = None
    witnessed: bool | None = None
    since: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class PassageLine:
    """One passage as a row of a table; ``entered_by`` is the name of the account, None where nobody entered it."""

    passage: AttendeePassage
    attendee: str
    event: str
    station: str
    entered_by: str | None


@dataclass(frozen=True, slots=True)
class AttendeeHere:
    """An attendee who is in."""

    attendee_id: UUID
    event_id: UUID
    display_name: str
    organization: str
    since: datetime
