"""How this program opens its SQLite files, and what the errors of one mean.

A file of ours is private to the account that runs the program: it names people.
"""

import os
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

BUSY_SECONDS = 0.5
"""How long to wait for another process that holds the file: less than the second in which a scan is answered."""

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_PASSING = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


CREATE_META = "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"
"""The table of single values that every file of ours has."""


class NewerFileError(Exception):
    """The file was written by a newer version of the program."""


class ForeignFileError(Exception):
    """The file is an SQLite file of another program."""


def open_private(path: Path, *, synchronous: str) -> sqlite3.Connection:
    """Open or create a file in WAL mode, usable from any thread under a lock of the caller's.

    Args:
        path: the file; its folder is made where it is missing.
        synchronous: ``FULL``: a commit is on the disk when it returns; ``NORMAL``: a power cut may undo the last ones.

    Raises:
        sqlite3.Error, OSError: as the disk says.
    """
    _create_private(path)
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _create_private(path: Path) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def migrate(connection: sqlite3.Connection, application_id: int, steps: Sequence[Sequence[str]]) -> None:
    """Bring a file to the newest version, which is the number of ``steps``, in one transaction.

    Raises:
        NewerFileError: the file's version is higher than that.
        ForeignFileError: the file has tables and is not marked with ``application_id``.
    """
    if _number(connection, "user_version") == len(steps) and _number(connection, "application_id") == application_id:
        return
    in_transaction(connection, lambda connection: _apply_steps(connection, application_id, steps))


def _apply_steps(connection: sqlite3.Connection, application_id: int, steps: Sequence[Sequence[str]]) -> None:
    version = _number(connection, "user_version")
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and _number(connection, "application_id") != application_id:
        raise ForeignFileError
    if version > len(steps):
        raise NewerFileError
    for statements in steps[version:]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {len(steps)}")
    connection.execute(f"PRAGMA application_id = {application_id}")


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def in_transaction(connection: sqlite3.Connection, action: Callable[[sqlite3.Connection], T]) -> T:
    """Run ``action`` in one writing transaction; any exception, also of the commit itself, undoes it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        result = action(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return result


def is_damage(error: BaseException) -> bool:
    """Return whether the error says that the file's content is damaged, as opposed to a fault of the disk now."""
    return isinstance(error, sqlite3.DatabaseError) and primary_code(error) in _DAMAGE


def is_passing(error: BaseException) -> bool:
    """Return whether an open connection can be used on after this error: the disk was full, or the file was held."""
    return isinstance(error, sqlite3.Error) and primary_code(error) in _PASSING


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code, 0 for an error that carries none."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def companions(path: Path) -> tuple[Path, ...]:
    """Return the file and the two that SQLite keeps beside it."""
    return path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def instant_text(instant: datetime) -> str:
    """Return an instant as text of one width in UTC, so that texts sort as the instants do."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def read_meta(connection: sqlite3.Connection, name: str) -> str | None:
    """Return a single value of the file."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def write_meta(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Keep a single value of the file."""
    connection.execute(
        "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )
