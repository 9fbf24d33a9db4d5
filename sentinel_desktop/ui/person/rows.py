"""A table of a member's page: what its keys ask for, and how it is read again without anything jumping."""

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy

from sentinel_desktop.ui.table_model import TableModel
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.rows_view import RowsView

Row = TypeVar("Row")
_NEAR_THE_END: Final = 200
"""Pixels above the last row from which on the next page is asked for."""

_MEASURED: Final = 100
"""Rows that a column is made wide enough for."""


class PersonRows(RowsView):
    """``opened`` and ``removal_requested`` tell that Return, a double click or Delete was given to the chosen row.

    ``end_neared`` tells that a person scrolls towards the last row.
    """

    opened = Signal()
    removal_requested = Signal()
    end_neared = Signal()

    def __init__(self, look: Appearance, name: str, model: TableModel[Any], stretched: Collection[int]) -> None:
        super().__init__(look, name, model, stretched)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Wide enough for what one scrolls to, and not only for what is seen at first.
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setDefaultSectionSize(look.type.px(30))
        self.setMinimumHeight(look.type.px(84))
        # What a table would like, Qt takes for the least that a card needs: the page would be scrolled too.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def stretch_column(self, stretched: int) -> None:
        """Give one column the room that the others, as wide as what they hold, leave."""
        header = self.horizontalHeader()
        for column in range(self.model().columnCount()):
            mode = QHeaderView.ResizeMode.Stretch if column == stretched else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)

    def cuts(self, row: int, column: int) -> bool:
        """Return whether a column has no room for all that it says of a row."""
        return self.sizeHintForIndex(self.model().index(row, column)).width() > self.columnWidth(column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of a row."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)

    def _on_scrolled(self, value: int) -> None:
        if value >= self.verticalScrollBar().maximum() - _NEAR_THE_END:
            self.end_neared.emit()


class KeptRows(Generic[Row]):
    """Shows rows in a view so that the row that was chosen stays chosen and nothing jumps.

    Args:
        view: of the model.
        model: what the rows are put into.
        key: tells a row from the others, also after they were read again.
    """

    def __init__(self, view: PersonRows, model: TableModel[Row], key: Callable[[Row], Hashable]) -> None:
        self._view, self._model, self._key = view, model, key

    @property
    def chosen(self) -> Row | None:
        """The row that is chosen."""
        index = self._view.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def show(self, rows: Sequence[Row]) -> None:
        """Show exactly these."""
        chosen, at = self.chosen, self._view.verticalScrollBar().value()
        row = self._view.currentIndex().row()
        self._model.show(rows)
        if chosen is not None and rows:
            keys = [self._key(each) for each in rows]
            kept = keys.index(self._key(chosen)) if self._key(chosen) in keys else min(row, len(rows) - 1)
            index = self._model.index(kept, 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self._view.selectionModel().setCurrentIndex(index, flags)
        self._view.verticalScrollBar().setValue(at)
