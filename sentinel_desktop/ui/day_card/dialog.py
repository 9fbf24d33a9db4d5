"""A member's day over whatever page is shown: who they are, their passages, their visitors, and what can be done."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sentinel_desktop.domain.checkins import Standing
from sentinel_desktop.domain.day_cards import DayCard
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.passages import Passage
from sentinel_desktop.domain.presence import BoardEntry
from sentinel_desktop.domain.rights import Right, Rights
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.day_card.head import DayCardHead
from sentinel_desktop.ui.day_card.model import REMARK_COLUMN, DayModel, HostedModel
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.times import clock_text
from sentinel_desktop.ui.widgets.fitting_dialog import FittingDialog
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.passage_cells import PassageCells
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.rows_view import RowsView

_WIDTH: Final = 820
_ROWS_SHOWN: Final = 5


class DayCardDialog(FittingDialog):
    """Saves nothing: each signal tells what a person wants, of the member that is shown.

    * ``by_hand_requested`` - the Direction that is due
    * ``correction_requested`` - id of the passage that is chosen
    * ``visit_requested`` - id of the visit that Enter was pressed on
    """

    by_hand_requested = Signal(object)
    correction_requested = Signal(object)
    visitor_requested = Signal()
    visit_requested = Signal(object)
    member_requested = Signal()
    sign_in_requested = Signal()

    def __init__(self, setup: DeskSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = setup.look
        type_ = look.type
        self._type = type_
        self._due = Direction.IN
        self._rights: Rights = frozenset()
        self.setWindowTitle(self.tr("A member's day"))
        self.head = DayCardHead(setup)
        self.passages = DayModel(lambda instant: clock_text(instant, setup.zone), self)
        self.view = RowsView(look, self.tr("Passages of the day"), self.passages, (REMARK_COLUMN,))
        self.view.setItemDelegate(PassageCells(look, self.view))
        self.hosted = HostedModel(lambda instant: clock_text(instant, setup.zone), self)
        self.visits = RowsView(look, self.tr("Visitors they host"), self.hosted, (0, 1))
        self.no_passage = self._quiet(self.tr("No passage today."))
        self.message = text_label()
        self.message.setProperty("role", "bad")
        self.invitation = self._quiet(self.tr("Sign in to see their day, and to check them in or out."))
        for label in (self.message, self.invitation):
            label.setWordWrap(True)
        self.by_hand = KeyButton("", keys.BY_HAND, type_, primary=True)
        self.correct = KeyButton(self.tr("Correct…"), keys.CORRECT_PASSAGE, type_)
        self.visitor = KeyButton(self.tr("Visitor for them…"), keys.VISITOR_IN, type_)
        self.member = KeyButton(self.tr("Their page"), keys.MEMBER_PAGE, type_)
        self.sign_in = KeyButton(self.tr("Sign in"), keys.SIGN_IN, type_, primary=True)
        self.leave = KeyButton(self.tr("Close"), "Esc", type_, shortcut=False)
        self._connect()
        self._build()
        self.show_message("")

    def allow(self, rights: Rights) -> None:
        """Offer what whoever sits here may do."""
        self._rights = rights

    def show_card(self, card: DayCard) -> None:
        """Show a member's day; what is chosen of it stays chosen."""
        self.head.show_card(card)
        self._due = card.person.state.other
        self.by_hand.show_text(self.tr("Check out…") if self._due is Direction.OUT else self.tr("Check in…"))
        chosen = self.passage
        self.passages.show(card.passages)
        kept = next((row for row, line in enumerate(card.passages) if chosen is not None and line.id == chosen.id), 0)
        if card.passages:
            self.view.choose_row(kept)
        self.hosted.show(card.visits)
        self._fit(self.view, len(card.passages))
        self._fit(self.visits, len(card.visits))
        self._show_parts(known=True)

    def show_entry(self, entry: BoardEntry) -> None:
        """Show what the board shows of a member to everybody, and how to see more."""
        self.head.show_entry(entry)
        self._show_parts(known=False)

    def show_nobody(self, sentence: str) -> None:
        """Say why nobody is shown, and how to see more."""
        self.head.show_nobody(sentence)
        self._show_parts(known=False)

    def show_message(self, sentence: str) -> None:
        """Say why something could not be read; what is shown stays."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    @property
    def passage(self) -> Passage | None:
        """The passage that a person looks at."""
        row = self.view.currentIndex().row()
        return self.passages.rows[row] if 0 <= row < len(self.passages.rows) else None

    def event(self, event: QEvent) -> bool:
        """Keep the height that everything in it asks for."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_height()
        return handled

    def _connect(self) -> None:
        self.view.row_chosen.connect(self._show_correct)
        self.visits.activated.connect(self._on_visit_activated)
        self.by_hand.clicked.connect(lambda: self.by_hand_requested.emit(self._due))
        self.correct.clicked.connect(self._on_correct)
        self.visitor.clicked.connect(self.visitor_requested)
        self.member.clicked.connect(self.member_requested)
        self.sign_in.clicked.connect(self.sign_in_requested)
        self.leave.clicked.connect(self.reject)

    def _on_correct(self) -> None:
        if self.passage is not None:
            self.correction_requested.emit(self.passage.id)

    def _on_visit_activated(self, index: QModelIndex) -> None:
        self.visit_requested.emit(self.hosted.rows[index.row()].record.id)

    def _show_parts(self, *, known: bool) -> None:
        may_enter = Right.ENTER_BY_HAND in self._rights
        self.day_title.setVisible(known)
        self.view.setVisible(known and bool(self.passages.rows))
        self.no_passage.setVisible(known and not self.passages.rows)
        self.visits_title.setVisible(known and bool(self.hosted.rows))
        self.visits.setVisible(known and bool(self.hosted.rows))
        self.by_hand.setVisible(known and may_enter)
        self.visitor.setVisible(known and Right.RECEIVE_VISITORS in self._rights)
        self.member.setVisible(known and Right.EDIT_MEMBERS in self._rights)
        self.invitation.setVisible(not known and not may_enter)
        self.sign_in.setVisible(not known and not may_enter)
        self._show_correct()
        first = self.by_hand if self.by_hand.isVisibleTo(self) else self.sign_in
        first.setDefault(first is self.sign_in)
        if not known:
            (self.sign_in if self.sign_in.isVisibleTo(self) else self.leave).setFocus()
        self._fit_height()

    def _show_correct(self, _row: int = 0) -> None:
        passage = self.passage
        may = Right.CORRECT_CHECK_INS in self._rights
        self.correct.setVisible(may and bool(self.passages.rows) and self.view.isVisibleTo(self))
        self.correct.setEnabled(passage is not None and passage.standing is Standing.COUNTS)

    def _fit_height(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        height = layout.totalHeightForWidth(self.width())
        if not self.hold_if_larger(QSize(self.width(), height)) and height != self.height():
            self.resize(self.width(), height)

    def _fit(self, view: RowsView, rows: int) -> None:
        """Give a table the room of its rows, of a few at most; the others are scrolled to."""
        row = view.verticalHeader().defaultSectionSize()
        head = view.horizontalHeader().sizeHint().height()
        view.setMinimumHeight(0)
        view.setFixedHeight(head + row * min(max(rows, 1), _ROWS_SHOWN) + self._type.px(4))

    def _quiet(self, sentence: str) -> QLabel:
        label = text_label(sentence)
        label.setProperty("role", "quiet")
        return label

    def _title(self, words: str) -> QLabel:
        label = text_label(words)
        label.setFont(self._type.font(1.05, QFont.Weight.DemiBold))
        return label

    def _build(self) -> None:
        px = self._type.px
        self.day_title = self._title(self.tr("Today"))
        self.visits_title = self._title(self.tr("Visitors they host today"))
        others = FlowLayout(rest := QWidget(), px(8))
        for button in (self.correct, self.visitor, self.member):
            button.setAutoDefault(False)
            others.addWidget(button)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(rest, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.leave, self.by_hand, self.sign_in):
            button.setAutoDefault(False)
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        margin = px(22)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(px(10))
        parts = (self.head, self.message, self.invitation, self.day_title, self.view, self.no_passage)
        for part in (*parts, self.visits_title, self.visits):
            column.addWidget(part)
        column.addSpacing(px(6))
        column.addLayout(buttons)
        self.setFixedWidth(px(_WIDTH))
        self.setWindowModality(Qt.WindowModality.WindowModal)
