"""What an empty page says: a symbol, what it is, and how to go on."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.theme import Appearance


class EmptyNotice(QWidget):
    """A symbol over a title over one sentence, in the middle of the room."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance
        self._icon = ""
        type_ = appearance.type
        self._symbol = QLabel()
        self.title = QLabel()
        self.sentence = QLabel()
        self.title.setFont(type_.font(1.3, QFont.Weight.DemiBold))
        self.sentence.setProperty("role", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QVBoxLayout(self)
        layout.setSpacing(type_.px(6))
        layout.addStretch(2)
        for label in (self._symbol, self.title, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(label is not self._symbol)
            layout.addWidget(label)
        layout.addStretch(3)
        appearance.changed.connect(self._paint_symbol)

    def show_text(self, icon: str, title: str, sentence: str) -> None:
        """Say this."""
        self._icon = icon
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.setAccessibleName(f"{title}. {sentence}")
        self._paint_symbol()

    def _paint_symbol(self) -> None:
        if self._icon:
            side = self._look.type.px(44)
            pixmap = icon_pixmap(self._icon, self._look.tokens.quiet, QSize(side, side), self.devicePixelRatioF())
            self._symbol.setPixmap(pixmap)
