"""A station: one installed copy of the program."""

from dataclasses import dataclass
from enum import StrEnum

from sentinel_desktop.domain.directions import DirectionMode
from sentinel_desktop.domain.ids import StationId


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
