"""Changes as rows of a table, and one change field by field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QFont

from sentinel_desktop.domain.audit import AuditEntry
from sentinel_desktop.ui.audit.wording import ComparedField, what_text
from sentinel_desktop.ui.authors import author_text
from sentinel_desktop.ui.paged_model import PagedModel
from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.sentences import named_value
from sentinel_desktop.ui.table_model import Column, Index, TableModel

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


class ChangesModel(PagedModel[ChangeLine]):
    """When, who, what, which record."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns: list[Column[ChangeLine]] = [
            Column(translate("Audit", "When"), lambda line: line.when),
            Column(translate("Audit", "Who"), lambda line: author_text(line.entry)),
            Column(translate("Audit", "What"), lambda line: what_text(line.entry)),
            Column(translate("Audit", "Record"), lambda line: line.record),
        ]
        super().__init__(columns, parent)

    def insert_new(self, lines: Sequence[ChangeLine]) -> int:
        """Show those of ``lines``, the newest of all, that are not there yet, in their places; return how many."""
        known = {line.entry.id for line in self._rows}
        fresh = [line for line in lines if line.entry.id not in known]
        for line in fresh:
            # Some commit later than others that were made after them.
            row = next((row for row, other in enumerate(self._rows) if other.place < line.place), len(self._rows))
            self.insert(row, (line,))
        return len(fresh)


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
            said = named_value(line.field, line.after)
            if line.changed:
                told = translate("Audit", "{field}: {before}, now {after}")
                said = told.format(field=line.field, before=line.before, after=line.after)
            return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return super().data(index, role)
