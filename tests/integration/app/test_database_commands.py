"""What an administrator prepares with ``db init``."""

import psycopg
import pytest
from psycopg import sql

from sentinel_desktop.app import database_commands
from sentinel_desktop.config import Settings
from sentinel_desktop.persistence import schema
from sentinel_desktop.persistence.tables.base import DESK_ROLE, GROUP_ROLES


def may_use(url: str, role: str) -> bool:
    """Whether a group role may use the schema."""
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT has_schema_privilege(%s, 'public', 'USAGE')", [role]).fetchone()
    return row == (True,)


def test_an_empty_database_gets_its_roles(empty_database: str, capsys: pytest.CaptureFixture[str]) -> None:
    """All four may use it, nobody else may, and the tables are said to come later."""
    assert database_commands.initialise(Settings(database=empty_database)) == 0
    assert all(may_use(empty_database, role) for role in GROUP_ROLES)
    assert not may_use(empty_database, "public")
    assert "db upgrade" in capsys.readouterr().out
    assert schema.current(empty_database) is None


def test_a_database_with_tables_gets_its_grants_anew(database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where somebody took one away."""
    with psycopg.connect(database_url) as connection:
        connection.execute(sql.SQL("REVOKE SELECT ON badges FROM {}").format(sql.Identifier(DESK_ROLE)))
    assert database_commands.initialise(Settings(database=database_url)) == 0
    with psycopg.connect(database_url) as connection:
        row = connection.execute("SELECT has_table_privilege(%s, 'badges', 'SELECT')", [DESK_ROLE]).fetchone()
    assert row == (True,)
    assert "The grants are given." in capsys.readouterr().out
