"""The badges: segments, a table that can be narrowed, and beside it the one that is chosen. Widgets only."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sentinel_desktop.domain.badges import BadgeLine, VisitorPool
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.badges.cells import StatusCells
from sentinel_desktop.ui.badges.details_card import DetailsCard
from sentinel_desktop.ui.badges.filters import BadgeView, FilterRow, Segment, SegmentBar
from sentinel_desktop.ui.badges.model import BadgeColumn, BadgesModel
from sentinel_desktop.ui.badges.pool_bar import PoolBar
from sentinel_desktop.ui.badges.unknown_note import UnknownNote
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.page import Page
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.cards_row import CardsRow
from sentinel_desktop.ui.widgets.empty_notice import EmptyNotice
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.least_stack import LeastStack
from sentinel_desktop.ui.widgets.message_line import MessageLine
from sentinel_desktop.ui.widgets.page_heading import PageHeading
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.rows_view import RowsView


class BadgesPage(Page):
    """``shown`` and ``left`` tell when a person comes and goes, ``view_changed`` that they want to see something else.

    ``chosen`` tells the ``BadgeLine`` that they look at now; ``look_requested``, ``enrol_requested``,
    ``series_requested`` and ``undo_requested`` what they want to do.
    """

    view_changed = Signal()
    chosen = Signal(object)
    look_requested = Signal()
    enrol_requested = Signal()
    series_requested = Signal()
    undo_requested = Signal()

    def __init__(self, setup: DeskSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = setup.look
        self._setup = setup
        self._segment = Segment.VISITORS
        self._may_edit = False
        self._badge: UUID | None = None
        self.setObjectName("page")
        self.heading = PageHeading(
            look.type, self.tr("Badges"), self.tr("Who has which badge, and what became of each. Enrol by tapping.")
        )
        self.segments = SegmentBar(look)
        self.filters = FilterRow(look)
        self.pool = PoolBar(look)
        self.unknown = UnknownNote(look)
        self.model = BadgesModel(setup, self)
        self.view = RowsView(look, self.tr("Badges"), self.model, {BadgeColumn.HOLDER})
        self.view.setItemDelegateForColumn(BadgeColumn.STATUS, StatusCells(look, self.view))
        self.count = text_label()
        self.count.setProperty("role", "quiet")
        self.message = MessageLine(keeps_room=True)
        self.undo = KeyButton(self.tr("Undo"), keys.UNDO, look.type)
        self.enrol = KeyButton(self.tr("Enrol…"), keys.ENROL_BADGE, look.type, primary=True)
        self.series = KeyButton(self.tr("Enrol several…"), keys.ENROL_SERIES, look.type)
        self.look_at = KeyButton(self.tr("Look at a badge"), keys.LOOK_AT_BADGE, look.type)
        self.details = DetailsCard(setup)
        self.empty = EmptyNotice(look)
        self._build()
        self._connect()
        self.show_message("")
        self.show_segment(Segment.VISITORS)
        self.show_rights(may_edit=False)
        self.clear()

    # --- shown --------------------------------------------------------------------------------------------------------

    @property
    def wanted(self) -> BadgeView:
        """What a person wants to see."""
        return self.filters.view(self._segment)

    @property
    def line(self) -> BadgeLine | None:
        """The badge that a person looks at."""
        row = self.view.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def show_segment(self, segment: Segment) -> None:
        """Show the badges of another part; what else narrows them stays."""
        self._segment = segment
        self.segments.show_segment(segment)
        self.pool.setVisible(segment is Segment.VISITORS)
        self.view.setColumnHidden(BadgeColumn.KIND, segment is not Segment.ALL)
        self._show_series()

    def show_rights(self, *, may_edit: bool) -> None:
        """Offer what whoever sits here may do."""
        self._may_edit = may_edit
        self.enrol.setVisible(may_edit)
        self._show_series()
        self._show_details()

    def show_first(self, lines: Sequence[BadgeLine], *, more: bool, count: int, pool: VisitorPool) -> None:
        """Show how the table begins; the badge that was chosen stays so while it is there."""
        scrolled = self.view.verticalScrollBar().value()
        row, kept = max(0, self.view.currentIndex().row()), self._badge
        self.model.begin(lines, more=more)
        self.pool.show_pool(pool)
        self.pool.show_standing(self.wanted.standing)
        self.count.setText(self.tr("%n badge(s)", "", count))
        self._stack.setCurrentWidget(self._columns if lines else self.empty)
        if not lines:
            self._show_empty()
            return
        found = self.model.row_of(kept)
        self.view.choose_row(min(row, len(lines) - 1) if found is None else found)
        self.view.verticalScrollBar().setValue(scrolled)
        self._on_row_chosen()

    def choose(self, badge: UUID | None) -> bool:
        """Look at this badge from now on, also where it is read only later; whether it is shown."""
        self._badge = badge
        row = self.model.row_of(badge)
        if row is not None:
            self.view.choose_row(row)
            self._on_row_chosen()
        return row is not None

    def show_changed(self, line: BadgeLine) -> None:
        """Show a badge as an act left it, before all of them are read again: the next act is over that version."""
        if self.model.replace(line) and self.line == line:
            self._show_details()

    def tell_time(self) -> None:
        """Write anew what grows old."""
        self.model.tell_time()
        if self.line is not None:
            self._show_details()

    def clear(self) -> None:
        """Show nothing: whoever sits here may not read it."""
        self._badge = None
        self.model.begin((), more=False)
        self.details.show_events(())
        self.count.setText("")
        self.unknown.show_scan(None, may_enrol=False)
        self.show_message("")
        self._show_empty()
        self._stack.setCurrentWidget(self.empty)

    def show_message(self, sentence: str, *, is_bad: bool = False, can_undo: bool = False) -> None:
        """Say what came of the last thing that was asked for."""
        self.message.say(sentence, is_bad=is_bad)
        self.undo.setVisible(can_undo)
        self._told.setVisible(bool(sentence))

    # --- the keyboard -------------------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Put the keyboard on the table, or where something can be done about its being empty."""
        if self.model.rows:
            self.view.setFocus()
        else:
            (self.enrol if self._may_edit else self.look_at).setFocus()

    def go_back(self) -> bool:
        """Narrow by nothing any more; false where nothing was narrowed."""
        if not self.wanted.is_narrowed:
            return False
        self.filters.clear()
        self.focus_first()
        return True

    # --- how it is made -----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.segments.chosen.connect(self._on_segment)
        self.filters.changed.connect(self._on_narrowed)
        self.pool.chosen.connect(self.filters.choose_standing)
        self.view.row_chosen.connect(self._on_row_chosen)
        self.enrol.clicked.connect(self.enrol_requested)
        self.series.clicked.connect(self.series_requested)
        self.look_at.clicked.connect(self.look_requested)
        self.undo.clicked.connect(self.undo_requested)

    def _build(self) -> None:
        px = self._setup.look.type.px
        card = Card(self._setup.look.type, self.tr("Badges"))
        card.title.hide()
        card.column.addWidget(self.pool)
        card.column.addWidget(self.view, 1)
        card.column.addWidget(self.count)
        self._columns = QWidget()
        columns = CardsRow(px(14), self._columns)
        columns.add_card(card, 7, QSize(px(360), px(270)))
        columns.add_card(self.details, 5)
        self._told = QWidget()
        told = QHBoxLayout(self._told)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(px(10))
        told.addWidget(self.message, 1)
        told.addWidget(self.undo)
        for button in (self.look_at, self.series, self.enrol):
            self.segments.add_button(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        whole.setSpacing(px(8))
        whole.addWidget(self.heading)
        whole.addWidget(self.segments)
        whole.addWidget(self.filters)
        whole.addWidget(self.unknown)
        whole.addWidget(self._told)
        self._stack = LeastStack()
        whole.addLayout(self._stack, 1)
        self._stack.addWidget(self._columns)
        self._stack.addWidget(self.empty)

    def _show_series(self) -> None:
        self.series.setVisible(self._may_edit and self._segment is Segment.VISITORS)

    def _show_empty(self) -> None:
        if self.wanted.is_narrowed:
            title, sentence = self.tr("No such badge"), self.tr("Esc shows them all again.")
            self.empty.show_text("search", title, sentence)
            return
        title = {
            Segment.VISITORS: self.tr("No visitor badges yet"),
            Segment.EVENTS: self.tr("No event badges yet"),
        }.get(self._segment, self.tr("No badges yet"))
        if self._may_edit:
            sentence = self.tr("Press Ins and hold the first one to the reader.")
        else:
            sentence = self.tr("A supervisor enrols them here, by holding them to the reader.")
        self.empty.show_text("id-card", title, sentence)

    def _show_details(self) -> None:
        line = self.line
        self.details.setVisible(line is not None)
        if line is not None:
            now: datetime = self._setup.now()
            self.details.show_line(line, now, may_edit=self._may_edit)

    def _on_segment(self, segment: Segment) -> None:
        self.show_segment(segment)
        self.view_changed.emit()

    def _on_narrowed(self) -> None:
        self.pool.show_standing(self.wanted.standing)
        self.view_changed.emit()

    def _on_row_chosen(self, _row: int = 0) -> None:
        line = self.line
        if line is None:
            return
        self._badge = line.id
        self._show_details()
        self.chosen.emit(line)
