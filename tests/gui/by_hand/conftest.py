"""A desk at which an operator works by hand, with a unit in memory."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.ui.by_hand.action import by_hand_action
from sentinel_desktop.ui.by_hand.presenter import ByHandPresenter
from sentinel_desktop.ui.desk_requests import DeskRequests
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key, type_text
from tests.support.by_hand_in_memory import ByHandInMemory
from tests.support.fake_sessions import person, signed_in

ALT, PLAIN = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


class HandDesk:
    """The window with the action, driven by its keyboard."""

    def __init__(self, desk: Desk, unit: ByHandInMemory, qtbot: QtBot) -> None:
        self.desk, self.unit, self._qtbot = desk, unit, qtbot
        (action,) = desk.window.desk_actions.all
        assert isinstance(action.presenter, ByHandPresenter)
        self.acts = action.presenter

    @property
    def requests(self) -> DeskRequests:
        """What other features ask."""
        return self.acts.entering._desk.setup.requests  # what no page of this window has need of

    def sit_down(self, role: AccountRole = AccountRole.OPERATOR) -> None:
        """Sign somebody in."""
        self.desk.sessions.become(signed_in(person(1, role)))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key where the keyboard is."""
        press_key(self.focused(), key, modifiers)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        type_text(self.focused(), text)

    def focused(self) -> QWidget:
        """Return where the keyboard is: in the dialog, where one is open."""
        dialog = self.over()
        front = dialog or self.desk.window
        front.activateWindow()
        self._qtbot.waitUntil(lambda: QApplication.activeWindow() is front)
        return QApplication.focusWidget() or front

    def over(self) -> QDialog | None:
        """Return the uppermost dialog, None where none is open."""
        dialogs = [dialog for dialog in self.desk.window.findChildren(QDialog) if dialog.isVisible()]
        return dialogs[-1] if dialogs else None


@pytest.fixture
def unit() -> ByHandInMemory:
    """A unit in memory."""
    return ByHandInMemory()


@pytest.fixture
def desk(open_desk: OpenDesk, unit: ByHandInMemory, qtbot: QtBot) -> HandDesk:
    """A desk at which an operator is signed in."""
    opened = HandDesk(open_desk(actions=(partial(by_hand_action, asked=unit.asked),)), unit, qtbot)
    opened.sit_down()
    return opened
