"""Stations that write at once, each a process because a station is one: bare, by the service, and watched.

Each writes the passages of its own share of the unit: nobody stands at two doors.
"""

import statistics
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import psycopg

from sentinel_desktop.persistence.sealing import seal_as_owner
from tests.benchmarks.bench_station import BenchStation
from tests.benchmarks.durations import Durations, from_nanoseconds
from tests.benchmarks.marks import Mark
from tests.benchmarks.size import Size
from tests.benchmarks.worker import Worker
from tests.benchmarks.writing_station import DELIVERED_AGAIN

_LONGEST_BEHIND_MS: Final = 500


@dataclass(frozen=True, slots=True)
class Written:
    """One scan that was answered as recorded; ``committed`` by the monotonic clock."""

    scan_id: str
    member_id: str
    occurred_at: datetime
    committed: int


@dataclass(frozen=True, slots=True)
class Turn:
    """What the writers wrote at once in one turn."""

    written: tuple[Written, ...]
    seconds: float

    @property
    def scans_a_second(self) -> float:
        """How fast, all together."""
        return len(self.written) / self.seconds


class Writers:
    """The writing processes."""

    def __init__(self, url: str, folder: Path, stations: int, opened: ExitStack) -> None:
        self._workers = [
            opened.enter_context(
                Worker("tests.benchmarks.writing_station", url, str(folder), str(number), str(stations))
            )
            for number in range(stations)
        ]
        for worker in self._workers:
            worker.hear_of("ready")

    def write(self, way: str, seconds: float) -> Turn:
        """Have all of them write for so long, at once."""
        for worker in self._workers:
            worker.tell(way=way, seconds=seconds)
        said = [worker.hear(seconds + 60) for worker in self._workers]
        written = tuple(_written_of(item) for one in said for item in one["written"])
        began, ended = min(one["began"] for one in said), max(one["ended"] for one in said)
        return Turn(written, (ended - began) / 1e9)


def _written_of(item: Sequence[Any]) -> Written:
    scan_id, member_id, occurred_at, committed = item
    return Written(scan_id, member_id, datetime.fromisoformat(occurred_at), committed)


# --- how far boards are behind ----------------------------------------------------------------------------------------


def behind(written: Sequence[Written], heard: Sequence[tuple[int, Sequence[tuple[str, str]]]]) -> Durations:
    """Return how long after each commit a board first knew the member as of that scan, or of a later one.

    Raises:
        AssertionError: the board never heard of a scan.
    """
    known = _known_by_member(heard)
    late = []
    for scan in written:
        times, moments = known[scan.member_id]
        place = bisect_left(times, scan.occurred_at)
        if place == len(times):
            raise AssertionError("a board never heard of a scan")
        late.append(max(0, moments[place] - scan.committed))
    return from_nanoseconds(late)


def _known_by_member(
    heard: Sequence[tuple[int, Sequence[tuple[str, str]]]],
) -> Mapping[str, tuple[list[datetime], list[int]]]:
    known: dict[str, tuple[list[datetime], list[int]]] = {}
    for moment, entries in heard:
        for member_id, since_text in entries:
            since = datetime.fromisoformat(since_text)
            times, moments = known.setdefault(member_id, ([], []))
            if not times or since > times[-1]:
                times.append(since)
                moments.append(moment)
    return known


# --- the marks --------------------------------------------------------------------------------------------------------


def crowd_marks(url: str, folder: Path, size: Size) -> list[Mark]:
    """Measure the marks of stations at once, in a database that only this measurement uses."""
    with ExitStack() as opened:
        before = _ids_in_ledger(url)
        writers = Writers(url, folder, size.stations, opened)
        warmed = _ids_in_ledger(url) - before
        turns: dict[str, list[Turn]] = {"bare": [], "service": []}
        for _ in range(size.writing_turns):
            for way, several in turns.items():
                several.append(writers.write(way, size.writing_s))
        watched, boards = _watched(url, folder, writers, size)
    everything = [*turns["bare"], *turns["service"], watched]
    expected = {scan.scan_id for turn in everything for scan in turn.written} | before | warmed
    speed = {way: [turn.scans_a_second for turn in several] for way, several in turns.items()}
    bare, service = statistics.median(speed["bare"]), statistics.median(speed["service"])
    # By turns: what else the computer does in between falls on both.
    share = statistics.median(one / other for one, other in zip(speed["service"], speed["bare"], strict=True))
    longest = max(board.longest for board in boards)
    together = Durations(tuple(ms for board in boards for ms in board.ms))
    return [
        Mark(
            f"{size.stations} writers at once, by the service",
            f"{service:.0f} scans/s; median of turns {share:.2f} of bare",
            f"{bare:.0f} scans/s by {size.stations} bare writers",
            "≥ half of bare",
            share >= 0.5,
        ),
        Mark(
            f"the same with {size.stations} listening stations: the longest a board was behind",
            f"{longest:.0f} ms (p50 / p99 {together}) at {watched.scans_a_second:.0f} scans/s",
            "",
            f"≤ {_LONGEST_BEHIND_MS} ms",
            longest <= _LONGEST_BEHIND_MS,
        ),
        _nothing_lost(url, folder, expected, size),
    ]


def _watched(url: str, folder: Path, writers: Writers, size: Size) -> tuple[Turn, list[Durations]]:
    # In life the logs are sealed every minute; here no station ran that would have sealed what was written so far.
    seal_as_owner(url)
    with ExitStack() as opened:
        listeners = [
            opened.enter_context(
                Worker("tests.benchmarks.listening_station", url, str(folder / "listening"), f"listener {number}")
            )
            for number in range(size.stations)
        ]
        for listener in listeners:
            if not listener.hear_of("live"):
                raise AssertionError("a listening station did not read its board")
        turn = writers.write("service", size.writing_s)
        return turn, [behind(turn.written, listener.ask_at_end()["heard"]) for listener in listeners]


def _nothing_lost(url: str, folder: Path, expected: set[str], size: Size) -> Mark:
    ledger = _ids_in_ledger(url)
    lost, unexpected = len(expected - ledger), len(ledger - expected)
    doubled = _doubled(url)
    station = BenchStation.enrol(url, folder, "writer 0")
    wrong = len(station.presence().differences())
    station.close()
    return Mark(
        f"of {len(expected):,} scans, {size.stations * DELIVERED_AGAIN} of each turn of the service delivered twice",
        f"{lost} lost, {doubled + unexpected} doubled, presence of {wrong} members wrong",
        "",
        "none",
        lost == unexpected == doubled == wrong == 0,
    )


def _ids_in_ledger(url: str) -> set[str]:
    with psycopg.connect(url) as connection:
        return {str(scan_id) for (scan_id,) in connection.execute("SELECT id FROM scans").fetchall()}


def _doubled(url: str) -> int:
    """Count passages that are in the log more than once, and scans without the check-in that they made."""
    query = """
        SELECT (SELECT count(*) FROM (SELECT 1 FROM checkins GROUP BY member_id, occurred_at HAVING count(*) > 1) twice)
             + (SELECT count(*) FROM scans LEFT JOIN checkins ON checkins.scan_id = scans.id
                WHERE scans.outcome IN ('checked_in', 'checked_out') AND checkins.id IS NULL)
    """
    with psycopg.connect(url) as connection:
        row = connection.execute(query).fetchone()
    return 0 if row is None else int(row[0])
