"""Order, hiding, deleting, replacing and taking back, by keyboard, in the real window."""

from PySide6.QtCore import QModelIndex, Qt

from sentinel_desktop.domain.list_kinds import MESSES, RANKS, TAGS, ValueField
from sentinel_desktop.domain.lists import ListName
from sentinel_desktop.ui.lists.new_list_dialog import NewListDialog
from sentinel_desktop.ui.lists.replace_dialog import ReplaceDialog
from sentinel_desktop.ui.lists.users_dialog import UsersDialog
from tests.gui.lists.conftest import Lists
from tests.support.active_windows import press_key, type_text
from tests.support.lists_room import ALT, CTRL

VISITS = ListName.VISIT_TYPES


def test_a_value_is_moved_by_key_and_by_drag(lists: Lists) -> None:
    """The chosen one stays chosen; at the end of the list there is nowhere to go."""
    lists.choose("Guest")
    view = lists.page.values.view
    press_key(view, Qt.Key.Key_Down, ALT)
    assert lists.unit.names(VISITS)[:3] == ["Contractor", "Military", "Guest"]
    assert lists.shown()[view.currentIndex().row()] == "Guest"
    press_key(view, Qt.Key.Key_Up, ALT)
    press_key(view, Qt.Key.Key_Up, ALT)
    press_key(view, Qt.Key.Key_Up, ALT)
    assert lists.unit.names(VISITS)[:2] == ["Guest", "Contractor"]
    model = lists.page.values.model
    data = model.mimeData([model.index(0, 0)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 8, 0, QModelIndex())
    assert lists.unit.names(VISITS)[-1] == "Guest"
    assert lists.shown() == lists.unit.names(VISITS)


def test_a_rank_stays_among_those_of_its_branch(lists: Lists) -> None:
    """It moves there; across the border a sentence says why not."""
    lists.open(RANKS)
    lists.choose("Sailor 2nd Class")
    view = lists.page.values.view
    press_key(view, Qt.Key.Key_Up, ALT)
    assert lists.shown()[:2] == ["Sailor 2nd Class", "Sailor 3rd Class"]
    press_key(view, Qt.Key.Key_Up, ALT)
    lists.page.values.dropped.emit(0, 40)
    assert "keeps its branch" in lists.message
    assert lists.shown()[0] == "Sailor 2nd Class"


def test_a_value_is_hidden_and_shown_again_by_the_same_key(lists: Lists) -> None:
    """What is typed meanwhile stays, and is not in conflict with it."""
    lists.choose("Guest")
    lists.type_over(ValueField.NAME, "Visitor")
    lists.press(Qt.Key.Key_H, ALT)
    assert not lists.unit.named(VISITS, "Guest").details.is_active
    assert "hidden" in lists.marks("Guest")
    assert lists.editor(ValueField.NAME).text() == "Visitor"
    lists.press(Qt.Key.Key_S, CTRL)
    assert not lists.unit.named(VISITS, "Visitor").details.is_active
    lists.press(Qt.Key.Key_H, ALT)
    assert lists.unit.named(VISITS, "Visitor").details.is_active


def test_what_is_used_is_not_deleted_and_what_is_not_is(lists: Lists) -> None:
    """The refusal names the way out; after a deletion the next row is chosen."""
    lists.open(MESSES)
    lists.choose("C&POs")
    lists.press(Qt.Key.Key_Delete, ALT)
    assert "Records still have C&POs" in lists.message
    lists.open(TAGS)
    lists.choose("DSWK")
    lists.press(Qt.Key.Key_Delete, ALT)
    assert "DSWK" not in lists.shown()
    assert lists.page.editor.title.text() == "QM"


def test_a_value_is_replaced_and_deleted_and_comes_back(lists: Lists) -> None:
    """The dialog is searched, says how many records change, and an undo gives them back."""
    lists.open(MESSES)
    lists.choose("Wardroom")
    lists.press(Qt.Key.Key_R, ALT)
    dialog = lists.dialog()
    assert isinstance(dialog, ReplaceDialog)
    assert not dialog.answer.isEnabled()
    type_text(dialog.search, "junior")
    assert dialog.consequence.text() == "3 members: Wardroom becomes Junior Ranks."
    press_key(dialog, Qt.Key.Key_Return, CTRL)
    assert lists.shown() == ["Junior Ranks", "C&POs"]
    assert "replaced in 3 records" in lists.message
    lists.press(Qt.Key.Key_Z, CTRL)
    assert lists.shown() == ["Junior Ranks", "C&POs", "Wardroom"]


def test_who_has_a_value_is_shown_in_pages(lists: Lists) -> None:
    """A hundred at a time, until there are no more."""
    lists.choose("Recruitment")
    lists.press(Qt.Key.Key_U, ALT)
    dialog = lists.dialog()
    assert isinstance(dialog, UsersDialog)
    assert dialog.model.rowCount() == 100
    press_key(dialog, Qt.Key.Key_M, CTRL)
    assert dialog.model.rowCount() == 157
    assert not dialog.more.isVisible()
    dialog.reject()


def test_a_supervisor_begins_a_list_of_their_own(lists: Lists) -> None:
    """A name that is there is refused beside its field; the list is there with its first value."""
    lists.press(Qt.Key.Key_L, ALT)
    dialog = lists.dialog()
    assert isinstance(dialog, NewListDialog)
    type_text(dialog.name, "ranks")
    assert "already" in dialog.field.problem
    assert not dialog.begin.isEnabled()
    dialog.name.selectAll()
    type_text(dialog.name, "Parking places")
    press_key(dialog.name, Qt.Key.Key_Return)
    lists.type_over(ValueField.NAME, "North")
    lists.press(Qt.Key.Key_S, CTRL)
    assert lists.unit.named(ListName.LIST_ITEMS, "North").details.list_type == "parking_places"
    assert lists.page.values.title.text() == "Parking places"
    assert lists.page.kinds.model.counts[-1].count == 1


def test_every_step_is_taken_back_by_one_key_and_said(lists: Lists) -> None:
    """In the order in which they were done, also from another list."""
    before = lists.unit.names(VISITS)
    view = lists.page.values.view
    lists.choose("Guest")
    lists.type_over(ValueField.NAME, "Visitor")
    lists.press(Qt.Key.Key_S, CTRL)
    view.setFocus()
    lists.press(Qt.Key.Key_H, ALT)
    press_key(view, Qt.Key.Key_Down, ALT)
    lists.open(TAGS)
    for sentence in ("is back in its place", "is offered again", "is as it was before"):
        lists.press(Qt.Key.Key_Z, CTRL)
        assert sentence in lists.message
    assert lists.unit.names(VISITS) == before
    assert lists.page.values.title.text() == "Visit types"
    assert not lists.page.values.undo.isVisible()


def test_an_undo_that_somebody_stands_in_the_way_of_is_refused(lists: Lists) -> None:
    """With a sentence; what they did stays."""
    lists.choose("Guest")
    lists.press(Qt.Key.Key_H, ALT)
    lists.unit.change(VISITS, lists.unit.named(VISITS, "Guest").id, name="Theirs")
    lists.press(Qt.Key.Key_Z, CTRL)
    assert "cannot be undone" in lists.message
    assert "Theirs" in lists.shown()
    assert not lists.page.values.undo.isVisible()


def test_the_key_of_undo_is_the_fields_while_something_is_typed_and_the_pages_otherwise(lists: Lists) -> None:
    """With the keyboard in a field or in the search: typing is taken back there, then what was saved before it."""
    lists.choose("Guest")
    lists.type_over(ValueField.NAME, "Visitor")
    name = lists.editor(ValueField.NAME)
    lists.press(Qt.Key.Key_S, CTRL)
    type_text(name, "s")
    press_key(name, Qt.Key.Key_Z, CTRL)
    assert lists.unit.named(VISITS, "Visitor").version == 2
    lists.press(Qt.Key.Key_D, ALT)
    name.setFocus()
    press_key(name, Qt.Key.Key_Z, CTRL)
    assert "is as it was before" in lists.message
    assert name.text() == "Guest"
    lists.press(Qt.Key.Key_H, ALT)
    lists.press(Qt.Key.Key_F, CTRL)
    press_key(lists.page.values.search, Qt.Key.Key_Z, CTRL)
    assert "is offered again" in lists.message
