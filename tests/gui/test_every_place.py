"""Every page, tab and dialog of the window: heard by its names, walked by Tab as it stands, no word of it cut."""

from dataclasses import dataclass
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.list_kinds import DIVISIONS
from sentinel_desktop.domain.lists import ListName
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus
from sentinel_desktop.services.accounts import FirstAccount
from sentinel_desktop.ui.lists.page import ListsPage
from sentinel_desktop.ui.members.page import MembersPage
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import wait_until_active
from tests.support.fake_sessions import FakeSessions, Known, person, signed_in
from tests.support.invented_desk import NOW
from tests.support.people_in_memory import ROY
from tests.support.unit_on_show import TABS, UnitOnShow

ADMINISTRATOR = person(1, AccountRole.ADMINISTRATOR)
PLACES = ("settling", "reader", "members", "lists", *TABS)
DIALOGS: dict[str, tuple[str, ...]] = {
    "accounts": ("Ins", "Ctrl+E", "Ctrl+R", "Ctrl+Del"),
    "members": ("Alt+V",),
    "member": ("Alt+G", "Alt+A"),
    "lists": ("Alt+L", "Alt+U", "Alt+R"),
    "reader": ("F12",),
}
"""The keys that open a dialog, by the place where they do."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A window in which an administrator walks from place to place."""

    desk: Desk
    unit: UnitOnShow
    qtbot: QtBot

    def go(self, place: str) -> QWidget:
        """Go to a place; return its page."""
        window = self.desk.window
        if place in TABS:
            window.show_place("administration")
            window.administration.page.show_tab(place)
            window.administration.page.focus_first()
        elif place == "member":
            window.show_place("members")
            (members,) = window.findChildren(MembersPage)
            members.table.opened.emit(ROY)
        elif place == "lists":
            window.show_place(place)
            (lists,) = window.findChildren(ListsPage)
            lists.kinds.chosen.emit(DIVISIONS)
            lists.values.chosen.emit(self.unit.lists.named(ListName.DIVISIONS, "Operations").id)
        else:
            window.show_place(place)
        QTest.qWait(0)
        return window.place.page

    def open(self, key: str) -> QDialog:
        """Press a key that opens a dialog; return that."""
        wait_until_active(self.desk.window)
        QTest.keySequence(QApplication.focusWidget() or self.desk.window, QKeySequence(key))
        # A button that is pressed by the letter of its word is down for a moment first.
        self.qtbot.waitUntil(lambda: len(self.dialogs()) == 1)
        return self.dialogs()[0]

    def dialogs(self) -> list[QDialog]:
        """Return the dialogs that are open."""
        return [dialog for dialog in self.desk.window.findChildren(QDialog) if dialog.isVisible()]


@pytest.fixture
def walk(open_desk: OpenDesk, qtbot: QtBot) -> Walk:
    """An administrator at a desk with every page."""
    unit = UnitOnShow()
    desk = open_desk(supervision=unit.supervision(), administration=unit.administration())
    desk.sessions.known[ADMINISTRATOR.username] = Known(ADMINISTRATOR, "one two three four")
    desk.sessions.become(signed_in(ADMINISTRATOR))
    return Walk(desk, unit, qtbot)


def stops(within: QWidget) -> list[QWidget]:
    """Return where Tab stops in a widget when it is pressed on and on; the keyboard is back where it was then."""
    wait_until_active(within.window())
    began = focused()
    found = [began]
    while (now := _tab()) not in found:
        found.append(now)
    assert now is began, f"Tab never comes back to {_called(began)}"
    elsewhere = [at for at, each in enumerate(found) if not within.isAncestorOf(each)]
    if not elsewhere:
        return _from_the_top(found, within)
    # Round the window: the walk through this part of it begins behind the last stop that is elsewhere.
    last = elsewhere[-1] + 1
    return [each for each in (*found[last:], *found[:last]) if within.isAncestorOf(each)]


def _tab() -> QWidget:
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    return focused()


def focused() -> QWidget:
    """Return where the keyboard is."""
    there = QApplication.focusWidget()
    assert there is not None
    return there


def _from_the_top(found: list[QWidget], within: QWidget) -> list[QWidget]:
    first = found.index(min(found, key=lambda each: (_place(each, within).y(), _place(each, within).x())))
    return found[first:] + found[:first]


def nameless(within: QWidget) -> list[QWidget]:
    """Return what takes the keyboard and has no name to be heard."""
    reached = [
        each
        for each in within.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isVisibleTo(within)
        and each.window() is within.window()
    ]
    # The line of a spin box is heard as that box.
    return [each for each in reached if not isinstance(each.parent(), QAbstractSpinBox) and not _heard(each)]


