"""Makes rows by the tables' factories: drafts their values, makes what they refer to, inserts them."""

import itertools
from collections import defaultdict
from typing import Any, Final
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb
from sqlalchemy import Table
from sqlalchemy.dialects.postgresql import JSONB
from uuid_utils.compat import uuid7

from sentinel_desktop.persistence.tables import Row
from sentinel_desktop.persistence.tables.base import with_keys
from tests.support.factories.declaration import MINIMAL, Factory, Later, Values
from tests.support.factories.registry import DECLARED

Connection = psycopg.Connection[tuple[Any, ...]]

_NUMBERS: Final[defaultdict[str, "itertools.count[int]"]] = defaultdict(lambda: itertools.count(1))
"""By the name of the database: rows made by several connections do not collide there, and what a test's rows are called
does not depend on the tests before it, so that a text it looks for is in none of them by chance."""


def insert(connection: Connection, table: Table, values: Values, *, there_already: bool = False) -> None:
    """Insert one row of exactly these values; a row that is ``there_already`` is changed to them."""
    row = {column: _as_sent(table, column, value) for column, value in values.items()}
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        sql.Identifier(table.name),
        sql.SQL(", ").join(map(sql.Identifier, row)),
        sql.SQL(", ").join(map(sql.Placeholder, row)),
    )
    if there_already:
        change = sql.SQL("{0} = excluded.{0}")
        statement += sql.SQL(" ON CONFLICT ({}) DO UPDATE SET {}").format(
            sql.Identifier(key_column(table)),
            sql.SQL(", ").join(change.format(sql.Identifier(column)) for column in row),
        )
    connection.execute(statement, row)


def key_column(table: Table) -> str:
    """Return the name of the one column of a table's primary key."""
    (column,) = table.primary_key.columns
    return column.name


def _as_sent(table: Table, column: str, value: object) -> object:
    if value is None or isinstance(value, Jsonb) or not isinstance(table.columns[column].type, JSONB):
        return value
    return Jsonb(value)


class Draft:
    """One row before it is inserted; each of its values is made when it is first asked for.

    Attributes:
        number: given to this row alone.
    """

    make: "Factories"
    number: int

    def __init__(self, make: "Factories", values: Values) -> None:
        self.make = make
        self.number = next(_NUMBERS[make.connection.info.dbname])
        self._values = dict(values)

    def __getitem__(self, column: str) -> Any:  # noqa: ANN401 - as the column's type
        value = self._values[column]
        if isinstance(value, Later):
            value = self._values[column] = value.made(self)
        return value

    def values(self) -> dict[str, Any]:
        """Return all values of the row, and make what they refer to."""
        return {column: self[column] for column in self._values}


class RowsOf:
    """Makes the rows of one table."""

    def __init__(self, make: "Factories", factory: Factory) -> None:
        self.factory = factory
        self._make = make
        self._table = Row.metadata.tables[factory.table]

    def __call__(self, variant: str = MINIMAL, /, **given: object) -> UUID:
        """Insert a row of a variant, changed by what is ``given``, and return its key."""
        key = self.row(variant, **given)[key_column(self._table)]
        assert isinstance(key, UUID)
        return key

    def row(self, variant: str = MINIMAL, /, **given: object) -> dict[str, Any]:
        """Insert a row and return its values; those that the server gives are not among them."""
        values = self.values(variant, **given)
        insert(self._make.connection, self._table, values, there_already=self.factory.there_already)
        return values

    def values(self, variant: str = MINIMAL, /, **given: object) -> dict[str, Any]:
        """Return the values of a row that is not inserted; what it refers to is."""
        if unknown := given.keys() - self._table.columns.keys():
            raise TypeError(f"{self._table.name} has no column {', '.join(sorted(unknown))}")
        own_key = {} if key_column(self._table) in self.factory.minimal else {key_column(self._table): uuid7()}
        drafted = Draft(self._make, own_key | {**self.factory.values_of(variant), **given}).values()
        # A key that was given stays what it was given to be; a source that was not is what the server gives.
        return with_keys(self._table, self._unnamed() | drafted) | drafted

    def many(self, count: int, variant: str = MINIMAL, /, **given: object) -> list[UUID]:
        """Insert several rows and return their keys in the order of making."""
        return [self(variant, **given) for _ in range(count)]

    def once(self, identity: Values, /, **values: object) -> UUID:
        """Return the key of the row that equals ``identity``; it is made, with ``values``, where it is missing."""
        same = sql.SQL(" AND ").join(sql.SQL("{} = %s").format(sql.Identifier(column)) for column in identity)
        query = sql.SQL("SELECT {} FROM {} WHERE {}").format(
            sql.Identifier(key_column(self._table)), sql.Identifier(self._table.name), same
        )
        found = self._make.connection.execute(query, [*identity.values()]).fetchone()
        return self(**identity, **values) if found is None else UUID(str(found[0]))

    def _unnamed(self) -> dict[str, object]:
        """Return the empty texts of the optional columns that a key is made of."""
        sources = {source for column in self._table.columns for source in column.info.get("key_of", ())}
        return {source: "" for source in sources if self._table.columns[source].server_default is not None}


class Factories:
    """Makes rows of every table as the owner: ``make.members(first_name="Zoé")`` inserts one and returns its key.

    What a row refers to is made with it where it is not given. Lists (statuses, types, divisions, ranks) are made once
    and shared, as they are in a unit.

    Args:
        connection: of the owner; rows are committed where it commits by itself.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def of(self, table: str) -> RowsOf:
        """Return what makes rows of a table."""
        return RowsOf(self, DECLARED[table])

    def __getattr__(self, table: str) -> RowsOf:
        if table not in DECLARED:
            raise AttributeError(f"no factory is declared for a table {table}")
        return self.of(table)
