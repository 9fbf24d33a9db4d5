"""A kiosk at work in the process of a test, touched as a visitor touches it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.app.kiosk import Kiosk
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.kiosk import KioskField
from sentinel_desktop.domain.station_status import DatabaseState
from sentinel_desktop.ui.kiosk.state import Step
from sentinel_desktop.ui.kiosk.window import KioskWindow
from tests.support.patience import PATIENCE_MS


class TouchedKiosk:
    """The screen of a kiosk, by its buttons and lines."""

    def __init__(self, window: KioskWindow, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    def wait(self, condition: Callable[[], object]) -> None:
        """Wait until something is so."""
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)

    def come_to(self, step: Step) -> None:
        """Wait until a page is on the screen."""
        self.wait(lambda: self.window.state.step is step)
        QApplication.processEvents()

    def touch(self, name: str) -> None:
        """Touch the button that is called so, or whose name begins so, once there is one."""
        self.wait(lambda: self._found(name))
        QTest.mouseClick(self._found(name)[0], Qt.MouseButton.LeftButton)

    def _found(self, name: str) -> list[QPushButton]:
        shown = [button for button in self.window.findChildren(QPushButton) if button.isVisible()]
        whole = [button for button in shown if button.accessibleName() == name]
        return whole or [button for button in shown if button.accessibleName().startswith(name)]

    def type(self, name: KioskField, text: str) -> None:
        """Touch a line and type into it on the keyboard of the screen."""
        edit = self.window.page.lines[name].edit
        QTest.mouseClick(edit, Qt.MouseButton.LeftButton)
        edit.clear()
        self.wait(edit.hasFocus)
        for char in text:
            QTest.mouseClick(self._key(char), Qt.MouseButton.LeftButton)
        assert edit.text() == text

    def _key(self, char: str) -> QPushButton:
        keyboard = self.window.keyboard
        if char.isalpha() and char.isupper() is not keyboard.is_upper:
            QTest.mouseClick(keyboard.key("Capital letter"), Qt.MouseButton.LeftButton)
        return keyboard.key(char)

    def tell_who(self, first_name: str, last_name: str, phone: str) -> None:
        """Fill in who it is and go on."""
        self.come_to(Step.WHO)
        for name, text in (
            (KioskField.FIRST_NAME, first_name),
            (KioskField.LAST_NAME, last_name),
            (KioskField.PHONE, phone),
        ):
            self.type(name, text)
        self.touch("Next")


@contextmanager
def kiosk_at_work(qtbot: QtBot, url: str, data: Path) -> Iterator[TouchedKiosk]:
    """Open the program as a kiosk without a reader, and wait until it has reached its database."""
    running = Kiosk(Settings(data_dir=data, database=url, station="lobby", reader=str(data / "no-reader")))
    try:
        touched = TouchedKiosk(running.window, qtbot)
        running.window.resize(1280, 720)
        running.window.show()
        running.window.activateWindow()
        running.station.start()
        touched.wait(lambda: running.station.watch.status().state is DatabaseState.LIVE)
        yield touched
    finally:
        running.close()


def texts_of(window: QWidget) -> Iterator[str]:
    """Yield every text, name, description and hint of what is visible in a window, and its title."""
    yield window.windowTitle()
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.whatsThis())
        for asked in ("text", "placeholderText", "displayText"):
            reading = getattr(widget, asked, None)
            if callable(reading):
                yield str(reading())
