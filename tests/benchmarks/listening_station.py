"""A process that is a station with a board: ``python -m tests.benchmarks.listening_station URL FOLDER NAME``.

It runs everything a desk runs but the window, with a reader that is not plugged in. It says ``live`` when its board was
read for the first time. At the end of its input it says what its board heard: when, whom, and since when they are so.
"""

import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from sentinel_desktop.app.collection import pass_over_what_is_loaded
from sentinel_desktop.app.compose import RunningStation, StationEvents
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.presence import BoardChange, BoardEntry, BoardSnapshot
from tests.benchmarks.worker import say, told


class Board:
    """Keeps what a board heard; called on the station's thread ``board-feed``."""

    def __init__(self) -> None:
        self.live = threading.Event()
        self.heard: list[tuple[int, list[tuple[str, str]]]] = []

    def replaced(self, snapshot: BoardSnapshot) -> None:
        """Hear a whole board."""
        self._note(snapshot.entries)
        self.live.set()

    def changed(self, change: BoardChange) -> None:
        """Hear what changed."""
        self._note(change.entries)

    def _note(self, entries: Sequence[BoardEntry]) -> None:
        now = time.monotonic_ns()
        known = [(str(entry.member.id), entry.since.isoformat()) for entry in entries if entry.since is not None]
        self.heard.append((now, known))


def main(url: str, folder: str, name: str) -> None:
    """Run the station until the input ends."""
    board = Board()
    settings = Settings(data_dir=Path(folder), database=url, reader=str(Path(folder) / "no-reader"), station=name)
    events = StationEvents(on_board_replaced=board.replaced, on_board_changed=board.changed)
    station = RunningStation(settings, events, shows_board=True)
    pass_over_what_is_loaded()
    station.start()
    try:
        say(live=board.live.wait(60))
        if told() is not None:
            raise AssertionError("a listening station is told nothing")
    finally:
        station.stop()
    say(heard=board.heard)


if __name__ == "__main__":
    main(*sys.argv[1:])
