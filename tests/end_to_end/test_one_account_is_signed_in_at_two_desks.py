"""One person is signed in at two desks at once: each is a desk of its own, and what one does the other hears of."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.sessions import Session, SessionEnd, SessionState
from sentinel_desktop.domain.station_status import DatabaseState
from sentinel_desktop.ui.by_hand.entry_dialog import EntryDialog
from sentinel_desktop.ui.sign_in.account_dialog import AccountDialog
from sentinel_desktop.ui.sign_in.password_dialog import PasswordDialog
from sentinel_desktop.ui.sign_in.sign_in_dialog import UnlockDialog
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step
from tests.end_to_end.conftest import ROY, Unit
from tests.support.active_windows import press_key, type_text
from tests.support.deed_desk import DeedDesk, give_account, two_deed_desks
from tests.support.hand_desk_at_work import holder_of, log_of, passed
from tests.support.keyboard_desk import CTRL, PASSWORD
from tests.support.visitor_deeds import OPERATOR, visits

ENTER = Qt.Key.Key_Return
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
ANOTHER = "eleven wooden paddles"
Desks = tuple[DeedDesk, DeedDesk]


@pytest.fixture
def desks(qtbot: QtBot, unit: Unit, tmp_path: Path, asyncio_in_qt: None) -> Iterator[Desks]:
    """Return two desks at which the same operator sits; Roy is in."""
    del asyncio_in_qt
    passed(unit.owner, holder_of(unit.owner, ROY)[0], "in", datetime.now(UTC) - timedelta(hours=1))
    give_account(unit.owner, unit.url, "operator")
    with two_deed_desks(qtbot, unit.url, tmp_path, OPERATOR, OPERATOR) as desks:
        yield desks


def test_a_visitor_comes_at_one_while_a_member_leaves_at_the_other(desks: Desks, unit: Unit) -> None:
    """Each dialog is that of its desk; both rows are the same person's, each told by its own station."""
    front, rear = desks
    roy, name = holder_of(unit.owner, ROY)
    coming = front.open_sign_in()
    coming.press(Qt.Key.Key_6)
    coming.type("Varga")
    entry = entry_at(rear, name)
    assert rear.coming is None
    rear.key(ENTER)
    rear.wait(lambda: not entry.done_line.isHidden())
    coming.press(ENTER)
    front.wait_for_step(Step.BADGE)
    coming.press(ENTER)
    front.wait_for_step(Step.DONE)
    coming.press(ENTER)
    assert [row[:2] for row in log_of(unit.owner, roy)] == [("in", "manual"), ("out", "manual")]
    told = unit.owner.execute(
        "SELECT l.table_name::text, a.username, s.name FROM audit_log l JOIN admin_users a ON a.id::text = l.account"
        " JOIN stations s ON s.id::text = l.station WHERE l.table_name = 'visitors' UNION ALL"
        " SELECT 'checkins', a.username, s.name FROM checkins c JOIN admin_users a ON a.id = c.entered_by"
        " JOIN stations s ON s.id = c.station_id WHERE c.direction = 'out'"
    ).fetchall()
    assert told == [("visitors", OPERATOR, "front desk"), ("checkins", OPERATOR, "rear door")]


def test_a_member_leaves_once_at_two_desks(desks: Desks, unit: Unit) -> None:
    """Chosen at both: the second is told since when, and Enter once more is what records it again."""
    front, rear = desks
    roy, name = holder_of(unit.owner, ROY)
    first, second = entry_at(front, name), entry_at(rear, name)
    front.key(ENTER)
    front.wait(lambda: not first.done_line.isHidden())
    rear.key(ENTER)
    rear.wait(second.message.text)
    assert "is out already" in second.message.text()
    assert len(log_of(unit.owner, roy)) == 2
    front.key(Qt.Key.Key_Escape)
    rear.key(Qt.Key.Key_Escape)
    assert [session_of(each).state for each in desks] == [SessionState.SIGNED_IN] * 2


def test_signing_out_at_one_desk_leaves_the_other(desks: Desks, unit: Unit) -> None:
    """It is told to nobody there, and the person goes on with what they had begun."""
    front, rear = desks
    coming = rear.open_sign_in()
    coming.press(Qt.Key.Key_6)
    coming.type("Varga")
    account = account_at(front)
    press_key(account, Qt.Key.Key_O, CTRL_SHIFT)
    outcomes = "SELECT outcome FROM sign_ins ORDER BY created_at, id"
    front.wait(lambda: unit.owner.execute(outcomes).fetchall()[2:] == [("signed_out",)])
    assert (session_of(front).state, session_of(rear).state) == (SessionState.SIGNED_OUT, SessionState.SIGNED_IN)
    coming.press(ENTER)
    rear.wait_for_step(Step.BADGE)
    coming.press(ENTER)
    rear.wait_for_step(Step.DONE)
    coming.press(ENTER)
    assert [visit["last_name"] for visit in visits(unit.owner)] == ["Varga"]
    assert not rear.window.sign_in.bar.isVisible()


