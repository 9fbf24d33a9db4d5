"""How far the logs are sealed, and what a check of it found."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.audit.seal_wording import SealWords
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label


class SealsCard(QFrame):
    """One line, and what a check found beneath it; ``check_requested`` tells that a person wants one."""

    check_requested = Signal()

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        type_ = look.type
        px = type_.px
        self._look = look
        self._words = SealWords("", None, "")
        self.setObjectName("card")
        self.setAccessibleName(self.tr("Seals over the logs"))
        self._symbol = text_label()
        self.title = text_label()
        self.title.setFont(type_.font(1.0, QFont.Weight.DemiBold))
        self.quiet = text_label()
        self.quiet.setProperty("role", "quiet")
        self.told = text_label()
        for label in (self.title, self.quiet, self.told):
            label.setWordWrap(True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.check = KeyButton(self.tr("Check now"), keys.CHECK_SEALS, type_)
        self.check.clicked.connect(self.check_requested)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.told)
        self._scroll.setAccessibleName(self.tr("What the check says"))
        self._scroll.hide()
        words = QGridLayout()
        words.setHorizontalSpacing(px(10))
        words.setVerticalSpacing(px(1))
        words.setColumnStretch(1, 1)
        words.addWidget(self._symbol, 0, 0)
        words.addWidget(self.title, 0, 1)
        words.addWidget(self.quiet, 1, 1)
        words.addWidget(self._scroll, 2, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(9), px(12), px(9))
        row.setSpacing(px(14))
        row.addLayout(words, 1)
        row.addWidget(self.check, 0, Qt.AlignmentFlag.AlignTop)
        look.changed.connect(self._paint_symbol)

    def show_state(self, words: SealWords) -> None:
        """Say how far the logs are sealed."""
        self._show(words)
        self.quiet.setText(" ".join(words.sentences))
        self.quiet.setVisible(bool(words.sentences))
        self._scroll.hide()

    def show_check(self, words: SealWords) -> None:
        """Say what a check found and did not look at."""
        self._show(words)
        self.quiet.setText("")
        self.quiet.hide()
        self.told.setText("\n".join(words.sentences))
        self._scroll.setFixedHeight(
            min(self._look.type.px(118), self.told.heightForWidth(max(self.title.width(), 1)) + 2)
        )
        self._scroll.show()

    def clear(self) -> None:
        """Say nothing."""
        self.show_state(SealWords("", None, ""))

    def _show(self, words: SealWords) -> None:
        self._words = words
        self.title.setText(words.title)
        self.title.setProperty("role", "bad" if words.tone is Tone.REFUSED else None)
        self.title.style().unpolish(self.title)
        self.title.style().polish(self.title)
        self.setAccessibleDescription(" ".join((words.title, *words.sentences)))
        self._paint_symbol()

    def _paint_symbol(self) -> None:
        self._symbol.clear()
        if self._words.symbol:
            tokens, side = self._look.tokens, self._look.type.px(20)
            colour = tokens.quiet if self._words.tone is None else tokens.tones[self._words.tone].text
            size = QSize(side, side)
            self._symbol.setPixmap(icon_pixmap(self._words.symbol, colour, size, self.devicePixelRatioF()))
