"""The scan desk while the database is away, slow or comes and goes: answered in time, delivered later, in order."""

import sqlite3
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from sentinel_desktop.app.delivery_thread import LONGEST_PAUSE, NO_ANSWER_IN_TIME
from sentinel_desktop.app.scan_desk import ANSWER_WITHIN
from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeRead, BadgeScan, ScanAnswer
from sentinel_desktop.domain.serials import Serial
from tests.support.fake_recorder import AWAY, FakeRecorder
from tests.support.scan_builders import (
    SERIAL_OF_ROY,
    SERIAL_OF_TREMBLAY,
    TREMBLAY,
    answer,
    reading,
    scan,
)
from tests.support.scan_desk_room import ScanDeskRoom


def away() -> FakeRecorder:
    """Return a store that is away."""
    recorder = FakeRecorder()
    recorder.away = True
    return recorder


class SlowRecorder(FakeRecorder):
    """Takes five milliseconds a scan, as a database over a network does."""

    def record(self, scan: BadgeScan, told: ScanAnswer | None = None) -> ScanAnswer:
        """Record, slowly."""
        time.sleep(0.005)
        return super().record(scan, told)


class JournalTaken(FakeRecorder):
    """Goes away in the middle of its first scan, and at that moment another program takes hold of the journal."""

    def __init__(self, journal: Path) -> None:
        super().__init__()
        self._journal = journal
        self._holder: sqlite3.Connection | None = None

    def record(self, scan: BadgeScan, told: ScanAnswer | None = None) -> ScanAnswer:
        """Record, but for the first scan."""
        if self._holder is None:
            self._holder = sqlite3.connect(self._journal, isolation_level=None, check_same_thread=False)
            self._holder.execute("BEGIN IMMEDIATE")
            raise StoreUnavailableError(AWAY)
        return super().record(scan, told)

    def give_back(self) -> None:
        """Let the journal go."""
        if self._holder is not None and self._holder.in_transaction:
            self._holder.execute("ROLLBACK")

    def close(self) -> None:
        """Let the journal's file go."""
        if self._holder is not None:
            self._holder.close()


def test_a_badge_is_answered_alone_while_the_database_is_away(tmp_path: Path) -> None:
    """The local copy answers as waiting, and the desk says why."""
    with ScanDeskRoom(tmp_path, away()) as room:
        room.wait_for_store(available=False)
        told = room.scan()
        room.ears.wait_until(lambda: room.ears.journal[-1].waiting == 1)
    assert (told.outcome, told.member, told.waiting) == (Outcome.CHECKED_IN, TREMBLAY, True)
    assert room.ears.store == [(False, AWAY)]


def test_what_is_told_alone_is_kept_before_it_is_said(tmp_path: Path) -> None:
    """A program that is killed just after it answered alone knows at its next start what it told."""
    kept: list[ScanAnswer | None] = []
    with ScanDeskRoom(tmp_path, away()) as room:
        room.ears.upon_answer = lambda _: kept.extend(entry.told for entry in room.journal.waiting(1))
        room.wait_for_store(available=False)
        told = room.scan()

    assert kept == [told]


