"""Times as people type them at the desk, ``18:42``, ``1842`` or ``18h42``, read as instants between two others."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

_TIME: Final = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:\s*[:.hH]\s*|)(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?", re.ASCII
)
_DATE: Final = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})[ T]+", re.ASCII)
_MINUTE: Final = timedelta(minutes=1)
_SECOND: Final = timedelta(seconds=1)
_DAY: Final = timedelta(days=1)
_MOST_DAYS: Final = 400


class TimeProblem(StrEnum):
    """Why a text is no time that can be meant."""

    NOT_A_TIME = "not_a_time"
    OUTSIDE = "outside"
    """A time, but not between the two."""


def read_moment(
    text: str, earliest: datetime, latest: datetime, zone: ZoneInfo, near: datetime | None = None
) -> datetime | TimeProblem:
    """Return the instant, in UTC, that a person means who types a time of day, with or without a date before it.

    A time without a date may be meant on several days, one that daylight saving repeats twice on one: the latest is
    taken that lies between the two instants, or that nearest to ``near``. A minute that one of the two lies in counts
    as between them.

    Args:
        text: as typed; seconds and a date, as 2026-11-24, need not be there.
        earliest: the first instant that can be meant.
        latest: the last one.
        zone: that clocks at the desk show.
        near: what the time is thought to be.
    """
    found = _parts(text)
    if found is None:
        return TimeProblem.NOT_A_TIME
    on, at, length = found
    meant = [
        min(max(instant, earliest), latest)
        for instant in _instants(on, at, earliest, latest, zone)
        if instant <= latest and instant + length > earliest
    ]
    if not meant:
        return TimeProblem.OUTSIDE
    return max(meant) if near is None else min(meant, key=lambda instant: abs(instant - near))


def _parts(text: str) -> tuple[date | None, time, timedelta] | None:
    """Return a text as a date, where there is one, a time of day, and how long that is; None where it is none."""
    bare = " ".join(text.split())
    dated = _DATE.match(bare)
    timed = _TIME.fullmatch(bare[dated.end() :] if dated else bare)
    if timed is None:
        return None
    try:
        on = date(int(dated["year"]), int(dated["month"]), int(dated["day"])) if dated else None
        at = time(int(timed["hour"]), int(timed["minute"]), int(timed["second"] or 0))
    except ValueError:
        return None
    return on, at, _SECOND if timed["second"] else _MINUTE


def _instants(on: date | None, at: time, earliest: datetime, latest: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    for day in _days(earliest, latest, zone) if on is None else (on,):
        for fold in (0, 1):
            local = datetime.combine(day, at.replace(fold=fold), tzinfo=zone)
            instant = local.astimezone(UTC)
            # A time that daylight saving skips comes back as another one: nobody saw it on a clock.
            if instant.astimezone(zone).time().replace(fold=0) == at:
                yield instant


def _days(earliest: datetime, latest: datetime, zone: ZoneInfo) -> Iterator[date]:
    day, first = latest.astimezone(zone).date(), earliest.astimezone(zone).date()
    for back in range(min((day - first).days, _MOST_DAYS) + 1):
        yield day - back * _DAY
