"""When something happened, as well as a desk can know it."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given, strategies as st

from sentinel_desktop.domain.clocks import ClockAnchor, ClockReading, corrected_time

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SECOND = 1_000_000_000
OFFSETS = st.timedeltas(timedelta(days=-400), timedelta(days=400))


def anchor(offset: timedelta = timedelta(minutes=2)) -> ClockAnchor:
    """Return an anchor taken at noon by the desk's clock, ``offset`` behind the server's."""
    return ClockAnchor(ClockReading(NOON, 1000 * SECOND, "this boot"), NOON + offset)


def test_without_an_anchor_the_desks_clock_is_all_there_is() -> None:
    """A desk that never met the server says what its own clock says."""
    assert corrected_time(ClockReading(NOON, 5, "this boot"), None) == NOON


def test_the_offset_is_how_far_the_server_is_ahead() -> None:
    """A fast desk has a negative offset."""
    assert anchor(timedelta(seconds=-7)).offset == timedelta(seconds=-7)


@given(elapsed_us=st.integers(0, 10**13), offset=OFFSETS, wall_set_by=OFFSETS)
def test_a_clock_set_meanwhile_changes_nothing(elapsed_us: int, offset: timedelta, wall_set_by: timedelta) -> None:
    """Within one boot only the monotonic clock counts, exact to the microsecond, however the wall clock was set."""
    reading = ClockReading(NOON + wall_set_by, 1000 * SECOND + elapsed_us * 1000, "this boot")
    expected = NOON + offset + timedelta(microseconds=elapsed_us)
    assert corrected_time(reading, anchor(offset)) == expected


@given(
    first_ns=st.integers(0, 10**15),
    gap_ns=st.integers(0, 10**12),
    walls=st.tuples(OFFSETS, OFFSETS),
)
def test_the_order_of_scans_is_the_order_they_were_made_in(
    first_ns: int, gap_ns: int, walls: tuple[timedelta, timedelta]
) -> None:
    """Two scans of one boot are never reordered by a clock that was set between them."""
    first = ClockReading(NOON + walls[0], first_ns, "this boot")
    second = ClockReading(NOON + walls[1], first_ns + gap_ns, "this boot")
    assert corrected_time(first, anchor()) <= corrected_time(second, anchor())


def test_a_scan_made_before_the_anchor_is_corrected_backwards() -> None:
    """The server's time is known for what was read before it was asked, too."""
    reading = ClockReading(NOON, 990 * SECOND, "this boot")
    assert corrected_time(reading, anchor()) == NOON + timedelta(minutes=2) - timedelta(seconds=10)


def test_after_a_restart_the_offset_last_measured_counts() -> None:
    """Another boot's monotonic clock says nothing: the wall clock plus the known offset is the best there is."""
    reading = ClockReading(NOON + timedelta(hours=1), 5 * SECOND, "next boot")
    assert corrected_time(reading, anchor()) == NOON + timedelta(hours=1, minutes=2)


def test_a_corrected_time_is_in_utc() -> None:
    """Whatever zone the clocks were written in, the result is UTC, after a restart as well."""
    there = timezone(timedelta(hours=-6))
    reading = ClockReading(NOON.astimezone(there), 5 * SECOND, "next boot")
    assert corrected_time(reading, anchor()).utcoffset() == timedelta(0)
