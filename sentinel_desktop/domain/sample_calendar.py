"""The moment at which a sample unit is loaded, and its days before that."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SampleCalendar:
    """When a unit's history begins and ends.

    Attributes:
        now: aware, UTC; nothing that has happened lies after it.
        zone: where the unit's days begin and end.
        first_day: the local day on which the history begins.
    """

    now: datetime
    zone: tzinfo
    first_day: date

    @property
    def today(self) -> date:
        """The local day of ``now``."""
        return self.now.astimezone(self.zone).date()

    def days(self, most: int) -> Iterator[date]:
        """Yield the days of the history up to today, its last ``most`` where it is longer."""
        day = max(self.first_day, self.today - (most - 1) * ONE_DAY)
        while day <= self.today:
            yield day
            day += ONE_DAY
