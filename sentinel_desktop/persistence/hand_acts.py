"""What people did by hand while the database was away, on this disk until it has it: an SQLite file of the station.

As with the scans' journal, an act is written with a commit that waits for the disk; should a power cut undo the mark
that it was delivered, it is delivered again, and the database answers as before. A damaged file is renamed and kept.
"""

import contextlib
import json
import logging
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, TypeVar
from uuid import UUID

from sentinel_desktop.domain.faults import JournalError
from sentinel_desktop.domain.hand_acts import HandAct, HandActKind, HandActStatus, RefusedHandAct
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.journal import Dismissal
from sentinel_desktop.domain.sentences import kept_text, sentence, text_kept
from sentinel_desktop.persistence.journal_file import kept_aside, set_aside
from sentinel_desktop.persistence.sqlite_file import (
    CREATE_META,
    ForeignFileError,
    NewerFileError,
    in_transaction,
    instant_text,
    is_damage,
    migrate,
    open_private,
    read_meta,
    write_meta,
)

T = TypeVar("T")

logger = logging.getLogger(__name__)

FILE_NAME: Final = "hand-acts.db"
KEPT_AFTER_DELIVERY: Final = timedelta(days=7)
_APPLICATION_ID: Final = 0x5344_4841
_VERSIONS: Final = (
    (
        """
        CREATE TABLE hand_acts (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            account_id TEXT NOT NULL,
            at TEXT NOT NULL,
            payload TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'refused', 'dismissed')),
            delivered_at TEXT,
            reason TEXT NOT NULL DEFAULT '',
            refused_at TEXT,
            dismissed_at TEXT,
            dismissed_by TEXT,
            dismissed_for TEXT
        )
        """,
        "CREATE INDEX hand_acts_waiting ON hand_acts (sequence) WHERE state = 'waiting'",
        "CREATE INDEX hand_acts_refused ON hand_acts (sequence) WHERE state = 'refused'",
        "CREATE INDEX hand_acts_delivered ON hand_acts (delivered_at) WHERE state = 'delivered'",
        CREATE_META,
    ),
    (
        # SQLite takes no NOT NULL from a column: the table is made anew.
        "ALTER TABLE hand_acts RENAME TO hand_acts_1",
        """
        CREATE TABLE hand_acts (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            account_id TEXT,
            at TEXT NOT NULL,
            payload TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'refused', 'dismissed')),
            delivered_at TEXT,
            reason TEXT NOT NULL DEFAULT '',
            refused_at TEXT,
            dismissed_at TEXT,
            dismissed_by TEXT,
            dismissed_for TEXT
        )
        """,
        "INSERT INTO hand_acts SELECT * FROM hand_acts_1",
        "DROP TABLE hand_acts_1",
        "CREATE INDEX hand_acts_waiting ON hand_acts (sequence) WHERE state = 'waiting'",
        "CREATE INDEX hand_acts_refused ON hand_acts (sequence) WHERE state = 'refused'",
        "CREATE INDEX hand_acts_delivered ON hand_acts (delivered_at) WHERE state = 'delivered'",
    ),
)
"""The statements of each version; a new version is a new tuple at the end, never a change of an old one."""

_ACT: Final = "SELECT id, kind, account_id, at, payload"