def cut(within: QWidget) -> list[str]:
    """Return the words that have less room than they need."""
    shown = [each for each in within.findChildren(QWidget) if each.isVisible() and each.window() is within.window()]
    found = []
    for each in shown:
        if isinstance(each, QLabel) and each.text():
            too_narrow = not each.wordWrap() and each.width() < each.sizeHint().width()
            too_low = each.wordWrap() and each.height() < each.heightForWidth(each.width())
            if too_narrow or too_low:
                found.append(each.text())
        elif isinstance(each, QAbstractButton) and each.width() < each.sizeHint().width():
            found.append(each.text() or each.accessibleName())
    return found


def steps_back(within: QWidget) -> list[str]:
    """Return where Tab goes to something that stands before what it comes from: above it, or left of it in a line."""
    return [
        f"{_called(before)} -> {_called(after)}"
        for before, after in pairwise(stops(within))
        if _stands_before(after, before, within)
    ]


def _stands_before(one: QWidget, other: QWidget, within: QWidget) -> bool:
    first, second = _place(one, within), _place(other, within)
    bottom_of_first = first.y() + one.height()
    bottom_of_second = second.y() + other.height()
    in_one_line = first.y() < bottom_of_second and second.y() < bottom_of_first
    if in_one_line:
        return first.x() < second.x()
    # A column that begins further right is read from its top.
    return first.y() < second.y() and first.x() < second.x() + other.width()


def _place(widget: QWidget, within: QWidget) -> QPoint:
    return widget.mapTo(within, QPoint(0, 0))


def _heard(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} '{_heard(widget)}'"


def faults(within: QWidget) -> dict[str, list[str]]:
    """Return everything that is wrong with what is shown, by what it is."""
    found = {
        "nameless": [_called(each) for each in nameless(within)],
        "cut": cut(within),
        "steps back": steps_back(within),
    }
    return {what: which for what, which in found.items() if which}


@pytest.mark.parametrize("place", [*PLACES, "member"])
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_a_page_is_heard_walked_and_read_whole(walk: Walk, place: str, width: int, height: int) -> None:
    """Everything that takes the keyboard has a name, Tab goes as one reads, and no word is cut."""
    walk.desk.window.resize(width, height)
    page = walk.go(place)
    assert len(stops(page)) >= 1
    assert faults(page) == {}


@pytest.mark.parametrize(("place", "key"), [(place, key) for place, opened in DIALOGS.items() for key in opened])
def test_a_dialog_is_heard_walked_and_read_whole(walk: Walk, place: str, key: str) -> None:
    """The same of whatever a key opens: Tab goes through its fields before its buttons."""
    walk.go(place)
    dialog = walk.open(key)
    QTest.qWait(0)
    assert len(stops(dialog)) >= 2
    assert faults(dialog) == {}


@pytest.mark.parametrize("first", [FirstAccount.MADE, FirstAccount.MISSING])
def test_whoever_signs_in_goes_from_field_to_field_by_tab(
    open_desk: OpenDesk, qtbot: QtBot, first: FirstAccount
) -> None:
    """And not from the user name to the button that leaves, whatever is asked of them."""
    sessions = FakeSessions(Known(person(), "one two three four"))
    sessions.first = first
    desk = open_desk(sessions=sessions)
    desk.signals.database_changed.emit(DatabaseStatus(DatabaseState.LIVE, NOW))
    dialog = Walk(desk, UnitOnShow(), qtbot).open("F12")
    QTest.qWait(0)
    assert faults(dialog) == {}
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert isinstance(focused(), QLineEdit)


def test_these_tests_see_what_they_look_for(walk: Walk) -> None:
    """A name that is missing, a word squeezed, lines made in another order than they stand: each is found."""
    dialog = QDialog(walk.desk.window)
    dialog.resize(300, 200)
    for top in (100, 10):
        line = QLineEdit(dialog)
        line.setGeometry(10, top, 200, 30)
        line.setAccessibleName(f"Line at {top}")
    button = QPushButton("A long word", dialog)
    button.setGeometry(10, 150, 20, 30)
    last = QLineEdit(dialog)
    last.setGeometry(40, 150, 100, 30)
    dialog.open()
    QTest.qWait(0)
    assert faults(dialog) == {
        "nameless": ["QLineEdit ''"],
        "cut": ["A long word"],
        "steps back": ["QLineEdit '' -> QLineEdit 'Line at 100'"],
    }
