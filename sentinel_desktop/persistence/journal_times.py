"""When the scans of the journal were made, and what is known of that better than when they were written."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sentinel_desktop.domain.clocks import ClockReading, ScanTime
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.persistence.sqlite_file import instant_text

_TIMES: Final = "SELECT id, occurred_at, desk_clock_at, monotonic_ns, boot_id FROM scans "
_NEWEST: Final = _TIMES + "ORDER BY sequence DESC LIMIT 1"
_NOT_DELIVERED: Final = "state IN ('waiting', 'quarantined')"
_OUTSIDE: Final = _TIMES + f"WHERE {_NOT_DELIVERED} AND boot_id <> ? ORDER BY sequence"
_CORRECT: Final = f"UPDATE scans SET occurred_at = ? WHERE id = ? AND {_NOT_DELIVERED}"  # noqa: S608 - as above


def newest(connection: sqlite3.Connection) -> ScanTime | None:
    """Return the time of the scan written last, None where there is none."""
    row = connection.execute(_NEWEST).fetchone()
    return None if row is None else _time_of(row)


def outside(connection: sqlite3.Connection, boot_id: str) -> Sequence[ScanTime]:
    """Return the times of scans that are not delivered and not of this boot, in the order of the sequence."""
    return [_time_of(row) for row in connection.execute(_OUTSIDE, (boot_id,))]


def correct(connection: sqlite3.Connection, times: Sequence[ScanTime]) -> None:
    """Write better times of scans that are not delivered."""
    connection.executemany(_CORRECT, [(instant_text(each.occurred_at), str(each.scan_id)) for each in times])


def _time_of(row: Sequence[Any]) -> ScanTime:
    scan_id, occurred_at, desk_clock_at, monotonic_ns, boot_id = row
    reading = ClockReading(datetime.fromisoformat(desk_clock_at), monotonic_ns, boot_id)
    return ScanTime(ScanId(UUID(scan_id)), reading, datetime.fromisoformat(occurred_at))
