"""The desk page: the board at the left, the last scan and the latest passages at the right.

Widgets only: it tells what a person wants, and shows what it is given.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.keys import SCAN_NEXT, SEARCH
from sentinel_desktop.ui.presence.arrange_buttons import ArrangeButtons
from sentinel_desktop.ui.presence.board_chips import BoardChips
from sentinel_desktop.ui.presence.board_view import BoardView
from sentinel_desktop.ui.presence.model import BoardFilter
from sentinel_desktop.ui.presence.passages import PassagesModel, PassagesView
from sentinel_desktop.ui.presence.scan_panel import ScanPanel
from sentinel_desktop.ui.presence.search_field import SearchField
from sentinel_desktop.ui.presence.standing import EmptyState, Heading, Problem, Severity
from sentinel_desktop.ui.presence.told_otherwise import ToldOtherwiseNote
from sentinel_desktop.ui.widgets.banner import Banner
from sentinel_desktop.ui.widgets.empty_notice import EmptyNotice
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.keycap import Keycap
from sentinel_desktop.ui.widgets.plain_label import text_label

# Of the design, where the window has room and where it has little: a name is as large as the panel lets it be.
_SCAN_SIDE: Final = 318
_LEAST_SCAN_SIDE: Final = 204


class PresencePage(QWidget):
    """Who is in, what the last scan did, what passed."""

    search_changed = Signal(str)
    scope_chosen = Signal(object)
    everybody_requested = Signal()

    def __init__(
        self,
        setup: DeskSetup,
        board: BoardFilter,
        passages: PassagesModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = setup.look
        self._problems: tuple[Problem, ...] = ()
        self.setObjectName("page")
        self.board = BoardView(setup, board, self)
        self.empty = EmptyNotice(setup.look, self)
        self.search = SearchField(setup.look, SEARCH, self)
        self.arrange = ArrangeButtons(setup.look.type, board.tags, self)
        self.chips = BoardChips(setup.look, self.arrange, self)
        self.scan_panel = ScanPanel(setup.look, self)
        self.passages = PassagesView(setup, passages, self)
        self.no_passages = text_label(self.tr("Nothing recorded yet. Every badge that is scanned stands here."))
        self.told_otherwise = ToldOtherwiseNote(setup.look, self)
        self.count = text_label()
        self.title = text_label()
        self.strength = text_label()
        self.detail = text_label()
        self._banners = QVBoxLayout()
        self._notes = QVBoxLayout()
        self._action_row = QWidget()
        self._actions = FlowLayout(self._action_row, setup.look.type.px(8), between_lines=setup.look.type.px(4))
        self._build()
        self._connect()
        self.set_narrow(narrow=False)

    # --- shown ----------------------------------------------------------------------------------------------------

    def show_heading(self, heading: Heading) -> None:
        """Show the big count and what it means."""
        self.count.setText(heading.count)
        self.count.setVisible(bool(heading.count))
        self.title.setText(heading.title)
        self.strength.setText(heading.strength)
        self.strength.setVisible(bool(heading.strength))
        self.detail.setText(heading.detail)
        spoken = ", ".join(part for part in (heading.title, heading.strength, heading.detail) if part)
        self.count.setAccessibleName(f"{heading.count} {spoken}")
        if self.detail.property("doubtful") != heading.doubtful:
            self.detail.setProperty("doubtful", heading.doubtful)
            self.detail.style().unpolish(self.detail)
            self.detail.style().polish(self.detail)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show one banner a problem, the worst at the top."""
        if problems == self._problems:
            return
        self._problems = problems
        for banner in self.findChildren(Banner):
            self._banners.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        for problem in problems:
            loud = problem.severity is Severity.ALARM
            self._banners.addWidget(Banner(self._look, problem.title, problem.sentence, loud=loud, parent=self))

    def show_board(self) -> None:
        """Show the board."""
        self._bring_up(self.board)

    def show_empty(self, state: EmptyState) -> None:
        """Show, in place of the board, why it shows nobody."""
        self.empty.show_text(state.icon, state.title, state.sentence)
        self._bring_up(self.empty)

    def _bring_up(self, widget: QWidget) -> None:
        if widget is self._in_place:
            return
        had_focus = self._in_place.hasFocus()
        self._stack.setCurrentWidget(widget)
        if had_focus:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _in_place(self) -> QWidget:
        return self.board if self._stack.currentWidget() is self.board else self.empty

    def focus_board(self) -> None:
        """Put the keyboard on the board, or on what stands in its place."""
        self._in_place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_passages(self, *, any_yet: bool) -> None:
        """Show the list, or that nothing was recorded yet."""
        self.passages.setVisible(any_yet)
        self.no_passages.setVisible(not any_yet)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems that the banner shows."""
        return self._problems

    def add_action_button(self, button: QWidget) -> None:
        """Put a button for something to do at the right end of the heading, after those that are there."""
        self._actions.add_at_end(button)

    def add_note(self, note: QWidget) -> None:
        """Let something that waits for a person stand over the board, beneath what is wrong."""
        self._notes.addWidget(note)

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the board what there is: what is over it stands beneath one another, the scan side gives way."""
        px, directions = self._look.type.px, QBoxLayout.Direction
        self._over_board.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self.chips.set_narrow(narrow=narrow)
        self._actions.gather_at_end(gathered=not narrow)
        self._hint_words.setHidden(narrow)
        self._beside_board.setMinimumWidth(px(_LEAST_SCAN_SIDE if narrow else _SCAN_SIDE))

    # --- wanted ---------------------------------------------------------------------------------------------------

    def focus_search(self) -> None:
        """Put the keyboard into the search, with what stands there chosen."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def go_back(self) -> bool:
        """Show everybody again and put the keyboard on the board; true, for there is nowhere else to go back to."""
        self.search.clear()
        self.everybody_requested.emit()
        self.focus_board()
        return True

    def _on_letter_typed(self, letter: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.insert(letter)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.search_changed)
        self.search.returnPressed.connect(self.focus_board)
        self.chips.chosen.connect(self.scope_chosen)
        self.board.letter_typed.connect(self._on_letter_typed)

    # --- built ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        px = self._look.type.px
        columns = QHBoxLayout()
        columns.setSpacing(px(20))
        columns.addLayout(self._board_side(), 5)
        self._beside_board = self._scan_side()
        columns.addWidget(self._beside_board, 2)
        self._banners.setSpacing(px(8))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        whole.setSpacing(px(12))
        whole.addLayout(self._banners)
        whole.addLayout(self._notes)
        whole.addLayout(columns, 1)

    def _board_side(self) -> QLayout:
        px = self._look.type.px
        self._stack = QStackedLayout()
        self._stack.addWidget(self.board)
        self._stack.addWidget(self.empty)
        side = QVBoxLayout()
        side.setSpacing(px(12))
        side.addLayout(self._heading_row())
        side.addWidget(self.chips)
        side.addLayout(self._stack, 1)
        return side

    def _heading_row(self) -> QLayout:
        type_ = self._look.type
        self.count.setFont(type_.font(3.5, QFont.Weight.Bold))
        self.title.setFont(type_.font(1.35, QFont.Weight.DemiBold))
        for quiet in (self.strength, self.detail):
            quiet.setFont(type_.font(0.9))
            quiet.setProperty("role", "quiet")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.strength)
        words.addWidget(self.detail)
        words.addStretch(1)
        counted = QHBoxLayout()
        counted.setSpacing(type_.px(12))
        counted.addWidget(self.count)
        counted.addLayout(words)
        counted.addStretch(1)
        row = self._over_board = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(type_.px(12))
        row.addLayout(counted)
        # Under one another: beside each other they would leave the search no room in French.
        wanted = QVBoxLayout()
        wanted.setSpacing(type_.px(4))
        wanted.addWidget(self._action_row)
        wanted.addWidget(self.search)
        row.addLayout(wanted, 1)
        return row

    def _scan_side(self) -> QWidget:
        type_ = self._look.type
        heading = text_label(self.tr("Latest passages"))
        heading.setFont(type_.font(1.0, QFont.Weight.DemiBold))
        heading.setBuddy(self.passages)
        self.no_passages.setProperty("role", "quiet")
        self.no_passages.setWordWrap(True)
        self.no_passages.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.scan_hint = self._scan_hint()
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(self.scan_hint)
        side = QWidget()
        side.setMaximumWidth(type_.px(520))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(type_.px(8))
        self.scan_panel.setMaximumHeight(type_.px(470))
        column.addWidget(self.scan_panel, 6)
        column.addWidget(self.told_otherwise)
        column.addSpacing(type_.px(4))
        column.addLayout(top)
        column.addWidget(self.passages, 5)
        column.addWidget(self.no_passages, 5)
        return side

    def _scan_hint(self) -> QWidget:
        """The key of a simulated reader, hidden where the reader is a real one."""
        type_ = self._look.type
        words = self._hint_words = text_label(self.tr("next badge"))
        words.setFont(type_.font(0.9))
        words.setProperty("role", "quiet")
        hint = QWidget()
        row = QHBoxLayout(hint)
        row.setContentsMargins(0, 0, type_.px(2), 0)
        row.setSpacing(type_.px(6))
        row.addWidget(Keycap(SCAN_NEXT, type_))
        row.addWidget(words)
        hint.setToolTip(self.tr("Scans the next badge of the simulated reader"))
        hint.hide()
        return hint
