"""The thread that delivers: what is held is left alone, and an interruption changes no order."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sentinel_desktop.app.delivery_thread import MOST_AHEAD, DeliveryThread, StoreState
from sentinel_desktop.app.waiting_line import BATCH
from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer, ToldScan
from sentinel_desktop.persistence.local_directory import SqliteLocalDirectory
from sentinel_desktop.persistence.scan_journal import SqliteScanJournal
from sentinel_desktop.services.delivery import Delivery
from tests.support.fake_recorder import AWAY, TOO_LONG, FakeRecorder
from tests.support.scan_builders import SERIAL_OF_ROY, answer, reading, scan
from tests.support.scan_desk_room import Ears


class StumblingRecorder(FakeRecorder):
    """Is away at every fifth call."""

    def record(self, scan: BadgeScan, told: ScanAnswer | None = None) -> ScanAnswer:
        """Record, or say that the database is away."""
        if self.calls % 5 == 4:
            self.calls += 1
            raise StoreUnavailableError(AWAY)
        return super().record(scan, told)


class BrieflyHeldRecorder(FakeRecorder):
    """What is held is let go of after the first transaction that met it."""

    def record_together(self, scans: Sequence[ToldScan]) -> Sequence[ScanAnswer | None]:
        """Record, and let go."""
        answers = super().record_together(scans)
        if None in answers:
            self.held.clear()
        return answers


class Sorting:
    """A delivery thread with a real journal and a store in memory."""

    def __init__(self, folder: Path, recorder: FakeRecorder) -> None:
        self.journal = SqliteScanJournal(folder / "journal.db")
        self.recorder = recorder
        self.ears = Ears()
        self._directory = SqliteLocalDirectory(folder / "directory.db")
        delivery = Delivery(
            self.journal, self._directory, recorder, lambda time: time.occurred_at, lambda _told, _delivered: None
        )
        self.thread = DeliveryThread(self.journal, delivery, recorder.probe, lambda: None)

    def keep(self, serial: str = SERIAL_OF_ROY) -> BadgeScan:
        """Journal a scan."""
        kept = scan(serial)
        self.journal.append(kept, reading())
        return kept

    def close(self) -> None:
        """Stop and close everything."""
        self.recorder.go_on()
        assert self.thread.stop(10)
        self.journal.close()
        self._directory.close()


@pytest.fixture
def sorting(tmp_path: Path) -> Iterator[Sorting]:
    """A thread that is not started yet, with a store that stumbles."""
    made = Sorting(tmp_path, StumblingRecorder())
    yield made
    made.close()


def test_a_scan_whose_person_is_not_answered_yet_is_left_alone(sorting: Sorting) -> None:
    """While it is held, others are delivered; let go of, it is delivered with what the person was told meanwhile."""
    sorting.thread.start()
    held = scan()
    with sorting.thread.holding(held.id):
        sorting.journal.append(held, reading())
        other = sorting.keep()
        sorting.thread.wake()
        sorting.ears.wait_until(lambda: sorting.recorder.told == [(other.id, None)])
        sorting.thread.wake()
        sorting.ears.wait_until(lambda: sorting.journal.status().waiting == 1)
        told = answer(held, waiting=True)
        sorting.journal.tell(held.id, told)
    sorting.ears.wait_until(lambda: sorting.journal.status().waiting == 0)
    assert sorting.recorder.told == [(other.id, None), (held.id, told)]


def test_interruptions_change_no_order(sorting: Sorting, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often the database goes away in the middle, the waiting scans are recorded in their order."""
    monkeypatch.setattr("sentinel_desktop.app.delivery_thread.SHORTEST_PAUSE", 0.001)
    kept = [sorting.keep(f"{number:010X}") for number in range(2 * BATCH)]
    sorting.thread.start()
    sorting.ears.wait_until(lambda: sorting.journal.status().waiting == 0)
    assert [item.id for item in sorting.recorder.recorded] == [item.id for item in kept]


def test_nothing_is_delivered_now_before_the_first_attempt(sorting: Sorting) -> None:
    """Before anything is known of the database a person waits their time for it, and no longer."""
    kept = sorting.keep()
    assert sorting.thread.store() is None
    assert sorting.thread.deliver_now(kept, reading(), 0.05) is None
    assert sorting.recorder.calls == 0


def keep_all(sorting: Sorting, *serials: str) -> list[BadgeScan]:
    """Journal a scan of each badge."""
    return [sorting.keep(serial) for serial in serials]


