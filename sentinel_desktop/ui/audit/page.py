"""The audit: filters, the changes and one of them side by side, and the seals over it. Widgets only."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sentinel_desktop.ui import keys
from sentinel_desktop.ui.audit.changes_card import ChangesCard
from sentinel_desktop.ui.audit.choice import RecordChoice
from sentinel_desktop.ui.audit.details_card import DetailsCard
from sentinel_desktop.ui.audit.filter_bar import FilterBar
from sentinel_desktop.ui.audit.seals_card import SealsCard
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.page import Page
from sentinel_desktop.ui.widgets.cards_row import CardsRow
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.long_work_row import LongWorkRow
from sentinel_desktop.ui.widgets.message_line import MessageLine


class AuditPage(Page):
    """``shown`` and ``left`` tell when a person comes to the page and leaves it."""

    export_requested = Signal()

    def __init__(self, setup: DeskSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = setup.look
        self._zone = setup.zone
        self.setObjectName("page")
        self.filters = FilterBar(look, setup.now().astimezone(setup.zone).date())
        self.export = KeyButton(self.tr("Export…"), keys.EXPORT, look.type)
        self.changes = ChangesCard(look, self.filters.order)
        self.details = DetailsCard(look)
        self.seals = SealsCard(look)
        self.long_work = LongWorkRow(look)
        self.message = MessageLine()
        self.export.clicked.connect(self.export_requested)
        self.changes.chosen.connect(self._show_details)
        self.details.history_requested.connect(self._on_history_requested)
        self._build(setup)
        self._show_details()

    def show_message(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say what came of the last thing that was asked for."""
        self.message.say(sentence, is_bad=is_bad)

    def show_busy(self, *, busy: bool) -> None:
        """Begin nothing else that takes long while something does."""
        self.export.setEnabled(not busy)
        self.seals.check.setEnabled(not busy)
        if not busy:
            self.long_work.hide()

    def clear(self) -> None:
        """Show nothing to whoever may not see it; what the filters say stays."""
        self.changes.clear()
        self.seals.clear()
        self.show_message("")

    def go_back(self) -> bool:
        """Want every record again where one was chosen; false where none was."""
        if self.filters.choice.record is None:
            return False
        self.filters.show_record(None)
        return True

    def focus_first(self) -> None:
        """Put the keyboard on the changes."""
        (self.filters.period if self.changes.empty.isVisibleTo(self) else self.changes.view).setFocus()

    def _build(self, setup: DeskSetup) -> None:
        px = setup.look.type.px
        top = CardsRow(px(10))
        top.add_card(self.filters, 1)
        top.add_narrow(self.export)
        top.setAlignment(self.export, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        columns = CardsRow(px(14))
        columns.add_card(self.changes, 7, QSize(px(360), px(240)))
        columns.add_card(self.details, 5)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(10))
        whole.addLayout(top)
        whole.addWidget(self.message)
        whole.addLayout(columns, 1)
        whole.addWidget(self.long_work)
        whole.addWidget(self.seals)

    def _show_details(self) -> None:
        line = self.changes.row
        self.details.setVisible(line is not None)
        if line is None:
            self.details.clear()
        else:
            self.details.show_line(line, self._zone)

    def _on_history_requested(self) -> None:
        line = self.changes.row
        if line is not None:
            self.filters.show_record(RecordChoice(line.entry.row_id, line.record))
            self.changes.view.setFocus()
