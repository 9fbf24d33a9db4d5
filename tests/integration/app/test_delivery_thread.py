"""The thread that delivers: what is held is left alone, and an interruption changes no order."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sentinel_desktop.app.delivery_thread import DeliveryThread
from sentinel_desktop.app.waiting_line import BATCH
from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.persistence.local_directory import SqliteLocalDirectory
from sentinel_desktop.persistence.scan_journal import SqliteScanJournal
from sentinel_desktop.services.delivery import Delivery
from tests.support.fake_recorder import AWAY, FakeRecorder
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


class Sorting:
    """A delivery thread with a real journal and a store in memory."""

    def __init__(self, folder: Path, recorder: FakeRecorder) -> None:
        self.journal = SqliteScanJournal(folder / "journal.db")
        self.recorder = recorder
        self.ears = Ears()
        self._directory = SqliteLocalDirectory(folder / "directory.db")
        delivery = Delivery(self.journal, self._directory, recorder, lambda: None, lambda _told, _delivered: None)
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
