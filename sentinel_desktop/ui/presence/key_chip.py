"""A small round button over the board, with its key in it where it has one."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.typography import Typography
from sentinel_desktop.ui.widgets.keycap import Keycap, key_text


class KeyChip(QPushButton):
    """A word and its key, which works while the button can be seen, wherever the keyboard is in the window."""

    def __init__(self, type_: Typography, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = type_.px(7)
        self._keycap: Keycap | None = None
        self._hint: QSize | None = None
        self._key = key_text(keys) if keys else ""
        self.setProperty("role", "chip")
        self.setFont(type_.font(0.93))
        if keys:
            self.setProperty("keyed", True)  # noqa: FBT003 - as Qt has it
            self._keycap = Keycap(keys, type_, self)
            self._keycap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            QShortcut(QKeySequence(keys), self).activated.connect(self.click)

    def show_text(self, text: str, spoken: str) -> None:
        """Show a few words; ``spoken`` says them in full."""
        # An ampersand in a code is text here, not the mark of a key.
        shown = text.replace("&", "&&")
        if shown == self.text() and spoken == self.accessibleName():
            return
        self._hint = None
        self.setText(shown)
        self.setAccessibleName(spoken)
        self.setToolTip(plain_tip(f"{spoken} ({self._key})" if self._key else spoken))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room of the words, and of the key at their right."""
        # Asked for with every second that the heading tells; measured anew for other words or another font alone.
        if self._hint is None:
            self._hint = super().sizeHint()
            if self._keycap is not None:
                self._hint += QSize(self._keycap.sizeHint().width() + self._gap, 0)
        return self._hint

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the look changes."""
        self._hint = None
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Return the same: neither the words nor the key are ever cut."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key at the right end."""
        super().resizeEvent(event)
        if self._keycap is not None:
            cap = self._keycap.sizeHint()
            self._keycap.setGeometry(
                self.width() - cap.width() - self._gap, (self.height() - cap.height()) // 2, cap.width(), cap.height()
            )
