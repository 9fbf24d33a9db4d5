"""Which server this is, and which of several that take changes is the one to work with.

A standby that is promoted begins a new timeline. So the higher timeline of one database is the later one: a server
that takes changes on a lower one is an earlier primary that came back, and what is written there is lost when it is
made a standby again.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final, Self

import psycopg
from psycopg import conninfo

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence.engine import DatabaseAddress
from sentinel_desktop.persistence.startup_probe import DEFAULT_PORT
from sentinel_desktop.persistence.store_errors import translated

logger = logging.getLogger(__name__)

Connection = psycopg.Connection[tuple[Any, ...]]

# The timeline that is written now: pg_control_checkpoint() names the old one until the first checkpoint after a
# promotion, which may be minutes later.
_IDENTITY: Final = """
    SELECT (SELECT system_identifier FROM pg_control_system()),
           CASE WHEN pg_is_in_recovery()
                THEN (SELECT greatest(c.timeline_id, r.min_recovery_end_timeline)
                      FROM pg_control_checkpoint() AS c, pg_control_recovery() AS r)
                ELSE ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::integer END,
           (SELECT oid FROM pg_database WHERE datname = current_database())
"""
_PARTS: Final = 3


class EarlierPrimaryError(StoreUnavailableError):
    """The only one of several servers that takes changes is a primary of before the last failover."""

    def __init__(self, server: str) -> None:
        super().__init__(
            sentence(
                "DatabaseFaults",
                "The only server that takes changes, {server}, is a primary of before the last failover: "
                "its administrator stops it and starts the right one; if it is the right one, name it "
                "alone in the address.",
                server=server,
            )
        )


@dataclass(frozen=True, slots=True)
class ServerIdentity:
    """Which database of which cluster it is, and how often that cluster changed hands.

    Attributes:
        system: PostgreSQL's system identifier, the same on a primary and its standbys.
        timeline: one more at each promotion, and at each restore to a point in time.
        database: the database's oid.
    """

    system: int
    timeline: int
    database: int

    def __str__(self) -> str:
        """Return the text that a journal keeps."""
        return f"{self.system}/{self.timeline}/{self.database}"

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Return the identity that a journal kept, None where that is none."""
        parts = text.split("/")
        if len(parts) != _PARTS or not all(part.isdecimal() for part in parts):
            return None
        return cls(*map(int, parts))

    @classmethod
    def read(cls, connection: Connection) -> Self:
        """Return the identity of a connection's server; raises psycopg's errors."""
        row = connection.execute(_IDENTITY).fetchone()
        connection.rollback()
        if row is None:
            raise AssertionError("a query without conditions has one row")
        return cls(*map(int, row))

    def is_before(self, other: "ServerIdentity | None") -> bool:
        """Whether this is the same database at a time before a failover that ``other`` has behind it."""
        return other is not None and (
            (self.system, self.database) == (other.system, other.database) and self.timeline < other.timeline
        )


@dataclass(frozen=True, slots=True)
class ServerSeen:
    """What was found at one server of an address.

    Attributes:
        server: host and port.
        identity: which one it is; None where it was not reached.
        takes_changes: whether it is a primary that is not kept read-only.
        problem: the sentence why it was not reached; empty where it was.
    """

    server: str
    identity: ServerIdentity | None = None
    takes_changes: bool = False
    problem: str = ""

    def is_left_behind(self, others: Iterable["ServerSeen"]) -> bool:
        """Whether it takes changes though one of ``others`` does so after a later failover."""
        mine = self.identity
        return (
            self.takes_changes
            and mine is not None
            and any(mine.is_before(other.identity) for other in others if other.takes_changes)
        )


def look_at_each(address: DatabaseAddress) -> list[ServerSeen]:
    """Ask every server of an address what it is; blocks up to the time to connect for each that is silent."""
    return [_seen_at(server) for server in address.servers()]


def _seen_at(server: DatabaseAddress) -> ServerSeen:
    given = conninfo.conninfo_to_dict(server.dsn)
    name = f"{given.get('host') or given.get('hostaddr') or 'this computer'}:{given.get('port') or DEFAULT_PORT}"
    whatever_it_is = replace(server, dsn=conninfo.make_conninfo("", **given | {"target_session_attrs": "any"}))
    try:
        with translated(), whatever_it_is.connect(autocommit=True) as connection:
            identity = ServerIdentity.read(connection)
            row = connection.execute("SELECT current_setting('transaction_read_only')").fetchone()
    except StoreUnavailableError as error:
        return ServerSeen(name, problem=str(error))
    return ServerSeen(name, identity, takes_changes=row == ("off",))


def connect(address: DatabaseAddress, last: ServerIdentity | None) -> tuple[Connection, ServerIdentity]:
    """Connect to the server that takes changes; of several that do, to none that was left behind by a failover.

    Args:
        address: of one server, which is taken as it is, or of several.
        last: the server last worked with; None where there was none.

    Raises:
        EarlierPrimaryError: several are named, and the only one that takes changes was left behind.
        StoreUnavailableError: none takes changes, or lets this station in.
    """
    with translated():
        connection = address.connect()
    identity = _identity_of(connection)
    if len(address.servers()) == 1 or not identity.is_before(last):
        return connection, identity
    left_behind = f"{connection.info.host}:{connection.info.port}"
    connection.close()
    for server in address.servers():
        try:
            with translated():
                connection = server.connect()
            identity = _identity_of(connection)
        except StoreUnavailableError:
            continue
        if not identity.is_before(last):
            logger.warning(
                "Two servers take changes: %s is a primary of before the last failover and is not used; stop it and "
                "make it a standby",
                left_behind,
            )
            return connection, identity
        connection.close()
    raise EarlierPrimaryError(left_behind)


def _identity_of(connection: Connection) -> ServerIdentity:
    try:
        with translated():
            return ServerIdentity.read(connection)
    except BaseException:
        connection.close()
        raise
