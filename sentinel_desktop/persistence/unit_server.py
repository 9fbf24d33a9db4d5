"""The unit's server as whoever sets a desk up finds it: what it says and holds, and how a station is made known."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg import conninfo

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.first_start import ServerFound, ServerLogin, ServerState, server_url
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence import enrolment, schema
from sentinel_desktop.persistence.engine import DatabaseAddress, Limits, readable
from sentinel_desktop.persistence.secrets import KeptSecrets
from sentinel_desktop.persistence.store_errors import (
    DatabaseAwayError,
    SignInRefusedError,
    StoreBusyError,
    UnreadableAddressError,
    sorted_error,
    translated,
)
from sentinel_desktop.persistence.transport_faults import UnsafeWayError
from sentinel_desktop.services.ports import NewId

Connection = psycopg.Connection[tuple[Any, ...]]

_RIGHTS: Final = """
    SELECT coalesce(r.rolcreaterole OR r.rolsuper, false),
        has_schema_privilege('public', 'CREATE'),
        current_setting('transaction_read_only') = 'on'
    FROM pg_roles r WHERE r.rolname = session_user
"""
_HELD: Final = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
_MEMBERS: Final = "SELECT count(*) FROM members"
_KEPT_READ_ONLY: Final = sentence(
    "DatabaseFaults", "The database takes no changes: it is a standby, or kept read-only."
)


def login_dsn(login: ServerLogin, data_dir: Path) -> str:
    """Return a connection string of an address as it was typed, with its user and password.

    Raises:
        UnreadableAddressError: the address is none.
    """
    url = server_url(login.address)
    if url is None:
        raise UnreadableAddressError
    who = {"user": login.user.strip(), "password": login.password}
    try:
        given = conninfo.make_conninfo(url, **{key: value for key, value in who.items() if value})
    except (psycopg.ProgrammingError, UnicodeError):
        # Without its cause: what libpq says repeats the address, and with it the password.
        raise UnreadableAddressError from None
    return readable(given, data_dir)


def look_at(login: ServerLogin, data_dir: Path, limits: Limits) -> ServerFound:
    """Return what is at an address; blocks up to the time to connect for each server that is silent, and some seconds.

    Nothing is changed there, and nothing kept here.
    """
    try:
        dsn = login_dsn(login, data_dir)
        with translated(), _connected(DatabaseAddress(dsn, limits.timeouts)) as connection:
            return ServerFound(ServerState.ASKS_PASSWORD) if connection is None else _seen_in(connection)
    except StoreUnavailableError as error:
        state = next((state for kind, state in _STATES if isinstance(error, kind)), ServerState.BUSY)
        return ServerFound(state, str(error))


class _PasswordRefusedError(SignInRefusedError):
    """The server took a password and let nobody in."""


_STATES: Final = (
    (UnreadableAddressError, ServerState.UNREADABLE),
    (UnsafeWayError, ServerState.UNSAFE),
    (_PasswordRefusedError, ServerState.REFUSED),
    (SignInRefusedError, ServerState.NOT_LET_IN),
    (DatabaseAwayError, ServerState.AWAY),
)
"""What a fault says of a server; every other one says that it can do nothing now."""


@contextmanager
def _connected(address: DatabaseAddress) -> Iterator[Connection | None]:
    """Yield a connection, None where the server asks for a password and none is given."""
    try:
        connection = address.connect()
    except psycopg.OperationalError as error:
        if error.pgconn is not None and error.pgconn.needs_password:
            yield None
            return
        fault = sorted_error(error)
        if type(fault) is SignInRefusedError and error.pgconn is not None and error.pgconn.used_password:
            raise _PasswordRefusedError from None
        raise fault from None
    with closing(connection):
        yield connection


def _seen_in(connection: Connection) -> ServerFound:
    row = connection.execute(_RIGHTS).fetchone()
    may_enrol, may_make, is_read_only = (False, False, False) if row is None else row
    if is_read_only:
        raise StoreBusyError(_KEPT_READ_ONLY)
    version = schema.read_version(connection)
    if version is None and _count(connection, _HELD):
        return ServerFound(ServerState.FOREIGN)
    if not may_enrol or (version is None and not may_make):
        return ServerFound(ServerState.NOT_PERMITTED)
    if version is None:
        return ServerFound(ServerState.EMPTY)
    if version != schema.HEAD:
        return ServerFound(ServerState.OLDER if version in schema.known_revisions() else ServerState.NEWER)
    return ServerFound(ServerState.READY, members=members_in(connection))


def members_in(connection: Connection) -> int:
    """Return how many members there are, by a connection of the owner or of a station."""
    return _count(connection, _MEMBERS)


def _count(connection: Connection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return 0 if row is None else int(row[0])


@dataclass(frozen=True, slots=True)
class NewStation:
    """A station to be made known: its folder, its name there, and where its password is to rest."""

    folder: Path
    name: str
    secrets: KeptSecrets


def join(owner_dsn: str, url: str, station: NewStation, new_id: NewId) -> None:
    """Make a station known to the unit's server, unless this folder's is already.

    Args:
        owner_dsn: the server, as its owner.
        url: the same without user and password, as the station will go there.
        station: who it is to be.
        new_id: makes its id.

    Raises:
        StoreUnavailableError: the server is away, the owner may not enrol, or no keyring takes the password that must
            lie in one.
    """
    kept = enrolment.kept_enrolment(station.folder)
    if kept is not None and enrolment.is_of(kept, url, embedded=False) and _is_let_in(url, kept, station):
        return
    enrolment.enrol(owner_dsn, station.folder, station.name, new_id=new_id, embedded=False, secrets=station.secrets)


def _is_let_in(url: str, kept: enrolment.Enrolment, station: NewStation) -> bool:
    try:
        address = enrolment.station_address(url, kept, station.folder, None, station.secrets)
        with translated(), address.connect():
            return True
    except SignInRefusedError:
        return False
