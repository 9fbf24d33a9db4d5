"""Who is in the building, as a board shows it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import CheckInId, MemberId, ScanId
from sentinel_desktop.domain.lists import RankCategory
from sentinel_desktop.domain.outcomes import SIGNALS, Outcome, Tone

LONG_STAY: Final = timedelta(hours=12)
"""Whoever is in for longer is marked, and may have been forgotten."""


@dataclass(frozen=True, slots=True)
class BoardTag:
    """A tag as the board shows it on whoever has it.

    Attributes:
        positional: an appointment, which stands before every other.
        order: its place among those that supervisors gave an order.
    """

    id: UUID
    chip: Chip
    positional: bool
    order: int


@dataclass(frozen=True, slots=True)
class BoardEntry:
    """One member on the board.

    Attributes:
        rank_order: the rank's place in the unit's list, higher for higher ranks.
        sort_key: casefolded, accents removed; by it names sort as a person expects.
        service_number: for searching.
        since: when the member came into the present state.
        rank_category: None where nothing but the rank's code is known here.
        tags: appointments first, then in the order that supervisors gave them.
    """

    member: MemberCard
    state: Direction
    since: datetime | None
    division_name: str
    rank_order: int
    sort_key: str
    service_number: str
    rank_category: RankCategory | None = None
    tags: tuple[BoardTag, ...] = ()
    division_name_fr: str = ""

    @property
    def id(self) -> UUID:
        """The member's."""
        return self.member.id

    @property
    def display_name(self) -> str:
        """The short name with its rank."""
        return self.member.display_name


class KeptHere(StrEnum):
    """What this computer alone knows of a visitor: the database was away, and is told when it is back."""

    CAME = "came"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class VisitorHere:
    """One visitor who is in. Why they came is not among it: a board is seen by who passes.

    Attributes:
        host: None where nobody is named.
        badge: the number printed on the visitor badge, its serial's last four where it has none; None without a badge.
        expires_at: until when the visit was allowed; None without an end.
        kept: what waits on this computer; None where the database knows how it is.
        has_namesake: another visitor with this very name is in: one of two people, or one who was signed in twice.
    """

    visit_id: UUID
    display_name: str
    visit_type: Chip
    host: MemberCard | None
    badge: str | None
    since: datetime
    expires_at: datetime | None
    escort_required: bool
    sort_key: str
    kept: KeptHere | None = None
    has_namesake: bool = False

    @property
    def id(self) -> UUID:
        """The visit's."""
        return self.visit_id

    @property
    def host_member_id(self) -> MemberId | None:
        """The host's."""
        return None if self.host is None else self.host.id


@dataclass(frozen=True, slots=True)
class KeptVisits:
    """What waits on this computer of visitors: who came, each marked so, and the visits that ended."""

    came: tuple[VisitorHere, ...] = ()
    left: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class AttendeeOnBoard:
    """One attendee of an event who is in; ``event`` is what it is called."""

    attendee_id: UUID
    display_name: str
    event: str
    since: datetime
    sort_key: str

    @property
    def id(self) -> UUID:
        """The attendee's."""
        return self.attendee_id


OnBoard = BoardEntry | VisitorHere | AttendeeOnBoard
"""Whoever can stand on a board."""


@dataclass(frozen=True, slots=True)
class SilentStation:
    """A station that has not reported, so that what it saw may be missing here.

    Attributes:
        last_seen_at: when it last reported, by the server's clock.
        waiting: scans it had not delivered then.
        last_synced_at: when it had last delivered everything; None where it never had.
    """

    name: str
    last_seen_at: datetime | None
    waiting: int
    last_synced_at: datetime | None = None

    @property
    def complete_until(self) -> datetime | None:
        """Up to when everything it saw is in the database; None where that is not known of any moment."""
        return self.last_synced_at if self.waiting else self.last_seen_at


@dataclass(frozen=True, slots=True)
class WaitingStation:
    """A station that reports, and for more than a minute has had scans that are not delivered.

    Attributes:
        waiting: so many, when it last reported.
        complete_until: up to when everything it saw is in the database; None where that is not known of any moment.
    """

    name: str
    waiting: int
    complete_until: datetime | None


@dataclass(frozen=True, slots=True)
class StationOffTime:
    """A station whose own clock is more than five seconds off; what it records has the right time all the same.

    Attributes:
        clock_offset: the server's time less the station's: positive where the station is slow.
    """

    name: str
    clock_offset: timedelta


