"""A station: one installed copy of the program."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sentinel_desktop.domain.directions import DirectionMode
from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.domain.readers import ReaderState


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
        last_synced_at: when its journal was last empty, by the server's clock.
        waiting: scans in its journal that are not delivered yet.
        clock_offset: the server's time less the station's own clock.
    """

    waiting: int
    reader_state: ReaderState
    clock_offset: timedelta
    program_version: str
    last_synced_at: datetime | None = None
