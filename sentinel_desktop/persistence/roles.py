"""The roles of the server: made here, by the owner, never by a migration; and the grants that the tables declare.

Roles belong to a whole server and are shared by its databases, so a group role is made where it is missing and a
login role carries a uuid. The right to connect is given to each login role by itself: a station of another unit's
database has none here.
"""

import secrets
from collections.abc import Iterable
from typing import Final
from uuid import UUID

import psycopg
from psycopg import sql

from sentinel_desktop.persistence.store_errors import translated
from sentinel_desktop.persistence.tables import Row
from sentinel_desktop.persistence.tables.base import DESK_ROLE, GROUP_ROLES, READ, Grants
from sentinel_desktop.persistence.tables.functions import FUNCTION_GRANTS

_ROUTINES: Final = """
    SELECT p.oid::regprocedure::text FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND pg_has_role(p.proowner, 'USAGE')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
"""
_OTHER_GROUPS: Final = """
    SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles r ON r.oid = m.member
    WHERE r.rolname = %s AND g.rolname = ANY (%s) AND g.rolname <> %s
"""

LOGIN_ROLES_LOCK: Final = 280_301_360_211
"""The number of the advisory lock under which the functions of the database make and change login roles."""

Connection = psycopg.Connection[tuple[object, ...]]


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
    """Give the group roles exactly what the tables declare, and take away whatever else they or PUBLIC had.

    Accounts get their login roles where these are missing: a database that came from another server is without them.

    Raises:
        StoreUnavailableError: the database does not answer, or the role may not do this.
    """
    with translated(), psycopg.connect(owner_conninfo) as connection:
        for table in Row.metadata.sorted_tables:
            _grant_table(connection, table.name, table.info["grants"])
        _grant_table(connection, "alembic_version", dict.fromkeys(GROUP_ROLES, READ))
        _grant_functions(connection)
        connection.execute("SELECT keep_logins()")


def _grant_table(connection: Connection, table: str, grants: Grants) -> None:
    name = sql.Identifier(table)
    # Also what PUBLIC was given, which every group has then, and what a group handed on.
    connection.execute(sql.SQL("REVOKE ALL ON {} FROM PUBLIC, {} CASCADE").format(name, _named(GROUP_ROLES)))
    for role, rights in grants.items():
        for right in rights:
            connection.execute(sql.SQL("GRANT {} ON {} TO {}").format(sql.SQL(right), name, sql.Identifier(role)))


def _grant_functions(connection: Connection) -> None:
    for (routine,) in connection.execute(_ROUTINES).fetchall():
        statement = sql.SQL("REVOKE ALL ON ROUTINE {} FROM PUBLIC, {} CASCADE")
        connection.execute(statement.format(sql.SQL(str(routine)), _named(GROUP_ROLES)))
    for function, allowed in FUNCTION_GRANTS.items():
        statement = sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}")
        connection.execute(statement.format(sql.SQL(function), _named(allowed)))


def _named(groups: Iterable[str]) -> sql.Composable:
    return sql.SQL(", ").join(map(sql.Identifier, groups))


def make_login(connection: Connection, key: UUID, group: str = DESK_ROLE) -> tuple[str, str]:
    """Make a login role in ``group`` and in no other, or give the one that is there a new password.

    Only the SCRAM verifier travels to the server, so that no log of it can hold the password.

    Args:
        connection: the owner's.
        key: names the role; no other station or account has it.
        group: one of the group roles: that of the stations, or of an account's role.

    Returns:
        the role's name and its new password.
    """
    role = f"sentinel_{key.hex}"
    password = secrets.token_urlsafe(32)
    verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    verb, name = "ALTER" if known else "CREATE", sql.Identifier(role)
    connection.execute(sql.SQL("{} ROLE {} LOGIN PASSWORD {}").format(sql.SQL(verb), name, sql.Literal(verifier)))
    for (other,) in connection.execute(_OTHER_GROUPS, [role, list(GROUP_ROLES), group]).fetchall():
        connection.execute(sql.SQL("REVOKE {} FROM {}").format(sql.Identifier(str(other)), name))
    connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(group), name))
    # Who may connect to a database is one row of the server's, which two who write it at once cannot both change.
    connection.execute("SELECT pg_advisory_xact_lock(%s)", [LOGIN_ROLES_LOCK])
    database = sql.Identifier(connection.info.dbname)
    connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, name))
    return role, password


def close_login(connection: Connection, role: str) -> None:
    """Let nobody in by a former login role of a station or an account; it stays, because the log names it."""
    if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
        connection.execute(sql.SQL("ALTER ROLE {} NOLOGIN PASSWORD NULL").format(sql.Identifier(role)))


def _make_group_role(connection: Connection, role: str) -> None:
    if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
        return
    # Another database's owner may make the same role at the same moment: then it is there, which is all we want.
    try:
        with connection.transaction():
            connection.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(role)))
    except (psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation):
        pass
