"""When a member is usually in."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.presence_pattern import HOURS, WEEKDAYS, Stay, UsualTime, pattern_of, stays_of

WINNIPEG = ZoneInfo("America/Winnipeg")
BEGIN = datetime(2026, 9, 7, 5, 0, tzinfo=UTC)
"""Monday 7 September, 00:00 in Winnipeg."""
END = BEGIN + timedelta(weeks=8)
IN, OUT = Direction.IN, Direction.OUT
HOUR = timedelta(hours=1)

MOMENTS = st.integers(0, 8 * 7 * 24 * 60 - 1).map(lambda minutes: BEGIN + timedelta(minutes=minutes))


def test_a_stay_goes_from_in_to_out() -> None:
    """A second one in the same direction, as after a correction, begins and ends nothing."""
    passages = [(BEGIN, IN), (BEGIN + HOUR, IN), (BEGIN + 2 * HOUR, OUT), (BEGIN + 3 * HOUR, OUT)]
    assert stays_of(passages, OUT, BEGIN, END) == (Stay(BEGIN, BEGIN + 2 * HOUR),)


def test_who_was_in_before_and_who_is_in_still() -> None:
    """They stay from the beginning, and to the end."""
    assert stays_of([(BEGIN + HOUR, OUT)], IN, BEGIN, END) == (Stay(BEGIN, BEGIN + HOUR),)
    assert stays_of([(BEGIN + HOUR, IN)], OUT, BEGIN, END) == (Stay(BEGIN + HOUR, END),)
    assert stays_of([], IN, BEGIN, END) == (Stay(BEGIN, END),)


def test_an_evening_every_week_is_a_usual_time() -> None:
    """Tuesdays from 18:00 to 22:00 in the unit's zone, six times of eight; a single Saturday is none."""
    tuesdays = [BEGIN + timedelta(weeks=week, days=1, hours=18) for week in range(6)]
    stays = [Stay(at, at + 4 * HOUR) for at in tuesdays]
    saturday = BEGIN + timedelta(days=5, hours=9)
    pattern = pattern_of([*stays, Stay(saturday, saturday + 5 * HOUR)], WINNIPEG)
    assert pattern.usual_times(3) == (UsualTime(weekday=1, since=18, until=22, weeks=6),)
    assert pattern.days == 7
    assert pattern.hours[5][9] == 1


def test_the_most_usual_time_comes_first() -> None:
    """Then the longer one; no more than are asked for."""
    stays = [Stay(BEGIN + timedelta(weeks=week), BEGIN + timedelta(weeks=week) + HOUR) for week in range(3)]
    other = BEGIN + timedelta(days=2)
    stays += [Stay(other + timedelta(weeks=week), other + timedelta(weeks=week) + HOUR) for week in range(5)]
    pattern = pattern_of(stays, WINNIPEG)
    assert [time.weekday for time in pattern.usual_times(3)] == [2, 0]
    assert len(pattern.usual_times(1)) == 1


def test_a_minute_of_an_hour_is_not_the_hour() -> None:
    """Who leaves at one minute past ten was not in at ten, and was in that day all the same."""
    came = BEGIN + timedelta(hours=9)
    pattern = pattern_of([Stay(came, came + HOUR + timedelta(minutes=1))], WINNIPEG)
    assert (pattern.hours[0][9], pattern.hours[0][10], pattern.days) == (1, 0, 1)


def test_hours_are_those_of_the_unit_over_the_change_of_the_clocks() -> None:
    """18:00 is 18:00 before and after the night in which an hour comes twice."""
    before = datetime(2026, 10, 29, 23, 0, tzinfo=UTC)
    after = datetime(2026, 11, 6, 0, 0, tzinfo=UTC)
    pattern = pattern_of([Stay(before, before + HOUR), Stay(after, after + HOUR)], WINNIPEG)
    assert pattern.hours[3][18] == 2
    twice = datetime(2026, 11, 1, 6, 0, tzinfo=UTC)
    assert pattern_of([Stay(twice, twice + 2 * HOUR)], WINNIPEG).hours[6][1] == 1


@given(st.lists(st.tuples(MOMENTS, st.sampled_from(Direction)), max_size=30).map(sorted), st.sampled_from(Direction))
def test_no_hour_is_fuller_than_the_weeks(passages: list[tuple[datetime, Direction]], before: Direction) -> None:
    """Whatever the log says, stays follow one another and every count is between none and all of the weeks."""
    stays = stays_of(passages, before, BEGIN, END)
    assert all(stay.begin <= stay.end for stay in stays)
    assert all(one.end <= other.begin for one, other in pairwise(stays))
    pattern = pattern_of(stays, WINNIPEG)
    assert [len(row) for row in pattern.hours] == [HOURS] * WEEKDAYS
    # One more where the clocks went back: the period ends an hour before the weekday does.
    assert all(0 <= count <= 9 for row in pattern.hours for count in row)
    assert max(map(max, pattern.hours)) <= pattern.days <= 57
