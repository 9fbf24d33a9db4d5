"""Whatever is pasted into a search or a filter, the desk looks for it, finds nobody, and goes on."""

import asyncio
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.end_to_end.conftest import Unit
from tests.support.active_windows import press_key, wait_until_active
from tests.support.deed_desk import DeedDesk, deed_desk, give_account
from tests.support.keyboard_desk import ALT, CTRL, PLAIN

RUBBISH = (
    "a\0b\x1b[31m\x07 half a pair \ud83d",
    "'; DROP TABLE members;-- %_\\ %s {0} $1 :name ? <img src='file:///dev/zero'>",
    "\u202e\u05e9\u05dc\u05d5\u05dd\u202c e\u0301\u0301\u0301 👩\u200d👩\u200d👧 \t two\nlines\r\nand\u2028three",
    "é" * 10_000,
)
"""Control characters, a text no column takes, what means something to SQL, patterns, formats and HTML, and length."""


MOST_MS = 1_000
"""No search waits longer for the next key."""

PAGES = {
    "desk": [],
    "members": [],
    "badges": [],
    "visits": [Qt.Key.Key_3],
    "history": [],
    "lists": [],
}
"""The pages with a search, with the keys to the part that has it."""

DIALOGS = [
    (Qt.Key.Key_K, CTRL, []),
    (Qt.Key.Key_F2, PLAIN, [Qt.Key.Key_3]),
    (Qt.Key.Key_F3, PLAIN, []),
    (Qt.Key.Key_F4, PLAIN, []),
]
"""What opens over any page: its key, and those to its fields."""


@pytest.fixture
def desk(qtbot: QtBot, unit: Unit, tmp_path: Path, asyncio_in_qt: None) -> Iterator[DeedDesk]:
    """Return a desk of an administrator, who may search everywhere."""
    del asyncio_in_qt
    give_account(unit.owner, unit.url, "administrator", "vance")
    with deed_desk(qtbot, unit.url, tmp_path / "desk") as at:
        at.sign_in("vance", "administration")
        yield at


def paste_into(desk: DeedDesk, line: QLineEdit) -> str:
    """Paste everything into a line, one after the other, and let the desk answer each; leave it empty."""
    for text in (*RUBBISH, ""):
        line.setFocus()
        line.selectAll()
        press_key(line, Qt.Key.Key_Backspace)
        QGuiApplication.clipboard().setText(text)
        press_key(line, Qt.Key.Key_V, CTRL)
        answer(desk)
    return line.accessibleName()


def answer(desk: DeedDesk) -> None:
    """Wait until what was typed was looked for: a search waits for a moment without a key, then asks the database."""
    waiting = [timer for timer in desk.window.findChildren(QTimer) if timer.isSingleShot() and timer.isActive()]
    desk.wait(lambda: not any(timer.isActive() for timer in waiting if timer.interval() <= MOST_MS))
    answered: list[bool] = []

    async def ask() -> None:
        tasks = desk.desk.tasks
        await asyncio.gather(*(tasks.call(bool) for _ in range(2)))
        answered.append(True)

    desk.desk.tasks.begin(ask())
    desk.wait(lambda: answered)


def lines_of(widget: QWidget) -> list[QLineEdit]:
    """Return the lines that a person can write into there."""
    every = widget.findChildren(QLineEdit)
    return [line for line in every if line.isVisible() and line.isEnabled() and not line.isReadOnly()]


def test_rubbish_on_every_page(desk: DeedDesk) -> None:
    """The page stays, and so does the desk; no search is a fault of the program."""
    searched = {}
    for name, keys in PAGES.items():
        desk.window.show_place(name)
        for key in keys:
            desk.press(key, ALT)
        page = desk.window.place.page
        desk.wait(partial(lines_of, page))
        searched[name] = [paste_into(desk, line) for line in lines_of(page)]
        assert desk.window.place.page is page
        assert page.isVisible()
    assert all(searched.values())


def test_rubbish_in_every_dialog(desk: DeedDesk) -> None:
    """Search anything, a visitor in and out, and by hand: each offers nobody, and stays."""
    for key, modifiers, then in DIALOGS:
        desk.press(key, modifiers)
        desk.wait(open_dialog)
        dialog = open_dialog()
        assert dialog is not None
        for each in then:
            wait_until_active(dialog)
            press_key(QApplication.focusWidget() or dialog, each)
        desk.wait(partial(lines_of, dialog))
        for line in lines_of(dialog):
            paste_into(desk, line)
            assert dialog.isVisible()
        dialog.close()
        desk.wait(lambda: open_dialog() is None)


def open_dialog() -> QDialog | None:
    """Return the dialog that is in front."""
    return next(
        (each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()), None
    )