def test_what_is_told_alone_is_known_where_the_disk_refuses_it(
    tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    """The disk took the scan and not what was told of it: the database hears it all the same, on delivery."""
    expect_log("What the person was told is known until the program ends only")
    with (
        closing(JournalTaken(tmp_path / "station" / "journal.db")) as recorder,
        ScanDeskRoom(tmp_path, recorder) as room,
    ):
        room.wait_for_store(available=True)
        told = room.scan()
        recorder.give_back()
        room.desk.wake()
        room.ears.wait_until(lambda: bool(recorder.recorded))

    assert told.waiting
    assert recorder.told == [(told.scan_id, told)]


def test_a_database_that_hangs_costs_one_second_once(tmp_path: Path) -> None:
    """The scan it hangs on is answered after a second from the local copy; for later ones it is not even asked."""
    with ScanDeskRoom(tmp_path) as room:
        room.wait_for_store(available=True)
        room.recorder.hang()
        before = time.monotonic()
        first = room.scan()
        took = time.monotonic() - before
        room.wait_for_store(available=False)
        later = [room.scan(SERIAL_OF_ROY) for _ in range(3)]
        asked = room.recorder.calls
    assert [told.waiting for told in (first, *later)] == [True] * 4
    assert 0.9 < took < 5.0
    assert asked == 1
    assert room.ears.store[1] == (False, NO_ANSWER_IN_TIME)


def test_the_second_counts_from_the_last_byte(tmp_path: Path) -> None:
    """A badge that lay 0.7 s somewhere is answered 0.3 s after it was handed over."""
    took = []
    for number in range(3):
        with ScanDeskRoom(tmp_path / str(number)) as room:
            room.wait_for_store(available=True)
            room.recorder.hang()
            now = room.read_clock()
            before = time.monotonic()
            room.desk.submit(BadgeRead(SERIAL_OF_ROY, replace(now, monotonic_ns=now.monotonic_ns - 700_000_000)))
            room.ears.wait_until(lambda heard=room.ears.answers: len(heard) == 1)  # type: ignore[misc]
            took.append(time.monotonic() - before)
    # A busy computer only adds to a time: the shortest is the one that the desk waits.
    assert 0.2 < min(took) < ANSWER_WITHIN * 0.95


def test_a_badge_from_a_long_queue_is_no_sign_of_an_outage(tmp_path: Path) -> None:
    """One whose second is over when its turn comes is answered alone, and the database still counts as there."""
    with ScanDeskRoom(tmp_path) as room:
        room.wait_for_store(available=True)
        now = room.read_clock()
        room.desk.submit(BadgeRead(SERIAL_OF_ROY, replace(now, monotonic_ns=now.monotonic_ns - 2_000_000_000)))
        room.ears.wait_until(lambda: len(room.ears.answers) == 1)
        # A disk that takes its time to settle the first must not cost the next one its second.
        room.wait_until_delivered()
        next_one = room.scan()
    assert [told.waiting for told in room.ears.answers] == [True, False]
    assert next_one.outcome is Outcome.CHECKED_IN
    assert room.ears.store == [(True, "")]


def test_the_late_result_of_a_missed_scan_is_taken(tmp_path: Path) -> None:
    """When the hanging call ends after all, the scan is recorded once, delivered with what was told, and done."""
    with ScanDeskRoom(tmp_path) as room:
        room.wait_for_store(available=True)
        room.recorder.hang()
        told = room.scan()
        room.recorder.go_on()
        room.wait_for_store(available=True)
        room.wait_until_delivered()
    assert [kept.id for kept in room.recorder.recorded] == [told.scan_id]
    assert room.recorder.told[-1] == (told.scan_id, told)
    assert room.ears.told_otherwise == []


def test_the_desk_says_where_the_result_is_another(tmp_path: Path) -> None:
    """Told out from a local copy that was behind, recorded in: the desk hears both."""
    with ScanDeskRoom(tmp_path, away()) as room:
        room.directory.remember(answer(scan()))
        told = room.scan()
        room.recorder.away = False
        room.desk.wake()
        room.ears.wait_until(lambda: room.ears.told_otherwise != [])
    ((first, delivered),) = room.ears.told_otherwise
    assert (first, first.outcome, delivered.outcome) == (told, Outcome.CHECKED_OUT, Outcome.CHECKED_IN)


def test_an_outage_is_over_without_anybodys_help(tmp_path: Path) -> None:
    """The desk itself finds out that the database is back, also where nothing waits for it."""
    with ScanDeskRoom(tmp_path, away()) as room:
        room.wait_for_store(available=False)
        room.recorder.away = False
        room.wait_for_store(available=True)
        assert room.scan().waiting is False
    assert len(room.recorder.probed_at) >= 2


def test_being_woken_tries_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk that would try again in a minute tries now when it is told that the database may be back."""
    monkeypatch.setattr("sentinel_desktop.app.delivery_thread.SHORTEST_PAUSE", 60.0)
    with ScanDeskRoom(tmp_path, away()) as room:
        room.wait_for_store(available=False)
        room.recorder.away = False
        room.desk.wake()
        room.wait_for_store(available=True)


def test_attempts_grow_rarer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pause between two attempts doubles, up to the longest."""
    monkeypatch.setattr("sentinel_desktop.app.delivery_thread.SHORTEST_PAUSE", LONGEST_PAUSE / 64)
    monkeypatch.setattr("sentinel_desktop.app.delivery_thread.LONGEST_PAUSE", LONGEST_PAUSE / 16)
    with ScanDeskRoom(tmp_path, away()) as room:
        room.ears.wait_until(lambda: len(room.recorder.probed_at) >= 6)
        probed_at = room.recorder.probed_at[:6]
    pauses = [later - earlier for earlier, later in pairwise(probed_at)]
    expected = [LONGEST_PAUSE / 64, LONGEST_PAUSE / 32, *[LONGEST_PAUSE / 16] * 3]
    assert all(found >= wanted for found, wanted in zip(pauses, expected, strict=True))


def test_a_new_scan_goes_before_the_waiting_ones_of_other_badges(tmp_path: Path) -> None:
    """With a long backlog a badge is still answered by the database, after its own waiting scans and no others."""
    with ScanDeskRoom(tmp_path, SlowRecorder()) as room:
        for number in range(300):
            room.journal.append(scan(SERIAL_OF_ROY if number == 200 else f"{number:010X}"), reading())
        room.desk.wake()
        room.wait_for_store(available=True)
        told = room.scan(SERIAL_OF_ROY)
        recorded = list(room.recorder.recorded)
    mine = [kept.id for kept in recorded if kept.serial == SERIAL_OF_ROY]
    assert (told.outcome, told.waiting) == (Outcome.CHECKED_OUT, False)
    assert (len(mine), mine[-1]) == (2, told.scan_id)
    assert [kept.id for kept in recorded].index(told.scan_id) < 200


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("scan"), st.sampled_from([SERIAL_OF_TREMBLAY, SERIAL_OF_ROY, Serial("0A0B0C0D0E")])),
        st.tuples(st.sampled_from(["away", "back", "wake"]), st.none()),
        st.tuples(st.just("refuse"), st.sampled_from([SERIAL_OF_TREMBLAY, SERIAL_OF_ROY])),
        st.tuples(st.just("accept"), st.sampled_from([SERIAL_OF_TREMBLAY, SERIAL_OF_ROY])),
        st.tuples(st.just("restart"), st.none()),
    ),
    max_size=30,
)


