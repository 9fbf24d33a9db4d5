"""What can be done with a card of the board, by its keys and by its menu."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.ui.desk_requests import VisitorPrefill
from tests.gui.presence.conftest import BoardDesk
from tests.support.active_windows import press_key
from tests.support.invented_desk import attendee, member, visitor

HOST = member(5)


@pytest.fixture
def asked(seen: BoardDesk) -> list[tuple[object, ...]]:
    """Return what the desk's page asked for, with the name of what it asked."""
    heard: list[tuple[object, ...]] = []
    for name in ("visitor_in", "visitor_out", "by_hand", "person", "visit"):
        signal = getattr(seen.requests, f"{name}_requested")
        signal.connect(lambda *given, name=name: heard.append((name, *given)))
    return heard


def test_the_keys_on_a_member_s_card(seen: BoardDesk, asked: list[tuple[object, ...]]) -> None:
    """Enter opens the day, Del checks out by hand, Ins signs in a visitor for them; no host to open."""
    seen.show()
    seen.choose(HOST.display_name)
    seen.press(Qt.Key.Key_Return)
    seen.press(Qt.Key.Key_Enter)
    seen.press(Qt.Key.Key_Delete)
    seen.press(Qt.Key.Key_Insert)
    seen.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert asked == [
        ("person", HOST.id),
        ("person", HOST.id),
        ("by_hand", HOST.id, Direction.OUT),
        ("visitor_in", VisitorPrefill(host_member_id=HOST.id)),
    ]


def test_the_keys_on_a_visitor_s_card(seen: BoardDesk, asked: list[tuple[object, ...]]) -> None:
    """Enter opens the visit, Del signs out, Shift+Enter opens the host's day; nobody visits a visitor."""
    guest = visitor(0, host=HOST)
    seen.show(visitors=(guest,))
    seen.choose(guest.display_name)
    seen.press(Qt.Key.Key_Return)
    seen.press(Qt.Key.Key_Delete)
    seen.press(Qt.Key.Key_Insert)
    seen.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert asked == [("visit", guest.visit_id), ("visitor_out", guest.visit_id), ("person", HOST.id)]


def test_a_double_click_opens_the_card(seen: BoardDesk, asked: list[tuple[object, ...]]) -> None:
    """As Enter does."""
    seen.show()
    view = seen.page.board
    place = view.visualRect(view.model().index(seen.names().index(HOST.display_name), 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [("person", HOST.id)]


def test_the_menu_shows_what_can_be_done_with_its_keys(seen: BoardDesk, asked: list[tuple[object, ...]]) -> None:
    """By the key for menus, the keyboard on the first line."""
    guest = visitor(0, host=HOST)
    seen.show(visitors=(guest,))
    seen.choose(guest.display_name)
    seen.open_menu()
    menu = seen.page.board.acts.menu
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [
        "Open the visit",
        "Sign the visitor out…",
        "Open the day card of the host",
    ]
    assert all(action.shortcut().toString() for action in menu.actions())
    assert guest.display_name in menu.accessibleName()
    press_key(menu, Qt.Key.Key_Down)
    press_key(menu, Qt.Key.Key_Return)
    assert asked == [("visitor_out", guest.visit_id)]


def test_nothing_is_asked_of_an_attendee_or_of_nobody(seen: BoardDesk, asked: list[tuple[object, ...]]) -> None:
    """Their badge signs them in and out; the menu says so."""
    seen.show(0)
    seen.press(Qt.Key.Key_Return)
    seen.open_menu()
    assert seen.page.board.acts.menu is None
    seen.show(0, attendees=(attendee(0),))
    seen.choose(attendee(0).display_name)
    seen.press(Qt.Key.Key_Return)
    seen.press(Qt.Key.Key_Delete)
    seen.open_menu()
    menu = seen.page.board.acts.menu
    assert menu is not None
    assert not menu.actions()[0].isEnabled()
    menu.close()
    assert asked == []
