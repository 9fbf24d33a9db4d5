"""Looks after whoever is signed in while nobody presses a key: accounts that change, and the end of the day."""

import logging
import threading
from collections.abc import Callable
from datetime import date
from typing import Final, Protocol

from sentinel_desktop.domain.faults import StoreUnavailableError

logger = logging.getLogger(__name__)

LOOK_EVERY_S: Final = 5.0
"""At the clock; the database is asked only when it says that accounts changed, and after it was away."""


class WatchedSessions(Protocol):
    """What is asked of the sessions."""

    def look_again(self) -> object:
        """Ask what became of whoever is here; raises StoreUnavailableError while the database is away."""

    def end_of_day(self) -> object:
        """Sign out whoever is away."""


class SessionWatch:
    """The thread ``session-watch``; every method may be called from any thread."""

    def __init__(
        self, sessions: WatchedSessions, operational_date: Callable[[], date], *, every_s: float = LOOK_EVERY_S
    ) -> None:
        """Watch sessions; ``operational_date`` is that of the present moment."""
        self._sessions = sessions
        self._operational_date = operational_date
        self._every_s = every_s
        self._changed = threading.Condition()
        self._due = False
        self._missed = False
        self._stopping = False
        self._day: date | None = None
        self._thread = threading.Thread(target=self._run, name="session-watch", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self, deadline_s: float = 2.0) -> bool:
        """Stop; true when the thread has ended within the deadline."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        if self._thread.is_alive():
            self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def accounts_changed(self) -> None:
        """Somebody changed an account or a setting, or may have done so while the database was away."""
        with self._changed:
            self._due = True
            self._changed.notify()

    def _run(self) -> None:
        while (due := self._await_turn()) is not None:
            try:
                self._look(accounts=due)
            except StoreUnavailableError as error:
                logger.info("Whether the account that is signed in changed is looked at later: %s", error)
                self._missed = due
            except Exception:
                logger.exception("The session could not be looked after because of a fault of the program")

    def _await_turn(self) -> bool | None:
        """Return whether accounts are to be looked at, after some seconds at most; None when it is time to end."""
        with self._changed:
            if not self._due and not self._stopping:
                self._changed.wait(self._every_s)
            due, self._due, self._missed = self._due or self._missed, False, False
            return None if self._stopping else due

    def _look(self, *, accounts: bool) -> None:
        day = self._operational_date()
        if self._day is not None and day > self._day:
            self._sessions.end_of_day()
        self._day = day
        if accounts:
            self._sessions.look_again()
