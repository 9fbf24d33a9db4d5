"""A long queue in the journal: how fast it drains, how long new scans wait meanwhile, what the journal costs."""

import json
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from sentinel_desktop.app.compose import new_id
from sentinel_desktop.app.scan_desk import DeskListeners, ScanDesk
from sentinel_desktop.app.station_clock import read_computer_clock
from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.ids import ScanId, StationId
from sentinel_desktop.domain.scan_answers_json import answer_to_json
from sentinel_desktop.domain.scans import BadgeRead, BadgeScan, ScanAnswer
from sentinel_desktop.domain.serials import Serial
from sentinel_desktop.persistence.local_directory import SqliteLocalDirectory
from sentinel_desktop.persistence.scan_journal import SqliteScanJournal
from sentinel_desktop.services.stations import StationService
from tests.benchmarks.bench_station import BenchStation
from tests.benchmarks.durations import Durations, from_nanoseconds
from tests.benchmarks.invented_unit import FREE_TIME, OUTCOMES, Holder, holders_of
from tests.benchmarks.marks import Mark
from tests.benchmarks.size import Size
from tests.support.known_time import clock_in_step

WANTED_A_SECOND: Final = 200
"""Scans that must be delivered in a second at least."""

_BETWEEN_WAITING: Final = timedelta(seconds=1.5)
_PASSING: Final = 40
"""People who pass during the drain; nothing of theirs waits."""

_BETWEEN_PASSING_S: Final = 0.1
_PATIENCE_S: Final = 30.0
_INSERT: Final = (
    "INSERT INTO scans (id, serial, station_id, occurred_at, desk_clock_at, monotonic_ns, boot_id, state, told)"
    " VALUES (?, ?, ?, ?, ?, 0, 'an earlier boot', 'waiting', ?)"
)


def fill(path: Path, passages: Iterable[tuple[BadgeScan, ScanAnswer]]) -> None:
    """Make a journal in which passages wait, each with what the person was told."""
    journal = SqliteScanJournal(path)
    journal.status()
    journal.close()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.executemany(_INSERT, (_row(scan, told) for scan, told in passages))


def _row(scan: BadgeScan, told: ScanAnswer) -> tuple[str, ...]:
    moments = (scan.occurred_at.isoformat(timespec="microseconds"), scan.desk_clock_at.isoformat())
    return (str(scan.id), scan.serial, str(scan.station_id), *moments, json.dumps(answer_to_json(told)))


def queue_of(holders: Sequence[Holder], station_id: StationId, count: int) -> Iterator[tuple[BadgeScan, ScanAnswer]]:
    """Yield passages of the last two days, one person after the other, and what each was told: the truth."""
    began = datetime.now(UTC) - FREE_TIME
    for number in range(count):
        holder = holders[number % len(holders)]
        holder.state = holder.state.other
        at = began + number * min(_BETWEEN_WAITING, FREE_TIME / count / 2)
        scan = BadgeScan(ScanId(new_id()), holder.serial, station_id, at, at)
        card = MemberCard(holder.member_id, "", "", "", "", "")
        yield scan, ScanAnswer(scan.id, scan.serial, OUTCOMES[holder.state], at, holder.state, None, card, waiting=True)


