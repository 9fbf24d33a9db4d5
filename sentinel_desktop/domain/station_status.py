"""What the status strip says: the reader, the database, what waits, and the day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum


class DatabaseState(StrEnum):
    """Where the database stands, seen from this station."""

    STARTING = "starting"
    LIVE = "live"
    AWAY = "away"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class DatabaseStatus:
    """The database seen from this station.

    Attributes:
        as_of: the server's time when the board was last confirmed with it.
        problem: a sentence saying what is wrong and what to do; empty while it is live.
    """

    state: DatabaseState
    as_of: datetime | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class JournalStatus:
    """The scans kept on this disk.

    Attributes:
        waiting: scans not delivered yet.
        quarantined: scans the database refused for good, to be looked at by a person.
        oldest_waiting_at: when the oldest of the waiting was scanned.
        problem: why the journal cannot be written, in a sentence; empty while it can.
        not_journalled: badges read since the program started that could not be kept, and were answered as not recorded.
        last_not_journalled_at: when the last such badge was read, in this life of the program or an earlier one.
        delivered_a_second: how fast what waits is delivered now; None while nothing is.
    """

    waiting: int = 0
    quarantined: int = 0
    oldest_waiting_at: datetime | None = None
    problem: str = ""
    not_journalled: int = 0
    last_not_journalled_at: datetime | None = None
    delivered_a_second: float | None = None

    @property
    def time_left(self) -> timedelta | None:
        """How long it takes until nothing waits, as fast as it goes now; None while nothing is delivered."""
        if not self.waiting or not self.delivered_a_second:
            return None
        return timedelta(seconds=self.waiting / self.delivered_a_second)


@dataclass(frozen=True, slots=True)
class StationDay:
    """The operational day and the clock it is told by; ``clock_offset`` is the server's time less the desk's."""

    operational_date: date
    clock_offset: timedelta = timedelta(0)
