"""The lists and their values, as rows of a list and of a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from sentinel_desktop.domain.list_edits import ListContents, ListCount, ListValue
from sentinel_desktop.domain.list_kinds import ListKind
from sentinel_desktop.ui.lists.wording import choice_text, title_of, uses_text
from sentinel_desktop.ui.table_model import Column, TableModel

Index = QModelIndex | QPersistentModelIndex

ROW_MIME: Final = "application/x-sentinel-list-value"
COUNT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 2


class ValueColumn(IntEnum):
    """The columns of the values."""

    HANDLE = 0
    CODE_FIRST = 1
    """The short name, of ranks and divisions."""
    NAME = 2
    NAME_FR = 3
    CODE = 4
    PART = 5
    USED = 6
    MARKS = 7


@dataclass(frozen=True, slots=True)
class ValueLine:
    """One value of a list, in words.

    Attributes:
        colour: of its chip; None where the list has no colours.
        part: in which part of the list it has its place; empty where the list is one.
        begins_part: whether it is the first of its part.
        marks: what is special about it: hidden, system, not saved.
    """

    key: UUID
    name: str
    name_fr: str
    code: str
    colour: str | None
    part: str
    used: str
    marks: tuple[str, ...]
    is_used: bool
    is_hidden: bool
    begins_part: bool = False


def value_lines(contents: ListContents, drafted: Mapping[UUID, object]) -> tuple[ValueLine, ...]:
    """Return a list's rows; ``drafted`` has the values with something typed that is not saved."""
    lines: list[ValueLine] = []
    for value in contents.values:
        line = _line(contents.kind, value, is_drafted=value.record.id in drafted)
        begins_part = bool(line.part) and (not lines or lines[-1].part != line.part)
        lines.append(replace(line, begins_part=begins_part))
    return tuple(lines)


def _line(kind: ListKind, value: ListValue, *, is_drafted: bool) -> ValueLine:
    details = value.record.details
    marks = (
        (is_drafted, QCoreApplication.translate("Lists", "not saved")),
        (not details.is_active, QCoreApplication.translate("Lists", "hidden")),
        (getattr(details, "is_system", False), QCoreApplication.translate("Lists", "system")),
        (getattr(details, "is_positional", False), QCoreApplication.translate("Lists", "appointment")),
        (getattr(details, "can_receive_lockup", False), QCoreApplication.translate("Lists", "lockup")),
    )
    return ValueLine(
        key=value.record.id,
        name=details.name,
        name_fr=details.name_fr,
        code=details.code,
        colour=getattr(details, "colour", None),
        part=choice_text(getattr(details, kind.parted_by)) if kind.parted_by else "",
        used=uses_text(value.usages) or QCoreApplication.translate("Lists", "not used"),
        marks=tuple(text for holds, text in marks if holds),
        is_used=bool(value.usages),
        is_hidden=not details.is_active,
    )


class ValuesModel(TableModel[ValueLine]):
    """Handle, value, French, code, uses, marks; ``dropped`` tells where a row was dropped.

    ``dropped`` has the row that was dragged and the row before which it was let go of.
    """

    dropped = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        translate = QCoreApplication.translate
        columns: list[Column[ValueLine]] = [
            Column("", lambda _: ""),
            Column(translate("Lists", "Short"), lambda line: line.code),
            Column(translate("Lists", "Value"), lambda line: line.name),
            Column(translate("Lists", "French"), lambda line: line.name_fr),
            Column(translate("Lists", "Code"), lambda line: line.code),
            Column(translate("Lists", "Branch"), lambda line: line.part if line.begins_part else ""),
            Column(translate("Lists", "Used by"), lambda line: line.used),
            Column("", lambda line: ", ".join(line.marks)),
        ]
        super().__init__(columns, parent)
        self.can_reorder = True

    def row_of(self, key: UUID | None) -> int | None:
        """Return the row of a value; None where it is not shown."""
        return next((row for row, line in enumerate(self.rows) if line.key == key), None)

    def show(self, rows: Sequence[ValueLine]) -> None:
        """Show exactly these; where only what they say changed, the rows stay where they are."""
        if [row.key for row in rows] != [row.key for row in self.rows]:
            super().show(rows)
            return
        changed = [number for number, (new, old) in enumerate(zip(rows, self.rows, strict=True)) if new != old]
        self._rows = tuple(rows)
        for number in changed:
            self.dataChanged.emit(self.index(number, 0), self.index(number, self.columnCount() - 1))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a column says, or the whole line for who draws it."""
        if role == LINE_ROLE:
            return self.rows[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == ValueColumn.USED:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().data(index, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the head of a column; numbers stand at the right under theirs."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section == ValueColumn.USED:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that rows are chosen and dragged, and that they are dropped between two others."""
        flags = super().flags(index)
        if not self.can_reorder:
            return flags
        return flags | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that a row that is dragged moves."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return the one type: rows of this table."""
        return [ROW_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the row that is dragged."""
        data = QMimeData()
        data.setData(ROW_MIME, str(indexes[0].row()).encode())
        return data

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        """Tell where a row was dropped; false, because the list moves only when the database has it."""
        if not data.hasFormat(ROW_MIME) or parent.isValid():
            return False
        dragged = int(data.data(ROW_MIME).toStdString())
        self.dropped.emit(dragged, row if row >= 0 else len(self.rows))
        return False


class KindsModel(QAbstractListModel):
    """The lists with how many values each has."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[ListCount, ...] = ()

    @property
    def counts(self) -> tuple[ListCount, ...]:
        """The lists in their order."""
        return self._counts

    def show(self, counts: Sequence[ListCount]) -> None:
        """Show exactly these; where only the counts changed, the rows stay where they are."""
        if [count.kind for count in counts] == [count.kind for count in self._counts]:
            self._counts = tuple(counts)
            self.dataChanged.emit(self.index(0), self.index(max(0, len(counts) - 1)))
            return
        self.beginResetModel()
        self._counts = tuple(counts)
        self.endResetModel()

    def row_of(self, kind: ListKind) -> int | None:
        """Return the row of a list; None where it is not there."""
        return next((row for row, count in enumerate(self._counts) if count.kind == kind), None)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of lists; they have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._counts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - by the role
        """Return a list's title, or its count."""
        count = self._counts[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(count.kind)
        if role == COUNT_ROLE:
            return count.count
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title_of(count.kind)}: {count.count}"
        return None


def columns_of(kind: ListKind) -> frozenset[ValueColumn]:
    """Return the columns that are shown of a list."""
    shown = {ValueColumn.HANDLE, ValueColumn.NAME, ValueColumn.USED, ValueColumn.MARKS}
    shown.add(ValueColumn.CODE_FIRST if kind.code_is_seen else ValueColumn.CODE)
    shown.add(ValueColumn.NAME_FR if kind.parted_by is None else ValueColumn.PART)
    return frozenset(shown)
