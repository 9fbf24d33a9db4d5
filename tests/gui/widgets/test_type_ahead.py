"""The field that offers what may be meant while somebody types."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_dialog import FormDialog
from sentinel_desktop.ui.widgets.scrolled import Scrolled
from sentinel_desktop.ui.widgets.type_ahead import Suggestion, TypeAheadField
from tests.support.active_windows import press_key, type_text
from tests.support.background_at_once import BackgroundAtOnce

PEOPLE = [
    Suggestion(1, "PO2 Roy, A.", "in since 17:05", "AR"),
    Suggestion(2, "MS Roy, B.", "out"),
    Suggestion(3, "S1 Royce, C.", "out"),
]


def _find(text: str) -> Sequence[Suggestion]:
    return [one for one in PEOPLE if text.casefold() in one.title.casefold()]


class Room:
    """A dialog with the field and another one after it."""

    def __init__(self, qtbot: QtBot, from_letters: int = 1) -> None:
        self.background = BackgroundAtOnce()
        self.find: Callable[[str], Sequence[Suggestion]] = _find
        self.looked_for: list[str] = []
        look = Appearance(QSettings())
        self.dialog = FormDialog(look, "Who is it?", "", "Go on")
        self.field = TypeAheadField(
            look,
            "&Who",
            self.background,
            self._look_for,
            from_letters=from_letters,
            hint="A name.",
            nothing="Nobody is called so.",
        )
        self.after = QLineEdit()
        self.dialog.fields.addWidget(self.field)
        self.dialog.fields.addWidget(self.after)
        qtbot.addWidget(self.dialog)
        self.heard: list[object] = []
        self.field.chosen.connect(self.heard.append)
        self.asked: list[str] = []
        self.dialog.asked.connect(lambda: self.asked.append("asked"))
        self.dialog.open()
        qtbot.waitUntil(self.dialog.isActiveWindow)
        self.field.setFocus()

    def _look_for(self, text: str) -> Sequence[Suggestion]:
        self.looked_for.append(text)
        return self.find(text)

    def type(self, text: str) -> None:
        """Type letter by letter."""
        type_text(self.field.edit, text)

    def press(self, key: Qt.Key) -> None:
        """Press a key in the field."""
        press_key(self.field.edit, key)

    def offered(self) -> list[str]:
        """Return what is offered."""
        return [row.title for row in self.field.offers.rows.rows] if self.field.offers.isVisible() else []


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """A dialog with the field in it."""
    return Room(qtbot)


def test_the_first_one_offered_is_ready_for_enter(room: Room) -> None:
    """Letters offer what may be meant; Enter takes the first, and presses nothing of the dialog with it."""
    room.type("roy")
    assert room.offered() == ["PO2 Roy, A.", "MS Roy, B.", "S1 Royce, C."]
    room.press(Qt.Key.Key_Return)
    assert (room.field.choice, room.field.text, room.offered()) == (PEOPLE[0], "PO2 Roy, A.", [])
    assert (room.heard, room.asked) == ([PEOPLE[0]], [])
    room.press(Qt.Key.Key_Return)
    assert room.asked == ["asked"]


def test_arrows_make_another_one_ready(room: Room) -> None:
    """Down and Up walk over what is offered and stay at its ends; the keyboard does not leave the line."""
    room.type("roy")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        room.press(key)
    assert room.field.edit.hasFocus()
    room.press(Qt.Key.Key_Up)
    room.press(Qt.Key.Key_Return)
    assert room.field.choice == PEOPLE[1]


def test_esc_takes_the_offers_away_before_it_leaves(room: Room) -> None:
    """The first Esc closes what is offered and keeps what was typed, the second one leaves the dialog."""
    room.type("roy")
    room.press(Qt.Key.Key_Escape)
    assert (room.offered(), room.field.text, room.dialog.isVisible()) == ([], "roy", True)
    room.press(Qt.Key.Key_Down)
    assert len(room.offered()) == 3
    room.press(Qt.Key.Key_Escape)
    room.press(Qt.Key.Key_Escape)
    assert not room.dialog.isVisible()


def test_typing_on_takes_the_choice_back(room: Room) -> None:
    """As soon as the text names nobody any more, nobody is chosen, and that is told."""
    room.field.set_choice(PEOPLE[0])
    assert room.heard == []
    room.press(Qt.Key.Key_End)
    room.press(Qt.Key.Key_Backspace)
    assert (room.field.choice, room.heard) == (None, [None])
    assert room.offered() == ["PO2 Roy, A."]


def test_the_newest_answer_wins(room: Room) -> None:
    """While one search is under way only the newest text waits, and an answer to an older text is never shown."""
    room.background.held = True
    room.type("roy")
    assert room.offered() == []
    room.type("c")
    room.background.release()
    assert room.offered() == ["S1 Royce, C."]
    assert room.looked_for == ["r", "royc"]


def test_what_cannot_be_searched_is_said_beneath(room: Room) -> None:
    """A fault of the world is one sentence under the field; the next search that works takes it back."""

    def away(_text: str) -> Sequence[Suggestion]:
        raise StoreUnavailableError("The database is away.")

    room.find = away
    room.type("r")
    assert (room.field.problem, room.field.text) == ("The database is away.", "r")
    room.find = _find
    room.type("o")
    assert (room.field.problem, len(room.offered())) == ("", 3)


def test_nobody_found_is_said(room: Room) -> None:
    """Where nothing is found the field says so, until something else is typed."""
    room.type("roz")
    assert room.field.problem == "Nobody is called so."
    room.press(Qt.Key.Key_Backspace)
    assert room.field.problem == ""


def test_leaving_the_field_takes_the_offers_away(room: Room) -> None:
    """Tab goes on to the next field with nothing chosen, and a click takes what it is on."""
    room.type("roy")
    room.press(Qt.Key.Key_Tab)
    assert (room.offered(), room.field.choice, room.after.hasFocus()) == ([], None, True)
    room.field.setFocus()
    room.press(Qt.Key.Key_Down)
    offers = room.field.offers
    place = offers.visualRect(offers.rows.index(2)).center()
    QTest.mouseClick(offers.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert room.field.choice == PEOPLE[2]


def test_nothing_is_searched_before_enough_letters(qtbot: QtBot) -> None:
    """A field that asks for three letters offers nothing for two, nor for signs that are no letters."""
    room = Room(qtbot, from_letters=3)
    room.type("ro .,")
    assert room.offered() == []
    room.field.edit.clear()
    room.type("roy")
    assert len(room.offered()) == 3


def test_a_suggestion_is_said_to_a_screen_reader(room: Room) -> None:
    """The line has the field's name, the list one of its own, and a row says its name and what tells it apart."""
    room.type("roy")
    model = room.field.offers.rows
    said = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert (room.field.edit.accessibleName(), said) == ("Who", "PO2 Roy, A., in since 17:05")
    assert room.field.offers.accessibleName() == "Who: what may be meant"


