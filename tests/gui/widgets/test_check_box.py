"""The box to tick: seen in light and in dark."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.theme import Appearance, ThemeChoice
from sentinel_desktop.ui.widgets.check_box import CheckBox, TickedRows


def _colours(box: CheckBox) -> set[str]:
    """Return the colours of the square, and of nothing beside it."""
    option = QStyleOptionButton()
    box.initStyleOption(option)
    square = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    image = box.grab(square).toImage()
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_its_edge_and_its_tick_are_seen(qtbot: QtBot, tmp_path: Path, theme: ThemeChoice) -> None:
    """An empty one has an edge in the colour of quiet words, a ticked one the accent, and a tick that is not in it."""
    look = Appearance(QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat))
    look.choose(theme)
    box = CheckBox(look, "Escort required")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    box.show()
    tokens = look.tokens
    assert tokens.quiet.lower() in _colours(box)
    assert tokens.accent.text.lower() not in _colours(box)
    box.setChecked(True)
    assert {tokens.accent.text.lower(), tokens.surface.lower()} <= _colours(box)


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_a_ticked_row_of_a_list_has_a_tick_too(qtbot: QtBot, tmp_path: Path, theme: ThemeChoice) -> None:
    """Whether a row is ticked is told by a sign, and not by a colour alone."""
    look = Appearance(QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat))
    look.choose(theme)
    rows = QStandardItemModel()
    for state in (Qt.CheckState.Checked, Qt.CheckState.Unchecked):
        item = QStandardItem()
        item.setCheckable(True)
        item.setCheckState(state)
        rows.appendRow(item)
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(rows)
    view.setItemDelegate(TickedRows(look, view))
    view.resize(200, 100)
    view.show()
    image = view.viewport().grab().toImage()
    seen = []
    for row in range(2):
        at = view.visualRect(rows.index(row, 0))
        across = range(min(at.height(), image.width()))
        seen.append({QColor(image.pixel(x, y)).name() for x in across for y in range(at.top(), at.bottom())})
    assert {look.tokens.accent.text.lower(), look.tokens.surface.lower()} <= seen[0]
    assert look.tokens.accent.text.lower() not in seen[1]
