"""The table of members, walked and chosen from by keyboard and mouse, on a real database."""

from datetime import timedelta

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from sentinel_desktop.domain.members import MemberFilter, MemberScope
from sentinel_desktop.ui.members.columns import member_columns
from sentinel_desktop.ui.members.model import CHIPS
from tests.support.active_windows import type_text
from tests.support.invented_desk import NOW
from tests.support.members_room import MembersRoom, enter, enter_many

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


# --- what is shown ----------------------------------------------------------------------------------------------------


def test_the_table_has_everybody_by_name(room: MembersRoom) -> None:
    """With a count under it, and every column that is shown in words for whoever hears the screen."""
    enter(room, "Roy", "Chen")
    room.open()
    assert room.names() == ["Chen, A.", "Roy, A."]
    assert room.page.count.text() == "2 members"
    heard = str(room.page.table.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert heard.startswith("PO2. Chen, A.. ")
    assert heard.endswith(". Out")


def test_nothing_is_said_of_the_unit_before_it_was_read(room: MembersRoom) -> None:
    """Who comes has the keyboard on the table, also while the database is still asked; in an empty unit it searches."""
    room.background.held = True
    room.window.show()
    room.window.activateWindow()
    room.sign_in()
    room.wait_for(room.window.isActiveWindow)
    room.presenter.focus_first()
    assert room.page.table.hasFocus()
    assert not room.page.empty.isVisible()
    room.background.release()
    room.wait_for(room.page.empty.isVisible)
    assert room.page.filters.search.hasFocus()


def test_presence_is_a_word_and_since_when(room: MembersRoom) -> None:
    """Of who is in; since when somebody is out nobody needs to read."""
    present, _ = enter(room, "Adams", "Baker")
    room.make.presence("in", member_id=present, since=NOW - timedelta(hours=2))
    room.open()
    column = [column.name for column in room.page.table.rows.columns].index("presence")
    model = room.page.table.rows
    assert [model.index(row, column).data() for row in (0, 1)] == ["In · 16:42", "Out"]


def test_values_are_chips_in_their_colours(room: MembersRoom) -> None:
    """Status, type and tags, the tags in the order supervisors gave them."""
    (member,) = enter(room, "Roy")
    for place, name in enumerate(("Second", "First")):
        room.make.member_tags(member_id=member, tag_id=room.make.tags(name=name, display_order=-place))
    room.open()
    model = room.page.table.rows
    column = [column.name for column in model.columns].index("tags")
    assert [chip.name for chip in model.index(0, column).data(CHIPS)] == ["First", "Second"]
    assert model.index(0, 0).data(CHIPS) is None


def test_a_unit_without_members_says_how_to_begin(room: MembersRoom) -> None:
    """And one in which nobody matches says something else."""
    room.open()
    assert room.page.empty.title.text() == "No member yet"
    assert "Ins" in room.page.empty.sentence.text()
    enter(room, "Roy")
    room.change("members")
    room.wait_for(lambda: room.names() == ["Roy, A."])
    assert room.page.table.isVisible()
    type_text(room.page.filters.search, "zzz")
    room.press(Qt.Key.Key_Return)
    assert room.page.empty.title.text() == "Nobody matches"


def test_every_column_says_something(room: MembersRoom) -> None:
    """Also those that are shown only where a person wants them."""
    enter(room, "Roy", archived_at=NOW, source="nominal_roll")
    room.open()
    room.presenter.narrow(MemberFilter(scope=MemberScope.ALL))
    room.page.show_columns([column.name for column in member_columns()])
    model = room.page.table.rows
    said = {column.name: model.index(0, place).data() for place, column in enumerate(model.columns)}
    assert (said["archived"], said["source"], said["first_name"]) == ("Tue 24 Nov", "Nominal roll", "Alix")
    assert len(said) == len(member_columns())


# --- ten thousand rows ------------------------------------------------------------------------------------------------


def test_rows_are_read_as_they_are_looked_at(room: MembersRoom) -> None:
    """There is room for all of them at once; the end of the table is read when somebody goes there."""
    enter_many(room, 1500)
    room.open()
    table = room.page.table
    assert (table.rows.total, len(table.rows.lines)) == (1500, 100)
    table.setFocus()
    room.press(Qt.Key.Key_End)
    room.wait_for(lambda: table.rows.index(1499, 1).data() == "M01499, A.")
    room.wait_for(lambda: len(table.rows.lines) == 1500)


def test_a_jump_far_down_shows_the_rows_in_sight_before_those_between(room: MembersRoom) -> None:
    """Nobody waits for thousands of rows that they jumped over; those are read behind what is shown."""
    enter_many(room, 1500)
    room.open()
    rows, shown = room.page.table.rows, list[tuple[int, int]]()
    rows.dataChanged.connect(lambda first, _: shown.append((first.row(), len(rows.lines))))
    room.scroll_to(1200)
    room.wait_for(lambda: len(rows.lines) > 1200)
    first, read = shown[0]
    assert (1000 < first <= 1200, read) == (True, 100)
    assert rows.index(1200, 1).data() == "M01200, A."


def test_rows_scrolled_to_while_the_table_is_read_again_are_read_too(room: MembersRoom) -> None:
    """Where nothing else changed the table is not painted anew, so that nobody would miss them a second time."""
    enter_many(room, 600)
    room.open()
    table = room.page.table
    room.wait_for(lambda: not room.presenter._due.isActive())
    room.background.held = True
    room.change("members")
    room.wait_for(lambda: not room.presenter._due.isActive())
    room.scroll_to(300)
    room.background.release()
    room.wait_for(lambda: len(table.rows.lines) > 300)


def test_who_is_in_sight_stays_there_when_the_table_is_read_again(room: MembersRoom) -> None:
    """The row at the upper edge, the row of the keyboard and those that are chosen; somebody new comes in above."""
    enter_many(room, 600)
    room.open()
    table = room.page.table
    room.scroll_to(300)
    room.wait_for(lambda: len(table.rows.lines) > 310)
    table.selectRow(305)
    at_top, position = table.rows.lines[table.rowAt(0)], table.rowViewportPosition(table.rowAt(0))
    looked_at, chosen = table.member_looked_at(), table.chosen()
    enter(room, "Aaron")
    room.change("members")
    room.wait_for(lambda: table.rows.total == 601)
    assert table.rows.lines[table.rowAt(0)].id == at_top.id
    assert table.rowViewportPosition(table.rowAt(0)) == position
    assert (table.member_looked_at(), table.chosen()) == (looked_at, chosen)
    assert table.currentIndex().row() == 306


def test_who_left_the_table_meanwhile_leaves_no_empty_row(room: MembersRoom) -> None:
    """A table that turns out to be shorter than it was counted ends where the members end."""
    enter_many(room, 400)
    room.open()
    table = room.page.table
    room.make.connection.execute("UPDATE members SET archived_at = now() WHERE sort_key > 'm00350'")
    table.setFocus()
    room.press(Qt.Key.Key_End)
    room.wait_for(lambda: table.rows.total == len(table.rows.lines) == 350)


# --- one member -------------------------------------------------------------------------------------------------------


def test_enter_opens_a_member_in_place_of_the_table(room: MembersRoom) -> None:
    """Esc goes back to the same row, read again."""
    _, member = enter(room, "Adams", "Baker")
    room.open()
    table = room.page.table
    table.setFocus()
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Return)
    assert room.pages.opened == [member]
    assert (room.pages.page.isVisible(), table.isVisible()) == (True, False)
    assert room.presenter.go_back()
    assert table.isVisible()
    assert table.member_looked_at() == member


