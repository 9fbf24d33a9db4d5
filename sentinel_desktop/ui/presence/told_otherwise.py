"""A note for a scan whose person was told something else at the reader than what the database then recorded."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.plain_label import text_label


class ToldOtherwiseNote(QFrame):
    """Stays until somebody says that it was noted; ``noted`` tells that."""

    noted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        type_ = appearance.type
        self.setObjectName("toldOtherwise")
        self.title = text_label()
        self.title.setFont(type_.font(1.0, QFont.Weight.DemiBold))
        self.sentence = text_label()
        for label in (self.title, self.sentence):
            label.setWordWrap(True)
        self.button = QPushButton(self.tr("&Noted"))
        self.button.setAccessibleName(self.tr("Noted: take this note away"))
        self.button.clicked.connect(self.noted)
        words = QVBoxLayout()
        words.setSpacing(type_.px(1))
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(type_.px(14), type_.px(9), type_.px(10), type_.px(9))
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_note(self, title: str, sentence: str) -> None:
        """Show this."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.setAccessibleName(f"{title}. {sentence}")
        self.show()
