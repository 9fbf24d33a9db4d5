"""The table of members as a Qt model: as many rows as the filter lets through, read as they are looked at."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.members import MemberLine, MemberOrder
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.members.columns import NAME, PRESENCE, MemberColumn, member_columns
from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.table_model import Index

CHIPS: Final = Qt.ItemDataRole.UserRole + 1
"""The chips of a cell, as a tuple of ``Chip``; None where the cell shows its text."""

STATE: Final = Qt.ItemDataRole.UserRole + 2
"""In or out, for the cell that shows a symbol of it; None elsewhere."""

_ROLES: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
        CHIPS,
        STATE,
    }
)
_NOT_READ: Final = "…"


class MemberCell(NamedTuple):
    """What is drawn of a cell: chips where it has them, else a text, of the presence with its symbol."""

    chips: Sequence[Chip] | None
    state: Direction | None
    text: str


class MembersModel(QAbstractTableModel):
    """Rows from the first on are there as far as they were read; of the others the table has the room alone.

    Where somebody jumped far down, the rows in sight are there ahead of those between.

    ``row_missed`` tells a row that was looked at and is not there yet.
    """

    row_missed = Signal(int)

    def __init__(self, setup: DeskSetup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._setup = setup
        self._every = member_columns()
        self._columns = tuple(column for column in self._every if column.shown)
        self._lines: list[MemberLine] = []
        self._rows: dict[UUID, int] = {}
        self._ahead: dict[int, MemberLine] = {}
        self._total = 0

    # --- what is there ------------------------------------------------------------------------------------------------

    @property
    def lines(self) -> Sequence[MemberLine]:
        """The rows that were read, from the first on."""
        return self._lines

    @property
    def total(self) -> int:
        """How many rows there are."""
        return self._total

    def line(self, row: int) -> MemberLine | None:
        """Return a row, None where it was not read yet."""
        return self._lines[row] if 0 <= row < len(self._lines) else self._ahead.get(row)

    def cell(self, row: int, place: int) -> MemberCell:
        """Return what is drawn of a cell, as ``data`` tells it one by one; a row that is not there yet is missed."""
        line, column = self.line(row), self._columns[place]
        if line is None:
            return MemberCell(None, None, str(self._missing(row, column, Qt.ItemDataRole.DisplayRole)))
        if column.chips is not None:
            return MemberCell(tuple(column.chips(line)), None, "")
        return MemberCell(None, line.state if column.name == PRESENCE else None, self._text(column, line))

    def row_of(self, member: UUID) -> int | None:
        """Return the row of a member, None where they are not among those that were read."""
        return self._rows.get(member)

    def has_order_of(self, lines: Sequence[MemberLine], total: int) -> bool:
        """Return whether these are the same members in the same rows, so that only what is said of them differs."""
        same = total == self._total and len(lines) == len(self._lines)
        return same and all(new.id == old.id for new, old in zip(lines, self._lines, strict=True))

    def show(self, lines: Sequence[MemberLine], total: int) -> None:
        """Show exactly these, and room for ``total``; all that rows had is lost unless they are the same members."""
        if self.has_order_of(lines, total):
            self.update(lines)
            return
        self.beginResetModel()
        self._lines = list(lines)
        self._ahead = {}
        self._total = max(total, len(lines))
        self._number(0)
        self.endResetModel()

    def append(self, lines: Iterable[MemberLine]) -> None:
        """Show the rows that follow those that were read."""
        first = len(self._lines)
        self._lines += [line for line in lines if line.id not in self._rows]
        self._number(first)
        last = len(self._lines) - 1
        self._ahead = {row: line for row, line in self._ahead.items() if row > last}
        if last >= self._total:
            # More than were counted: somebody was added meanwhile.
            self.beginInsertRows(QModelIndex(), self._total, last)
            self._total = last + 1
            self.endInsertRows()
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def show_ahead(self, first: int, lines: Sequence[MemberLine]) -> None:
        """Show rows from ``first`` on before those between were read; of earlier such rows nothing is kept."""
        self._ahead = {row: line for row, line in enumerate(lines, first) if len(self._lines) <= row < self._total}
        if self._ahead:
            self.dataChanged.emit(self.index(min(self._ahead), 0), self.index(max(self._ahead), len(self._columns) - 1))

    def update(self, lines: Iterable[MemberLine]) -> None:
        """Show what is said now of members that are there; the others are passed over."""
        for line in lines:
            row = self._rows.get(line.id)
            if row is not None and self._lines[row] != line:
                self._lines[row] = line
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._columns) - 1))

    def cut(self, total: int) -> None:
        """Have no more rows than these: what was counted besides is not there any more."""
        if total < self._total:
            self.beginRemoveRows(QModelIndex(), total, self._total - 1)
            self._total = total
            self._ahead = {}
            self.endRemoveRows()

    def _number(self, first: int) -> None:
        if not first:
            self._rows.clear()
        self._rows.update((line.id, row) for row, line in enumerate(self._lines[first:], first))

    # --- columns ------------------------------------------------------------------------------------------------------

    @property
    def every_column(self) -> Sequence[MemberColumn]:
        """Every column that can be shown."""
        return self._every

    @property
    def columns(self) -> Sequence[MemberColumn]:
        """The columns that are shown."""
        return self._columns

    def show_columns(self, names: Iterable[str]) -> None:
        """Show these, in the order in which columns stand; the name is always there."""
        chosen = {NAME, *names}
        self.beginResetModel()
        self._columns = tuple(column for column in self._every if column.name in chosen)
        self.endResetModel()

    def column_of(self, order: MemberOrder) -> int | None:
        """Return the column that the table is sorted by, None where it is not shown."""
        return next((place for place, column in enumerate(self._columns) if column.order is order), None)

    # --- Qt -----------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows; they have no children."""
        return 0 if parent is not None and parent.isValid() else self._total

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a column says of a row; the row is told whole to whoever hears the screen."""
        if role not in _ROLES:
            return None
        line = self.line(index.row())
        column = self._columns[index.column()]
        if line is None:
            return self._missing(index.row(), column, role)
        return self._told(line, column, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the head of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _missing(self, row: int, column: MemberColumn, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            self.row_missed.emit(row)
            return _NOT_READ if column.name == NAME else ""
        return None

    def _told(self, line: MemberLine, column: MemberColumn, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(column, line)
        if role == CHIPS:
            return None if column.chips is None else tuple(column.chips(line))
        if role == STATE:
            return line.state if column.name == PRESENCE else None
        told = ". ".join(text for each in self._columns if (text := self._text(each, line)))
        return plain_tip(told) if role == Qt.ItemDataRole.ToolTipRole else told

    def _text(self, column: MemberColumn, line: MemberLine) -> str:
        return column.text(line, self._setup.now(), self._setup.zone)
