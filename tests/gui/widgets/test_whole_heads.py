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
