"""The waiting scans on their way into the database: in the order of the journal, several in one transaction.

A badge whose scans the database cannot take now for a reason of their own is set aside for a growing while, with all
its later ones, and the others go on.
"""

import logging
import time
from collections import deque
from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from sentinel_desktop.domain.faults import StoreConflictError, StoreTimeoutError
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.journal import JournalEntry
from sentinel_desktop.domain.serials import redacted
from sentinel_desktop.services.delivery import Delivery, Judged
from sentinel_desktop.services.drain_pace import DrainPace
from sentinel_desktop.services.ports import ScanJournal
from sentinel_desktop.services.set_aside import SHORTEST_AFTER_WAITING_S, SetAside

logger = logging.getLogger(__name__)

BATCH: Final = 64
"""Entries read from the journal at once: few, because appending waits for the reading."""

OF_ITS_OWN: Final = (StoreTimeoutError, StoreConflictError)
"""What keeps one scan from being recorded, and need not keep the next."""


class Step(Enum):
    """What came of delivering some entries together."""

    DONE = auto()
    """None of them waits any more."""

    STEPPED_OVER = auto()
    """Some are set aside; the others are done."""

    TRY_ALONE = auto()
    """Nothing was delivered: one of them is in the way, and the next are to be taken one at a time."""

    TOO_LONG = auto()
    """The one entry took the database too long, and is set aside."""

    NOT_MARKED = auto()
    """The database has them, and the disk refused to say so: they are delivered again, which changes nothing."""


class WaitingLine:
    """Hands out and delivers waiting entries; for the delivery thread alone, but for ``pace``."""

    def __init__(self, journal: ScanJournal, delivery: Delivery) -> None:
        self.pace = DrainPace()
        self.sentence = ""
        """Why the last entry took too long."""
        self._journal = journal
        self._delivery = delivery
        self._read: deque[JournalEntry] = deque()
        self._alone = 0
        self._aside = SetAside()

    def read(self, held: ScanId | None) -> bool:
        """Look for waiting entries that are not set aside, without the one ``held``; returns whether there are any.

        Raises:
            JournalError: the disk refuses.
        """
        if not self._read:
            self._aside.release(time.monotonic())
            waiting = self._journal.waiting(BATCH, self._aside.serials())
            self._read.extend(item for item in waiting if item.scan.id != held)
        return bool(self._read)

    def deliver_next(self) -> Step:
        """Deliver some of the entries that were read, at least one.

        Raises:
            StoreUnavailableError: the database is away.
        """
        entries = [self._read.popleft() for _ in range(min(self.together(), len(self._read)))]
        step = self.deliver(entries)
        if step is Step.TRY_ALONE:
            self._read.extendleft(reversed(entries))
        elif step is Step.NOT_MARKED:
            self._read.clear()
        return step

    def together(self) -> int:
        """Return how many entries to deliver together next."""
        return 1 if self._alone else self.pace.together

    def deliver(self, entries: Sequence[JournalEntry]) -> Step:
        """Deliver entries together, ``together`` of them at most.

        Raises:
            StoreUnavailableError: the database is away.
        """
        began = time.monotonic()
        try:
            judged = self._delivery.judge_together(entries)
        except OF_ITS_OWN as error:
            self.step_over(entries[0], str(error))
            return Step.TOO_LONG
        if not judged:
            self._alone = len(entries)
            return Step.TRY_ALONE
        self._alone = max(0, self._alone - 1)
        if not self._delivery.settle_together(judged):
            return Step.NOT_MARKED
        return Step.DONE if self._all_left(judged, began) else Step.STEPPED_OVER

    def step_over(self, entry: JournalEntry, sentence: str) -> None:
        """Set aside the badge of an entry that took the database too long."""
        serial = entry.scan.serial
        logger.info("The scans of %s are set aside for a while: %s", redacted(serial), sentence)
        self.sentence = sentence
        self._alone = max(0, self._alone - 1)
        self._aside.put(serial, time.monotonic(), shortest=SHORTEST_AFTER_WAITING_S)
        self._leave_out({serial})

    def is_aside(self, serial: str) -> bool:
        """Return whether a badge is set aside at this moment."""
        self._aside.release(time.monotonic())
        return serial in self._aside.serials()

    def next_release(self) -> float | None:
        """Return when a badge may be tried again, in seconds of the monotonic clock; None where none is set aside."""
        return self._aside.next_release()

    def forget_read(self) -> None:
        """Read from the journal anew before the next step: something else was delivered out of the order."""
        self._read.clear()

    def begin_anew(self) -> None:
        """Forget what was learned about single badges: the database is away."""
        self._read.clear()
        self._alone = 0
        self._aside.clear()
        self.pace.broken_off()

    def _all_left(self, judged: Sequence[Judged], began: float) -> bool:
        """Take note of what left the line, and set aside what somebody else holds."""
        now = time.monotonic()
        done = [item.entry.scan.serial for item in judged if item.verdict is not None]
        held = {item.entry.scan.serial for item in judged if item.verdict is None}
        for serial in done:
            self._aside.forget(serial)
        for serial in held:
            self._aside.put(serial, now)
        self._leave_out(held)
        if done:
            self.pace.note(len(done), began, now)
        return not held

    def _leave_out(self, serials: set[str]) -> None:
        if serials:
            self._read = deque(item for item in self._read if item.scan.serial not in serials)
