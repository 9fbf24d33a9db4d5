"""What the database says of a statement it did not do, as typed errors: by SQLSTATE and constraint, never by its words.

While connecting there is no SQLSTATE at all, so an attempt is judged by what libpq knows of it: whether a password was
asked for and used; and the server is asked again, see ``startup_probe``.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final
from uuid import UUID

import psycopg
from psycopg import conninfo, errors, pq
from sqlalchemy.exc import DBAPIError, PendingRollbackError, ResourceClosedError, TimeoutError as PoolTimeoutError

from sentinel_desktop.domain.faults import (
    InvalidValueError,
    NotOwnRowError,
    NotPermittedError,
    RecordNotFoundError,
    StaleVersionError,
    StoreConflictError,
    StoreTimeoutError,
    StoreUnavailableError,
)
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence.broken_rules import broken_rule
from sentinel_desktop.persistence.startup_probe import DEFAULT_PORT, StartupAnswer, ask_to_start
from sentinel_desktop.persistence.transport_faults import why_unsafe

# Classes of SQLSTATE, and single ones, that say: not now. Everything else of an integrity or data kind is for good.
_NOT_NOW: Final = (
    "08",  # connection
    "25006",  # read-only transaction: a standby, or a server kept from writing
    "25P03",  # the transaction stood still for too long, and the server ended the connection
    "40",  # the transaction's outcome is unknown, or it was rolled back
    "42501",  # no grant: the administrator mends the role, the scan is still true
    "53",  # out of disk, memory, connections
    "55",  # lock not available, object in use
    "57",  # cancelled, shutting down, starting up
    "58",  # the server's own disk or files
    "XX",  # the server's own fault
    "28",  # the role or its password is refused
    "3D000",  # no such database
    "42P01",  # no such table: a schema older or newer than this program
    "42703",  # no such column: likewise
)

_POLICY_CHECK: Final = "ExecWithCheckOptions"
"""The routine of the server that a refusal by a policy comes from. A missing grant has the same SQLSTATE, and but for
words nothing else tells the two apart; where the server names no routine, a grant is taken to be missing."""

_OF_THE_STATION: Final = ("fk_scans_station_id", "fk_checkins_station_id", "fk_station_health_station_id")
"""Rules that a row breaks when the station that writes it is not there: no fault of the row."""

_TOO_LONG: Final = ("57014", "55P03")  # the statement's time was up, or the lock's

_OF_THE_VALUE: Final = (
    "22",  # malformed, out of range
    "23",  # a rule
    "54",  # larger than an index, or any row, can hold
)
_OF_OUR_FUNCTIONS: Final = ("SN001", "SN002", "SN003", "SN004")
"""Raised by our own functions: seals behind; login roles not kept; the row ``of_id`` changed meanwhile, or gone."""

_NO_COLUMN_TAKES: Final = sentence(
    "DatabaseFaults", "The database cannot hold it: it has a character or a value that no column takes."
)

_CONFLICT: Final = ("40001", "40P01")  # serialization failure, deadlock


class DatabaseAwayError(StoreUnavailableError):
    """Nobody answers at the address of the database."""


class UnreadableAddressError(StoreUnavailableError):
    """The address of the database is neither a URL nor a connection string; its text may hold a password."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "DatabaseFaults",
                "The database's address cannot be read: write it as "
                "postgresql://USER@HOST:PORT/DATABASE, special characters in it as %XX.",
            )
        )


class SignInRefusedError(StoreUnavailableError):
    """The database refuses this station's role or password, or has no such database for it."""


class StationUnknownError(SignInRefusedError):
    """The database lets this station's role in and has no such station: it was made anew, or restored to before it."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "DatabaseFaults",
                "The database no longer knows this station: an administrator enrols the station with "
                "'sentinel-desktop db station'.",
            )
        )


class SchemaVersionError(StoreUnavailableError):
    """The database's schema is older or newer than this program knows."""


class SealsBehindError(StoreUnavailableError):
    """The database came here as a dump from a server that had counted further: nothing can be sealed by its count."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "DatabaseFaults",
                "The database was moved here from another server and cannot be sealed: an administrator "
                "runs 'sentinel-desktop db upgrade'.",
            )
        )


class RolesNotKeptError(NotPermittedError):
    """The owner of the database may not make or change login roles, so that accounts cannot be kept."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "DatabaseFaults",
                "The owner of the database may not keep the accounts' login roles: the server's "
                "administrator gives it CREATEROLE, and the roles sentinel_* WITH ADMIN OPTION.",
            )
        )


