"""What every part of the desk's screens is built with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.ui.badge_taps import BadgeTaps
from sentinel_desktop.ui.desk_requests import DeskRequests
from sentinel_desktop.ui.kept_state import KeptState
from sentinel_desktop.ui.theme import Appearance


@dataclass(frozen=True, slots=True)
class DeskSetup:
    """The station's name, the unit's timings, the clock, and the look; ``now`` returns an aware time.

    Attributes:
        requests: what parts of the screens ask of each other.
        taps: badges that are tapped while a dialog waits for one.
        kept: what is typed and not saved; it outlasts a window that is made anew in another language.
    """

    station: str
    timings: Timings
    now: Callable[[], datetime]
    look: Appearance
    requests: DeskRequests = field(default_factory=DeskRequests)
    taps: BadgeTaps = field(default_factory=BadgeTaps)
    kept: KeptState = field(default_factory=KeptState)

    @property
    def zone(self) -> ZoneInfo:
        """The zone that times are shown in."""
        return self.timings.zone
