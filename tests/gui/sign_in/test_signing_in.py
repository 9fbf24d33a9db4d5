"""Signing in at the desk, in the real window."""

from datetime import timedelta

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.sessions import NOBODY, SessionState
from sentinel_desktop.ui.sign_in.account_dialog import AccountDialog
from sentinel_desktop.ui.sign_in.password_dialog import PasswordDialog
from sentinel_desktop.ui.sign_in.sign_in_dialog import SignInDialog
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key, type_text, wait_until_active
from tests.support.fake_sessions import FakeSessions, Known, person, signed_in
from tests.support.invented_desk import answer, member

PASSWORD = "one two three four"
NEW = "grey herons on a pier"


def opened(desk: Desk) -> SignInDialog:
    """Press the key and return the dialog."""
    wait_until_active(desk.window)
    press_key(desk.window, Qt.Key.Key_F12)
    dialog = desk.window.sign_in.dialog
    assert isinstance(dialog, SignInDialog)
    wait_until_active(dialog)
    return dialog


def sign_in(desk: Desk, username: str = "tremblay", password: str = PASSWORD) -> None:
    """Sign in as a person does, by keyboard alone."""
    dialog = opened(desk)
    type_text(dialog.username, username)
    press_key(dialog.username, Qt.Key.Key_Tab)
    type_text(dialog.password.edit, password)
    press_key(dialog.password.edit, Qt.Key.Key_Return)


def test_a_name_and_a_password_sign_in(desk: Desk) -> None:
    """By keyboard alone; the rail then says who it is and what they are."""
    assert desk.window.rail.account.name.text() == "Sign in"
    sign_in(desk)
    assert desk.sessions.session().state is SessionState.SIGNED_IN
    assert desk.window.sign_in.dialog is None
    assert desk.window.rail.account.name.text() == "PO2 Tremblay"
    assert desk.window.rail.account.line.text() == "operator"


def test_scans_go_on_while_somebody_signs_in(desk: Desk) -> None:
    """The dialog stands beside the panel: the answer to a scan is seen, and what is typed stays."""
    dialog = opened(desk)
    type_text(dialog.username, "trem")
    desk.signals.scan_finished.emit(answer(Outcome.CHECKED_IN, member(1)))
    panel = desk.page.scan_panel
    assert panel.answer is not None
    seen = QRect(panel.mapToGlobal(panel.rect().topLeft()), panel.size())
    assert not seen.intersects(dialog.frameGeometry())
    assert dialog.username.text() == "trem"


