"""Moments of the operational day that is now, for a test that runs at any hour of it, and just after it began too."""

from datetime import UTC, datetime, timedelta

from sentinel_desktop.domain.operational_day import Timings, day_start, operational_date


def day_began(now: datetime) -> datetime:
    """Return when the operational day of a new unit began that ``now`` (aware) is of, in UTC."""
    return day_start(operational_date(now, Timings()), Timings())


def earlier_today(ago: timedelta) -> datetime:
    """Return the moment so long ago, in UTC; the beginning of the day, where that is younger."""
    now = datetime.now(UTC)
    return max(now - ago, day_began(now))
