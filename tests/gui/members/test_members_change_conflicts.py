"""What stands in the way of changing many members: others, the database, a desk that is locked."""

from PySide6.QtCore import Qt

from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.ui.members.change_words import ChangeKind
from tests.support.active_windows import press_key, type_text
from tests.support.invented_desk import NOW
from tests.support.members_changing import ask, details, press, touch
from tests.support.members_room import MembersRoom, enter, session_of

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_who_was_changed_meanwhile_is_left_out_at_a_word(room: MembersRoom) -> None:
    """Named in the dialog; the key that is shown goes on without them; nothing is done before."""
    new = room.make.divisions(code="TRG")
    members = enter(room, "Adams", "Baker", "Chen", "Roy")
    room.open()
    room.page.table.setFocus()
    room.press(Qt.Key.Key_A, CTRL)
    dialog = ask(room, ChangeKind.DIVISION, "TRG")
    touch(room, members[1])
    touch(room, members[3])
    press(dialog)
    assert dialog.message.text() == "2 were changed meanwhile; nothing is done yet (Baker, A.; Roy, A.)"
    assert all(details(room, member).division_id != new for member in members)
    touch(room, members[2])
    press_key(dialog, Qt.Key.Key_L, ALT)
    assert dialog.message.text() == "1 was changed meanwhile; nothing is done yet (Chen, A.)"
    press_key(dialog, Qt.Key.Key_L, ALT)
    assert room.page.message.text() == "1 member changed."
    assert [details(room, member).division_id == new for member in members] == [True, False, False, False]


def test_undoing_names_who_was_changed_since(room: MembersRoom) -> None:
    """They are left out at a word, the others are undone."""
    new = room.make.divisions(code="TRG")
    members = enter(room, "Adams", "Baker")
    room.open()
    room.page.table.setFocus()
    room.press(Qt.Key.Key_A, CTRL)
    press(ask(room, ChangeKind.DIVISION, "TRG"))
    touch(room, members[0])
    room.press(Qt.Key.Key_Z, CTRL)
    assert room.page.message.text() == "1 was changed meanwhile; nothing is done yet (Adams, A.)"
    room.change("members")
    room.wait_for(lambda: not room.presenter._due.isActive())
    assert room.page.leave_out.isVisible()
    room.press(Qt.Key.Key_L, ALT)
    assert room.page.message.text() == "Undone for 1 member."
    assert [details(room, member).division_id == new for member in members] == [True, False]


def test_a_database_that_goes_away_leaves_the_dialog_as_it_is(room: MembersRoom) -> None:
    """Its sentence stands in the dialog; nothing that was chosen or typed is lost, and Enter tries again."""
    (member,) = enter(room, "Adams")
    room.open()
    room.choose(0)
    room.page.table.setFocus()
    dialog = ask(room, ChangeKind.ARCHIVE)
    type_text(dialog.reason, "Posted.")
    room.wait_for(lambda: dialog.preview is not None)
    room.away = "The database does not answer."
    press(dialog)
    assert (dialog.message.text(), dialog.reason.text()) == ("The database does not answer.", "Posted.")
    assert details(room, member).archived_at is None
    room.away = ""
    press(dialog)
    assert details(room, member).archived_at is not None


def test_nothing_is_asked_twice_while_it_is_done(room: MembersRoom) -> None:
    """Enter pressed again, and Esc, wait until the database has answered."""
    room.make.divisions(code="TRG")
    (member,) = enter(room, "Adams")
    room.open()
    room.choose(0)
    room.page.table.setFocus()
    dialog = ask(room, ChangeKind.DIVISION, "TRG")
    room.background.held = True
    press(dialog)
    press(dialog)
    press_key(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    room.background.release()
    with room.person.open_work() as work:
        assert work.members.get(member).version == 2


def test_a_locked_desk_closes_the_dialog_and_keeps_what_was_typed(room: MembersRoom) -> None:
    """The same person finds the kind, the value and the reason again; another one does not, and undoes nothing."""
    enter(room, "Adams")
    room.make.divisions(code="TRG")
    room.open()
    room.choose(0)
    room.page.table.setFocus()
    press(ask(room, ChangeKind.DIVISION, "TRG"))
    room.wait_for(lambda: room.page.table.rows.lines[0].division == "TRG")
    dialog = ask(room, ChangeKind.ARCHIVE)
    type_text(dialog.reason, "Posted.")
    room.leave()
    assert room.presenter.changing.dialog is None
    room.sign_in()
    room.wait_for(lambda: room.page.table.count_chosen() == 1)
    room.page.change.click()
    again = room.presenter.changing.dialog
    assert again is not None
    assert (again.kind, again.reason.text()) == (ChangeKind.ARCHIVE, "Posted.")
    room.leave()
    other = room.make.admin_users(role="supervisor")
    room.signals.session_changed.emit(session_of(AccountId(other), NOW))
    room.wait_for(lambda: room.names() == ["Adams, A."])
    assert not room.page.undo.isVisible()
    room.choose(0)
    room.page.change.click()
    others = room.presenter.changing.dialog
    assert others is not None
    assert (others.kind, others.reason.text()) == (ChangeKind.DIVISION, "")


def test_nobody_chosen_asks_nothing(room: MembersRoom) -> None:
    """The key does nothing, and the button says so."""
    enter(room, "Adams")
    room.open()
    room.page.table.setFocus()
    room.press(Qt.Key.Key_B, CTRL)
    assert room.presenter.changing.dialog is None
    assert not room.page.change.isEnabled()
