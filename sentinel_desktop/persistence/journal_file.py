"""The journal's file: its tables and their versions, the sentences of its faults, and what is done with a damaged one.

A damaged journal is never deleted: it is renamed with a time stamp, whatever can still be read is taken over into a
fresh one, and the renamed file is left for a person to look at.
"""

import contextlib
import errno
import logging
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence.sqlite_file import (
    CREATE_META,
    ForeignFileError,
    NewerFileError,
    companions,
    in_transaction,
    migrate,
    open_private,
    primary_code,
)

logger = logging.getLogger(__name__)

APPLICATION_ID: Final = 0x5344_4A4C
ENOUGH_ROOM = 256 * 1024
"""Bytes free on the disk below which a fault of writing is put down to a full disk."""

VERSIONS: Final = (
    (
        """
        CREATE TABLE scans (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            serial TEXT NOT NULL,
            station_id TEXT NOT NULL,
            occurred_at TEXT NOT NULL,
            desk_clock_at TEXT NOT NULL,
            monotonic_ns INTEGER NOT NULL,
            boot_id TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'quarantined')),
            told TEXT,
            delivered TEXT,
            reason TEXT NOT NULL DEFAULT '',
            delivered_at TEXT
        )
        """,
        "CREATE INDEX scans_waiting ON scans (sequence) WHERE state = 'waiting'",
        "CREATE INDEX scans_waiting_of ON scans (serial, sequence) WHERE state = 'waiting'",
        "CREATE INDEX scans_quarantined ON scans (sequence) WHERE state = 'quarantined'",
        "CREATE INDEX scans_delivered ON scans (delivered_at) WHERE state = 'delivered'",
        CREATE_META,
    ),
    (
        # SQLite cannot change the check of a column, so the table is made anew and filled.
        """
        CREATE TABLE scans_of_version_2 (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            serial TEXT NOT NULL,
            station_id TEXT NOT NULL,
            occurred_at TEXT NOT NULL,
            desk_clock_at TEXT NOT NULL,
            monotonic_ns INTEGER NOT NULL,
            boot_id TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'quarantined', 'dismissed')),
            told TEXT,
            delivered TEXT,
            reason TEXT NOT NULL DEFAULT '',
            delivered_at TEXT,
            quarantined_at TEXT,
            refusals INTEGER NOT NULL DEFAULT 0,
            dismissed_at TEXT,
            dismissed_by TEXT,
            dismissed_for TEXT,
            CHECK ((state = 'dismissed') = (dismissed_at IS NOT NULL)),
            CHECK ((dismissed_at IS NULL) = (dismissed_by IS NULL)),
            CHECK ((dismissed_at IS NULL) = (dismissed_for IS NULL))
        )
        """,
        """
        INSERT INTO scans_of_version_2 (
            sequence, id, serial, station_id, occurred_at, desk_clock_at, monotonic_ns, boot_id, state, told, delivered,
            reason, delivered_at, refusals
        )
        SELECT sequence, id, serial, station_id, occurred_at, desk_clock_at, monotonic_ns, boot_id, state, told,
            delivered, reason, delivered_at, state = 'quarantined'
        FROM scans
        """,
        # A sequence is never used again, also where the rows with the highest have left.
        "DELETE FROM sqlite_sequence WHERE name = 'scans_of_version_2'",
        "INSERT INTO sqlite_sequence SELECT 'scans_of_version_2', seq FROM sqlite_sequence WHERE name = 'scans'",
        "DROP TABLE scans",
        "ALTER TABLE scans_of_version_2 RENAME TO scans",
        "CREATE INDEX scans_waiting ON scans (sequence) WHERE state = 'waiting'",
        "CREATE INDEX scans_waiting_of ON scans (serial, sequence) WHERE state = 'waiting'",
        "CREATE INDEX scans_quarantined ON scans (sequence) WHERE state = 'quarantined'",
        "CREATE INDEX scans_delivered ON scans (delivered_at) WHERE state = 'delivered'",
        "CREATE INDEX scans_dismissed ON scans (sequence) WHERE state = 'dismissed'",
    ),
)
"""The statements of each version; a new version is a new tuple at the end, never a change of an old one."""

_FROM_BOTH_ENDS: Final = (
    "SELECT * FROM scans NOT INDEXED ORDER BY sequence ASC",
    "SELECT * FROM scans NOT INDEXED ORDER BY sequence DESC",
)


@dataclass(frozen=True, slots=True)
class JournalFile:
    """An open journal.

    Attributes:
        durable: its commits are on the disk when they return.
        relaxed: its commits may be undone by a power cut, for what can be found out again.
        inode: which file this is, so that a file taken away under the running program is noticed.
    """

    path: Path
    durable: sqlite3.Connection
    relaxed: sqlite3.Connection
    inode: tuple[int, int]

    def close(self) -> None:
        """Close both connections; what they committed is in the file."""
        self.relaxed.close()
        self.durable.close()

    def is_in_place(self) -> bool:
        """Return whether the path still leads to this file."""
        try:
            found = self.path.stat()
        except OSError:
            return False
        return (found.st_dev, found.st_ino) == self.inode


