"""What a database says of itself: the schema ``public`` as values, read once by one connection.

The tests of the conventions and the generator of ``docs/schema.md`` look at these values and at no catalogue of their
own. What differs between versions of PostgreSQL without meaning anything is left out here.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, LiteralString, TypeVar

import psycopg
from psycopg.rows import dict_row

from tests.support import catalogue_queries

Described = TypeVar("Described")


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or whatever else has rows: ``kind`` is that of pg_class, r for a plain table."""

    name: str
    kind: str
    owner: str
    row_security: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``default`` and ``generated`` are expressions, empty where there is none."""

    table: str
    name: str
    type: str
    not_null: bool
    default: str
    generated: str
    collation: str


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint.

    Attributes:
        kind: c, f, p, u or x, as in pg_constraint.
        columns: those it is on; those it mentions where it is a CHECK.
        on_delete: for a foreign key a, r, c, n or d, as in pg_constraint; else empty.
    """

    table: str
    name: str
    kind: str
    columns: tuple[str, ...]
    definition: str
    refers_to: str
    referred: tuple[str, ...]
    on_delete: str
    validated: bool


@dataclass(frozen=True, slots=True)
class Index:
    """One index; an expression stands among the columns as it is written. ``predicate`` is empty without one."""

    table: str
    name: str
    unique: bool
    of_constraint: bool
    columns: tuple[str, ...]
    predicate: str
    definition: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger; ``enabled`` where it fires as triggers do."""

    table: str
    name: str
    function: str
    definition: str
    arguments: tuple[str, ...]
    enabled: bool


@dataclass(frozen=True, slots=True)
class Function:
    """One function or procedure.

    Attributes:
        result: empty for a procedure.
        settings: those it fixes, as ``name=value``.
        executable_by: roles, and PUBLIC, in order.
    """

    name: str
    arguments: str
    result: str
    volatile: bool
    security_definer: bool
    settings: tuple[str, ...]
    owner: str
    executable_by: tuple[str, ...]
    source: str
    comment: str


@dataclass(frozen=True, slots=True)
class Grant:
    """One right of one role on a table, or on one ``column`` of it; ``grantable`` if the role may hand it on."""

    table: str
    role: str
    right: str
    column: str
    grantable: bool


@dataclass(frozen=True, slots=True)
class Policy:
    """One row-security policy; ``using`` and ``check`` are expressions, empty where there is none."""

    table: str
    name: str
    command: str
    permissive: bool
    roles: tuple[str, ...]
    using: str
    check: str


@dataclass(frozen=True, slots=True)
class Type:
    """One type that the schema made for itself; ``kind`` is that of pg_type, ``of`` what a range or domain is over."""

    name: str
    kind: str
    of: str
    owner: str


@dataclass(frozen=True)
class Catalogue:
    """All that is in the schema ``public`` but ``alembic_version``, which is not ours, in order of names."""

    owner: str
    extensions: tuple[str, ...]
    tables: tuple[Table, ...]
    columns: tuple[Column, ...]
    constraints: tuple[Constraint, ...]
    indexes: tuple[Index, ...]
    triggers: tuple[Trigger, ...]
    functions: tuple[Function, ...]
    grants: tuple[Grant, ...]
    policies: tuple[Policy, ...]
    types: tuple[Type, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The tables' names, without those of views and the like."""
        return tuple(table.name for table in self.tables if table.kind in "rp")

    @cached_property
    def _columns(self) -> dict[str, dict[str, Column]]:
        found: dict[str, dict[str, Column]] = defaultdict(dict)
        for column in self.columns:
            found[column.table][column.name] = column
        return found

    def columns_of(self, table: str) -> dict[str, Column]:
        """Return a table's columns by name, in their order."""
        return self._columns.get(table, {})

    def constraints_of(self, table: str, kinds: str = "cfpux") -> list[Constraint]:
        """Return a table's constraints of some kinds."""
        return [each for each in self.constraints if each.table == table and each.kind in kinds]

    def indexes_of(self, table: str) -> list[Index]:
        """Return a table's indexes."""
        return [each for each in self.indexes if each.table == table]

    def triggers_of(self, table: str) -> dict[str, Trigger]:
        """Return a table's triggers by name."""
        return {each.name: each for each in self.triggers if each.table == table}

    def policies_of(self, table: str) -> list[Policy]:
        """Return a table's row-security policies."""
        return [each for each in self.policies if each.table == table]

    def rights_of(self, table: str, role: str) -> set[str]:
        """Return what a role may do with a table: ``SELECT``, or ``UPDATE (state)`` for a right on one column."""
        return {
            f"{each.right} ({each.column})" if each.column else each.right
            for each in self.grants
            if (each.table, each.role) == (table, role)
        }

    def described(self) -> list[str]:
        """Return one line for everything there is, to compare two databases by; columns without their order."""
        return sorted(self._lines())

    def _lines(self) -> Iterator[str]:
        for column in self.columns:
            default = f" default {column.default}" if column.default else ""
            generated = f" always {column.generated}" if column.generated else ""
            required = " not null" if column.not_null else ""
            collation = f" collate {column.collation}" if column.collation else ""
            yield f"column {column.table}.{column.name} {column.type}{collation}{required}{default}{generated}"
        for constraint in self.constraints:
            yield f"constraint {constraint.table}.{constraint.name} {constraint.definition}"
        yield from (f"index {index.definition}" for index in self.indexes)
        yield from (f"trigger {trigger.table} {trigger.definition} {trigger.enabled}" for trigger in self.triggers)
        yield from (f"policy {policy}" for policy in self.policies)
        yield from (f"row security of {table.name}" for table in self.tables if table.row_security)
        yield from (f"type {each.name} {each.kind} {each.of}" for each in self.types)
        for each in self.functions:
            rights = (each.result, each.volatile, each.security_definer, each.settings)
            yield f"function {each.name}({each.arguments}) {rights} {each.source}"


