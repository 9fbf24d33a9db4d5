"""A desk that is left while members are changed or a filter is kept: the work goes on, the dialog is gone."""

from PySide6.QtCore import Qt

from sentinel_desktop.ui.members.change_words import ChangeKind
from tests.support.active_windows import press_key
from tests.support.deleted_widgets import delete_what_left
from tests.support.members_changing import ask, details, press
from tests.support.members_room import MembersRoom, enter


def leave(room: MembersRoom) -> None:
    """Sign out, and have Qt delete what was closed by it."""
    room.leave()
    delete_what_left()


def test_a_change_of_many_goes_on(room: MembersRoom) -> None:
    """It is done; nobody else may undo it, and the same change is not offered once more."""
    new = room.make.divisions(code="TRG", name="Training")
    (roy,) = enter(room, "Roy")
    room.open()
    room.choose(0)
    room.page.table.setFocus()
    dialog = ask(room, ChangeKind.DIVISION, "TRG")
    room.background.held = True
    press(dialog)
    leave(room)
    room.background.release()
    assert details(room, roy).division_id == new
    assert not room.page.undo.isVisible()


def test_a_filter_is_kept(room: MembersRoom) -> None:
    """It is there for whoever is back."""
    enter(room, "Roy")
    room.open()
    room.page.filters.search.setText("roy")
    room.page.filters.search.returnPressed.emit()
    room.page.saved.click()
    dialog = room.presenter.keeping.dialog
    assert dialog is not None
    dialog.name.setText("Roys")
    room.background.held = True
    press_key(dialog.name, Qt.Key.Key_Return)
    leave(room)
    room.background.release()
    room.sign_in()
    room.page.saved.click()
    again = room.presenter.keeping.dialog
    assert again is not None
    assert [again.names.item(row).text() for row in range(again.names.count())] == ["Roys"]
