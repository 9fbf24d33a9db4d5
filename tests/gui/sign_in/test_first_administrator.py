"""A database without an account: the desk says so and makes the first administrator, or says who can."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.faults import AlreadyTakenError
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.sessions import SessionState
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus
from sentinel_desktop.services.accounts import FirstAccount
from sentinel_desktop.ui.sign_in.first_administrator_dialog import FirstAdministratorDialog
from sentinel_desktop.ui.sign_in.sign_in_dialog import SignInDialog
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key
from tests.support.fake_sessions import FakeSessions
from tests.support.invented_desk import NOW

PASSWORD = "grey herons on a pier"


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """A desk whose database has no account."""
    desk = open_desk(sessions=FakeSessions())
    desk.signals.database_changed.emit(DatabaseStatus(DatabaseState.LIVE, NOW))
    return desk


def form(desk: Desk) -> FirstAdministratorDialog:
    """Return the dialog, filled in but for the password's rules to be looked at."""
    press_key(desk.window, Qt.Key.Key_F12)
    dialog = desk.window.sign_in.dialog
    assert isinstance(dialog, FirstAdministratorDialog)
    dialog.username.setText("fontaine")
    dialog.display_name.setText("PO1 Fontaine")
    dialog.new.first.edit.setText(PASSWORD)
    dialog.new.again.edit.setText(PASSWORD)
    return dialog


def test_the_desk_says_that_nobody_can_sign_in_yet(desk: Desk) -> None:
    """At the foot of the rail, and on the page of administrators, which is open to everybody until then."""
    assert desk.window.rail.account.name.text() == "Nobody can sign in yet"
    assert desk.window.rail.account.line.text() == "make the first administrator"
    press_key(desk.window, Qt.Key.Key_9)
    assert desk.window.place.name == "administration"
    page = desk.window.administration.page
    assert page.notice.isVisible()
    assert page.make_first.hasFocus()
    page.make_first.click()
    assert isinstance(desk.window.sign_in.dialog, FirstAdministratorDialog)


def test_the_first_administrator_is_made_and_signed_in(desk: Desk, qtbot: QtBot) -> None:
    """In one go; from then on the page is the administrators' alone."""
    dialog = form(desk)
    qtbot.waitUntil(dialog.action.isEnabled)
    press_key(dialog.new.again.edit, Qt.Key.Key_Return)
    assert desk.sessions.calls == ["create", "sign_in"]
    assert desk.sessions.session().state is SessionState.SIGNED_IN
    assert desk.window.rail.account.name.text() == "PO1 Fontaine"
    desk.window.sign_in.sign_out()
    assert not desk.window.rail.buttons["administration"].isVisible()


def test_a_name_with_spaces_is_refused_while_it_is_typed(desk: Desk, qtbot: QtBot) -> None:
    """Beside its field, and nothing can be asked for until it is mended."""
    dialog = form(desk)
    qtbot.waitUntil(dialog.action.isEnabled)
    dialog.username.setText("po1 fontaine")
    assert dialog.username_field.problem == "A user name has no spaces."
    assert not dialog.action.isEnabled()


def test_a_refused_name_is_said_at_its_field(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that was typed is still there."""

    def refuse(*_: str) -> None:
        raise AlreadyTakenError("Another account has this user name already.", fields=("username_key",))

    monkeypatch.setattr(desk.sessions, "create", refuse)
    dialog = form(desk)
    qtbot.waitUntil(dialog.action.isEnabled)
    dialog.action.click()
    assert dialog.username_field.problem == "Another account has this user name already."
    assert dialog.new.text() == PASSWORD


def test_on_a_unit_s_server_the_command_is_named(desk: Desk) -> None:
    """This desk cannot make one: the page and the sign-in say who can, and how."""
    desk.sessions.first = FirstAccount.MISSING_ELSEWHERE
    desk.signals.database_changed.emit(DatabaseStatus(DatabaseState.LIVE, NOW))
    desk.window.show_place("administration")
    assert "sentinel-desktop account add NAME" in desk.window.administration.page.notice.sentence.text()
    assert not desk.window.administration.page.make_first.isVisible()
    press_key(desk.window, Qt.Key.Key_F12)
    dialog = desk.window.sign_in.dialog
    assert isinstance(dialog, SignInDialog)
    assert "sentinel-desktop account add NAME" in dialog.about.text()


def test_an_account_that_is_made_elsewhere_is_noticed(desk: Desk) -> None:
    """The notice goes as soon as the database tells of an account."""
    desk.window.show_place("administration")
    desk.sessions.first = FirstAccount.MADE
    desk.signals.records_changed.emit(RecordChanges({"admin_users": frozenset()}))
    assert desk.window.rail.account.name.text() == "Sign in"
    assert desk.window.place.name == "desk"
