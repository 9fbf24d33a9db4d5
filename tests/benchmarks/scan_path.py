"""The path of a badge from the port to the database, with a note of when each step was done.

The reader's thread, the journal, the scan desk with its delivery, and the check-in service are wired as
``app/compose.py`` wires them; only the board and the listener are not there.
"""

import queue
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from sentinel_desktop.app.compose import new_id
from sentinel_desktop.app.scan_desk import DeskListeners, ScanDesk
from sentinel_desktop.app.station_clock import read_computer_clock
from sentinel_desktop.domain.clocks import ClockReading
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.journal import JournalEntry
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer, ToldScan
from sentinel_desktop.hardware.profiles import RDM6300
from sentinel_desktop.hardware.reader_thread import ReaderThread
from sentinel_desktop.persistence.local_directory import SqliteLocalDirectory
from sentinel_desktop.persistence.scan_journal import SqliteScanJournal
from sentinel_desktop.services.stations import StationService
from tests.benchmarks.bench_station import BenchStation
from tests.support.known_time import clock_in_step
from tests.support.pty_reader import PtyReader

_PATIENCE_S: Final = 10.0


@dataclass(slots=True)
class Moments:
    """When a badge came to each step, in nanoseconds of the monotonic clock."""

    sent: int = 0
    journalled: int = 0
    committed: int = 0
    answered: int = 0


class _NotingJournal(SqliteScanJournal):
    """The station's journal, which notes when a scan is on the disk."""

    def __init__(self, path: Path, moments: Moments) -> None:
        super().__init__(path)
        self._moments = moments

    def append(self, scan: BadgeScan, reading: ClockReading) -> None:
        """Write a scan durably."""
        super().append(scan, reading)
        self._moments.journalled = time.monotonic_ns()


class _NoJournal(_NotingJournal):
    """No journal on the way of a scan: what a scan costs without one."""

    def append(self, scan: BadgeScan, reading: ClockReading) -> None:
        """Write nothing."""

    def waiting_of(self, serial: str, limit: int) -> Sequence[JournalEntry]:
        """Return that nothing waits."""
        del serial, limit
        return ()

    def mark_delivered(self, scan_id: ScanId, answer: ScanAnswer) -> None:
        """Write nothing."""


class _NotingRecorder:
    """The check-in service, which notes when a scan is committed."""

    def __init__(self, station: BenchStation, moments: Moments) -> None:
        self._check_ins = station.check_ins()
        self._moments = moments

    def record(self, scan: BadgeScan, told: ScanAnswer | None = None) -> ScanAnswer:
        """Record a scan."""
        answer = self._check_ins.record(scan, told)
        self._moments.committed = time.monotonic_ns()
        return answer

    def record_together(self, scans: Sequence[ToldScan]) -> Sequence[ScanAnswer | None]:
        """Record scans together."""
        return self._check_ins.record_together(scans)


class ScanPath:
    """A reader on a pseudo-terminal and the scan desk behind it."""

    def __init__(self, station: BenchStation, folder: Path, *, with_journal: bool = True) -> None:
        """Wire the path of ``station``; its files go into ``folder``."""
        folder.mkdir(parents=True)
        self._moments = Moments()
        self._answers: queue.SimpleQueue[ScanAnswer] = queue.SimpleQueue()
        self._takes_scans = threading.Event()
        self._station = station
        journal_kind = _NotingJournal if with_journal else _NoJournal
        self._journal = journal_kind(folder / "journal.db", self._moments)
        self._directory = SqliteLocalDirectory(folder / "directory.db")
        self._directory.replace(StationService(station.unit_of_work).directory(station.station_id))
        self._desk = ScanDesk(
            journal=self._journal,
            directory=self._directory,
            recorder=_NotingRecorder(station, self._moments),
            probe=self._probe,
            clock=clock_in_step(self._journal),
            station_id=lambda: station.station_id,
            new_id=new_id,
            listeners=DeskListeners(on_answer=self._on_answer, on_store=self._on_store),
        )
        self._pty = PtyReader(folder)
        self._reader = ReaderThread(self._pty.url, RDM6300.name, read_computer_clock, self._desk.submit)

    def __enter__(self) -> Self:
        """Start everything and wait until the database takes scans."""
        self._desk.start()
        self._reader.start()
        self._pty.wait_until_opened()
        if not self._takes_scans.wait(_PATIENCE_S):
            raise TimeoutError("the scan desk did not find the database")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop everything."""
        self._reader.stop()
        self._desk.stop()
        self._pty.unplug()
        self._journal.close()
        self._directory.close()

    def pass_badge(self, serial: str) -> tuple[Moments, ScanAnswer]:
        """Send the frame of a badge and return when it came to each step, and its answer."""
        self._pty.send_badge(serial)
        self._moments.sent = time.monotonic_ns()
        answer = self._answers.get(timeout=_PATIENCE_S)
        moments = self._moments
        return Moments(moments.sent, moments.journalled, moments.committed, moments.answered), answer

    def _on_answer(self, answer: ScanAnswer) -> None:
        self._moments.answered = time.monotonic_ns()
        self._answers.put(answer)

    def _on_store(self, available: bool, _sentence: str) -> None:  # noqa: FBT001 - the listener's shape
        if available:
            self._takes_scans.set()

    def _probe(self) -> None:
        with self._station.unit_of_work() as work:
            work.probe()
