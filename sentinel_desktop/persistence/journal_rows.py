"""The rows of the journal's file as values, and back."""

import json
import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sentinel_desktop.domain.clocks import ClockAnchor, ClockReading
from sentinel_desktop.domain.ids import ScanId, StationId
from sentinel_desktop.domain.journal import Dismissal, JournalEntry, JournalState, RefusedEntry
from sentinel_desktop.domain.scan_answers_json import answer_from_json, answer_to_json
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.domain.sentences import text_kept
from sentinel_desktop.persistence.sqlite_file import instant_text

logger = logging.getLogger(__name__)

_COLUMNS: Final = (
    "sequence, id, serial, station_id, occurred_at, desk_clock_at, monotonic_ns, boot_id, state,"
    " coalesce(told, delivered), reason"
)
SELECT_ENTRY: Final = f"SELECT {_COLUMNS} FROM scans "  # noqa: S608 - constants
SELECT_REFUSED: Final = (
    f"SELECT {_COLUMNS}, coalesce(quarantined_at, desk_clock_at), max(refusals, 1), dismissed_at, dismissed_by,"  # noqa: S608 - constants
    " dismissed_for FROM scans "
)
"""Of a scan that came into quarantine under an earlier version it is not known when: not before it was read."""

INSERT: Final = (
    "INSERT INTO scans (id, serial, station_id, occurred_at, desk_clock_at, monotonic_ns, boot_id, state)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting')"
)


def values_of(scan: BadgeScan, reading: ClockReading) -> tuple[str | int, ...]:
    """Return what ``INSERT`` takes."""
    return (
        str(scan.id),
        scan.serial,
        str(scan.station_id),
        instant_text(scan.occurred_at),
        instant_text(scan.desk_clock_at),
        reading.monotonic_ns,
        reading.boot_id,
    )


def entry_of(row: Sequence[Any]) -> JournalEntry:
    """Return the entry of a row of ``SELECT_ENTRY``."""
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
        reason=text_kept(reason),
    )


def refused_of(row: Sequence[Any]) -> RefusedEntry:
    """Return the entry of a row of ``SELECT_REFUSED``."""
    *of_entry, since, times, dismissed_at, by, reason = row
    return RefusedEntry(
        entry=entry_of(of_entry),
        since=datetime.fromisoformat(since),
        times=times,
        dismissal=None if dismissed_at is None else Dismissal(datetime.fromisoformat(dismissed_at), by, reason),
    )


def answer_text(answer: ScanAnswer) -> str:
    """Return an answer as the journal keeps it."""
    return json.dumps(answer_to_json(answer), ensure_ascii=False, separators=(",", ":"))


def _answer_from(text: str) -> ScanAnswer | None:
    """Return what was told; an answer that cannot be read must not keep its scan from being delivered."""
    try:
        return answer_from_json(json.loads(text))
    except ValueError:
        logger.exception("An answer in the journal cannot be read; its scan is delivered without it")
        return None


def anchor_text(anchor: ClockAnchor) -> str:
    """Return an anchor as the journal keeps it."""
    return json.dumps(
        {
            "wall": instant_text(anchor.reading.wall),
            "monotonic_ns": anchor.reading.monotonic_ns,
            "boot_id": anchor.reading.boot_id,
            "server_time": instant_text(anchor.server_time),
        }
    )


def anchor_from(text: str) -> ClockAnchor:
    """Return the anchor of a text of ``anchor_text``."""
    value = json.loads(text)
    reading = ClockReading(
        wall=datetime.fromisoformat(value["wall"]), monotonic_ns=value["monotonic_ns"], boot_id=value["boot_id"]
    )
    return ClockAnchor(reading, datetime.fromisoformat(value["server_time"]))
