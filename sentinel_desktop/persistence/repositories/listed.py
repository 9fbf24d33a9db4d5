"""What the repositories of the lists that supervisors edit have in common, because all lists keep the same rules."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, ClassVar, Final, TypeVar
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Delete,
    Table,
    UniqueConstraint,
    bindparam,
    case,
    delete,
    func,
    null,
    select,
    update,
)

from sentinel_desktop.domain.faults import (
    InUseError,
    InvalidValueError,
    MissingReferenceError,
    RecordNotFoundError,
    StaleVersionError,
)
from sentinel_desktop.domain.list_edits import Held
from sentinel_desktop.domain.lists import ListFilter, ListOrder, Usage, Use
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence.broken_rules import NEEDED_BY_THE_PROGRAM
from sentinel_desktop.persistence.repositories.edited import TAKE_TIME, EditedRepository
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.repositories.list_uses import count_uses, name_users, references_to, rule_of
from sentinel_desktop.persistence.repositories.many_rows import is_among, update_many
from sentinel_desktop.persistence.repositories.searches import has_words
from sentinel_desktop.persistence.tables import Row

ListDetails = TypeVar("ListDetails")
STEP: Final = 10
"""Between two values in their order, so that a value can be put between them."""


def table_of(row: type[Row]) -> Table:
    """Return the table a row's class declares."""
    return Row.metadata.tables[row.__tablename__]


def orders_of(table: Table) -> Mapping[ListOrder, Order]:
    """Return the orders of a list's table."""
    name, key = table.c.name_key, table.c.id
    return {ListOrder.PLACE: Order((table.c.display_order, name, key)), ListOrder.NAME: Order((name, key))}