def test_a_locked_desk_opens_by_the_password_that_was_chosen_at_the_other(desks: Desks, unit: Unit) -> None:
    """The one before opens it no more."""
    front, rear = desks
    rear.press(Qt.Key.Key_L, CTRL_SHIFT)
    rear.wait(lambda: session_of(rear).state is SessionState.LOCKED)
    change_password(front)
    rear.press(Qt.Key.Key_F12)
    rear.wait(lambda: isinstance(rear.window.sign_in.dialog, UnlockDialog))
    asking = rear.window.sign_in.dialog
    assert isinstance(asking, UnlockDialog)
    type_text(asking.password.edit, PASSWORD)
    press_key(asking.password.edit, ENTER)
    rear.wait(lambda: asking.password.field.problem)
    assert asking.password.field.problem == "The password is not right."
    type_text(asking.password.edit, ANOTHER)
    press_key(asking.password.edit, ENTER)
    rear.wait(lambda: rear.window.sign_in.dialog is None and rear.window.rail.buttons["visits"].isVisible())
    entry_at(rear, holder_of(unit.owner, ROY)[1])


def test_a_password_that_was_changed_at_one_desk_is_told_at_the_other(
    desks: Desks, unit: Unit, allow_log: Callable[[str], None]
) -> None:
    """Once that needs another connection; what was typed there is there again for the new password."""
    allow_log(r"^(WARNING|ERROR) sentinel_desktop\.(app|persistence)\..*")
    front, rear = desks
    coming = rear.open_sign_in()
    coming.press(Qt.Key.Key_6)
    coming.type("Varga")
    coming.press(ENTER)
    rear.wait_for_step(Step.BADGE)
    change_password(front)
    lose_every_connection(unit, desks)
    coming.press(ENTER)
    rear.wait(lambda: session_of(rear).ended is not None and rear.coming is None)
    assert session_of(rear).ended is SessionEnd.PASSWORD_CHANGED
    assert (
        rear.window.sign_in.bar.sentence.text() == "The password of this account was changed: sign in with the new one."
    )
    assert session_of(front).state is SessionState.SIGNED_IN
    assert visits(unit.owner) == []

    rear.sign_in(OPERATOR, opens="visits", password=ANOTHER)
    again = rear.open_sign_in()
    assert rear.dialog_in().draft.last_name == "Varga"
    again.press(ENTER)
    rear.wait_for_step(Step.DONE)
    again.press(ENTER)
    assert [visit["last_name"] for visit in visits(unit.owner)] == ["Varga"]


def lose_every_connection(unit: Unit, desks: Desks) -> None:
    """Let the database go away and come back, and both desks notice it."""
    watches = [each.desk.station.watch for each in desks]
    unit.shut()
    desks[0].wait(lambda: all(watch.status().state is not DatabaseState.LIVE for watch in watches))
    unit.open()
    desks[0].wait(lambda: all(watch.status().state is DatabaseState.LIVE for watch in watches))


def account_at(at: DeedDesk) -> AccountDialog:
    """Press F12 and return what is offered to whoever is signed in."""
    at.press(Qt.Key.Key_F12)
    at.wait(lambda: isinstance(at.window.sign_in.dialog, AccountDialog))
    dialog = at.window.sign_in.dialog
    assert isinstance(dialog, AccountDialog)
    return dialog


def change_password(at: DeedDesk) -> None:
    """Choose another password by the keyboard, and wait until the desk says that it counts."""
    press_key(account_at(at), Qt.Key.Key_P, CTRL_SHIFT)
    at.wait(lambda: isinstance(at.window.sign_in.dialog, PasswordDialog))
    dialog = at.window.sign_in.dialog
    assert isinstance(dialog, PasswordDialog)
    type_text(dialog.old.edit, PASSWORD)
    for field in dialog.new.fields:
        type_text(field.edit, ANOTHER)
    at.wait(dialog.action.isEnabled)
    press_key(dialog.new.fields[-1].edit, ENTER)
    at.wait(lambda: at.window.sign_in.dialog is None and at.window.sign_in.box.line.text() == "password changed")


def session_of(at: DeedDesk) -> Session:
    """Return who sits at a desk."""
    return at.desk.station.people.sessions.session()


def entry_at(at: DeedDesk, name: str) -> EntryDialog:
    """Press F4 and choose a member by three letters."""
    at.key(Qt.Key.Key_F4)
    at.wait(lambda: isinstance(at.over(), EntryDialog))
    dialog = at.over()
    assert isinstance(dialog, EntryDialog)
    at.write(name[:4].casefold())
    at.wait(dialog.who.offers.isVisible)
    at.key(ENTER)
    at.wait(lambda: dialog.person is not None)
    return dialog
