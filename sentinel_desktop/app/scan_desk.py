"""The thread that takes scans one at a time, in their order: on this disk first, then answered within a second."""

import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, ParamSpec

from sentinel_desktop.app.delivery_thread import DeliveryThread, StoreState
from sentinel_desktop.app.station_clock import StationClock
from sentinel_desktop.domain.faults import JournalError
from sentinel_desktop.domain.ids import ScanId, StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeRead, BadgeScan, ScanAnswer
from sentinel_desktop.domain.serials import redacted
from sentinel_desktop.domain.station_status import JournalStatus
from sentinel_desktop.services.delivery import Delivery
from sentinel_desktop.services.offline_answers import OfflineAnswerService
from sentinel_desktop.services.ports import LocalDirectory, NewId, ScanJournal, ScanRecorder

P = ParamSpec("P")

logger = logging.getLogger(__name__)

ANSWER_WITHIN: Final = 1.0
"""Seconds from the last byte of a badge to the answer at the latest."""

BETWEEN_STATUSES: Final = 0.2
"""Seconds between two statuses of the journal at least."""

LOOK_AGAIN_AFTER: Final = 2.0
"""Seconds after which a journal with a problem, or one in which a person can change something, is looked at again."""


def _unheard(*_news: object) -> None:
    """Stand in for a listener that is not there."""


@dataclass(frozen=True, slots=True)
class DeskListeners:
    """Whom the scan desk tells, always on its thread ``scan-desk``.

    Attributes:
        on_answer: what the person at the reader is told.
        on_told_otherwise: what a person was told, and what came of the scan instead.
        on_journal: the scans on this disk, at most five times a second.
        on_store: whether the database takes scans; where not, a sentence why.
    """

    on_answer: Callable[[ScanAnswer], None] = _unheard
    on_told_otherwise: Callable[[ScanAnswer, ScanAnswer], None] = _unheard
    on_journal: Callable[[JournalStatus], None] = _unheard
    on_store: Callable[[bool, str], None] = _unheard


@dataclass(frozen=True, slots=True)
class _ToldOtherwise:
    told: ScanAnswer
    delivered: ScanAnswer


@dataclass(frozen=True, slots=True)
class _Look:
    """Something happened to the journal or the store: look at them."""


@dataclass(frozen=True, slots=True)
class _Stop:
    """Nothing more comes."""