class StoreBusyError(StoreUnavailableError):
    """The database answers, but cannot do this now: full, locked, starting, stopping, read-only."""


@contextmanager
def translated(values: Mapping[str, Any] | None = None, *, deleting: bool = False, table: str = "") -> Iterator[None]:
    """Turn what the driver raises inside the block into typed errors; a bug passes through.

    Args:
        values: what the statement gives, by column: a broken rule says which of them it is about.
        deleting: the statement deletes.
        table: what the statement writes to; empty where that is not known.
    """
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, psycopg.Error):
            raise sorted_error(error.orig, values, deleting=deleting, table=table) from error
        raise
    except psycopg.Error as error:
        raise sorted_error(error, values, deleting=deleting, table=table) from error
    except UnicodeEncodeError:
        # Without its cause, which has the whole text: half of a surrogate pair, as some other program's clipboard has.
        raise InvalidValueError(_NO_COLUMN_TAKES) from None
    except PoolTimeoutError as error:
        raise StoreBusyError(
            sentence("DatabaseFaults", "The database is busy: every connection of this station is in use.")
        ) from error
    except (PendingRollbackError, ResourceClosedError) as error:
        # The second, where it was lost while the engine looked at its first connection.
        raise DatabaseAwayError(sentence("DatabaseFaults", "The connection to the database was lost.")) from error


@contextmanager
def station_named() -> Iterator[None]:
    """Around a row of which policies ask the station alone: when it is refused, this station is not the one it was.

    The row is as good as before; the station must be enrolled anew before it can be written.
    """
    try:
        yield
    except NotOwnRowError as refused:
        raise StationUnknownError from refused


def sorted_error(
    error: psycopg.Error, values: Mapping[str, Any] | None = None, *, deleting: bool = False, table: str = ""
) -> Exception:
    """Return the typed error for what the driver raised; the arguments are those of ``translated``."""
    if error.sqlstate is None:
        if isinstance(error, psycopg.DataError):
            return InvalidValueError(_NO_COLUMN_TAKES)
        return _connection_error(error) if isinstance(error, psycopg.OperationalError) else error
    if not error.sqlstate.startswith(_OF_THE_VALUE):
        return _statement_error(error, error.sqlstate, values, table)
    if error.diag.constraint_name in _OF_THE_STATION and not deleting:
        return StationUnknownError()
    return broken_rule(error, values, deleting=deleting, table=table)


def _statement_error(error: psycopg.Error, state: str, values: Mapping[str, Any] | None, table: str) -> Exception:
    if state in {"28P01", "28000", "3D000"}:
        return SignInRefusedError(_REFUSED)
    if state in {"42P01", "42703"}:
        return SchemaVersionError(
            sentence(
                "DatabaseFaults",
                "The database's tables are not those this program knows: an administrator runs "
                "'sentinel-desktop db upgrade'.",
            )
        )
    if state in _OF_OUR_FUNCTIONS:
        return _error_of_ours(state, values or {})
    if state == "42501" and error.diag.source_function == _POLICY_CHECK:
        return NotOwnRowError(table)
    if state in _CONFLICT:
        return StoreConflictError(
            sentence("DatabaseFaults", "Two stations changed the same record at once: it is tried again.")
        )
    return _not_now(state) if state.startswith(_NOT_NOW) else error


def _error_of_ours(state: str, values: Mapping[str, Any]) -> Exception:
    ids = [value for name, value in values.items() if name == "of_id" and isinstance(value, UUID)]
    match state:
        case "SN002":
            return RolesNotKeptError()
        case "SN003":
            return StaleVersionError(ids)
        case "SN004":
            return RecordNotFoundError(ids)
    return SealsBehindError()


def _not_now(state: str) -> StoreUnavailableError:
    if state in _TOO_LONG:
        return StoreTimeoutError(
            sentence(
                "DatabaseFaults", "The database took too long, or somebody else holds the record: it is tried again."
            )
        )
    return NotPermittedError(_NO_RIGHT) if state == "42501" else StoreBusyError(_busy_sentence(state))


