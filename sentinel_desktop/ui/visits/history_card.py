"""The visits of the past: filters, what a period had, and the table that goes on while a person scrolls."""

from datetime import date

from PySide6.QtCore import Signal

from sentinel_desktop.domain.visitors import VisitLine
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.visits.counts_row import CountsRow
from sentinel_desktop.ui.visits.filter_bar import FilterBar
from sentinel_desktop.ui.visits.model import VisitsModel, history_columns
from sentinel_desktop.ui.visits.rows_card import RowsCard
from sentinel_desktop.ui.visits.visit_form import FindHosts
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.long_work_row import LongWorkRow

_CHIPS = 3


class HistoryCard(RowsCard[VisitLine]):
    """``export_requested`` tells that a person wants what the filters show as a file."""

    export_requested = Signal()

    def __init__(self, setup: DeskSetup, today: date, background: Background, find_hosts: FindHosts) -> None:
        look = setup.look
        super().__init__(
            look,
            self.tr("Visits"),
            VisitsModel(look, setup.now, history_columns(setup.now, setup.zone), chips=_CHIPS, marked=(1,)),
            (2, 4, 5),
            (
                "history",
                self.tr("No visit fits these filters"),
                self.tr("Choose a longer period, or show all."),
            ),
        )
        self.filters = FilterBar(look, today, background, find_hosts)
        self.counts = CountsRow(look)
        self.export = KeyButton(self.tr("Export…"), keys.EXPORT, look.type)
        self.export.clicked.connect(self.export_requested)
        self.add_to_heading(self.export)
        self.column.insertWidget(1, self.filters)
        self.column.insertWidget(2, self.counts)
        self.long_work = LongWorkRow(look)
        self.column.addWidget(self.long_work)
        self.counts.type_chosen.connect(self.filters.choose_type)
        self.counts.organization_chosen.connect(self.filters.choose_organization)

    def show_message(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say what came of the file."""
        self.show_note(sentence, is_bad=is_bad)

    def show_busy(self, *, busy: bool) -> None:
        """Begin no other file while one is written."""
        self.export.setEnabled(not busy)
        if not busy:
            self.long_work.hide()
