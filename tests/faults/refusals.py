"""Ways in which a living server refuses a station, each from its beginning to its end as a context manager."""

from types import TracebackType
from typing import Any, Final, Self

from psycopg import sql

from tests.faults.unit_server import DATABASE, UnitServer

_PUT_OUT: Final = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE backend_type = 'client backend' AND usename LIKE 'sentinel\\_%' AND pid <> pg_backend_pid()
"""
_STATION_ROLES: Final = "SELECT login_role FROM stations WHERE login_role IS NOT NULL"


class Refusal:
    """A refusal that begins on entry and ends on exit."""

    def __init__(self, server: UnitServer) -> None:
        self._server = server

    def __enter__(self) -> Self:
        self.begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def begin(self) -> None:
        """Refuse from now on."""
        raise NotImplementedError

    def end(self) -> None:
        """Refuse no more."""
        raise NotImplementedError

    def _run(self, *statements: str, database: str = "postgres") -> None:
        with self._server.owner(database) as owner:
            for statement in statements:
                owner.execute(statement)


class ClosedToStations(Refusal):
    """The database takes no connections; those that are there end."""

    def begin(self) -> None:
        """Close it and put everybody out."""
        self._run(f"ALTER DATABASE {DATABASE} ALLOW_CONNECTIONS false", _PUT_OUT)

    def end(self) -> None:
        """Open it."""
        self._run(f"ALTER DATABASE {DATABASE} ALLOW_CONNECTIONS true")


class NoConnectionLeft(Refusal):
    """Every connection that the stations' roles may have is taken."""

    def begin(self) -> None:
        """Leave them none, and put out who is there."""
        self._limit(0)
        self._run(_PUT_OUT)

    def end(self) -> None:
        """Leave them as many as they want."""
        self._limit(-1)

    def _limit(self, connections: int) -> None:
        with self._server.owner() as owner:
            for (role,) in owner.execute(_STATION_ROLES).fetchall():
                limit = sql.SQL("ALTER ROLE {} CONNECTION LIMIT {}")
                owner.execute(limit.format(sql.Identifier(role), sql.Literal(connections)))


class ReadOnly(Refusal):
    """The server takes no changes: from one statement to the next, on the connections that are there too."""

    def begin(self) -> None:
        """Let every transaction begin as one that only reads."""
        self._run("ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()")

    def end(self) -> None:
        """Let them write again; this connection's own transactions cannot, but ALTER SYSTEM is none."""
        self._run("ALTER SYSTEM RESET default_transaction_read_only", "SELECT pg_reload_conf()")


class Held(Refusal):
    """Somebody else holds what a check-in needs for longer than it waits.

    Args:
        statement: takes the lock, in a transaction that stays open.
    """

    def __init__(self, server: UnitServer, statement: str) -> None:
        super().__init__(server)
        self._statement = statement
        self._holding: Any = None
        self._owner: Any = None

    def begin(self) -> None:
        """Take it."""
        self._holding = self._server.owner()
        self._owner = self._holding.__enter__()
        self._owner.execute("BEGIN")
        self._owner.execute(self._statement)

    def end(self) -> None:
        """Give it back."""
        self._owner.execute("ROLLBACK")
        self._holding.__exit__(None, None, None)


HOLDS: Final = {
    "one presence row held": (
        "SELECT FROM presence WHERE member_id = (SELECT member_id FROM scans WHERE member_id IS NOT NULL"
        " ORDER BY occurred_at LIMIT 1) FOR UPDATE"
    ),
    "every presence row held": "SELECT FROM presence FOR UPDATE",
    "the ledger held": "LOCK TABLE scans IN EXCLUSIVE MODE",
    "the check-ins held": "LOCK TABLE checkins IN ACCESS EXCLUSIVE MODE",
    "the sealer's lock held": "SELECT pg_advisory_xact_lock(357644192851)",
}
