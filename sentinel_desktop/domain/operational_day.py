"""The operational day: from rollover (03:00 local by default) to the next rollover."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Timings:
    """The unit's zone and the local time at which its operational day ends."""

    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("America/Winnipeg"))
    rollover: time = time(3, 0)


def operational_date(instant: datetime, timings: Timings) -> date:
    """Return the operational date that ``instant`` (aware) belongs to, right over both changes of daylight saving."""
    local = instant.astimezone(timings.zone).date()
    # Where clocks go back over midnight, the day whose beginning has passed stays, though its date comes once more.
    for day in (local + timedelta(days=1), local):
        if instant >= day_start(day, timings):
            return day
    return local - timedelta(days=1)


def day_start(day: date, timings: Timings) -> datetime:
    """Return the instant, in UTC, at which the operational day ``day`` begins.

    A rollover time that daylight saving skips on that date is read as if the clocks had not changed yet (02:30 is then
    03:30); one that occurs twice is taken the first time.
    """
    local = datetime.combine(day, timings.rollover, tzinfo=timings.zone)
    return local.astimezone(UTC)
