"""The last page of the sign-in: who is in, with which badge, and whether the host can be told."""

from dataclasses import dataclass

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.facts import Fact, FactsGrid
from sentinel_desktop.ui.widgets.state_head import StateHead


@dataclass(frozen=True, slots=True)
class Done:
    """What the page says.

    Attributes:
        waiting: it is kept on this computer.
    """

    title: str
    sentence: str
    facts: tuple[Fact, ...]
    waiting: bool


class DonePage(QWidget):
    """Large, to be read from two metres."""

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self.head = StateHead(look)
        self.head.title.setFont(look.type.font(2.0, QFont.Weight.Bold))
        self.facts = FactsGrid(look.type)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.type.px(10), 0, look.type.px(10))
        column.setSpacing(look.type.px(18))
        column.addWidget(self.head)
        column.addWidget(self.facts)
        column.addStretch(1)

    def show_done(self, done: Done) -> None:
        """Show what came of the sign-in."""
        tone, symbol = (Tone.OUT, "hourglass") if done.waiting else (Tone.IN, "circle-check")
        self.head.show_state(symbol, tone, done.title, done.sentence)
        self.facts.show_facts(done.facts)
