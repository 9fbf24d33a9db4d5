"""A line that says how something stands, with a symbol: of a server that is tried, of a question that was skipped."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.first_start.wording import LineLook
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.plain_label import text_label


class SaidLine(QWidget):
    """A symbol, and a sentence beside it in as many lines as it needs."""

    def __init__(self, look: Appearance, lines: int = 1) -> None:
        super().__init__()
        self._look = look
        self._shown: LineLook | None = None
        px = look.type.px
        self._symbol = text_label()
        self.sentence = text_label()
        self.sentence.setFont(look.type.font(0.95))
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.sentence.setMinimumHeight(lines * self.sentence.fontMetrics().lineSpacing())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(9))
        row.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignTop)
        look.changed.connect(self._paint)

    @property
    def shown(self) -> LineLook | None:
        """What it says."""
        return self._shown

    def show_look(self, look: LineLook) -> None:
        """Say this."""
        self._shown = look
        self.sentence.setText(look.sentence)
        self.setAccessibleName(look.sentence)
        self._paint()

    def _paint(self) -> None:
        if self._shown is None:
            return
        tokens, side = self._look.tokens, self._look.type.px(18)
        colour = tokens.quiet if self._shown.tone is None else tokens.tones[self._shown.tone].text
        self._symbol.setPixmap(icon_pixmap(self._shown.symbol, colour, QSize(side, side), self.devicePixelRatioF()))
        self.sentence.setProperty("role", "quiet" if self._shown.tone is None else "")
        self.sentence.style().unpolish(self.sentence)
        self.sentence.style().polish(self.sentence)
