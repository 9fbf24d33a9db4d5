"""The moments of an operational day, five minutes apart: 276 and 300 of them on the days that clocks change."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sentinel_desktop.domain.operational_day import Timings, day_start, operational_date

STEP: Final = timedelta(minutes=5)
STEPS_IN_AN_HOUR: Final = timedelta(hours=1) // STEP
USUAL_DAY: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class DayMoments:
    """An operational day as steps from its beginning; the end belongs to the next day.

    Attributes:
        begins: its first moment, aware.
        ends: the next day's first moment.
    """

    day: date
    begins: datetime
    ends: datetime

    @property
    def last_step(self) -> int:
        """The last step that still lies in the day; the first one is 0."""
        return -((self.begins - self.ends) // STEP) - 1

    @property
    def clocks_change(self) -> bool:
        """Whether some local time is skipped or comes twice in this day."""
        return self.ends - self.begins != USUAL_DAY

    def moment(self, step: int) -> datetime:
        """Return the moment of a step, the nearest there is."""
        return self.begins + min(max(step, 0), self.last_step) * STEP

    def step_of(self, instant: datetime) -> int:
        """Return the latest step that is not after an instant, the nearest there is."""
        return min(max((instant - self.begins) // STEP, 0), self.last_step)


def moments_of(day: date, timings: Timings) -> DayMoments:
    """Return the moments of an operational day, from rollover to rollover in the unit's zone."""
    return DayMoments(day, day_start(day, timings), day_start(day + timedelta(days=1), timings))


def day_with(instant: datetime, timings: Timings) -> DayMoments:
    """Return the moments of the operational day that an instant belongs to."""
    return moments_of(operational_date(instant, timings), timings)
