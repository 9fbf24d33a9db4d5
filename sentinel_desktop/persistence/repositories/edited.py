"""What the repositories of everything that people edit have in common: versions, filters, pages, bulk edits.

A repository says which table and which details it keeps, how it filters and in which orders it pages; the rest is
here. Every write has a savepoint, so that after a refusal the transaction can go on.
"""

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import Enum, StrEnum
from functools import cache
from types import UnionType
from typing import Any, ClassVar, Final, Generic, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    Select,
    Table,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    insert,
    select,
    text,
    update,
)

from sentinel_desktop.domain.faults import RecordNotFoundError, StaleVersionError
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.repositories.many_rows import insert_many, is_among, update_many
from sentinel_desktop.persistence.repositories.repository import Repository
from sentinel_desktop.persistence.tables.base import with_keys

DetailsT = TypeVar("DetailsT")
FilterT = TypeVar("FilterT")
OrderT = TypeVar("OrderT", bound=StrEnum)

TAKE_TIME: Final = text("SET LOCAL statement_timeout = 60000")
"""For what a hundred thousand records are changed by: a minute a statement, until the transaction ends."""

_MANY: Final = 1000
"""From so many records on a bulk edit may take longer than a statement may otherwise."""

_KEPT = ("id", "version", "created_at", "updated_at")


