"""What the journal's status says of a long queue."""

from datetime import timedelta

import pytest

from sentinel_desktop.domain.station_status import JournalStatus


@pytest.mark.parametrize(
    ("waiting", "a_second", "left"),
    [(83_211, 240.0, timedelta(seconds=346.7125)), (0, 240.0, None), (5, None, None), (5, 0.0, None)],
)
def test_the_time_left_is_what_waits_by_the_rate(waiting: int, a_second: float | None, left: timedelta | None) -> None:
    """None where nothing waits, or nothing is delivered."""
    assert JournalStatus(waiting, delivered_a_second=a_second).time_left == left
