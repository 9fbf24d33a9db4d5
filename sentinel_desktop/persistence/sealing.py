"""What the owner does for the seals: seals without a limit of time, and takes up the count of a server left behind.

Rows are sealed by the ids of the transactions that wrote them. A dump restored into another server finds a count there
that may begin below the last seal; then what is added to it (``written_base``) is raised, before anybody writes.
"""

import logging
from typing import Any, Final

import psycopg
from psycopg import sql

from sentinel_desktop.persistence.store_errors import translated

logger = logging.getLogger(__name__)

Connection = psycopg.Connection[tuple[Any, ...]]

_LOGS: Final = ("scans", "checkins", "audit_log")

_BEHIND: Final = """
SELECT greatest(
    (SELECT max(sealed_until) FROM audit_seals),
    (SELECT max(written_in) + 1 FROM scans WHERE written_in < 1::bigint << 60),
    (SELECT max(written_in) + 1 FROM checkins WHERE written_in < 1::bigint << 60),
    (SELECT max(written_in) + 1 FROM audit_log WHERE written_in < 1::bigint << 60)
) - written_base() - pg_snapshot_xmax(pg_current_snapshot())::text::bigint
"""
"""How far this server's next transaction lies below what its tables hold; not above zero where they grew.

A number that no count reaches was written by hand: to go on from it would soon run out of numbers.
"""

_LAST_SEAL: Final = "SELECT sealed_until, sealed_at FROM audit_seals ORDER BY number DESC LIMIT 1"
_MOVE_UP: Final = "UPDATE {} SET written_in = written_now() WHERE written_in < %s AND created_at > %s"


def seal_as_owner(owner_conninfo: str) -> None:
    """Seal everything that is settled, however much that is; first see that this server's count goes on.

    Raises:
        StoreUnavailableError: the database does not answer, or not to this role.
    """
    with translated(), psycopg.connect(owner_conninfo, autocommit=True) as connection:
        connection.execute("SET statement_timeout = 0")
        _go_on_counting(connection)
        connection.execute("SELECT seal_logs()")


def go_on_counting(owner_conninfo: str) -> bool:
    """Let rows written from now on come after the last seal, on whichever server; true where that had to be arranged.

    Raises:
        StoreUnavailableError: the database does not answer, or not to this role.
    """
    with translated(), psycopg.connect(owner_conninfo, autocommit=True) as connection:
        return _go_on_counting(connection)


def _go_on_counting(connection: Connection) -> bool:
    if _behind(connection) <= 0:
        return False
    with connection.transaction():
        # Whoever writes has finished, and whoever comes writes with the new base.
        connection.execute("LOCK TABLE scans, checkins, audit_log IN SHARE ROW EXCLUSIVE MODE")
        _raise_base(connection)
        _move_up_what_was_written_meanwhile(connection)
    logger.warning("The database was moved to this server: its transactions are counted on from the last seal")
    return True


def _behind(connection: Connection) -> int:
    row = connection.execute(_BEHIND).fetchone()
    return 0 if row is None or row[0] is None else int(row[0])


def _raise_base(connection: Connection) -> None:
    """Raise what is added to this server's ids, beyond every one that is still at work."""
    row = connection.execute(
        "SELECT written_base(), pg_snapshot_xmax(s)::text::bigint - pg_snapshot_xmin(s)::text::bigint "
        "FROM pg_current_snapshot() AS s"
    ).fetchone()
    base, at_work = (0, 0) if row is None else row
    raised = int(base) + _behind(connection) + int(at_work)
    connection.execute(
        sql.SQL(
            "CREATE OR REPLACE FUNCTION written_base() RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT {}::bigint $$"
        ).format(sql.Literal(raised))
    )


def _move_up_what_was_written_meanwhile(connection: Connection) -> None:
    """Count rows written here before the base was raised as written now: younger than the last seal, numbered below it.

    They would stand among rows that are sealed, as if slipped in. A row that claims to be older stays where it is.
    """
    last = connection.execute(_LAST_SEAL).fetchone()
    if last is None:
        return
    for log in _LOGS:
        table = sql.Identifier(log)
        connection.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER refuse_change").format(table))
        connection.execute(sql.SQL(_MOVE_UP).format(table), last)
        connection.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER refuse_change").format(table))
