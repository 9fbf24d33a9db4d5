"""A bar over the pages while the desk is locked, or took leave of somebody: who, when, and how somebody goes on."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label


class LockBar(QFrame):
    """Covers nothing: the board under it stays, and scans go on."""

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        type_ = look.type
        px = type_.px
        self.setObjectName("lockBar")
        self._symbol = text_label()
        self.title = text_label()
        self.title.setFont(type_.font(1.06, QFont.Weight.DemiBold))
        self.sentence = text_label()
        for label in (self.title, self.sentence):
            label.setWordWrap(True)
        # The window binds both keys, so that they work from every page.
        self.unlock = KeyButton(self.tr("Unlock"), keys.SIGN_IN, type_, primary=True, shortcut=False)
        self.other = KeyButton(self.tr("Somebody else"), keys.SIGN_IN_OTHER, type_, shortcut=False)
        self.other.setAccessibleName(self.tr("Somebody else signs in"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), px(8), px(20), px(8))
        row.setSpacing(px(12))
        row.addWidget(self._symbol)
        row.addLayout(words, 1)
        row.addWidget(self.other)
        row.addWidget(self.unlock)
        look.changed.connect(self._paint_symbol)
        self._paint_symbol()
        self.hide()

    def show_locked(self, name: str, at: str) -> None:
        """Say who locked and when."""
        self._say(
            self.tr("{name} locked this desk at {time}").format(name=name, time=at),
            self.tr("The board and the scans go on."),
            self.tr("Unlock"),
        )
        self.other.show()

    def show_ended(self, name: str, at: str, reason: str) -> None:
        """Say who was signed out without asking for it, when and why."""
        self._say(
            self.tr("{name} was signed out at {time}").format(name=name, time=at),
            reason,
            self.tr("Sign in"),
        )
        self.other.hide()

    def _say(self, title: str, sentence: str, action: str) -> None:
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.unlock.show_text(action)
        self.setAccessibleName(f"{self.title.text()}. {self.sentence.text()}")
        self.show()

    def _paint_symbol(self) -> None:
        side = self._look.type.px(24)
        colour = self._look.tokens.tones[Tone.ATTENTION].text
        self._symbol.setPixmap(icon_pixmap("lock", colour, QSize(side, side), self.devicePixelRatioF()))
