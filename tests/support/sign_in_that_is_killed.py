"""A desk in a process of its own, in which a visitor is signed in while the database is away; it is made to be killed.

It says ``typed`` when the visitor is typed, and ``kept`` when the sign-in is at its end; each on a line.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sentinel_desktop.config import Settings
from sentinel_desktop.domain.station_status import DatabaseState
from sentinel_desktop.ui.theme import prepare_application
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step
from tests.support.qt_asyncio import asyncio_on
from tests.support.visitor_deeds import VisitorDeskAtWork


class Patience:
    """Waits as ``QtBot`` does, outside of a test."""

    def waitUntil(self, is_so: Callable[[], bool], timeout: int) -> None:  # noqa: N802 - as it is called there
        """Work off what Qt has to do until something is so."""
        deadline = time.monotonic() + timeout / 1000
        while not is_so():
            QCoreApplication.processEvents()
            if time.monotonic() > deadline:
                raise TimeoutError
            time.sleep(0.002)


def main(data: str, url: str) -> None:
    """Sign a visitor in, and wait to be killed."""
    application = QApplication([])
    prepare_application(application)
    with asyncio_on(application):
        settings = Settings(Path(data), url, str(Path(data) / "unplugged"), station="front desk", secrets="file")
        desk = VisitorDeskAtWork(settings, cast("QtBot", Patience()))
        desk.sign_in_operator()
        keys = desk.open_sign_in()
        keys.press(Qt.Key.Key_6)
        keys.type("Vance")
        keys.press(Qt.Key.Key_Return)
        desk.wait_for_step(Step.BADGE)
        sys.stdout.write("typed\n")
        sys.stdout.flush()
        desk.wait(lambda: desk.desk.station.watch.status().state is not DatabaseState.LIVE)
        keys.press(Qt.Key.Key_Return)
        desk.wait_for_step(Step.DONE)
        sys.stdout.write("kept\n")
        sys.stdout.flush()
        desk.wait(lambda: False)


if __name__ == "__main__":
    main(*sys.argv[1:])
