"""What a free badge that was tapped is good for, at the foot of the window; it goes by itself."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sentinel_desktop.ui import keys
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label

_SHOWN: Final = timedelta(seconds=60)


class FreeBadgeNotice(QFrame):
    """Lies over the window and takes no key: the window's own opens the sign-in; ``wanted`` tells a click."""

    wanted = Signal()

    def __init__(self, look: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self.setObjectName("freeBadge")
        self._symbol = text_label()
        self.sentence = text_label()
        self.sentence.setFont(look.type.font(1.0, QFont.Weight.DemiBold))
        self.button = KeyButton(self.tr("Sign its visitor in"), keys.VISITOR_IN, look.type, shortcut=False)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(look.type.px(side) for side in (16, 10, 12, 10)))
        row.setSpacing(look.type.px(12))
        row.addWidget(self._symbol)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.button)
        self._over = QTimer(self, singleShot=True, interval=int(_SHOWN / timedelta(milliseconds=1)))
        self._over.timeout.connect(self.hide)
        window.installEventFilter(self)
        look.changed.connect(self._paint_symbol)
        self._paint_symbol()
        self.hide()

    def show_badge(self, number: str) -> None:
        """Say that this badge is free."""
        self.sentence.setText(
            self.tr("Badge {number} is free: {key} signs its visitor in with it.").format(
                number=number, key=keys.VISITOR_IN
            )
        )
        self.setAccessibleName(self.sentence.text())
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._over.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.sentence.text()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the window's foot."""
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        window = self.parentWidget()
        if window is not None:
            size, room = self.sizeHint(), window.size()
            foot = self._look.type.px(56)
            self.setGeometry(
                (room.width() - size.width()) // 2, room.height() - size.height() - foot, size.width(), size.height()
            )

    def _paint_symbol(self) -> None:
        side, colour = self._look.type.px(22), self._look.tokens.accent.text
        self._symbol.setPixmap(icon_pixmap("id-card", colour, QSize(side, side), self.devicePixelRatioF()))
