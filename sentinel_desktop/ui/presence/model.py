"""The board's rows: everybody who is in, by division, then rank, then name."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.presence import BoardEntry
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.presence.search import matches
from sentinel_desktop.ui.times import since_text

ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole + 1

# From this many rows that differ on, telling the view once is quicker than telling it row by row.
_RESET_FROM: Final = 40

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class DivisionCount:
    """How many of a division are in."""

    code: str
    name: str
    count: int


class BoardModel(QAbstractListModel):
    """Everybody who is in; changes are told row by row, so that a choice and the scroll position stay."""

    def __init__(self, setup: DeskSetup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._setup = setup
        self._entries: list[BoardEntry] = []
        self._by_id: dict[MemberId, BoardEntry] = {}

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of people; rows have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the entry itself, or what a person or a screen reader gets to know of it."""
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.member.display_name
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._spoken(entry)
        return None

    def show(self, entries: Iterable[BoardEntry]) -> None:
        """Show exactly these people."""
        before, after = self._by_id, {entry.member.id: entry for entry in entries}
        self._by_id = after
        # Most are the same objects as before, which is seen at once; those of a snapshot are made anew.
        gone = [entry for key, entry in before.items() if key not in after]
        new = [entry for key, entry in after.items() if (known := before.get(key)) is not entry and known != entry]
        if len(gone) + len(new) >= _RESET_FROM:
            self._reset(after)
            return
        for entry in gone:
            self._remove(entry)
        for entry in new:
            self._change(before.get(entry.member.id), entry)

    @property
    def entries(self) -> list[BoardEntry]:
        """Everybody, in the order of the rows."""
        return self._entries

    def divisions(self) -> tuple[DivisionCount, ...]:
        """Return the divisions of those who are in, in the order of the board."""
        counts = Counter(entry.member.division for entry in self._entries)
        names = {entry.member.division: entry.division_name for entry in self._entries}
        return tuple(DivisionCount(code, names[code], count) for code, count in counts.items())

    def _reset(self, after: dict[MemberId, BoardEntry]) -> None:
        self.beginResetModel()
        self._entries = sorted(after.values(), key=_place)
        self.endResetModel()

    def _change(self, before: BoardEntry | None, after: BoardEntry) -> None:
        if before is None:
            self._insert(after)
        elif _place(before) != _place(after):
            self._remove(before)
            self._insert(after)
        else:
            row = self._row_for(before)
            self._entries[row] = after
            self.dataChanged.emit(self.index(row), self.index(row))

    def _remove(self, entry: BoardEntry) -> None:
        row = self._row_for(entry)
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._entries[row]
        self.endRemoveRows()

    def _insert(self, entry: BoardEntry) -> None:
        row = self._row_for(entry)
        self.beginInsertRows(QModelIndex(), row, row)
        self._entries.insert(row, entry)
        self.endInsertRows()

    def _row_for(self, entry: BoardEntry) -> int:
        """Return the row that an entry has, or would have."""
        return bisect_left(self._entries, _place(entry), key=_place)

    def _spoken(self, entry: BoardEntry) -> str:
        member = entry.member
        text = QCoreApplication.translate("Board", "{name}, {first}. {division}. In since {time}.")
        return text.format(
            name=member.display_name,
            first=member.first_name,
            division=entry.division_name or member.division,
            time=since_text(entry.since, self._setup.now(), self._setup.zone) if entry.since else "—",
        )


class BoardFilter(QSortFilterProxyModel):
    """Those of the board whom a search and a chosen division leave."""

    def __init__(self, source: BoardModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._query = ""
        self._division: str | None = None
        self._source = source
        self.setSourceModel(source)
        # Gone together: rows that vanish under whoever shows them are a fault.
        source.setParent(self)

    @property
    def query(self) -> str:
        """What is searched for."""
        return self._query

    @property
    def division(self) -> str | None:
        """The code of the chosen division, None for all."""
        return self._division

    def search(self, query: str) -> None:
        """Leave those who match ``query``; all for an empty one."""
        self._change(query.strip(), self._division)

    def choose_division(self, code: str | None) -> None:
        """Leave those of one division, or of all."""
        self._change(self._query, code)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Return whether a row of the board stays."""
        del parent
        return self._accepts(self._source.entries[row])

    def entries(self) -> list[BoardEntry]:
        """Return those who are left, in the order of the rows."""
        if self._division is None and not self._query:
            return list(self._source.entries)
        return [entry for entry in self._source.entries if self._accepts(entry)]

    def _accepts(self, entry: BoardEntry) -> bool:
        if self._division is not None and entry.member.division != self._division:
            return False
        return not self._query or matches(entry, self._query)

    def _change(self, query: str, division: str | None) -> None:
        self.beginFilterChange()
        self._query, self._division = query, division
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)


def _place(entry: BoardEntry) -> tuple[str, int, str, MemberId]:
    return entry.member.division, -entry.rank_order, entry.sort_key, entry.member.id
