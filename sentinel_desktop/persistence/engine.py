"""The engine of one station: connections as its own role, with time-outs, so that a scan never waits for ever."""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg import conninfo
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from sentinel_desktop.persistence.slow_statements import SLOW_MS, log_slow_statements
from sentinel_desktop.persistence.store_errors import UnreadableAddressError
from sentinel_desktop.persistence.transport import protected, with_options

APPLICATION_NAME: Final = "sentinel-desktop"
_PER_SERVER: Final = ("host", "hostaddr", "port")
"""What an address may list, one for each server."""

_ON_DISK_AT_LEAST: Final = (
    "SELECT set_config('synchronous_commit', 'local', false) WHERE current_setting('synchronous_commit') = 'off'"
)
"""Where the server was told to answer before a commit is on its disk, a crash would lose what was answered, and as no
other server takes over nothing would be offered again. What waits for standbys stays as it was set."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long a station waits for the database, in milliseconds; connecting in whole seconds, as libpq counts."""

    connect_s: int = 3
    statement_ms: int = 5_000
    lock_ms: int = 3_000
    idle_in_transaction_ms: int = 10_000
    unacknowledged_ms: int = 4_000


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
            # A host that vanished says nothing: it is asked after two quiet seconds, and given up after four.
            "keepalives_idle": 2,
            "keepalives_interval": 1,
            "keepalives_count": 2,
            "tcp_user_timeout": limits.unacknowledged_ms,
            "options": options,
        }
        return ours | conninfo.conninfo_to_dict(protected(writable(self.dsn)))

    def servers(self) -> tuple["DatabaseAddress", ...]:
        """Return the address of each server that is named, in their order; itself where it names one."""
        given = conninfo.conninfo_to_dict(writable(self.dsn))
        lists = {key: str(given[key]).split(",") for key in _PER_SERVER if given.get(key)}
        number = max((len(values) for key, values in lists.items() if key != "port"), default=1)
        if number == 1 or {len(values) for values in lists.values()} - {1, number}:
            return (self,)  # what does not fit together is for libpq to refuse
        return tuple(
            self._at({key: values[index % len(values)] for key, values in lists.items()}) for index in range(number)
        )

    def server_of(self, connection: psycopg.Connection[tuple[Any, ...]]) -> "DatabaseAddress":
        """Return the address of the one server that ``connection`` goes to; itself where it names no several.

        Each later connection by the address of several could end at another server, where two take changes.
        """
        if len(self.servers()) == 1:
            return self
        info = connection.info
        return self._at({"host": info.host, "hostaddr": info.hostaddr, "port": str(info.port)})

    def _at(self, server: dict[str, str]) -> "DatabaseAddress":
        given = {
            key: value for key, value in conninfo.conninfo_to_dict(writable(self.dsn)).items() if key not in _PER_SERVER
        }
        return replace(
            self, dsn=conninfo.make_conninfo("", **given | {key: value for key, value in server.items() if value})
        )

    def connect(self, *, autocommit: bool = False) -> psycopg.Connection[tuple[Any, ...]]:
        """Open one connection outside any pool; blocks up to the time to connect for each server that is silent.

        Of several servers the first that takes changes is taken. Where none is, the error is that of the last one that
        was reached, whatever the others did: a standby that answers says more than a host that does not.
        """
        told: psycopg.OperationalError | None = None
        for server in self.servers():
            try:
                return psycopg.connect(**server.parameters(), autocommit=autocommit)
            except psycopg.OperationalError as error:
                if told is None or _was_reached(error) or not _was_reached(told):
                    told = error
        raise told or AssertionError("an address names one server at least")


def _was_reached(error: psycopg.OperationalError) -> bool:
    """Whether a server answered an attempt to connect, if only to ask for the password."""
    return error.pgconn is not None and bool(error.pgconn.used_password or error.pgconn.needs_password)


def writable(dsn: str) -> str:
    """Return an address as it is given; where it names several servers, so that the one that takes changes is meant."""
    given = conninfo.conninfo_to_dict(dsn)
    several = "," in str(given.get("host") or "") + str(given.get("hostaddr") or "")
    if not several or given.get("target_session_attrs"):
        return dsn
    return with_options(dsn, {"target_session_attrs": "read-write"})


def readable(dsn: str, data_dir: Path | None = None) -> str:
    """Return a URL or connection string that libpq can read, as it is meant.

    Of several servers it means the one that takes changes; beyond this computer it means TLS that knows the server,
    by the certificates in ``data_dir`` where some lie there.

    Raises:
        UnreadableAddressError: it cannot.
    """
    try:
        return protected(writable(dsn), data_dir)
    except (psycopg.ProgrammingError, UnicodeError):
        # Without its cause: what libpq says repeats the address, and with it the password.
        raise UnreadableAddressError from None


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
        connection = self._address.connect()
        try:
            connection.execute(_ON_DISK_AT_LEAST)
            connection.commit()
        except BaseException:
            connection.close()
            raise
        return connection

    def _mark(self, _connection: object, record: ConnectionPoolEntry) -> None:
        record.info["generation"] = self._generation

    def _refuse_old(self, _connection: object, record: ConnectionPoolEntry, _proxy: object) -> None:
        if record.info["generation"] != self._generation:
            raise DisconnectionError


def make_engine(address: DatabaseAddress, *, connections: int = 4) -> Engine:
    """Return an engine that goes to one address for all its life."""
    return StationEngine(address, connections=connections).engine
