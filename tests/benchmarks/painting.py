"""From the last byte of a frame to the pixels, on the desk of the reader and on a second one; and what a desk takes up.

Two processes with real windows, drawn offscreen, on one database; all processes of a computer share its monotonic
clock.
"""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import psycopg

from sentinel_desktop.domain.directions import Direction
from tests.benchmarks.bench_station import BenchStation
from tests.benchmarks.durations import Durations, from_nanoseconds
from tests.benchmarks.invented_unit import Holder, Passages, holders_of
from tests.benchmarks.marks import Mark
from tests.benchmarks.size import Size
from tests.benchmarks.worker import PATIENCE_S, Worker
from tests.support.factories import Factories
from tests.support.pty_reader import PtyReader

ON_BOARD: Final = 500
VISITORS: Final = 40
_TAG_SOME: Final = """
    INSERT INTO member_tags (id, member_id, tag_id)
    SELECT gen_random_uuid(), m.id, (SELECT id FROM tags WHERE NOT is_positional ORDER BY display_order LIMIT 1)
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM members) m WHERE m.number % 4 = 0
    ON CONFLICT DO NOTHING
"""
MEMBERS: Final = 900
"""So many that every badge of a run is another one, while the board holds its number."""

_PAUSE_S: Final = (0.15, 0.4)
"""Between two badges; random, so that no badge falls into step with what the desks do by the clock."""

_MIB: Final = 1024 * 1024


@dataclass(slots=True)
class Painted:
    """Nanoseconds from the last byte of each frame to what was painted."""

    answer: list[int] = field(default_factory=list)
    card_here: list[int] = field(default_factory=list)
    card_there: list[int] = field(default_factory=list)


def fill_board(url: str, folder: Path) -> list[Holder]:
    """Check members in or out until ``ON_BOARD`` are in, and sign ``VISITORS`` in; return the members.

    Every fourth member has a tag; every visitor has a host.
    """
    with psycopg.connect(url) as owner:
        owner.execute(_TAG_SOME)
        make = Factories(owner)
        hosts = owner.execute("SELECT id FROM members ORDER BY id LIMIT %s", [VISITORS]).fetchall()
        desk = make.stations(name="reception")
        for (host,) in hosts:
            make.visitors("meeting", host_member_id=host, station_id=desk)
    holders = holders_of(url)
    inside = [holder for holder in holders if holder.state is Direction.IN]
    outside = [holder for holder in holders if holder.state is Direction.OUT]
    missing = ON_BOARD - len(inside)
    moved = outside[:missing] if missing > 0 else inside[ON_BOARD:]
    station = BenchStation.enrol(url, folder, "usher")
    passages, service = Passages(moved, station.station_id), station.check_ins()
    for _ in moved:
        service.record(passages.next().scan)
    station.close()
    return holders


def _by_turns(holders: list[Holder]) -> Iterator[Holder]:
    """Yield somebody who is out, then somebody who is in, and so on, nobody twice."""
    outside = [holder for holder in holders if holder.state is Direction.OUT]
    inside = [holder for holder in holders if holder.state is Direction.IN]
    for comes, goes in zip(outside, inside, strict=False):
        yield comes
        yield goes


def painting_marks(url: str, folder: Path, size: Size) -> list[Mark]:
    """Measure the marks of two desks, in a database that only this measurement uses."""
    holders = fill_board(url, folder)
    desks_folder = folder / "desks"
    desks_folder.mkdir()
    module = "tests.benchmarks.painting_desk"
    with (
        PtyReader(desks_folder) as reader,
        Worker(module, url, str(desks_folder), "front desk", reader.url) as here,
        Worker(module, url, str(desks_folder), "rear desk", str(desks_folder / "no-reader")) as there,
    ):
        for desk in (here, there):
            _wait_for_board(desk)
        reader.wait_until_opened()
        painted = _paint(reader, (here, there), _by_turns(holders), size)
        memory = [_memory(desk) for desk in (here, there)]
    return [
        *_paint_marks("answer painted on this desk", from_nanoseconds(painted.answer)),
        *_paint_marks("card painted on this desk", from_nanoseconds(painted.card_here)),
        *_paint_marks("card painted on a second desk", from_nanoseconds(painted.card_there)),
        _memory_mark(memory),
    ]


def _wait_for_board(desk: Worker) -> None:
    live, board = False, 0
    while not (live and board):
        said = desk.hear()
        live, board = said.get("live", live), said.get("board", board)
    if board != ON_BOARD:
        raise AssertionError(f"the board holds {board}, not {ON_BOARD}")


def _paint(reader: PtyReader, desks: tuple[Worker, Worker], people: Iterator[Holder], size: Size) -> Painted:
    here, there = desks
    dice = random.Random(2)  # noqa: S311 - pauses, not secrets
    painted = Painted()
    for number in range(size.warming + size.painted):
        holder = next(people)
        time.sleep(dice.uniform(*_PAUSE_S))
        reader.send_badge(holder.serial)
        sent = time.monotonic_ns()
        answer, card_here = _painted_here(here, str(holder.member_id), sent)
        card_there = _painted_there(there, str(holder.member_id), sent)
        if number >= size.warming:
            painted.answer.append(answer - sent)
            painted.card_here.append(card_here - sent)
            painted.card_there.append(card_there - sent)
    return painted


def _painted_here(desk: Worker, member_id: str, sent: int) -> tuple[int, int]:
    answer = card = 0
    while not (answer and card):
        said = _heard_in_time(desk, sent)
        if said.get("at", 0) < sent:
            continue
        if "answer" in said:
            answer = said["at"]
        elif said["member"] == member_id:
            card = card or said["at"]
    return answer, card


def _painted_there(desk: Worker, member_id: str, sent: int) -> int:
    while True:
        said = _heard_in_time(desk, sent)
        if said.get("member") == member_id and said["at"] >= sent:
            return int(said["at"])


def _heard_in_time(desk: Worker, sent: int) -> dict[str, Any]:
    # A desk at rest goes on saying that it is live: without an end a lost badge would be waited for all night.
    if time.monotonic_ns() - sent > PATIENCE_S * 1e9:
        raise AssertionError(f"a badge was not painted within {PATIENCE_S:.0f} s")
    return desk.hear()


def _paint_marks(what: str, took: Durations) -> list[Mark]:
    return [
        Mark(f"last byte → {what}, p50", f"{took.p50:.1f} ms", "", "< 25 ms", took.p50 < 25),
        Mark(f"last byte → {what}, p99", f"{took.p99:.1f} ms", "", "< 60 ms", took.p99 < 60),
    ]


def _memory(desk: Worker) -> dict[str, Any]:
    desk.tell(memory=True)
    memory: dict[str, Any] = desk.hear_of("memory")
    return memory


def _memory_mark(memory: list[dict[str, Any]]) -> Mark:
    most = max(memory, key=lambda one: int(one["rss"]))
    resident, own = most["rss"] / _MIB, most["uss"] / _MIB
    return Mark(
        f"memory of a desk with {ON_BOARD} on its board, after these badges",
        f"{resident:.0f} MiB resident, {own:.0f} MiB its own",
        "",
        "< 300 MiB",
        resident < 300,
    )
