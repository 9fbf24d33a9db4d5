"""The default values of the lists and settings, put into the database where they are missing.

What a person did is never undone by a later version of this program. A value that is there is left as it is, also
renamed or hidden. One that somebody deleted, or gave another code, is not put back: the audit log knows of it. Two
sorts come back all the same, because the program relies on them: the system values of a list, which nobody can delete,
and the settings, where to delete one is to ask for its default.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb
from uuid_utils.compat import uuid7

from sentinel_desktop.domain import default_lists
from sentinel_desktop.persistence.store_errors import translated
from sentinel_desktop.persistence.tables import Row
from sentinel_desktop.persistence.tables.base import with_keys

Connection = psycopg.Connection[tuple[Any, ...]]
Values = Mapping[str, Any]

_NATURAL_KEYS: Final = {
    "member_statuses": ("code",),
    "badge_statuses": ("code",),
    "member_types": ("code",),
    "visit_types": ("code",),
    "tags": ("code",),
    "qualification_types": ("code",),
    "list_items": ("list_type", "code"),
    "divisions": ("code",),
    "ranks": ("branch", "code"),
    "settings": ("key",),
}


def seed_lists(owner_conninfo: str) -> dict[str, int]:
    """Insert what is missing, all of it or nothing; a second call inserts nothing.

    Returns:
        how many rows were inserted, by table.

    Raises:
        StoreUnavailableError: the database does not answer, or has not the tables of this program.
    """
    with translated(), psycopg.connect(owner_conninfo) as connection:
        return insert_missing(connection)


def insert_missing(connection: Connection) -> dict[str, int]:
    """Insert what is missing in the connection's transaction, which the caller commits; returns how many by table.

    Two who do this at once wait for each other, and insert each value once: both take the tables in one order.
    """
    return {table: insert_values(connection, table, rows) for table, rows in _default_rows().items()}


def insert_values(connection: Connection, table: str, rows: Sequence[Values]) -> int:
    """Insert the values of one list that are missing, in the connection's transaction; returns how many those were.

    Args:
        connection: the owner's.
        table: one of the lists, or the settings.
        rows: by column, all with the same columns; without ids and keys to sort by, which are made here.
    """
    key = _NATURAL_KEYS[table]
    taken_away = frozenset() if table == "settings" else _taken_away(connection, table)
    wanted = [row for row in rows if row.get("is_system") or tuple(row[part] for part in key) not in taken_away]
    if not wanted:
        return 0
    made = [with_keys(Row.metadata.tables[table], {"id": uuid7(), **row}) for row in wanted]
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({}) ON CONFLICT ({}) DO NOTHING").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, made[0])),
        sql.SQL(", ").join(map(sql.Placeholder, made[0])),
        sql.SQL(", ").join(map(sql.Identifier, key)),
    )
    # Not executemany: where a row is refused, its pipeline may mutter a warning of its own beside the error.
    return sum(connection.execute(statement, row).rowcount for row in made)


def in_order(values: Iterable[Any]) -> list[Values]:
    """Return list values as rows that stand in their order; steps of ten leave room between two."""
    return [asdict(value) | {"display_order": place * 10} for place, value in enumerate(values, start=1)]


def _taken_away(connection: Connection, table: str) -> frozenset[tuple[str, ...]]:
    """Return the natural keys that a row of ``table`` once had and lost, by being deleted or by getting another."""
    before, after = (
        sql.SQL(", ").join(sql.SQL("{} ->> {}").format(sql.Identifier(side), part) for part in _NATURAL_KEYS[table])
        for side in ("before", "after")
    )
    query = sql.SQL(
        "SELECT {before} FROM audit_log WHERE table_name = {table} AND operation <> 'INSERT' "
        "AND ROW ({before}) IS DISTINCT FROM ROW ({after})"
    ).format(before=before, after=after, table=table)
    return frozenset(connection.execute(query).fetchall())


def _default_rows() -> dict[str, list[Values]]:
    return {
        "member_statuses": in_order(default_lists.MEMBER_STATUSES),
        "badge_statuses": in_order(default_lists.BADGE_STATUSES),
        "member_types": in_order(default_lists.MEMBER_TYPES),
        "visit_types": in_order(default_lists.VISIT_TYPES),
        "tags": in_order(default_lists.TAGS),
        "qualification_types": in_order(default_lists.QUALIFICATION_TYPES),
        "list_items": [*in_order(default_lists.MESSES), *in_order(default_lists.EVENT_ROLES)],
        "divisions": in_order(default_lists.DIVISIONS),
        "ranks": [asdict(rank) for rank in default_lists.RANKS],
        "settings": [asdict(setting) | {"value": Jsonb(setting.value)} for setting in default_lists.SETTINGS],
    }
