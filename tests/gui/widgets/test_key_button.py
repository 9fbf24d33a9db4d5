"""The button that shows the key that presses it."""

import pytest
from PySide6.QtCore import QPoint, QSettings
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.theme import Appearance, ThemeChoice, stylesheet
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.keycap import Keycap, key_text


@pytest.mark.parametrize(
    ("keys", "shown"), [("Return", "Enter"), ("Ctrl+Return", "Ctrl+Enter"), ("Shift+Return", "Shift+Enter")]
)
def test_the_key_is_called_as_keyboards_call_it(qtbot: QtBot, keys: str, shown: str) -> None:
    """What Qt names Return is Enter on the cap, in the tip and wherever a key is spelled."""
    button = KeyButton("Go on", keys, Appearance(QSettings()).type)
    qtbot.addWidget(button)
    (cap,) = button.findChildren(Keycap)
    assert (cap.text(), key_text(keys)) == (shown, shown)
    assert f"({shown})" in button.toolTip()


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_the_keyboard_is_seen_on_the_one_thing_that_a_page_is_for(qtbot: QtBot, choice: ThemeChoice) -> None:
    """A line inside tells where it is; the button keeps its place, its ground up to its edge, and its words."""
    page = QWidget()
    look = Appearance(QSettings())
    look.choose(choice)
    page.setStyleSheet(stylesheet(look.tokens, look.type))
    buttons = [KeyButton("Go on", "Return", look.type, primary=True, shortcut=False) for _ in range(2)]
    column = QVBoxLayout(page)
    for button in buttons:
        column.addWidget(button)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    buttons[0].setFocus()
    QApplication.processEvents()
    inside = QPoint(look.type.px(40), look.type.px(4))
    edge = QPoint(look.type.px(40), 1)
    with_keyboard, without = (button.grab().toImage() for button in buttons)
    tokens = look.tokens
    assert with_keyboard.pixelColor(inside) == QColor(tokens.surface)
    assert without.pixelColor(inside) == with_keyboard.pixelColor(edge) == QColor(tokens.accent.text)
    assert buttons[0].sizeHint() == buttons[1].sizeHint()
