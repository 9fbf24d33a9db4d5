"""The table of members: sorted by its heads, chosen from by Shift, Ctrl and Ctrl+A, walked by keyboard."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from sentinel_desktop.domain.members import MemberLine, MemberOrder
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.members.cells import MemberCells
from sentinel_desktop.ui.members.model import MembersModel
from sentinel_desktop.ui.table_model import Index

_SELECT: Final = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
_CURRENT_ONLY: Final = QItemSelectionModel.SelectionFlag.NoUpdate


class MembersTable(QTableView):
    """Whole rows, any number of them.

    ``opened`` tells the id of a member to be shown, ``sort_requested`` a ``MemberOrder``, ``everyone_requested`` that
    all are to be chosen, ``typed`` what was typed on the table and belongs into the search, ``choice_changed`` that
    other rows are chosen.
    """

    opened = Signal(object)
    sort_requested = Signal(object)
    everyone_requested = Signal()
    typed = Signal(str)
    choice_changed = Signal()

    def __init__(self, setup: DeskSetup) -> None:
        super().__init__()
        self._look = setup.look
        type_ = setup.look.type
        self.rows = MembersModel(setup, self)
        self.setModel(self.rows)
        self.setItemDelegate(MemberCells(setup.look, self, self.rows))
        self.setAccessibleName(self.tr("Members"))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # The heads and five rows: a page of large text is scrolled, and not its table made too low to compare in.
        self.setMinimumHeight(type_.px(206))
        self.verticalHeader().setDefaultSectionSize(type_.px(34))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setFont(type_.font(0.88))
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(type_.px(48))
        header.sectionClicked.connect(self._on_head_clicked)
        self.selectionModel().selectionChanged.connect(self.choice_changed)
        self.fit_columns()

    # --- what is shown ------------------------------------------------------------------------------------------------

    def fit_columns(self) -> None:
        """Give each column the room that it was designed for; the last one has what is left."""
        for place, column in enumerate(self.rows.columns):
            designed = self._look.type.px(column.width)
            self.setColumnWidth(place, max(designed, self.horizontalHeader().sectionSizeHint(place)))

    def show_order(self, order: MemberOrder, *, descending: bool) -> None:
        """Mark the head that the table is sorted by."""
        column = self.rows.column_of(order)
        direction = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(-1 if column is None else column, direction)

    def show_anew(self, lines: Sequence[MemberLine], total: int) -> None:
        """Show the table of another filter or order, from its first row on."""
        self.rows.show(lines, total)
        self.scrollToTop()
        if total:
            self.selectionModel().setCurrentIndex(self.rows.index(0, 0), _CURRENT_ONLY)

    def show_again(self, lines: Sequence[MemberLine], total: int, chosen: Collection[UUID]) -> None:
        """Show the same table as it is now: who was chosen, looked at and in sight still is.

        Args:
            lines: from the first row on.
            total: how many rows there are.
            chosen: who is chosen; those among ``lines``.
        """
        if self.rows.has_order_of(lines, total):
            self.rows.update(lines)
            return
        current = self.rows.line(self.currentIndex().row())
        top_row = self.rowAt(0)
        top, offset = self.rows.line(top_row), self.rowViewportPosition(top_row) if top_row >= 0 else 0
        left_row, scrolled = self.currentIndex().row(), self.verticalScrollBar().value()
        self.rows.show(lines, total)
        self._restore_current(current, left_row)
        self.choose(chosen)
        row = None if top is None else self.rows.row_of(top.id)
        if scrolled and row is not None:
            scrolled = row * self.verticalHeader().defaultSectionSize() - offset
        self.verticalScrollBar().setValue(scrolled)

    def show_columns(self, names: Iterable[str]) -> None:
        """Show these columns; who is chosen stays so."""
        chosen, scrolled, row = self.chosen(), self.verticalScrollBar().value(), self.currentIndex().row()
        self.rows.show_columns(names)
        self.fit_columns()
        self.selectionModel().setCurrentIndex(self.rows.index(max(row, 0), 0), _CURRENT_ONLY)
        self.choose(chosen)
        self.verticalScrollBar().setValue(scrolled)

    def _restore_current(self, current: MemberLine | None, left_row: int) -> None:
        row = None if current is None else self.rows.row_of(current.id)
        if row is None:
            row = min(left_row, self.rows.total - 1)
        if row >= 0:
            self.selectionModel().setCurrentIndex(self.rows.index(row, 0), _CURRENT_ONLY)

    # --- what is chosen -----------------------------------------------------------------------------------------------

    def chosen(self) -> frozenset[UUID]:
        """Return who is chosen of those who were read."""
        return frozenset(line.id for first, last in self._parts() for line in self.rows.lines[first : last + 1])

    def count_chosen(self) -> int:
        """Return how many rows are chosen, those among them that were not read."""
        return sum(last - first + 1 for first, last in self._parts())

    def last_chosen_row(self) -> int:
        """Return the last row that is chosen, -1 where none is."""
        return max((last for _, last in self._parts()), default=-1)

    def _parts(self) -> list[tuple[int, int]]:
        """Return the first and the last row of every part that is chosen."""
        return [(part.top(), part.bottom()) for part in self.selectionModel().selection().toList()]

    def last_row_in_sight(self) -> int:
        """Return the last row that can be seen, or would be if the table were full."""
        height = self.verticalHeader().defaultSectionSize()
        return (self.verticalScrollBar().value() + self.viewport().height()) // max(height, 1) + 1

    def choose(self, members: Collection[UUID]) -> None:
        """Choose exactly these, as far as they were read."""
        rows = sorted(row for member in members if (row := self.rows.row_of(member)) is not None)
        selection = QItemSelection()
        last_column = self.rows.columnCount() - 1
        start = 0
        while start < len(rows):
            end = start
            while end + 1 < len(rows) and rows[end + 1] == rows[end] + 1:
                end += 1
            selection.select(self.rows.index(rows[start], 0), self.rows.index(rows[end], last_column))
            start = end + 1
        self.selectionModel().select(
            selection, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )

    def choose_all(self) -> None:
        """Choose every row, read or not."""
        if self.rows.total:
            last = self.rows.index(self.rows.total - 1, self.rows.columnCount() - 1)
            self.selectionModel().select(QItemSelection(self.rows.index(0, 0), last), _SELECT)

    def member_looked_at(self) -> UUID | None:
        """Return the member whose row the keyboard is on."""
        line = self.rows.line(self.currentIndex().row())
        return None if line is None else line.id

    # --- keys and the mouse -------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a member by Enter, choose everybody by Ctrl+A, search by typing."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.everyone_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go to the first and the last row by Home and End: there is nothing to walk to within a row."""
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: self.rows.total - 1,
        }
        if action in ends and self.rows.total:
            return self.rows.index(ends[action], 0)
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """Search for what is typed, in place of walking to a row that begins so."""
        if search.strip():
            self.typed.emit(search)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a member."""
        self._open(self.indexAt(event.position().toPoint()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Look at the first row when the keyboard comes for the first time."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.total:
            self.selectionModel().setCurrentIndex(self.rows.index(0, 0), _CURRENT_ONLY)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark of the keyboard away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Move the mark of the keyboard."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        line = self.rows.line(index.row())
        if line is not None:
            self.opened.emit(line.id)

    def _on_head_clicked(self, section: int) -> None:
        order = self.rows.columns[section].order
        if order is not None:
            self.sort_requested.emit(order)
        # A head that sorts by nothing keeps the mark where it is.
        else:
            self.sort_requested.emit(None)
