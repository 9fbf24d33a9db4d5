"""What something is, in a symbol, a word and a sentence: read from two metres."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.theme import Appearance


class StateHead(QWidget):
    """A symbol in the colour of its tone, a large word beside it, a sentence under that."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance
        self._shown: tuple[str, Tone | None] = ("", None)
        type_ = appearance.type
        self._symbol = QLabel()
        self.title = QLabel()
        self.title.setFont(type_.font(1.45, QFont.Weight.Bold))
        self.sentence = QLabel()
        for label in (self.title, self.sentence):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(type_.px(12))
        grid.setVerticalSpacing(type_.px(2))
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._symbol, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self.sentence, 1, 1)
        appearance.changed.connect(self._paint_symbol)

    def show_state(self, symbol: str, tone: Tone | None, title: str, sentence: str) -> None:
        """Show this."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.setAccessibleName(f"{title}. {sentence}")
        if (symbol, tone) != self._shown:
            self._shown = (symbol, tone)
            self._paint_symbol()

    def _paint_symbol(self) -> None:
        symbol, tone = self._shown
        if symbol:
            tokens = self._look.tokens
            side = self._look.type.px(28)
            colour = tokens.tones[tone].text if tone else tokens.quiet
            self._symbol.setPixmap(icon_pixmap(symbol, colour, QSize(side, side), self.devicePixelRatioF()))
