"""How many waiting scans are delivered together, and how fast it goes."""

import threading
from collections import deque
from typing import Final

MOST_TOGETHER: Final = 32
SECONDS_TOGETHER: Final = 0.05
"""How long delivering some scans together should take: a badge read meanwhile waits for its end."""

WINDOW_S: Final = 10.0
LEAST_S: Final = 1.0
"""Before that no rate is told: it would jump."""

STILL_AFTER_S: Final = 3.0
"""When nothing was delivered for so long, nothing is being delivered."""


class DrainPace:
    """Learns from what was delivered; moments are seconds of a monotonic clock. Safe to call from any thread."""

    def __init__(self) -> None:
        self._together = MOST_TOGETHER // 4
        self._lock = threading.Lock()
        self._delivered: deque[tuple[float, float, int]] = deque()

    @property
    def together(self) -> int:
        """How many scans to deliver together next, from 1."""
        return self._together

    def note(self, count: int, began: float, ended: float) -> None:
        """Take note of ``count`` scans delivered together."""
        each = max((ended - began) / count, 1e-6)
        # Not more than twice as many as last time: one that was lucky says little of the next.
        self._together = max(1, min(MOST_TOGETHER, 2 * self._together, int(SECONDS_TOGETHER / each)))
        with self._lock:
            self._delivered.append((began, ended, count))
            while self._delivered[0][1] < ended - WINDOW_S:
                self._delivered.popleft()

    def a_second(self, now: float) -> float | None:
        """Return how many scans were delivered in a second of late; None where none are being delivered."""
        with self._lock:
            recent = [item for item in self._delivered if item[1] >= now - WINDOW_S]
        if not recent or recent[-1][1] < now - STILL_AFTER_S:
            return None
        seconds = now - recent[0][0]
        return sum(count for _, _, count in recent) / seconds if seconds >= LEAST_S else None

    def broken_off(self) -> None:
        """Forget the rate, and take fewer together next: a database that is there for moments only takes a few."""
        self._together = max(1, self._together // 2)
        with self._lock:
            self._delivered.clear()
