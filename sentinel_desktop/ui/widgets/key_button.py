"""A button that shows the key that presses it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.typography import Typography
from sentinel_desktop.ui.widgets.keycap import Keycap, key_text


class KeyButton(QPushButton):
    """A word and its key. The key works while the button can be seen, wherever the keyboard is in the window.

    Args:
        primary: the one thing that the page is for.
        shortcut: false where the window itself binds the key.
        low: one of many that stand close together.
    """

    def __init__(
        self,
        text: str,
        keys: str,
        type_: Typography,
        parent: QWidget | None = None,
        *,
        primary: bool = False,
        shortcut: bool = True,
        low: bool = False,
    ) -> None:
        super().__init__(parent)
        self._key = key_text(keys)
        self._px, self._primary = type_.px, primary
        self._gap = type_.px(9)
        self._height = type_.px(30 if low else 36)
        self.setProperty("role", "primary" if primary else "key")
        self._keycap = Keycap(keys, type_, self)
        self._keycap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_text(text)
        if shortcut:
            # A button's own shortcut presses it for a tenth of a second before anything happens.
            QShortcut(QKeySequence(keys), self).activated.connect(self.click)

    def show_text(self, text: str) -> None:
        """Say what it does."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(f"{text} ({self._key})"))

    def sizeHint(self) -> QSize:
        """Return the room of the word and the key, which stands at its right."""
        size = super().sizeHint()
        cap = self._keycap.sizeHint()
        return QSize(size.width() + cap.width() + self._gap, max(size.height(), cap.height() + self._gap, self._height))

    def minimumSizeHint(self) -> QSize:
        """Return the same: neither the word nor the key is ever cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the keyboard on the one thing that the page is for by a line inside: its edge has no other colour."""
        super().paintEvent(event)
        if self._primary and self.hasFocus():
            line, inside = self._px(2), self._px(3)
            away = inside + line / 2
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.ButtonText), line))
            radius = self._px(5)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(away, away, -away, -away), radius, radius)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key at the right end."""
        super().resizeEvent(event)
        cap = self._keycap.sizeHint()
        self._keycap.setGeometry(
            self.width() - cap.width() - self._gap, (self.height() - cap.height()) // 2, cap.width(), cap.height()
        )
