"""The newest passages as the desk lists them: those the database has, and those that still wait on this disk."""

import threading
from collections.abc import Callable, Iterable

from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.presence import LatestPassage
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.services.presence import PASSAGES_SHOWN


class LatestPassages:
    """Keeps the list and tells it whenever it is another; may be called from any thread."""

    def __init__(self, on_list: Callable[[tuple[LatestPassage, ...]], None]) -> None:
        self._on_list = on_list
        self._lock = threading.Lock()
        self._recorded: dict[ScanId, LatestPassage] = {}
        self._waiting: dict[ScanId, LatestPassage] = {}
        self._told: tuple[LatestPassage, ...] = ()

    def replace(self, recorded: Iterable[LatestPassage]) -> None:
        """Take the database's newest as they are."""
        with self._lock:
            self._recorded = {passage.scan_id: passage for passage in recorded}
            self._tell()

    def add(self, recorded: Iterable[LatestPassage]) -> None:
        """Take passages the database has besides those already known."""
        with self._lock:
            self._recorded |= {passage.scan_id: passage for passage in recorded}
            self._recorded = {passage.scan_id: passage for passage in _newest(self._recorded.values())}
            self._tell()

    def add_own(self, passage: LatestPassage) -> None:
        """Take a passage of this station: one that waits here stays until the database has it."""
        with self._lock:
            (self._waiting if passage.waiting else self._recorded)[passage.scan_id] = passage
            self._tell()

    def forget_waiting(self) -> None:
        """Nothing waits here any more."""
        with self._lock:
            self._waiting.clear()
            self._tell()

    def _tell(self) -> None:
        # Told under the lock, so that two threads cannot tell their lists in the wrong order.
        for scan_id in self._waiting.keys() & self._recorded.keys():
            del self._waiting[scan_id]
        newest = _newest((*self._recorded.values(), *self._waiting.values()))
        if newest != self._told:
            self._told = newest
            self._on_list(newest)


def passage_of(answer: ScanAnswer, station: str) -> LatestPassage:
    """Return the line of a scan that this station answered."""
    return LatestPassage(
        scan_id=answer.scan_id,
        occurred_at=answer.occurred_at,
        outcome=answer.outcome,
        direction=answer.direction,
        display_name=None if answer.member is None else answer.member.display_name,
        serial_tail=answer.serial[-4:],
        station=station,
        waiting=answer.waiting,
    )


def _newest(passages: Iterable[LatestPassage]) -> tuple[LatestPassage, ...]:
    ordered = sorted(passages, key=lambda passage: (passage.occurred_at, passage.scan_id), reverse=True)
    return tuple(ordered[:PASSAGES_SHOWN])
