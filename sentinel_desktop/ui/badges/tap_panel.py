"""The part of a dialog that asks for a badge, and shows the one that was held to the reader."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.badges.wording import also_spelled, family_word
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.facts import Fact, FactsGrid
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.state_head import StateHead


class TapPanel(QFrame):
    """Waiting, or a badge; ``tap_requested`` tells that a person wants to hold one to the reader again."""

    tap_requested = Signal()

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        type_ = look.type
        px = type_.px
        self.setObjectName("card")
        self.head = StateHead(look)
        self.facts = FactsGrid(type_)
        self.left = text_label()
        self.left.setFont(type_.font(1.0, QFont.Weight.DemiBold))
        self.again = KeyButton(self.tr("Tap again"), keys.LOOK_AT_BADGE, type_)
        self.again.setAutoDefault(False)
        self.again.clicked.connect(self.tap_requested)
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addWidget(self.again)
        row.addWidget(self.left)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(12), px(14), px(12))
        column.setSpacing(px(9))
        column.addWidget(self.head)
        column.addWidget(self.facts)
        column.addLayout(row)
        self.show_unready()

    def show_waiting(self, seconds_left: int) -> None:
        """Ask for a badge."""
        self._mark(waiting=True)
        self.head.show_state(
            "nfc",
            Tone.ATTENTION,
            self.tr("Hold the badge to the reader"),
            self.tr("This tap is NOT recorded: ask whoever wants to pass to wait."),
        )
        self.left.setText(self.tr("{n} s left").format(n=seconds_left))

    def show_none_came(self) -> None:
        """Say that the time has run out."""
        self._mark(waiting=False)
        self.head.show_state(
            "clock", Tone.OUT, self.tr("No badge came"), self.tr("Badges are recorded again. Ctrl+T waits once more.")
        )

    def show_unready(self) -> None:
        """Say that the reader cannot read now."""
        self._mark(waiting=False)
        self.head.show_state(
            "unplug",
            Tone.REFUSED,
            self.tr("The reader is not ready"),
            self.tr("Plug it in; the page Reader (F8) says what is wrong."),
        )

    def show_reading(self, read: BadgeRead) -> None:
        """Show a badge that is being looked up."""
        self._mark(waiting=False)
        self.head.show_state("hourglass", None, self.tr("Looking it up…"), "")
        self._show_read(read)

    def show_badge(self, read: BadgeRead, symbol: str, tone: Tone, title: str, sentence: str) -> None:
        """Show a badge, and what can be said of it."""
        self._mark(waiting=False)
        self.head.show_state(symbol, tone, title, sentence)
        self._show_read(read)

    def _show_read(self, read: BadgeRead) -> None:
        facts: Sequence[Fact] = (
            Fact(self.tr("Serial"), read.serial),
            Fact(self.tr("Also spelled"), also_spelled(read.serial)),
            Fact(self.tr("Card"), family_word(read.family)),
        )
        self.facts.show_facts(facts)
        self.facts.show()

    def _mark(self, *, waiting: bool) -> None:
        self.setProperty("waiting", waiting)
        self.style().unpolish(self)
        self.style().polish(self)
        self.again.setVisible(not waiting)
        self.left.setVisible(waiting)
        self.facts.hide()