class SqliteHandActs:
    """Satisfies ``services.ports.hand_acts.KeptHandActs``; safe to call from any thread.

    Nothing is opened before it is needed, and what failed is tried again at the next call.
    """

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        """Prepare the file; ``now`` tells since when something is delivered, and may be called on any thread."""
        self._path = path.absolute()
        self._now = now
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._closed = False

    def add(self, act: HandAct) -> None:
        """Write an act; when this returns, a power cut loses nothing. The same id a second time changes nothing."""
        account = None if act.account_id is None else str(act.account_id)
        values = (str(act.id), act.kind, account, instant_text(act.at), json.dumps(dict(act.payload)))
        self._write(
            "INSERT INTO hand_acts (id, kind, account_id, at, payload, state) VALUES (?, ?, ?, ?, ?, 'waiting')"
            " ON CONFLICT (id) DO NOTHING",
            values,
        )

    def waiting(self, limit: int) -> Sequence[HandAct]:
        """Return the ``limit`` oldest that wait, in the order in which they were done.

        What a newer version of the program wrote waits for that version.
        """
        known = "kind IN (SELECT value FROM json_each(?))"
        select = f"{_ACT} FROM hand_acts WHERE state = 'waiting' AND {known} ORDER BY sequence LIMIT ?"
        values = (json.dumps(list(HandActKind)), limit)
        return self._run(lambda c: [_act_of(row) for row in c.execute(select, values)])

    def correct_time(self, key: UUID, at: datetime) -> None:
        """Keep another time for an act that waits: the one it has came of a clock that was wrong."""
        self._write("UPDATE hand_acts SET at = ? WHERE id = ? AND state = 'waiting'", (instant_text(at), str(key)))

    def mark_delivered(self, key: UUID) -> None:
        """The database has it; what was delivered more than seven days ago leaves."""
        now = self._now()
        update = "UPDATE hand_acts SET state = 'delivered', delivered_at = ? WHERE id = ? AND state = 'waiting'"
        prune = "DELETE FROM hand_acts WHERE state = 'delivered' AND delivered_at < ?"

        def mark(connection: sqlite3.Connection) -> None:
            connection.execute(update, (instant_text(now), str(key)))
            connection.execute(prune, (instant_text(now - KEPT_AFTER_DELIVERY),))

        self._run(lambda connection: in_transaction(connection, mark))

    def refuse(self, key: UUID, reason: str) -> None:
        """The database refuses it for good."""
        self._write(
            "UPDATE hand_acts SET state = 'refused', reason = ?, refused_at = ? WHERE id = ? AND state = 'waiting'",
            (kept_text(reason), instant_text(self._now()), str(key)),
        )

    def refused(self) -> Sequence[RefusedHandAct]:
        """Return what was refused, oldest first."""
        return self._refused("refused")

    def dismissed(self) -> Sequence[RefusedHandAct]:
        """Return what was refused and let go of, oldest first."""
        return self._refused("dismissed")

    def _refused(self, state: str) -> Sequence[RefusedHandAct]:
        select = (
            f"{_ACT}, reason, refused_at, dismissed_at, dismissed_by, dismissed_for FROM hand_acts"
            " WHERE state = ? ORDER BY sequence"
        )
        return self._run(lambda c: [_refused_of(row) for row in c.execute(select, (state,))])

    def retry(self, keys: Collection[UUID]) -> int:
        """Let what was refused wait again, in the order in which it was done; returns how much of it did.

        All of it at once, and durably: a power cut leaves all or nothing waiting.
        """
        update = "UPDATE hand_acts SET state = 'waiting' WHERE id = ? AND state = 'refused'"
        rows = [(str(key),) for key in keys]
        return self._run(lambda c: in_transaction(c, lambda c: c.executemany(update, rows).rowcount)) if rows else 0

    def dismiss(self, keys: Collection[UUID], dismissal: Dismissal) -> int:
        """Let go of what was refused, durably with who, when and why; returns how many were."""
        update = (
            "UPDATE hand_acts SET state = 'dismissed', dismissed_at = ?, dismissed_by = ?, dismissed_for = ?"
            " WHERE id = ? AND state = 'refused'"
        )
        values = (instant_text(dismissal.at), dismissal.by, dismissal.reason)
        rows = [(*values, str(key)) for key in keys]
        return self._run(lambda c: in_transaction(c, lambda c: c.executemany(update, rows).rowcount)) if rows else 0

    def status(self) -> HandActStatus:
        """Return the counts; never raises, a broken file is in ``problem``, and asking makes no file."""
        if self._path.parent.is_dir() and not self._path.exists():
            return HandActStatus(problem=self._damage_sentence())
        select = "SELECT state, count(*) FROM hand_acts WHERE state IN ('waiting', 'refused') GROUP BY state"
        try:
            counts = dict(self._run(lambda connection: connection.execute(select).fetchall()))
        except JournalError as error:
            return HandActStatus(problem=str(error))
        return HandActStatus(counts.get("waiting", 0), counts.get("refused", 0), self._damage_sentence())

    def offer_again_if_server_changed(self, identity: str) -> int:
        """Where the server is not the one last seen, let everything delivered in the last seven days wait again."""
        since = instant_text(self._now() - KEPT_AFTER_DELIVERY)

        def compare(connection: sqlite3.Connection) -> int:
            last_seen = read_meta(connection, "server_identity")
            if last_seen == identity:
                return 0
            write_meta(connection, "server_identity", identity)
            update = "UPDATE hand_acts SET state = 'waiting' WHERE state = 'delivered' AND delivered_at >= ?"
            return connection.execute(update, (since,)).rowcount if last_seen is not None else 0

        return self._run(lambda connection: in_transaction(connection, compare))

    def close(self) -> None:
        """Close the file; every later call raises JournalError."""
        with self._lock:
            self._closed = True
            self._drop()

    # --- the file -----------------------------------------------------------------------------------------------------

    def _write(self, statement: str, values: Sequence[str | None]) -> None:
        self._run(lambda connection: in_transaction(connection, lambda c: c.execute(statement, values)))

    def _run(self, action: Callable[[sqlite3.Connection], T]) -> T:
        with self._lock, self._told_as_one_sentence():
            try:
                return action(self._open())
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
                self._drop()
                kept = set_aside(self._path, self._now())
                logger.error("What was done by hand lay in a damaged file (%s): kept as %s", error, kept.name)  # noqa: TRY400 - the file's damage is no fault of the code
                return action(self._open())

    @contextlib.contextmanager
    def _told_as_one_sentence(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, NewerFileError, ForeignFileError, OSError) as error:
            self._drop()
            raise JournalError(self._sentence(error)) from error

    def _sentence(self, error: Exception) -> str:
        if isinstance(error, NewerFileError):
            return sentence(
                "DeliveryFaults",
                "The file {path} was written by a newer version of this program: install that version.",
                path=self._path,
            )
        if isinstance(error, ForeignFileError):
            return sentence(
                "DeliveryFaults", "The file {path} is not one of this program: move it away.", path=self._path
            )
        return sentence(
            "DeliveryFaults",
            "What is done by hand cannot be kept in {path} while the database is away ({why}): check "
            "that the disk has room and this account may write there.",
            path=self._path,
            why=error,
        )

    def _open(self) -> sqlite3.Connection:
        if self._closed:
            raise JournalError(
                sentence("DeliveryFaults", "What is done by hand is no longer kept, because the program is ending.")
            )
        if self._connection is None:
            with contextlib.ExitStack() as opened:
                connection = opened.enter_context(contextlib.closing(open_private(self._path, synchronous="FULL")))
                migrate(connection, _APPLICATION_ID, _VERSIONS)
                opened.pop_all()
            self._connection = connection
        return self._connection

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _damage_sentence(self) -> str:
        kept = kept_aside(self._path)
        if not kept:
            return ""
        return sentence(
            "DeliveryFaults",
            "The file of what was done by hand was damaged and a new one is in use; something in it "
            "may be missing: show {path} to an administrator and move it away afterwards.",
            path=kept[-1],
        )


def _act_of(row: Sequence[Any]) -> HandAct:
    key, kind, account_id, at, payload = row
    account = AccountId(UUID(account_id)) if account_id is not None else None
    return HandAct(UUID(key), HandActKind(kind), account, datetime.fromisoformat(at), json.loads(payload))


def _refused_of(row: Sequence[Any]) -> RefusedHandAct:
    *act, reason, refused_at, dismissed_at, by, why = row
    dismissal = None if dismissed_at is None else Dismissal(datetime.fromisoformat(dismissed_at), by, why)
    return RefusedHandAct(_act_of(act), text_kept(reason), datetime.fromisoformat(refused_at), dismissal)