class ListRepository(EditedRepository[ListDetails, ListFilter, ListOrder]):
    """One list of values: what every supervisor's list can do.

    An edit changes neither a value's place, which ``reorder`` gives without a new version, nor whether the program
    itself needs it.

    Attributes:
        scope: the column that parts a table into several lists; None where a table is one list.
        apart: what names a value of one of these lists never names one of another.
    """

    scope: ClassVar[Column[Any] | None] = None
    apart: ClassVar[bool] = False
    unedited = frozenset({"display_order", "is_system"})

    # --- uses ---------------------------------------------------------------------------------------------------------

    def usage_counts(self, keys: Collection[UUID]) -> Mapping[UUID, int]:
        """Return how many records have each of these values; one statement, whatever their number."""
        return {key: sum(usage.count for usage in usages) for key, usages in self.usages_of(keys).items()}

    def usages_of(self, keys: Collection[UUID]) -> Mapping[UUID, Sequence[Usage]]:
        """Return where each of these values is used, and how often; one statement, whatever their number."""
        found: dict[UUID, list[Usage]] = {key: [] for key in keys}
        for row in self._usages(keys):
            found[row["value"]].append(Usage(row["of_table"], row["of_column"], row["uses"]))
        return found

    def usage_count(self, key: UUID) -> int:
        """Return how many records have this value."""
        return self.usage_counts([key])[key]

    def usages(self, key: UUID) -> Sequence[Usage]:
        """Return where this value is used, and how often; nothing for a value that nobody has."""
        return self.usages_of([key])[key]

    def users(self, key: UUID, request: PageRequest) -> Page[Use]:
        """Return one page of the records that have this value, by table and name; one statement."""
        naming = name_users(self.references(), key).subquery("named")
        in_order = Order((naming.c.of_table, naming.c.key, naming.c.id))
        rows = self._rows("users", in_order.select_page(select(naming), request))
        return in_order.page(rows, request, lambda row: Use(row["of_table"], row["id"], row["label"]))

    # --- edits that only a list has -----------------------------------------------------------------------------------

    def delete(self, seen: RecordVersion) -> None:
        """Delete the version that was seen.

        Raises:
            StaleVersionError: somebody saved another version meanwhile.
            RecordNotFoundError: it is gone already.
            InUseError: records have it, also where they would only lose it; or the program itself needs it.
        """
        with self._savepoint():
            self._hold([seen], deleting=True)
            self._refuse_used(seen.id)
            self._delete(seen.id)

    def replace_and_delete(self, seen: RecordVersion, replacement: UUID) -> int:
        """Give every record that has this value the other one, and delete it; all of it or nothing.

        A new use that comes at the same moment waits, and finds the value gone.

        Returns:
            how many records had the value.

        Raises:
            StaleVersionError, RecordNotFoundError: of the value, or of its replacement.
            MissingReferenceError: the replacement is a value of another list.
            InUseError: the program itself needs the value.
            InvalidValueError: the replacement is the value itself.
        """
        if replacement == seen.id:
            raise InvalidValueError(
                sentence("RecordFaults", "A value cannot be replaced by itself: choose another one."),
                table=self.table.name,
            )
        with self._savepoint():
            self._run("take time", TAKE_TIME)
            self._hold_both(seen, replacement)
            used = self.usage_count(seen.id)
            for column in self.references():
                self._move(column, seen.id, replacement)
            self._delete(seen.id)
        return used

    def holders(self, key: UUID) -> Sequence[Held]:
        """Return every record that has this value, with its version; a statement for each column that names one."""
        return [self._held(column, column == bindparam("value"), value=key) for column in self.references()]

    def give_back(self, key: UUID, details: ListDetails, replacement: UUID, held: Sequence[Held]) -> None:
        """Add a value again that was replaced, and give it to records that have the replacement; all of it or nothing.

        Args:
            key: the id that it had.
            details: what it was.
            replacement: what the records have now.
            held: which records, at the versions that they were seen at.

        Raises:
            StaleVersionError: a record was saved meanwhile.
            RecordNotFoundError: a record is no longer there.
        """
        with self._savepoint():
            self._run("take time", TAKE_TIME)
            self.add(key, details)
            for column in self.references():
                for each in held:
                    if (each.table, each.column) == (column.table.name, column.name) and each.records:
                        self._give_back(column, key, replacement, each.records)

    def reorder(self, keys: Sequence[UUID], scope: str | None = None) -> None:
        """Put the whole list into this order; versions stay, so that nobody's save is refused for it.

        The places that the values have are dealt out anew, so that ranks of one standing keep it in their branches;
        where two values have one place, all get new ones.

        Raises:
            StaleVersionError: the list has other values than these by now; nothing was changed.
        """
        with self._savepoint():
            there = self._hold_places(scope)
            if there.keys() != set(keys) or len(there) != len(keys):
                raise StaleVersionError(there.keys() ^ set(keys) or keys)
            places = sorted(there.values())
            if len(set(places)) != len(places):
                places = [place * STEP for place in range(1, len(keys) + 1)]
            moved = [
                {"of_id": key, "display_order": place}
                for key, place in zip(keys, places, strict=True)
                if there[key] != place
            ]
            if moved:
                self._run("reorder", update_many(self.table, moved))

    def last_place(self, scope: str | None = None) -> int:
        """Return the ``display_order`` that puts a new value behind all others."""
        last = select(func.coalesce(func.max(self.table.c.display_order), 0)).where(*self._in_scope(scope))
        return int(self._scalar("last place", last)) + STEP

    def hide(self, seen: RecordVersion) -> Record[ListDetails]:
        """Offer the value no longer; records that have it keep it."""
        return self.edit_many([seen], {"is_active": False})[0]

    def show(self, seen: RecordVersion) -> Record[ListDetails]:
        """Offer the value again."""
        return self.edit_many([seen], {"is_active": True})[0]

    # --- how it is done -----------------------------------------------------------------------------------------------

    @classmethod
    def references(cls) -> Sequence[Column[Any]]:
        """Return every column of the schema that names a value of this list, by table and column."""
        return references_to(cls.table)

    def _conditions(self, wanted: ListFilter) -> Iterable[ColumnElement[bool]]:
        yield from has_words(self.table.c.name_key, wanted.text)
        if wanted.is_active is not None:
            yield self.table.c.is_active.is_(wanted.is_active)
        yield from self._in_scope(wanted.scope)

    def _in_scope(self, scope: str | None) -> Iterable[ColumnElement[bool]]:
        if scope is not None and self.scope is not None:
            yield self.scope == scope

    def _usages(self, keys: Collection[UUID]) -> Sequence[Any]:
        return self._rows("usages", count_uses(self.references(), keys))

    def _refuse_used(self, key: UUID) -> None:
        used = {(usage.table, usage.column) for usage in self.usages(key)}
        for column in self.references():
            if (column.table.name, column.name) in used:
                raise InUseError(
                    sentence(
                        "RecordFaults",
                        "Other records still use it ({fields} in {table}).",
                        fields=column.name,
                        table=column.table.name,
                    ),
                    rule=rule_of(column),
                    table=column.table.name,
                    fields=[column.name],
                    values=[key],
                )

    def _hold_both(self, seen: RecordVersion, replacement: UUID) -> None:
        """Lock both values in the order of their ids: new uses of either wait, so that none is had twice."""
        extra = [column for column in (self.scope, self.table.c.get("is_system")) if column is not None]
        columns = [self.table.c.id, self.table.c.version, *extra]
        both = select(*columns).where(self.table.c.id.in_((seen.id, replacement)))
        rows = {row["id"]: row for row in self._rows("hold both", both.order_by(self.table.c.id).with_for_update())}
        if len(rows) != len({seen.id, replacement}):
            raise RecordNotFoundError({seen.id, replacement} - rows.keys())
        if rows[seen.id]["version"] != seen.version:
            raise StaleVersionError([seen.id])
        if rows[seen.id].get("is_system"):
            # The database would refuse it too, after all its uses have been moved.
            raise InUseError(NEEDED_BY_THE_PROGRAM, rule="refuse_system_value", table=self.table.name)
        if self.apart and self.scope is not None and len({row[self.scope.name] for row in rows.values()}) > 1:
            raise MissingReferenceError(
                sentence("RecordFaults", "The replacement is a value of another list."),
                table=self.table.name,
                fields=[self.scope.name],
                values=[replacement],
            )

    def _hold_places(self, scope: str | None) -> Mapping[UUID, int]:
        places = (
            select(self.table.c.id, self.table.c.display_order)
            .where(*self._in_scope(scope))
            .order_by(self.table.c.id)
            .with_for_update(key_share=True)
        )
        return {row["id"]: row["display_order"] for row in self._rows("hold places", places)}

    def _move(self, column: Column[Any], value: UUID, replacement: UUID) -> None:
        names = {"value": value, "replacement": replacement}
        for double in self._doubles(column):
            self._run("drop doubles", double, **names)
        new: Any = bindparam("replacement")
        if column.table is self.table:
            new = case((self.table.c.id == new, null()), else_=new)
        moving = update(column.table).where(column == bindparam("value")).values({column: new})
        self._run("replace", moving.values(version=column.table.c.version + 1), **names)

    def _held(self, column: Column[Any], condition: ColumnElement[bool], **values: object) -> Held:
        table = column.table
        having = select(table.c.id, table.c.version).where(condition).order_by(table.c.id)
        rows = self._rows("holders", having, **values)
        return Held(table.name, column.name, tuple(RecordVersion(row["id"], row["version"]) for row in rows))

    def _give_back(self, column: Column[Any], value: UUID, replacement: UUID, records: Sequence[RecordVersion]) -> None:
        table = column.table
        named = is_among(table.c.id, [record.id for record in records])
        locking = select(table.c.id, table.c.version, column.label("has")).where(named).order_by(table.c.id)
        now = {row["id"]: row for row in self._rows("hold holders", locking.with_for_update(key_share=True))}
        if gone := [record.id for record in records if record.id not in now]:
            raise RecordNotFoundError(gone)
        if stale := [
            record.id
            for record in records
            if (now[record.id]["version"], now[record.id]["has"]) != (record.version, replacement)
        ]:
            raise StaleVersionError(stale)
        giving = update(table).where(named).values({column: value, table.c.version: table.c.version + 1})
        self._run("give back", giving)

    def _doubles(self, column: Column[Any]) -> Iterable[Delete]:
        """Return what deletes the uses of ``value`` by who has ``replacement`` too, where a rule allows only one."""
        table = column.table
        for rule in table.constraints:
            if isinstance(rule, UniqueConstraint) and column.name in rule.columns:
                kept = table.alias("kept")
                same = [kept.c[each.name] == each for each in rule.columns if each is not column]
                has_both = select(kept.c.id).where(kept.c[column.name] == bindparam("replacement"), *same)
                yield delete(table).where(column == bindparam("value"), has_both.exists())