@pytest.fixture
def steady(tmp_path: Path) -> Iterator[Sorting]:
    """A thread that is not started yet, with a store that does not stumble."""
    made = Sorting(tmp_path, FakeRecorder())
    yield made
    made.close()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything be tried again soon."""
    monkeypatch.setattr("sentinel_desktop.app.delivery_thread.SHORTEST_PAUSE", 0.01)
    monkeypatch.setattr("sentinel_desktop.app.waiting_line.SHORTEST_AFTER_WAITING_S", 0.05)


def others(count: int, begin: int = 0) -> list[str]:
    """Return serials of badges that nobody knows."""
    return [f"{number:010X}" for number in range(begin, begin + count)]


def test_waiting_scans_are_delivered_several_at_once(steady: Sorting) -> None:
    """A queue of a hundred takes far fewer transactions, and keeps its order."""
    kept = keep_all(steady, *others(100))
    steady.thread.start()
    steady.ears.wait_until(lambda: steady.journal.status().waiting == 0)
    assert [item.id for item in steady.recorder.recorded] == [item.id for item in kept]
    assert len(steady.recorder.together) < 30


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("how", ["held", "slow"])
def test_a_record_that_somebody_holds_keeps_back_its_own_badge_only(steady: Sorting, how: str) -> None:
    """The others are delivered meanwhile; when it is let go of, its scans follow in their order."""
    hindered: set[str] = getattr(steady.recorder, how)
    hindered.add(SERIAL_OF_ROY)
    stuck = [*keep_all(steady, SERIAL_OF_ROY, *others(20)), *keep_all(steady, SERIAL_OF_ROY, *others(100, 20))]
    mine = [item.id for item in stuck if item.serial == SERIAL_OF_ROY]
    steady.thread.start()
    steady.ears.wait_until(lambda: steady.journal.status().waiting == 2)
    assert {item.serial for item in steady.recorder.recorded} == set(others(120))
    assert steady.thread.store() == StoreState(available=True)
    hindered.clear()
    steady.ears.wait_until(lambda: steady.journal.status().waiting == 0)
    assert [item.id for item in steady.recorder.recorded][-2:] == mine


def test_what_is_let_go_of_meanwhile_overtakes_nothing(tmp_path: Path) -> None:
    """A later scan of a badge that was held for a moment waits for the earlier one, though nobody holds it any more."""
    sorting = Sorting(tmp_path, BrieflyHeldRecorder())
    sorting.recorder.held.add(SERIAL_OF_ROY)
    kept = keep_all(sorting, SERIAL_OF_ROY, *others(20), SERIAL_OF_ROY)
    sorting.thread.start()
    sorting.ears.wait_until(lambda: sorting.journal.status().waiting == 0)
    sorting.close()
    mine = [item.id for item in sorting.recorder.recorded if item.serial == SERIAL_OF_ROY]
    assert mine == [kept[0].id, kept[-1].id]


@pytest.mark.usefixtures("quick")
def test_a_database_that_takes_too_long_for_everything_counts_as_away(steady: Sorting) -> None:
    """After some scans in a row the patience is at its end; when it is quick again, all of them are delivered."""
    serials = others(30)
    steady.recorder.slow.update(serials)
    keep_all(steady, *serials)
    steady.thread.start()
    steady.ears.wait_until(lambda: steady.thread.store() == StoreState(available=False, sentence=TOO_LONG))
    assert steady.recorder.recorded == []
    assert steady.thread.deliver_now(scan(SERIAL_OF_ROY), reading(), 5.0) is None
    steady.recorder.slow.clear()
    steady.ears.wait_until(lambda: steady.journal.status().waiting == 0)
    assert steady.thread.store() == StoreState(available=True)


def test_a_scan_that_takes_too_long_keeps_its_badge_back_and_no_other(steady: Sorting) -> None:
    """The person is answered alone, at the next scan at once; the database counts as there, and others are recorded."""
    steady.recorder.slow.add(SERIAL_OF_ROY)
    steady.thread.start()
    steady.ears.wait_until(lambda: steady.thread.store() is not None)
    for _ in range(2):
        mine = scan(SERIAL_OF_ROY)
        with steady.thread.holding(mine.id):
            steady.journal.append(mine, reading())
            assert steady.thread.deliver_now(mine, reading(), 5.0) is None
    assert steady.recorder.calls == 1
    other = scan()
    with steady.thread.holding(other.id):
        steady.journal.append(other, reading())
        answered = steady.thread.deliver_now(other, reading(), 5.0)
    assert answered is not None
    assert answered.outcome is Outcome.CHECKED_IN
    assert steady.thread.store() == StoreState(available=True)


@pytest.mark.parametrize(("ahead", "by_the_database"), [(MOST_AHEAD - 1, True), (MOST_AHEAD + 20, False)])
def test_a_badge_with_very_many_waiting_scans_is_not_waited_for(
    steady: Sorting,
    ahead: int,
    by_the_database: bool,  # noqa: FBT001 - a column
) -> None:
    """Its person is answered alone and at once; with fewer the scan goes behind them, answered by the database."""
    steady.recorder.hang()
    keep_all(steady, *others(1), *[SERIAL_OF_ROY] * ahead)
    steady.thread.start()
    steady.recorder.wait_until_called()
    new = scan(SERIAL_OF_ROY)
    with steady.thread.holding(new.id), ThreadPoolExecutor(1) as person:
        steady.journal.append(new, reading())
        waiting = person.submit(steady.thread.deliver_now, new, reading(), 8.0)
        steady.ears.wait_until(lambda: steady.thread._errand is not None)
        steady.recorder.go_on()
        answered = waiting.result(10)
    assert (answered is not None) is by_the_database
    steady.ears.wait_until(lambda: steady.journal.status().waiting == 0)
    assert [item.id for item in steady.recorder.recorded][-1] == new.id


def test_what_another_program_lets_wait_is_delivered(steady: Sorting) -> None:
    """A thread with nothing to do looks into the journal when it is told to."""
    steady.thread.start()
    steady.ears.wait_until(lambda: steady.thread.store() is not None)
    kept = steady.keep()
    steady.thread.look_again()
    steady.ears.wait_until(lambda: [item.id for item in steady.recorder.recorded] == [kept.id])
