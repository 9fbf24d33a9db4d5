"""A scan desk with a real journal and a real local copy, a store in memory, and ears."""

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path
from types import TracebackType
from typing import Self

from sentinel_desktop.app.scan_desk import DeskListeners, ScanDesk
from sentinel_desktop.app.station_clock import read_computer_clock
from sentinel_desktop.domain.clocks import ClockReading
from sentinel_desktop.domain.scans import BadgeRead, ScanAnswer
from sentinel_desktop.domain.serials import Serial
from sentinel_desktop.domain.station_status import JournalStatus
from sentinel_desktop.persistence.local_directory import SqliteLocalDirectory
from sentinel_desktop.persistence.scan_journal import SqliteScanJournal
from tests.support.fake_recorder import FakeRecorder
from tests.support.known_time import clock_in_step
from tests.support.patience import PATIENCE_S
from tests.support.scan_builders import SERIAL_OF_TREMBLAY, STATION, contents, new_id


def _do_nothing(_answer: ScanAnswer) -> None:
    """Stand in for what a test wants done."""


class Ears:
    """Hears everything a scan desk tells.

    ``fail`` makes every listener raise after it has heard; ``upon_answer`` is called at the moment of an answer.
    """

    def __init__(self) -> None:
        self.answers: list[ScanAnswer] = []
        self.answered_at: list[float] = []
        self.told_otherwise: list[tuple[ScanAnswer, ScanAnswer]] = []
        self.journal: list[JournalStatus] = []
        self.journal_at: list[float] = []
        self.store: list[tuple[bool, str]] = []
        self.threads: set[str] = set()
        self.fail = False
        self.upon_answer: Callable[[ScanAnswer], object] = _do_nothing
        self._heard = threading.Condition()

    def listeners(self) -> DeskListeners:
        """Return the four listeners."""
        return DeskListeners(self._on_answer, self._on_told_otherwise, self._on_journal, self._on_store)

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Return when the condition is true; it is looked at whenever something is heard, and now and then."""
        deadline = time.monotonic() + PATIENCE_S
        with self._heard:
            while not condition():
                assert time.monotonic() < deadline, "the condition did not come true in time"
                self._heard.wait(0.02)

    def _on_answer(self, answer: ScanAnswer) -> None:
        self.answered_at.append(time.monotonic())
        self.upon_answer(answer)
        self.answers.append(answer)
        self._note()

    def _on_told_otherwise(self, told: ScanAnswer, delivered: ScanAnswer) -> None:
        self.told_otherwise.append((told, delivered))
        self._note()

    def _on_journal(self, status: JournalStatus) -> None:
        self.journal_at.append(time.monotonic())
        self.journal.append(status)
        self._note()

    def _on_store(self, available: bool, sentence: str) -> None:  # noqa: FBT001 - the listener's shape
        self.store.append((available, sentence))
        self._note()

    def _note(self) -> None:
        self.threads.add(threading.current_thread().name)
        with self._heard:
            self._heard.notify_all()
        if self.fail:
            raise RuntimeError("a listener that fails")


class ScanDeskRoom:
    """A desk in a folder; used as a context manager it is started, and stopped with everything it holds."""

    def __init__(
        self, folder: Path, recorder: FakeRecorder | None = None, read_clock: Callable[[], ClockReading] | None = None
    ) -> None:
        self.read_clock = read_clock or read_computer_clock
        self._folder = folder
        self.journal = SqliteScanJournal(folder / "station" / "journal.db")
        self.directory = SqliteLocalDirectory(folder / "copy" / "directory.db")
        self.directory.replace(contents())
        self.recorder = recorder or FakeRecorder()
        self.ears = Ears()
        self.clock = clock_in_step(self.journal, self.read_clock)
        self.desk = ScanDesk(
            journal=self.journal,
            directory=self.directory,
            recorder=self.recorder,
            probe=self.recorder.probe,
            clock=self.clock,
            station_id=lambda: STATION,
            new_id=new_id,
            listeners=self.ears.listeners(),
        )

    def __enter__(self) -> Self:
        self.desk.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.recorder.go_on()
        self.desk.stop()
        self.journal.close()
        self.directory.close()

    def another_program(self) -> AbstractContextManager[SqliteScanJournal]:
        """Return the journal as another program opens it."""
        return closing(SqliteScanJournal(self._folder / "station" / "journal.db"))

    def wait_for_store(self, *, available: bool) -> None:
        """Return when the desk has said that the store is there, or away."""
        self.ears.wait_until(lambda: self.ears.store[-1:] != [] and self.ears.store[-1][0] is available)

    def submit(self, serial: Serial = SERIAL_OF_TREMBLAY) -> None:
        """Hand over a badge read now."""
        self.desk.submit(BadgeRead(serial, self.read_clock()))

    def scan(self, serial: Serial = SERIAL_OF_TREMBLAY) -> ScanAnswer:
        """Hand over a badge read now and return its answer."""
        count = len(self.ears.answers)
        self.submit(serial)
        self.ears.wait_until(lambda: len(self.ears.answers) > count)
        return self.ears.answers[count]

    def wait_until_delivered(self) -> None:
        """Return when nothing waits."""
        self.ears.wait_until(lambda: self.journal.status().waiting == 0)
