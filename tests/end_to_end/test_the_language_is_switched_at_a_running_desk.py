"""A person switches the language by its key while badges are scanned: all of it speaks it at once, nothing is lost."""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sentinel_desktop.config import Settings
from sentinel_desktop.domain.visitors import Language
from sentinel_desktop.ui.language import kept_language
from sentinel_desktop.ui.main_window import MainWindow
from tests.end_to_end.conftest import ROY, TREMBLAY, Unit
from tests.support.keyboard_desk import CTRL, KeyboardDesk
from tests.support.machine_pace import slowness
from tests.support.pty_reader import PtyReader

SHIFT = Qt.KeyboardModifier.ShiftModifier
WITHIN_S = 2.0
"""On a computer with nothing else to do."""


@pytest.fixture
def at_work(qtbot: QtBot, unit: Unit, reader: PtyReader, tmp_path: Path, asyncio_in_qt: None) -> Iterator[KeyboardDesk]:
    """A desk with its reader."""
    del asyncio_in_qt
    settings = Settings(tmp_path / "desk", unit.url, reader.url, "rdm6300", station="front desk", secrets="file")
    desk = KeyboardDesk(settings, qtbot)
    reader.wait_until_opened()
    yield desk
    desk.desk.close()


def _shown(window: MainWindow) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


def _is_another(at_work: KeyboardDesk, before: MainWindow) -> bool:
    return at_work.desk.window is not before


def _says(at_work: KeyboardDesk, words: str) -> bool:
    return any(words in text for text in _shown(at_work.window))


def test_the_desk_speaks_french_and_goes_on(
    at_work: KeyboardDesk, unit: Unit, reader: PtyReader, tmp_path: Path
) -> None:
    """Who is in stays on the board, a badge of that moment is recorded, and the next start speaks French."""
    reader.send_badge(TREMBLAY)
    at_work.wait(lambda: at_work.desk.window.desk.page.board.model().rowCount() == 1)
    first, took = at_work.window, []
    for badge in (ROY, None, None):
        before, begun = at_work.window, time.monotonic()
        at_work.press(Qt.Key.Key_F, CTRL | SHIFT)
        if badge is not None:
            reader.send_badge(badge)
        at_work.wait(partial(_is_another, at_work, before))
        took.append((time.monotonic() - begun) / slowness())
        at_work.window = at_work.desk.window

    window = at_work.window
    # A busy computer only adds to a time: the shortest is the one that the desk takes.
    assert min(took) < WITHIN_S
    at_work.wait(lambda: window.desk.page.board.model().rowCount() == 2)
    assert "dans le bâtiment" in _shown(window)
    assert "in the building" not in _shown(window)
    at_work.wait_until_delivered()
    assert unit.directions(ROY) == ["in"]
    at_work.wait(lambda: not isValid(first))
    ini = next(tmp_path.rglob("window.ini"))
    assert kept_language(QSettings(str(ini), QSettings.Format.IniFormat)) is Language.FRENCH


def test_it_speaks_english_again(at_work: KeyboardDesk) -> None:
    """The same key leads back, on the page that was shown."""
    for words in ("dans le bâtiment", "in the building"):
        before = at_work.window
        at_work.press(Qt.Key.Key_F8)
        at_work.press(Qt.Key.Key_F, CTRL | SHIFT)
        at_work.wait(lambda: at_work.desk.window is not at_work.window)
        at_work.window = at_work.desk.window
        assert at_work.window.place.name == "reader"
        at_work.press(Qt.Key.Key_1)
        assert at_work.window is not before
        at_work.wait(partial(_says, at_work, words))
