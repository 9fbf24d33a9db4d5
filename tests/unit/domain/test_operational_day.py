"""The operational day, over both changes of daylight saving."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.operational_day import Timings, day_start, operational_date

WINNIPEG = Timings()
ZONES = (
    "America/Winnipeg",
    "America/St_Johns",  # changed one minute after midnight from 1987 to 2011
    "America/Havana",
    "America/Regina",  # never changes
    "Australia/Lord_Howe",  # changes by half an hour
    "Africa/Casablanca",
    "Asia/Beirut",  # changes at midnight
    "Europe/Dublin",
    "Pacific/Apia",  # has no 30 December 2011
    "UTC",
)


def local(text: str, zone: str = "America/Winnipeg", *, fold: int = 0) -> datetime:
    """Return the instant at which clocks in ``zone`` show ``text``; the second time with ``fold``."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        (local("2026-01-15T02:59:59.999999"), date(2026, 1, 14)),
        (local("2026-01-15T03:00:00"), date(2026, 1, 15)),
        (local("2026-01-15T23:59:59"), date(2026, 1, 15)),
        (local("2026-01-16T00:00:00"), date(2026, 1, 15)),
        # Clocks go forward on 8 March 2026 from 02:00 to 03:00: the day begins at the change itself.
        (local("2026-03-08T01:59:59.999999"), date(2026, 3, 7)),
        (local("2026-03-08T03:00:00"), date(2026, 3, 8)),
        # Clocks go back on 1 November 2026 from 02:00 to 01:00: 01:30 comes twice, both before the day begins.
        (local("2026-11-01T01:30:00"), date(2026, 10, 31)),
        (local("2026-11-01T01:30:00", fold=1), date(2026, 10, 31)),
        (local("2026-11-01T02:59:59"), date(2026, 10, 31)),
        (local("2026-11-01T03:00:00"), date(2026, 11, 1)),
    ],
)
def test_the_day_changes_at_rollover(instant: datetime, expected: date) -> None:
    """At 03:00 in Winnipeg the next operational day begins, also on the days when the clocks change."""
    assert operational_date(instant, WINNIPEG) == expected


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 7), 23), (date(2026, 10, 31), 25), (date(2026, 7, 1), 24)])
def test_the_day_of_the_change_is_an_hour_shorter_or_longer(day: date, hours: int) -> None:
    """The operational day that holds the change has 23 or 25 hours."""
    assert day_start(day + timedelta(days=1), WINNIPEG) - day_start(day, WINNIPEG) == timedelta(hours=hours)


def test_a_rollover_that_is_skipped_comes_as_if_the_clocks_had_not_changed() -> None:
    """02:30 does not exist on 8 March 2026: the day begins at what would have been 02:30, which clocks call 03:30."""
    timings = Timings(rollover=time(2, 30))
    assert day_start(date(2026, 3, 8), timings) == local("2026-03-08T03:30:00")


def test_a_rollover_that_comes_twice_counts_the_first_time() -> None:
    """01:30 comes twice on 1 November 2026: the day begins the first time and does not end again."""
    timings = Timings(rollover=time(1, 30))
    assert day_start(date(2026, 11, 1), timings) == local("2026-11-01T01:30:00")
    assert operational_date(local("2026-11-01T01:15:00", fold=1), timings) == date(2026, 11, 1)


def test_a_day_that_has_begun_does_not_end_because_clocks_go_back_over_midnight() -> None:
    """In St John's clocks once went from 00:01 back to 23:01: with a rollover at midnight the new day goes on."""
    timings = Timings(ZoneInfo("America/St_Johns"), time(0, 0))
    zone = "America/St_Johns"
    assert operational_date(local("2010-11-07T00:00:30", zone), timings) == date(2010, 11, 7)
    assert operational_date(local("2010-11-06T23:30:00", zone, fold=1), timings) == date(2010, 11, 7)


@given(
    instant=st.datetimes(datetime(1990, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds
    zone=st.sampled_from(ZONES),
    rollover=st.times(),
)
def test_every_instant_lies_in_its_operational_day(instant: datetime, zone: str, rollover: time) -> None:
    """Wherever and whenever, an instant is not before its day's beginning and before the next day's."""
    timings = Timings(ZoneInfo(zone), rollover)
    day = operational_date(instant, timings)
    assert day_start(day, timings) <= instant < day_start(day + timedelta(days=1), timings)


@given(
    zone=st.sampled_from(ZONES),
    change=st.sampled_from([datetime(2010, 11, 7, 2, tzinfo=UTC), datetime(2026, 3, 8, 8, tzinfo=UTC)]),
    minutes=st.tuples(st.integers(-300, 300), st.integers(0, 300)),
    rollover=st.times(),
)
def test_the_operational_date_never_goes_back(
    zone: str, change: datetime, minutes: tuple[int, int], rollover: time
) -> None:
    """A later instant has the same operational date or a later one, also around a change."""
    timings = Timings(ZoneInfo(zone), rollover)
    earlier = change + timedelta(minutes=minutes[0])
    later = earlier + timedelta(minutes=minutes[1])
    assert operational_date(earlier, timings) <= operational_date(later, timings)
