"""A value chosen from a list that drops down."""

from uuid import UUID

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.drop_down import DropDown


@pytest.mark.parametrize(
    ("value", "equal"), [(UUID(int=5), UUID(int=5)), (Direction.OUT, Direction.OUT), ("out", "out"), (None, None)]
)
def test_a_value_is_found_by_what_it_equals(qtbot: QtBot, value: object, equal: object) -> None:
    """A key that was read again from the database is another object; the line that stands for it is found."""
    choice = DropDown(Appearance(QSettings()))
    qtbot.addWidget(choice)
    choice.addItem("first", UUID(int=1))
    choice.addItem("second", value)
    assert choice.findData(equal) == 1
    assert choice.findData(UUID(int=9)) == -1
