"""Who uses the values of the lists: counted by table, and named one by one for a screen that opens them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Select, Table, Text, collate, func, literal, select, union_all

from sentinel_desktop.persistence.tables import Row

_TABLES: Final = Row.metadata.tables
_MEMBERS: Final = _TABLES["members"]
_BADGES: Final = _TABLES["badges"]
_RANKS: Final = _TABLES["ranks"]


@dataclass(frozen=True, slots=True)
class Shown:
    """How a record that uses a value is shown.

    Attributes:
        table: where the record is that a person opens; it may be one the using row belongs to.
        key: what it is sorted by, plain characters.
        label: what a person calls it.
        owner: the column of the using row that names it; None where it is the using row itself.
    """

    table: Table
    key: ColumnElement[str]
    label: ColumnElement[str]
    owner: str | None = None


def _named(table: Table) -> Shown:
    return Shown(table, table.c.sort_key, table.c.display_name)


def _of_a_member() -> Shown:
    return Shown(_MEMBERS, _MEMBERS.c.sort_key, _MEMBERS.c.display_name, owner="member_id")


SHOWN: Final[Mapping[str, Shown]] = {
    "members": _named(_MEMBERS),
    "visitors": _named(_TABLES["visitors"]),
    "event_attendees": _named(_TABLES["event_attendees"]),
    "member_tags": _of_a_member(),
    "member_qualifications": _of_a_member(),
    "badges": Shown(
        _BADGES,
        collate(_BADGES.c.serial, "C"),
        func.coalesce(func.nullif(_BADGES.c.printed_number, ""), _BADGES.c.serial),
    ),
    "ranks": Shown(_RANKS, _RANKS.c.name_key, _RANKS.c.name),
}
"""By the table of the using row."""


def references_to(table: Table) -> Sequence[Column[Any]]:
    """Return every column of the schema that names a row of ``table``, by table and column."""
    return [
        column
        for each in Row.metadata.sorted_tables
        for column in each.columns
        if any(key.column is table.c.id for key in column.foreign_keys)
    ]


def rule_of(column: Column[Any]) -> str:
    """Return the name of the foreign key by which a column names a value."""
    (rule,) = {str(key.constraint.name) for key in column.foreign_keys if key.constraint is not None}
    return rule


def count_uses(columns: Sequence[Column[Any]], values: Collection[UUID]) -> Any:  # noqa: ANN401 - a compound select
    """Return the query of how many rows have each of ``values`` in each of ``columns``."""
    counting = [
        select(
            column.label("value"),
            literal(column.table.name, Text()).label("of_table"),
            literal(column.name, Text()).label("of_column"),
            func.count().label("uses"),
        )
        .where(column.in_(values))
        .group_by(column)
        for column in columns
    ]
    return union_all(*counting).order_by("of_table", "of_column", "value")


def name_users(columns: Sequence[Column[Any]], value: UUID) -> Select[Any]:
    """Return the query of who has ``value``: ``of_table``, ``id``, ``label`` and the ``key`` to sort by."""
    users = union_all(*(_users(column, SHOWN[column.table.name], value) for column in columns)).subquery("users")
    return select(users.c.of_table, users.c.id, users.c.label, users.c.key)


def _users(column: Column[Any], shown: Shown, value: UUID) -> Select[Any]:
    naming = select(
        literal(shown.table.name, Text()).label("of_table"),
        shown.table.c.id.label("id"),
        shown.label.label("label"),
        shown.key.label("key"),
    ).where(column == value)
    if shown.owner is None:
        return naming
    return naming.join_from(shown.table, column.table, column.table.c[shown.owner] == shown.table.c.id)
