"""Changes as rows of a table that goes on being read while a person scrolls, and one change field by field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFont

from sentinel_desktop.domain.audit import AuditEntry
from sentinel_desktop.ui.audit.wording import ComparedField, what_text
from sentinel_desktop.ui.authors import author_text
from sentinel_desktop.ui.table_model import Column, Index, TableModel

MOST_SHOWN: Final = 10_000
"""Rows that a table keeps; older ones are reached by a filter or from the other end, not by scrolling for hours."""

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change as a row.

    Attributes:
        names: what the records are called that it is about or names.
        when: in words, as ``record``.
    """

    entry: AuditEntry
    names: Mapping[UUID, str] = field(compare=False)
    when: str
    record: str

    @property
    def place(self) -> tuple[datetime, UUID]:
        """Where it stands in the order of time."""
        return self.entry.occurred_at, self.entry.id


class ChangesModel(TableModel[ChangeLine]):
    """When, who, what, which record. ``more_wanted`` tells that somebody scrolls towards what is not read yet."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        columns: list[Column[ChangeLine]] = [
            Column(translate("Audit", "When"), lambda line: line.when),
            Column(translate("Audit", "Who"), lambda line: author_text(line.entry)),
            Column(translate("Audit", "What"), lambda line: what_text(line.entry)),
            Column(translate("Audit", "Record"), lambda line: line.record),
        ]
        super().__init__(columns, parent)
        self._more = False
        self._asked = False

    @property
    def is_full(self) -> bool:
        """Whether there is more, and it is not shown because that would be too much."""
        return self._more and len(self._rows) >= MOST_SHOWN

    def begin(self, lines: Sequence[ChangeLine], *, more: bool) -> None:
        """Show the first page of something else; ``more`` where others follow."""
        self._more, self._asked = more, False
        self.show(lines)

    def append(self, lines: Sequence[ChangeLine], *, more: bool) -> None:
        """Show the page that follows."""
        self._more, self._asked = more, False
        if lines:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self._rows = (*self._rows, *lines)
            self.endInsertRows()

    def insert_new(self, lines: Sequence[ChangeLine]) -> int:
        """Show those of ``lines``, the newest of all, that are not there yet, in their places; return how many."""
        known = {line.entry.id for line in self._rows}
        fresh = [line for line in lines if line.entry.id not in known]
        for line in fresh:
            # Some commit later than others that were made after them.
            row = next((row for row, other in enumerate(self._rows) if other.place < line.place), len(self._rows))
            self.beginInsertRows(QModelIndex(), row, row)
            self._rows = (*self._rows[:row], line, *self._rows[row:])
            self.endInsertRows()
        return len(fresh)

    def row_of(self, entry_id: UUID) -> int | None:
        """Return the row of a change; None where it is not shown."""
        return next((row for row, line in enumerate(self._rows) if line.entry.id == entry_id), None)

    def unanswered(self) -> None:
        """What was asked for did not come: it may be asked for again."""
        self._asked = False

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether a following page may be asked for now."""
        return not parent.isValid() and self._more and not self._asked and len(self._rows) < MOST_SHOWN

    def fetchMore(self, parent: Index) -> None:
        """Ask for the following page; it comes by ``append``."""
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()


class ComparedModel(TableModel[ComparedField]):
    """A record's fields before and after; what changed is marked and bold, what did not is quiet."""

    def __init__(self, bold: QFont, parent: QObject | None = None) -> None:
        columns: list[Column[ComparedField]] = [
            Column(translate("Audit", "Field"), lambda line: f"● {line.field}" if line.changed else line.field),
            Column(translate("Audit", "Before"), lambda line: line.before),
            Column(translate("Audit", "After"), lambda line: line.after),
        ]
        super().__init__(columns, parent)
        self._bold = bold

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a column says; a field that changed is said to have."""
        line = self.rows[index.row()]
        if role == Qt.ItemDataRole.FontRole and line.changed:
            return self._bold
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            told = translate("Audit", "{field}: {before}, now {after}") if line.changed else "{field}: {after}"
            return told.format(field=line.field, before=line.before, after=line.after)
        return super().data(index, role)
