"""The dialogs of visitors driven by keyboard alone, with each key press counted."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from sentinel_desktop.ui.visitor_desk.sign_in_dialog import VisitorSignInDialog
from sentinel_desktop.ui.visitor_desk.sign_out_dialog import VisitorSignOutDialog
from tests.support.active_windows import press_key, type_text, wait_until_active

PLAIN: Final = Qt.KeyboardModifier.NoModifier


@dataclass
class CountedKeys:
    """Presses keys where the keyboard is, in the dialog that is open, and counts them."""

    dialog: QDialog
    count: int = field(default=0)

    def press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press these one after the other."""
        for key in keys:
            self._ready()
            press_key(QApplication.focusWidget() or self.dialog, key, modifiers)
            self.count += 1

    def type(self, text: str) -> None:
        """Type a text, each letter a key."""
        for letter in text:
            self._ready()
            type_text(QApplication.focusWidget() or self.dialog, letter)
            self.count += 1

    def _ready(self) -> None:
        if self.dialog.isVisible():
            self.dialog.activateWindow()
            wait_until_active(self.dialog)


def shown_text(dialog: VisitorSignInDialog | VisitorSignOutDialog) -> str:
    """Return what the dialog says of what happened, quietly or loudly."""
    return "\n".join(label.text() for label in (dialog.about, dialog.message) if label.isVisible())