@pytest.mark.slow
@settings(max_examples=25)
@given(STEPS)
def test_every_scan_is_recorded_once_or_put_aside(steps: list[tuple[str, Serial | None]]) -> None:
    """Whatever scans, outages, refusals and restarts follow each other: none is lost, doubled or overtaken."""
    recorder = FakeRecorder()
    submitted: list[ScanId] = []
    with tempfile.TemporaryDirectory() as folder:
        _play(Path(folder), recorder, steps, submitted)
        recorder.away = False
        with ScanDeskRoom(Path(folder), recorder) as room:
            room.wait_until_delivered()
            quarantined = room.journal.status().quarantined
    by_badge = defaultdict(list)
    for kept in recorder.recorded:
        by_badge[kept.serial].append(kept.id)
    ids = [kept.id for kept in recorder.recorded]
    assert len(ids) == len(set(ids))
    assert set(ids) <= set(submitted)
    assert len(ids) + quarantined == len(submitted)
    assert all(found == sorted(found, key=lambda scan_id: scan_id.int) for found in by_badge.values())


def _play(
    folder: Path, recorder: FakeRecorder, steps: list[tuple[str, Serial | None]], submitted: list[ScanId]
) -> None:
    """Do the steps on one desk, or after a restart on the next; collects the ids of the scans."""
    acts: dict[str, Callable[[ScanDeskRoom, Serial], object]] = {
        "scan": lambda room, serial: room.submit(serial),
        "away": lambda _room, _serial: setattr(recorder, "away", True),
        "back": lambda _room, _serial: setattr(recorder, "away", False),
        "wake": lambda room, _serial: room.desk.wake(),
        "refuse": lambda _room, serial: recorder.refused.add(serial),
        "accept": lambda _room, serial: recorder.refused.discard(serial),
    }
    lives: list[list[tuple[str, Serial | None]]] = [[]]
    for step in steps:
        if step[0] == "restart":
            lives.append([])
        else:
            lives[-1].append(step)
    for life in lives:
        with ScanDeskRoom(folder, recorder) as room:
            for act, serial in life:
                acts[act](room, serial or SERIAL_OF_ROY)
        submitted += [told.scan_id for told in room.ears.answers]


def test_a_bug_among_the_waiting_blocks_no_other(tmp_path: Path, expect_log: Callable[[str], None]) -> None:
    """One row that makes the program fail and one that is refused are put aside; the others are delivered in order."""
    expect_log("Attempt . to record")
    expect_log("Attempt to record . scans together failed")
    recorder = away()
    recorder.broken[SERIAL_OF_ROY] = 1000
    recorder.refused.add(SERIAL_OF_TREMBLAY)
    with ScanDeskRoom(tmp_path, recorder) as room:
        serials = [f"{number:010X}" for number in range(100)]
        serials[10], serials[20] = SERIAL_OF_ROY, SERIAL_OF_TREMBLAY
        for serial in serials:
            room.journal.append(scan(serial), reading())
        recorder.away = False
        room.desk.wake()
        room.wait_until_delivered()
        assert room.journal.status().quarantined == 2
    expected = [serial for serial in serials if serial not in {SERIAL_OF_ROY, SERIAL_OF_TREMBLAY}]
    assert [kept.serial for kept in recorder.recorded] == expected
