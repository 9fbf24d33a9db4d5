"""Gives a window the keyboard, as a window manager does when a dialog opens, or when it closes over its window.

A window that was opened has the keyboard a moment later. A key that a test presses before is lost, as a person's would
be, but a person sees the window first: keys are pressed and texts are typed through here, not through QTest itself.
"""

import time
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.patience import PATIENCE_S

_NEVER_ACTIVE: Final = {Qt.WindowType.Popup, Qt.WindowType.ToolTip}
PLAIN: Final = Qt.KeyboardModifier.NoModifier


def wait_until_active(window: QWidget) -> None:
    """Wait until the keyboard is a window's, as a person's next key finds it."""
    window.activateWindow()
    deadline = time.monotonic() + PATIENCE_S
    while not window.isActiveWindow() and time.monotonic() < deadline:
        QTest.qWait(5)
    assert window.isActiveWindow(), f"{window} did not get the keyboard"


def press_key(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key in a widget, once its window has the keyboard."""
    _come_to(widget)
    QTest.keyClick(widget, key, modifiers)


def type_text(widget: QWidget, text: str) -> None:
    """Type a text into a widget, once its window has the keyboard.

    What the keyboard of a test has no key for, an accented letter, comes as an input method hands it over.
    """
    _come_to(widget)
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(widget, letter)
        else:
            QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, PLAIN, letter))


def _come_to(widget: QWidget) -> None:
    window = widget.window()
    if window.isVisible() and window.windowType() not in _NEVER_ACTIVE and not window.isActiveWindow():
        wait_until_active(window)