@dataclass(frozen=True, slots=True)
class BoardSnapshot:
    """Everybody who is in, confirmed with the database at ``as_of`` (the server's clock).

    Attributes:
        silent_stations: have not reported for a minute.
        waiting_stations: report, and have not delivered everything for a minute.
        stations_off_time: report a clock of their own that is off.
    """

    entries: tuple[BoardEntry, ...]
    as_of: datetime
    silent_stations: tuple[SilentStation, ...] = ()
    waiting_stations: tuple[WaitingStation, ...] = ()
    stations_off_time: tuple[StationOffTime, ...] = ()
    visitors: tuple[VisitorHere, ...] = ()
    attendees: tuple[AttendeeOnBoard, ...] = ()

    @property
    def count(self) -> int:
        """How many people are in, whoever they are."""
        return len(self.entries) + len(self.visitors) + len(self.attendees)


@dataclass(frozen=True, slots=True)
class BoardChange:
    """Who was read again because they were touched.

    Attributes:
        entries: these members; those in are shown, those out are taken off.
        visitors: all who are in; None where nothing touched them.
        attendees: all who are in; None where nothing touched them.
    """

    entries: tuple[BoardEntry, ...]
    as_of: datetime
    visitors: tuple[VisitorHere, ...] | None = None
    attendees: tuple[AttendeeOnBoard, ...] | None = None


@dataclass(frozen=True, slots=True)
class LatestPassage:
    """One line of the latest passages: a scan with what came of it, or what was entered without one.

    Attributes:
        scan_id: None where no scan made it.
        outcome: None where no scan made it: somebody came or went as ``direction`` says.
        serial_tail: the last four characters of the serial, shown where nobody is known; empty without a scan.
        station: empty where nobody wrote down which.
        check_in_id: the member's check-in that was made by hand.
        visit_id: the visit that began or ended.
        attendee_id: the attendee of an event who came or went.
        host: whom the visitor came to see, short, with the rank; of arrivals only.
    """

    scan_id: ScanId | None
    occurred_at: datetime
    outcome: Outcome | None
    direction: Direction | None
    display_name: str | None
    serial_tail: str
    station: str
    waiting: bool = False
    check_in_id: UUID | None = None
    visit_id: UUID | None = None
    attendee_id: UUID | None = None
    host: str | None = None

    @property
    def key(self) -> tuple[UUID | None, datetime | None]:
        """What tells it from every other: the scan, or the record that was made without one and when it says it was."""
        if self.scan_id is not None:
            return self.scan_id, None
        return self.check_in_id or self.visit_id or self.attendee_id, self.occurred_at

    @property
    def tone(self) -> Tone:
        """The family of what came of it."""
        if self.outcome is not None:
            return SIGNALS[self.outcome].tone
        return Tone.OUT if self.direction is Direction.OUT else Tone.IN


@dataclass(frozen=True, slots=True)
class PassagesTouched:
    """Which records a notice named, by which their passages are read again; each an id of its own kind."""

    scans: frozenset[UUID] = frozenset()
    check_ins: frozenset[UUID] = frozenset()
    visits: frozenset[UUID] = frozenset()
    attendee_passages: frozenset[UUID] = frozenset()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.scans or self.check_ins or self.visits or self.attendee_passages)


@dataclass(frozen=True, slots=True)
class PresenceDifference:
    """A member whose kept presence is not what the log says.

    ``kept_by`` and ``rebuilt_by`` are the check-ins that made each state, None where there is none.
    """

    member_id: MemberId
    display_name: str
    kept: Direction
    kept_by: CheckInId | None
    rebuilt: Direction
    rebuilt_by: CheckInId | None


@dataclass(frozen=True, slots=True)
class PresenceFilter:
    """Whose presence is wanted; what is empty or None lets all through.

    Those who left the unit are among them while they are in, and not when they are out.
    """

    divisions: frozenset[UUID] = frozenset()
    state: Direction | None = None


class PresenceOrder(StrEnum):
    """The orders of presence: the highest rank first, the longest in this state first and those who never came last."""

    NAME = "name"
    RANK = "rank"
    DIVISION = "division"
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class DivisionStrength:
    """How many of a division are in.

    Attributes:
        present: who is in, those who left the unit among them.
        members: who is of the division today.
    """

    division_id: UUID
    code: str
    name: str
    name_fr: str
    present: int
    members: int
