"""What a badge at the kiosk's reader came to: over the whole screen for as long as it takes to read."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.kiosk.answer_words import AnswerWords
from sentinel_desktop.ui.kiosk.parts import plain_label
from sentinel_desktop.ui.kiosk.style import KioskStyle
from sentinel_desktop.ui.widgets.plain_label import text_label


class AnswerScreen(QWidget):
    """Lies over a kiosk and takes its touches, and no focus: what was being typed goes on after it.

    ``over`` tells that it went. Touching it takes it away.
    """

    over = Signal()

    def __init__(self, parent: QWidget, shown_ms: int) -> None:
        super().__init__(parent)
        self.setObjectName("kioskAnswer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._symbol = text_label()
        self.word, self.name, self.sentence = (plain_label("", self.font()) for _ in range(3))
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 40)
        column.setSpacing(20)
        column.addStretch(1)
        for label in (self._symbol, self.word, self.name, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(1)
        self._timer = QTimer(self, singleShot=True, interval=shown_ms)
        self._timer.timeout.connect(self._go)
        self.hide()

    def show_answer(self, style: KioskStyle, words: AnswerWords) -> None:
        """Show an answer in the place of the one before; an empty name or sentence takes no room."""
        self.setProperty("tone", words.tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        side = style.px(150)
        colour = style.look.tokens.panels[words.tone].text
        self._symbol.setPixmap(icon_pixmap(words.symbol, colour, QSize(side, side), self.devicePixelRatioF()))
        self.word.setFont(style.font(3.4, QFont.Weight.Bold))
        self.name.setFont(style.font(2.2, QFont.Weight.DemiBold))
        self.sentence.setFont(style.font(1.4))
        said = ((self.word, words.word), (self.name, words.name), (self.sentence, words.sentence))
        for label, text in said:
            label.setText(text)
            label.setVisible(bool(text))
        spoken = ". ".join(text for _, text in said if text)
        self.setAccessibleName(spoken)
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def mousePressEvent(self, _: object) -> None:
        """Go at once."""
        self._go()

    def _go(self) -> None:
        self._timer.stop()
        if self.isVisible():
            self.hide()
            # What is hidden is still read by whoever walks the widgets: nobody's name stays behind.
            for label in (self.word, self.name, self.sentence):
                label.clear()
            self.setAccessibleName("")
            self.over.emit()
