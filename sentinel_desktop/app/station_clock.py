"""This computer's two clocks, and the server's time as this station knows it."""

import logging
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final, Protocol

import psutil

from sentinel_desktop.domain.clocks import ClockAnchor, ClockReading, corrected_time
from sentinel_desktop.domain.faults import JournalError
from sentinel_desktop.services.ports import ReadClock

logger = logging.getLogger(__name__)

_LINUX_BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")
GOOD_ENOUGH: Final = timedelta(seconds=1)
"""A question to the server that took longer than this does not replace an anchor of the same boot."""


def read_computer_clock() -> ClockReading:
    """Read both clocks; may be called from any thread and takes microseconds."""
    return ClockReading(wall=datetime.now(UTC), monotonic_ns=_monotonic_ns(), boot_id=boot_id())


def _monotonic_ns() -> int:
    """Return nanoseconds since the boot, going on while the computer sleeps where the platform has such a clock."""
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    return time.monotonic_ns()


@cache
def boot_id() -> str:
    """Return which boot of this computer this is.

    Outside Linux it is told by the time of the boot, which moves when the wall clock is set: it is read once, so that
    it stays the same while the program runs.
    """
    try:
        return _LINUX_BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return f"booted-{psutil.boot_time():.0f}"


class AnchorKeeper(Protocol):
    """What a clock asks of the journal; both methods raise JournalError when the disk refuses."""

    def anchor(self) -> ClockAnchor | None:
        """Return the server's time as last seen, kept over restarts."""

    def keep_anchor(self, anchor: ClockAnchor) -> None:
        """Keep the server's time as seen now."""


class StationClock:
    """When a scan happened, by the server's clock as well as this station can know it; safe to use from any thread.

    Until the server's time is seen in this boot, the last known offset is fixed at the first reading: a wall clock that
    is set while the program runs must not reorder its scans.
    """

    def __init__(self, journal: AnchorKeeper, read: ReadClock = read_computer_clock) -> None:
        self._journal = journal
        self._read = read
        self._lock = threading.Lock()
        self._anchor: ClockAnchor | None = None
        try:
            self._anchor = journal.anchor()
        except JournalError as error:
            logger.warning("The server's time as last seen is not known: %s", error)
        reading = read()
        self._provisional = ClockAnchor(reading, corrected_time(reading, self._anchor))

    def read(self) -> ClockReading:
        """Read both clocks of this computer now."""
        return self._read()

    def anchor(self) -> ClockAnchor | None:
        """Return the server's time as last seen, in this boot or an earlier one; None where it was never seen."""
        with self._lock:
            return self._anchor

    def occurred_at(self, reading: ClockReading) -> datetime:
        """Return the corrected time of a reading."""
        with self._lock:
            anchor = self._anchor
            if anchor is None or anchor.reading.boot_id != reading.boot_id:
                anchor = self._provisional
        return corrected_time(reading, anchor)

    def offset(self) -> timedelta:
        """Return how far the server's clock is ahead of this computer's now."""
        reading = self._read()
        return self.occurred_at(reading) - reading.wall

    def note_server_time(self, server_time: datetime, before: ClockReading, after: ClockReading) -> None:
        """Take over the server's time, which it told between two readings of this computer's clocks."""
        if before.boot_id != after.boot_id:
            return
        taken = timedelta(microseconds=(after.monotonic_ns - before.monotonic_ns) / 1000)
        reading = replace(
            before,
            wall=before.wall + taken / 2,
            monotonic_ns=before.monotonic_ns + (after.monotonic_ns - before.monotonic_ns) // 2,
        )
        anchor = ClockAnchor(reading, server_time.astimezone(UTC))
        with self._lock:
            known = self._anchor is not None and self._anchor.reading.boot_id == reading.boot_id
            if known and taken > GOOD_ENOUGH:
                return
            self._anchor = anchor
        try:
            self._journal.keep_anchor(anchor)
        except JournalError as error:
            logger.warning("The server's time is known until the program ends only: %s", error)
