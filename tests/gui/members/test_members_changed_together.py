"""Changing many members from the table: the dialog, its preview and its undoing; on a real database."""

from datetime import date

from PySide6.QtCore import QDate, Qt

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.ui.members.change_words import ChangeKind, kind_word
from tests.support.active_windows import press_key, type_text
from tests.support.members_changing import ask, choose, details, press
from tests.support.members_room import MembersRoom, enter

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_division_is_given_to_those_who_are_chosen(room: MembersRoom) -> None:
    """Shown before: how many, from what to what, who is left out; done by Enter; undone by Ctrl+Z."""
    new = room.make.divisions(code="TRG", name="Training")
    first, second, third = enter(room, "Adams", "Baker", "Chen")
    enter(room, "Roy", division_id=new)
    room.open()
    room.choose(0, 1, 3)
    room.page.table.setFocus()
    dialog = ask(room, ChangeKind.DIVISION, "TRG")
    assert dialog.outcome.text() == "2 members change: DECK (2) → TRG"
    assert dialog.more.text() == "Left out, because they have it already: 1 (Roy, A.)"
    assert dialog.action.text() == "Change 2 members"
    press(dialog)
    assert room.page.message.text() == "2 members changed."
    room.wait_for(lambda: [line.division for line in room.page.table.rows.lines] == ["TRG", "TRG", "DECK", "TRG"])
    assert details(room, third).division_id != new
    room.press(Qt.Key.Key_Z, CTRL)
    assert room.page.message.text() == "Undone for 2 members."
    room.wait_for(lambda: [line.division for line in room.page.table.rows.lines] == ["DECK", "DECK", "DECK", "TRG"])
    assert {details(room, member).division_id for member in (first, second)} == {details(room, third).division_id}
    assert not room.page.undo.isVisible()


def test_everybody_is_changed_also_those_whom_nobody_looked_at(room: MembersRoom) -> None:
    """Ctrl+A is everybody the filter lets through, however far the table was read."""
    tag = room.make.tags(name="FTS")
    room.make.members.many(130, last_name="Roy")
    room.make.members(last_name="Chen")
    room.open()
    room.page.filters.search.setText("roy")
    room.page.filters.search.returnPressed.emit()
    room.page.table.setFocus()
    room.press(Qt.Key.Key_A, CTRL)
    assert len(room.page.table.rows.lines) == 100
    press(ask(room, ChangeKind.GIVE_TAG, "FTS"))
    assert room.page.message.text() == "130 members changed."
    rows = room.make.connection.execute("SELECT count(*) FROM member_tags WHERE tag_id = %s", [tag]).fetchone()
    assert rows == (130,)


def test_the_lists_are_read_for_the_change_where_they_were_not(room: MembersRoom) -> None:
    """The database was away as the page read them, and answers again: Ctrl+B reads them."""
    room.make.divisions(code="TRG", name="Training")
    enter(room, "Adams")
    room.away = "The database does not answer."
    room.window.show()
    room.sign_in()
    # The columns, the lists and the table.
    room.wait_for(lambda: room.asked >= 3)
    room.away = ""
    room.change("members")
    room.wait_for(lambda: room.names() != [])
    assert room.presenter.choices is None
    room.choose(0)
    room.page.table.setFocus()
    assert ask(room, ChangeKind.DIVISION, "TRG").outcome.text() == "1 member changes: DECK (1) → TRG"


def test_rows_that_are_chosen_are_read_before_they_are_changed(room: MembersRoom) -> None:
    """Chosen down to the end by Shift, most of them never looked at."""
    room.make.tags(name="FTS")
    room.make.members.many(230)
    room.open()
    room.page.table.setFocus()
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert room.page.count.text() == "230 members · 229 chosen"
    dialog = ask(room, ChangeKind.GIVE_TAG, "FTS")
    assert dialog.outcome.text() == "229 members: the tag FTS is given."


