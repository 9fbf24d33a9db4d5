"""What an administrator prepares with ``db init``."""

from typing import LiteralString

import psycopg
import pytest

from sentinel_desktop.app import database_commands
from sentinel_desktop.config import Settings
from sentinel_desktop.persistence import schema
from sentinel_desktop.persistence.tables.base import GROUP_ROLES


def may_use(url: str, role: str) -> bool:
    """Whether a group role may use the schema."""
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT has_schema_privilege(%s, 'public', 'USAGE')", [role]).fetchone()
    return row == (True,)


def test_an_empty_database_gets_its_roles(empty_database: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every group may use it, nobody else may, and the tables are said to come later."""
    assert database_commands.initialise(Settings(database=empty_database)) == 0
    assert all(may_use(empty_database, role) for role in GROUP_ROLES)
    assert not may_use(empty_database, "public")
    assert "db upgrade" in capsys.readouterr().out
    assert schema.current(empty_database) is None


def held_rights(url: str) -> set[tuple[object, ...]]:
    """Return every right to a table, a column or a function that anybody but the owner has."""
    with psycopg.connect(url) as connection:
        return set(
            connection.execute(
                "SELECT relname::text, attname::text, grantee::regrole::text, privilege_type FROM ("
                "  SELECT relname, '' AS attname, relacl AS acl, relowner AS owner FROM pg_class "
                "    WHERE relnamespace = 'public'::regnamespace "
                "  UNION ALL SELECT relname, attname, attacl, relowner FROM pg_class JOIN pg_attribute "
                "    ON attrelid = pg_class.oid WHERE relnamespace = 'public'::regnamespace "
                "  UNION ALL SELECT proname, '', proacl, proowner FROM pg_proc "
                "    WHERE pronamespace = 'public'::regnamespace) AS held, aclexplode(acl) WHERE grantee <> owner"
            ).fetchall()
        )


MEDDLED = [
    pytest.param("REVOKE SELECT (serial) ON badges FROM sentinel_desk", id="a column is taken away"),
    pytest.param("REVOKE SELECT ON badges FROM sentinel_operator", id="a table is taken away"),
    pytest.param("REVOKE EXECUTE ON FUNCTION own_account() FROM sentinel_newcomer", id="a function is taken away"),
    pytest.param("GRANT SELECT (email) ON members TO sentinel_desk", id="a column is given"),
    pytest.param("GRANT UPDATE ON reviews TO sentinel_desk", id="a table is given"),
    pytest.param("GRANT EXECUTE ON FUNCTION keep_logins() TO sentinel_administrator", id="a function is given"),
    pytest.param("GRANT SELECT ON audit_log TO PUBLIC", id="a table is given to everybody"),
    pytest.param("GRANT SELECT (email) ON members TO PUBLIC", id="a column is given to everybody"),
    pytest.param(
        "GRANT SELECT ON audit_log TO sentinel_operator WITH GRANT OPTION; SET ROLE sentinel_operator; "
        "GRANT SELECT ON audit_log TO sentinel_desk; RESET ROLE",
        id="a table is handed on",
    ),
    pytest.param("GRANT UPDATE ON alembic_version TO sentinel_desk", id="the version is given"),
]


@pytest.mark.parametrize("meddled", MEDDLED)
def test_a_database_with_tables_gets_its_grants_anew(
    database_url: str, capsys: pytest.CaptureFixture[str], meddled: LiteralString
) -> None:
    """Exactly those that the tables declare: what somebody took away is back, what somebody gave is gone."""
    declared = held_rights(database_url)
    with psycopg.connect(database_url) as connection:
        connection.execute(meddled)
    assert held_rights(database_url) != declared
    assert database_commands.initialise(Settings(database=database_url)) == 0
    assert held_rights(database_url) == declared
    assert "The grants are given." in capsys.readouterr().out
