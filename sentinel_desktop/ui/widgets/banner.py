"""A line across a page that says what is wrong and what to do; loud only where it must be."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.plain_label import text_label


class Banner(QFrame):
    """One problem: a symbol, a title, a sentence. ``loud`` fills it with the colour of a refusal."""

    def __init__(
        self, appearance: Appearance, title: str, sentence: str, *, loud: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = appearance
        self._loud = loud
        type_ = appearance.type
        self.setObjectName("banner")
        self.setProperty("loud", loud)
        self.setAccessibleName(f"{title}. {sentence}")
        self._symbol = text_label()
        self.title = text_label(title)
        self.title.setFont(type_.font(1.0, QFont.Weight.DemiBold))
        self.sentence = text_label(sentence)
        self.sentence.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(type_.px(14), type_.px(9), type_.px(14), type_.px(9))
        row.setSpacing(type_.px(12))
        row.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.title, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sentence, 1)
        appearance.changed.connect(self._paint_symbol)
        self._paint_symbol()

    def _paint_symbol(self) -> None:
        tokens = self._look.tokens
        colour = tokens.panels[Tone.REFUSED].text if self._loud else tokens.tones[Tone.OUT].text
        side = self._look.type.px(20)
        name = "octagon-alert" if self._loud else "triangle-alert"
        self._symbol.setPixmap(icon_pixmap(name, colour, QSize(side, side), self.devicePixelRatioF()))
