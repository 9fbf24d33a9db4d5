"""Seals the logs every minute, and keeps the seals of every station on this disk.

Every station does it; the database lets one at a time. What one cannot do now it does a minute later: the next seal
covers what the missed one would have.
"""

import logging
import threading
import time
from typing import Final

from sentinel_desktop.domain.faults import SealsNotKeptError, StoreUnavailableError
from sentinel_desktop.persistence.store_errors import SealsBehindError
from sentinel_desktop.services.seals import SealService

logger = logging.getLogger(__name__)

SEAL_EVERY_S: Final = 60.0


class Sealer:
    """The thread ``sealer``; every method may be called from any thread."""

    def __init__(self, seals: SealService, *, every_s: float = SEAL_EVERY_S) -> None:
        """Seal at once when the database is reached, and then every ``every_s`` seconds while it is there."""
        self._seals = seals
        self._every_s = every_s
        self._changed = threading.Condition()
        self._live = False
        self._stopping = False
        self._due = 0.0
        self._trouble = ""
        self._thread = threading.Thread(target=self._run, name="sealer", daemon=True)

    def start(self) -> None:
        """Begin; nothing is sealed before the database is live."""
        self._thread.start()

    def stop(self, deadline_s: float = 2.0) -> bool:
        """Stop; true when the thread has ended within the deadline: a seal over very many rows may take longer.

        Such a seal is then whole or not there at all.
        """
        with self._changed:
            self._stopping = True
            self._changed.notify()
        if self._thread.is_alive():
            self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def database_live(self) -> None:
        """The database was reached (again)."""
        with self._changed:
            self._live = True
            self._changed.notify()

    def database_lost(self) -> None:
        """The database is away: wait until it is back."""
        with self._changed:
            self._live = False

    def _run(self) -> None:
        while self._await_turn():
            try:
                self._seals.seal()
                self._trouble = ""
            except (SealsBehindError, SealsNotKeptError) as error:
                self._tell_once(str(error))
            except StoreUnavailableError as error:
                logger.info("The logs are sealed later: %s", error)
            except Exception:
                logger.exception("The logs could not be sealed because of a fault of the program")

    def _await_turn(self) -> bool:
        """Return true when it is time to seal, false when it is time to end."""
        with self._changed:
            while not self._stopping:
                now = time.monotonic()
                if self._live and now >= self._due:
                    self._due = now + self._every_s
                    return True
                self._changed.wait(self._due - now if self._live else None)
        return False

    def _tell_once(self, trouble: str) -> None:
        """Log what a person must mend when it begins, and not every minute again."""
        if trouble != self._trouble:
            logger.warning("The logs were not sealed: %s", trouble)
        self._trouble = trouble
