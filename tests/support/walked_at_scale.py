"""Walks through every screen in a process of its own, for what Qt reads once: how large the pixels are.

Run as ``python -m tests.support.walked_at_scale LANGUAGE`` with ``QT_SCALE_FACTOR`` set; prints what is cut as JSON.
"""

import json
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from time import monotonic
from typing import Final

from PySide6.QtCore import QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from sentinel_desktop.domain.visitors import Language
from sentinel_desktop.ui.language import ScreenLanguage
from sentinel_desktop.ui.theme import prepare_application
from tests.support.cut_words import cut
from tests.support.desk_on_show import DeskOnShow, desk_on_show
from tests.support.every_screen import ROOMS, shown
from tests.support.walked_by_tab import out_of_sight

_LARGER: Final = {"name": "desk", "x": 0, "y": 0, "width": 2560, "height": 1600, "logicalDpi": 96, "dpr": 1}
"""Than any window: a dialog is kept on the screen, and Qt's own offscreen one is smaller than a desk."""
_PATIENCE_S: Final = 1.0


def cut_everywhere(ini: Path, width: int = 1280, height: int = 720, *, by_tab: bool = False) -> dict[str, list[str]]:
    """Return what is cut on every screen, or scrolled sideways, in a window of this size, by the name of the screen.

    ``by_tab`` asks for what Tab leads to and does not bring into sight too.
    """
    found: dict[str, list[str]] = {}
    with desk_on_show(ini, width, height) as desk:
        for room in ROOMS:
            for screen, widget in shown(desk, room):
                # The whole window, which has the rail and the strip too, or the dialog over it.
                if words := cut_once_settled(desk, widget.window()):
                    found[screen.name] = words
                elif by_tab and (unseen := out_of_sight(widget)):
                    found[screen.name] = [f"out of sight: {each}" for each in unseen]
    return found


def cut_once_settled(desk: DeskOnShow, top: QWidget) -> list[str]:
    """Return what is cut in a window when everything has its place, and whether it is larger than it may be.

    A page has its width too: one that is scrolled sideways is told.
    """
    ends = monotonic() + _PATIENCE_S
    while (found := _cut_and_size(desk, top)) and monotonic() < ends:
        desk.settle()
    return found


def scrolled(desk: DeskOnShow) -> QSize:
    """Return how far the page that is shown can be scrolled, across and down."""
    room = desk.window.pages.currentWidget()
    assert isinstance(room, QScrollArea)
    return QSize(room.horizontalScrollBar().maximum(), room.verticalScrollBar().maximum())


def _cut_and_size(desk: DeskOnShow, top: QWidget) -> list[str]:
    most = desk.window.size()
    if top.width() > most.width() or top.height() > most.height():
        return [f"larger than the window: {top.width()} x {top.height()}"]
    across = scrolled(desk).width() if top is desk.window else 0
    return [*cut(top), *([f"scrolled sideways: {across}"] if across else [])]


def main(language: str) -> None:
    """Print what is cut at the scale of this process."""
    with tempfile.TemporaryDirectory() as folder:
        screen = Path(folder) / "screen.json"
        screen.write_text(json.dumps({"screens": [_LARGER]}), encoding="utf-8")
        qInstallMessageHandler(_say_what_matters)
        app = QApplication(["walk", "-platform", f"offscreen:configfile={screen}"])
        prepare_application(app)
        ScreenLanguage.of(app).choose(Language(language))
        found = cut_everywhere(Path(folder) / "window.ini")
    json.dump({"scale": app.devicePixelRatio(), "cut": found}, sys.stdout)


def _say_what_matters(kind: QtMsgType, _context: object, message: str) -> None:
    # The offscreen platform says at every dialog what it cannot do.
    if kind is not QtMsgType.QtDebugMsg and not message.startswith("This plugin does not support"):
        sys.stderr.write(f"{message}\n")


def surroundings(scale: float) -> Mapping[str, str]:
    """Return what the process must be started with."""
    return {**os.environ, "QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": "offscreen"}


if __name__ == "__main__":
    main(sys.argv[1])
