"""The roles of the server: made here, by the owner, never by a migration; and the grants that the tables declare.

Roles belong to a whole server and are shared by its databases, so a group role is made where it is missing and a
login role carries a uuid. The right to connect is given to each login role by itself: a station of another unit's
database has none here.
"""

import secrets
from typing import Final

import psycopg
from psycopg import sql

from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.persistence.store_errors import translated
from sentinel_desktop.persistence.tables import Row
from sentinel_desktop.persistence.tables.audit import FUNCTION_GRANTS
from sentinel_desktop.persistence.tables.base import DESK_ROLE, GROUP_ROLES

_CHANGING_ROUTINES: Final = """
    SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND provolatile = 'v'
"""


def prepare(owner_conninfo: str) -> None:
    """Make the group roles that are missing, and close the database to everybody who is not let in.

    Raises:
        StoreUnavailableError: the database does not answer, or the role may not do this.
    """
    with translated(), psycopg.connect(owner_conninfo) as connection:
        for role in GROUP_ROLES:
            _make_group_role(connection, role)
        database = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
        connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
        for role in GROUP_ROLES:
            connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(sql.Identifier(role)))


def apply_grants(owner_conninfo: str) -> None:
    """Give the group roles exactly what the tables declare, and take away whatever else they had.

    Raises:
        StoreUnavailableError: the database does not answer, or the role may not do this.
    """
    with translated(), psycopg.connect(owner_conninfo) as connection:
        for table in Row.metadata.sorted_tables:
            name = sql.Identifier(table.name)
            for role in GROUP_ROLES:
                group = sql.Identifier(role)
                connection.execute(sql.SQL("REVOKE ALL ON {} FROM {}").format(name, group))
                for right in table.info["grants"].get(role, ()):
                    connection.execute(sql.SQL("GRANT {} ON {} TO {}").format(sql.SQL(right), name, group))
        for function, allowed in FUNCTION_GRANTS.items():
            signature = sql.SQL(function)
            connection.execute(sql.SQL("REVOKE ALL ON FUNCTION {} FROM PUBLIC").format(signature))
            for role in allowed:
                connection.execute(
                    sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}").format(signature, sql.Identifier(role))
                )
        for role in GROUP_ROLES:
            connection.execute(sql.SQL("GRANT SELECT ON alembic_version TO {}").format(sql.Identifier(role)))
        # Triggers fire without it. What a range type makes is immutable and stays: its constraint is checked by whoever
        # writes the row.
        for (routine,) in connection.execute(_CHANGING_ROUTINES).fetchall():
            connection.execute(sql.SQL("REVOKE EXECUTE ON ROUTINE {} FROM PUBLIC").format(sql.SQL(routine)))


def make_login(connection: psycopg.Connection[tuple[object, ...]], station_id: StationId) -> tuple[str, str]:
    """Make the login role of a station, or give the one it has a new password.

    Only the SCRAM verifier travels to the server, so that no log of it can hold the password.

    Returns:
        the role's name and its new password.
    """
    role = f"sentinel_{station_id.hex}"
    password = secrets.token_urlsafe(32)
    verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    verb = "ALTER" if known else "CREATE"
    connection.execute(
        sql.SQL("{} ROLE {} LOGIN PASSWORD {}").format(sql.SQL(verb), sql.Identifier(role), sql.Literal(verifier))
    )
    connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(DESK_ROLE), sql.Identifier(role)))
    database = sql.Identifier(connection.info.dbname)
    connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, sql.Identifier(role)))
    return role, password


def close_login(connection: psycopg.Connection[tuple[object, ...]], role: str) -> None:
    """Let nobody in by a station's former login role; it stays, because the log names it."""
    if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
        connection.execute(sql.SQL("ALTER ROLE {} NOLOGIN PASSWORD NULL").format(sql.Identifier(role)))


def _make_group_role(connection: psycopg.Connection[tuple[object, ...]], role: str) -> None:
    if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
        return
    # Another database's owner may make the same role at the same moment: then it is there, which is all we want.
    try:
        with connection.transaction():
            connection.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(role)))
    except (psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation):
        pass
