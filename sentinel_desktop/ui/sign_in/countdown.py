"""Counts down, where a person can see it, the seconds before another attempt is looked at."""

import math
import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

_EVERY_MS: Final = 200


class Countdown(QObject):
    """``ticked`` tells the whole seconds that are left, once for each, 0 at the end.

    Args:
        monotonic: seconds of a clock that nobody sets.
    """

    ticked = Signal(int)

    def __init__(self, parent: QObject | None = None, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._until = 0.0
        self._told = 0
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def left(self) -> int:
        """Whole seconds that are left."""
        return max(0, math.ceil(self._until - self._monotonic()))

    def start(self, seconds: float) -> None:
        """Begin to count; at once over where it is nothing."""
        self._until = self._monotonic() + seconds
        self._told = -1
        self._timer.start()
        self._on_timeout()

    def _on_timeout(self) -> None:
        left = self.left
        if left != self._told:
            self._told = left
            self.ticked.emit(left)
        if not left:
            self._timer.stop()
