"""Columns of a table in little room."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.table_model import Column, TableModel
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.rows_view import RowsView

Row = tuple[str, str, str]


@pytest.fixture
def look(tmp_path: Path) -> Appearance:
    """The look of a window."""
    return Appearance(QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def model() -> TableModel[Row]:
    """A name, how it came about in many words, and a remark."""
    shown: TableModel[Row] = TableModel(
        [
            Column("Who", lambda row: row[0]),
            Column("How", lambda row: row[1]),
            Column("Remark", lambda row: row[2]),
        ]
    )
    shown.show([("CPO2 Young, Q.", "A reader that has one way, and no other " * 2, "Left by the rear door")])
    return shown


def _opened(qtbot: QtBot, look: Appearance, model: TableModel[Row], width: int) -> RowsView:
    view = RowsView(look, "Passages", model, (2,), (1,))
    qtbot.addWidget(view)
    view.resize(width, 200)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_what_gives_way_is_cut_before_anything_lies_outside(
    qtbot: QtBot, look: Appearance, model: TableModel[Row]
) -> None:
    """In little room the yielding column is cut, and every column is inside the table with its head whole."""
    view = _opened(qtbot, look, model, 420)
    header = view.horizontalHeader()
    qtbot.waitUntil(lambda: header.length() <= view.viewport().width())
    assert header.sectionSize(0) >= view.sizeHintForColumn(0)
    assert header.sectionSize(1) < view.sizeHintForColumn(1)
    assert all(header.sectionSize(column) >= header.sectionSizeHint(column) for column in range(3))


def test_what_gives_way_is_whole_again_in_a_broad_table(qtbot: QtBot, look: Appearance, model: TableModel[Row]) -> None:
    """A table that becomes broad enough cuts nothing any more."""
    view = _opened(qtbot, look, model, 420)
    view.resize(1400, 200)
    header = view.horizontalHeader()
    qtbot.waitUntil(lambda: header.sectionSize(1) >= view.sizeHintForColumn(1))
    assert header.length() <= view.viewport().width()


def _of_two(*rows: tuple[str, str]) -> TableModel[tuple[str, str]]:
    shown: TableModel[tuple[str, str]] = TableModel(
        [Column("Who", lambda row: row[0]), Column("Organization", lambda row: row[1])]
    )
    shown.show(rows)
    return shown


def test_a_column_with_room_to_spare_gives_it_to_one_whose_words_are_cut(qtbot: QtBot, look: Appearance) -> None:
    """In a table that is wide enough for all that is said, nothing is cut, whatever the columns say."""
    model = _of_two(("Roy, B.", "Harbour Works Ltd. of the Northern Provinces"))
    view = RowsView(look, "Here", model, (0, 1))
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    needed = [view.sizeHintForColumn(column) for column in range(2)]
    view.resize(sum(needed) + 40, 200)
    header = view.horizontalHeader()
    qtbot.waitUntil(lambda: all(header.sectionSize(column) >= needed[column] for column in range(2)))
    assert header.length() == view.viewport().width()
    view.resize(sum(needed) - 40, 200)
    qtbot.waitUntil(lambda: header.length() == view.viewport().width())
    assert header.sectionSize(0) >= needed[0]


def test_the_room_is_shared_anew_when_something_else_is_said(qtbot: QtBot, look: Appearance) -> None:
    """The column that is too narrow for the rows that are read next takes the room of the other one."""
    model = _of_two(("Roy, B.", "Harbour Works Ltd. of the Northern Provinces"))
    view = RowsView(look, "Here", model, (0, 1))
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.resize(sum(view.sizeHintForColumn(column) for column in range(2)) + 40, 200)
    model.show([("Beauchamp-L\u00e9tourneau of the North, Q.", "Navy")])
    header = view.horizontalHeader()
    qtbot.waitUntil(lambda: header.sectionSize(0) >= view.sizeHintForColumn(0))
    assert header.length() == view.viewport().width()


def test_the_room_is_shared_anew_when_a_row_says_something_else(qtbot: QtBot, look: Appearance) -> None:
    """A name that is corrected while the table is open is not cut where the other column has room to spare."""
    said = ["Roy, B.", "Harbour Works Ltd. of the Northern Provinces"]
    model: TableModel[int] = TableModel([Column("Who", lambda _: said[0]), Column("Organization", lambda _: said[1])])
    model.show([1])
    view = RowsView(look, "Here", model, (0, 1))
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.resize(sum(view.sizeHintForColumn(column) for column in range(2)) + 40, 200)
    said[:] = ["Beauchamp-L\u00e9tourneau of the North, Q.", "Navy"]
    model.dataChanged.emit(model.index(0, 0), model.index(0, 1))
    header = view.horizontalHeader()
    qtbot.waitUntil(lambda: header.sectionSize(0) >= view.sizeHintForColumn(0))
