"""The lists that supervisors edit: one repository for all of them, because they keep the same rules."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    literal,
    select,
    union_all,
    update,
)

from sentinel_desktop.domain.lists import (
    DivisionDetails,
    EnumeratedDetails,
    ListFilter,
    ListItemDetails,
    ListOrder,
    QualificationTypeDetails,
    RankDetails,
    StatusDetails,
    TagDetails,
    Usage,
)
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.persistence.repositories.edited import EditedRepository
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.tables import (
    BadgeStatusRow,
    DivisionRow,
    ListItemRow,
    MemberStatusRow,
    MemberTypeRow,
    QualificationTypeRow,
    RankRow,
    Row,
    TagRow,
    VisitTypeRow,
)
from sentinel_desktop.services.ports import RecordNotFoundError, StaleVersionError

ListDetails = TypeVar("ListDetails")
STEP = 10
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

    Attributes:
        scope: the column that parts a table into several lists; None where a table is one list.
    """

    scope: ClassVar[Column[Any] | None] = None

    # --- uses ---------------------------------------------------------------------------------------------------------

    def usage_counts(self, keys: Collection[UUID]) -> Mapping[UUID, int]:
        """Return how many records have each of these values; one statement, whatever their number."""
        counts = dict.fromkeys(keys, 0)
        for usage in self._usages(keys):
            counts[usage["value"]] += usage["uses"]
        return counts

    def usage_count(self, key: UUID) -> int:
        """Return how many records have this value."""
        return self.usage_counts([key])[key]

    def usages(self, key: UUID) -> Sequence[Usage]:
        """Return where this value is used, and how often; nothing for a value that nobody has."""
        return [Usage(row["of_table"], row["of_column"], row["uses"]) for row in self._usages([key])]

    # --- edits that only a list has -----------------------------------------------------------------------------------

    def replace_and_delete(self, seen: RecordVersion, replacement: UUID) -> int:
        """Give every record that has this value the other one, and delete it; all of it or nothing.

        A new use that comes at the same moment waits, and finds the value gone.

        Returns:
            how many records have the replacement instead.

        Raises:
            StaleVersionError, RecordNotFoundError: of the value, or of its replacement.
            InUseError: the program itself needs the value.
        """
        if replacement == seen.id:
            raise RecordNotFoundError([replacement])
        with self._savepoint():
            self._hold([seen])
            self._hold_replacement(replacement)
            moved = sum(self._move(column, seen.id, replacement) for column in self.references())
            self.delete(seen)
        return moved

    def reorder(self, keys: Sequence[UUID], scope: str | None = None) -> None:
        """Put the whole list into this order; versions stay, so that nobody's save is refused for it.

        Raises:
            StaleVersionError: the list has other values than these by now; nothing was changed.
        """
        with self._savepoint():
            held = select(self.table.c.id).where(*self._in_scope(scope)).order_by(self.table.c.id).with_for_update()
            there = {row["id"] for row in self._rows("hold all", held)}
            if there != set(keys) or len(there) != len(keys):
                raise StaleVersionError(there ^ set(keys) or keys)
            placing = update(self.table).where(self.table.c.id == bindparam("of_id"))
            places = [{"of_id": key, "display_order": place * STEP} for place, key in enumerate(keys, start=1)]
            self._run_each("reorder", placing, places)

    def hide(self, seen: RecordVersion) -> Record[ListDetails]:
        """Offer the value no longer; records that have it keep it."""
        return self.edit_many([seen], {"is_active": False})[0]

    def show(self, seen: RecordVersion) -> Record[ListDetails]:
        """Offer the value again."""
        return self.edit_many([seen], {"is_active": True})[0]

    # --- how it is done -----------------------------------------------------------------------------------------------

    def _conditions(self, wanted: ListFilter) -> Iterable[ColumnElement[bool]]:
        if wanted.text:
            yield self.table.c.name_key.contains(sort_key(wanted.text), autoescape=True)
        if wanted.is_active is not None:
            yield self.table.c.is_active.is_(wanted.is_active)
        yield from self._in_scope(wanted.scope)

    def _in_scope(self, scope: str | None) -> Iterable[ColumnElement[bool]]:
        if scope is not None and self.scope is not None:
            yield self.scope == scope

    @classmethod
    def references(cls) -> Sequence[Column[Any]]:
        """Return every column of the schema that names a value of this list, by table and column."""
        return [
            column
            for table in Row.metadata.sorted_tables
            for column in table.columns
            if any(key.column is cls.table.c.id for key in column.foreign_keys)
        ]

    def _usages(self, keys: Collection[UUID]) -> Sequence[Any]:
        counting = [
            select(
                column.label("value"),
                literal(column.table.name, Text()).label("of_table"),
                literal(column.name, Text()).label("of_column"),
                func.count().label("uses"),
            )
            .where(column.in_(keys))
            .group_by(column)
            for column in self.references()
        ]
        if not counting:
            return []
        return self._rows("usages", union_all(*counting).order_by("of_table", "of_column", "value"))

    def _hold_replacement(self, key: UUID) -> None:
        held = select(self.table.c.id).where(self.table.c.id == bindparam("of_id")).with_for_update(key_share=True)
        if not self._rows("hold replacement", held, of_id=key):
            raise RecordNotFoundError([key])

    def _move(self, column: Column[Any], value: UUID, replacement: UUID) -> int:
        """Give the records of one table the replacement; where one has both already, one of them is enough."""
        names = {"value": value, "replacement": replacement}
        for duplicate in _made_twice(column):
            self._run("drop doubles", duplicate, **names)
        moving = update(column.table).where(column == bindparam("value")).values({column: bindparam("replacement")})
        if "version" in column.table.c:
            moving = moving.values(version=column.table.c.version + 1)
        return self._run("replace", moving, **names)


