"""The reader's page: how it is, a badge to try it, and which one is used. Widgets only."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.page import Page
from sentinel_desktop.ui.readers.choice_card import ChoiceCard
from sentinel_desktop.ui.readers.state_card import StateCard
from sentinel_desktop.ui.readers.trial_card import TrialCard
from sentinel_desktop.ui.widgets.cards_row import CardsRow
from sentinel_desktop.ui.widgets.page_heading import PageHeading


class ReaderPage(Page):
    """Three cards; ``shown`` and ``left`` tell when a person comes to the page and leaves it."""

    def __init__(self, setup: DeskSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = setup.look
        px = look.type.px
        self.setObjectName("page")
        self.heading = PageHeading(
            look.type, self.tr("Reader"), self.tr("The reader of this station, since the program was started.")
        )
        self.state = StateCard(look)
        self.trial = TrialCard(look)
        self.choice = ChoiceCard(look)
        beside_state = QWidget()
        right = QVBoxLayout(beside_state)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(px(14))
        right.addWidget(self.trial, 1)
        right.addWidget(self.choice, 1)
        columns = CardsRow(px(14))
        columns.add_card(self.state, 1)
        columns.add_card(beside_state, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        whole.setSpacing(px(12))
        whole.addWidget(self.heading)
        whole.addLayout(columns, 1)
