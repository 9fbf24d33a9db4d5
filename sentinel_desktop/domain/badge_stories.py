"""What became of one badge: enrolled, given, taken back, lost, scanned; the newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.badges import BadgeKind, BadgeLine
from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.outcomes import Outcome

MOST_SCANS: Final = 40
MOST_HOLDERS: Final = 40
"""Of each kind a story has the newest; who needs older ones searches the history and the audit."""


class BadgeEventKind(StrEnum):
    """One thing that can happen to a badge."""

    ENROLLED = "enrolled"
    GIVEN = "given"
    TAKEN_BACK = "taken_back"
    STATUS = "status"
    KIND = "kind"
    NUMBER = "number"
    VISITOR_IN = "visitor_in"
    VISITOR_OUT = "visitor_out"
    ATTENDEE = "attendee"
    SCANNED = "scanned"


@dataclass(frozen=True, slots=True)
class BadgeFacts:
    """A badge as it was before or after a change.

    Attributes:
        status: as the list has it today; None for one that is gone from it.
        status_id: as text, as the audit has it.
        holder_id: likewise; empty where no member held it.
        holder: the member's name today; empty for one who is gone.
    """

    kind: BadgeKind
    printed_number: str
    status_id: str
    status: Chip | None
    reason: str
    holder_id: str
    holder: str


@dataclass(frozen=True, slots=True)
class BadgeChange:
    """One change of a badge's record; ``before`` is None where it was enrolled, ``after`` where it was deleted."""

    at: datetime
    by: str
    before: BadgeFacts | None
    after: BadgeFacts | None


@dataclass(frozen=True, slots=True)
class BadgeTerm:
    """Somebody from outside who had the badge: a visit, or an attendee's access.

    Attributes:
        ended: None while it goes on.
    """

    id: UUID
    name: str
    began: datetime
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class BadgeScanned:
    """One scan of a badge; ``name`` is the member's whom the database found then, empty where it found none."""

    at: datetime
    outcome: Outcome
    station: str
    name: str


@dataclass(frozen=True, slots=True)
class BadgeEvent:
    """One line of a story.

    Attributes:
        name: of whom it is about; a number where that was given.
        by: whose account did it; empty where nobody signed in did, or it is not told.
        status: what it was given, of a change of status.
    """

    at: datetime
    kind: BadgeEventKind
    name: str = ""
    by: str = ""
    status: Chip | None = None
    reason: str = ""
    outcome: Outcome | None = None
    station: str = ""
    badge_kind: BadgeKind | None = None


@dataclass(frozen=True, slots=True)
class BadgePast:
    """What is written down about a badge, as far as whoever asks may read it.

    Attributes:
        changes: none where they may not be read.
    """

    changes: Sequence[BadgeChange]
    visits: Sequence[BadgeTerm]
    attendances: Sequence[BadgeTerm]
    scans: Sequence[BadgeScanned]


@dataclass(frozen=True, slots=True)
class BadgeStory:
    """A badge as it is, and what became of it, the newest first."""

    line: BadgeLine
    events: tuple[BadgeEvent, ...]


def events_of(past: BadgePast) -> tuple[BadgeEvent, ...]:
    """Return the story of a badge, the newest first."""
    events = [event for change in past.changes for event in _of_change(change)]
    for visit in past.visits:
        events.append(BadgeEvent(visit.began, BadgeEventKind.VISITOR_IN, visit.name))
        if visit.ended is not None:
            events.append(BadgeEvent(visit.ended, BadgeEventKind.VISITOR_OUT, visit.name))
    events += [BadgeEvent(one.began, BadgeEventKind.ATTENDEE, one.name) for one in past.attendances]
    events += [
        BadgeEvent(scan.at, BadgeEventKind.SCANNED, scan.name, outcome=scan.outcome, station=scan.station)
        for scan in past.scans
    ]
    # What happened at one moment stays in the order in which it is named: the list is turned round as a whole.
    events.sort(key=lambda event: event.at)
    events.reverse()
    return tuple(events)


def _of_change(change: BadgeChange) -> Iterable[BadgeEvent]:
    before, after, at, by = change.before, change.after, change.at, change.by
    if after is None:
        return
    if before is None:
        yield BadgeEvent(at, BadgeEventKind.ENROLLED, after.printed_number, by, badge_kind=after.kind)
        if after.holder_id:
            yield BadgeEvent(at, BadgeEventKind.GIVEN, after.holder, by)
        return
    if before.kind is not after.kind:
        yield BadgeEvent(at, BadgeEventKind.KIND, by=by, badge_kind=after.kind)
    if before.printed_number != after.printed_number:
        yield BadgeEvent(at, BadgeEventKind.NUMBER, after.printed_number, by)
    if (before.status_id, before.reason) != (after.status_id, after.reason):
        yield BadgeEvent(at, BadgeEventKind.STATUS, by=by, status=after.status, reason=after.reason)
    if before.holder_id != after.holder_id:
        if before.holder_id:
            yield BadgeEvent(at, BadgeEventKind.TAKEN_BACK, before.holder, by)
        if after.holder_id:
            yield BadgeEvent(at, BadgeEventKind.GIVEN, after.holder, by)
