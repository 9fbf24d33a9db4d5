"""The strip under every page: the reader, the database, what waits, and the day."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.theme import Appearance


class StatusItem(QWidget):
    """A symbol, a state in words, and a quiet addition; ``tone`` colours the symbol.

    ``opened`` tells that a person pressed it, where it leads to a page.
    """

    opened = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance
        self._shown: tuple[str, Tone | None] = ("", None)
        type_ = appearance.type
        self._symbol = QLabel()
        self.strong = QLabel()
        self.quiet = QLabel()
        self.strong.setFont(type_.font(0.95, QFont.Weight.Medium))
        self.quiet.setFont(type_.font(0.9))
        self.quiet.setProperty("role", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(type_.px(6))
        for label in (self._symbol, self.strong, self.quiet):
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        appearance.changed.connect(self._paint_symbol)

    def lead(self) -> None:
        """Lead to a page from now on, by the mouse and the keyboard."""
        self.setProperty("role", "lead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the page that the item leads to."""
        if self._leads and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the page that the item leads to, as a button would."""
        if self._leads and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _leads(self) -> bool:
        return self.focusPolicy() is not Qt.FocusPolicy.NoFocus

    def show_state(self, symbol: str, tone: Tone | None, strong: str, quiet: str = "", detail: str = "") -> None:
        """Show a state; ``detail`` is for who points at it or has it read out."""
        self.strong.setText(strong)
        self.quiet.setText(quiet)
        self.quiet.setVisible(bool(quiet))
        self.setToolTip(detail)
        self.setAccessibleName(" ".join(part for part in (strong, quiet, detail) if part))
        if (symbol, tone) != self._shown:
            self._shown = (symbol, tone)
            self._paint_symbol()

    def _paint_symbol(self) -> None:
        symbol, tone = self._shown
        if symbol:
            tokens = self._look.tokens
            side = self._look.type.px(16)
            colour = tokens.tones[tone].text if tone else tokens.quiet
            self._symbol.setPixmap(icon_pixmap(symbol, colour, QSize(side, side), self.devicePixelRatioF()))


class StatusStrip(QFrame):
    """One line of states; those that matter only when they are wrong hide while they are right."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusStrip")
        self.setAccessibleName(self.tr("Status of this station"))
        px = appearance.type.px
        self.reader = StatusItem(appearance, self)
        self.database = StatusItem(appearance, self)
        self.waiting = StatusItem(appearance, self)
        self.quarantined = StatusItem(appearance, self)
        self.clock = StatusItem(appearance, self)
        self.day = StatusItem(appearance, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(18), px(8), px(18), px(8))
        row.setSpacing(px(24))
        for item in (self.reader, self.database, self.waiting, self.quarantined):
            row.addWidget(item)
        row.addStretch(1)
        row.addWidget(self.clock)
        row.addWidget(self.day)
        for item in (self.reader, self.quarantined):
            item.lead()
        self.quarantined.hide()
        self.clock.hide()