class ScanDesk:
    """Takes what readers hand over; owns the threads ``scan-desk`` and ``delivery``."""

    def __init__(  # noqa: PLR0913 - wiring: each is one thing the desk stands on, by name
        self,
        *,
        journal: ScanJournal,
        directory: LocalDirectory,
        recorder: ScanRecorder,
        probe: Callable[[], None],
        clock: StationClock,
        station_id: Callable[[], StationId],
        new_id: NewId,
        listeners: DeskListeners,
    ) -> None:
        """Build the desk without starting it.

        Args:
            journal: where a scan is written first.
            directory: the copy that answers while the database is away.
            recorder: records a scan in the database; called on the thread ``delivery`` only.
            probe: asks the database for a sign of life where no scan waits; raises StoreUnavailableError.
            clock: tells when a scan happened.
            station_id: this station, as the database knows it.
            new_id: makes the ids of the scans.
            listeners: whom to tell.
        """
        self._journal = journal
        self._directory = directory
        self._clock = clock
        self._station_id = station_id
        self._new_id = new_id
        self._listeners = listeners
        self._offline = OfflineAnswerService(directory)
        self._inbox: queue.SimpleQueue[BadgeRead | _ToldOtherwise | _Look | _Stop] = queue.SimpleQueue()
        self._look_asked = threading.Event()
        self._judge = Delivery(journal, directory, recorder, clock.settled_time, self._hear_told_otherwise)
        self._delivery = DeliveryThread(journal, self._judge, probe, self._ask_for_look)
        self._thread = threading.Thread(target=self._run, name="scan-desk", daemon=True)
        self._stopped = False
        self._look_due = False
        self._looked_at = 0.0
        self._last_status: JournalStatus | None = None
        self._last_store: StoreState | None = None

    def start(self) -> None:
        """Begin to take scans, and to deliver those that an earlier life of the program left."""
        self._ask_for_look()
        self._delivery.start()
        self._thread.start()

    def submit(self, read: BadgeRead) -> None:
        """Hand over a badge; returns at once, from any thread.

        Raises:
            RuntimeError: the desk was stopped; readers are stopped before it.
        """
        if self._stopped:
            raise RuntimeError("The scan desk is stopped and takes no more badges.")
        self._inbox.put(read)

    def wake(self) -> None:
        """Try the database now: it may be back. May be called from any thread."""
        self._delivery.wake()

    def look_again(self) -> None:
        """Deliver, and tell of, what a person has changed in the journal. May be called from any thread."""
        self._delivery.look_again()
        self._ask_for_look()

    def stop(self, seconds: float = 2.0) -> None:
        """Journal what was handed over and end both threads, within ``seconds``; what is not delivered waits on."""
        deadline = time.monotonic() + seconds
        self._stopped = True
        if not self._delivery.stop(seconds / 2):
            logger.info("The database has not answered yet; the scan it was asked to record stays in the journal")
        self._inbox.put(_Stop())
        if self._thread.ident is not None:
            self._thread.join(max(0.0, deadline - time.monotonic()))
            if self._thread.is_alive():
                logger.warning("The scan desk did not end in time")

    # --- the thread --------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while True:
            try:
                item = self._inbox.get(timeout=self._seconds_to_look())
            except queue.Empty:
                self._look_due = True
                item = _Look()
            match item:
                case BadgeRead():
                    self._guarded(self._take, item)
                case _ToldOtherwise():
                    self._guarded(self._listeners.on_told_otherwise, item.told, item.delivered)
                case _Look():
                    self._look_due = True
                case _Stop():
                    self._guarded(self._look)
                    return
            if self._look_due and time.monotonic() - self._looked_at >= BETWEEN_STATUSES:
                self._guarded(self._look)

    def _take(self, read: BadgeRead) -> None:
        """Answer a badge, whatever happens: the person at the reader is waiting."""
        scan_id = ScanId(self._new_id())
        scan = BadgeScan(
            id=scan_id,
            serial=read.serial,
            station_id=self._station_id(),
            occurred_at=self._clock.time_scan(scan_id, read.at),
            desk_clock_at=read.at.wall,
        )
        with self._delivery.holding(scan.id):
            if self._is_journalled(scan, read):
                answer = self._delivery.deliver_now(scan, read.at, self._seconds_left(read)) or self._answer_alone(scan)
            else:
                answer = ScanAnswer(scan.id, scan.serial, Outcome.NOT_RECORDED, scan.occurred_at)
            if answer.waiting:
                # Before it is said: a program that is killed after saying it must still know what it said.
                self._guarded(self._keep_told, answer)
            self._guarded(self._listeners.on_answer, answer)
        self._guarded(self._directory.remember, answer)
        self._look_due = True

    def _is_journalled(self, scan: BadgeScan, read: BadgeRead) -> bool:
        try:
            self._journal.append(scan, read.at)
        except JournalError as error:
            logger.warning("The scan of %s is not recorded: %s", redacted(scan.serial), error)
            return False
        except Exception:
            logger.exception("The scan of %s is not recorded", redacted(scan.serial))
            return False
        return True

    def _seconds_left(self, read: BadgeRead) -> float:
        passed = (self._clock.read().monotonic_ns - read.at.monotonic_ns) / 1e9
        return min(ANSWER_WITHIN, ANSWER_WITHIN - passed)

    def _answer_alone(self, scan: BadgeScan) -> ScanAnswer:
        try:
            return self._offline.answer(scan)
        except Exception:
            logger.exception("The local copy of the directory gave no answer")
            return ScanAnswer(scan.id, scan.serial, Outcome.BADGE_UNKNOWN, scan.occurred_at, waiting=True)

    def _keep_told(self, answer: ScanAnswer) -> None:
        try:
            self._journal.tell(answer.scan_id, answer)
        except JournalError as error:
            logger.warning("What the person was told is known until the program ends only: %s", error)
            self._judge.remember_told(answer)

    def _seconds_to_look(self) -> float | None:
        if self._look_due:
            return max(0.0, self._looked_at + BETWEEN_STATUSES - time.monotonic())
        last = self._last_status
        # What is in quarantine may be retried or dismissed by another program, and the rate of a delivery gets old.
        if last is not None and (last.problem or last.quarantined or last.delivered_a_second is not None):
            return LOOK_AGAIN_AFTER
        return None

    def _look(self) -> None:
        """Tell what changed in the journal and the store."""
        self._look_asked.clear()
        self._look_due = False
        self._looked_at = time.monotonic()
        store = self._delivery.store()
        if store is not None and store != self._last_store:
            self._last_store = store
            self._guarded(self._listeners.on_store, store.available, store.sentence)
        status = self._status()
        if status != self._last_status:
            if self._last_status is not None and status.waiting > self._last_status.waiting:
                self._delivery.look_again()
            self._last_status = status
            self._guarded(self._listeners.on_journal, status)

    def _status(self) -> JournalStatus:
        status = self._journal.status()
        rate = self._delivery.delivered_a_second() if status.waiting else None
        return replace(status, delivered_a_second=None if rate is None else round(rate, 1))

    def _guarded(self, call: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Call out of the desk; what goes wrong there is logged and stops nothing here."""
        try:
            call(*args, **kwargs)
        except Exception:
            logger.exception("The scan desk goes on after a failure")

    # --- called on other threads -------------------------------------------------------------------------------------

    def _ask_for_look(self) -> None:
        if not self._look_asked.is_set():
            self._look_asked.set()
            self._inbox.put(_Look())

    def _hear_told_otherwise(self, told: ScanAnswer, delivered: ScanAnswer) -> None:
        self._inbox.put(_ToldOtherwise(told, delivered))