def read_catalogue(connection: psycopg.Connection[Any]) -> Catalogue:
    """Read what is in the schema ``public`` of the connection's database, in the transaction that it is in."""
    path = connection.execute("SHOW search_path").fetchone()
    # Names of ours then stand without their schema in definitions, whatever the connection's path was.
    connection.execute("SET search_path = public")
    found = Catalogue(
        owner=_texts(connection, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()")[
            0
        ],
        extensions=_texts(connection, "SELECT extname FROM pg_extension ORDER BY 1"),
        tables=_values(connection, Table, catalogue_queries.TABLES),
        columns=_values(connection, Column, catalogue_queries.COLUMNS),
        constraints=_values(connection, Constraint, catalogue_queries.CONSTRAINTS),
        indexes=_values(connection, Index, catalogue_queries.INDEXES),
        triggers=_values(connection, Trigger, catalogue_queries.TRIGGERS),
        functions=_values(connection, Function, catalogue_queries.FUNCTIONS),
        grants=_values(connection, Grant, catalogue_queries.GRANTS),
        policies=_values(connection, Policy, catalogue_queries.POLICIES),
        types=_values(connection, Type, catalogue_queries.TYPES),
    )
    connection.execute("SELECT set_config('search_path', %s, false)", path)
    return found


def _texts(connection: psycopg.Connection[Any], query: LiteralString) -> tuple[str, ...]:
    return tuple(str(row[0]) for row in connection.execute(query).fetchall())


def _values(connection: psycopg.Connection[Any], kind: type[Described], query: LiteralString) -> tuple[Described, ...]:
    with connection.cursor(row_factory=dict_row) as cursor:
        return tuple(kind(**{name: _frozen(value) for name, value in row.items()}) for row in cursor.execute(query))


def _frozen(value: object) -> object:
    if isinstance(value, list):
        return tuple(value)
    # How many lines a definition takes differs between versions and says nothing.
    return " ".join(value.split()) if isinstance(value, str) else value
