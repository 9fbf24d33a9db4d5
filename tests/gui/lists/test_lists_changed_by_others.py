"""The page of the lists while others edit them too."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.list_kinds import TAGS, ValueField
from sentinel_desktop.domain.lists import EnumeratedDetails, ListName
from sentinel_desktop.domain.record_changes import EVERYTHING, RecordChanges
from sentinel_desktop.ui.widgets.conflict_dialog import ConflictDialog
from tests.gui.lists.conftest import Lists
from tests.support.active_windows import press_key
from tests.support.lists_room import CTRL

VISITS = ListName.VISIT_TYPES


def test_what_somebody_else_changes_appears_without_disturbing(lists: Lists, qtbot: QtBot) -> None:
    """The row, the selection, the typing and the cursor stay where they are."""
    lists.choose("Museum")
    lists.type_over(ValueField.NAME, "Museu")
    lists.unit.change(VISITS, lists.unit.named(VISITS, "Guest").id, name="Theirs")
    lists.unit.add(VISITS, EnumeratedDetails("new", "New", display_order=5))
    lists.desk.signals.records_changed.emit(RecordChanges({"visit_types": None}))
    qtbot.waitUntil(lambda: "Theirs" in lists.shown())
    assert lists.shown()[0] == "New"
    view = lists.page.values.view
    assert lists.shown()[view.currentIndex().row()] == "Museum"
    editor = lists.editor(ValueField.NAME)
    assert (editor.text(), editor.cursorPosition(), editor.hasFocus()) == ("Museu", 5, True)


def test_a_change_of_something_else_reads_nothing(lists: Lists, qtbot: QtBot) -> None:
    """The stations' heartbeats and the scans are not what is shown here."""
    lists.unit.change(VISITS, lists.unit.named(VISITS, "Guest").id, name="Theirs")
    lists.desk.signals.records_changed.emit(RecordChanges({"station_health": None}))
    assert not lists.presenter.reads_soon
    lists.desk.signals.records_changed.emit(EVERYTHING)
    qtbot.waitUntil(lambda: "Theirs" in lists.shown())


@pytest.mark.parametrize("mine", [True, False])
def test_a_conflicting_save_shows_both_versions(lists: Lists, *, mine: bool) -> None:
    """Side by side; mine goes over theirs, or theirs is taken, as the person says."""
    lists.choose("Guest")
    lists.type_over(ValueField.NAME, "Mine")
    lists.unit.change(VISITS, lists.unit.named(VISITS, "Guest").id, name="Theirs", is_active=False)
    lists.press(Qt.Key.Key_S, CTRL)
    dialog = lists.dialog()
    assert isinstance(dialog, ConflictDialog)
    assert lists.editor(ValueField.NAME).text() == "Mine"
    press_key(dialog, *((Qt.Key.Key_Return, CTRL) if mine else (Qt.Key.Key_T, CTRL)))
    assert lists.editor(ValueField.NAME).text() == ("Mine" if mine else "Theirs")
    kept = lists.unit.named(VISITS, "Mine" if mine else "Theirs")
    assert (kept.version, kept.details.is_active) == (3 if mine else 2, False)


def test_leaving_the_comparison_goes_on_editing(lists: Lists) -> None:
    """With everything as it was typed, and a note that saving compares again."""
    lists.choose("Guest")
    lists.type_over(ValueField.NAME, "Mine")
    lists.unit.change(VISITS, lists.unit.named(VISITS, "Guest").id, name="Theirs")
    lists.press(Qt.Key.Key_S, CTRL)
    dialog = lists.dialog()
    press_key(dialog, Qt.Key.Key_Escape)
    assert lists.editor(ValueField.NAME).text() == "Mine"
    assert "Somebody changed" in lists.page.editor.note.text()
    assert lists.unit.named(VISITS, "Theirs").version == 2


def test_what_was_typed_for_a_value_that_somebody_deleted_becomes_a_new_one(lists: Lists) -> None:
    """Nothing is lost: it is said, and saving adds it anew."""
    lists.open(TAGS)
    lists.choose("DSWK")
    lists.type_over(ValueField.NAME, "Deputy")
    del lists.unit.rows.values[ListName.TAGS][lists.unit.named(ListName.TAGS, "DSWK").id]
    lists.press(Qt.Key.Key_S, CTRL)
    assert "saving adds it anew" in lists.message
    assert lists.editor(ValueField.NAME).text() == "Deputy"
    lists.press(Qt.Key.Key_S, CTRL)
    assert lists.unit.named(ListName.TAGS, "Deputy").details.code == "dswk"


def test_a_code_that_somebody_took_meanwhile_is_said_beside_it(lists: Lists) -> None:
    """The screen could not know; what was typed stays."""
    lists.press(Qt.Key.Key_Insert)
    lists.type_over(ValueField.NAME, "Parcel")
    lists.unit.add(VISITS, EnumeratedDetails("parcel", "Post"))
    lists.press(Qt.Key.Key_S, CTRL)
    assert lists.problem(ValueField.CODE)
    assert lists.editor(ValueField.NAME).text() == "Parcel"
    assert "Parcel" not in lists.unit.names(VISITS)
