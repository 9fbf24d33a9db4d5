"""The way from a desk to its server, on which the answer to one commit is lost: it is done, and nobody hears of it."""

import contextlib
import socket
import threading
from typing import Final
from urllib.parse import urlsplit

from tests.support.vanishing_relay import VanishingRelay

_COMMITTED: Final = b"C\x00\x00\x00\x0bCOMMIT\x00"
"""What a PostgreSQL server says of it."""


class LosingWire(VanishingRelay):
    """Connections that are made later are as good as any.

    Args:
        server: the server's port on this computer.

    Attributes:
        lost: how many answers were.
    """

    def __init__(self, server: int) -> None:
        super().__init__(server, hears=self._hear)
        self._passing = threading.local()
        self._guard = threading.Lock()
        self._statement = b""
        self._due: socket.socket | None = None
        self.lost = 0

    def way_of(self, url: str) -> str:
        """Return a server's address by way of this."""
        address = urlsplit(url)
        return address._replace(netloc=f"{address.username}@127.0.0.1:{self.port}").geturl()

    def cut(self) -> None:
        """Cut every connection there is."""
        with self._lock:
            ends = [*self._callers, *self._servers]
        for end in ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def lose_after(self, statement: bytes) -> None:
        """Cut the connection between the next commit of such a statement and the answer to it."""
        with self._guard:
            self._statement, self._due = statement, None

    def _hand_on(self, source: socket.socket, sink: socket.socket) -> None:
        self._passing.caller = source if source in self._callers else sink
        super()._hand_on(source, sink)

    def _hear(self, data: bytes) -> None:
        caller = self._passing.caller
        with self._guard:
            if self._statement and self._statement in data:
                self._due, self._statement = caller, b""
            elif caller is self._due and _COMMITTED in data:
                self._due = None
                self.lost += 1
                # The relay ends the way to the desk before it hands this on.
                raise ConnectionResetError
