"""Gives a window the keyboard, as a window manager does when a dialog opens, or when it closes over its window."""

import time
from typing import Final

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

PATIENCE_S: Final = 5.0


def wait_until_active(window: QWidget) -> None:
    """Wait until the keyboard is a window's, as a person's next key finds it."""
    window.activateWindow()
    deadline = time.monotonic() + PATIENCE_S
    while not window.isActiveWindow() and time.monotonic() < deadline:
        QTest.qWait(5)
    assert window.isActiveWindow()
