"""A clock of a station that has seen the server, whose clock shows what this computer's does."""

from collections.abc import Callable

from sentinel_desktop.app.station_clock import StationClock, TimeKeeper, read_computer_clock
from sentinel_desktop.domain.clocks import ClockReading


def clock_in_step(journal: TimeKeeper, read: Callable[[], ClockReading] = read_computer_clock) -> StationClock:
    """Return a clock that knows the server's time, so that scans are delivered."""
    clock = StationClock(journal, read)
    now = read()
    clock.note_server_time(now.wall, now, now)
    return clock