def open_journal(path: Path) -> JournalFile:
    """Open the journal, create or upgrade it, and check that it is whole.

    Raises:
        sqlite3.DatabaseError: also where the file is damaged, see ``sqlite_file.is_damage``.
        NewerFileError, ForeignFileError, OSError: see ``sentence``.
    """
    with contextlib.ExitStack() as opened:
        durable = opened.enter_context(contextlib.closing(open_private(path, synchronous="FULL")))
        migrate(durable, APPLICATION_ID, VERSIONS)
        found = durable.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            damage = sqlite3.DatabaseError(found)
            damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise damage
        relaxed = opened.enter_context(contextlib.closing(open_private(path, synchronous="NORMAL")))
        found_at = path.stat()
        opened.pop_all()
    return JournalFile(path, durable, relaxed, (found_at.st_dev, found_at.st_ino))


def restore_vanished(journal: JournalFile) -> JournalFile:
    """Write a journal whose file was taken away to its place again, out of the connection that still has it.

    The old connection is closed first: closing it deletes the write-ahead log by name, which must not be the new one's.
    """
    with contextlib.closing(sqlite3.connect(":memory:", check_same_thread=False)) as memory:
        journal.durable.backup(memory)
        journal.close()
        restored = open_journal(journal.path)
        memory.execute("ATTACH DATABASE ? AS place", (str(journal.path),))
        memory.execute("INSERT OR IGNORE INTO place.scans SELECT * FROM main.scans")
        memory.execute("INSERT OR IGNORE INTO place.meta SELECT * FROM main.meta")
        memory.commit()
    return restored


def set_aside(path: Path, now: datetime) -> Path:
    """Rename a damaged journal, and the files that belong to it, so that nothing overwrites it; returns its name."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    kept = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    for old, new in zip(companions(path), companions(kept), strict=True):
        if old.exists():
            old.replace(new)
    return kept


def kept_aside(path: Path) -> list[Path]:
    """Return the damaged journals that lie beside this one, oldest first."""
    return sorted(path.parent.glob(f"{path.stem}.damaged-*Z{path.suffix}"))


def take_over(kept: Path, fresh: sqlite3.Connection) -> int:
    """Copy every row that can still be read in a damaged journal into a fresh one; returns how many."""
    rows: dict[int, dict[str, Any]] = {}
    with contextlib.closing(sqlite3.connect(f"{kept.as_uri()}?mode=ro", uri=True)) as damaged:
        for select in _FROM_BOTH_ENDS:
            rows |= {row["sequence"]: row for row in _readable(damaged, select)}
    in_transaction(fresh, lambda connection: _insert(connection, [rows[key] for key in sorted(rows)]))
    return len(rows)


def _readable(damaged: sqlite3.Connection, select: str) -> Iterator[dict[str, Any]]:
    """Yield rows by the names of their columns, from one end until the damage is met."""
    try:
        found = damaged.execute(select)
        names = [column[0] for column in found.description]
        for row in found:
            yield dict(zip(names, row, strict=True))
    except sqlite3.Error as error:
        logger.info("The damaged journal can be read no further: %s", error)


def _insert(connection: sqlite3.Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that may be of an earlier version, and lack what came later."""
    if rows:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(scans)") if row[1] in rows[0]]
        names, values = ", ".join(columns), ", ".join(f":{name}" for name in columns)
        connection.executemany(f"INSERT OR IGNORE INTO scans ({names}) VALUES ({values})", rows)  # noqa: S608 - columns


def said_of(error: Exception, path: Path) -> str:
    """Return what a person is told of a fault of the journal."""
    if isinstance(error, NewerFileError):
        return sentence(
            "JournalFaults",
            "The scan journal {path} was written by a newer version of this program: install that version.",
            path=path,
        )
    if isinstance(error, ForeignFileError):
        return sentence(
            "JournalFaults",
            "The file {path} is not a scan journal: move it away, and a journal is made in its place.",
            path=path,
        )
    code = primary_code(error) if isinstance(error, sqlite3.Error) else 0
    full = code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _disk_is_full(path))
    if full or getattr(error, "errno", 0) == errno.ENOSPC:
        return sentence(
            "JournalFaults",
            "The disk is full and scans cannot be kept: free some space on the disk of {folder}.",
            folder=path.parent,
        )
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN} or isinstance(error, OSError):
        return sentence(
            "JournalFaults",
            "The scan journal {path} cannot be written: check that this account may write in its folder.",
            path=path,
        )
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return sentence(
            "JournalFaults", "Another program holds the scan journal {path}: close it, and scanning goes on.", path=path
        )
    return sentence(
        "JournalFaults", "The scan journal {path} cannot be used ({why}): check the disk.", path=path, why=error
    )


def _disk_is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < ENOUGH_ROOM
    except OSError:
        return False
