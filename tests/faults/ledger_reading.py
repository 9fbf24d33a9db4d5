"""Reads what is to be compared: the ledger by the owner's connection, a journal from its file."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import psycopg

from tests.faults.ledger_check import JournalRow, Ledger, LedgerCheckIn, LedgerReview, LedgerScan

_SCANS: Final = """
    SELECT id::text, serial, occurred_at, outcome, direction, member_id::text FROM scans ORDER BY occurred_at, id
"""
_EFFECTIVE: Final = """
    SELECT c.id::text, c.member_id::text, c.direction, c.occurred_at, c.method FROM checkins c
    WHERE NOT c.voided AND NOT EXISTS (SELECT FROM checkins later WHERE later.supersedes_id = c.id)
    ORDER BY c.occurred_at, c.id
"""
_REVIEWS: Final = "SELECT reason, scan_id::text, checkin_id::text, facts FROM reviews"
_JOURNAL: Final = "SELECT id, serial, state, reason FROM scans WHERE sequence > ? ORDER BY sequence"
_LAST: Final = "SELECT coalesce(max(sequence), 0) FROM scans"
_WAITING: Final = "SELECT count(*) FROM scans WHERE state = 'waiting'"


def read_ledger(owner_url: str) -> Ledger:
    """Return scans, effective check-ins and reviews of one moment."""
    with psycopg.connect(owner_url, connect_timeout=5) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        scans = connection.execute(_SCANS).fetchall()
        check_ins = connection.execute(_EFFECTIVE).fetchall()
        reviews = connection.execute(_REVIEWS).fetchall()
    return Ledger(
        [LedgerScan(row[0], row[1], row[2], (row[3], row[4], row[5])) for row in scans],
        [LedgerCheckIn(*row) for row in check_ins],
        [LedgerReview(*row) for row in reviews],
    )


class JournalReading:
    """Looks into a station's journal from outside, as another program would.

    Raises:
        sqlite3.Error: it is not there yet, or cannot be read at this moment.
    """

    def __init__(self, path: Path) -> None:
        self._uri = f"{path.as_uri()}?mode=ro"

    def rows(self, after: int = 0) -> list[JournalRow]:
        """Return the rows after a sequence number, in the order of reading."""
        return [JournalRow(*row) for row in self._all(_JOURNAL, after)]

    def last(self) -> int:
        """Return the newest sequence number, 0 of an empty journal."""
        return int(self._all(_LAST)[0][0])

    def waiting(self) -> int:
        """Return how many scans wait to be delivered."""
        return int(self._all(_WAITING)[0][0])

    def _all(self, select: str, *values: object) -> list[Any]:
        with closing(sqlite3.connect(self._uri, uri=True, timeout=1)) as connection:
            return connection.execute(select, values).fetchall()
