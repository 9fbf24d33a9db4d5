"""What a scan costs the main thread of a desk: ``python -m tests.benchmarks.window_work``.

A window drawn offscreen is told what a running station tells it, in the same order, and the moments are taken at which
it had painted. Run before and after a change to a screen; ``--turns`` sets how many scans are taken.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.presence import BoardChange, BoardSnapshot, LatestPassage
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus, JournalStatus
from sentinel_desktop.ui.main_window import MainWindow
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.theme import prepare_application
from tests.benchmarks.board_opening import settle
from tests.benchmarks.durations import from_nanoseconds
from tests.support.idle_services import idle_services
from tests.support.invented_desk import NOW, answer, entry, evening, member, snapshot, tagged, visitor

ON_BOARD: Final = 500
VISITORS: Final = 40
SIZES: Final = ((1280, 720), (1920, 1080))
SEARCHES: Final = ("tremblay", "s1 ma", "zzz", "1")
_WARMING: Final = 10


class WindowAtWork:
    """A window with a full board, and the nanoseconds that its work took."""

    def __init__(self, size: tuple[int, int], settings_ini: Path) -> None:
        self.took: dict[str, list[int]] = {}
        self._at = NOW
        self._began = 0
        self._people = count()
        self._passages = evening() + evening()[:20]
        self._signals = DeskSignals()
        self.window = MainWindow(
            self._signals, settings_ini, "front desk", Timings(), lambda: self._at, idle_services()
        )
        self.window.resize(*size)
        self.window.show()
        self._signals.reader_changed.emit(ReaderStatus(ReaderState.READY, "COM3", "RDM6300"))
        self._signals.database_changed.emit(DatabaseStatus(DatabaseState.LIVE, NOW))
        self._signals.board_replaced.emit(_full_board())
        self._signals.passages_changed.emit(self._passages)
        settle()
        self.window.answer_painted.connect(lambda _scan: self._note("answer"))
        self.window.board_painted.connect(lambda _member: self._note("card"))

    def take_scans(self, turns: int) -> None:
        """Take scans at this desk's reader, and hear of each from the database as a desk does."""
        for told in self._answers(turns):
            settle()
            self._begin()
            self._signals.reader_changed.emit(ReaderStatus(ReaderState.READY, "COM3", "RDM6300", self._at))
            self._signals.scan_finished.emit(told)
            self._signals.passages_changed.emit(self._next_passages(told))
            settle()
            self._note("own scan, worked off")
            self._begin()
            self._signals.journal_changed.emit(JournalStatus())
            self._signals.board_changed.emit(self._change_of(told))
            settle()
            self._note("own scan, heard again from the database")

    def hear_of_others(self, turns: int) -> None:
        """Hear of scans at another desk."""
        for told in self._answers(turns):
            settle()
            self._began = time.perf_counter_ns()
            self._signals.board_changed.emit(self._change_of(told))
            settle()
            self._note("other desk's scan, worked off")
            self._signals.passages_changed.emit(self._next_passages(told))

    def search(self, turns: int) -> None:
        """Type searches."""
        field = self.window.desk.page.search
        for letter in (letter for _ in range(turns) for letter in "".join(f"{search}\n" for search in SEARCHES)):
            settle()
            self._begin()
            if letter == "\n":
                field.clear()
            else:
                field.insert(letter)
            settle()
            self._note("everybody shown again" if letter == "\n" else "keystroke")

    def confirm(self, turns: int) -> None:
        """Hear every second that the database is as it was."""
        for _ in range(turns):
            self._at += timedelta(seconds=1)
            settle()
            self._begin()
            self._signals.database_changed.emit(DatabaseStatus(DatabaseState.LIVE, self._at))
            settle()
            self._note("database confirmed")

    def forget(self) -> None:
        """Begin the measurement: what was taken so far was warming up."""
        self.took = {}

    def close(self) -> None:
        """Take the window away."""
        self.window.close()
        self.window.deleteLater()
        settle()

    def _begin(self) -> None:
        self._began = time.perf_counter_ns()

    def _note(self, what: str) -> None:
        self.took.setdefault(what, []).append(time.perf_counter_ns() - self._began)

    def _answers(self, turns: int) -> list[ScanAnswer]:
        answers = []
        for _ in range(turns):
            number = next(self._people)
            self._at += timedelta(seconds=3)
            comes = number % 2 == 0
            outcome = Outcome.CHECKED_IN if comes else Outcome.CHECKED_OUT
            person = member(ON_BOARD + number if comes else number)
            answers.append(answer(outcome, person, number, self._at))
        return answers

    def _next_passages(self, told: ScanAnswer) -> tuple[LatestPassage, ...]:
        if told.member is None:
            raise AssertionError("every answer here is a member's")
        newest = LatestPassage(
            told.scan_id,
            told.occurred_at,
            told.outcome,
            told.direction,
            told.member.display_name,
            told.serial[-4:],
            "front desk",
        )
        self._passages = (newest, *self._passages[:-1])
        return self._passages

    def _change_of(self, told: ScanAnswer) -> BoardChange:
        if told.member is None:
            raise AssertionError("every answer here is a member's")
        state = told.direction or Direction.IN
        tags = tagged(told.member.id.int - 1)
        return BoardChange((entry(told.member, told.occurred_at, state, tags),), told.occurred_at)


def _full_board() -> BoardSnapshot:
    """Return a board of members, one in four of them with a tag, and of visitors with their hosts."""
    crowd = snapshot(ON_BOARD)
    return replace(
        crowd,
        entries=tuple(replace(item, tags=tagged(number)) for number, item in enumerate(crowd.entries)),
        visitors=tuple(visitor(number, host=member(number), escort=number % 5 == 0) for number in range(VISITORS)),
    )


def measure(size: tuple[int, int], folder: Path, turns: int) -> dict[str, list[int]]:
    """Return the nanoseconds of every kind of work in a window of this size."""
    at_work = WindowAtWork(size, folder / "window.ini")
    works: tuple[Callable[[int], None], ...] = (at_work.take_scans, at_work.hear_of_others)
    result: dict[str, list[int]] = {}
    for work in works:
        work(_WARMING)
        at_work.forget()
        work(turns)
        place = "here" if work == at_work.take_scans else "on another desk"
        result |= {f"{what} painted {place}" if " " not in what else what: took for what, took in at_work.took.items()}
    at_work.forget()
    at_work.search(max(1, turns // 10))
    at_work.confirm(turns)
    result |= {what: took for what, took in at_work.took.items() if what not in {"answer", "card"}}
    at_work.close()
    return result


def main() -> int:
    """Measure windows of the usual sizes and print the medians and the 99th percentiles."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.window_work", description=__doc__)
    parser.add_argument("--turns", type=int, default=100, help="how many scans")
    turns = parser.parse_args().turns
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    prepare_application(app)
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            sys.stdout.write(f"\n{size[0]} x {size[1]}, {ON_BOARD} on the board: p50 / p99\n")
            for what, took in measure(size, Path(folder), turns).items():
                sys.stdout.write(f"  {what:45} {from_nanoseconds(took)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
