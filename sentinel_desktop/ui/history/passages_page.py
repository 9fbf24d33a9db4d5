"""The first part of the history: filters, the passages, and one of them in full. Widgets only."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sentinel_desktop.ui import keys
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.history.details_card import DetailsCard
from sentinel_desktop.ui.history.filter_bar import FilterBar
from sentinel_desktop.ui.history.passages_card import PassagesCard
from sentinel_desktop.ui.passage_words import passage_when
from sentinel_desktop.ui.times import clock_seconds_text, day_text
from sentinel_desktop.ui.widgets.cards_row import CardsRow
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.long_work_row import LongWorkRow
from sentinel_desktop.ui.widgets.message_line import MessageLine
from sentinel_desktop.ui.widgets.type_ahead import Find


class PassagesPage(QWidget):
    """``export_requested`` tells that a person wants what the filters let through as a file."""

    export_requested = Signal()

    def __init__(self, setup: DeskSetup, background: Background, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look, zone = setup.look, setup.zone
        self.filters = FilterBar(look, setup.now().astimezone(zone).date(), background, find)
        self.export = KeyButton(self.tr("Export…"), keys.EXPORT, look.type)
        self.card = PassagesCard(look, lambda instant: passage_when(instant, setup.now(), zone))
        self.details = DetailsCard(
            look,
            lambda instant: passage_when(instant, setup.now(), zone),
            lambda instant: f"{day_text(instant.astimezone(zone).date())} {clock_seconds_text(instant, zone)}",
        )
        self.long_work = LongWorkRow(look)
        self.message = MessageLine()
        self.export.clicked.connect(self.export_requested)
        self._build(setup)

    def show_message(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say what came of the last thing that was asked for."""
        self.message.say(sentence, is_bad=is_bad)

    def show_busy(self, *, busy: bool) -> None:
        """Begin nothing else that takes long while something does."""
        self.export.setEnabled(not busy)
        if not busy:
            self.long_work.hide()

    def clear(self) -> None:
        """Show nothing to whoever may not see it; what the filters say stays."""
        self.card.clear()
        self.show_message("")

    def focus_first(self) -> None:
        """Put the keyboard on the passages."""
        (self.filters.person.edit if self.card.empty.isVisibleTo(self) else self.card.view).setFocus()

    def _build(self, setup: DeskSetup) -> None:
        px = setup.look.type.px
        top = CardsRow(px(10))
        top.add_card(self.filters, 1)
        top.add_narrow(self.export)
        top.setAlignment(self.export, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        columns = CardsRow(px(14))
        columns.add_card(self.card, 1, QSize(px(560), px(240)))
        columns.add_narrow(self.details, px(300))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(10))
        whole.addLayout(top)
        whole.addWidget(self.message)
        whole.addLayout(columns, 1)
        whole.addWidget(self.long_work)
