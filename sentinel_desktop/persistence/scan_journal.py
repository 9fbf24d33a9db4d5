"""Every scan on this disk before anything else happens to it: an SQLite file of the station.

A scan is written with a commit that waits for the disk. That a scan was delivered is written without waiting: should
a power cut undo it, the scan is offered again and the database answers as it did before.
"""

import json
import logging
import sqlite3
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, TypeVar
from uuid import UUID

from sentinel_desktop.domain.clocks import ClockAnchor, ClockReading
from sentinel_desktop.domain.faults import JournalError
from sentinel_desktop.domain.ids import ScanId, StationId
from sentinel_desktop.domain.journal import JournalEntry, JournalState
from sentinel_desktop.domain.scan_answers_json import answer_from_json, answer_to_json
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.domain.station_status import JournalStatus
from sentinel_desktop.persistence import journal_file
from sentinel_desktop.persistence.journal_file import JournalFile
from sentinel_desktop.persistence.sqlite_file import (
    ForeignFileError,
    NewerFileError,
    in_transaction,
    instant_text,
    is_damage,
    is_passing,
    read_meta,
    write_meta,
)

T = TypeVar("T")
Action = Callable[[sqlite3.Connection], T]

logger = logging.getLogger(__name__)

KEPT_AFTER_DELIVERY: Final = timedelta(days=7)
PRUNED_AT_ONCE: Final = 100

