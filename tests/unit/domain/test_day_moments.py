"""The moments of an operational day, right on the days that clocks change."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, strategies as st

from sentinel_desktop.domain.day_moments import STEP, day_with, moments_of
from sentinel_desktop.domain.operational_day import Timings, operational_date

TIMINGS = Timings()
HOUR = timedelta(hours=1)
days = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def test_a_usual_day_has_a_moment_every_five_minutes() -> None:
    """From the rollover on; its end is the next day's beginning."""
    day = moments_of(date(2026, 11, 24), TIMINGS)
    assert (day.last_step, day.clocks_change) == (287, False)
    assert day.moment(0) == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert day.moment(287) == day.ends - STEP


def test_the_days_on_which_clocks_change_have_23_and_25_hours() -> None:
    """In spring an hour of them is skipped, in autumn one comes twice."""
    spring, autumn = moments_of(date(2026, 3, 7), TIMINGS), moments_of(date(2026, 10, 31), TIMINGS)
    assert ((spring.last_step + 1) * STEP, spring.clocks_change) == (23 * HOUR, True)
    assert ((autumn.last_step + 1) * STEP, autumn.clocks_change) == (25 * HOUR, True)


@given(days, st.integers(-5, 400))
def test_every_moment_lies_in_its_day(day: date, step: int) -> None:
    """A step before the first is the first, one behind the last is the last; a moment leads back to its step."""
    moments = moments_of(day, TIMINGS)
    moment = moments.moment(step)
    assert operational_date(moment, TIMINGS) == day
    assert moments.step_of(moment) == min(max(step, 0), moments.last_step)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - the bounds of a strategy have no zone
def test_an_instant_lies_between_its_step_and_the_next(instant: datetime) -> None:
    """In the day that it belongs to."""
    day = day_with(instant, TIMINGS)
    begins = day.moment(day.step_of(instant))
    assert begins <= instant < begins + STEP