def test_a_double_click_opens_a_member_and_ins_begins_a_new_one(room: MembersRoom) -> None:
    """Who was saved there is in the table at once."""
    (member,) = enter(room, "Adams")
    room.open()
    table = room.page.table
    where = table.visualRect(table.rows.index(0, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert room.pages.opened == [member]
    room.presenter.go_back()
    room.press(Qt.Key.Key_Insert)
    assert room.pages.opened == [member, None]
    (new,) = enter(room, "Baker")
    room.presenter.go_back()
    room.pages.saved.emit(new)
    room.wait_for(lambda: room.names() == ["Adams, A.", "Baker, A."])


# --- choosing ---------------------------------------------------------------------------------------------------------


def test_rows_are_chosen_by_shift_and_all_by_ctrl_a(room: MembersRoom) -> None:
    """All means everybody the filter lets through, also those whom nobody has looked at yet."""
    enter_many(room, 300)
    room.open()
    room.page.table.setFocus()
    room.press(Qt.Key.Key_Down, SHIFT)
    room.press(Qt.Key.Key_Down, SHIFT)
    assert room.page.count.text() == "300 members · 3 chosen"
    room.press(Qt.Key.Key_A, CTRL)
    assert room.page.count.text() == "300 members · 300 chosen"
    assert len(room.page.table.rows.lines) == 100
    assert room.presenter.go_back()
    assert room.page.count.text() == "300 members"


def test_an_index_of_nothing_has_no_rows(room: MembersRoom) -> None:
    """Rows have no children: whoever walks the table by a tool for the blind finds an end."""
    enter(room, "Roy")
    room.open()
    model = room.page.table.rows
    assert (model.rowCount(QModelIndex()), model.rowCount(model.index(0, 0)), model.columnCount(model.index(0, 0))) == (
        1,
        0,
        0,
    )
