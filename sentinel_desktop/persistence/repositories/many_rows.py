"""Many rows by one statement, however many: a bulk edit is announced once, not once a row.

The rows travel as one array a column, so that neither the protocol's limit of 65,535 values nor a statement written
anew for each number of rows stands in the way.
"""

from collections.abc import Collection, Mapping, Sequence
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Column,
    ColumnElement,
    Insert,
    Table,
    Text,
    Update,
    Uuid,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.sql.selectable import TableValuedAlias
from sqlalchemy.types import TypeEngine

Rows = Sequence[Mapping[str, Any]]


def insert_many(table: Table, rows: Rows) -> Insert:
    """Return what inserts ``rows``, one at least, which all have the same columns."""
    given = _given(rows, {name: table.c[name].type for name in rows[0]})
    return insert(table).from_select(list(rows[0]), select(*given.c))


def update_many(table: Table, rows: Rows) -> Update:
    """Return what changes, by column, the row whose id each of ``rows``, one at least, has as ``of_id``."""
    names = [name for name in rows[0] if name != "of_id"]
    given = _given(rows, {"of_id": Uuid(), **{name: table.c[name].type for name in names}})
    return update(table).where(table.c.id == given.c.of_id).values({name: given.c[name] for name in names})


def is_among(key: Column[Any], keys: Collection[UUID]) -> ColumnElement[bool]:
    """Return whether a row's key is one of ``keys``, whatever their number."""
    return key == func.any(literal(list(keys), ARRAY(Uuid())))


def _given(rows: Rows, types: Mapping[str, TypeEngine[Any]]) -> TableValuedAlias:
    arrays = [
        literal([_plain(row[name]) for row in rows], ARRAY(Text() if isinstance(kind, Text) else kind, dimensions=1))
        for name, kind in types.items()
    ]
    return func.unnest(*arrays).table_valued(*types, name="given").render_derived()


def _plain(value: object) -> object:
    """Return the value of an enumeration's member, which the driver takes in an array by its name."""
    return value.value if isinstance(value, Enum) else value
