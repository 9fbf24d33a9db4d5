"""The keyboard on the screen: what its keys type, by mouse as by touch, and where."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.kiosk.on_screen_keyboard import OnScreenKeyboard
from sentinel_desktop.ui.kiosk.style import SMALLEST_TOUCH, KioskStyle


class Typing:
    """A line with a keyboard under it."""

    def __init__(self, setup: DeskSetup) -> None:
        self.window = QWidget()
        self.line = QLineEdit()
        self.keyboard = OnScreenKeyboard(KioskStyle(setup.look, 0.86), long_press_ms=20)
        column = QVBoxLayout(self.window)
        column.addWidget(self.line)
        column.addWidget(self.keyboard)
        self.window.resize(1280, 500)

    def touch(self, *names: str) -> None:
        """Touch keys by their names."""
        for name in names:
            QTest.mouseClick(self.keyboard.key(name), Qt.MouseButton.LeftButton)
            QApplication.processEvents()


@pytest.fixture
def typing(qtbot: QtBot, setup: DeskSetup) -> Iterator[Typing]:
    """Return a shown keyboard whose line has the focus."""
    typing = Typing(setup)
    typing.window.show()
    typing.window.activateWindow()
    qtbot.waitUntil(typing.window.isActiveWindow)
    typing.line.setFocus()
    typing.keyboard.suit(typing.line)
    yield typing
    typing.window.close()
    typing.window.deleteLater()


def test_a_name_begins_with_a_capital(typing: Typing) -> None:
    """And goes on in small letters; after a space comes a capital again, and shift makes one anywhere."""
    typing.touch("Z", "o", "e", " ", "R", "o", "y", "-", "Capital letter", "A", "'", "b")
    assert typing.line.text() == "Zoe Roy-A'b"


def test_french_letters_have_a_page_and_lie_under_a_long_press(typing: Typing, qtbot: QtBot) -> None:
    """A held key offers its letters, and types none of its own when it is let go."""
    typing.touch("French letters", "É", "ç", "Letters")
    held = typing.keyboard.key("e")
    QTest.mousePress(held, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _offered(typing.keyboard) == ["é", "è", "ê", "ë"])
    QTest.mouseRelease(held, Qt.MouseButton.LeftButton)
    typing.touch("ê")
    assert typing.line.text() == "Éçê"
    assert _offered(typing.keyboard) == []


def test_a_short_press_offers_nothing(typing: Typing) -> None:
    """It types its letter."""
    typing.touch("E", "e")
    assert typing.line.text() == "Ee"
    assert _offered(typing.keyboard) == []


def test_deleting_takes_the_last_letter(typing: Typing) -> None:
    """One a touch, as a key does; where nothing is left nothing happens."""
    typing.touch("A", "b", "Delete", "Delete", "Delete", "c")
    assert typing.line.text() == "c"


def test_a_line_of_digits_begins_with_them(typing: Typing) -> None:
    """A telephone number needs no other page, and what passwords are made of is there too."""
    typing.line.setProperty("digits", "yes")
    typing.keyboard.suit(typing.line)
    typing.touch(*"+1(204)555-0142&", "Letters", "Q")
    assert typing.line.text().lower() == "+1(204)555-0142&q"


def test_it_types_into_its_own_window_alone(typing: Typing, qtbot: QtBot) -> None:
    """What has the keyboard elsewhere hears nothing of it."""
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    other.setFocus()
    typing.touch("A")
    assert (other.text(), typing.line.text()) == ("", "")


def test_its_keys_take_no_focus_and_are_large(typing: Typing) -> None:
    """The line keeps the focus; every key of every page is 56 pixels each way, and has a name."""
    typing.touch("A")
    assert typing.line.hasFocus()
    for page in ("Digits", "Letters", "French letters"):
        typing.touch(page)
        for key in typing.keyboard.findChildren(QPushButton):
            if key.isVisible():
                assert min(key.width(), key.height()) >= SMALLEST_TOUCH, key.accessibleName()
                assert key.accessibleName()
                assert key.focusPolicy() is Qt.FocusPolicy.NoFocus


def _offered(keyboard: OnScreenKeyboard) -> list[str]:
    frame = keyboard.findChild(QWidget, "variants", Qt.FindChildOption.FindDirectChildrenOnly)
    if frame is None or not frame.isVisible():
        return []
    return [key.accessibleName() for key in frame.findChildren(QPushButton)]
