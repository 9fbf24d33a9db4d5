"""The default values of the lists and settings, put into the database where they are missing.

What is there already is left as it is: an edit of a supervisor is never undone by a later version of this program.
"""

from collections.abc import Iterable, Mapping
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

Values = Mapping[str, Any]

_NATURAL_KEYS: Final = {
    "member_statuses": ("code",),
    "badge_statuses": ("code",),
    "member_types": ("code",),
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


def insert_missing(connection: psycopg.Connection[tuple[Any, ...]]) -> dict[str, int]:
    """Insert what is missing in the connection's transaction, which the caller commits; returns how many by table."""
    return {
        table: sum(_insert(connection, table, values) for values in rows) for table, rows in _default_rows().items()
    }


def _default_rows() -> dict[str, Iterable[Values]]:
    return {
        "member_statuses": _in_order(default_lists.MEMBER_STATUSES),
        "badge_statuses": _in_order(default_lists.BADGE_STATUSES),
        "member_types": _in_order(default_lists.MEMBER_TYPES),
        "divisions": [asdict(division) for division in default_lists.DIVISIONS],
        "ranks": [asdict(rank) for rank in default_lists.RANKS],
        "settings": [asdict(setting) | {"value": Jsonb(setting.value)} for setting in default_lists.SETTINGS],
    }


def _in_order(values: Iterable[default_lists.ListValue]) -> list[Values]:
    return [asdict(value) | {"display_order": place * 10} for place, value in enumerate(values, start=1)]


def _insert(connection: psycopg.Connection[tuple[Any, ...]], table: str, values: Values) -> int:
    row = with_keys(Row.metadata.tables[table], {"id": uuid7(), **values})
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({}) ON CONFLICT ({}) DO NOTHING").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, row)),
        sql.SQL(", ").join(map(sql.Placeholder, row)),
        sql.SQL(", ").join(map(sql.Identifier, _NATURAL_KEYS[table])),
    )
    return connection.execute(statement, row).rowcount
