"""A line to search in, with its key shown in it while it is empty."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.keycap import Keycap
from sentinel_desktop.ui.widgets.plain_label import text_label


class SearchLine(QLineEdit):
    """A symbol at the left, a key at the right that leads here from wherever the keyboard is while it can be seen.

    Args:
        look: of the window.
        keys: leads here; empty where there is none.
        placeholder: what can be typed.
        name: what it is called to whoever hears the screen.
    """

    def __init__(self, look: Appearance, keys: str, placeholder: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setMinimumHeight(look.type.px(36))
        self.setMaxLength(100)
        self._symbol = text_label(parent=self)
        self._keycap = Keycap(keys, look.type, self)
        for part in (self._symbol, self._keycap):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._keys = keys
        if keys:
            QShortcut(QKeySequence(keys), self).activated.connect(self.take_up)
        self.textChanged.connect(self._make_room)
        look.changed.connect(self._paint_symbol)
        self._make_room("")
        self._paint_symbol()

    def minimumSizeHint(self) -> QSize:
        """Return the room of the rule that it says while it is empty."""
        px = self._look.type.px
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        beside = px(32) + (self._keycap.sizeHint().width() + px(14) if self._keys else px(6))
        return QSize(words + beside + px(14), super().minimumSizeHint().height())

    def take_up(self) -> None:
        """Put the keyboard here, over what was typed before."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the symbol and the key at their ends."""
        super().resizeEvent(event)
        px = self._look.type.px
        side = px(16)
        self._symbol.setGeometry(px(11), (self.height() - side) // 2, side, side)
        size = self._keycap.sizeHint()
        left, top = self.width() - size.width() - px(9), (self.height() - size.height()) // 2
        self._keycap.setGeometry(left, top, size.width(), size.height())

    def _make_room(self, text: str) -> None:
        px = self._look.type.px
        shows_key = bool(self._keys) and not text
        self._keycap.setVisible(shows_key)
        self.setTextMargins(px(32), 0, self._keycap.sizeHint().width() + px(14) if shows_key else px(6), 0)

    def _paint_symbol(self) -> None:
        side = self._look.type.px(16)
        ratio = self.devicePixelRatioF()
        self._symbol.setPixmap(icon_pixmap("search", self._look.tokens.quiet, QSize(side, side), ratio))
