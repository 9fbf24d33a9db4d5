"""A key shown beside what it does."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from sentinel_desktop.ui.typography import Typography
from sentinel_desktop.ui.widgets.plain_label import PlainLabel


class Keycap(PlainLabel):
    """A key's name in a small frame, spelled as the platform spells it."""

    def __init__(self, keys: str, type_: Typography, parent: QWidget | None = None) -> None:
        super().__init__(key_text(keys), parent)
        self.setProperty("role", "keycap")
        self.setFont(type_.font(0.8))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._least = type_.px(20)

    def sizeHint(self) -> QSize:
        """Return the room of the name, and no less than a key is wide."""
        return super().sizeHint().expandedTo(QSize(self._least, 0))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a key that is cut cannot be pressed."""
        return self.sizeHint()


def key_text(keys: str) -> str:
    """Return a key sequence as the platform spells it, and the key that Qt names Return as keyboards do: Enter."""
    return QKeySequence(keys.replace("Return", "Enter")).toString(QKeySequence.SequenceFormat.NativeText)
