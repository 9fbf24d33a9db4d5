"""Two versions of one record, side by side."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.conflict_dialog import ConflictDialog, ConflictRow
from tests.support.active_windows import press_key

ROWS = [ConflictRow("Code", "guest", "guest"), ConflictRow("Name", "Guests", "Visitor"), ConflictRow("Note", "", "x")]
OpenDialog = Callable[[], ConflictDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot) -> OpenDialog:
    """Return what opens the dialog."""

    def open_it() -> ConflictDialog:
        dialog = ConflictDialog(Appearance(QSettings()), "Guest was changed meanwhile", "At 18:42.", ROWS)
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_it


def test_what_differs_stands_first(open_dialog: OpenDialog) -> None:
    """Both texts of each field are shown, the differing fields before the equal ones, an empty one as a dash."""
    dialog = open_dialog()
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    shown = texts[texts.index("Saved meanwhile") + 1 :]
    assert shown[:9] == ["Name", "Guests", "Visitor", "Note", "\N{EN DASH}", "x", "Code", "guest", "guest"]


@pytest.mark.parametrize(
    ("key", "told"),
    [(Qt.Key.Key_Return, ["mine"]), (Qt.Key.Key_T, ["theirs"])],
)
def test_a_key_chooses_a_version(open_dialog: OpenDialog, qtbot: QtBot, key: Qt.Key, told: list[str]) -> None:
    """Ctrl+Enter saves what was typed, Ctrl+T takes what is saved; the dialog closes and says which."""
    dialog, heard = open_dialog(), []
    dialog.mine_chosen.connect(lambda: heard.append("mine"))
    dialog.theirs_chosen.connect(lambda: heard.append("theirs"))
    press_key(dialog, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: heard == told)


def test_esc_goes_on_editing(open_dialog: OpenDialog) -> None:
    """Esc chooses neither; so does Enter, whose button has the keyboard."""
    dialog, heard = open_dialog(), []
    dialog.mine_chosen.connect(lambda: heard.append("mine"))
    dialog.theirs_chosen.connect(lambda: heard.append("theirs"))
    assert dialog.go_on.hasFocus()
    press_key(dialog, Qt.Key.Key_Escape)
    assert heard == []
