"""The engine of one station: connections as its own role, with time-outs, so that a scan never waits for ever."""

from dataclasses import dataclass, field
from typing import Any, Final

import psycopg
from psycopg import conninfo
from sqlalchemy import Engine, create_engine

APPLICATION_NAME: Final = "sentinel-desktop"


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long a station waits for the database, in milliseconds; connecting in whole seconds, as libpq counts."""

    connect_s: int = 3
    statement_ms: int = 5_000
    lock_ms: int = 3_000
    idle_in_transaction_ms: int = 10_000
    unacknowledged_ms: int = 5_000


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """Where the database is and as whom to go there: a libpq connection string without a password in it."""

    dsn: str = field(repr=False)
    timeouts: Timeouts = field(default_factory=Timeouts)

    def parameters(self) -> dict[str, Any]:
        """Return the connection's parameters: those given, over ours."""
        limits = self.timeouts
        options = (
            f"-c statement_timeout={limits.statement_ms} -c lock_timeout={limits.lock_ms} "
            f"-c idle_in_transaction_session_timeout={limits.idle_in_transaction_ms} -c timezone=UTC"
        )
        ours = {
            "application_name": APPLICATION_NAME,
            "connect_timeout": limits.connect_s,
            "keepalives_idle": 5,
            "keepalives_interval": 2,
            "keepalives_count": 2,
            "tcp_user_timeout": limits.unacknowledged_ms,
            "options": options,
        }
        given = conninfo.conninfo_to_dict(self.dsn)
        if "," in str(given.get("host", "")) + str(given.get("hostaddr", "")):
            ours["target_session_attrs"] = "read-write"
        return ours | given

    def connect(self, *, autocommit: bool = False) -> psycopg.Connection[tuple[Any, ...]]:
        """Open one connection outside any pool."""
        return psycopg.connect(**self.parameters(), autocommit=autocommit)


def make_engine(address: DatabaseAddress, *, connections: int = 4) -> Engine:
    """Return an engine with at most ``connections`` open, none of them before it is needed."""
    return create_engine(
        "postgresql+psycopg://",
        creator=address.connect,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=2,
        pool_use_lifo=True,
        hide_parameters=True,  # an error's text may be logged, and parameters are serials and names
    )
