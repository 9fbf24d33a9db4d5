"""Every scan on this disk before anything else happens to it: an SQLite file of the station.

A scan is written with a commit that waits for the disk. That a scan was delivered is written without waiting: should
a power cut undo it, the scan is offered again and the database answers as it did before.
"""

import json
import logging
import sqlite3
import threading
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar

from sentinel_desktop.domain.clocks import ClockAnchor, ClockReading, ScanTime
from sentinel_desktop.domain.faults import JournalError
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.journal import Dismissal, JournalEntry, RefusedEntry
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.station_status import JournalStatus
from sentinel_desktop.persistence import journal_file, journal_refusals, journal_rows, journal_times
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

_NOT_JOURNALLED_AT: Final = "last_not_journalled_at"


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
        self._changes_seen = 0
        self._not_journalled = 0
        self._last_not_journalled_at: datetime | None = None
        self._miss_is_kept = True

    def keep_time_by(self, now: Callable[[], datetime]) -> None:
        """Tell by this clock from now on since when something is delivered: a wall clock that is set forgets nothing.

        Args:
            now: may be called on any thread, with the journal's lock held.
        """
        self._now = now

    def append(self, scan: BadgeScan, reading: ClockReading) -> None:
        """Write a scan; when this returns, a power cut loses nothing."""
        try:
            with self._lock:
                self._write(lambda connection: self._insert(connection, scan, reading))
                self._waiting += 1
        except Exception:
            with self._lock:
                self._not_journalled += 1
                self._last_not_journalled_at = scan.occurred_at
                self._miss_is_kept = False
            raise

    def _insert(self, connection: sqlite3.Connection, scan: BadgeScan, reading: ClockReading) -> None:
        connection.execute(journal_rows.INSERT, journal_rows.values_of(scan, reading))
        self._keep_miss(connection)

    def tell(self, scan_id: ScanId, answer: ScanAnswer) -> None:
        """Keep what the person was told while the database was away."""
        told = journal_rows.answer_text(answer)
        self._write(lambda c: c.execute("UPDATE scans SET told = ? WHERE id = ?", (told, str(scan_id))))

    def mark_delivered(self, scan_id: ScanId, answer: ScanAnswer) -> None:
        """The database has the scan; a few rows delivered more than seven days ago leave with it."""
        self._mark([(scan_id, answer)])

    def mark_delivered_together(self, answers: Sequence[ScanAnswer]) -> None:
        """The database has all these scans, in one transaction of the file."""
        self._mark([(answer.scan_id, answer) for answer in answers])

    def _mark(self, delivered: Sequence[tuple[ScanId, ScanAnswer]]) -> None:
        now = self._now()
        rows = [(journal_rows.answer_text(answer), instant_text(now), str(scan_id)) for scan_id, answer in delivered]
        update = (
            "UPDATE scans SET state = 'delivered', delivered = ?, delivered_at = ? WHERE id = ? AND state = 'waiting'"
        )

        def mark(connection: sqlite3.Connection) -> int:
            marked = connection.executemany(update, rows).rowcount
            _prune(connection, now)
            return marked

        with self._lock:
            self._waiting -= self._write(mark, durable=False)

    def quarantine(self, scan_id: ScanId, reason: str) -> None:
        """The database refuses the scan for good."""
        with self._lock:
            moved = self._write(lambda c: journal_refusals.quarantine(c, scan_id, reason, self._now()))
            self._waiting -= moved
            self._quarantined += moved

    def quarantined(self) -> Sequence[RefusedEntry]:
        """Return what is in quarantine, in the order of its sequence."""
        return self._read(journal_refusals.quarantined)

    def dismissed(self) -> Sequence[RefusedEntry]:
        """Return what was dismissed, in the order of its sequence; nothing of it is ever deleted."""
        return self._read(journal_refusals.dismissed)

    def retry(self, ids: Collection[ScanId]) -> int:
        """Let scans in quarantine wait again, at their old place in the order; returns how many did."""
        return self._write(lambda c: journal_refusals.retry(c, ids))

    def dismiss(self, ids: Collection[ScanId], reason: str, by: str) -> int:
        """Let go of scans in quarantine, durably with who, when and why; returns how many were."""
        return self._write(lambda c: journal_refusals.dismiss(c, ids, Dismissal(self._now(), by, reason)))

    # --- asking -------------------------------------------------------------------------------------------------------

    def waiting(self, limit: int, but_of: Collection[str] = ()) -> Sequence[JournalEntry]:
        """Return the oldest waiting entries in the order of their sequence, none of the badges ``but_of``."""
        others = " AND serial NOT IN (SELECT value FROM json_each(?))" if but_of else ""
        select = f"{journal_rows.SELECT_ENTRY}WHERE state = 'waiting'{others} ORDER BY sequence LIMIT ?"
        values = (*([json.dumps(list(but_of))] if but_of else []), limit)
        return self._read(lambda c: [journal_rows.entry_of(row) for row in c.execute(select, values)])

    def waiting_of(self, serial: str, limit: int) -> Sequence[JournalEntry]:
        """Return the oldest waiting entries of one badge in the order of their sequence."""
        select = journal_rows.SELECT_ENTRY + "WHERE state = 'waiting' AND serial = ? ORDER BY sequence LIMIT ?"
        return self._read(lambda c: [journal_rows.entry_of(row) for row in c.execute(select, (serial, limit))])

    def status(self) -> JournalStatus:
        """Return the counts, in a time that does not grow with them; looks again at a disk that had refused."""
        with self._lock:
            oldest = None
            try:
                if self._problem:
                    self._write(self._check)
                oldest = self._read(self._look)
            except JournalError as error:
                logger.debug("The journal is still refused: %s", error)
            return JournalStatus(
                waiting=self._waiting,
                quarantined=self._quarantined,
                oldest_waiting_at=oldest,
                problem=self._problem or self._damage_sentence(),
                not_journalled=self._not_journalled,
                last_not_journalled_at=self._last_not_journalled_at,
            )

    def _check(self, connection: sqlite3.Connection) -> None:
        write_meta(connection, "last_checked", instant_text(self._now()))
        self._keep_miss(connection)

    def _look(self, connection: sqlite3.Connection) -> datetime | None:
        """Return when the oldest of the waiting was scanned; counts anew where a person changed something."""
        if journal_refusals.changes(connection) != self._changes_seen:
            self._count(connection)
            logger.info(
                "Refused scans were retried or dismissed: %d are left, %d wait", self._quarantined, self._waiting
            )
        select = "SELECT occurred_at FROM scans WHERE state = 'waiting' ORDER BY sequence LIMIT 1"
        oldest = connection.execute(select).fetchone()
        return datetime.fromisoformat(oldest[0]) if oldest else None

    def anchor(self) -> ClockAnchor | None:
        """Return the server's time as last seen, kept over restarts."""
        text = self._read(lambda c: read_meta(c, "anchor"))
        return journal_rows.anchor_from(text) if text is not None else None

    def keep_anchor(self, anchor: ClockAnchor) -> None:
        """Keep the server's time as seen now."""
        text = journal_rows.anchor_text(anchor)
        self._write(lambda c: write_meta(c, "anchor", text), durable=False)

    def newest_time(self) -> ScanTime | None:
        """Return the time of the scan written last, whatever became of it; None where there is none."""
        return self._read(journal_times.newest)

    def times_outside(self, boot_id: str) -> Sequence[ScanTime]:
        """Return the times of scans that are not delivered and not of this boot, in the order of their sequence."""
        return self._read(lambda c: journal_times.outside(c, boot_id))

    def correct_times(self, anchor: ClockAnchor, times: Sequence[ScanTime]) -> None:
        """Keep the server's time as seen now, and with it what it tells of scans that are not delivered."""

        def correct(connection: sqlite3.Connection) -> None:
            write_meta(connection, "anchor", journal_rows.anchor_text(anchor))
            journal_times.correct(connection, times)

        self._write(correct)

    def server_identity(self) -> str:
        """Return the identity of the server last delivered to; empty where there was none."""
        return self._read(lambda c: read_meta(c, "server_identity")) or ""

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
                self._problem = journal_file.said_of(error, self._path)
                raise JournalError(self._problem) from error
            if writes:
                self._problem = ""
            return result

    def _open(self) -> JournalFile:
        if self._closed:
            raise JournalError(sentence("JournalFaults", "The scan journal is closed, because the program is ending."))
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
        return sentence(
            "JournalFaults",
            "The scan journal was damaged and a new one is in use; scans in the damaged one may be "
            "missing: show {path} to an administrator and move it away afterwards.",
            path=kept[-1],
        )

    def _count(self, connection: sqlite3.Connection) -> None:
        """Count what other programs may have changed, and what an earlier life of this one left."""
        counts = dict(
            connection.execute("SELECT 'waiting', count(*) FROM scans WHERE state = 'waiting'").fetchall()
            + connection.execute("SELECT 'quarantined', count(*) FROM scans WHERE state = 'quarantined'").fetchall()
        )
        self._waiting, self._quarantined = counts["waiting"], counts["quarantined"]
        self._changes_seen = journal_refusals.changes(connection)
        if self._miss_is_kept:
            missed_at = read_meta(connection, _NOT_JOURNALLED_AT)
            self._last_not_journalled_at = datetime.fromisoformat(missed_at) if missed_at else None

    def _keep_miss(self, connection: sqlite3.Connection) -> None:
        """Keep when a scan could not be kept, at the first chance there is."""
        if not self._miss_is_kept and self._last_not_journalled_at is not None:
            write_meta(connection, _NOT_JOURNALLED_AT, instant_text(self._last_not_journalled_at))
            self._miss_is_kept = True

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