def _made_twice(column: Column[Any]) -> Iterable[Any]:
    """Return, for each rule that a replacement could break, what deletes the rows that have both values."""
    table = column.table
    for rule in table.constraints:
        if not isinstance(rule, UniqueConstraint) or column.name not in rule.columns:
            continue
        others = [each for each in rule.columns if each is not column]
        if others:
            kept = table.alias("kept")
            same = [kept.c[each.name] == each for each in others]
            has_both = select(kept.c.id).where(kept.c[column.name] == bindparam("replacement"), *same)
            yield delete(table).where(column == bindparam("value"), has_both.exists())


class MemberStatusRepository(ListRepository[StatusDetails]):
    """The statuses of members."""

    aggregate, table, details = "member statuses", table_of(MemberStatusRow), StatusDetails
    orders = orders_of(table)


class BadgeStatusRepository(ListRepository[StatusDetails]):
    """The statuses of badges."""

    aggregate, table, details = "badge statuses", table_of(BadgeStatusRow), StatusDetails
    orders = orders_of(table)


class MemberTypeRepository(ListRepository[EnumeratedDetails]):
    """The types of members."""

    aggregate, table, details = "member types", table_of(MemberTypeRow), EnumeratedDetails
    orders = orders_of(table)


class VisitTypeRepository(ListRepository[EnumeratedDetails]):
    """The types of visits."""

    aggregate, table, details = "visit types", table_of(VisitTypeRow), EnumeratedDetails
    orders = orders_of(table)


class ListItemRepository(ListRepository[ListItemDetails]):
    """The other lists: messes, MOCs, event roles, and any that a supervisor adds; the scope is the list's type."""

    aggregate, table, details = "list items", table_of(ListItemRow), ListItemDetails
    orders, scope = orders_of(table), table.c.list_type


class RankRepository(ListRepository[RankDetails]):
    """Ranks; the scope is the branch."""

    aggregate, table, details = "ranks", table_of(RankRow), RankDetails
    orders, scope = orders_of(table), table.c.branch


class DivisionRepository(ListRepository[DivisionDetails]):
    """The divisions of the unit."""

    aggregate, table, details = "divisions", table_of(DivisionRow), DivisionDetails
    orders = orders_of(table)


class TagRepository(ListRepository[TagDetails]):
    """Tags; who has them is in ``member_tags``."""

    aggregate, table, details = "tags", table_of(TagRow), TagDetails
    orders = orders_of(table)


class QualificationTypeRepository(ListRepository[QualificationTypeDetails]):
    """The kinds of qualification; who has them is in ``member_qualifications``."""

    aggregate, table, details = "qualification types", table_of(QualificationTypeRow), QualificationTypeDetails
    orders = orders_of(table)
