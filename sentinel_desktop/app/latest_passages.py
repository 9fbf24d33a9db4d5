"""The newest passages as the desk lists them: those the database has, and those that still wait on this disk."""

import threading
from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from sentinel_desktop.domain.presence import LatestPassage
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.services.presence import PASSAGES_SHOWN

_Key = tuple[UUID | None, datetime | None]


class LatestPassages:
    """Keeps the list and tells it whenever it is another; may be called from any thread."""

    def __init__(self, on_list: Callable[[tuple[LatestPassage, ...]], None]) -> None:
        self._on_list = on_list
        self._lock = threading.Lock()
        self._recorded: dict[_Key, LatestPassage] = {}
        self._waiting: dict[_Key, LatestPassage] = {}
        self._told: tuple[LatestPassage, ...] = ()

    def replace(self, recorded: Iterable[LatestPassage]) -> None:
        """Take the database's newest as they are."""
        with self._lock:
            self._recorded = {passage.key: passage for passage in recorded}
            self._tell()

    def add(self, recorded: Iterable[LatestPassage]) -> None:
        """Take passages the database has besides those already known."""
        with self._lock:
            self._recorded |= {passage.key: passage for passage in recorded}
            self._recorded = {passage.key: passage for passage in _newest(self._recorded.values())}
            self._tell()

    def add_own(self, passage: LatestPassage) -> None:
        """Take a passage of this station: one that waits here stays until the database has it."""
        with self._lock:
            (self._waiting if passage.waiting else self._recorded)[passage.key] = passage
            # While the database is away for days, and in a day full of scans, no more than can be shown.
            self._waiting, self._recorded = (
                {each.key: each for each in _newest(kept.values())} for kept in (self._waiting, self._recorded)
            )
            self._tell()

    def forget_waiting(self) -> None:
        """Nothing waits here any more."""
        with self._lock:
            self._waiting.clear()
            self._tell()

    def _tell(self) -> None:
        # Told under the lock, so that two threads cannot tell their lists in the wrong order.
        for key in self._waiting.keys() & self._recorded.keys():
            del self._waiting[key]
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
        display_name=answer.display_name,
        serial_tail=answer.serial[-4:],
        station=station,
        waiting=answer.waiting,
        visit_id=None if answer.visitor is None else answer.visitor.visit_id,
        attendee_id=None if answer.attendee is None else answer.attendee.attendee_id,
    )


def _newest(passages: Iterable[LatestPassage]) -> tuple[LatestPassage, ...]:
    ordered = sorted(passages, key=_place, reverse=True)
    return tuple(ordered[:PASSAGES_SHOWN])


def _place(passage: LatestPassage) -> tuple[datetime, str, str]:
    return passage.occurred_at, str(passage.key[0]), passage.direction or ""