_ENTRY: Final = (
    "SELECT sequence, id, serial, station_id, occurred_at, desk_clock_at, monotonic_ns, boot_id, state,"
    " coalesce(told, delivered), reason FROM scans "
)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class SqliteScanJournal:
    """Satisfies ``services.ports.ScanJournal``; safe to call from any thread.

    Nothing is opened before it is needed, and what failed is tried again at the next call: a journal on a full or
    read-only disk works again as soon as the disk does.
    """

    def __init__(self, path: Path, now: Callable[[], datetime] = _utc_now) -> None:
        self._path = path.absolute()
        self._now = now
        self._lock = threading.RLock()
        self._file: JournalFile | None = None
        self._closed = False
        self._waiting = 0
        self._quarantined = 0
        self._problem = ""

    def append(self, scan: BadgeScan, reading: ClockReading) -> None:
        """Write a scan; when this returns, a power cut loses nothing."""
        row = (
            str(scan.id),
            scan.serial,
            str(scan.station_id),
            instant_text(scan.occurred_at),
            instant_text(scan.desk_clock_at),
            reading.monotonic_ns,
            reading.boot_id,
        )
        insert = (
            "INSERT INTO scans (id, serial, station_id, occurred_at, desk_clock_at, monotonic_ns, boot_id, state)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting')"
        )
        with self._lock:
            self._write(lambda connection: connection.execute(insert, row))
            self._waiting += 1

    def tell(self, scan_id: ScanId, answer: ScanAnswer) -> None:
        """Keep what the person was told while the database was away."""
        told = _answer_text(answer)
        self._write(lambda c: c.execute("UPDATE scans SET told = ? WHERE id = ?", (told, str(scan_id))))

    def mark_delivered(self, scan_id: ScanId, answer: ScanAnswer) -> None:
        """The database has the scan; a few rows delivered more than seven days ago leave with it."""
        now = self._now()

        def mark(connection: sqlite3.Connection) -> int:
            marked = connection.execute(
                "UPDATE scans SET state = 'delivered', delivered = ?, delivered_at = ?"
                " WHERE id = ? AND state = 'waiting'",
                (_answer_text(answer), instant_text(now), str(scan_id)),
            ).rowcount
            _prune(connection, now)
            return marked

        with self._lock:
            self._waiting -= self._write(mark, durable=False)

    def quarantine(self, scan_id: ScanId, reason: str) -> None:
        """The database refuses the scan for good."""
        update = "UPDATE scans SET state = 'quarantined', reason = ? WHERE id = ? AND state = 'waiting'"
        with self._lock:
            moved = self._write(lambda c: c.execute(update, (reason, str(scan_id))).rowcount)
            self._waiting -= moved
            self._quarantined += moved

    def waiting(self, limit: int) -> Sequence[JournalEntry]:
        """Return the oldest waiting entries in the order of their sequence."""
        select = _ENTRY + "WHERE state = 'waiting' ORDER BY sequence LIMIT ?"
        return self._read(lambda c: [_entry(row) for row in c.execute(select, (limit,))])

    def waiting_of(self, serial: str) -> Sequence[JournalEntry]:
        """Return all waiting entries of one badge in the order of their sequence."""
        select = _ENTRY + "WHERE state = 'waiting' AND serial = ? ORDER BY sequence"
        return self._read(lambda c: [_entry(row) for row in c.execute(select, (serial,))])

    def status(self) -> JournalStatus:
        """Return the counts, in a time that does not grow with them; looks again at a disk that had refused."""
        select = "SELECT occurred_at FROM scans WHERE state = 'waiting' ORDER BY sequence LIMIT 1"
        with self._lock:
            oldest = None
            try:
                if self._problem:
                    self._write(lambda c: write_meta(c, "last_checked", instant_text(self._now())))
                oldest = self._read(lambda c: c.execute(select).fetchone())
            except JournalError as error:
                logger.debug("The journal is still refused: %s", error)
            return JournalStatus(
                waiting=self._waiting,
                quarantined=self._quarantined,
                oldest_waiting_at=datetime.fromisoformat(oldest[0]) if oldest else None,
                problem=self._problem or self._damage_sentence(),
            )

    def anchor(self) -> ClockAnchor | None:
        """Return the server's time as last seen, kept over restarts."""
        text = self._read(lambda c: read_meta(c, "anchor"))
        return _anchor_from(text) if text is not None else None

    def keep_anchor(self, anchor: ClockAnchor) -> None:
        """Keep the server's time as seen now."""
        text = _anchor_text(anchor)
        self._write(lambda c: write_meta(c, "anchor", text), durable=False)

    def offer_again_if_server_changed(self, identity: str) -> int:
        """Where the server is not the one last seen, let everything delivered in the last seven days wait again."""
        since = instant_text(self._now() - KEPT_AFTER_DELIVERY)

        def compare(connection: sqlite3.Connection) -> int:
            last_seen = read_meta(connection, "server_identity")
            if last_seen == identity:
                return 0
            write_meta(connection, "server_identity", identity)
            if last_seen is None:
                return 0
            return connection.execute(
                "UPDATE scans SET state = 'waiting', delivered_at = NULL"
                " WHERE state = 'delivered' AND delivered_at >= ?",
                (since,),
            ).rowcount

        with self._lock:
            offered = self._write(compare)
            self._waiting += offered
        return offered

    def close(self) -> None:
        """Close the file; every later call raises JournalError."""
        with self._lock:
            self._closed = True
            self._drop_file()

    # --- the file, its faults and its recovery; the lock is held -----------------------------------------------------

    def _write(self, action: Action[T], *, durable: bool = True) -> T:
        return self._run(lambda file: in_transaction(file.durable if durable else file.relaxed, action), writes=True)

    def _read(self, action: Action[T]) -> T:
        return self._run(lambda file: action(file.relaxed), writes=False)

    def _run(self, action: Callable[[JournalFile], T], *, writes: bool) -> T:
        """Run ``action`` on the open file; a damaged file is set aside and the action is run on a fresh one."""
        with self._lock:
            try:
                try:
                    result = action(self._open())
                except sqlite3.DatabaseError as error:
                    if not is_damage(error):
                        raise
                    self._set_aside(error)
                    result = action(self._open())
            except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
                raise
            except (sqlite3.Error, NewerFileError, ForeignFileError, OSError) as error:
                if not is_passing(error):
                    self._drop_file()
                self._problem = journal_file.sentence(error, self._path)
                raise JournalError(self._problem) from error
            if writes:
                self._problem = ""
            return result

    def _open(self) -> JournalFile:
        if self._closed:
            raise JournalError("The scan journal is closed, because the program is ending.")
        if self._file is not None and self._file.is_in_place():
            return self._file
        if self._file is None:
            self._file = self._open_or_set_aside()
        else:
            logger.error("The journal's file was taken away while the program runs; it is written again")
            vanished, self._file = self._file, None
            self._file = journal_file.restore_vanished(vanished)
        self._count(self._file.relaxed)
        return self._file

    def _open_or_set_aside(self) -> JournalFile:
        try:
            return journal_file.open_journal(self._path)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            return self._begin_afresh(error)

    def _set_aside(self, error: sqlite3.DatabaseError) -> None:
        self._drop_file()
        self._file = self._begin_afresh(error)
        self._count(self._file.relaxed)

    def _begin_afresh(self, error: sqlite3.DatabaseError) -> JournalFile:
        kept = journal_file.set_aside(self._path, self._now())
        fresh = journal_file.open_journal(self._path)
        try:
            taken_over = journal_file.take_over(kept, fresh.durable)
        except sqlite3.Error:
            taken_over = 0
            logger.exception("Nothing could be taken over from the damaged journal")
        logger.error("The journal was damaged (%s): kept as %s, %d rows taken over", error, kept.name, taken_over)
        return fresh

    def _damage_sentence(self) -> str:
        kept = journal_file.kept_aside(self._path)
        if not kept:
            return ""
        return (
            f"The scan journal was damaged and a new one is in use; scans in the damaged one may be missing: show"
            f" {kept[-1]} to an administrator and move it away afterwards."
        )

    def _count(self, connection: sqlite3.Connection) -> None:
        counts = dict(
            connection.execute("SELECT 'waiting', count(*) FROM scans WHERE state = 'waiting'").fetchall()
            + connection.execute("SELECT 'quarantined', count(*) FROM scans WHERE state = 'quarantined'").fetchall()
        )
        self._waiting, self._quarantined = counts["waiting"], counts["quarantined"]

    def _drop_file(self) -> None:
        if self._file is not None:
            file, self._file = self._file, None
            file.close()


