"""The board's rows: everybody who is in, in the groups and the order that somebody chose."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from sentinel_desktop.domain.presence import BoardEntry, BoardTag, OnBoard
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.presence.arrangement import Arrangement
from sentinel_desktop.ui.presence.scopes import ALL, Scope, ScopeCount, ScopeKind, counted
from sentinel_desktop.ui.presence.search import matches
from sentinel_desktop.ui.presence.spoken import spoken

ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole + 1

# From this many rows that differ on, telling the view once is quicker than telling it row by row.
_RESET_FROM: Final = 40

Index = QModelIndex | QPersistentModelIndex


class BoardModel(QAbstractListModel):
    """Everybody who is in; changes are told row by row, so that a choice and the scroll position stay."""

    def __init__(self, setup: DeskSetup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._setup = setup
        self._people: list[OnBoard] = []
        self._shown: list[OnBoard] = []
        """As they were told last: equal to those in the rows, in no order."""
        self._arrangement = Arrangement()
        self._names_hosts = False

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of people; rows have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the person, or what somebody or a screen reader gets to know of them."""
        person = self._people[index.row()]
        if role == ENTRY_ROLE:
            return person
        if role == Qt.ItemDataRole.DisplayRole:
            return person.display_name
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            said = spoken(person, self._setup, names_hosts=self._names_hosts)
            return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    @property
    def arrangement(self) -> Arrangement:
        """The groups and the order that the rows are in."""
        return self._arrangement

    def arrange(self, arrangement: Arrangement) -> None:
        """Put the rows in other groups, or another order."""
        if arrangement != self._arrangement:
            self._arrangement = arrangement
            self._reset(self._people)

    def name_hosts(self, *, named: bool) -> None:
        """Tell whom visitors came to see, or no longer."""
        self._names_hosts = named

    def show(self, people: Iterable[OnBoard]) -> None:
        """Show exactly these people."""
        told, shown = self._shown, list(people)
        self._shown = shown
        # Most are the same objects as before, which is seen at once; those of a snapshot are made anew.
        same, still = set(map(id, told)), set(map(id, shown))
        before = {person.id: person for person in told if id(person) not in still}
        after = {person.id: person for person in shown if id(person) not in same}
        gone = [person for key, person in before.items() if key not in after]
        new = [person for key, person in after.items() if before.get(key) != person]
        if len(gone) + len(new) >= _RESET_FROM:
            self._reset(shown)
            return
        for person in gone:
            self._remove(person)
        for person in new:
            self._change(before.get(person.id), person)

    @property
    def people(self) -> list[OnBoard]:
        """Everybody, in the order of the rows."""
        return self._people

    def counts(self) -> tuple[ScopeCount, ...]:
        """Return how many are of each part of the board."""
        return counted(self._people, self._setup.now())

    def tags(self) -> tuple[BoardTag, ...]:
        """Return the tags of those who are in, appointments first, each once."""
        found = {tag.id: tag for person in self._people if isinstance(person, BoardEntry) for tag in person.tags}
        return tuple(sorted(found.values(), key=lambda tag: (not tag.positional, tag.order, tag.chip.name, tag.id)))

    def _reset(self, people: Iterable[OnBoard]) -> None:
        self.beginResetModel()
        self._people = sorted(people, key=self._arrangement.place)
        self.endResetModel()

    def _change(self, before: OnBoard | None, after: OnBoard) -> None:
        place = self._arrangement.place
        if before is None:
            self._insert(after)
        elif place(before) != place(after):
            self._remove(before)
            self._insert(after)
        else:
            row = self._row_for(before)
            self._people[row] = after
            self.dataChanged.emit(self.index(row), self.index(row))

    def _remove(self, person: OnBoard) -> None:
        row = self._row_for(person)
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._people[row]
        self.endRemoveRows()

    def _insert(self, person: OnBoard) -> None:
        row = self._row_for(person)
        self.beginInsertRows(QModelIndex(), row, row)
        self._people.insert(row, person)
        self.endInsertRows()

    def _row_for(self, person: OnBoard) -> int:
        """Return the row that somebody has, or would have."""
        return bisect_left(self._people, self._arrangement.place(person), key=self._arrangement.place)


class BoardFilter(QSortFilterProxyModel):
    """Those of the board whom a search, a chosen part and a chosen tag leave."""

    def __init__(self, source: BoardModel, setup: DeskSetup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._query = ""
        self._scope = ALL
        self._tag: BoardTag | None = None
        self._source = source
        self._now = setup.now
        self.setSourceModel(source)
        # Gone together: rows that vanish under whoever shows them are a fault.
        source.setParent(self)

    @property
    def query(self) -> str:
        """What is searched for."""
        return self._query

    @property
    def scope(self) -> Scope:
        """The chosen part of the board."""
        return self._scope

    @property
    def tag(self) -> BoardTag | None:
        """The chosen tag, None for all, with and without one."""
        return self._tag

    def tags(self) -> tuple[BoardTag, ...]:
        """Return the tags of everybody who is in."""
        return self._source.tags()

    @property
    def arrangement(self) -> Arrangement:
        """The groups and the order of the rows."""
        return self._source.arrangement

    def search(self, query: str) -> None:
        """Leave those who match ``query``; all for an empty one."""
        self._change(query.strip(), self._scope, self._tag)

    def choose(self, scope: Scope) -> None:
        """Leave those of one part of the board."""
        self._change(self._query, scope, self._tag)

    def choose_tag(self, tag: BoardTag | None) -> None:
        """Leave the members who have a tag, or everybody."""
        self._change(self._query, self._scope, tag)

    def time_passed(self) -> None:
        """Look again who is in for long, where only they are left."""
        if self._scope.kind is ScopeKind.LONG:
            self._change(self._query, self._scope, self._tag)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Return whether a row of the board stays."""
        del parent
        return self._accepts(self._source.people[row])

    def person(self, row: int) -> OnBoard:
        """Return who stands in a row, also while rows come and go."""
        return self._source.people[self.mapToSource(self.index(row, 0)).row()]

    def people(self) -> list[OnBoard]:
        """Return those who are left, in the order of the rows."""
        if self._scope == ALL and self._tag is None and not self._query:
            return list(self._source.people)
        # As the rows were let through, and not as they would be now: a view asks for as many as there are.
        return [self.person(row) for row in range(self.rowCount())]

    def _accepts(self, person: OnBoard) -> bool:
        if self._tag is not None and not (
            isinstance(person, BoardEntry) and any(tag.id == self._tag.id for tag in person.tags)
        ):
            return False
        if self._scope != ALL and not self._scope.has(person, self._now()):
            return False
        return not self._query or matches(person, self._query)

    def _change(self, query: str, scope: Scope, tag: BoardTag | None) -> None:
        self.beginFilterChange()
        self._query, self._scope, self._tag = query, scope, tag
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)
