"""What a scan came to, over every page but the desk: a person at the reader looks for it whatever is on the screen."""

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from sentinel_desktop.ui.answers import AnswerLook
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.plain_label import text_label


class ScanNotice(QFrame):
    """Lies over the head of a page for as long as an answer stays; takes neither keys nor clicks.

    Args:
        over: the pages; the notice keeps their width.
        shown_ms: how long an answer stays.
    """

    def __init__(self, appearance: Appearance, over: QStackedWidget, shown_ms: int) -> None:
        super().__init__(over)
        self._look = appearance
        type_ = appearance.type
        self.setObjectName("scanNotice")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._symbol = text_label()
        self.title = text_label()
        self.title.setFont(type_.font(1.7, QFont.Weight.Bold))
        self.sentence = text_label()
        self.sentence.setFont(type_.font(1.0, QFont.Weight.Medium))
        self.time = text_label()
        self.time.setFont(type_.font(1.5, QFont.Weight.DemiBold))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(type_.px(20), type_.px(6), type_.px(20), type_.px(6))
        row.setSpacing(type_.px(14))
        row.addWidget(self._symbol)
        row.addLayout(words, 1)
        row.addWidget(self.time)
        self._over = QTimer(self, singleShot=True, interval=shown_ms)
        self._over.timeout.connect(self.hide)
        over.installEventFilter(self)
        # A page that comes to the front is laid over everything there, and its ground lets the notice through.
        over.currentChanged.connect(self.raise_)
        self.hide()

    def show_answer(self, look: AnswerLook, time: str) -> None:
        """Show an answer, in the place of the one before."""
        type_ = self._look.type
        self.setProperty("tone", look.tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        side = type_.px(30)
        colour = self._look.tokens.panels[look.tone].text
        self._symbol.setPixmap(icon_pixmap(look.symbol, colour, QSize(side, side), self.devicePixelRatioF()))
        self.title.setText(f"{look.word} · {look.name}")
        self.sentence.setText(" ".join(part for part in (look.note, look.sentence) if part))
        self.time.setText(time)
        spoken = ". ".join(part for part in (look.word, look.name, look.sentence, look.note) if part)
        self.setAccessibleName(spoken)
        self._place()
        self.show()
        self.raise_()
        self._over.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def eventFilter(self, watched: QObject, event: object) -> bool:
        """Keep the width of the pages under it."""
        del event
        if watched is self.parent() and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        pages = self.parentWidget()
        if pages is not None:
            self.setGeometry(0, 0, pages.width(), self._look.type.px(72))
