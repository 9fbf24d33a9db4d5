"""Who is in the building, as a board shows it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import CheckInId, MemberId, ScanId
from sentinel_desktop.domain.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class BoardEntry:
    """One member on the board.

    Attributes:
        rank_order: the rank's place in the unit's list, higher for higher ranks.
        sort_key: casefolded, accents removed; by it names sort as a person expects.
        service_number: for searching.
        since: when the member came into the present state.
    """

    member: MemberCard
    state: Direction
    since: datetime | None
    division_name: str
    rank_order: int
    sort_key: str
    service_number: str


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


@dataclass(frozen=True, slots=True)
class BoardChange:
    """Members read again because they were touched: those in are shown, those out are taken off."""

    entries: tuple[BoardEntry, ...]
    as_of: datetime


@dataclass(frozen=True, slots=True)
class LatestPassage:
    """One line of the latest passages: a scan with what came of it.

    Attributes:
        serial_tail: the last four characters of the serial, shown where no member is known.
    """

    scan_id: ScanId
    occurred_at: datetime
    outcome: Outcome
    direction: Direction | None
    display_name: str | None
    serial_tail: str
    station: str
    waiting: bool = False


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
