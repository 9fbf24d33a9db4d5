"""A part of a page on a ground of its own."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sentinel_desktop.ui.typography import Typography
from sentinel_desktop.ui.widgets.plain_label import text_label


class Card(QFrame):
    """A frame with a title, and under it a column to put things into."""

    def __init__(self, type_: Typography, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(title)
        self.title = text_label(title)
        self.title.setFont(type_.font(1.12, QFont.Weight.DemiBold))
        self.column = QVBoxLayout(self)
        margin = type_.px(16)
        self.column.setContentsMargins(margin, type_.px(13), margin, margin)
        self.column.setSpacing(type_.px(9))
        self.column.addWidget(self.title)
