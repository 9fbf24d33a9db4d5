"""Every verb on every column of every table, tried by SQL of everybody, against a table written by hand."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql

from tests.integration.persistence.reading_cases import WHO
from tests.integration.persistence.table_cases import FUNCTION_RIGHTS, SHOWN, TABLE_RIGHTS, WRITTEN
from tests.support.builders import Connection
from tests.support.catalogue import read_catalogue
from tests.support.postgres import DatabaseServer
from tests.support.unit_at_work import UnitAtWork, unit_at_work

BY_COLUMN = {
    "r": "SELECT {columns} FROM {table} WHERE false",
    "a": "INSERT INTO {table} ({columns}) SELECT {nulls} WHERE false",
    "c": "UPDATE {table} SET ({columns}) = ROW ({nulls}) WHERE false",
}
"""Statements about no row, so that no rule but the right to the columns refuses them."""
WHOLE = {
    "d": "DELETE FROM {table} WHERE false",
    "t": "TRUNCATE {table} CASCADE",
}


@pytest.fixture(scope="module")
def unit(database_server: DatabaseServer) -> Iterator[UnitAtWork]:
    """Return a unit whose rows no statement changes."""
    url = database_server.fresh_database()
    try:
        with unit_at_work(url) as unit:
            yield unit
    finally:
        database_server.drop(url)


@pytest.fixture(scope="module")
def columns(unit: UnitAtWork) -> dict[str, list[str]]:
    """Return the columns of every table and view, from the database; generated ones, which nobody writes, are none."""
    rows = unit.owner.execute(
        "SELECT table_name::text, array_agg(column_name::text ORDER BY ordinal_position) "
        "FROM information_schema.columns WHERE table_schema = 'public' AND is_generated = 'NEVER' GROUP BY 1"
    ).fetchall()
    return dict(rows)


def is_allowed(connection: Connection, statement: str, table: str, names: list[str]) -> bool:
    """Whether whoever signed in may do it to those columns; other refusals are bugs of the test."""
    query = sql.SQL(statement).format(
        table=sql.Identifier(table),
        columns=sql.SQL(", ").join(map(sql.Identifier, names)),
        nulls=sql.SQL(", ").join([sql.NULL] * len(names)),
    )
    try:
        with connection.transaction(force_rollback=True):
            connection.execute(query)
    except psycopg.errors.InsufficientPrivilege:
        return False
    return True


def allowed(connection: Connection, verb: str, table: str, names: list[str]) -> set[str]:
    """Return the columns of which whoever signed in may do it; all at once where it is all of them."""
    if is_allowed(connection, BY_COLUMN[verb], table, names):
        return set(names)
    return {name for name in names if is_allowed(connection, BY_COLUMN[verb], table, [name])}


def letters_of(who: str, table: str) -> str:
    """Return what the table written by hand says of somebody."""
    return TABLE_RIGHTS[table][WHO.index(who)]


def expected(who: str, verb: str, table: str, names: list[str]) -> set[str]:
    """Return the columns of which the table written by hand says so."""
    letters = letters_of(who, table)
    if verb.upper() in letters:
        return set(names)
    if verb not in letters:
        return set()
    return set((SHOWN[table] if verb == "r" else WRITTEN[who, verb, table]).split())


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("verb", BY_COLUMN)
def test_everybody_reads_and_writes_these_columns_and_no_other(
    unit: UnitAtWork, columns: dict[str, list[str]], verb: str, who: str
) -> None:
    """A column that comes later is nobody's who has not all of them, until it is named."""
    with unit.signed_in(who) as connection:
        for table, names in columns.items():
            assert allowed(connection, verb, table, names) == expected(who, verb, table, names), table


@pytest.mark.parametrize("who", WHO)
def test_everybody_deletes_from_these_tables_and_empties_none(unit: UnitAtWork, who: str) -> None:
    """What is kept for good, a passage, a review, a visit, nobody deletes; nor anything all at once."""
    with unit.signed_in(who) as connection:
        done = {
            verb: {table for table in TABLE_RIGHTS if is_allowed(connection, statement, table, [])}
            for verb, statement in WHOLE.items()
        }
    assert done["d"] == {table for table in TABLE_RIGHTS if "D" in letters_of(who, table)}
    assert done["t"] == set()


@pytest.mark.parametrize("who", WHO)
def test_everybody_calls_these_functions_and_no_other(unit: UnitAtWork, who: str) -> None:
    """Also where the function itself would refuse: what one line holds is not left to the other."""
    with unit.signed_in(who) as connection:
        rows = connection.execute(
            "SELECT proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
            "AND has_function_privilege(oid, 'EXECUTE')"
        ).fetchall()
    assert {name for (name,) in rows} == {name for name, may in FUNCTION_RIGHTS.items() if who in may}


def test_every_table_and_view_has_its_row(unit: UnitAtWork, columns: dict[str, list[str]]) -> None:
    """One that comes later says who may what with it, and none is left of one that is gone."""
    assert {table.name for table in read_catalogue(unit.owner).tables} == TABLE_RIGHTS.keys() - {"alembic_version"}
    assert columns.keys() == TABLE_RIGHTS.keys()
