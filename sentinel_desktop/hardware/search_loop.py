"""The life of a reader's thread: search, read, lose, search again, until it is told to stop."""

import logging
import threading
from typing import Protocol

from sentinel_desktop.domain.readers import ReaderState
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.hardware.ports import PortError, SeveralPortsError
from sentinel_desktop.hardware.reader_report import ReaderReport

SECONDS_BETWEEN_TRIES = 0.5
SECONDS_TO_STOP = 2.0
_FAULT = sentence("ReaderFaults", "An unexpected fault stopped the reading; the log has the details.")

log = logging.getLogger(__name__)


class OpenReader(Protocol):
    """A reader that was found, opened and can be read. Used on the thread ``reader`` alone."""

    @property
    def name(self) -> str:
        """What the status calls it."""

    def read(self) -> None:
        """Wait half a second at most for what the reader tells, and hand it over.

        Raises:
            PortError: the reader is lost.
        """

    def close(self) -> None:
        """Give it back; also where it is lost."""


class OpensReader(Protocol):
    """Finds and opens the reader."""

    def __call__(self) -> OpenReader:
        """Return the reader, ready to be read.

        Raises:
            PortError: there is none now, or several that might be it (SeveralPortsError).
        """


class SearchLoop:
    """Keeps one reader open on the thread ``reader``.

    Args:
        open_reader: finds and opens the reader; called again and again while there is none.
        wanted: what is looked for, as the status says it until it is found.
        report: gets the states.
        stopping: set as soon as the thread shall end, for an ``open_reader`` that takes its time.
        seconds_between_tries: from one call of ``open_reader`` in vain, or from a loss, to the next.
    """

    def __init__(
        self,
        open_reader: OpensReader,
        wanted: str | None,
        report: ReaderReport,
        *,
        stopping: threading.Event | None = None,
        seconds_between_tries: float = SECONDS_BETWEEN_TRIES,
    ) -> None:
        self._open_reader = open_reader
        self._wanted = wanted
        self._report = report
        self._seconds_between_tries = seconds_between_tries
        self._stopping = stopping or threading.Event()
        self._lost_before = False
        self._thread = threading.Thread(target=self._run, name="reader", daemon=True)

    def start(self) -> None:
        """Begin searching; returns at once. A reader is started once."""
        self._thread.start()

    def stop(self) -> None:
        """Close the reader and end the thread, within two seconds unless the operating system holds it."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(SECONDS_TO_STOP)
        if self._thread.is_alive():
            log.warning("The reader's thread is still busy in the operating system; it ends when that lets go of it")

    def _run(self) -> None:
        self._report.enter(ReaderState.SEARCHING, self._wanted)
        while not self._stopping.is_set():
            try:
                self._open_and_read()
            except Exception:  # a bug must not end the reading for the day: say so and open the reader anew
                if self._report.status().detail != _FAULT:  # said once, not twice a second, while it lasts
                    log.exception("The reader's thread met an unexpected fault")
                self._lose(_FAULT)
            self._stopping.wait(self._seconds_between_tries)
        self._report.enter(ReaderState.STOPPED, self._report.status().port)

    def _open_and_read(self) -> None:
        try:
            reader = self._open_reader()
        except PortError as error:
            if self._stopping.is_set():
                return  # it was given up, which says nothing of the reader
            offers = error.offers if isinstance(error, SeveralPortsError) else ()
            self._report.enter(ReaderState.SEARCHING, error.port or self._wanted, str(error), offers=offers)
            return
        try:
            self._report.enter(ReaderState.READY, reader.name, reconnected=self._lost_before)
            while not self._stopping.is_set():
                reader.read()
                self._report.tell_counts()
        except PortError as error:
            self._lose(str(error))
        finally:
            reader.close()

    def _lose(self, detail: str) -> None:
        self._lost_before = True
        self._report.enter(ReaderState.LOST, self._report.status().port, detail)
