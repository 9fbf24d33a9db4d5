"""How many waiting scans are delivered together, and how fast that is said to go."""

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.services.drain_pace import (
    LEAST_S,
    MOST_TOGETHER,
    SECONDS_TOGETHER,
    STILL_AFTER_S,
    WINDOW_S,
    DrainPace,
)


def delivered(pace: DrainPace, seconds_each: float, times: int, began: float = 0.0) -> float:
    """Deliver so many times as many together as the pace says; returns when that was done."""
    for _ in range(times):
        ended = began + pace.together * seconds_each
        pace.note(pace.together, began, ended)
        began = ended
    return began


@pytest.mark.parametrize(("seconds_each", "together"), [(0.0001, MOST_TOGETHER), (0.004, 12), (0.2, 1)])
def test_as_many_as_fit_into_the_time(seconds_each: float, together: int) -> None:
    """A fast database gets many at once, a slow one few, so that a new scan never waits long."""
    pace = DrainPace()
    delivered(pace, seconds_each, 20)
    assert pace.together == together
    assert together == 1 or together * seconds_each <= SECONDS_TOGETHER + 1e-9


@given(st.lists(st.floats(0, 10), max_size=30))
def test_there_is_always_a_number(seconds: list[float]) -> None:
    """Whatever the database's moods, at least one and at most the most are delivered together."""
    pace, began = DrainPace(), 0.0
    for took in seconds:
        pace.note(pace.together, began, began + took)
        began += took
        if took > 9:
            pace.broken_off()
        assert 1 <= pace.together <= MOST_TOGETHER


def test_a_delivery_that_was_broken_off_takes_fewer_next() -> None:
    """A database that is there for moments only gets so few at last that they fit into one."""
    pace = DrainPace()
    delivered(pace, 0.0001, 20)
    for _ in range(10):
        pace.broken_off()
    assert pace.together == 1


def test_the_rate_is_that_of_the_last_seconds() -> None:
    """After ten slow seconds at another rate the old one is forgotten."""
    pace = DrainPace()
    slow_until = delivered(pace, 0.05, 30)
    now = delivered(pace, 0.005, int(WINDOW_S / SECONDS_TOGETHER) + 20, slow_until)
    assert pace.a_second(now) == pytest.approx(200, rel=0.02)


def test_there_is_no_rate_while_nothing_is_delivered() -> None:
    """Before anything was, for the first moment, a while after the last, and after it was broken off."""
    pace = DrainPace()
    assert pace.a_second(0.0) is None
    pace.note(8, 0.0, 0.1)
    assert pace.a_second(0.1) is None
    now = delivered(pace, 0.01, 40, 0.1)
    assert now > LEAST_S
    assert pace.a_second(now) is not None
    assert pace.a_second(now + STILL_AFTER_S + 0.1) is None
    assert pace.a_second(now + 2 * WINDOW_S) is None
    pace.broken_off()
    assert pace.a_second(now) is None
