"""The question that waits at the desk, over the board: it holds nothing up, and goes when it is answered or put off."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.keys import ANSWER_QUESTION, QUESTION_LATER
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label


class QuestionBar(QFrame):
    """``answer_wanted`` and ``later_wanted`` tell what a person presses."""

    answer_wanted = Signal()
    later_wanted = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        type_ = look.type
        self.setObjectName("question")
        self._symbol = text_label()
        self.sentence, self.more = text_label(), text_label()
        self.sentence.setFont(type_.font(1.0, QFont.Weight.DemiBold))
        self.sentence.setWordWrap(True)
        self.more.setProperty("role", "quiet")
        self.answer = KeyButton(self.tr("Answer"), ANSWER_QUESTION, type_, primary=True)
        self.later = KeyButton(self.tr("In an hour"), QUESTION_LATER, type_)
        self.answer.clicked.connect(self.answer_wanted)
        self.later.clicked.connect(self.later_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(type_.px(14), type_.px(7), type_.px(8), type_.px(7))
        row.setSpacing(type_.px(12))
        row.addWidget(self._symbol)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.more)
        row.addWidget(self.answer)
        row.addWidget(self.later)
        look.changed.connect(self._paint_symbol)
        self._paint_symbol()
        self.hide()

    def show_question(self, sentence: str, more: str) -> None:
        """Ask this; an empty sentence takes the bar away."""
        self.sentence.setText(sentence)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def _paint_symbol(self) -> None:
        side = self._look.type.px(20)
        colour = self._look.tokens.accent.text
        self._symbol.setPixmap(icon_pixmap("history", colour, QSize(side, side), self.devicePixelRatioF()))
