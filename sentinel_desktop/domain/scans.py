"""A badge presented to a reader, and what the desk answered."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.clocks import ClockReading
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import ScanId, StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.outsiders import AttendeeCard, VisitorCard
from sentinel_desktop.domain.readers import CardFamily
from sentinel_desktop.domain.serials import Serial


@dataclass(frozen=True, slots=True)
class BadgeRead:
    """What a reader hands over: one presentation of one badge.

    Attributes:
        serial: canonical, see ``serials``.
        at: this computer's clocks when the last byte of the frame had arrived.
        family: what kind of card it is.
    """

    serial: Serial
    at: ClockReading
    family: CardFamily = CardFamily.UNKNOWN


@dataclass(frozen=True, slots=True)
class PlacedScan:
    """Which scan it was, where and when."""

    id: ScanId
    station_id: StationId
    occurred_at: datetime


@dataclass(frozen=True, slots=True)
class BadgeScan:
    """A badge read at a station: a fact with a time. Its id is the key under which it is recorded once.

    Attributes:
        occurred_at: the corrected time; scans are ordered by it, then by id.
        desk_clock_at: the desk's own clock, uncorrected.
    """

    id: ScanId
    serial: str
    station_id: StationId
    occurred_at: datetime
    desk_clock_at: datetime

    @property
    def placed(self) -> PlacedScan:
        """Which scan it is, where and when."""
        return PlacedScan(self.id, self.station_id, self.occurred_at)


@dataclass(frozen=True, slots=True)
class ScanAnswer:
    """What the person at the reader is told.

    Attributes:
        direction: the direction recorded, or repeated; None for a refusal.
        first_outcome: for a repeat, the outcome that is shown again; else None.
        member: the badge's holder, where one was found.
        visitor: who was signed out by the scan.
        attendee: whom an event's badge is about, admitted or not.
        badge_number: what is printed on a visitor's or an event's badge; empty where nothing is.
        question: it is asked at the desk when the member really left, because nobody saw the check-out before.
        waiting: recorded on this computer only, to be delivered; ``outcome`` is then what the local copy expects.
    """

    scan_id: ScanId
    serial: str
    outcome: Outcome
    occurred_at: datetime
    direction: Direction | None = None
    first_outcome: Outcome | None = None
    member: MemberCard | None = None
    waiting: bool = False
    visitor: VisitorCard | None = None
    attendee: AttendeeCard | None = None
    badge_number: str = ""
    question: bool = False

    @property
    def person_id(self) -> UUID | None:
        """The id of the member, the visit or the attendee that the answer is about."""
        if self.member is not None:
            return self.member.id
        if self.visitor is not None:
            return self.visitor.visit_id
        return None if self.attendee is None else self.attendee.attendee_id

    @property
    def display_name(self) -> str | None:
        """The person's short name, None where nobody is known."""
        person = self.member or self.visitor or self.attendee
        return None if person is None else person.display_name

    def differs_from(self, told: "ScanAnswer") -> bool:
        """Whether a person who was told ``told`` heard something else than this: another outcome, way or person.

        A visitor who was told that they are out, by a badge that has nobody now, is out: their sign-in was kept at the
        station too and comes after the scan, or they were signed out elsewhere.
        """
        if (told.outcome, self.outcome) == (Outcome.VISITOR_OUT, Outcome.VISITOR_BADGE_FREE):
            return False
        return _gist(self) != _gist(told)


@dataclass(frozen=True, slots=True)
class ToldScan:
    """A scan on its way to the database, and what the person was told meanwhile; None where nobody was."""

    scan: BadgeScan
    told: ScanAnswer | None = None


def _gist(answer: ScanAnswer) -> tuple[Outcome, Direction | None, UUID | None]:
    return answer.outcome, answer.direction, answer.person_id
