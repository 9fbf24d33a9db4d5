"""When a scan happened: the wall clock may be set, the order of one boot's scans may not change."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import psutil
import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.app.station_clock import StationClock, read_computer_clock
from sentinel_desktop.domain.clocks import ClockAnchor, ClockReading, ScanTime
from sentinel_desktop.domain.faults import StoreStartingError
from sentinel_desktop.domain.ids import ScanId
from tests.support.computer_clocks import TimesInMemory
from tests.support.scan_builders import NOON, new_id, reading

HOUR = timedelta(hours=1)


def clock(keeper: TimesInMemory, at: ClockReading | None = None) -> StationClock:
    """Return a clock on a computer whose clocks stand still."""
    now = at or reading()
    return StationClock(keeper, lambda: now)


def test_the_computers_monotonic_clock_goes_forward_in_one_boot() -> None:
    """Two readings belong to one boot, are aware, and the later is not earlier."""
    first, second = read_computer_clock(), read_computer_clock()
    assert first.boot_id == second.boot_id != ""
    assert second.monotonic_ns >= first.monotonic_ns
    assert first.wall.utcoffset() == timedelta(0)


@pytest.mark.skipif(sys.platform != "linux", reason="the time of the boot is known elsewhere to the second at best")
def test_the_monotonic_clock_counts_from_the_boot() -> None:
    """The monotonic clock is the age of the boot, so that readings of two programs can be compared."""
    now = read_computer_clock()
    assert now.monotonic_ns / 1e9 == pytest.approx(now.wall.timestamp() - psutil.boot_time(), abs=60)


@given(st.lists(st.integers(-7200, 7200), min_size=2, max_size=20), st.booleans())
def test_setting_the_wall_clock_reorders_nothing(settings: list[int], seen: bool) -> None:  # noqa: FBT001 - drawn
    """However the wall clock is set between the scans of a boot, their times keep their order and distance."""
    keeper = TimesInMemory(ClockAnchor(reading(), NOON) if seen else None)
    station = clock(keeper)
    times = [
        station.occurred_at(reading(NOON + timedelta(seconds=off), HOUR + timedelta(seconds=index)))
        for index, off in enumerate(settings)
    ]
    assert times == [NOON + timedelta(seconds=index) for index in range(len(settings))]


def test_the_servers_time_is_taken_at_the_midpoint_of_the_question() -> None:
    """The answer to a question of 80 ms belongs to the moment 40 ms after it was asked."""
    keeper = TimesInMemory()
    station = clock(keeper)
    after = reading(NOON + timedelta(milliseconds=80), HOUR + timedelta(milliseconds=80))
    station.note_server_time(NOON + timedelta(seconds=5), reading(), after)
    assert station.occurred_at(reading(monotonic=HOUR + timedelta(milliseconds=40))) == NOON + timedelta(seconds=5)
    assert keeper.kept is not None
    assert keeper.kept.server_time == NOON + timedelta(seconds=5)


def test_the_offset_of_an_earlier_boot_counts_until_the_server_is_seen() -> None:
    """After a restart the wall clock is corrected by the offset last measured."""
    keeper = TimesInMemory(ClockAnchor(reading(boot_id="an earlier boot"), NOON + timedelta(minutes=3)))
    station = clock(keeper)
    assert station.occurred_at(reading()) == NOON + timedelta(minutes=3)
    assert station.offset() == timedelta(minutes=3)


def test_a_slow_question_does_not_replace_a_good_anchor() -> None:
    """What took longer than a second is taken only where nothing better is known of this boot."""
    keeper = TimesInMemory()
    station = clock(keeper)
    slow = reading(NOON + timedelta(seconds=9), HOUR + timedelta(seconds=9))
    station.note_server_time(NOON, reading(), slow)
    first = keeper.kept
    station.note_server_time(NOON, reading(), reading())
    good = keeper.kept
    station.note_server_time(NOON + HOUR, reading(), slow)
    assert first is not None
    assert keeper.kept == good != first
    assert station.occurred_at(reading()) == NOON


def test_a_clock_works_without_its_journal(expect_log: Callable[[str], None]) -> None:
    """Where the disk refuses, the server's time counts all the same, in memory."""
    expect_log("server's time")
    station = clock(TimesInMemory(broken=True))
    station.note_server_time(NOON + HOUR, reading(), reading())
    assert station.occurred_at(reading()) == NOON + HOUR
    assert station.settled_time(ScanTime(ScanId(new_id()), reading(), NOON)) == NOON


def test_nothing_is_delivered_before_the_server_is_seen_in_this_boot() -> None:
    """Its time may be a guess; after a restart of the program in the same boot it is none."""
    keeper = TimesInMemory(ClockAnchor(reading(boot_id="an earlier boot"), NOON))
    station, guess = clock(keeper), ScanTime(ScanId(new_id()), reading(), NOON)
    with pytest.raises(StoreStartingError, match="clock"):
        station.settled_time(guess)
    station.note_server_time(NOON + HOUR, reading(), reading())
    assert station.settled_time(guess) == clock(keeper).settled_time(guess) == NOON


@pytest.mark.skipif(sys.platform != "linux", reason="the clock that goes on in a sleeping computer is Linux's own here")
def test_the_monotonic_clock_goes_on_while_the_computer_sleeps() -> None:
    """It is the one that counts the time of suspension; another one would date what follows a sleep too early."""
    before = time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    assert before <= read_computer_clock().monotonic_ns <= time.clock_gettime_ns(time.CLOCK_BOOTTIME)


@pytest.mark.parametrize("zone", ["America/Winnipeg", "Pacific/Kiritimati", "UTC"])
def test_the_wall_clock_is_read_in_utc_whatever_the_zone(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    """A night in which the hour comes twice, or not at all, has no part in what is kept."""
    monkeypatch.setenv("TZ", zone)
    before = datetime.now(UTC)
    wall = read_computer_clock().wall
    assert wall.tzinfo is UTC
    assert before <= wall <= datetime.now(UTC)