class Draining:
    """A scan desk that begins with a long queue in its journal."""

    def __init__(self, station: BenchStation, folder: Path, waiting: Iterable[tuple[BadgeScan, ScanAnswer]]) -> None:
        """Fill the journal of ``station``; its files go into ``folder``."""
        folder.mkdir(parents=True)
        fill(folder / "journal.db", waiting)
        self._answered = threading.Condition()
        self._answers: dict[str, tuple[int, ScanAnswer]] = {}
        self._station = station
        self.journal = SqliteScanJournal(folder / "journal.db")
        self._directory = SqliteLocalDirectory(folder / "directory.db")
        self._directory.replace(StationService(station.unit_of_work).directory(station.station_id))
        self._desk = ScanDesk(
            journal=self.journal,
            directory=self._directory,
            recorder=station.check_ins(),
            probe=self._probe,
            clock=clock_in_step(self.journal),
            station_id=lambda: station.station_id,
            new_id=new_id,
            listeners=DeskListeners(on_answer=self._on_answer),
        )

    def __enter__(self) -> Self:
        """Start; the queue begins to drain."""
        self._desk.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop everything."""
        self._desk.stop()
        self.journal.close()
        self._directory.close()

    def pass_badge(self, serial: str) -> tuple[int, ScanAnswer]:
        """Hand over a badge; return how long its answer took, in nanoseconds, and the answer."""
        read = BadgeRead(Serial(serial), read_computer_clock())
        began = time.monotonic_ns()
        self._desk.submit(read)
        with self._answered:
            if not self._answered.wait_for(lambda: serial in self._answers, _PATIENCE_S):
                raise TimeoutError("a badge was not answered")
            at, answer = self._answers.pop(serial)
        return at - began, answer

    def _on_answer(self, answer: ScanAnswer) -> None:
        with self._answered:
            self._answers[answer.serial] = (time.monotonic_ns(), answer)
            self._answered.notify_all()

    def _probe(self) -> None:
        with self._station.unit_of_work() as work:
            work.probe()


def _drained(draining: Draining, passing: Sequence[Holder], seconds: float) -> tuple[float, Durations, int]:
    """Let people pass while the queue drains, for so long or until it is empty.

    Returns:
        scans a second that left the queue; how long each person waited; how many were not answered by the database.
    """
    before, began = draining.journal.status().waiting, time.monotonic()
    took, alone, number = [], 0, 0
    while (left := draining.journal.status().waiting) and time.monotonic() < began + seconds:
        nanoseconds, answer = draining.pass_badge(passing[number % len(passing)].serial)
        took.append(nanoseconds)
        alone += answer.waiting
        number += 1
        time.sleep(_BETWEEN_PASSING_S)
    return (before - left) / (time.monotonic() - began), from_nanoseconds(took), alone


def _timed(act: Callable[[], object], count: int) -> Durations:
    took = []
    for _ in range(count):
        began = time.perf_counter_ns()
        act()
        took.append(time.perf_counter_ns() - began)
    return from_nanoseconds(took)


def _journal_marks(folder: Path, station_id: StationId, holders: Sequence[Holder], size: Size) -> list[Mark]:
    appended, asked = {}, {}
    for waiting in (0, size.waiting):
        path = folder / f"journal-{waiting}" / "journal.db"
        fill(path, queue_of(holders, station_id, waiting))
        journal = SqliteScanJournal(path)
        new = queue_of(holders, station_id, size.appended)
        appended[waiting] = _timed(lambda new=new, journal=journal: _append(journal, next(new)[0]), size.appended)  # type: ignore[misc]
        asked[waiting] = _timed(journal.status, size.appended)
        journal.close()
    many = f"with {size.waiting:,} waiting"
    return [
        Mark(
            f"journal: a scan appended {many}, p50 / p99",
            str(appended[size.waiting]),
            f"{appended[0]} with none waiting",
            "p99 < 5 ms",
            appended[size.waiting].p99 < 5,
        ),
        Mark(f"journal: its status {many}, p50 / p99", str(asked[size.waiting]), f"{asked[0]} with none waiting"),
    ]


def _append(journal: SqliteScanJournal, scan: BadgeScan) -> None:
    journal.append(scan, read_computer_clock())


def draining_marks(owner_url: str, folder: Path, size: Size) -> list[Mark]:
    """Measure a long queue, on a database that nobody else uses."""
    holders = holders_of(owner_url)
    passing, queued = holders[:_PASSING], holders[_PASSING:]
    station = BenchStation.enrol(owner_url, folder, "draining")
    try:
        waiting = queue_of(queued, station.station_id, size.waiting)
        with Draining(station, folder / "files", waiting) as draining:
            rate, took, alone = _drained(draining, passing, size.draining_s)
        marks = _journal_marks(folder, station.station_id, holders, size)
    finally:
        station.close()
    return [
        Mark(
            f"delivered of {size.waiting:,} waiting scans",
            f"{rate:,.0f} scans/s",
            goal=f"≥ {WANTED_A_SECOND} scans/s",
            met=rate >= WANTED_A_SECOND,
        ),
        Mark(
            "a new scan answered meanwhile, p50 / p99",
            f"{took}; {alone} of {len(took.ms)} not by the database",
            goal="p99 < 1 s",
            met=took.p99 < 1000,
        ),
        *marks,
    ]
