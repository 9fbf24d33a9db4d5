"""Rows that the database must refuse: those that the factories declare, and those that follow from the catalogue."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql
from uuid_utils.compat import uuid7

from sentinel_desktop.persistence.tables import Row
from tests.support.catalogue import Catalogue, Constraint
from tests.support.factories.declaration import Invalid
from tests.support.factories.making import Connection, Factories, RowsOf, key_column
from tests.support.factories.registry import DECLARED

Drafted = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Breach:
    """A row that one rule of its table refuses.

    Attributes:
        rule: the name of a constraint or a unique index, or what ``not_null`` says.
        drafted: makes the row's values, and what the row refers to.
        of_the_key: the row has no key, or that of another: without this rule it would be no row of its own.
    """

    table: str
    name: str
    rule: str
    drafted: Callable[[Factories], Drafted]
    of_the_key: bool = False


def breaches_of(table: str, catalogue: Catalogue) -> Iterator[Breach]:
    """Return the rows that a table must refuse."""
    for name, invalid in DECLARED[table].invalid.items():
        yield Breach(table, name, invalid.constraint, _declared(table, invalid))
    for column in _required(table, catalogue):
        is_key = column == key_column(Row.metadata.tables[table])
        yield Breach(table, f"no {column}", not_null(column), _without(table, column), of_the_key=is_key)
    for constraint in catalogue.constraints_of(table, "p"):
        yield Breach(table, "key of another", constraint.name, _key_of_another(table), of_the_key=True)
    for constraint in catalogue.constraints_of(table, "f"):
        name = f"{referring_column(constraint)} of nothing"
        yield Breach(table, name, constraint.name, _referring_to_nothing(constraint))


def rules_of(table: str, catalogue: Catalogue) -> set[str]:
    """Return every rule that the catalogue has for the rows of a table, but for what its primary key says already."""
    rules = {
        *(not_null(column) for column in _required(table, catalogue)),
        *(constraint.name for constraint in catalogue.constraints_of(table)),
        *(index.name for index in catalogue.indexes_of(table) if index.unique),
    }
    # A unique constraint that holds the primary key is there to be referred to, and can be broken by nothing else.
    key = {column for constraint in catalogue.constraints_of(table, "p") for column in constraint.columns}
    return rules - {each.name for each in catalogue.constraints_of(table, "u") if key <= {*each.columns}}


def unbroken(catalogue: Catalogue) -> list[str]:
    """Return the rules, each after its table, that no row here is refused by; a new table's are among them."""
    broken = {table: {breach.rule for breach in breaches_of(table, catalogue)} for table in DECLARED}
    return [
        f"{table}: {rule}"
        for table in catalogue.names
        for rule in sorted(rules_of(table, catalogue) - broken.get(table, set()))
    ]


def rule_broken(error: psycopg.Error) -> str:
    """Return the rule that refused a row."""
    return error.diag.constraint_name or not_null(str(error.diag.column_name))


def not_null(column: str) -> str:
    """Return the rule that a column has a value."""
    return f"not null {column}"


def is_constraint(breach: Breach, catalogue: Catalogue) -> bool:
    """Return whether the table itself holds the rule; else a trigger refuses in its name."""
    return breach.rule in rules_of(breach.table, catalogue)


def disable_triggers(connection: Connection, table: str) -> None:
    """Leave a table's rows to its constraints alone."""
    connection.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(table)))


def lift(connection: Connection, breach: Breach, catalogue: Catalogue) -> None:
    """Take a rule away, so that the row it refused is taken unless it breaks another."""
    table, rule = sql.Identifier(breach.table), sql.Identifier(breach.rule)
    if not is_constraint(breach, catalogue):
        disable_triggers(connection, breach.table)
    elif breach.rule in {constraint.name for constraint in catalogue.constraints_of(breach.table)}:
        connection.execute(sql.SQL("ALTER TABLE {} DROP CONSTRAINT {} CASCADE").format(table, rule))
    elif breach.rule in {index.name for index in catalogue.indexes_of(breach.table)}:
        connection.execute(sql.SQL("DROP INDEX {}").format(rule))
    else:
        column = sql.Identifier(breach.rule.removeprefix(not_null("")))
        connection.execute(sql.SQL("ALTER TABLE {} ALTER COLUMN {} DROP NOT NULL").format(table, column))


def referring_column(constraint: Constraint) -> str:
    """Return the column of a foreign key that holds another row's key; what is beside it is generated."""
    table = Row.metadata.tables[constraint.table]
    (column,) = (name for name in constraint.columns if table.columns[name].computed is None)
    return column


def referring_row(rows: RowsOf, constraint: Constraint) -> Drafted:
    """Return the values of a row that has a foreign key, of the first variant that does."""
    column = referring_column(constraint)
    for variant in rows.factory.valid():
        if rows.factory.values_of(variant).get(column) is not None:
            return rows.values(variant)
    raise LookupError(f"no variant of {constraint.table} has a value in {column}")


def _required(table: str, catalogue: Catalogue) -> list[str]:
    columns = catalogue.columns_of(table).values()
    return [column.name for column in columns if column.not_null and not column.generated]


def _declared(table: str, invalid: Invalid) -> Callable[[Factories], Drafted]:
    return lambda make: make.of(table).values(invalid.of, **invalid.values)


def _without(table: str, column: str) -> Callable[[Factories], Drafted]:
    return lambda make: make.of(table).values() | {column: None}


def _key_of_another(table: str) -> Callable[[Factories], Drafted]:
    key = key_column(Row.metadata.tables[table])
    return lambda make: make.of(table).values() | {key: make.of(table)()}


def _referring_to_nothing(constraint: Constraint) -> Callable[[Factories], Drafted]:
    column = referring_column(constraint)
    return lambda make: referring_row(make.of(constraint.table), constraint) | {column: uuid7()}
