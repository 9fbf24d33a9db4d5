"""Labels that show a text as it is: Qt's own take what looks like markup for markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def text_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label for which ``<b>`` is three letters."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    return label


class PlainLabel(QLabel):
    """The same, for labels of a kind of their own to derive from."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
