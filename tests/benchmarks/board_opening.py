"""A process that opens the board and searches on it: ``python -m tests.benchmarks.board_opening URL FOLDER OPENINGS``.

It says how long each opening took, from asking the database to the painted board, and each keystroke of a search.
"""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from sentinel_desktop.app.collection import collect_if_due, collect_when_asked, pass_over_what_is_loaded
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.services.presence import PresenceService
from sentinel_desktop.ui.main_window import MainWindow
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.theme import prepare_application
from tests.benchmarks.bench_station import BenchStation
from tests.benchmarks.painting_desk import SCREEN
from tests.benchmarks.worker import say
from tests.support.idle_services import idle_services

_SEARCHES: Final = ("tremblay", "s1 ma", "zzz", "1")


class OpeningDesk:
    """A window without a station behind it, fed with the database's own board."""

    def __init__(self, presence: PresenceService, settings_ini: Path) -> None:
        self._presence = presence
        self._signals = DeskSignals()
        self.window = MainWindow(self._signals, settings_ini, "front desk", Timings(), _now, idle_services())
        self.window.resize(*SCREEN)
        self.window.show()
        settle()

    def open_board(self) -> int:
        """Read the board and the latest passages, show and paint them; return the nanoseconds that took."""
        painted: list[object] = []
        self.window.board_painted.connect(painted.append)
        began = time.perf_counter_ns()
        self._signals.board_replaced.emit(self._presence.board())
        self._signals.passages_changed.emit(tuple(self._presence.latest_passages()))
        settle()
        took = time.perf_counter_ns() - began
        if not painted:
            raise AssertionError("the board was not painted")
        return took

    def search(self) -> list[int]:
        """Type some searches; return the nanoseconds from each keystroke to the painted board."""
        field = self.window.desk.page.search
        took = []
        for search in _SEARCHES:
            for letter in search:
                began = time.perf_counter_ns()
                field.insert(letter)
                settle()
                took.append(time.perf_counter_ns() - began)
            field.clear()
            settle()
        return took


def settle() -> None:
    """Work off everything that Qt has to do now, painting too."""
    app = QApplication.instance()
    if app is None:
        raise AssertionError("the application was made")
    app.sendPostedEvents()
    app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def _now() -> datetime:
    return datetime.now(UTC)


def main(url: str, folder: str, openings: int) -> None:
    """Open boards, each in a new window, and search on the last."""
    app = QApplication([])
    prepare_application(app)
    # As the program does: nothing is collected in the midst of a keystroke.
    collect_when_asked()
    pass_over_what_is_loaded()
    station = BenchStation.enrol(url, Path(folder), "opening desk")
    opened, typed = [], []
    for _ in range(openings):
        desk = OpeningDesk(station.presence(), Path(folder) / "window.ini")
        opened.append(desk.open_board())
        typed += desk.search()
        desk.window.close()
        desk.window.deleteLater()
        settle()
        collect_if_due()
    station.close()
    say(opened=opened, typed=typed)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
