"""The head of a page: its name, and in a quiet line what it is for."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sentinel_desktop.ui.typography import Typography
from sentinel_desktop.ui.widgets.plain_label import text_label


class PageHeading(QWidget):
    """A title over a sentence. Nothing to press stands here: an answer to a scan may cover it for a while."""

    def __init__(self, type_: Typography, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = text_label(title)
        self.title.setFont(type_.font(1.6, QFont.Weight.Bold))
        self.sentence = text_label(sentence)
        self.sentence.setProperty("role", "quiet")
        self.sentence.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(type_.px(2))
        column.addWidget(self.title)
        column.addWidget(self.sentence)
