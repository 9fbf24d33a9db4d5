"""What something is, in a symbol, a word and a sentence: read from two metres."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QWidget

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.tone_symbol import ToneSymbol


class StateHead(QWidget):
    """A symbol in the colour of its tone, a large word beside it, a sentence under that."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        type_ = appearance.type
        self._symbol = ToneSymbol(appearance, 28)
        self.title = text_label()
        self.title.setFont(type_.font(1.45, QFont.Weight.Bold))
        self.sentence = text_label()
        for label in (self.title, self.sentence):
            label.setWordWrap(True)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(type_.px(12))
        grid.setVerticalSpacing(type_.px(2))
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._symbol, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self.sentence, 1, 1)

    def add_beside(self, widget: QWidget) -> None:
        """Let something short stand at the right end of the title's line, over the end of the sentence."""
        self._grid.addWidget(widget, 0, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self.sentence, 1, 1, 1, 2)

    def show_state(self, symbol: str, tone: Tone | None, title: str, sentence: str) -> None:
        """Show this."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.setAccessibleName(f"{title}. {sentence}")
        self._symbol.show_symbol(symbol, tone)
