"""Finding one's way among the lists, by keyboard, in the real window."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.list_kinds import KINDS, VISIT_TYPES, ValueField
from sentinel_desktop.domain.lists import ListName
from sentinel_desktop.domain.sessions import NOBODY, Session, SessionState
from sentinel_desktop.services.lists import ListsService
from sentinel_desktop.ui.lists.place import lists_place
from tests.gui.conftest import OpenDesk
from tests.gui.lists.conftest import SUPERVISOR, Lists
from tests.support.active_windows import press_key, type_text
from tests.support.fake_sessions import person, signed_in
from tests.support.lists_in_memory import unit_lists
from tests.support.lists_room import ALT, CTRL

VISITS = ListName.VISIT_TYPES


def test_the_page_is_there_for_who_may_edit_lists(open_desk: OpenDesk) -> None:
    """For nobody and an operator its key does nothing and its name is not in the rail."""
    unit = unit_lists()
    desk = open_desk(supervision=(partial(lists_place, service=ListsService(unit, unit.new_id)),))
    for session in (NOBODY, signed_in(person(2, AccountRole.OPERATOR))):
        desk.signals.session_changed.emit(session)
        press_key(desk.window, Qt.Key.Key_8)
        assert desk.window.place.name == "desk"
        assert desk.window.rail.buttons["lists"].isHidden()
    desk.signals.session_changed.emit(signed_in(SUPERVISOR))
    press_key(desk.window, Qt.Key.Key_8)
    assert desk.window.place.name == "lists"


def test_every_list_is_reached_by_arrows_with_its_count(lists: Lists) -> None:
    """And shows its values with what uses them."""
    for kind in KINDS:
        lists.open(kind)
        assert lists.page.kinds.view.currentIndex().row() == list(KINDS).index(kind)
        counts = {count.kind: count.count for count in lists.page.kinds.model.counts}
        assert len(lists.shown()) == counts[kind]
    lists.open(VISIT_TYPES)
    used = {line.name: line.used for line in lists.page.values.model.rows}
    assert (used["Guest"], used["Other"]) == ("1,032 visits", "not used")


def test_everything_that_takes_the_keyboard_has_a_name(lists: Lists) -> None:
    """Every field of every list, and every view and button, for who hears the screen."""
    for kind in KINDS:
        lists.open(kind)
        lists.press(Qt.Key.Key_Insert)
        page = lists.page
        takers = [w for w in page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
        assert len(takers) > 8
        assert [w for w in takers if not (w.accessibleName() or getattr(w, "text", str)())] == []


def test_a_search_shows_what_it_finds_and_escape_empties_it(lists: Lists) -> None:
    """By either name or the code; rows are not moved meanwhile."""
    lists.press(Qt.Key.Key_F, CTRL)
    type_text(lists.page.values.search, "MUSÉ")
    assert lists.shown() == ["Museum"]
    assert not lists.page.values.model.can_reorder
    type_text(lists.page.values.search, "xyz")
    assert "No value" in lists.page.values.note.text()
    lists.press(Qt.Key.Key_Escape)
    assert len(lists.shown()) == 8
    assert lists.desk.window.place.name == "lists"


def test_a_locked_desk_shows_nothing_and_keeps_the_typing_for_its_owner(lists: Lists) -> None:
    """The same account finds it again, another one does not."""
    lists.choose("Guest")
    lists.type_over(ValueField.NAME, "Visitor")
    lists.press(Qt.Key.Key_U, ALT)
    lists.desk.signals.session_changed.emit(Session(SessionState.LOCKED, SUPERVISOR))
    assert lists.shown() == []
    assert lists.presenter.asking.dialog is None
    assert lists.page.editor.isHidden()
    lists.desk.signals.session_changed.emit(signed_in(SUPERVISOR))
    lists.desk.window.show_place("lists")
    assert lists.editor(ValueField.NAME).text() == "Visitor"
    lists.desk.signals.session_changed.emit(signed_in(person(3, AccountRole.SUPERVISOR)))
    assert lists.editor(ValueField.NAME).text() == "Guest"


def test_what_is_asked_twice_is_done_once(lists: Lists) -> None:
    """A key that is held down saves one value, not several."""
    lists.choose("Guest")
    lists.type_over(ValueField.NAME, "Visitor")
    lists.desk.background.held = True
    for _ in range(3):
        lists.press(Qt.Key.Key_S, CTRL)
    lists.desk.background.release()
    assert lists.unit.named(VISITS, "Visitor").version == 2
