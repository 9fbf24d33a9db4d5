"""Rows of a table that are read a page at a time, the next one as a person scrolls towards it."""

from collections.abc import Sequence
from typing import ClassVar, Final, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, Signal

from sentinel_desktop.ui.table_model import Column, Index, TableModel

MOST_SHOWN: Final = 10_000
"""Rows that a table keeps; the others are reached by a filter, not by scrolling for hours."""

Row = TypeVar("Row")


class PagedModel(TableModel[Row], Generic[Row]):
    """``more_wanted`` tells that somebody scrolls towards what is not read yet; it comes by ``append``."""

    most_shown: ClassVar[int | None] = MOST_SHOWN
    """Where it ends, also where there is more; None for a table that is read to its end."""

    more_wanted = Signal()

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._more = self._asked = False

    @property
    def is_full(self) -> bool:
        """Whether there is more, and it is not shown because that would be too much."""
        return self._more and self.most_shown is not None and len(self._rows) >= self.most_shown

    def begin(self, rows: Sequence[Row], *, more: bool = False) -> None:
        """Show the first page of something else; ``more`` where others follow."""
        self._more, self._asked = more, False
        self.show(rows)

    def append(self, rows: Sequence[Row], *, more: bool) -> None:
        """Show the page that follows."""
        self._more, self._asked = more, False
        self.insert(len(self._rows), rows)

    def insert(self, at: int, rows: Sequence[Row]) -> None:
        """Show these too, the first of them as the row ``at``."""
        if rows:
            self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
            self._rows = (*self._rows[:at], *rows, *self._rows[at:])
            self.endInsertRows()

    def unanswered(self) -> None:
        """What was asked for did not come: it may be asked for again."""
        self._asked = False

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether a following page may be asked for now."""
        return not parent.isValid() and self._more and not self._asked and not self.is_full

    def fetchMore(self, parent: Index) -> None:
        """Ask for the following page."""
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()
