"""A relay before a server that can vanish: from then on it takes no packet and answers none, as a host without power.

Closing a socket says so to the other side, and a relay that only stops reading still acknowledges. So a packet filter
of Linux is put on its sockets, which drops what comes in before TCP sees it; that takes no rights.
"""

import contextlib
import ctypes
import socket
import struct
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

_SO_ATTACH_FILTER: Final = 26
_DROP_ALL: Final = struct.pack("HBBI", 0x06, 0, 0, 0)
"""The filter's one instruction: return 0, the length of the packet to keep."""

CAN_VANISH: Final = sys.platform == "linux"


def deafen(end: socket.socket) -> None:
    """Let a socket, listening or connected, take no packet any more."""
    program = ctypes.create_string_buffer(_DROP_ALL)
    end.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, struct.pack("HP", 1, ctypes.addressof(program)))


class VanishingRelay:
    """Listens on this computer and hands everything on to ``target``; a context manager.

    Args:
        target: the server's port on this computer; None where nobody is behind it.
        port: where to listen; 0 for any.
        hears: is given all that is handed on, either way, on a thread of the relay.
    """

    def __init__(self, target: int | None, port: int = 0, hears: Callable[[bytes], object] = bytes) -> None:
        self._target = target
        self._hears = hears
        self._listener = socket.create_server(("127.0.0.1", port))
        self.port: int = self._listener.getsockname()[1]
        self._lock = threading.Lock()
        self._vanished = False
        self._callers: list[socket.socket] = []
        self._servers: list[socket.socket] = []
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        self._begin(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for end in (self._listener, *self._servers, *self._callers):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)
        for end in (self._listener, *self._servers, *self._callers):
            end.close()

    def vanish(self) -> None:
        """Answer nobody from now on, neither who is connected nor who would be."""
        with self._lock:
            self._vanished = True
            for end in (self._listener, *self._callers):
                deafen(end)
        for end in self._servers:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _begin(self, run: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=run, args=arguments)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while self._target is not None:
                caller, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._target))
                with self._lock:
                    self._callers.append(caller)
                    self._servers.append(server)
                    if self._vanished:
                        deafen(caller)
                self._begin(self._hand_on, caller, server)
                self._begin(self._hand_on, server, caller)

    def _hand_on(self, source: socket.socket, sink: socket.socket) -> None:
        """Hand on until a side ends; tell the other side, unless this relay vanished."""
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                self._hears(data)
                if not self._vanished:
                    sink.sendall(data)
        if not self._vanished:
            with contextlib.suppress(OSError):
                sink.shutdown(socket.SHUT_RDWR)
