"""The foot of the rail: who is signed in, or how to; pressed, it leads to whatever can be done about that."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sentinel_desktop.ui import keys
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.rail_width import RailWidth
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.keycap import Keycap, key_text
from sentinel_desktop.ui.widgets.plain_label import text_label


class AccountBox(QPushButton):
    """A symbol and its key, a name, and a quiet line under that."""

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = "user-round"
        self.setProperty("role", "account")
        self._symbol = text_label()
        self.name = text_label()
        self.line = text_label()
        self.line.setObjectName("station")
        self._key = Keycap(keys.SIGN_IN, look.type)
        self._head = QHBoxLayout()
        self._head.setSpacing(0)
        self._head.addWidget(self._symbol)
        self._head.addStretch(1)
        self._head.addWidget(self._key)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.name)
        self._column.addWidget(self.line)
        for label in (self.name, self.line):
            label.setWordWrap(True)
        for part in (self._symbol, self.name, self.line, self._key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        look.changed.connect(self._paint_symbol)
        self._slim = False
        self.set_width(RailWidth.WIDE)

    def show_person(self, icon: str, name: str, line: str, does: str) -> None:
        """Show who it is; ``does`` says what pressing it does."""
        self._icon = icon
        self.name.setText(name)
        self.line.setText(line)
        self.line.setVisible(bool(line) and not self._slim)
        self.setToolTip(plain_tip(f"{does} ({key_text(keys.SIGN_IN)})"))
        self.setAccessibleName(". ".join(part for part in (name, line, does) if part))
        self._paint_symbol()
        self._fit()

    def set_width(self, width: RailWidth) -> None:
        """Take the room that the rail has."""
        narrow, self._slim = width is not RailWidth.WIDE, width is RailWidth.SLIM
        self.name.setHidden(self._slim)
        self.line.setVisible(bool(self.line.text()) and not self._slim)
        type_ = self._look.type
        px = type_.px
        self.name.setFont(type_.font(0.86 if narrow else 1.0, QFont.Weight.DemiBold))
        self.line.setFont(type_.font(0.78 if narrow else 0.88))
        side = px(4 if narrow else 10)
        self._column.setContentsMargins(side, px(8), side, px(8))
        self._column.setSpacing(px(2))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the words need at this width."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Take another height when the words, or the fonts they are in, are others."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def _fit(self) -> None:
        needed = self._column.totalHeightForWidth(self.width())
        self.setFixedHeight(max(needed, self._column.totalMinimumSize().height()))
        # A height taken while Qt hands out sizes leaves the words where the height before had room for them.
        self._column.setGeometry(self.rect())

    def _paint_symbol(self) -> None:
        side = self._look.type.px(20)
        ratio = self.devicePixelRatioF()
        self._symbol.setPixmap(icon_pixmap(self._icon, self._look.tokens.rail_text, QSize(side, side), ratio))