def test_a_refusal_is_said_at_the_password_and_keeps_the_name(desk: Desk) -> None:
    """One sentence; the user name stays, and the next key types over the password."""
    dialog = opened(desk)
    dialog.username.setText("tremblay")
    type_text(dialog.password.edit, "wrong")
    press_key(dialog.password.edit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.password.field.problem == "The user name or the password is not right."
    assert dialog.username.text() == "tremblay"
    assert dialog.password.edit.selectedText() == "wrong"
    assert dialog.password.edit.hasFocus()
    type_text(dialog.password.edit, PASSWORD)
    assert not dialog.password.field.problem
    press_key(dialog.password.edit, Qt.Key.Key_Return)
    assert desk.sessions.session().state is SessionState.SIGNED_IN


def test_a_wait_is_counted_down_and_nothing_is_asked_meanwhile(desk: Desk, qtbot: QtBot) -> None:
    """The seconds are seen, Enter does nothing before they are over, and what is typed meanwhile is taken then."""
    desk.sessions.wait_s = 0.4
    dialog = opened(desk)
    dialog.username.setText("tremblay")
    dialog.password.edit.setText("wrong")
    dialog.action.click()
    assert "Wait 1 s" in dialog.password.field.problem
    dialog.password.edit.setText(PASSWORD)
    assert "Wait 1 s" in dialog.password.field.problem
    press_key(dialog.password.edit, Qt.Key.Key_Return)
    assert desk.sessions.calls == ["sign_in"]
    qtbot.waitUntil(dialog.action.isEnabled)
    assert not dialog.password.field.problem
    dialog.action.click()
    assert desk.sessions.session().state is SessionState.SIGNED_IN


def test_caps_lock_is_said(desk: Desk) -> None:
    """A capital without Shift shows it; a capital with Shift is what was meant."""
    dialog = opened(desk)
    edit = dialog.password.edit
    QTest.sendKeyEvent(QTest.KeyAction.Click, edit, Qt.Key.Key_A, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not dialog.password.caps.isVisible()
    QTest.sendKeyEvent(QTest.KeyAction.Click, edit, Qt.Key.Key_B, "B", Qt.KeyboardModifier.NoModifier)
    assert dialog.password.caps.isVisible()
    QTest.sendKeyEvent(QTest.KeyAction.Click, edit, Qt.Key.Key_C, "c", Qt.KeyboardModifier.NoModifier)
    assert not dialog.password.caps.isVisible()


def test_what_is_typed_can_be_shown(desk: Desk) -> None:
    """By a key, and hidden again by the same."""
    dialog = opened(desk)
    edit = dialog.password.edit
    assert edit.echoMode() is QLineEdit.EchoMode.Password
    press_key(edit, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert edit.echoMode() is QLineEdit.EchoMode.Normal
    press_key(edit, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert edit.echoMode() is QLineEdit.EchoMode.Password


def test_a_database_that_is_away_is_said_and_keeps_what_was_typed(desk: Desk) -> None:
    """Nobody new signs in then; nothing has to be typed again when it is back."""
    desk.sessions.away = "The server does not answer; scanning goes on."
    dialog = opened(desk)
    dialog.username.setText("tremblay")
    dialog.password.edit.setText(PASSWORD)
    dialog.action.click()
    assert dialog.password.field.problem == desk.sessions.away
    desk.sessions.away = ""
    dialog.action.click()
    assert desk.sessions.session().state is SessionState.SIGNED_IN


def test_nothing_is_asked_twice_while_it_is_under_way(desk: Desk) -> None:
    """While the password is looked at, neither Enter nor Esc does anything: it cannot be broken off."""
    desk.background.held = True
    dialog = opened(desk)
    dialog.username.setText("tremblay")
    dialog.password.edit.setText(PASSWORD)
    dialog.action.click()
    press_key(dialog.password.edit, Qt.Key.Key_Return)
    press_key(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    desk.background.release()
    assert desk.sessions.calls == ["sign_in"]
    assert desk.window.sign_in.dialog is None


def test_a_one_time_password_leads_straight_to_a_new_one(open_desk: OpenDesk, qtbot: QtBot) -> None:
    """The old one is not asked for again; each rule is marked while it is typed; then everything is open."""
    newcomer = person(must_change_password=True)
    desk = open_desk(sessions=FakeSessions(Known(newcomer, PASSWORD)))
    sign_in(desk)
    assert desk.window.rail.account.line.text() == "choose your own password"
    dialog = desk.window.sign_in.dialog
    assert isinstance(dialog, PasswordDialog)
    assert not dialog.old.isVisible()
    type_text(dialog.new.first.edit, "tremblay!")
    qtbot.waitUntil(lambda: not marks(dialog)["not your name, nor the unit's"])
    assert not marks(dialog)["12 characters or more"]
    dialog.new.first.edit.setText(NEW)
    dialog.new.again.edit.setText(NEW)
    assert not dialog.action.isEnabled()
    qtbot.waitUntil(dialog.action.isEnabled)
    assert all(marks(dialog).values())
    press_key(dialog.new.again.edit, Qt.Key.Key_Return)
    assert desk.sessions.known["tremblay"].password == NEW
    assert desk.sessions.session().rights
    assert desk.window.rail.account.line.text() == "password changed"


def marks(dialog: PasswordDialog) -> dict[str, bool]:
    """Return the rules that are shown, each with whether it is marked as kept."""
    shown = [label for _, label in dialog.new.marks._rows if label.isVisible()]
    return {label.text(): label.accessibleName().startswith("kept") for label in shown}


def test_a_one_time_password_that_is_left_unchanged_opens_nothing(open_desk: OpenDesk) -> None:
    """Esc leaves the dialog; the key leads back to it, and then the old password has to be typed."""
    desk = open_desk(sessions=FakeSessions(Known(person(must_change_password=True), PASSWORD)))
    sign_in(desk)
    assert desk.window.sign_in.dialog is not None
    press_key(desk.window.sign_in.dialog, Qt.Key.Key_Escape)
    assert desk.sessions.session().rights == frozenset()
    wait_until_active(desk.window)
    press_key(desk.window, Qt.Key.Key_F12)
    dialog = desk.window.sign_in.dialog
    assert isinstance(dialog, PasswordDialog)
    assert dialog.old.isVisible()


def test_a_wrong_old_password_is_said_at_its_field(desk: Desk, qtbot: QtBot) -> None:
    """What was typed as the new one stays."""
    sign_in(desk)
    dialog = change(desk)
    dialog.old.edit.setText("wrong")
    dialog.new.first.edit.setText(NEW)
    dialog.new.again.edit.setText(NEW)
    qtbot.waitUntil(dialog.action.isEnabled)
    dialog.action.click()
    assert dialog.old.field.problem == "The password is not right."
    assert dialog.new.text() == NEW


def change(desk: Desk) -> PasswordDialog:
    """Return the dialog in which somebody who is signed in changes their password."""
    offered(desk).password.click()
    dialog = desk.window.sign_in.dialog
    assert isinstance(dialog, PasswordDialog)
    return dialog


def offered(desk: Desk) -> AccountDialog:
    """Return what the key leads to for somebody who is signed in."""
    wait_until_active(desk.window)
    press_key(desk.window, Qt.Key.Key_F12)
    dialog = desk.window.sign_in.dialog
    assert isinstance(dialog, AccountDialog)
    wait_until_active(dialog)
    return dialog


def test_signing_out_takes_everything_away_at_once(desk: Desk) -> None:
    """Before the database has recorded it."""
    sign_in(desk)
    dialog = offered(desk)
    desk.background.held = True
    press_key(dialog, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert desk.window.rail.account.name.text() == "Sign in"
    desk.background.release()
    assert desk.sessions.calls == ["sign_in", "sign_out"]


def test_the_time_until_the_lock_is_told_when_it_is_near(open_desk: OpenDesk) -> None:
    """The rail says so under the name, and stops when a key is pressed."""
    desk = open_desk(sessions=FakeSessions(Known(person(), PASSWORD), locks_after=timedelta(minutes=30)))
    clock = [0.0]
    desk.window.sign_in.watch._clocks = lambda: tuple(clock)
    sign_in(desk)
    desk.window.sign_in.watch.look()
    assert desk.window.rail.account.line.text() == "operator"
    clock[0] = 26 * 60.0
    desk.window.sign_in.watch.look()
    assert desk.window.rail.account.line.text() == "operator · locks in 4 min"
    press_key(desk.window, Qt.Key.Key_F1)
    desk.window.sign_in.watch.look()
    assert desk.window.rail.account.line.text() == "operator"


def test_every_line_of_the_box_has_its_room(open_desk: OpenDesk) -> None:
    """Nobody, from the start, and whoever signs in later: no word is cut at the foot of a narrow rail."""
    desk = open_desk()
    box = desk.window.rail.account
    for session in (NOBODY, signed_in(person(3)), NOBODY):
        desk.sessions.become(session)
        for label in (box.name, box.line):
            assert label.height() >= label.heightForWidth(label.width())
            assert label.geometry().bottom() <= box.height()