@pytest.mark.parametrize("text", ["\N{RIGHT-TO-LEFT OVERRIDE}roy", "<b>roy</b>", "a\u0301" * 50, "x" * 10_000, "'; --"])
def test_whatever_is_pasted_is_searched_for_as_it_is(room: Room, text: str) -> None:
    """Text of any kind is data: it stays in the field as it was pasted."""
    room.field.set_text(text)
    assert room.field.text == text
    assert room.field.choice is None


def test_what_is_offered_is_seen_where_the_form_is_scrolled(qtbot: QtBot) -> None:
    """At the end of a form in a low window the rows would open under its edge; the field itself stays in sight."""
    look = Appearance(QSettings())
    field = TypeAheadField(look, "&Who", BackgroundAtOnce(), _find)
    inside = QWidget()
    column = QVBoxLayout(inside)
    above = QWidget()
    above.setFixedHeight(300)
    column.addWidget(above)
    column.addWidget(field)
    room = Scrolled(inside)
    qtbot.addWidget(room)
    room.resize(300, 260)
    room.show()
    field.set_text("roy")
    rows = field.offers.viewport()
    qtbot.waitUntil(lambda: rows.visibleRegion().boundingRect() == rows.rect())
    assert not field.edit.visibleRegion().isEmpty()


class FilterRoom:
    """A page with the field over a row of filters, scrolled where the window is low."""

    def __init__(self, qtbot: QtBot, *, is_scrolled: bool) -> None:
        look = Appearance(QSettings())
        page = QWidget()
        column = QVBoxLayout(page)
        self.field = TypeAheadField(look, "", BackgroundAtOnce(), _find, name="Who", lies_over=True)
        self.beneath = QLineEdit()
        column.addWidget(self.field)
        column.addWidget(self.beneath)
        column.addStretch(1)
        self.page = page
        self.window = QWidget()
        around = QVBoxLayout(self.window)
        around.addWidget(Scrolled(page) if is_scrolled else page)
        self.window.resize(500, 400)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.field.setFocus()


@pytest.mark.parametrize("is_scrolled", [False, True])
def test_what_lies_over_moves_nothing(qtbot: QtBot, *, is_scrolled: bool) -> None:
    """The filters stay where they are; what is offered covers them, as broad as the field and right beneath it."""
    room = FilterRoom(qtbot, is_scrolled=is_scrolled)
    before = room.beneath.mapTo(room.window, QPoint(0, 0))
    type_text(room.field.edit, "ro")
    offers = room.field.offers
    assert offers.isVisible()
    assert room.beneath.mapTo(room.window, QPoint(0, 0)) == before
    covered = QRect(offers.mapTo(room.window, QPoint(0, 0)), offers.size())
    edit = QRect(room.field.edit.mapTo(room.window, QPoint(0, 0)), room.field.edit.size())
    assert covered.contains(before)
    assert (covered.left(), covered.width()) == (edit.left(), edit.width())
    assert 0 <= covered.top() - edit.bottom() - 1 <= 6
    middle = covered.center()
    assert room.window.childAt(middle) is offers.viewport()


def test_what_lies_over_follows_the_field_and_leaves_with_it(qtbot: QtBot) -> None:
    """It is as broad as the field is now, is gone where the field is not shown, and Enter takes from it as ever."""
    room = FilterRoom(qtbot, is_scrolled=False)
    type_text(room.field.edit, "ro")
    offers = room.field.offers
    room.window.resize(700, 400)
    qtbot.waitUntil(lambda: offers.width() == room.field.edit.width() > 600)
    press_key(room.field.edit, Qt.Key.Key_Return)
    assert room.field.text == "PO2 Roy, A."
    assert not offers.isVisible()
    room.field.set_text("ro")
    assert offers.isVisible()
    room.field.hide()
    assert not offers.isVisible()
    room.field.deleteLater()
    qtbot.waitUntil(lambda: not isValid(offers))
