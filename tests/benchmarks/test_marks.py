"""What is computed from what was measured."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.benchmarks.crowd import Written, behind
from tests.benchmarks.durations import Durations, from_nanoseconds
from tests.benchmarks.marks import Mark, as_markdown

MORNING = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)


def test_the_median_and_the_99th_of_100() -> None:
    """Of 1 to 100 ms in any order the median is 50.5 ms and the 99th is 99 ms: one of them may be longer."""
    durations = Durations(tuple(float(value) for value in reversed(range(1, 101))))

    assert (durations.p50, durations.p99, durations.longest) == (50.5, 99.0, 100.0)


def test_few_durations_have_the_longest_as_their_99th() -> None:
    """Nanoseconds become milliseconds, and with fewer than a hundred the 99th is the longest."""
    assert from_nanoseconds([3_000_000, 1_000_000]).p99 == 3.0


def test_the_table_is_aligned_and_says_what_is_missed() -> None:
    """Every row has the same width, a missed goal stands out, and a line without a goal claims nothing."""
    table = as_markdown([Mark("a", "1 ms"), Mark("bb", "2 ms", "1 ms", "< 3 ms", met=True), Mark("c", "9", met=False)])

    lines = table.splitlines()
    assert len({len(line) for line in lines}) == 1
    assert [line.split("|")[5].strip() for line in lines[2:]] == ["", "yes", "**no**"]


def test_a_board_is_behind_until_it_knows_the_scan_or_a_later_one() -> None:
    """A scan that a later one of the same member overtook counts as known when the later one is."""
    scans = [
        Written("1", "anna", MORNING, committed=1_000_000),
        Written("2", "anna", MORNING + timedelta(seconds=5), committed=2_000_000),
        Written("3", "ben", MORNING, committed=3_000_000),
    ]
    heard = [
        (2_500_000, [("ben", (MORNING - timedelta(days=1)).isoformat())]),
        (9_000_000, [("anna", (MORNING + timedelta(seconds=5)).isoformat()), ("ben", MORNING.isoformat())]),
    ]

    assert behind(scans, heard).ms == (8.0, 7.0, 6.0)


def test_a_board_that_never_hears_of_a_scan_is_no_result() -> None:
    """A scan that no board ever showed is a fault, not a number."""
    scan = Written("1", "anna", MORNING, committed=0)

    with pytest.raises(AssertionError, match="never heard"):
        behind([scan], [(1, [("anna", (MORNING - timedelta(days=1)).isoformat())])])