class EditedRepository(Repository, ABC, Generic[DetailsT, FilterT, OrderT]):
    """Records of one kind.

    Every method that writes raises RuleBrokenError where a rule of the database refuses it, and every method
    StoreUnavailableError where the database cannot do it now.

    Attributes:
        table: where they are kept.
        details: the domain's dataclass of them; its fields are named as the columns.
        orders: the orders a page can have.
        unedited: the details that are given once, or changed by an act of their own: an edit leaves them as they are.
        given: the details that the database gives: neither a new record nor an edit writes them.
    """

    table: ClassVar[Table]
    details: ClassVar[type[Any]]
    orders: ClassVar[Mapping[Any, Order]]
    unedited: ClassVar[frozenset[str]] = frozenset()
    given: ClassVar[frozenset[str]] = frozenset()

    # --- reading ------------------------------------------------------------------------------------------------------

    def find(self, key: UUID) -> Record[DetailsT] | None:
        """Return the record with this id, None where there is none."""
        return next(iter(self.these([key])), None)

    def get(self, key: UUID) -> Record[DetailsT]:
        """Return the record with this id.

        Raises:
            RecordNotFoundError: there is none.
        """
        found = self.find(key)
        if found is None:
            raise RecordNotFoundError([key])
        return found

    def these(self, keys: Collection[UUID]) -> Sequence[Record[DetailsT]]:
        """Return the records with these ids, those there are, in the order of their ids; one statement."""
        chosen = self._select().where(is_among(self.table.c.id, keys)).order_by(self.table.c.id)
        return [self._record(row) for row in self._rows("these", chosen)]

    def page(self, wanted: FilterT, order: OrderT, request: PageRequest) -> Page[Record[DetailsT]]:
        """Return one page of the records that ``wanted`` lets through; one statement."""
        in_order = self.orders[order]
        rows = self._rows("page", in_order.select_page(self._filtered(self._select(), wanted), request))
        return in_order.page(rows, request, self._record)

    def versions(self, wanted: FilterT) -> Sequence[RecordVersion]:
        """Return every record that ``wanted`` lets through, to choose them all for a bulk edit; one statement."""
        every = self._counting().with_only_columns(self.table.c.id, self.table.c.version).order_by(self.table.c.id)
        every = self._filtered(every, wanted)
        return [RecordVersion(row["id"], row["version"]) for row in self._rows("versions", every)]

    def count(self, wanted: FilterT) -> int:
        """Return how many records ``wanted`` lets through."""
        return int(self._scalar("count", self._filtered(self._counting(), wanted)))

    # --- writing ------------------------------------------------------------------------------------------------------

    def add(self, key: UUID, details: DetailsT) -> Record[DetailsT]:
        """Add one record under an id made by the program."""
        values = {"id": key, **self._values(details)}
        with self._savepoint():
            row = self._rows("add", insert(self.table).returning(*self._columns()), **values)[0]
        return self._record(row)

    def add_each(self, added: Sequence[tuple[UUID, DetailsT]]) -> None:
        """Add several records, all of them or none."""
        with self._savepoint():
            values = [{"id": key, **self._values(details)} for key, details in added]
            if values:
                self._run("add each", insert_many(self.table, values))

    def edit(self, seen: RecordVersion, details: DetailsT) -> Record[DetailsT]:
        """Save details over the version that was seen.

        Raises:
            StaleVersionError: somebody saved another version meanwhile.
            RecordNotFoundError: somebody deleted it.
        """
        return self.edit_each([(seen, details)])[0]

    def edit_each(self, changes: Sequence[tuple[RecordVersion, DetailsT]]) -> Sequence[Record[DetailsT]]:
        """Save several records over the versions that were seen, all of them or none; three statements, however many.

        Returns:
            the records as they are now, in the order of ``changes``.

        Raises:
            StaleVersionError: names every record that somebody saved meanwhile.
            RecordNotFoundError: names every record that is no longer there.
        """
        with self._savepoint():
            held = self._hold([seen for seen, _ in changes])
            return self._saved(held, changes)

    def edit_many(self, seen: Sequence[RecordVersion], changes: Mapping[str, object]) -> Sequence[Record[DetailsT]]:
        """Give many records the same values for some of their details, all of them or none.

        Args:
            seen: which records, at the versions that somebody saw.
            changes: by the name of the detail.

        Raises:
            StaleVersionError: names every record that somebody saved meanwhile.
            RecordNotFoundError: names every record that is no longer there.
        """
        return self.edit_by(seen, lambda now: dataclasses.replace(now, **changes))  # type: ignore[type-var]

    def edit_by(
        self, seen: Sequence[RecordVersion], change: Callable[[DetailsT], DetailsT]
    ) -> Sequence[Record[DetailsT]]:
        """Change the details of many records by one rule, all of them or none; raises as ``edit_many`` does."""
        with self._savepoint():
            held = self._hold(seen)
            now = {record.id: record.details for record in self.these([each.id for each in seen])}
            return self._saved(held, [(each, change(now[each.id])) for each in seen])

    def delete(self, seen: RecordVersion) -> None:
        """Delete the version that was seen.

        Raises:
            StaleVersionError: somebody saved another version meanwhile.
            RecordNotFoundError: it is gone already.
            InUseError: other records refer to it.
        """
        with self._savepoint():
            self._hold([seen], deleting=True)
            self._delete(seen.id)

    # --- what a kind of record says of itself -------------------------------------------------------------------------

    @abstractmethod
    def _conditions(self, wanted: FilterT) -> Iterable[ColumnElement[bool]]:
        """Return what a row must fulfil to be let through."""

    def _select(self) -> Select[Any]:
        return select(*self._columns())

    def _counting(self) -> Select[Any]:
        return select(func.count()).select_from(self.table)

    # --- how it is done -----------------------------------------------------------------------------------------------

    def _filtered(self, statement: Select[Any], wanted: FilterT) -> Select[Any]:
        return statement.where(*self._conditions(wanted))

    def _hold(self, seen: Sequence[RecordVersion], *, deleting: bool = False) -> Mapping[UUID, RowMapping]:
        """Lock the rows, in the order of their ids so that two bulk edits never wait for each other in a ring.

        What only refers to a row, as a scan does to its member, goes on beside an edit and waits for a deletion.

        Returns:
            what their unique keys are now.
        """
        locking = (
            select(self.table.c.id, self.table.c.version, *(self.table.c[name] for name in sorted(_keys(self.table))))
            .where(is_among(self.table.c.id, [each.id for each in seen]))
            .order_by(self.table.c.id)
            .with_for_update(key_share=not deleting)
        )
        if len(seen) >= _MANY:
            self._run("take time", TAKE_TIME)
        held = {row["id"]: row for row in self._rows("hold", locking)}
        missing = [each.id for each in seen if each.id not in held]
        if missing:
            raise RecordNotFoundError(missing)
        stale = [each.id for each in seen if held[each.id]["version"] != each.version]
        if stale:
            raise StaleVersionError(stale)
        return held

    def _delete(self, key: UUID) -> None:
        self._run("delete", delete(self.table).where(self.table.c.id == bindparam("of_id")), of_id=key)

    def _saved(
        self, held: Mapping[UUID, RowMapping], changes: Sequence[tuple[RecordVersion, DetailsT]]
    ) -> Sequence[Record[DetailsT]]:
        """Save rows that are held at these versions, and return them as they are now.

        Naming a unique key in an UPDATE locks the row as a deletion does, even where the key stays: then it is not
        named, so that a scan never waits for the save of a member.
        """
        rows = [{"of_id": seen.id, **self._edited_values(details)} for seen, details in changes]
        keys = _keys(self.table)
        if all(row[name] == held[row["of_id"]][name] for row in rows for name in keys & row.keys()):
            rows = [{name: value for name, value in row.items() if name not in keys} for row in rows]
        self._save(rows)
        now = {record.id: record for record in self.these([seen.id for seen, _ in changes])}
        return [now[seen.id] for seen, _ in changes]

    def _save(self, changes: Sequence[Mapping[str, Any]]) -> None:
        """Save what is given, by column, into the rows ``of_id``, which are held."""
        moved = {"version": self.table.c.version + 1}
        if len(changes) == 1:
            one = update(self.table).where(self.table.c.id == bindparam("of_id")).values(moved)
            self._run("edit", one, **changes[0])
        elif changes:
            self._run("edit many", update_many(self.table, changes).values(moved))

    def _values(self, details: DetailsT) -> dict[str, Any]:
        names = (field.name for field in dataclasses.fields(self.details) if field.name not in self.given)
        return with_keys(self.table, {name: getattr(details, name) for name in names})

    def _edited_values(self, details: DetailsT) -> dict[str, Any]:
        return {name: value for name, value in self._values(details).items() if name not in self.unedited}

    def _columns(self) -> list[ColumnElement[Any]]:
        names = (*_KEPT, *(field.name for field in dataclasses.fields(self.details)))
        return [self.table.c[name] for name in names]

    def _record(self, row: RowMapping) -> Record[DetailsT]:
        kept = {name: row[name] for name in _KEPT}
        return Record(**kept, details=details_of(self.details, row))


@cache
def _keys(table: Table) -> frozenset[str]:
    """Return the columns of a table's unique rules, but for the id."""
    rules = [each.columns for each in table.constraints if isinstance(each, UniqueConstraint)]
    indexes = [each.columns for each in table.indexes if each.unique]
    return frozenset(column.name for columns in (*rules, *indexes) for column in columns) - {"id"}


def details_of(kind: type, row: RowMapping) -> Any:  # noqa: ANN401 - a value of ``kind``
    """Return the domain's value for a row, its fixed sets of values as the domain's own types."""
    return kind(**{name: _as(choice, row[name]) for name, choice in _choices(kind).items()})


def _as(choice: type[Enum] | None, value: object) -> object:
    return value if choice is None or value is None else choice(value)


@cache
def _choices(kind: type) -> dict[str, type[Enum] | None]:
    hints = get_type_hints(kind)
    return {field.name: _choice(hints[field.name]) for field in dataclasses.fields(kind)}


def _choice(hint: object) -> type[Enum] | None:
    candidates = get_args(hint) if get_origin(hint) is UnionType else (hint,)
    return next((each for each in candidates if isinstance(each, type) and issubclass(each, Enum)), None)
