"""One answer of a question that has two: a symbol, a word, what follows from it, and its key."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.keycap import Keycap, key_text
from sentinel_desktop.ui.widgets.plain_label import text_label

_WALK: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class ChoiceTile(QPushButton):
    """Pressed in while it is the answer."""

    def __init__(self, look: Appearance, icon: str, title: str, about: str, key: str) -> None:
        super().__init__()
        self._look, self._icon = look, icon
        px = look.type.px
        self.setCheckable(True)
        self.setProperty("role", "choice")
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.setToolTip(plain_tip(f"{title} ({key_text(key)})"))
        self._symbol = text_label()
        self._title, self._about = text_label(title), text_label(about)
        self._title.setFont(look.type.font(1.08, QFont.Weight.DemiBold))
        self._about.setFont(look.type.font(0.93))
        self._about.setProperty("role", "quiet")
        self._about.setWordWrap(True)
        keycap = Keycap(key, look.type)
        words = QVBoxLayout()
        words.setSpacing(px(1))
        words.addWidget(self._title)
        words.addWidget(self._about)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(16), px(11), px(14), px(12))
        self._row.setSpacing(px(14))
        self._row.addWidget(self._symbol)
        self._row.addLayout(words, 1)
        self._row.addWidget(keycap, 0, Qt.AlignmentFlag.AlignVCenter)
        for part in (self._symbol, self._title, self._about, keycap):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._paint)
        look.changed.connect(self._paint)
        self._paint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the answers, which know how they stand."""
        if event.key() in _WALK:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the words need at this width."""
        super().resizeEvent(event)
        needed = self._row.totalHeightForWidth(self.width())
        if self.minimumHeight() != needed:
            self.setMinimumHeight(needed)

    def sizeHint(self) -> QSize:
        """Return the room of what stands on it."""
        return self._row.sizeHint()

    def _paint(self) -> None:
        tokens, side = self._look.tokens, self._look.type.px(26)
        colour = tokens.accent.text if self.isChecked() else tokens.quiet
        self._symbol.setPixmap(icon_pixmap(self._icon, colour, QSize(side, side), self.devicePixelRatioF()))


class Choices(QWidget):
    """Answers under one another, one of them chosen: by its key, by the arrows, by a click.

    ``chosen`` tells the number of the one that is chosen now.
    """

    chosen = Signal(int)

    def __init__(self, tiles: Sequence[ChoiceTile], keys: Sequence[str], gap: int) -> None:
        super().__init__()
        self.tiles = tuple(tiles)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        for number, (tile, key) in enumerate(zip(tiles, keys, strict=True)):
            self._group.addButton(tile, number)
            column.addWidget(tile)
            QShortcut(QKeySequence(key), self).activated.connect(lambda number=number: self.choose(number))
        self._group.idToggled.connect(self._on_toggled)

    @property
    def number(self) -> int:
        """Which is chosen, counted from 0."""
        return max(0, self._group.checkedId())

    def choose(self, number: int) -> None:
        """Choose one and put the keyboard on it."""
        self.tiles[number].setChecked(True)
        if self.isVisible():
            self.tiles[number].setFocus(Qt.FocusReason.TabFocusReason)

    def show_chosen(self, number: int) -> None:
        """Have one chosen; the keyboard stays where it is."""
        self.tiles[number].setChecked(True)

    def focus_chosen(self) -> None:
        """Put the keyboard on the one that is chosen."""
        self.tiles[self.number].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by the arrows; they stop at the ends."""
        step = _WALK.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 0 <= self.number + step < len(self.tiles):
            self.choose(self.number + step)

    def _on_toggled(self, number: int, checked: bool) -> None:  # noqa: FBT001 - as Qt tells it
        if checked:
            self.chosen.emit(number)
