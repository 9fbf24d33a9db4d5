"""A revision says which tables it keeps others from, so that an administrator knows when to run it."""

import ast
import re
from collections.abc import Iterator

import psycopg
import pytest
from alembic import command
from sqlalchemy import Connection as SqlConnection, create_engine, text
from sqlalchemy.pool import NullPool

from sentinel_desktop.persistence import roles, schema
from tests.support.postgres import DatabaseServer

REVISIONS = {path.name.split("_")[0]: path for path in sorted((schema.migrations_dir() / "versions").glob("0*.py"))}

# The modes in which others cannot write, or not even read: what a CREATE INDEX, a foreign key or an ALTER TABLE takes.
LOCKED = """
    SELECT DISTINCT c.relname FROM pg_locks AS held JOIN pg_class c ON c.oid = held.relation
    WHERE held.pid = pg_backend_pid() AND held.locktype = 'relation' AND c.relkind = 'r'
        AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'alembic_version'
        AND held.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
"""


def paragraph(docstring: str | None) -> str:
    """Return what a revision's docstring says after ``Locks:``, empty where it says nothing."""
    found = re.search(r"^Locks: (.+?)(?:\n\n|\Z)", docstring or "", re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def unnamed(docstring: str | None, locked: set[str]) -> set[str]:
    """Return the tables that are locked and not named."""
    return {table for table in locked if not re.search(rf"\b{table}\b", paragraph(docstring))}


@pytest.fixture(scope="module")
def locked(database_server: DatabaseServer) -> Iterator[dict[str, set[str]]]:
    """Return, for each revision, the older tables that it held when it had done everything but commit."""
    url = database_server.empty_database()
    roles.prepare(url)
    engine = create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(url), poolclass=NullPool)
    found = {}
    for revision in REVISIONS:
        with engine.begin() as connection:
            older = tables(connection)
            config = schema._config()
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
            found[revision] = older & {row[0] for row in connection.execute(text(LOCKED))}
    yield found
    database_server.drop(url)


def tables(connection: SqlConnection) -> set[str]:
    """Return the names of the tables there are."""
    return {row[0] for row in connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))}


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_revision_names_what_it_locks(locked: dict[str, set[str]], revision: str) -> None:
    """Every older table that nobody can write while it runs stands in its docstring, under Locks."""
    docstring = ast.get_docstring(ast.parse(REVISIONS[revision].read_text(encoding="utf-8")))
    assert paragraph(docstring)
    assert unnamed(docstring, locked[revision]) == set()


def test_locks_are_seen(locked: dict[str, set[str]]) -> None:
    """The server is asked, not the text of the script: an index, a changed column, and what is referred to."""
    assert locked["0001"] == set()
    assert {"audit_log", "checkins", "reviews", "stations"} <= locked["0004"]


def test_a_lock_that_is_not_named_is_reported() -> None:
    """Another table of the same beginning, or a word elsewhere in the docstring, does not count."""
    docstring = "Brings scans.\n\nLocks: scans_of_old for a moment.\n\nRevision: 0000"
    assert unnamed(docstring, {"scans", "scans_of_old"}) == {"scans"}
    assert unnamed("Brings scans.", {"scans"}) == {"scans"}
