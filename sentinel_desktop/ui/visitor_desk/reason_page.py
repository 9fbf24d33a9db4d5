"""The first page of the sign-in: why somebody comes, by one number key."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sentinel_desktop.domain.visitors import VisitPurpose
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.visitor_desk.wording import PURPOSES, purpose_about, purpose_name
from sentinel_desktop.ui.widgets.keycap import Keycap
from sentinel_desktop.ui.widgets.plain_label import text_label

_COLUMNS: Final = 2
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_COLUMNS, Qt.Key.Key_Down: _COLUMNS}
_ICONS: Final = {
    VisitPurpose.RECRUITMENT: "user-plus",
    VisitPurpose.CONTRACT_WORK: "hard-hat",
    VisitPurpose.MEETING: "handshake",
    VisitPurpose.EVENT: "calendar-days",
    VisitPurpose.MUSEUM: "landmark",
    VisitPurpose.OTHER: "message-circle",
}


class ReasonTile(QPushButton):
    """A reason with its symbol, whom it brings, and its key."""

    def __init__(self, look: Appearance, purpose: VisitPurpose, key: str) -> None:
        super().__init__()
        self._look, self._icon = look, _ICONS[purpose]
        px = look.type.px
        self.setProperty("role", "tile")
        self.setAccessibleName(purpose_name(purpose))
        self.setAccessibleDescription(purpose_about(purpose))
        self.setToolTip(plain_tip(f"{purpose_name(purpose)} ({key})"))
        self.setAutoDefault(True)
        self._symbol = text_label()
        title, about = text_label(purpose_name(purpose)), text_label(purpose_about(purpose))
        title.setFont(look.type.font(1.05, QFont.Weight.DemiBold))
        about.setFont(look.type.font(0.88))
        about.setProperty("role", "quiet")
        about.setWordWrap(True)
        keycap = Keycap(key, look.type)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(about)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(10), px(12), px(10))
        row.setSpacing(px(12))
        row.addWidget(self._symbol)
        row.addLayout(words, 1)
        row.addWidget(keycap, 0, Qt.AlignmentFlag.AlignVCenter)
        for part in (self._symbol, title, about, keycap):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.changed.connect(self._paint_symbol)
        self._paint_symbol()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the page, which knows how the tiles stand."""
        if event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room of what stands on it, and no less than a finger needs."""
        layout = self.layout()
        inner = QSize() if layout is None else layout.sizeHint()
        return inner.expandedTo(QSize(self._look.type.px(270), self._look.type.px(72)))

    def minimumSizeHint(self) -> QSize:
        """Return the same: nothing on it is cut."""
        return self.sizeHint()

    def _paint_symbol(self) -> None:
        side, colour = self._look.type.px(26), self._look.tokens.accent.text
        self._symbol.setPixmap(icon_pixmap(self._icon, colour, QSize(side, side), self.devicePixelRatioF()))


class ReasonPage(QWidget):
    """Six tiles; ``chosen`` tells the reason, by its number, a click, or Enter on it. The arrows walk."""

    chosen = Signal(object)

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.type.px(10))
        self.tiles = {purpose: ReasonTile(look, purpose, str(n)) for n, purpose in enumerate(PURPOSES, 1)}
        for place, (purpose, tile) in enumerate(self.tiles.items()):
            grid.addWidget(tile, place // _COLUMNS, place % _COLUMNS)
            tile.clicked.connect(lambda _=False, purpose=purpose: self.chosen.emit(purpose))
            QShortcut(QKeySequence(str(place + 1)), self).activated.connect(tile.click)
        for row in range(len(self.tiles) // _COLUMNS):
            grid.setRowStretch(row, 1)

    def focus_on(self, purpose: VisitPurpose) -> None:
        """Put the keyboard on a reason."""
        self.tiles[purpose].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the tiles by the arrows; they stop at the edges."""
        tiles = list(self.tiles.values())
        step = _STEPS.get(Qt.Key(event.key()))
        place = next((place for place, tile in enumerate(tiles) if tile.hasFocus()), None)
        if step is None or place is None:
            super().keyPressEvent(event)
        elif 0 <= place + step < len(tiles):
            tiles[place + step].setFocus(Qt.FocusReason.TabFocusReason)
