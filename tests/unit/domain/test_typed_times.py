"""Times as people type them, read between two instants."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.typed_times import TimeProblem, read_moment

ZONE = ZoneInfo("America/Winnipeg")
NOW = datetime(2026, 11, 25, 0, 42, 7, tzinfo=UTC)
"""18:42:07 on 24 November in Winnipeg."""
DAY_BEGAN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def local(*when: int) -> datetime:
    """Return a local time as an instant."""
    return datetime(*when, tzinfo=ZONE).astimezone(UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    "text", ["17:05", "1705", "17h05", "17H05", "17.05", " 17 : 05 ", "2026-11-24 17:05", "2026-11-24T17:05"]
)
def test_a_time_is_typed_in_many_ways(text: str) -> None:
    """With or without a sign between, spaces and a date."""
    assert read_moment(text, DAY_BEGAN, NOW, ZONE) == local(2026, 11, 24, 17, 5)


@pytest.mark.parametrize("text", ["905", "9:05", "09:05", "0905"])
def test_a_leading_nought_may_be_left_out(text: str) -> None:
    """Of the hour."""
    assert read_moment(text, DAY_BEGAN, NOW, ZONE) == local(2026, 11, 24, 9, 5)


@pytest.mark.parametrize(
    "text", ["", "noon", "25:00", "12:60", "1", "12", "99999", "2026-13-01 10:00", "-5:00", "١٢:٣٠", "x" * 10_000]
)
def test_what_is_no_time_is_none(text: str) -> None:
    """Letters, hours that no day has, dates that no year has, figures of another script."""
    assert read_moment(text, DAY_BEGAN, NOW, ZONE) is TimeProblem.NOT_A_TIME


@pytest.mark.parametrize("text", ["18:43", "02:59", "2026-11-23 17:05", "2026-11-24 18:42:08"])
def test_what_lies_elsewhere_is_outside(text: str) -> None:
    """Yet to come, or before the day began."""
    assert read_moment(text, DAY_BEGAN, NOW, ZONE) is TimeProblem.OUTSIDE


def test_after_midnight_the_evening_is_meant() -> None:
    """At half past one in the night 23:50 is yesterday's, of the same operational day; 01:10 is today's."""
    now, began = local(2026, 11, 25, 1, 30), local(2026, 11, 24, 3, 0)
    assert read_moment("23:50", began, now, ZONE) == local(2026, 11, 24, 23, 50)
    assert read_moment("01:10", began, now, ZONE) == local(2026, 11, 25, 1, 10)


def test_the_minute_that_an_end_lies_in_counts() -> None:
    """A minute is typed, not a second: it is moved to the end that lies in it."""
    came = local(2026, 11, 24, 17, 5) + timedelta(seconds=30)
    assert read_moment("17:05", came, NOW, ZONE) == came
    assert read_moment("17:05:29", came, NOW, ZONE) is TimeProblem.OUTSIDE


def test_a_time_that_comes_twice_is_the_later_one() -> None:
    """When the clocks go back; or that nearest to what is recorded."""
    first = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    second = first + timedelta(hours=1)
    earliest, latest = first - timedelta(hours=5), second + timedelta(hours=5)
    assert read_moment("01:30", earliest, latest, ZONE) == second
    assert read_moment("01:30", earliest, latest, ZONE, near=first) == first
    assert read_moment("01:30", earliest, second - timedelta(minutes=2), ZONE) == first


def test_a_time_that_no_clock_showed_is_outside() -> None:
    """When the clocks go forward, half past two is skipped."""
    earliest, latest = datetime(2026, 3, 8, 5, 0, tzinfo=UTC), datetime(2026, 3, 8, 14, 0, tzinfo=UTC)
    assert read_moment("02:30", earliest, latest, ZONE) is TimeProblem.OUTSIDE


def test_the_day_nearest_to_what_is_recorded_is_meant() -> None:
    """Within a week of a passage, a time without a date is of that passage's night."""
    recorded = local(2026, 11, 20, 3, 0)
    week = timedelta(days=7)
    read = read_moment("22:10", recorded - week, recorded + week, ZONE, near=recorded)
    assert read == local(2026, 11, 19, 22, 10)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - made aware
    st.timedeltas(timedelta(0), timedelta(days=30)),
    st.times(),
)
def test_whatever_is_read_lies_between(earliest: datetime, length: timedelta, at: object) -> None:
    """Any time of day, between any two instants, is one that lies between them, or is outside."""
    latest = earliest + length
    read = read_moment(f"{at:%H:%M}", earliest, latest, ZONE)
    assert read is TimeProblem.OUTSIDE or (isinstance(read, datetime) and earliest <= read <= latest)
    if length >= timedelta(days=2):
        assert isinstance(read, datetime) or "02:" in f"{at:%H:%M}"


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing that can be pasted breaks it."""
    assert isinstance(read_moment(text, DAY_BEGAN, NOW, ZONE), datetime | TimeProblem)
