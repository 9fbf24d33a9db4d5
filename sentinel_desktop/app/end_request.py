"""A signal asks the program to end, at any moment from its first line on: what was started is stopped in order."""

import logging
import queue
import signal
from collections.abc import Callable
from types import FrameType
from typing import Self

logger = logging.getLogger(__name__)

_ASKING = ("SIGINT", "SIGTERM", "SIGHUP")


def on_end_signals(act: Callable[[int], None]) -> None:
    """Call ``act`` with the number of every signal that asks for the end; on the main thread, and called on it."""

    def on_signal(number: int, _frame: FrameType | None) -> None:
        act(number)

    for name in _ASKING:
        number = getattr(signal, name, None)
        # Started by nohup, the program is to outlive its terminal.
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, on_signal)


class EndRequest:
    """Remembers that a signal asked for the end, for whoever is not there yet to hear of it."""

    def __init__(self) -> None:
        # Of all that could be waited for, this alone may be touched by a handler that interrupts the waiting.
        self._signals: queue.SimpleQueue[int] = queue.SimpleQueue()
        self._asked = False
        self._tell: Callable[[], object] | None = None

    def listen(self) -> Self:
        """Hear signals from now on; called on the main thread."""
        on_end_signals(self._hear)
        return self

    def wait(self) -> None:
        """Return once the end was asked for; called once, on the main thread."""
        self._signals.get()

    def when_asked(self, tell: Callable[[], object]) -> None:
        """Have ``tell`` called, on the main thread, when the end is asked for; at once where it was before."""
        self._tell = tell
        if self._asked:
            tell()

    def _hear(self, number: int) -> None:
        logger.info("Ended by signal %d", number)
        self._asked = True
        self._signals.put(number)
        if self._tell is not None:
            self._tell()
