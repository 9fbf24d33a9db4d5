"""The search field of the board, with its key shown in it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.keycap import Keycap
from sentinel_desktop.ui.widgets.plain_label import text_label


class SearchField(QLineEdit):
    """A line to search in: a symbol at its left, its key at its right while it is empty."""

    def __init__(self, appearance: Appearance, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance
        type_ = appearance.type
        self.setObjectName("search")
        self.setFont(type_.font(1.0, QFont.Weight.Normal))
        self.setPlaceholderText(self.tr("Name, rank or number"))
        self.setAccessibleName(self.tr("Search the board by name, rank or service number"))
        self._symbol = text_label(parent=self)
        self._symbol.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._keycap = Keycap(keys, type_, self)
        self._keycap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._on_text_changed("")
        self.textChanged.connect(self._on_text_changed)
        appearance.changed.connect(self._paint_symbol)
        self._paint_symbol()

    def sizeHint(self) -> QSize:
        """Return the room of the rule that it says while it is empty, as high as the buttons beside it."""
        px = self._look.type.px
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(words + px(34 + 28) + self._keycap.sizeHint().width(), px(28))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the symbol and the key at their ends."""
        super().resizeEvent(event)
        px = self._look.type.px
        side = px(17)
        self._symbol.setGeometry(px(12), (self.height() - side) // 2, side, side)
        size = self._keycap.sizeHint()
        self._keycap.setGeometry(
            self.width() - size.width() - px(9), (self.height() - size.height()) // 2, size.width(), size.height()
        )

    def _on_text_changed(self, text: str) -> None:
        px = self._look.type.px
        self._keycap.setVisible(not text)
        right = px(6) if text else self._keycap.sizeHint().width() + px(14)
        self.setTextMargins(px(34), 0, right, 0)

    def _paint_symbol(self) -> None:
        side = self._look.type.px(17)
        pixmap = icon_pixmap("search", self._look.tokens.quiet, QSize(side, side), self.devicePixelRatioF())
        self._symbol.setPixmap(pixmap)
