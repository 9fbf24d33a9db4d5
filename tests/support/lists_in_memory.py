"""Lists in memory with the rules of the real ones: versions, codes that are taken, values in use, transactions."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from sentinel_desktop.domain.default_lists import DIVISIONS, RANKS, TAGS, VISIT_TYPES
from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    InUseError,
    RecordNotFoundError,
    StaleVersionError,
    StoreUnavailableError,
)
from sentinel_desktop.domain.list_edits import Held
from sentinel_desktop.domain.lists import (
    Branch,
    DivisionDetails,
    EnumeratedDetails,
    ListFilter,
    ListItemDetails,
    ListName,
    RankCategory,
    RankDetails,
    TagDetails,
    Usage,
    Use,
)
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.sort_keys import sort_key
from tests.support.invented_desk import NOW

USED_IN = {ListName.VISIT_TYPES: ("visitors", "visit_type_id"), ListName.DIVISIONS: ("members", "division_id")}
"""The table and the column that names a value; of every other list, of members by their rank."""


@dataclass(slots=True)
class Rows:
    """What is committed: the values of each list, and who has each of them."""

    values: dict[ListName, dict[UUID, Record[Any]]] = field(default_factory=lambda: {name: {} for name in ListName})
    users: dict[UUID, list[Use]] = field(default_factory=dict)
    versions: dict[UUID, int] = field(default_factory=dict)

    def copy(self) -> "Rows":
        """Return the same rows, which can change without these."""
        values = {name: dict(records) for name, records in self.values.items()}
        return Rows(values, {key: list(users) for key, users in self.users.items()}, dict(self.versions))


class UnitLists:
    """The lists of an invented unit; called, it opens a unit of work."""

    def __init__(self) -> None:
        self.rows = Rows()
        self.away = ""
        """Why the database does not answer, in a sentence; empty while it does."""
        self.lost_in_commit = False
        """Whether the connection goes away in the middle of the next commit."""
        self._ids = count(1)

    def __call__(self) -> "WorkInMemory":
        """Open a unit of work."""
        return WorkInMemory(self)

    def new_id(self) -> UUID:
        """Return an id that no other value has."""
        return UUID(int=next(self._ids))

    def add(self, name: ListName, details: Any, uses: int = 0) -> Record[Any]:  # noqa: ANN401 - of any list
        """Put a value there, which so many records have."""
        record = Record(self.new_id(), 1, details, NOW, NOW)
        self.rows.values[name][record.id] = record
        table = USED_IN.get(name, ("members", ""))[0]
        self.rows.users[record.id] = [Use(table, self.new_id(), f"Invented, {number:04}") for number in range(uses)]
        return record

    def change(self, of: ListName, key: UUID, **changes: object) -> None:
        """Save a value as another station does."""
        record = self.rows.values[of][key]
        details = replace(record.details, **changes)
        self.rows.values[of][key] = replace(record, version=record.version + 1, details=details)

    def named(self, name: ListName, value: str) -> Record[Any]:
        """Return the value of this name."""
        return next(record for record in self.rows.values[name].values() if record.details.name == value)

    def names(self, name: ListName) -> list[str]:
        """Return the names of a list in its order."""
        return [record.details.name for record in _in_order(self.rows.values[name].values())]


def unit_lists() -> UnitLists:
    """Return the lists that a unit begins with, a few of each."""
    unit = UnitLists()
    uses = {"Contractor": 214, "Guest": 1032, "Military": 388, "Recruitment": 157, "Museum": 96, "Event": 503}
    for place, visit_type in enumerate(VISIT_TYPES, 1):
        given = EnumeratedDetails(
            visit_type.code,
            visit_type.name,
            visit_type.name_fr,
            visit_type.description,
            visit_type.colour,
            place * 10,
            is_system=visit_type.is_system,
        )
        unit.add(ListName.VISIT_TYPES, given, uses.get(visit_type.name, 0))
    for place, tag in enumerate(TAGS, 1):
        details = TagDetails(
            tag.code,
            tag.name,
            tag.name_fr,
            tag.description,
            tag.colour,
            place * 10,
            is_positional=tag.is_positional,
        )
        unit.add(ListName.TAGS, details, place % 3)
    for place, division in enumerate(DIVISIONS, 1):
        unit.add(
            ListName.DIVISIONS, DivisionDetails(division.code, division.name, division.name_fr, "", place * 10), 12
        )
    for rank in RANKS:
        branch, category = Branch(rank.branch), RankCategory(rank.category)
        unit.add(ListName.RANKS, RankDetails(rank.code, rank.name, branch, category, rank.display_order, rank.name_fr))
    for place, mess in enumerate(("Junior Ranks", "C&POs", "Wardroom"), 1):
        details_of_mess = ListItemDetails("mess", sort_key(mess).replace(" ", "_"), mess, "", place * 10)
        unit.add(ListName.LIST_ITEMS, details_of_mess, place)
    return unit


class ListInMemory:
    """One list, in one transaction."""

    def __init__(self, rows: Rows, name: ListName) -> None:
        self._rows = rows
        self._name = name
        self._values = rows.values[name]

    def find(self, key: UUID) -> Record[Any] | None:
        """Return a value."""
        return self._values.get(key)

    def get(self, key: UUID) -> Record[Any]:
        """Return a value that must be there."""
        if key not in self._values:
            raise RecordNotFoundError([key])
        return self._values[key]

    def count(self, _wanted: ListFilter) -> int:
        """Return how many there are."""
        return len(self._values)

    def page(self, wanted: ListFilter, _order: object, _request: PageRequest) -> Page[Record[Any]]:
        """Return all of them."""
        return Page([record for record in _in_order(self._values.values()) if self._is_in(record, wanted.scope)], None)

    def counts_by_type(self) -> Mapping[str, int]:
        """Return how many values each of the other lists has."""
        types = [record.details.list_type for record in self._values.values()]
        return {each: types.count(each) for each in types}

    def usages_of(self, keys: Collection[UUID]) -> Mapping[UUID, Sequence[Usage]]:
        """Return where values are used."""
        table, column = USED_IN.get(self._name, ("members", "rank_id"))
        return {key: [Usage(table, column, len(users))] if (users := self._rows.users.get(key)) else [] for key in keys}

    def usages(self, key: UUID) -> Sequence[Usage]:
        """Return where a value is used."""
        return self.usages_of([key])[key]

    def users(self, key: UUID, request: PageRequest) -> Page[Use]:
        """Return a page of who has a value."""
        begins = 0 if request.after is None else int(request.after[0])
        ends = begins + request.size
        users = self._rows.users.get(key, [])
        return Page(users[begins:ends], (ends,) if ends < len(users) else None)

    def last_place(self, scope: str | None = None) -> int:
        """Return the place behind all others."""
        places = [each.details.display_order for each in self._values.values() if self._is_in(each, scope)]
        return max(places, default=0) + 10

    def add(self, key: UUID, details: Any) -> Record[Any]:  # noqa: ANN401 - of this list
        """Add a value."""
        self._check_code(key, details)
        self._values[key] = Record(key, 1, details, NOW, NOW)
        return self._values[key]

    def add_each(self, added: Sequence[tuple[UUID, Any]]) -> None:
        """Add several."""
        for key, details in added:
            self.add(key, details)

    def edit(self, seen: RecordVersion, details: Any) -> Record[Any]:  # noqa: ANN401 - of this list
        """Save a value, but neither its place nor whether the program needs it."""
        now = self._held(seen)
        self._check_code(seen.id, details)
        kept = replace(details, display_order=now.details.display_order)
        self._values[seen.id] = replace(now, version=now.version + 1, details=kept)
        return self._values[seen.id]

    def edit_each(self, changes: Sequence[tuple[RecordVersion, Any]]) -> Sequence[Record[Any]]:
        """Save several."""
        return [self.edit(seen, details) for seen, details in changes]

    def delete(self, seen: RecordVersion) -> None:
        """Delete a value that nobody has."""
        now = self._held(seen)
        if getattr(now.details, "is_system", False):
            raise InUseError("The program needs it.", rule="refuse_system_value")
        if self._rows.users.get(seen.id):
            raise InUseError("Other records still use it.", rule="fk")
        del self._values[seen.id]

    def holders(self, key: UUID) -> Sequence[Held]:
        """Return who has a value; each of them grows by a version with every value it is given."""
        table, column = USED_IN.get(self._name, ("members", "rank_id"))
        users = self._rows.users.get(key, [])
        return [Held(table, column, tuple(RecordVersion(use.id, self._rows.versions.get(use.id, 1)) for use in users))]

    def replace_and_delete(self, seen: RecordVersion, replacement: UUID) -> int:
        """Give who has a value another one."""
        self._held(seen)
        self.get(replacement)
        moved = self._rows.users.pop(seen.id, [])
        self._rows.users.setdefault(replacement, []).extend(moved)
        self._grow(moved)
        self.delete(seen)
        return len(moved)

    def give_back(self, key: UUID, details: Any, replacement: UUID, held: Sequence[Held]) -> None:  # noqa: ANN401
        """Add a value again, for who had it."""
        self.add(key, details)
        had = {record.id for each in held for record in each.records}
        users = self._rows.users[replacement]
        self._rows.users[key] = [use for use in users if use.id in had]
        self._rows.users[replacement] = [use for use in users if use.id not in had]
        self._grow(self._rows.users[key])

    def reorder(self, keys: Sequence[UUID], scope: str | None = None) -> None:
        """Put a part of the list into an order."""
        there = {key for key, record in self._values.items() if self._is_in(record, scope)}
        if there != set(keys):
            raise StaleVersionError(there ^ set(keys))
        places = sorted(self._values[key].details.display_order for key in keys)
        for key, place in zip(keys, places, strict=True):
            record = self._values[key]
            self._values[key] = replace(record, details=replace(record.details, display_order=place))

    def _grow(self, users: Sequence[Use]) -> None:
        for use in users:
            self._rows.versions[use.id] = self._rows.versions.get(use.id, 1) + 1

    def _held(self, seen: RecordVersion) -> Record[Any]:
        now = self.get(seen.id)
        if now.version != seen.version:
            raise StaleVersionError([seen.id])
        return now

    def _check_code(self, key: UUID, details: Any) -> None:  # noqa: ANN401 - of this list
        scope = self._scope_of(details)
        for other in self._values.values():
            if other.id != key and other.details.code == details.code and self._is_in(other, scope):
                raise AlreadyTakenError("Another record has it already.", fields=["code"], values=[details.code])

    def _scope_of(self, details: Any) -> str | None:  # noqa: ANN401 - of this list
        column = {ListName.LIST_ITEMS: "list_type", ListName.RANKS: "branch"}.get(self._name)
        return None if column is None else getattr(details, column)

    def _is_in(self, record: Record[Any], scope: str | None) -> bool:
        return scope is None or self._scope_of(record.details) == scope


class WorkInMemory:
    """A transaction on the lists: what is not committed is forgotten."""

    def __init__(self, unit: UnitLists) -> None:
        self._unit = unit
        self._rows = unit.rows

    def __enter__(self) -> Self:
        """Begin."""
        self._check()
        self._rows = self._unit.rows.copy()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Forget what was not committed."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a list, by its name
        return ListInMemory(self._rows, ListName(name))

    def commit(self) -> None:
        """Make it so."""
        self._check()
        if self._unit.lost_in_commit:
            self._unit.lost_in_commit = False
            raise StoreUnavailableError("The database was not reached or no longer answers.")
        self._unit.rows = self._rows

    def _check(self) -> None:
        if self._unit.away:
            raise StoreUnavailableError(self._unit.away)


def _in_order(records: Collection[Record[Any]]) -> list[Record[Any]]:
    return sorted(records, key=lambda record: (record.details.display_order, sort_key(record.details.name)))
