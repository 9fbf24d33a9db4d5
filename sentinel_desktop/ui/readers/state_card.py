"""How the reader is: its state, and what arrived from it since the program started."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sentinel_desktop.ui.reader_state import ReaderLook
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.facts import Fact, FactsGrid
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.state_head import StateHead


class StateCard(Card):
    """The state as it can be read from afar, and the facts for whoever looks for a fault."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance.type, "", parent)
        self.title.hide()
        self.setAccessibleName(self.tr("State of the reader"))
        self.head = StateHead(appearance)
        self.detail = text_label()
        self.detail.setWordWrap(True)
        self.detail.setProperty("role", "quiet")
        self.facts = FactsGrid(appearance.type)
        self.column.addWidget(self.head)
        self.column.addWidget(self.detail)
        self.column.addSpacing(appearance.type.px(4))
        self.column.addWidget(self.facts)
        self.column.addStretch(1)

    def show_reader(self, look: ReaderLook, detail: str, facts: Sequence[Fact]) -> None:
        """Show this; ``detail`` is what the operating system said."""
        self.head.show_state(look.symbol, look.tone, look.title, look.sentence)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.facts.show_facts(facts)
