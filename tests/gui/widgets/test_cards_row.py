"""Cards stand beside each other as long as each has its room, and under each other otherwise."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.widgets.cards_row import CardsRow
from sentinel_desktop.ui.widgets.least_room import LeastRoom
from sentinel_desktop.ui.widgets.least_stack import LeastStack

GAP = 10


def _card(width: int, height: int) -> QWidget:
    card = QWidget()
    card.setMinimumSize(width, height)
    return card


def _show(row: CardsRow, qtbot: QtBot, width: int, height: int) -> LeastRoom:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(row)
    room = LeastRoom(page)
    qtbot.addWidget(room)
    _resize(room, width, height)
    room.show()
    QApplication.processEvents()
    return room


def _resize(room: LeastRoom, width: int, height: int) -> None:
    room.resize(width, height)
    QApplication.processEvents()


def _place(card: QWidget) -> tuple[int, int, int, int]:
    return card.x(), card.y(), card.width(), card.height()


def test_shares_are_kept_beside_each_other(qtbot: QtBot) -> None:
    """Two cards share the width as they would in Qt's own row, and have the whole height."""
    ours, qts = CardsRow(GAP), QHBoxLayout()
    cards, others = [_card(50, 20) for _ in range(2)], [_card(50, 20) for _ in range(2)]
    for card, other, share in zip(cards, others, (7, 5), strict=True):
        ours.add_card(card, share)
        qts.addWidget(other, share)
    room = _show(ours, qtbot, 610, 300)
    beside = QWidget()
    qtbot.addWidget(beside)
    qts.setContentsMargins(0, 0, 0, 0)
    qts.setSpacing(GAP)
    beside.setLayout(qts)
    beside.resize(610, 300)
    beside.show()
    assert [_place(card) for card in cards] == [_place(other) for other in others]
    assert room.width() == beside.width()


def test_a_card_without_room_goes_into_the_next_line(qtbot: QtBot) -> None:
    """With too little width nothing is scrolled sideways, each line has all of it, and the page grows downwards."""
    row = CardsRow(GAP)
    table, details = _card(50, 20), _card(200, 150)
    row.add_card(table, 7, QSize(300, 240))
    row.add_card(details, 5)
    room = _show(row, qtbot, 620, 200)
    assert (table.y(), details.y()) == (0, 0)
    assert room.verticalScrollBar().maximum() == 0
    _resize(room, 500, 200)
    broad = room.viewport().width()
    assert _place(table) == (0, 0, broad, 240)
    assert _place(details) == (0, 240 + GAP, broad, 150)
    assert room.horizontalScrollBar().maximum() == 0
    assert room.verticalScrollBar().maximum() == 240 + GAP + 150 - 200


def test_what_is_over_goes_to_the_first_line(qtbot: QtBot) -> None:
    """Where the lines need less height than there is, the table in the first one gets the rest."""
    row = CardsRow(GAP)
    table, details = _card(50, 20), _card(200, 150)
    row.add_card(table, 1, QSize(300, 100))
    row.add_card(details, 1)
    room = _show(row, qtbot, 400, 500)
    assert room.verticalScrollBar().maximum() == 0
    assert (table.height(), details.height()) == (500 - GAP - 150, 150)


def test_a_narrow_card_keeps_its_width_beside_others_alone(qtbot: QtBot) -> None:
    """Beside a table it is as broad as it was made; in a line of its own it has all of that."""
    row = CardsRow(GAP)
    table, details = _card(300, 20), _card(50, 20)
    row.add_card(table, 1)
    row.add_narrow(details, 200)
    room = _show(row, qtbot, 700, 300)
    assert (table.width(), details.width()) == (700 - GAP - 200, 200)
    _resize(room, 450, 300)
    assert (table.width(), details.width()) == (450, 450)


def test_a_hidden_card_leaves_its_room(qtbot: QtBot) -> None:
    """Where there is nothing to say of a row the table has the whole width."""
    row = CardsRow(GAP)
    table, details = _card(50, 20), _card(50, 20)
    row.add_card(table, 7)
    row.add_card(details, 5)
    room = _show(row, qtbot, 600, 300)
    details.hide()
    QApplication.processEvents()
    assert _place(table) == (0, 0, room.width(), 300)


def test_a_stack_asks_for_the_page_that_is_shown(qtbot: QtBot) -> None:
    """A page that is not looked at has nobody scroll the one that is."""
    page = QWidget()
    stack = LeastStack(page)
    rows = [CardsRow(GAP), CardsRow(GAP)]
    for row, height in zip(rows, (400, 100), strict=True):
        within = QWidget()
        within.setLayout(row)
        row.add_card(_card(50, height), 1)
        stack.addWidget(within)
    room = LeastRoom(page)
    qtbot.addWidget(room)
    room.resize(300, 200)
    room.show()
    qtbot.waitUntil(lambda: room.verticalScrollBar().maximum() > 0)
    stack.setCurrentIndex(1)
    qtbot.waitUntil(lambda: room.verticalScrollBar().maximum() == 0)
