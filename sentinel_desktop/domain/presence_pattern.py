"""When a member is usually in: the passages of some weeks as stays, and the stays by weekday and hour."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.directions import Direction

PATTERN_WEEKS: Final = 8
WEEKDAYS: Final = 7
HOURS: Final = 24
_HOUR: Final = timedelta(hours=1)
_SHORTEST_STAY_COUNTED: Final = timedelta(minutes=5)
"""Of an hour, so that who leaves at one minute past eight is not in at eight."""


@dataclass(frozen=True, slots=True)
class Stay:
    """From coming in to going out, both in UTC; who is in still stays until the end of what is looked at."""

    begin: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class UsualTime:
    """Hours of a weekday in which the member was in, in some of the weeks.

    Attributes:
        weekday: 0 is Monday.
        until: the hour that follows the last of them, 24 for midnight.
        weeks: in how many of the weeks, in the fullest of these hours.
    """

    weekday: int
    since: int
    until: int
    weeks: int


@dataclass(frozen=True, slots=True)
class PresencePattern:
    """A member's weeks laid over one another.

    Attributes:
        weeks: how many were looked at.
        hours: by weekday, Monday first, and by hour: on how many dates the member was in.
        days: on how many dates the member was in at all.
    """

    weeks: int
    hours: tuple[tuple[int, ...], ...]
    days: int

    def usual_times(self, most: int) -> tuple[UsualTime, ...]:
        """Return the times at which the member is usually in, the most usual first, at most so many.

        An hour is usual where the member was in it in a quarter of the weeks or more, and in two at least.
        """
        least = max(2, -(-self.weeks // 4))
        found = [time for weekday in range(WEEKDAYS) for time in self._runs(weekday, least)]
        found.sort(key=lambda time: (-time.weeks, time.since - time.until, time.weekday, time.since))
        return tuple(found[:most])

    def _runs(self, weekday: int, least: int) -> Iterator[UsualTime]:
        counts = (*self.hours[weekday], 0)
        since: int | None = None
        for hour, count in enumerate(counts):
            if count >= least and since is None:
                since = hour
            elif count < least and since is not None:
                yield UsualTime(weekday, since, hour, max(counts[since:hour]))
                since = None


def stays_of(
    passages: Sequence[tuple[datetime, Direction]], before: Direction, since: datetime, until: datetime
) -> tuple[Stay, ...]:
    """Return when somebody was in.

    Args:
        passages: those that count, within the period, oldest first.
        before: the state in which the period begins.
        since: when the period begins.
        until: when it ends.
    """
    stays = []
    came = since if before is Direction.IN else None
    for at, direction in passages:
        if direction is Direction.IN:
            came = at if came is None else came
        elif came is not None:
            stays.append(Stay(came, at))
            came = None
    if came is not None:
        stays.append(Stay(came, until))
    return tuple(stays)


def pattern_of(stays: Sequence[Stay], zone: ZoneInfo, weeks: int = PATTERN_WEEKS) -> PresencePattern:
    """Return stays by weekday and hour of the unit's zone, right over both changes of daylight saving."""
    within: defaultdict[tuple[date, int], timedelta] = defaultdict(timedelta)
    days = set()
    for stay in stays:
        for day, hour, part in _hours_of(stay, zone):
            within[day, hour] += part
            days.add(day)
    hours = [[0] * HOURS for _ in range(WEEKDAYS)]
    for (day, hour), part in within.items():
        if part >= _SHORTEST_STAY_COUNTED:
            hours[day.weekday()][hour] += 1
    return PresencePattern(weeks, tuple(tuple(row) for row in hours), len(days))


def _hours_of(stay: Stay, zone: ZoneInfo) -> Iterator[tuple[date, int, timedelta]]:
    """Return each local hour that a stay touches, with how much of it."""
    at = stay.begin.astimezone(UTC)
    end = stay.end.astimezone(UTC)
    while at < end:
        local = at.astimezone(zone)
        into = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
        following = min(at + _HOUR - into, end)
        yield local.date(), local.hour, following - at
        at = following
