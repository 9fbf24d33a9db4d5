"""Badges whose waiting scans are left alone for a growing while, so that what holds them up holds up no others."""

from collections.abc import Collection
from typing import Final

SHORTEST_S: Final = 0.1
"""For a record that somebody else holds: asking again costs nothing."""

SHORTEST_AFTER_WAITING_S: Final = 2.0
"""For a scan that the database took too long for: asking again holds up the others for as long again."""

LONGEST_S: Final = 60.0


class SetAside:
    """The badges set aside, by their serials; moments are seconds of a monotonic clock. For one thread at a time."""

    def __init__(self) -> None:
        self._until: dict[str, float] = {}
        self._pauses: dict[str, float] = {}

    def put(self, serial: str, now: float, *, shortest: float = SHORTEST_S) -> None:
        """Set a badge aside, each time for twice as long as the last, ``shortest`` seconds at least."""
        pause = max(shortest, min(LONGEST_S, 2 * self._pauses.get(serial, 0.0)))
        self._pauses[serial] = pause
        self._until[serial] = now + pause

    def release(self, now: float) -> None:
        """Let those be delivered whose while is over."""
        self._until = {serial: until for serial, until in self._until.items() if until > now}

    def serials(self) -> Collection[str]:
        """Return the badges that are set aside."""
        return self._until.keys()

    def next_release(self) -> float | None:
        """Return when the first of them is to be released; None where none is set aside."""
        return min(self._until.values(), default=None)

    def forget(self, serial: str) -> None:
        """Begin anew with a badge: the database came to a verdict on a scan of it."""
        self._until.pop(serial, None)
        self._pauses.pop(serial, None)

    def clear(self) -> None:
        """Begin anew with all: it was not they that held up the others."""
        self._until.clear()
        self._pauses.clear()
