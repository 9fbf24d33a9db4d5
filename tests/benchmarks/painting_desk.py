"""A process that is a desk with its window: ``python -m tests.benchmarks.painting_desk URL FOLDER NAME READER``.

It says when an answer and when a member's card were painted, by the monotonic clock. Told ``{"memory": true}`` it says
what it takes up; at the end of its input its window is closed.
"""

import sys
import threading
import time
from pathlib import Path
from typing import Final

import psutil
from PySide6.QtWidgets import QApplication

from sentinel_desktop.app.desk import Desk
from sentinel_desktop.app.end_request import EndRequest
from sentinel_desktop.app.event_loop import run_until_closed
from sentinel_desktop.app.log_setup import set_up_log
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.ids import MemberId, ScanId
from sentinel_desktop.domain.presence import BoardSnapshot
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus
from sentinel_desktop.ui.theme import prepare_application
from tests.benchmarks.worker import say, told

SCREEN: Final = (1920, 1080)
"""The window's size in pixels: the offscreen platform's own screen is smaller than any desk's."""


def _on_answer_painted(scan_id: ScanId) -> None:
    say(answer=str(scan_id), at=time.monotonic_ns())


def _on_board_painted(member_id: MemberId) -> None:
    say(member=str(member_id), at=time.monotonic_ns())


def _on_board_replaced(snapshot: BoardSnapshot) -> None:
    say(board=len(snapshot.entries))


def _on_database_changed(status: DatabaseStatus) -> None:
    say(live=status.state is DatabaseState.LIVE)


def _hear_benchmark(desk: Desk) -> None:
    """Answer the benchmark, on a thread of its own, until it has nothing more to ask; then close the window."""
    while told() is not None:
        process = psutil.Process()
        say(memory=process.memory_full_info()._asdict())
    desk.window.closed.emit()


def main(url: str, folder: str, name: str, reader: str) -> None:
    """Open the desk and run it until the input ends."""
    settings = Settings(data_dir=Path(folder), database=url, reader=reader, profile="rdm6300", station=name)
    set_up_log(settings.station_dir)
    app = QApplication([])
    prepare_application(app)
    desk = Desk(settings)
    desk.window.resize(*SCREEN)
    desk.window.answer_painted.connect(_on_answer_painted)
    desk.window.board_painted.connect(_on_board_painted)
    desk.signals.board_replaced.connect(_on_board_replaced)
    desk.signals.database_changed.connect(_on_database_changed)
    threading.Thread(target=_hear_benchmark, args=[desk], name="benchmark", daemon=True).start()
    run_until_closed(app, desk.live, EndRequest())


if __name__ == "__main__":
    main(*sys.argv[1:])
