"""What a person keeps of the members' table: filters under names, columns, a file; on a real database."""

import csv
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from sentinel_desktop.domain.member_filters import Facet
from sentinel_desktop.domain.members import MemberFilter
from sentinel_desktop.ui.members.saved_filters_dialog import SavedFiltersDialog
from tests.support.active_windows import press_key
from tests.support.invented_desk import NOW
from tests.support.members_room import MembersRoom

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(room: MembersRoom) -> SavedFiltersDialog:
    """Open the saved filters."""
    room.page.saved.click()
    dialog = room.presenter.keeping.dialog
    assert dialog is not None
    dialog.activateWindow()
    room.wait_for(dialog.isActiveWindow)
    return dialog


def names(dialog: SavedFiltersDialog) -> list[str]:
    """Return the names that are shown."""
    return [dialog.names.item(row).text() for row in range(dialog.names.count())]


def save(dialog: SavedFiltersDialog, name: str) -> None:
    """Type a name and save by Enter."""
    dialog.name.setFocus()
    dialog.name.setText(name)
    press_key(dialog.name, Qt.Key.Key_Return)


def test_a_filter_is_saved_and_used_again(room: MembersRoom) -> None:
    """What was searched for stands in the search; what was chosen of a list is marked there."""
    division = room.make.divisions(code="OPS")
    room.make.members(last_name="Roy", display_name="Roy, A.", division_id=division)
    room.make.members(last_name="Chen")
    room.open()
    room.presenter.narrow(MemberFilter(text="roy", divisions=frozenset({division})))
    dialog = opened(room)
    save(dialog, "Operations")
    assert (names(dialog), dialog.name.text()) == (["Operations"], "")
    press_key(dialog, Qt.Key.Key_Escape)
    room.press(Qt.Key.Key_Backspace, CTRL)
    assert len(room.names()) == 2
    dialog = opened(room)
    press_key(dialog.names, Qt.Key.Key_Return)
    assert room.names() == ["Roy, A."]
    assert room.page.filters.search.text() == "roy"
    assert "OPS" in room.page.filters.facets[Facet.DIVISIONS].text()


def test_values_that_were_deleted_since_are_left_out_of_it(room: MembersRoom) -> None:
    """The rest of the filter is used, and a sentence says so."""
    gone = room.make.tags(name="Gone")
    room.make.members(last_name="Roy", display_name="Roy, A.")
    room.make.members(last_name="Chen")
    room.open()
    room.presenter.narrow(MemberFilter(text="roy", tags=frozenset({gone})))
    save(opened(room), "Old")
    room.make.connection.execute("DELETE FROM tags WHERE id = %s", [gone])
    room.change("tags")
    room.wait_for(lambda: room.presenter.choices is not None and not room.presenter.choices.facets[Facet.TAGS])
    dialog = room.presenter.keeping.dialog
    assert dialog is not None
    press_key(dialog.names, Qt.Key.Key_Return)
    assert room.names() == ["Roy, A."]
    assert "deleted since" in room.page.message.text()


def test_filters_are_renamed_and_deleted_by_their_keys(room: MembersRoom) -> None:
    """F2 and Del; a name that is taken is said beside it and stays where it was typed."""
    room.open()
    room.presenter.narrow(MemberFilter(text="roy"))
    dialog = opened(room)
    save(dialog, "First")
    save(dialog, "Second")
    save(dialog, "second")
    assert dialog.name_field.problem == "You have a filter of this name: choose another."
    assert (dialog.name.text(), names(dialog)) == ("second", ["First", "Second"])
    dialog.names.setFocus()
    dialog.names.setCurrentRow(0)
    press_key(dialog, Qt.Key.Key_F2)
    save(dialog, "Third")
    assert names(dialog) == ["Second", "Third"]
    dialog.names.setFocus()
    dialog.names.setCurrentRow(0)
    press_key(dialog, Qt.Key.Key_Delete)
    assert names(dialog) == ["Third"]


