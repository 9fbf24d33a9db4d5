"""What the database says of a statement it did not do, as typed errors: by SQLSTATE and constraint, never by its words.

While connecting there is no SQLSTATE at all, so an attempt is judged by what libpq knows of it: whether a password was
asked for and used, and whether the port answers.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg
from psycopg import errors, pq
from sqlalchemy.exc import DBAPIError, PendingRollbackError, TimeoutError as PoolTimeoutError

from sentinel_desktop.services.ports import ScanRefusedError, StoreUnavailableError

# Classes of SQLSTATE, and single ones, that say: not now. Everything else of an integrity or data kind is for good.
_NOT_NOW: Final = (
    "08",  # connection
    "25006",  # read-only transaction: a standby, or a server kept from writing
    "40",  # serialization failure, deadlock
    "42501",  # no right: the administrator mends the role, the scan is still true
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


class DatabaseAwayError(StoreUnavailableError):
    """Nobody answers at the address of the database."""


class SignInRefusedError(StoreUnavailableError):
    """The database refuses this station's role or password, or has no such database for it."""


class SchemaVersionError(StoreUnavailableError):
    """The database's schema is older or newer than this program knows."""


class StoreBusyError(StoreUnavailableError):
    """The database answers, but cannot do this now: full, locked, starting, stopping, read-only."""


class RuleBrokenError(ScanRefusedError):
    """A constraint of the database refuses a row; ``constraint`` names the rule."""

    def __init__(self, sentence: str, *, constraint: str = "") -> None:
        super().__init__(sentence)
        self.constraint = constraint


@contextmanager
def translated() -> Iterator[None]:
    """Turn what the driver raises inside the block into the errors of this module; a bug passes through."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, psycopg.Error):
            raise sorted_error(error.orig) from error
        raise
    except psycopg.Error as error:
        raise sorted_error(error) from error
    except PoolTimeoutError as error:
        raise StoreBusyError("The database is busy: every connection of this station is in use.") from error
    except PendingRollbackError as error:
        raise DatabaseAwayError("The connection to the database was lost.") from error


def sorted_error(error: psycopg.Error) -> Exception:
    """Return the typed error for what the driver raised."""
    state = error.sqlstate
    if state is None:
        return _connection_error(error)
    if state in {"28P01", "28000", "3D000"}:
        return SignInRefusedError(_REFUSED)
    if state in {"42P01", "42703"}:
        return SchemaVersionError(
            "The database's tables are not those this program knows: "
            "an administrator runs 'sentinel-desktop db upgrade'."
        )
    if state.startswith(_NOT_NOW):
        return StoreBusyError(_busy_sentence(state))
    if state.startswith(("22", "23")):
        constraint = error.diag.constraint_name or ""
        return RuleBrokenError(f"The database refuses it by the rule {constraint or state}.", constraint=constraint)
    return error


_REFUSED: Final = (
    "The database refuses this station's name or password: an administrator enrols the station again "
    "with 'sentinel-desktop db station'."
)


def _connection_error(error: psycopg.Error) -> Exception:
    if not isinstance(error, psycopg.OperationalError):
        return error
    attempt = error.pgconn
    if isinstance(error, errors.ConnectionTimeout):
        return DatabaseAwayError("The database does not answer in time: check the network and the server.")
    if attempt is not None and attempt.needs_password:
        return SignInRefusedError("The database asks for a password and none is kept here: " + _ENROL)
    if attempt is not None and attempt.used_password and attempt.status == pq.ConnStatus.BAD and attempt.socket == -1:
        return SignInRefusedError(_REFUSED)
    return DatabaseAwayError("The database does not answer: check the network and the server.")


_ENROL: Final = "an administrator enrols the station with 'sentinel-desktop db station'."


def _busy_sentence(state: str) -> str:
    if state == "25006":
        return "The database takes no changes now: it is a standby, or kept read-only."
    if state.startswith("53"):
        return "The database server is out of disk space, memory or connections: its administrator must make room."
    if state == "42501":
        return "The database does not let this station do this: an administrator runs 'sentinel-desktop db upgrade'."
    return "The database is busy, starting or stopping: it is tried again."
