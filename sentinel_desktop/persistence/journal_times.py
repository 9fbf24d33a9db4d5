"""The times in the journal: the server's time as last seen, and those of scans that are known better than when written."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sentinel_desktop.domain.clocks import ClockAnchor, ClockReading, ScanTime
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.persistence.sqlite_file import instant_text, read_meta, write_meta

_TIMES: Final = "SELECT id, occurred_at, desk_clock_at, monotonic_ns, boot_id FROM scans "
_NEWEST: Final = _TIMES + "ORDER BY sequence DESC LIMIT 1"
_OF_OTHER_BOOTS: Final = _TIMES + "WHERE state IN ('waiting', 'quarantined') AND boot_id <> ? ORDER BY sequence"
_CORRECT: Final = "UPDATE scans SET occurred_at = ? WHERE id = ? AND state IN ('waiting', 'quarantined')"


def read_anchor(connection: sqlite3.Connection) -> ClockAnchor | None:
    """Return the server's time as last seen, None where it never was."""
    text = read_meta(connection, "anchor")
    return _anchor_from(text) if text is not None else None


def write_anchor(connection: sqlite3.Connection, anchor: ClockAnchor) -> None:
    """Keep the server's time as seen now."""
    write_meta(connection, "anchor", _anchor_text(anchor))


def newest(connection: sqlite3.Connection) -> ScanTime | None:
    """Return the time of the scan written last, None where there is none."""
    row = connection.execute(_NEWEST).fetchone()
    return None if row is None else _time_of(row)


def of_other_boots(connection: sqlite3.Connection, boot_id: str) -> Sequence[ScanTime]:
    """Return the times of what is not delivered and was not read in this boot, in the order of the sequence."""
    return [_time_of(row) for row in connection.execute(_OF_OTHER_BOOTS, (boot_id,))]


def correct(connection: sqlite3.Connection, times: Sequence[ScanTime]) -> None:
    """Write better times of scans that are not delivered."""
    connection.executemany(_CORRECT, [(instant_text(each.occurred_at), str(each.scan_id)) for each in times])


def _time_of(row: Sequence[Any]) -> ScanTime:
    scan_id, occurred_at, desk_clock_at, monotonic_ns, boot_id = row
    reading = ClockReading(datetime.fromisoformat(desk_clock_at), monotonic_ns, boot_id)
    return ScanTime(ScanId(UUID(scan_id)), reading, datetime.fromisoformat(occurred_at))


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
