"""A desk at work in the process of a test, driven by its keyboard."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.app.desk import Desk
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus
from sentinel_desktop.ui.sign_in.sign_in_dialog import SignInDialog
from tests.support.active_windows import press_key, type_text, wait_until_active
from tests.support.patience import PATIENCE_MS

PASSWORD: Final = "nineteen grey herons"
"""Of whoever signs in at such a desk."""
CTRL, ALT, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


def is_at_work(desk: Desk) -> bool:
    """Return whether a desk has reached its database, and has the copy that it answers from when that is slow.

    On a busy computer a badge that comes before is answered as one that nobody knows, and what is told is put right
    later.
    """
    station = desk.station
    return station.watch.status().state is DatabaseState.LIVE and station.directory.taken_at() is not None


class KeyboardDesk:
    """The real program with its window; made, it is connected to its database and has its copy of the directory."""

    def __init__(self, settings: Settings, qtbot: QtBot) -> None:
        self.desk = Desk(settings)
        self.window = self.desk.window
        self._qtbot = qtbot
        self.window.show()
        self.desk.station.start()
        try:
            self.wait(lambda: self._database.state in {DatabaseState.LIVE, DatabaseState.REFUSED})
            assert self._database.state is DatabaseState.LIVE, self._database.problem
            self.wait(lambda: self.desk.station.directory.taken_at() is not None)
        except BaseException:
            # Nobody else has this desk yet: its threads would be blamed on the tests after this one.
            self.desk.close()
            raise

    @property
    def _database(self) -> DatabaseStatus:
        return self.desk.station.watch.status()

    def wait(self, condition: Callable[[], object]) -> None:
        """Wait until something is so."""
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)

    def wait_until_delivered(self) -> None:
        """Wait until everything that was scanned here is in the database.

        On a busy computer a badge is answered from the desk's copy, a second after it was read, and recorded later: an
        answer on the screen does not say that the row is there.
        """
        self.wait(lambda: self.desk.station.journal.status().waiting == 0)

    def focused(self) -> QWidget:
        """Return where the keyboard is."""
        return QApplication.focusWidget() or self.window

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key where the keyboard is in the window, which comes to the front for it."""
        self.window.bring_to_front()
        wait_until_active(self.window)
        press_key(self.focused(), key, modifiers)

    def sign_in(self, username: str, opens: str, password: str = PASSWORD) -> None:
        """Sign somebody in by keyboard, and wait until the page ``opens`` is offered."""
        self.press(Qt.Key.Key_F12)
        self.wait(lambda: isinstance(self.window.sign_in.dialog, SignInDialog))
        asking = self.window.sign_in.dialog
        assert isinstance(asking, SignInDialog)
        wait_until_active(asking)
        type_text(asking.username, username)
        type_text(asking.password.edit, password)
        press_key(asking.password.edit, Qt.Key.Key_Return)
        self.wait(lambda: self.window.sign_in.dialog is None and self.window.rail.buttons[opens].isVisible())
