"""What keeps words whole where there is little room: pages and dialogs that scroll, heads of columns, wrapped rows."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QLabel, QLineEdit, QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.widgets.fitting_dialog import FittingDialog
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.least_room import LeastRoom
from sentinel_desktop.ui.widgets.whole_heads import WholeHeads
from tests.support.active_windows import press_key, wait_until_active

Shown = Callable[[QWidget, int, int], None]


@pytest.fixture
def show() -> Iterator[Shown]:
    """Show windows in a size; they are gone when the test ends."""
    windows: list[QWidget] = []

    def _show(window: QWidget, width: int, height: int) -> None:
        windows.append(window)
        window.resize(width, height)
        window.show()
        wait_until_active(window)
        QApplication.processEvents()

    yield _show
    for window in reversed(windows):
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _page(lines: int) -> tuple[QWidget, list[QLineEdit]]:
    page = QWidget()
    column = QVBoxLayout(page)
    edits = [QLineEdit() for _ in range(lines)]
    for edit in edits:
        edit.setMinimumSize(300, 40)
        column.addWidget(edit)
    return page, edits


def test_a_page_takes_all_the_room_there_is(show: Shown) -> None:
    """In a large window there are no bars, and nothing is left empty beside it."""
    page, _ = _page(3)
    room = LeastRoom(page)
    show(room, 640, 480)
    assert page.size() == room.viewport().size() == room.size()


def test_a_page_is_scrolled_before_it_is_squeezed(show: Shown, qtbot: QtBot) -> None:
    """In a small one every line keeps its size, and the bars lead to it; one more line is heard of at once."""
    page, edits = _page(10)
    room = LeastRoom(page)
    show(room, 200, 150)
    assert {(edit.width(), edit.height()) for edit in edits} == {(300, 40)}
    assert (room.horizontalScrollBar().maximum() > 0, room.verticalScrollBar().maximum() > 0) == (True, True)
    before = room.verticalScrollBar().maximum()
    more = QLineEdit()
    more.setMinimumHeight(40)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(more)
    qtbot.waitUntil(lambda: room.verticalScrollBar().maximum() >= before + 40)


def _dialog(over: QWidget, lines: int) -> tuple[FittingDialog, list[QLineEdit]]:
    dialog = FittingDialog(over)
    column = QVBoxLayout(dialog)
    edits = [QLineEdit() for _ in range(lines)]
    for edit in edits:
        edit.setMinimumSize(300, 40)
        column.addWidget(edit)
    return dialog, edits


def test_a_dialog_is_never_larger_than_its_window(show: Shown) -> None:
    """What is in it keeps its size and is scrolled; Tab brings whatever it leads to into sight, and goes round."""
    window = QWidget()
    show(window, 400, 300)
    dialog, edits = _dialog(window, 12)
    dialog.open()
    wait_until_active(dialog)
    QApplication.processEvents()
    assert (dialog.width() <= 400, dialog.height() <= 300) == (True, True)
    assert {edit.height() for edit in edits} == {40}
    edits[0].setFocus()
    for edit in (*edits[1:], edits[0]):
        focused = QApplication.focusWidget()
        assert focused is not None
        press_key(focused, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is edit
        assert not edit.visibleRegion().isEmpty()


def test_a_dialog_with_room_is_as_it_was_made(show: Shown) -> None:
    """Nothing is scrolled where everything fits."""
    window = QWidget()
    show(window, 800, 600)
    dialog, edits = _dialog(window, 3)
    dialog.open()
    wait_until_active(dialog)
    assert edits[0].parentWidget() is dialog


def test_no_head_of_a_column_is_cut(show: Shown) -> None:
    """Columns share the room that is left while it is enough; with less, the table is scrolled."""
    table = QTableWidget(1, 3)
    table.setHorizontalHeaderLabels(["Name", "A long word over a column", "Another long word"])
    header = table.horizontalHeader()
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    heads = WholeHeads(header)
    heads.stretch({1, 2})
    show(table, 150, 200)
    heads.fit()
    assert all(header.sectionSize(column) >= header.sectionSizeHint(column) for column in range(3))
    table.resize(900, 200)
    heads.fit()
    assert header.length() == table.viewport().width()


def test_a_row_goes_on_in_the_next_line_and_its_end_stands_at_the_right(show: Shown) -> None:
    """While there is room all stand in a line, the last ones at its end."""
    window = QWidget()
    row = FlowLayout(window, 10, between_lines=2)
    labels = [QLabel("Reader ready"), QLabel("Database live"), QLabel("Tuesday")]
    for label in labels:
        label.setFixedSize(100, 20)
    row.addWidget(labels[0])
    row.addWidget(labels[1])
    row.add_at_end(labels[2])
    show(window, 500, 60)
    assert [label.geometry() for label in labels] == [
        QRect(0, 0, 100, 20),
        QRect(110, 0, 100, 20),
        QRect(400, 0, 100, 20),
    ]
    window.resize(250, 60)
    QApplication.processEvents()
    assert labels[2].geometry() == QRect(150, 22, 100, 20)
    assert row.heightForWidth(250) == 42
