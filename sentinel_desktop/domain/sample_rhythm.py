"""When the invented members of a sample unit come and go: working days, parade nights, and a few at weekends.

Times of a day are in milliseconds of the unit's local clock since midnight, so that a working day begins at 07:45 on
both sides of a change of daylight saving.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from random import Random
from typing import Final

from sentinel_desktop.domain.sample_people import SampleMember

MINUTE: Final = 60_000
HOUR: Final = 60 * MINUTE

_TUESDAY, _THURSDAY, _SATURDAY, _SUNDAY = 1, 3, 5, 6
_PARADE_NIGHTS: Final = frozenset({_TUESDAY, _THURSDAY})
_AT_WORK = 0.92
_OUT_FOR_LUNCH = 0.3
_STAFF_ON_PARADE = 0.35
_DROPS_IN: Final = {_SATURDAY: 0.04, _SUNDAY: 0.015}
_DROPS_IN_ON_WEEKDAYS = 0.03


@dataclass(frozen=True, slots=True)
class Habit:
    """How a member attends; ``parade_rate`` is the part of the parade nights that a part-timer comes to."""

    member: int
    full_time: bool
    parade_rate: float


@dataclass(frozen=True, slots=True)
class LocalVisit:
    """One visit to the building within one local day, in milliseconds since midnight."""

    member: int
    arrived: int
    left: int


def draw_habits(members: Sequence[SampleMember], dice: Random) -> tuple[Habit, ...]:
    """Return the habits of the members who come; ``Habit.member`` is the place in ``members``."""
    return tuple(
        Habit(index, member.full_time, dice.triangular(0.3, 0.98, 0.85))
        for index, member in enumerate(members)
        if member.comes
    )


def visits_on(day: date, habits: Sequence[Habit], dice: Random) -> list[LocalVisit]:
    """Return the visits of one local day in the order of arrival; those of one member are minutes apart."""
    weekday = day.weekday()
    visits = [visit for habit in habits for visit in _day_of(habit, weekday, dice)]
    visits.sort(key=lambda visit: (visit.arrived, visit.member))
    return visits


def instant(day: date, milliseconds: int, zone: tzinfo) -> datetime:
    """Return the instant, in UTC, at which the local clock shows this many milliseconds after midnight."""
    midnight = datetime.combine(day, time.min, tzinfo=zone)
    return (midnight + timedelta(milliseconds=milliseconds)).astimezone(UTC)


def _day_of(habit: Habit, weekday: int, dice: Random) -> Iterator[LocalVisit]:
    parade = weekday in _PARADE_NIGHTS
    if habit.full_time:
        if weekday < _SATURDAY and dice.random() < _AT_WORK:
            yield from _working_day(habit.member, dice)
        if parade and dice.random() < _STAFF_ON_PARADE:
            yield _parade_night(habit.member, dice)
    elif parade:
        if dice.random() < habit.parade_rate:
            yield _parade_night(habit.member, dice)
    elif dice.random() < _DROPS_IN.get(weekday, _DROPS_IN_ON_WEEKDAYS):
        yield _dropping_in(habit.member, dice)


def _working_day(member: int, dice: Random) -> Iterator[LocalVisit]:
    arrived = _about(7 * HOUR, 7 * HOUR + 45 * MINUTE, 8 * HOUR + 30 * MINUTE, dice)
    left = _about(15 * HOUR + 20 * MINUTE, 16 * HOUR + 10 * MINUTE, 17 * HOUR + 15 * MINUTE, dice)
    if dice.random() < _OUT_FOR_LUNCH:
        lunch = _about(11 * HOUR + 30 * MINUTE, 12 * HOUR, 12 * HOUR + 20 * MINUTE, dice)
        yield LocalVisit(member, arrived, lunch)
        arrived = lunch + _about(20 * MINUTE, 40 * MINUTE, 65 * MINUTE, dice)
    yield LocalVisit(member, arrived, left)


def _parade_night(member: int, dice: Random) -> LocalVisit:
    arrived = _about(18 * HOUR + 15 * MINUTE, 18 * HOUR + 50 * MINUTE, 19 * HOUR + 20 * MINUTE, dice)
    return LocalVisit(member, arrived, _about(21 * HOUR, 21 * HOUR + 45 * MINUTE, 23 * HOUR, dice))


def _dropping_in(member: int, dice: Random) -> LocalVisit:
    arrived = _about(9 * HOUR, 10 * HOUR + 30 * MINUTE, 18 * HOUR, dice)
    return LocalVisit(member, arrived, arrived + _about(40 * MINUTE, 90 * MINUTE, 4 * HOUR, dice))


def _about(earliest: int, usual: int, latest: int, dice: Random) -> int:
    return int(dice.triangular(earliest, latest, usual))
