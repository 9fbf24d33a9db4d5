"""A station: one installed copy of the program."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sentinel_desktop.domain.directions import DirectionMode
from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.domain.readers import ReaderState
from sentinel_desktop.domain.records import Record


class StationKind(StrEnum):
    """What a station is for."""

    DESK = "desk"
    KIOSK = "kiosk"
    DOOR = "door"


@dataclass(frozen=True, slots=True)
class Station:
    """A desk, a kiosk or a door, known to the database by its unique name."""

    id: StationId
    name: str
    kind: StationKind
    direction_mode: DirectionMode


@dataclass(frozen=True, slots=True)
class StationHealth:
    """What a station says of itself, several times a minute.

    Attributes:
        last_synced_at: when its journal was last empty, by the server's clock; None in a report says that it is not.
        waiting: scans in its journal that are not delivered yet.
        clock_offset: the server's time less the station's own clock.
    """

    waiting: int
    reader_state: ReaderState
    clock_offset: timedelta
    program_version: str
    last_synced_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StationDetails:
    """What an administrator edits of a station; its name is unique."""

    name: str
    kind: StationKind
    direction_mode: DirectionMode = DirectionMode.TOGGLE


@dataclass(frozen=True, slots=True)
class StationLine:
    """A station as a table shows it.

    Attributes:
        is_enrolled: a copy of the program signs in as it.
        health: what it last said of itself; None where it never did.
        last_seen_at: when that was, by the server's clock.
        as_of: the server's clock now.
    """

    record: Record[StationDetails]
    is_enrolled: bool
    health: StationHealth | None
    last_seen_at: datetime | None
    as_of: datetime


class StationOrder(StrEnum):
    """The orders of stations."""

    NAME = "name"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class StationFilter:
    """Which stations are wanted; None lets all through.

    Attributes:
        text: words that are all part of the name, whatever their case and accents.
    """

    text: str = ""
    kind: StationKind | None = None
    is_enrolled: bool | None = None