def test_archiving_says_who_is_signed_out(room: MembersRoom) -> None:
    """Those who were in are out; undone, they are in again, and everybody is of the unit."""
    present, _ = enter(room, "Adams", "Baker")
    room.make.presence("in", member_id=present)
    room.open()
    room.page.table.setFocus()
    room.press(Qt.Key.Key_A, CTRL)
    dialog = ask(room, ChangeKind.ARCHIVE)
    type_text(dialog.reason, "Posted.")
    room.wait_for(lambda: dialog.preview is not None)
    assert dialog.more.text() == "In the building and signed out by this: 1."
    assert dialog.action.text() == "Archive 2 members"
    press(dialog)
    assert room.page.message.text() == "2 members archived; signed out: 1."
    room.wait_for(lambda: room.names() == [])
    row = room.make.connection.execute("SELECT reason FROM checkins WHERE direction = 'out'").fetchone()
    assert row == ("Posted.",)
    room.press(Qt.Key.Key_Z, CTRL)
    room.wait_for(lambda: room.names() == ["Adams, A.", "Baker, A."])
    assert room.page.table.rows.lines[0].state is Direction.IN


def test_a_qualification_is_granted_from_and_until(room: MembersRoom) -> None:
    """A last day before the first is said beside it, and cannot be asked for."""
    kind = room.make.qualification_types(name="SWK")
    (member,) = enter(room, "Adams")
    room.open()
    room.choose(0)
    room.page.table.setFocus()
    dialog = ask(room, ChangeKind.GRANT, "SWK")
    dialog.for_good.setChecked(False)
    dialog.expires.setDate(QDate(2020, 1, 1))
    assert dialog.expires_field.problem == "Before it is granted."
    press(dialog)
    assert dialog.isVisible()
    dialog.expires.setDate(QDate(2027, 12, 31))
    room.wait_for(lambda: dialog.preview is not None)
    press(dialog)
    row = room.make.connection.execute(
        "SELECT granted_on, expires_on FROM member_qualifications WHERE member_id = %s AND qualification_type_id = %s",
        [member, kind],
    ).fetchone()
    assert row == (date(2026, 11, 24), date(2027, 12, 31))


def test_every_change_can_be_asked_for_and_previewed(room: MembersRoom) -> None:
    """Each with its values, by name; nobody is changed by looking."""
    make = room.make
    for makes in (make.divisions, make.ranks, make.member_statuses, make.member_types, make.tags):
        makes(name="Other", code="other")
    make.qualification_types(name="Other")
    make.list_items(list_type="mess", name="Other")
    (member,) = enter(room, "Adams")
    before = details(room, member)
    room.open()
    room.choose(0)
    room.page.table.setFocus()
    values = {ChangeKind.DIVISION: "other", ChangeKind.RANK: "other", ChangeKind.ARCHIVE: "", ChangeKind.RESTORE: ""}
    dialog = ask(room, ChangeKind.DIVISION, "other")
    for kind in ChangeKind:
        choose(room, dialog, kind, values.get(kind, "Other"))
        assert dialog.outcome.text()
        assert dialog.kinds.currentItem().text() == kind_word(kind)
    press_key(dialog, Qt.Key.Key_Escape)
    assert room.presenter.changing.dialog is None
    assert details(room, member) == before


def test_a_hidden_value_can_be_taken_and_not_given(room: MembersRoom) -> None:
    """Nobody gets what supervisors hid; who has it can lose it."""
    room.make.tags(name="Old", is_active=False)
    enter(room, "Adams")
    room.open()
    room.choose(0)
    room.page.change.click()
    dialog = room.presenter.changing.dialog
    assert dialog is not None
    offered = {}
    for kind in (ChangeKind.GIVE_TAG, ChangeKind.TAKE_TAG):
        dialog.kinds.setCurrentRow(list(ChangeKind).index(kind))
        offered[kind] = dialog.values.values.topLevelItemCount()
    assert offered == {ChangeKind.GIVE_TAG: 0, ChangeKind.TAKE_TAG: 1}
