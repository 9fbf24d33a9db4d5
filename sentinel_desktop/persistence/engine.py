"""The engine of one station: connections as its own role, with time-outs, so that a scan never waits for ever."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

import psycopg
from psycopg import conninfo
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from sentinel_desktop.persistence.slow_statements import SLOW_MS, log_slow_statements
from sentinel_desktop.persistence.store_errors import UnreadableAddressError

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
class Limits:
    """What a station waits for, and from when on a statement counts as slow, in milliseconds."""

    timeouts: Timeouts = field(default_factory=Timeouts)
    slow_ms: int = SLOW_MS


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """Where the database is and as whom to go there.

    Attributes:
        dsn: a URL or connection string as libpq takes it.
        station: the id of the station that the audit log names beside the role; empty for an owner.
        slow_ms: a statement that takes longer is named in the log.
    """

    dsn: str = field(repr=False)
    timeouts: Timeouts = field(default_factory=Timeouts)
    station: str = ""
    slow_ms: int = SLOW_MS

    def parameters(self) -> dict[str, Any]:
        """Return the connection's parameters: those given, over ours."""
        limits = self.timeouts
        options = (
            f"-c statement_timeout={limits.statement_ms} -c lock_timeout={limits.lock_ms} "
            f"-c idle_in_transaction_session_timeout={limits.idle_in_transaction_ms} -c timezone=UTC "
            f"-c sentinel.station={self.station}"
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


def readable(dsn: str) -> str:
    """Return a URL or connection string that libpq can read.

    Raises:
        UnreadableAddressError: it cannot.
    """
    try:
        conninfo.conninfo_to_dict(dsn)
    except (psycopg.ProgrammingError, UnicodeError):
        # Without its cause: what libpq says repeats the address, and with it the password.
        raise UnreadableAddressError from None
    return dsn


def without_secret(dsn: str) -> str:
    """Return a URL or connection string without its password; everything else stays as it was written."""
    bare = re.sub(r"(://[^:/?#@]*):[^/?#]*@", r"\1@", dsn)
    bare = re.sub(r"([?&])password=[^&]*&?", r"\1", bare)
    return re.sub(r"(?<![?&\w])password\s*=\s*('(?:[^'\\]|\\.)*'|\S*)\s*", "", bare).rstrip("?&")


class StationEngine:
    """The engine of a station, for as long as it runs; after an outage its old connections are never used again.

    A connection that was in use while the database went away goes back into the pool some time later: it is known by
    its generation, and closed when it would be taken out again.
    """

    def __init__(self, address: DatabaseAddress, *, connections: int = 4) -> None:
        """Open at most ``connections``, none of them before it is needed."""
        self._address = address
        self._generation = 0
        self.engine = create_engine(
            "postgresql+psycopg://",
            creator=self._connect,
            pool_size=connections,
            max_overflow=0,
            pool_timeout=2,
            pool_use_lifo=True,
            hide_parameters=True,  # an error's text may be logged, and parameters are serials and names
        )
        event.listen(self.engine, "connect", self._mark)
        event.listen(self.engine, "checkout", self._refuse_old)
        log_slow_statements(self.engine, address.slow_ms)

    def reached_again(self, address: DatabaseAddress) -> None:
        """Use new connections to ``address`` from now on; from any thread."""
        self._address = address
        self._generation += 1

    def _connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        return self._address.connect()

    def _mark(self, _connection: object, record: ConnectionPoolEntry) -> None:
        record.info["generation"] = self._generation

    def _refuse_old(self, _connection: object, record: ConnectionPoolEntry, _proxy: object) -> None:
        if record.info["generation"] != self._generation:
            raise DisconnectionError


def make_engine(address: DatabaseAddress, *, connections: int = 4) -> Engine:
    """Return an engine that goes to one address for all its life."""
    return StationEngine(address, connections=connections).engine
