"""What every part of the desk's screens is built with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.ui.theme import Appearance


@dataclass(frozen=True, slots=True)
class DeskSetup:
    """The station's name, the unit's timings, the clock, and the look; ``now`` returns an aware time."""

    station: str
    timings: Timings
    now: Callable[[], datetime]
    look: Appearance

    @property
    def zone(self) -> ZoneInfo:
        """The zone that times are shown in."""
        return self.timings.zone
