"""The reader of a station that was told of none: the one attached to a port, or else the one that types."""

import threading
from collections.abc import Callable

from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.services.ports import BadgeReader, ReaderStatusListener, ReadListener

MakeListening = Callable[[ReadListener, ReaderStatusListener], BadgeReader]
"""Builds a reader that can be started again after it was stopped, given who hears its reads and its states."""


class FoundReader:
    """Satisfies ``ports.BadgeReader``: searches the ports, and listens to the keyboard for as long as none is ready.

    A port is something that a reader hangs on; a keyboard says nothing of itself until a badge is typed. So the state
    is the search's until then.

    Args:
        make_attached: builds the reader that searches the ports.
        make_typed: builds the reader that types; it tells nobody apart from its badges that it is there.
        on_read: gets the badges of both.
        on_status: gets the states of the one that is the station's reader now.
    """

    def __init__(
        self,
        make_attached: MakeListening,
        make_typed: MakeListening,
        on_read: ReadListener,
        on_status: ReaderStatusListener,
    ) -> None:
        self._on_read = on_read
        self._on_status = on_status
        self._attached = make_attached(on_read, self._hear_attached)
        self._typed = make_typed(self._hear_typed_badge, self._hear_typed)
        self._lock = threading.Lock()
        """Held while the keyboard is listened to anew or no longer."""
        self._running = False
        self._listening = False
        self._has_typed = False

    def start(self) -> None:
        """Begin searching and listening; returns at once."""
        with self._lock:
            self._running = True
        self._listen_if(no_port_is_read=True)
        self._attached.start()

    def stop(self) -> None:
        """Close the port and leave the keyboard to its windows."""
        with self._lock:
            self._running = False
        self._attached.stop()
        self._listen_if(no_port_is_read=False)

    def status(self) -> ReaderStatus:
        """Return the state of the reader on the port, or of the keyboard once a badge was typed and no port is read."""
        attached = self._attached.status()
        return self._typed.status() if self._types_instead_of(attached) else attached

    def _hear_attached(self, status: ReaderStatus) -> None:
        if status.state is not ReaderState.STOPPED:  # ``stop`` itself lets go of the keys, on its own thread
            self._listen_if(no_port_is_read=status.state is not ReaderState.READY)
        if not self._types_instead_of(status):
            self._on_status(status)

    def _types_instead_of(self, attached: ReaderStatus) -> bool:
        return self._has_typed and attached.state not in {ReaderState.READY, ReaderState.STOPPED}

    def _hear_typed(self, status: ReaderStatus) -> None:
        if self._has_typed and self._listening:
            self._on_status(status)

    def _hear_typed_badge(self, read: BadgeRead) -> None:
        self._on_read(read)
        if not self._has_typed:
            self._has_typed = True
            self._on_status(self._typed.status())

    def _listen_if(self, *, no_port_is_read: bool) -> None:
        with self._lock:
            listens = no_port_is_read and self._running
            if listens == self._listening:
                return
            self._listening = listens
            (self._typed.start if listens else self._typed.stop)()
