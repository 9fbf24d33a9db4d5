"""The thread that speaks to the database for the scan desk, so that the desk never waits longer than it wants to.

A scan just read goes first, but behind the waiting ones of its own badge; the others follow, see ``waiting_line``.
While the database is away one thing is tried at growing intervals, and its success opens the way again.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Final

from sentinel_desktop.app.waiting_line import OF_ITS_OWN, Step, WaitingLine
from sentinel_desktop.domain.clocks import ClockReading
from sentinel_desktop.domain.faults import JournalError, StoreStartingError, StoreUnavailableError
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.journal import JournalEntry, JournalState
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.services.delivery import Delivery
from sentinel_desktop.services.ports import ScanJournal

logger = logging.getLogger(__name__)

MOST_AHEAD: Final = 50
"""So many waiting scans of its own badge a new one may have before it; with more its person would wait too long."""

PATIENCE: Final = 3
"""So many scans in a row may take the database too long before that is put down to the database, and not to them."""

SHORTEST_PAUSE: Final = 0.25
LONGEST_PAUSE: Final = 5.0
NO_ANSWER_IN_TIME: Final = sentence(
    "DatabaseFaults",
    "The database does not answer in time: scans are kept on this computer and delivered when it does.",
)


@dataclass(frozen=True, slots=True)
class StoreState:
    """Whether the database takes scans; the sentence says why not, and is empty before the first attempt."""

    available: bool
    sentence: str = ""


@dataclass(slots=True, eq=False)
class _Errand:
    """A scan that somebody waits for; changed under the lock of the thread only."""

    entry: JournalEntry
    given_up: bool = False
    finished: bool = False
    answer: ScanAnswer | None = None


class DeliveryThread:
    """Runs ``Delivery`` on a thread named ``delivery``; every method may be called from any thread."""

    def __init__(
        self,
        journal: ScanJournal,
        delivery: Delivery,
        probe: Callable[[], None],
        on_news: Callable[[], None],
    ) -> None:
        """Prepare the thread.

        Args:
            journal: where the waiting entries are.
            delivery: judges and settles them.
            probe: asks the database for a sign of life; raises StoreUnavailableError.
            on_news: told, on any thread, that entries were settled or the state of the store changed; must return
                at once.
        """
        self._journal = journal
        self._delivery = delivery
        self._line = WaitingLine(journal, delivery)
        self._probe = probe
        self._on_news = on_news
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="delivery", daemon=True)
        self._stopping = False
        self._errand: _Errand | None = None
        self._held: ScanId | None = None
        self._more = True
        self._read_anew = False
        self._too_long = 0
        self._succeeded_at = 0.0
        self._store: StoreState | None = None
        self._pause = SHORTEST_PAUSE
        self._retry_at = 0.0

    def start(self) -> None:
        """Begin with what an earlier life of the program left waiting."""
        self._thread.start()

    def stop(self, seconds: float) -> bool:
        """End the thread; returns False where it still waits for the database after ``seconds``."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def store(self) -> StoreState | None:
        """Return whether the database takes scans, None before the first attempt."""
        with self._changed:
            return self._store

    def wake(self) -> None:
        """Try the database now: it may be back."""
        with self._changed:
            self._pause, self._retry_at = SHORTEST_PAUSE, 0.0
            self._more = self._read_anew = True
            self._changed.notify_all()

    def look_again(self) -> None:
        """Look into the journal again: something may wait there that another program, or a person, put there."""
        with self._changed:
            self._more = self._read_anew = True
            self._changed.notify_all()

    def delivered_a_second(self) -> float | None:
        """Return how fast waiting scans are delivered now; None where none are."""
        return self._line.pace.a_second(time.monotonic())

    @contextmanager
    def holding(self, scan_id: ScanId) -> Iterator[None]:
        """Keep a scan's entry from being delivered as a waiting one, until its person was answered."""
        with self._changed:
            self._held = scan_id
        try:
            yield
        finally:
            with self._changed:
                self._held, self._more = None, True
                self._changed.notify_all()

    def deliver_now(self, scan: BadgeScan, reading: ClockReading, seconds: float) -> ScanAnswer | None:
        """Return the database's answer to a scan just journalled and held, or None where there is none in time.

        None comes at once while the database is away, and for a badge that is set aside or has very many scans waiting.
        After a miss in which the database took no other scan either it counts as away until it answers again. While it
        is reached for the first time the scan waits for it, as long as for an answer.
        """
        errand = _Errand(JournalEntry(0, scan, reading, JournalState.WAITING))
        asked_at = time.monotonic()
        with self._changed:
            if self._stopping or seconds <= 0 or (self._store is not None and not self._store.available):
                return None
            self._errand = errand
            self._changed.notify_all()
            self._changed.wait_for(lambda: errand.finished or self._stopping, seconds)
            if not errand.finished:
                errand.given_up = True
                self._errand = None
                if self._succeeded_at < asked_at and not self._stopping:
                    self._note_away(NO_ANSWER_IN_TIME)
            return errand.answer

    # --- the thread --------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while True:
            with self._changed:
                while not (self._stopping or self._has_errand() or self._seconds_to_wait() == 0):
                    self._changed.wait(self._seconds_to_wait())
                if self._stopping:
                    return
                errand, self._errand = self._errand, None
            try:
                self._deliver_waiting() if errand is None else self._serve(errand)
            except StoreStartingError:
                self._line.begin_anew()
                self._try_later()
                self._put_back(errand)
                errand = None
            except StoreUnavailableError as error:
                self._line.begin_anew()
                self._note_away(str(error))
            except JournalError as error:
                logger.info("The journal cannot be delivered from: %s", error)
                self._try_later()
            except Exception:
                logger.exception("Delivering failed")
                self._line.begin_anew()
                self._try_later()
            finally:
                if errand is not None:
                    self._finish(errand, None)

    def _has_errand(self) -> bool:
        """Whether somebody's scan can be tried: not again at once while the database is being reached."""
        return self._errand is not None and (self._store is not None or time.monotonic() >= self._retry_at)

    def _put_back(self, errand: _Errand | None) -> None:
        """Keep an errand for the next attempt, unless nobody waits for it any more."""
        with self._changed:
            if errand is not None and not errand.given_up:
                self._errand = errand

    def _seconds_to_wait(self) -> float | None:
        """Return how long there is nothing to do; None for until something happens."""
        due: float | None = self._retry_at
        if not self._more and self._store is not None and self._store.available:
            due = self._line.next_release()
        return None if due is None else max(0.0, due - time.monotonic())

    def _deliver_waiting(self) -> None:
        # Under the lock, so that no entry is read before its person was answered and let go of after that.
        with self._changed:
            if self._read_anew:
                self._read_anew = False
                self._line.forget_read()
            self._more = self._line.read(self._held)
        if self._more:
            self._note(self._line.deliver_next())
        elif self._store is None or not self._store.available:
            self._probe()
            self._note_available()

    def _note(self, step: Step) -> None:
        """Take note of what a step says of the database and the disk."""
        match step:
            case Step.TOO_LONG:
                self._note_too_long(self._line.sentence)
            case Step.DONE | Step.STEPPED_OVER:
                self._note_available()
                self._on_news()
            case Step.NOT_MARKED:
                self._note_available()
                self._try_later()

    def _note_too_long(self, sentence: str) -> None:
        self._too_long += 1
        if self._too_long >= PATIENCE:
            self._note_away(sentence)

    def _serve(self, errand: _Errand) -> None:
        entry = errand.entry
        if not self._is_next(errand):
            return
        try:
            verdict = self._delivery.judge(entry)
        except OF_ITS_OWN as error:
            self._line.step_over(entry, str(error))
            self._note_too_long(str(error))
            return
        self._note_available()
        # One that was given up stays waiting: it is delivered again together with what the person was told.
        if self._finish(errand, verdict.answer) and not self._delivery.settle(entry, verdict):
            self._try_later()
        self._on_news()

    def _is_next(self, errand: _Errand) -> bool:
        """Deliver what waits of the errand's badge; returns whether that is all done, so that it is the errand's turn.

        It never is for a badge that is set aside, nor for one with so much waiting that it takes too long.
        """
        scan = errand.entry.scan
        if self._line.is_aside(scan.serial):
            return False
        waiting = self._journal.waiting_of(scan.serial, MOST_AHEAD + 1)
        if len(waiting) > MOST_AHEAD:
            return False
        ahead = deque(takewhile(lambda item: item.scan.id != scan.id, waiting))
        if ahead:
            self._line.forget_read()
        while ahead and not errand.given_up:
            entries = list(islice(ahead, self._line.together()))
            step = self._line.deliver(entries)
            self._note(step)
            if step is Step.DONE:
                for _ in entries:
                    ahead.popleft()
            elif step is not Step.TRY_ALONE:
                return False
        return not ahead

    def _finish(self, errand: _Errand, answer: ScanAnswer | None) -> bool:
        """Hand over the answer; returns False where nobody waits for it any more."""
        with self._changed:
            if errand.finished or errand.given_up:
                return False
            errand.finished, errand.answer = True, answer
            self._changed.notify_all()
            return True

    def _note_available(self) -> None:
        self._too_long = 0
        with self._changed:
            self._pause, self._retry_at = SHORTEST_PAUSE, 0.0
            self._succeeded_at = time.monotonic()
            self._note_store(StoreState(available=True))

    def _note_away(self, sentence: str) -> None:
        with self._changed:
            self._try_later()
            self._note_store(StoreState(available=False, sentence=sentence))

    def _note_store(self, store: StoreState) -> None:
        if store != self._store:
            if self._store is None or store.available != self._store.available:
                logger.info("The database takes scans again" if store.available else "The database is away")
            self._store = store
            self._on_news()

    def _try_later(self) -> None:
        with self._changed:
            self._more = True
            self._retry_at = time.monotonic() + self._pause
            self._pause = min(self._pause * 2, LONGEST_PAUSE)
