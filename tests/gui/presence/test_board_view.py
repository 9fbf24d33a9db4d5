"""The board as a person uses it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.presence import BoardEntry
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.presence.board_layout import Density
from sentinel_desktop.ui.presence.board_view import BoardView
from sentinel_desktop.ui.presence.model import ENTRY_ROLE, BoardFilter, BoardModel
from sentinel_desktop.ui.typography import Typography
from tests.support.active_windows import press_key
from tests.support.invented_desk import entry, member, renamed, snapshot

LONG_NAMES = [
    ("CPO2", "Beauchamp-Létourneau"),
    ("Capt(N)", "Montgomery-Smythe"),
    ("PO1", "Papadimitropoulos"),
    ("A/SLt", "Ramanathapillai"),
]


@pytest.fixture
def model(setup: DeskSetup) -> BoardModel:
    """Forty people."""
    model = BoardModel(setup)
    model.show(snapshot(40).entries)
    return model


@pytest.fixture
def view(setup: DeskSetup, model: BoardModel, qtbot: QtBot) -> Iterator[BoardView]:
    """A board as large as in a window of 1280 by 720."""
    view = BoardView(setup, BoardFilter(model, setup))
    view.resize(780, 540)
    view.show()
    qtbot.waitExposed(view)
    yield view
    view.close()
    view.deleteLater()


def test_everybody_stands_where_the_view_says(view: BoardView, model: BoardModel) -> None:
    """The place of a person and the person at a place agree, scrolled or not."""
    model.show(snapshot(300).entries)
    for offset in (0, 500):
        view.verticalScrollBar().setValue(offset)
        for row in range(0, 300, 7):
            index = view.model().index(row, 0)
            assert view.indexAt(view.visualRect(index).center()).row() == row
    assert not view.indexAt(QPoint(-5, -5)).isValid()


def test_the_arrow_keys_reach_everybody(view: BoardView) -> None:
    """Down goes through the whole board in reading order, up back again; left and right change the column."""
    view.setFocus()
    press_key(view, Qt.Key.Key_Home)
    seen = [view.currentIndex().row()]
    for _ in range(39):
        press_key(view, Qt.Key.Key_Down)
        seen.append(view.currentIndex().row())
    assert sorted(seen) == list(range(40))
    press_key(view, Qt.Key.Key_Home)
    press_key(view, Qt.Key.Key_Right)
    assert view.visualRect(view.currentIndex()).x() > 0
    press_key(view, Qt.Key.Key_Left)
    assert view.visualRect(view.currentIndex()).x() == 0
    press_key(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == 39


def test_who_is_walked_to_is_scrolled_into_sight(view: BoardView, model: BoardModel) -> None:
    """The end of a long board, and its beginning again, can be seen after the key."""
    model.show(snapshot(300).entries)
    view.setFocus()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        press_key(view, key)
        assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_a_click_chooses_who_was_clicked(view: BoardView) -> None:
    """One person at a time."""
    index = view.model().index(5, 0)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert [chosen.row() for chosen in view.selectionModel().selectedIndexes()] == [5]


def test_a_letter_goes_on_to_the_search(view: BoardView, qtbot: QtBot) -> None:
    """Typing on the board searches; a digit, as a badge reader types them, does not."""
    with qtbot.waitSignal(view.letter_typed) as heard:
        press_key(view, Qt.Key.Key_T)
    assert heard.args == ["t"]
    with qtbot.assertNotEmitted(view.letter_typed):
        press_key(view, Qt.Key.Key_4)


def test_it_is_told_when_a_member_was_painted(view: BoardView, model: BoardModel, qtbot: QtBot) -> None:
    """Whoever came, changed or went is named once, right after the pixels were drawn."""
    view.repaint()
    painted: list[object] = []
    view.painted.connect(painted.append)
    model.show(snapshot(41).entries)
    qtbot.waitUntil(lambda: member(40).id in painted)
    model.show(snapshot(40).entries)
    qtbot.waitUntil(lambda: painted.count(member(40).id) == 2)
    assert set(painted) == {member(40).id}


def test_five_hundred_people_are_all_there(view: BoardView, model: BoardModel) -> None:
    """A full house has a place for everybody and scrolls."""
    model.show(snapshot(500).entries)
    view.repaint()
    assert len(view.plan.cards) == 500
    assert view.plan.density is Density.COMPACT
    assert view.verticalScrollBar().maximum() > 0


def test_a_screen_reader_hears_every_row(view: BoardView) -> None:
    """The board is a list with a name, and its rows speak in full."""
    heard = QAccessible.queryAccessibleInterface(view)
    assert heard is not None
    assert heard.text(QAccessible.Text.Name) == "Board: who is in the building"
    first: BoardEntry = view.model().index(0, 0).data(ENTRY_ROLE)
    child = heard.child(0)
    assert child is not None
    assert first.member.display_name in child.text(QAccessible.Text.Name)


@pytest.mark.parametrize("width", [780, 600, 340])
def test_no_usual_name_is_cut(view: BoardView, model: BoardModel, width: int) -> None:
    """Names as long as real ones get are whole on every card, in a small window too."""
    people = [entry(renamed(member(number), *name)) for number, name in enumerate(LONG_NAMES)]
    view.resize(width, 540)
    for crowd in (people, [*people, *snapshot(60).entries[4:]]):
        model.show(crowd)
        assert [item.member.display_name for item in crowd if not fits(view, item)] == []


def test_a_name_that_cannot_fit_is_known_to_be_cut(view: BoardView, model: BoardModel) -> None:
    """The measure of the test above can fail."""
    endless = entry(renamed(member(0), "CPO2", "Wolfeschlegelsteinhausenbergerdorff-Montgomery-Smythe"))
    model.show([endless])
    view.resize(340, 540)
    assert not fits(view, endless)


def fits(view: BoardView, item: BoardEntry) -> bool:
    """Return whether the smallest type that a card uses leaves the name whole."""
    type_ = Typography.of_platform()
    bold, plain = (type_.font(0.76, weight) for weight in (QFont.Weight.Bold, QFont.Weight.Medium))
    rank, name = item.member.rank, item.member.display_name.removeprefix(item.member.rank)
    needed = QFontMetricsF(bold).horizontalAdvance(rank) + QFontMetricsF(plain).horizontalAdvance(name)
    return needed + 18 <= view.plan.cards[0].width
