"""One scan at a time: bare, by the service, after a long history, and from the port; all by turns in one run."""

import random
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sentinel_desktop.domain.scans import ScanAnswer
from tests.benchmarks.bare_check_in import BareCheckIns, overhear
from tests.benchmarks.bench_station import BenchStation
from tests.benchmarks.durations import Durations, from_nanoseconds
from tests.benchmarks.invented_unit import Holder, Passage, Passages, holders_of
from tests.benchmarks.marks import Mark, times
from tests.benchmarks.scan_path import Moments, ScanPath
from tests.benchmarks.size import Size

_PAUSE_S: Final = (0.005, 0.025)
"""Between two scans, whichever way: badges come one by one, and what a scan leaves to be done is done by then."""


@dataclass(frozen=True, slots=True)
class UnitDatabases:
    """Owners' URLs of databases with the same unit, which only this measurement uses."""

    empty: str
    ported: str
    ported_without_journal: str
    long: str


@dataclass(slots=True)
class Ported:
    """What was noted of badges through the port, in nanoseconds after the last byte."""

    journalled: list[int] = field(default_factory=list)
    committed: list[int] = field(default_factory=list)
    answered: list[int] = field(default_factory=list)

    def note(self, moments: Moments) -> None:
        """Note one badge."""
        self.journalled.append(moments.journalled - moments.sent)
        self.committed.append(moments.committed - moments.sent)
        self.answered.append(moments.answered - moments.sent)


class OneAtATime:
    """Takes turns at recording scans in every way, and keeps how long each took."""

    def __init__(self, databases: UnitDatabases, folder: Path, size: Size, opened: ExitStack) -> None:
        self._size = size
        self._folder = folder
        self._opened = opened
        self._dice = random.Random(1)  # noqa: S311 - pauses, not secrets
        self.took: dict[str, list[int]] = {"bare": [], "service": [], "long": []}
        self.ported = {"with": Ported(), "without": Ported()}
        self._direct = self._direct_ways(databases)
        self._paths = {
            "with": self._path(databases.ported, "ported", with_journal=True),
            "without": self._path(databases.ported_without_journal, "unjournalled", with_journal=False),
        }

    def run(self) -> None:
        """Take turns."""
        size = self._size
        for _ in range(size.rounds):
            for way, record in self._direct.items():
                for _ in range(size.scans_a_turn):
                    self._pause()
                    self.took[way].append(record())
            for way in self._paths:
                for _ in range(size.paced_a_turn):
                    self._pause()
                    self.ported[way].note(self._pass_next(way))

    def _direct_ways(self, databases: UnitDatabases) -> Mapping[str, Callable[[], int]]:
        station = self._station(databases.empty, "direct")
        passages = Passages(holders_of(databases.empty), station.station_id)
        service = _timed_service(station, passages)
        aged = self._station(databases.long, "aged")
        aged_service = _timed_service(aged, Passages(holders_of(databases.long), aged.station_id))
        for _ in range(self._size.warming):
            service()
            aged_service()
        bare = self._opened.enter_context(BareCheckIns(station, overhear(station, passages.next())))
        for _ in range(self._size.warming):
            bare.record(passages.next())
        return {"bare": lambda: _timed(bare.record, passages.next()), "service": service, "long": aged_service}

    def _path(self, url: str, name: str, *, with_journal: bool) -> tuple[ScanPath, "_Queue"]:
        station = self._station(url, name)
        path = ScanPath(station, self._folder / f"{name}-files", with_journal=with_journal)
        self._opened.enter_context(path)
        badges = _Queue(holders_of(url))
        for _ in range(self._size.warming):
            badges.pass_next(path)
        return path, badges

    def _pass_next(self, way: str) -> Moments:
        path, badges = self._paths[way]
        return badges.pass_next(path)

    def _station(self, url: str, name: str) -> BenchStation:
        station = BenchStation.enrol(url, self._folder, name)
        self._opened.callback(station.close)
        return station

    def _pause(self) -> None:
        time.sleep(self._dice.uniform(*_PAUSE_S))


class _Queue:
    """People in a queue at the reader; who has passed stands behind the others again."""

    def __init__(self, holders: list[Holder]) -> None:
        self._holders = holders

    def pass_next(self, path: ScanPath) -> Moments:
        """Let the next one pass."""
        holder = self._holders.pop(0)
        moments, answer = path.pass_badge(holder.serial)
        holder.state = holder.state.other
        if answer.waiting or answer.direction is not holder.state:
            raise AssertionError(f"a badge through the port was answered {answer.outcome}")
        self._holders.append(holder)
        return moments


def _timed(record: Callable[[Passage], object], passage: Passage) -> int:
    began = time.perf_counter_ns()
    record(passage)
    return time.perf_counter_ns() - began


def _timed_service(station: BenchStation, passages: Passages) -> Callable[[], int]:
    service = station.check_ins()

    def record() -> int:
        passage = passages.next()
        answers: list[ScanAnswer] = []
        took = _timed(lambda passage: answers.append(service.record(passage.scan)), passage)
        if answers[0].outcome is not passage.outcome:
            raise AssertionError(f"a scan was answered {answers[0].outcome}, not {passage.outcome}")
        return took

    return record


# --- the marks --------------------------------------------------------------------------------------------------------


def recording_marks(databases: UnitDatabases, folder: Path, size: Size) -> list[Mark]:
    """Measure the marks of one scan at a time."""
    with ExitStack() as opened:
        turns = OneAtATime(databases, folder, size, opened)
        turns.run()
    bare, service, long = (from_nanoseconds(turns.took[way]) for way in ("bare", "service", "long"))
    with_journal, without = turns.ported["with"], turns.ported["without"]
    journalled = from_nanoseconds(with_journal.journalled)
    cost = from_nanoseconds(with_journal.answered).p50 - from_nanoseconds(without.answered).p50
    return [
        Mark("bare transaction, p50 / p99", str(bare)),
        *_beside(bare, "recorded by the check-in service", service),
        Mark("last byte → journalled, p50 / p99", str(journalled), "", "p99 < 5 ms", journalled.p99 < 5),
        *_beside(bare, "last byte → committed", from_nanoseconds(with_journal.committed)),
        Mark("last byte → answered, p50 / p99", str(from_nanoseconds(with_journal.answered)), str(bare)),
        Mark(
            "last byte → answered without a journal",
            f"{from_nanoseconds(without.answered)}; the journal costs {cost:.1f} ms",
            str(from_nanoseconds(with_journal.answered)),
        ),
        Mark(
            f"recorded after {size.history:,} older check-ins, p50",
            f"{long.p50:.2f} ms = {times(long.p50, service.p50)} (p99 {long.p99:.1f} ms)",
            f"{service.p50:.2f} ms with an empty history",
            "≤ 1.15 times",
            long.p50 <= 1.15 * service.p50,
        ),
    ]


def _beside(bare: Durations, what: str, took: Durations) -> list[Mark]:
    return [
        Mark(
            f"{what}, p50",
            f"{took.p50:.2f} ms = {times(took.p50, bare.p50)}",
            f"{bare.p50:.2f} ms bare",
            "≤ twice bare",
            took.p50 <= 2 * bare.p50,
        ),
        Mark(
            f"{what}, p99",
            f"{took.p99:.1f} ms = {took.p99 - bare.p99:+.1f} ms",
            f"{bare.p99:.1f} ms bare",
            "≤ bare + 10 ms",
            took.p99 <= bare.p99 + 10,
        ),
    ]