def _prune(connection: sqlite3.Connection, now: datetime) -> None:
    connection.execute(
        "DELETE FROM scans WHERE sequence IN"
        " (SELECT sequence FROM scans WHERE state = 'delivered' AND delivered_at < ? LIMIT ?)",
        (instant_text(now - KEPT_AFTER_DELIVERY), PRUNED_AT_ONCE),
    )


def _entry(row: Sequence[Any]) -> JournalEntry:
    sequence, scan_id, serial, station_id, occurred_at, desk_clock_at, monotonic_ns, boot_id, state, told, reason = row
    wall = datetime.fromisoformat(desk_clock_at)
    return JournalEntry(
        sequence=sequence,
        scan=BadgeScan(
            id=ScanId(UUID(scan_id)),
            serial=serial,
            station_id=StationId(UUID(station_id)),
            occurred_at=datetime.fromisoformat(occurred_at),
            desk_clock_at=wall,
        ),
        reading=ClockReading(wall=wall, monotonic_ns=monotonic_ns, boot_id=boot_id),
        state=JournalState(state),
        told=_answer_from(told) if told is not None else None,
        reason=reason,
    )


def _answer_text(answer: ScanAnswer) -> str:
    return json.dumps(answer_to_json(answer), ensure_ascii=False, separators=(",", ":"))


def _answer_from(text: str) -> ScanAnswer | None:
    """Return what was told; an answer that cannot be read must not keep its scan from being delivered."""
    try:
        return answer_from_json(json.loads(text))
    except ValueError:
        logger.exception("An answer in the journal cannot be read; its scan is delivered without it")
        return None


def _anchor_text(anchor: ClockAnchor) -> str:
    return json.dumps(
        {
            "wall": instant_text(anchor.reading.wall),
            "monotonic_ns": anchor.reading.monotonic_ns,
            "boot_id": anchor.reading.boot_id,
            "server_time": instant_text(anchor.server_time),
        }
    )


def _anchor_from(text: str) -> ClockAnchor:
    value = json.loads(text)
    reading = ClockReading(
        wall=datetime.fromisoformat(value["wall"]), monotonic_ns=value["monotonic_ns"], boot_id=value["boot_id"]
    )
    return ClockAnchor(reading, datetime.fromisoformat(value["server_time"]))
