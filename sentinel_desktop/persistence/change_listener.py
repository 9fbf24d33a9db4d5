"""Hears what changed: LISTEN on a connection of its own, opened again whenever it is lost.

A notice is a hint, never data: anybody connected could have sent it, and while the connection is away none arrives.
So the listener says what to look at again, and after every reconnect that everything must be.
"""

import json
import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import psycopg

from sentinel_desktop.domain.clocks import ClockReading
from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence.store_errors import translated
from sentinel_desktop.services.ports import ReadClock

logger = logging.getLogger(__name__)

CHANNEL: Final = "sentinel"
_POLL_S: Final = 0.5
_CONFIRM_EVERY_S: Final = 5.0
_RETRY_S: Final = (0.25, 0.5, 1.0, 2.0)
"""Before each further attempt: at most so long that a promoted standby is found within ten seconds, though the host
before it in the address takes three to be given up."""

OpenConnection = Callable[[], psycopg.Connection[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Change:
    """A hint that rows of a table changed; ``ids`` is None where there were too many to name."""

    table: str
    ids: tuple[UUID, ...] | None


@dataclass(frozen=True, slots=True)
class ServerClock:
    """The server's clock, read between two readings of this computer's clocks."""

    before: ClockReading
    server_time: datetime
    after: ClockReading


@dataclass(frozen=True, slots=True)
class ListenerEvents:
    """Whom the listener tells; every callable is called on the listener's thread and returns quickly.

    Attributes:
        live: connected and listening: look at everything again.
        lost: the connection is away; the sentence says why.
        changed: look at these again; what came in together is told together, so that one transaction is one reading.
        confirmed: the connection was proved alive, and this is the server's clock.
    """

    live: Callable[[], None]
    lost: Callable[[StoreUnavailableError], None]
    changed: Callable[[Sequence[Change]], None]
    confirmed: Callable[[ServerClock], None]


class ChangeListener:
    """The thread ``change-listener``: waits for notices, and keeps the connection they come by."""

    def __init__(self, open_connection: OpenConnection, events: ListenerEvents, read_clock: ReadClock) -> None:
        """Listen on connections made by ``open_connection``, which may take long and raise StoreUnavailableError."""
        self._open = open_connection
        self._events = events
        self._read_clock = read_clock
        self._stopping = threading.Event()
        self._connect_anew = threading.Event()
        self._thread = threading.Thread(target=self._run, name="change-listener", daemon=True)

    def start(self) -> None:
        """Begin connecting; returns at once."""
        self._thread.start()

    def connect_anew(self) -> None:
        """Leave the connection, which is no longer to what it was made for, for a new one; from any thread."""
        self._connect_anew.set()

    def stop(self, deadline_s: float = 5.0) -> bool:
        """Stop listening; true when the thread has ended within the deadline."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        misses = 0
        while not self._stopping.is_set():
            try:
                self._connect_anew.clear()
                with translated(), self._open() as connection:
                    connection.autocommit = True
                    connection.execute(f"LISTEN {CHANNEL}")
                    misses = 0
                    takes_changes = self._confirm(connection)
                    self._events.live()
                    self._listen(connection, takes_changes=takes_changes)
            except StoreUnavailableError as error:
                self._tell_lost(error)
            except Exception as error:
                logger.exception("The change listener met a fault of the program and starts again")
                self._tell_lost(
                    StoreUnavailableError(
                        sentence(
                            "DatabaseFaults",
                            "The program met a fault while listening: {kind}.",
                            kind=type(error).__name__,
                        )
                    )
                )
            self._stopping.wait(_RETRY_S[min(misses, len(_RETRY_S) - 1)])
            misses += 1

    def _tell_lost(self, error: StoreUnavailableError) -> None:
        if not self._stopping.is_set():
            self._events.lost(error)

    def _listen(self, connection: psycopg.Connection[tuple[Any, ...]], *, takes_changes: bool) -> None:
        """Listen until told otherwise, or until the server takes no changes any more, or does so only now."""
        confirm_at = time.monotonic() + _CONFIRM_EVERY_S
        while not (self._stopping.is_set() or self._connect_anew.is_set()):
            notices = list(connection.notifies(timeout=_POLL_S, stop_after=1))
            changes = [change for notice in notices if (change := change_of(notice.payload)) is not None]
            if changes:
                self._events.changed(changes)
            if time.monotonic() >= confirm_at:
                if self._confirm(connection) is not takes_changes:
                    logger.info("The database's server changed its part: it is reached anew")
                    return
                confirm_at = time.monotonic() + _CONFIRM_EVERY_S

    def _confirm(self, connection: psycopg.Connection[tuple[Any, ...]]) -> bool:
        """Prove the connection alive and read the server's clock; returns whether the server takes changes."""
        before = self._read_clock()
        row = connection.execute("SELECT clock_timestamp(), current_setting('transaction_read_only')").fetchone()
        after = self._read_clock()
        if row is None:
            raise AssertionError("a query without conditions has one row")
        self._events.confirmed(ServerClock(before, row[0], after))
        return bool(row[1] == "off")


def change_of(payload: str) -> Change | None:
    """Return the change a notice speaks of, None where it is nothing of ours."""
    try:
        content = json.loads(payload)
        ids = None if content.get("many") else tuple(UUID(key) for key in content["ids"])
        return Change(str(content["table"]), ids)
    except (ValueError, KeyError, TypeError, AttributeError):
        logger.info("A notice of unknown form was passed over")
        return None
