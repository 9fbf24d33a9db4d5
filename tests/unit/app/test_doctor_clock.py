"""What ``doctor`` says of this computer's clock."""

from datetime import timedelta

import pytest

from sentinel_desktop.app.doctor import clock_finding
from sentinel_desktop.domain.clocks import ClockAnchor
from tests.support.scan_builders import NOON, reading

ANCHOR = ClockAnchor(reading(), NOON)


@pytest.mark.parametrize(
    ("ahead", "well", "said"),
    [
        (timedelta(0), True, "0.0 s off"),
        (timedelta(seconds=5), True, "5.0 s off"),
        (timedelta(seconds=-5.1), False, "5 s behind"),
        (timedelta(hours=1), False, "3600 s ahead of"),
    ],
)
def test_a_clock_that_was_set_is_told_by_the_monotonic_clock(ahead: timedelta, said: str, *, well: bool) -> None:
    """Ten minutes after the database's clock was last read, in the same boot."""
    ten = timedelta(minutes=10)
    finding = clock_finding(ANCHOR, reading(NOON + ten + ahead, timedelta(hours=1) + ten))
    assert (finding.well, finding.about) == (well, "clock")
    assert said in finding.says


def test_after_a_restart_of_the_computer_the_offset_last_seen_is_told() -> None:
    """Nothing better is known until the database is seen again."""
    off = ClockAnchor(reading(), NOON + timedelta(minutes=2))
    assert "120 s behind" in clock_finding(off, reading(NOON + timedelta(days=1), boot_id="the next")).says