_REFUSED: Final = sentence(
    "DatabaseFaults",
    "The database server does not accept this station: its name or password no longer fits, the database is not there, "
    "or no connection is left for it; the server's log says which, and an administrator enrols the station with "
    "'sentinel-desktop db station'.",
)
_NO_RIGHT: Final = sentence(
    "DatabaseFaults",
    "The database does not let this role do this: an administrator may, or runs 'sentinel-desktop db upgrade'.",
)
_STANDBY: Final = sentence("DatabaseFaults", "The database takes no changes now: it is a standby, or kept read-only.")
_ONLY_A_STANDBY: Final = sentence(
    "DatabaseFaults",
    "Only a read-only standby answers, no server that takes changes: its administrator "
    "promotes it or starts the primary, and this station goes on by itself.",
)
_NO_ANSWER: Final = sentence("DatabaseFaults", "The database does not answer: check the network and the server.")
_ASK_SECONDS: Final = 2


def _connection_error(error: psycopg.OperationalError) -> StoreUnavailableError:
    """Sort a connection that failed; ``pgconn`` is there only where it was being made and the server was reached.

    After a password was given, libpq keeps no sign of whether the password, the database or the number of connections
    was the reason, so one sentence names all three; nor of whether the server said no or the wire was cut, so a server
    that does not answer any more has refused nothing.
    """
    if isinstance(error, errors.ConnectionTimeout):
        return DatabaseAwayError(
            sentence("DatabaseFaults", "The database does not answer in time: check the network and the server.")
        )
    attempt = error.pgconn
    if attempt is None:
        return DatabaseAwayError(
            sentence(
                "DatabaseFaults", "The database was not reached or no longer answers: check the network and the server."
            )
        )
    if attempt.needs_password:
        return SignInRefusedError(
            sentence(
                "DatabaseFaults",
                "The database asks for a password and none is kept here: an administrator enrols the station with "
                "'sentinel-desktop db station'.",
            )
        )
    if attempt.used_password:
        if _asked_again(attempt) is None:
            return DatabaseAwayError(_NO_ANSWER)
        return StoreBusyError(_ONLY_A_STANDBY) if _lets_in_to_read(attempt) else SignInRefusedError(_REFUSED)
    return _unanswered(attempt)


def _unanswered(attempt: pq.abc.PGconn) -> StoreUnavailableError:
    """Ask the server once more, without signing in, why it broke off; blocks a few seconds at most."""
    unsafe = why_unsafe(attempt, seconds=_ASK_SECONDS)
    if unsafe is not None:
        return unsafe
    answer = _asked_again(attempt)
    if answer is None:
        return DatabaseAwayError(_NO_ANSWER)
    if answer.sqlstate.startswith(("53", "57")):
        return StoreBusyError(_busy_sentence(answer.sqlstate))
    return SignInRefusedError(
        sentence(
            "DatabaseFaults",
            "The database server answers but lets this computer not in: its access rules, its "
            "certificate or the database's name do not fit; its administrator must look.",
        )
    )


def _asked_again(attempt: pq.abc.PGconn) -> StartupAnswer | None:
    host = (attempt.hostaddr or attempt.host).decode()
    user, database = attempt.user.decode(), attempt.db.decode()
    return ask_to_start(host, int(attempt.port or DEFAULT_PORT), user, database, seconds=_ASK_SECONDS)


def _lets_in_to_read(attempt: pq.abc.PGconn) -> bool:
    """Whether a server from which writing was asked lets the same role in to read: then it is a standby."""
    wanted = {option.keyword.decode(): option.val.decode() for option in attempt.info if option.val}
    if wanted.get("target_session_attrs", "any") == "any":
        return False
    to_read = wanted | {"target_session_attrs": "any", "connect_timeout": str(_ASK_SECONDS)}
    try:
        psycopg.connect(conninfo.make_conninfo("", **to_read)).close()
    except psycopg.Error:
        return False
    return True


def _busy_sentence(state: str) -> str:
    if state == "25006":
        return _STANDBY
    if state.startswith("53"):
        return sentence(
            "DatabaseFaults",
            "The database server is out of disk space, memory or connections: its administrator must make room.",
        )
    return sentence("DatabaseFaults", "The database is busy, starting or stopping: it is tried again.")