def test_a_filter_of_everybody_is_not_worth_a_name(room: MembersRoom) -> None:
    """The line says so, and nothing can be saved."""
    room.open()
    dialog = opened(room)
    dialog.name.setText("All")
    assert not dialog.save.isEnabled()
    assert "nothing to save" in dialog.name_field.line.text()


def test_a_name_is_kept_when_the_database_goes_away(room: MembersRoom) -> None:
    """Its sentence is shown; the name is there again when the dialog is."""
    room.open()
    room.presenter.narrow(MemberFilter(text="roy"))
    dialog = opened(room)
    room.away = "The database does not answer."
    save(dialog, "Away")
    assert (dialog.message.text(), dialog.name.text()) == ("The database does not answer.", "Away")
    room.leave()
    assert room.presenter.keeping.dialog is None
    room.away = ""
    room.sign_in()
    room.wait_for(lambda: room.presenter.reader.is_read)
    assert opened(room).name.text() == "Away"


def test_columns_are_chosen_and_kept(room: MembersRoom) -> None:
    """For this person, at whatever station; the name is always there, and who is chosen stays so."""
    room.make.members()
    room.open()
    room.choose(0)
    menu = {action.data(): action for action in room.page._columns_menu.actions()}
    menu["tags"].trigger()
    menu["first_name"].trigger()
    shown = [column.name for column in room.page.table.rows.columns]
    assert "tags" not in shown
    assert "first_name" in shown
    assert room.page.table.count_chosen() == 1
    assert not menu["name"].isEnabled()
    room.page.show_columns(["name"])
    room.leave()
    room.sign_in()
    room.wait_for(lambda: room.presenter.reader.is_read)
    assert [column.name for column in room.page.table.rows.columns] == shown


def test_the_file_has_whom_the_filter_shows(room: MembersRoom, tmp_path: Path) -> None:
    """Guarded against formulas, no notes and no addresses, in the table's order; a spreadsheet reads it as UTF-8."""
    present = room.make.members(
        last_name="=1+1", first_name="Zoé", display_name="=1+1, Z.", notes="Secret.", email="zoe@example.test"
    )
    room.make.presence("in", member_id=present, since=NOW - timedelta(hours=1))
    room.make.members(last_name="Roy", display_name="Roy, A.")
    room.make.members("archived")
    room.open()
    room.presenter.sort_by(room.presenter.reader.order, descending=True)
    room.press(Qt.Key.Key_E, CTRL)
    file_dialog = room.presenter.keeping.file_dialog
    assert file_dialog is not None
    path = tmp_path / "members.csv"
    file_dialog.fileSelected.emit(str(path))
    file_dialog.reject()
    text = path.read_text(encoding="utf-8")
    assert text.startswith("\N{BYTE ORDER MARK}")
    assert "Secret" not in text
    assert "example.test" not in text
    heads, *rows = csv.reader(text.removeprefix("\N{BYTE ORDER MARK}").splitlines())
    said = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [row["Last name"] for row in said] == ["Roy", "'=1+1"]
    assert (said[1]["Presence"], said[1]["Since"]) == ("In", "2026-11-24 17:42")
    assert room.page.message.text() == "2 members written to members.csv"
    assert [each.name for each in tmp_path.iterdir() if each.suffix != ".ini"] == ["members.csv"]


def test_a_file_that_cannot_be_written_is_said(room: MembersRoom, tmp_path: Path) -> None:
    """With the reason; a file that was there stays."""
    room.make.members()
    room.open()
    room.presenter.keeping.write_to(str(tmp_path / "nowhere" / "members.csv"))
    assert room.page.message.text() == "The file could not be written: No such file or directory"


def test_a_desk_that_is_left_meanwhile_writes_no_file(room: MembersRoom, tmp_path: Path) -> None:
    """Nobody is there any more who may have it."""
    room.make.members()
    room.open()
    room.background.held = True
    room.presenter.keeping.write_to(str(tmp_path / "members.csv"))
    room.leave()
    room.background.release()
    assert not (tmp_path / "members.csv").exists()
