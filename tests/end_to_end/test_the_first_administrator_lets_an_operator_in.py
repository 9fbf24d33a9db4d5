"""A new desk: the first administrator is made, adds an operator, locks and unlocks; the operator comes and works."""

import shutil
from collections.abc import Callable, Iterator
from typing import Final, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from sentinel_desktop.app.desk import Desk
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.sessions import SessionState
from sentinel_desktop.ui.accounts.account_form_dialog import AccountFormDialog
from sentinel_desktop.ui.accounts.one_time_dialog import OneTimeDialog
from sentinel_desktop.ui.accounts.presenter import AccountsPresenter
from sentinel_desktop.ui.sign_in.account_dialog import AccountDialog
from sentinel_desktop.ui.sign_in.first_administrator_dialog import FirstAdministratorDialog
from sentinel_desktop.ui.sign_in.password_dialog import PasswordDialog
from sentinel_desktop.ui.sign_in.sign_in_dialog import SignInDialog, UnlockDialog
from tests.support.active_windows import press_key, type_text, wait_until_active
from tests.support.patience import PATIENCE_MS
from tests.support.postgres import passable_folder
from tests.support.pty_reader import PtyReader

ADMINISTRATORS: Final = "nineteen grey herons"
OPERATORS: Final = "paddle steamers at noon"
LOCK: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

DialogT = TypeVar("DialogT", bound=QDialog)


class NewDesk:
    """A desk on a computer that was never used for it, driven by its keyboard."""

    def __init__(self, desk: Desk, reader: PtyReader, qtbot: QtBot) -> None:
        self.desk = desk
        self.window = desk.window
        self.reader = reader
        self._qtbot = qtbot

    def wait(self, condition: Callable[[], object]) -> None:
        """Wait until something is so."""
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the window."""
        wait_until_active(self.window)
        press_key(self.window, key, modifiers)

    def dialog(self, kind: type[DialogT]) -> DialogT:
        """Return the dialog of signing in that is open, as soon as it is of this kind."""
        self.wait(lambda: isinstance(self.window.sign_in.dialog, kind))
        dialog = self.window.sign_in.dialog
        assert isinstance(dialog, kind)
        return dialog

    def who(self) -> str:
        """Return who the rail says is here."""
        return self.window.rail.account.name.text()

    def sign_in(self, username: str, password: str) -> None:
        """Sign somebody in."""
        self.press(Qt.Key.Key_F12)
        asking = self.dialog(SignInDialog)
        type_text(asking.username, username)
        _finish(asking.password.edit, password)

    @property
    def accounts(self) -> AccountsPresenter:
        """The tab of the accounts."""
        tab = self.window.administration.page.tab
        assert tab is not None
        assert isinstance(tab.presenter, AccountsPresenter)
        return tab.presenter


def _finish(edit: QLineEdit, text: str) -> None:
    type_text(edit, text)
    press_key(edit, Qt.Key.Key_Return)


@pytest.fixture
def new_desk(qtbot: QtBot, reader: PtyReader, asyncio_in_qt: None) -> Iterator[NewDesk]:
    """Return a desk that makes its own server, at work."""
    del asyncio_in_qt
    folder = passable_folder("sentinel-e2e-")
    desk = Desk(Settings(folder, None, reader.url, "rdm6300", station="front desk", secrets="file"))
    try:
        desk.window.show()
        desk.station.start()
        yield NewDesk(desk, reader, qtbot)
    finally:
        desk.close()
        shutil.rmtree(folder)


def test_the_first_administrator_lets_an_operator_in(new_desk: NewDesk) -> None:
    """With the real server in the real window: no step needs a command, and scans go on through all of it."""
    _make_the_first(new_desk)
    one_time = _add_an_operator(new_desk)
    _lock_and_unlock(new_desk)
    new_desk.press(Qt.Key.Key_F12)
    new_desk.dialog(AccountDialog).sign_out.click()
    new_desk.wait(lambda: new_desk.who() == "Sign in")
    _come_for_the_first_time(new_desk, one_time)


def _make_the_first(at: NewDesk) -> None:
    at.wait(lambda: at.who() == "Nobody can sign in yet")
    at.press(Qt.Key.Key_9)
    at.window.administration.page.make_first.click()
    form = at.dialog(FirstAdministratorDialog)
    type_text(form.username, "fontaine")
    type_text(form.display_name, "PO1 Fontaine")
    type_text(form.new.first.edit, ADMINISTRATORS)
    type_text(form.new.again.edit, ADMINISTRATORS)
    at.wait(form.action.isEnabled)
    press_key(form.new.again.edit, Qt.Key.Key_Return)
    at.wait(lambda: at.who() == "PO1 Fontaine")


def _add_an_operator(at: NewDesk) -> str:
    at.press(Qt.Key.Key_9)
    at.wait(lambda: len(at.accounts.page.model.rows) == 1)
    at.press(Qt.Key.Key_Insert)
    form = at.accounts.dialog
    assert isinstance(form, AccountFormDialog)
    type_text(form.display_name, "S1 Kowalski")
    _finish(form.username, "kowalski")
    at.wait(lambda: isinstance(at.accounts.dialog, OneTimeDialog))
    shown = at.accounts.dialog
    assert isinstance(shown, OneTimeDialog)
    one_time = shown.password.text()
    press_key(shown, Qt.Key.Key_Escape)
    at.wait(lambda: len(at.accounts.page.model.rows) == 2)
    return one_time


def _lock_and_unlock(at: NewDesk) -> None:
    at.press(Qt.Key.Key_L, LOCK)
    assert at.window.place.name == "desk"
    at.wait(lambda: at.desk.station.people.sessions.session().state is SessionState.LOCKED)
    at.reader.wait_until_opened()
    at.reader.send_badge("62E3086CED")
    at.wait(lambda: at.window.desk.page.scan_panel.answer is not None)
    at.press(Qt.Key.Key_F12)
    _finish(at.dialog(UnlockDialog).password.edit, ADMINISTRATORS)
    at.wait(lambda: at.window.place.name == "administration")
    at.wait(lambda: len(at.accounts.page.model.rows) == 2)


def _come_for_the_first_time(at: NewDesk, one_time: str) -> None:
    at.sign_in("kowalski", one_time)
    change = at.dialog(PasswordDialog)
    assert at.desk.station.people.sessions.session().rights == frozenset()
    type_text(change.new.first.edit, OPERATORS)
    type_text(change.new.again.edit, OPERATORS)
    at.wait(change.action.isEnabled)
    press_key(change.new.again.edit, Qt.Key.Key_Return)
    at.wait(lambda: at.desk.station.people.sessions.session().rights)
    at.wait(lambda: at.window.sign_in.dialog is None)
    assert at.who() == "S1 Kowalski"
    assert not at.window.rail.buttons["administration"].isVisible()
    at.press(Qt.Key.Key_9)
    assert at.window.place.name == "desk"
