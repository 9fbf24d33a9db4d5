"""Brings what was done by hand while the database was away to it, once it is back and the scans before are through."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Final

from sentinel_desktop.domain.faults import JournalError, StoreUnavailableError
from sentinel_desktop.domain.hand_acts import HandActStatus
from sentinel_desktop.services.hand_acts import HandActService

logger = logging.getLogger(__name__)

AGAIN_S: Final = 5.0
LOOK_EVERY_S: Final = 5.0
SCANS_FIRST_S: Final = 60.0
"""So long scans that wait have the way for themselves; a badge that is set aside may wait much longer."""


def _unheard(_status: HandActStatus) -> None:
    """Stand in for a listener that is not there."""


class HandActDelivery:
    """The thread ``hand-acts``; every method may be called from any thread."""

    def __init__(
        self,
        acts: HandActService,
        scans_wait: Callable[[], bool],
        on_status: Callable[[HandActStatus], None] = _unheard,
        *,
        again_s: float = AGAIN_S,
        scans_first_s: float = SCANS_FIRST_S,
    ) -> None:
        """Prepare the thread.

        Args:
            acts: delivers.
            scans_wait: whether scans wait for the database on this disk; called on the thread.
            on_status: hears, on the thread, how many wait and how many were refused, when it starts and whenever that
                changed, also by another program; returns quickly.
            again_s: seconds until it is tried again where it could not be done, or scans still waited.
            scans_first_s: seconds, from when the database is back, that it waits for scans at most.
        """
        self._acts = acts
        self._scans_wait = scans_wait
        self._on_status = on_status
        self._told: HandActStatus | None = None
        self._again_s = again_s
        self._look_every_s = min(LOOK_EVERY_S, again_s)
        self._scans_first_s = scans_first_s
        self._changed = threading.Condition()
        self._live_since: float | None = None
        self._due: float | None = None
        self._noticed = False
        self._stopping = False
        self._trouble = ""
        self._thread = threading.Thread(target=self._run, name="hand-acts", daemon=True)

    def start(self) -> None:
        """Begin; nothing is delivered before the database is live."""
        self._thread.start()

    def stop(self, deadline_s: float = 2.0) -> bool:
        """Stop; true when the thread has ended within the deadline. What it could not deliver waits on the disk."""
        with self._changed:
            self._stopping = self._noticed = True
            self._changed.notify()
        if self._thread.is_alive():
            self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def database_live(self) -> None:
        """The database was reached (again)."""
        with self._changed:
            self._live_since = self._due = time.monotonic()
            self._noticed = True
            self._changed.notify()

    def database_lost(self) -> None:
        """The database is away: wait until it is back."""
        with self._changed:
            self._live_since = None

    def look(self) -> None:
        """Something may wait: it is looked for at once where the database is live."""
        with self._changed:
            self._due = time.monotonic()
            self._noticed = True
            self._changed.notify()

    def _run(self) -> None:
        self._look_around()
        while self._goes_on():
            if (live_since := self._take_turn()) is not None:
                self._deliver(live_since)
            self._look_around()

    def _deliver(self, live_since: float) -> None:
        try:
            if self._scans_wait() and time.monotonic() < live_since + self._scans_first_s:
                self._try_later()
            else:
                self._acts.deliver()
                self._trouble = ""
        except StoreUnavailableError as error:
            logger.info("What was done by hand is delivered later: %s", error)
            self._try_later()
        except JournalError as error:
            self._tell_once(str(error))
            self._try_later()
        except Exception:
            logger.exception("What was done by hand could not be delivered because of a fault of the program")
            self._try_later()

    def _goes_on(self) -> bool:
        """Wait for news, for the next attempt, or until it is time to look around; false when it is time to end."""
        with self._changed:
            if not (self._stopping or self._noticed):
                self._changed.wait(self._seconds_to_wait())
            self._noticed = False
            return not self._stopping

    def _seconds_to_wait(self) -> float:
        if self._live_since is None or self._due is None:
            return self._look_every_s
        return min(self._look_every_s, max(0.0, self._due - time.monotonic()))

    def _take_turn(self) -> float | None:
        """Return since when the database is live where it is time to deliver, else None."""
        with self._changed:
            if self._live_since is None or self._due is None or time.monotonic() < self._due:
                return None
            self._due = None
            return self._live_since

    def _look_around(self) -> None:
        """Tell how many wait where that is new, and see to it that those which another program let wait again go."""
        try:
            status = self._acts.status()
            if status != self._told:
                self._told = status
                self._on_status(status)
        except Exception:
            logger.exception("How many acts by hand wait could not be told because of a fault of the program")
            return
        if status.waiting:
            self._try_later()

    def _tell_once(self, trouble: str) -> None:
        """Log what a person must mend when it begins, and not every few seconds again."""
        if trouble != self._trouble:
            logger.warning("What was done by hand cannot be delivered: %s", trouble)
        self._trouble = trouble

    def _try_later(self) -> None:
        with self._changed:
            if self._due is None:
                self._due = time.monotonic() + self._again_s
