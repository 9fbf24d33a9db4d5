"""The rules of a password, each with a mark that says whether what is typed keeps it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.plain_label import text_label


class RuleMarks(QWidget):
    """Some rules under one another; a rule that is kept has another symbol and another colour."""

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self._look = look
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._kept: tuple[bool, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.type.px(8))
        self._grid.setVerticalSpacing(look.type.px(4))
        self._grid.setColumnStretch(1, 1)
        look.changed.connect(self._paint)

    def show_marks(self, marks: tuple[tuple[str, bool], ...]) -> None:
        """Show these sentences, each with whether it is kept."""
        while len(self._rows) < len(marks):
            self._add_row()
        for n, row in enumerate(self._rows):
            for part in row:
                part.setVisible(n < len(marks))
        for (_, label), (sentence, kept) in zip(self._rows, marks, strict=False):
            label.setText(sentence)
            spoken = self.tr("kept: {rule}") if kept else self.tr("not yet: {rule}")
            label.setAccessibleName(spoken.format(rule=sentence))
        self._kept = tuple(kept for _, kept in marks)
        self._paint()

    def _add_row(self) -> None:
        symbol, sentence = text_label(), text_label()
        sentence.setFont(self._look.type.font(0.92))
        sentence.setWordWrap(True)
        row = len(self._rows)
        self._grid.addWidget(symbol, row, 0)
        self._grid.addWidget(sentence, row, 1)
        self._rows.append((symbol, sentence))

    def _paint(self) -> None:
        tokens = self._look.tokens
        side = self._look.type.px(16)
        for (symbol, sentence), kept in zip(self._rows, self._kept, strict=False):
            name = "circle-check" if kept else "circle-dashed"
            colour = tokens.tones[Tone.IN].text if kept else tokens.quiet
            symbol.setPixmap(icon_pixmap(name, colour, QSize(side, side), self.devicePixelRatioF()))
            sentence.setProperty("role", "value" if kept else "quiet")
            sentence.style().unpolish(sentence)
            sentence.style().polish(sentence)
