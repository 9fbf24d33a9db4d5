"""This computer's two clocks, and the server's time as this station knows it."""

import logging
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final, Protocol

import psutil

from sentinel_desktop.domain.clocks import (
    CLOCK_TOLERANCE,
    INSTANT,
    ClockAnchor,
    ClockReading,
    ScanTime,
    corrected_time,
    known_times,
)
from sentinel_desktop.domain.faults import JournalError, StoreStartingError
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.sentences import sentence
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


class TimeKeeper(Protocol):
    """What a clock asks of the journal; every method raises JournalError when the disk refuses."""

    def anchor(self) -> ClockAnchor | None:
        """Return the server's time as last seen, kept over restarts."""

    def keep_anchor(self, anchor: ClockAnchor) -> None:
        """Keep the server's time as seen now."""

    def newest_time(self) -> ScanTime | None:
        """Return the time of the scan written last."""

    def times_outside(self, boot_id: str) -> Sequence[ScanTime]:
        """Return the times of scans that are not delivered and not of this boot, in the order of their sequence."""

    def correct_times(self, anchor: ClockAnchor, times: Sequence[ScanTime]) -> None:
        """Keep the server's time as seen now, and with it what it tells of scans that are not delivered."""


class StationClock:
    """When a scan happened, by the server's clock as well as this station can know it; safe to use from any thread.

    The times of this station's scans go forward only, over restarts of the program and of the computer too. A time told
    while the server has been seen in this boot stays as it was told. One told before that is a guess: the wall clock
    with the last known offset as it was at first, never earlier than the newest scan in the journal, and from there on
    the monotonic clock. When the server is seen for the first time in a boot, the guesses are corrected, in the journal
    as well; until then none is delivered.

    Only a server whose own clock is set back by more than the tolerance takes the times back with it, because it would
    refuse what lies in its future.
    """

    def __init__(self, journal: TimeKeeper, read: ReadClock = read_computer_clock) -> None:
        self._journal = journal
        self._read = read
        self._lock = threading.Lock()
        self._anchor: ClockAnchor | None = None
        self._newest: ScanTime | None = None
        try:
            self._anchor, self._newest = journal.anchor(), journal.newest_time()
        except JournalError as error:
            logger.warning("The server's time as last seen is not known: %s", error)
        reading = read()
        self._boot_id = reading.boot_id
        self._guess = _first_guess(reading, self._anchor, self._newest)
        self._first: ClockAnchor | None = None
        self._guessed_until_ns = -1
        self._corrected: dict[ScanId, datetime] = {}
        self._ready = self._of_this_boot() is not None

    def read(self) -> ClockReading:
        """Read both clocks of this computer now."""
        return self._read()

    def occurred_at(self, reading: ClockReading) -> datetime:
        """Return the corrected time of a reading."""
        with self._lock:
            return corrected_time(reading, self._of_this_boot() or self._guess)

    def now(self) -> datetime:
        """Return the server's time now, as well as this station can know it."""
        return self.occurred_at(self._read())

    def offset(self) -> timedelta:
        """Return how far the server's clock is ahead of this computer's now."""
        reading = self._read()
        return self.occurred_at(reading) - reading.wall

    def time_scan(self, scan_id: ScanId, reading: ClockReading) -> datetime:
        """Return the time of a scan, which is later than that of every scan before; once for each scan."""
        with self._lock:
            known = self._of_this_boot()
            at = corrected_time(reading, known or self._guess)
            if self._newest is not None:
                latest = self._newest.occurred_at
                if at <= latest and (known is None or latest - at < CLOCK_TOLERANCE):
                    at = latest + INSTANT
            self._newest = ScanTime(scan_id, reading, at)
            return at

    def settled_time(self, scan: ScanTime) -> datetime:
        """Return when a journalled scan was made.

        Raises:
            StoreStartingError: the server has not been seen in this boot, so that the time may be a guess yet.
        """
        with self._lock:
            if not self._ready:
                raise StoreStartingError(
                    sentence(
                        "DatabaseFaults", "The database's clock is being read: scans are delivered when it is known."
                    )
                )
            corrected = self._corrected.get(scan.scan_id)
            if corrected is not None:
                return corrected
            was_guessed = scan.reading.boot_id == self._boot_id and scan.reading.monotonic_ns <= self._guessed_until_ns
            return corrected_time(scan.reading, self._first) if was_guessed else scan.occurred_at

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
            is_first = self._of_this_boot() is None
            if not is_first and taken > GOOD_ENOUGH:
                return
            last_boot = "" if self._anchor is None else self._anchor.reading.boot_id
            self._anchor = anchor
            if is_first:
                self._end_guessing(anchor, last_boot)
        try:
            self._correct_guesses(anchor, last_boot) if is_first else self._journal.keep_anchor(anchor)
        except JournalError as error:
            logger.warning("The server's time is known until the program ends only: %s", error)
        finally:
            with self._lock:
                self._ready = True

    def _of_this_boot(self) -> ClockAnchor | None:
        known = self._anchor is not None and self._anchor.reading.boot_id == self._boot_id
        return self._anchor if known else None

    def _end_guessing(self, anchor: ClockAnchor, last_boot: str) -> None:
        """Correct what was told last; the times told from now on follow it. The lock is held."""
        self._first = anchor
        newest = self._newest
        if newest is not None and newest.reading.boot_id != last_boot:
            self._newest = known_times(anchor, [newest])[0]
            if newest.reading.boot_id == self._boot_id:
                self._guessed_until_ns = newest.reading.monotonic_ns

    def _correct_guesses(self, anchor: ClockAnchor, last_boot: str) -> None:
        """Correct what waits in the journal; what lies before the last boot that knew the server's time was exact."""
        known = known_times(anchor, self._journal.times_outside(last_boot))
        with self._lock:
            # Delivery may hold these in memory as they were; those of this boot are corrected by their readings.
            self._corrected = {
                each.scan_id: each.occurred_at for each in known if each.reading.boot_id != self._boot_id
            }
        self._journal.correct_times(anchor, known)


def _first_guess(reading: ClockReading, known: ClockAnchor | None, newest: ScanTime | None) -> ClockAnchor:
    """Return what times are told by until the server is seen in this boot: never earlier than what is known."""
    if newest is not None and newest.reading.boot_id == reading.boot_id:
        return ClockAnchor(newest.reading, newest.occurred_at)
    at = corrected_time(reading, known)
    if known is not None:
        at = max(at, known.server_time)
    if newest is not None:
        at = max(at, newest.occurred_at + INSTANT)
    return ClockAnchor(reading, at)
