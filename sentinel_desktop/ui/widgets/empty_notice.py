"""What an empty page says: a symbol, what it is, and how to go on."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.plain_label import text_label

_WIDEST: Final = 560
"""Of a sentence, in pixels of the design."""


class EmptyNotice(QWidget):
    """A symbol over a title over one sentence, in the middle of the room."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance
        self._icon = ""
        type_ = appearance.type
        self._symbol = text_label()
        self.title = text_label()
        self.sentence = text_label()
        self.title.setFont(type_.font(1.3, QFont.Weight.DemiBold))
        self.sentence.setProperty("role", "quiet")
        self.sentence.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFocusProxy(self.sentence)
        layout = QVBoxLayout(self)
        layout.setSpacing(type_.px(6))
        layout.addStretch(2)
        for label in (self._symbol, self.title, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(label is not self._symbol)
            # One long line over a wide page is not read at a glance.
            label.setMaximumWidth(type_.px(_WIDEST))
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label, 1000)
            row.addStretch(1)
            layout.addLayout(row)
        layout.addStretch(3)
        appearance.changed.connect(self._paint_symbol)

    def show_text(self, icon: str, title: str, sentence: str) -> None:
        """Say this."""
        self._icon = icon
        self.title.setText(title)
        self.sentence.setText(sentence)
        for heard in (self, self.sentence):
            heard.setAccessibleName(f"{title}. {sentence}")
        self._paint_symbol()

    def _paint_symbol(self) -> None:
        if self._icon:
            side = self._look.type.px(44)
            pixmap = icon_pixmap(self._icon, self._look.tokens.quiet, QSize(side, side), self.devicePixelRatioF())
            self._symbol.setPixmap(pixmap)
