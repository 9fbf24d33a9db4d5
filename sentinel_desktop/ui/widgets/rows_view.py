"""A table of whole rows, one at a time, walked by keyboard; wide enough for what its columns say."""

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from sentinel_desktop.ui.table_model import TableModel
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.whole_heads import WholeHeads


class RowsView(QTableView):
    """Shows a ``TableModel``; ``row_chosen`` tells the row that a person now looks at, -1 where there is none.

    Args:
        look: of the window.
        name: what it is called to whoever hears the screen.
        model: its rows.
        stretched: the columns that share the room which the others leave.
        yielding: the columns that are cut, down to their heads, before anything has to be scrolled to.
    """

    row_chosen = Signal(int)

    def __init__(
        self,
        look: Appearance,
        name: str,
        model: TableModel[Any],
        stretched: Collection[int],
        yielding: Collection[int] = (),
    ) -> None:
        super().__init__()
        type_ = look.type
        self.setAccessibleName(name)
        self.setModel(model)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(type_.px(33))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFont(type_.font(0.88))
        # Measured by what is seen: a table of ten thousand rows is not read for the width of a column.
        header.setResizeContentsPrecision(0)
        for column in range(model.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._heads = WholeHeads(header)
        self._heads.stretch(stretched, yielding)
        self.setMinimumHeight(type_.px(100))
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave no head less room than its word needs: what does not fit then is scrolled to."""
        super().resizeEvent(event)
        self._heads.fit()

    def setColumnHidden(self, column: int, hide: bool) -> None:  # noqa: FBT001 - Qt's own signature
        """Share the room anew: a column that is back has the width of its head at least."""
        if hide != self.isColumnHidden(column):
            super().setColumnHidden(column, hide)
            self._heads.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a row when the keyboard comes, so that there is always one to act on."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.choose_row(0)

    def choose_row(self, row: int) -> None:
        """Choose a row and bring it into sight."""
        index = self.model().index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def top_row(self) -> QPersistentModelIndex:
        """Return the row at the upper edge, to be put there again by ``keep_at_top`` after rows came in above it."""
        return QPersistentModelIndex(self.indexAt(QPoint(0, 0)))

    def keep_at_top(self, row: QPersistentModelIndex) -> None:
        """Show a row at the upper edge, unless the table began there anyway."""
        if row.isValid() and self.verticalScrollBar().value():
            index = self.model().index(row.row(), 0)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def _on_row_changed(self, current: QModelIndex) -> None:
        self.row_chosen.emit(current.row() if current.isValid() else -1)
