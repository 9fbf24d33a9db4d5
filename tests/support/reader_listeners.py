"""What a reader said, kept in order, and waiting for it with a deadline."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

from sentinel_desktop.domain.clocks import ClockReading
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.domain.scans import BadgeRead
from tests.support.patience import PATIENCE_S

PATIENCE_SECONDS = PATIENCE_S
_LOOKS_AGAIN_SECONDS = 0.01


def read_clock() -> ClockReading:
    """Read this computer's clocks, in an invented boot."""
    return ClockReading(datetime.now(UTC), time.monotonic_ns(), "a-boot")


class ReaderListeners:
    """Both listeners of a reader: ``on_read`` and ``on_status``, called from its thread.

    ``heard_ns`` has the monotonic time at which each of ``reads`` was handed over.
    """

    def __init__(self) -> None:
        self.reads: list[BadgeRead] = []
        self.heard_ns: list[int] = []
        self.statuses: list[ReaderStatus] = []
        self._heard = threading.Condition()

    def on_read(self, read: BadgeRead) -> None:
        """Keep a badge that was read."""
        now = time.monotonic_ns()
        with self._heard:
            self.heard_ns.append(now)
            self.reads.append(read)
            self._heard.notify_all()

    def on_status(self, status: ReaderStatus) -> None:
        """Keep a status that was told."""
        with self._heard:
            self.statuses.append(status)
            self._heard.notify_all()

    @property
    def told(self) -> ReaderStatus:
        """The status told last; a stopped reader's while none was."""
        return self.statuses[-1] if self.statuses else ReaderStatus(ReaderState.STOPPED)

    @property
    def serials(self) -> list[str]:
        """The serials read so far, in order."""
        return [read.serial for read in self.reads]

    @property
    def states(self) -> list[ReaderState]:
        """The states told so far, each change once."""
        states = [status.state for status in self.statuses]
        return [state for index, state in enumerate(states) if index == 0 or states[index - 1] is not state]

    def wait_until(self, condition: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
        """Return when ``condition`` is true, at once after something was heard and within moments otherwise.

        Raises:
            AssertionError: it is still false after ``seconds``.
        """
        deadline = time.monotonic() + seconds
        with self._heard:
            while not condition():
                if time.monotonic() > deadline:
                    raise AssertionError(f"waited in vain; states {self.states}, reads {len(self.reads)}")
                self._heard.wait(_LOOKS_AGAIN_SECONDS)

    def wait_for_reads(self, count: int) -> None:
        """Return when ``count`` badges were read."""
        self.wait_until(lambda: len(self.reads) >= count)

    def wait_for_state(self, state: ReaderState) -> None:
        """Return when the state told last is ``state``."""
        self.wait_until(lambda: self.told.state is state)
