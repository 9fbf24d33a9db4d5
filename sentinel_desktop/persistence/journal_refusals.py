"""The scans of the journal that were refused for good, and what a person decided about them."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.journal import Dismissal, RefusedEntry
from sentinel_desktop.domain.sentences import kept_text
from sentinel_desktop.persistence.journal_rows import SELECT_REFUSED, refused_of
from sentinel_desktop.persistence.sqlite_file import instant_text, read_meta, write_meta

_CHANGES: Final = "changed_by_hand"
_QUARANTINE: Final = (
    "UPDATE scans SET state = 'quarantined', reason = ?, quarantined_at = ?, refusals = refusals + 1"
    " WHERE id = ? AND state = 'waiting'"
)
_THESE: Final = " WHERE state = 'quarantined' AND id IN (SELECT value FROM json_each(?))"
_RETRY: Final = "UPDATE scans SET state = 'waiting', reason = ''" + _THESE  # noqa: S608 - constants
_DISMISS: Final = (
    "UPDATE scans SET state = 'dismissed', dismissed_at = ?, dismissed_by = ?, dismissed_for = ?"  # noqa: S608 - constants
    + _THESE
)


def quarantine(connection: sqlite3.Connection, scan_id: ScanId, reason: str, at: datetime) -> int:
    """Put a waiting scan into quarantine; returns how many there were, one or none."""
    return connection.execute(_QUARANTINE, (kept_text(reason), instant_text(at), str(scan_id))).rowcount


def quarantined(connection: sqlite3.Connection) -> Sequence[RefusedEntry]:
    """Return what is in quarantine, in the order of its sequence."""
    select = SELECT_REFUSED + "WHERE state = 'quarantined' ORDER BY sequence"
    return [refused_of(row) for row in connection.execute(select)]


def dismissed(connection: sqlite3.Connection) -> Sequence[RefusedEntry]:
    """Return what was dismissed, in the order of its sequence."""
    select = SELECT_REFUSED + "WHERE state = 'dismissed' ORDER BY sequence"
    return [refused_of(row) for row in connection.execute(select)]


def retry(connection: sqlite3.Connection, ids: Collection[ScanId]) -> int:
    """Let scans in quarantine wait again; returns how many."""
    _note_change(connection)
    return connection.execute(_RETRY, (_texts(ids),)).rowcount


def dismiss(connection: sqlite3.Connection, ids: Collection[ScanId], dismissal: Dismissal) -> int:
    """Let go of scans in quarantine; returns how many."""
    _note_change(connection)
    values = (instant_text(dismissal.at), dismissal.by, dismissal.reason, _texts(ids))
    return connection.execute(_DISMISS, values).rowcount


def changes(connection: sqlite3.Connection) -> int:
    """Return how often a person retried or dismissed, in whatever program: who sees it changed counts anew."""
    return int(read_meta(connection, _CHANGES) or 0)


def _note_change(connection: sqlite3.Connection) -> None:
    write_meta(connection, _CHANGES, str(changes(connection) + 1))


def _texts(ids: Collection[ScanId]) -> str:
    return json.dumps([str(scan_id) for scan_id in ids])
