"""Reader threads of a test, all stopped at its end."""

from collections.abc import Callable, Sequence

from sentinel_desktop.domain.readers import ReaderState
from sentinel_desktop.hardware.detection import Timings
from sentinel_desktop.hardware.ports import PortInfo, attached_ports
from sentinel_desktop.hardware.reader_thread import ReaderThread
from tests.support.reader_listeners import ReaderListeners, read_clock

QUICK = Timings(to_prove=0.25, to_answer=0.5, of_silence=0.6, between_tries=0.1, between_questions=0.5)
"""Short enough for a test, long enough for a busy computer."""


class StartedReaders:
    """Starts reader threads and stops them all at the end of the test."""

    def __init__(self, listeners: ReaderListeners) -> None:
        self._listeners = listeners
        self._started: list[ReaderThread] = []

    def start(
        self,
        url: str | None,
        profile: str | None = "rdm6300",
        find_ports: Callable[[], Sequence[PortInfo]] = attached_ports,
        timings: Timings = QUICK,
    ) -> ReaderThread:
        """Start a thread with the test's listeners."""
        told = self._listeners
        reader = ReaderThread(
            url, profile, read_clock, told.on_read, told.on_status, find_ports=find_ports, timings=timings
        )
        self._started.append(reader)
        reader.start()
        return reader

    def start_ready(self, url: str, profile: str | None = "rdm6300") -> ReaderThread:
        """Start a thread and wait until it reads the port."""
        reader = self.start(url, profile)
        self._listeners.wait_for_state(ReaderState.READY)
        return reader

    def stop(self) -> None:
        """Stop all that were started; each thread must have ended."""
        for reader in self._started:
            reader.stop()
            assert not reader._loop._thread.is_alive()
