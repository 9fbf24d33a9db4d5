"""A TCP relay between a station and its database: it can be cut, silent, deaf on one side, or slow."""

import contextlib
import socket
import struct
import threading
import time
from enum import Enum, auto
from typing import Final

HOST: Final = "127.0.0.1"
_CHUNK: Final = 65_536
_RESET_ON_CLOSE: Final = struct.pack("ii", 1, 0)


class Passing(Enum):
    """What becomes of the bytes."""

    OPEN = auto()
    SILENT = auto()
    """Nothing passes either way; what was sent arrives when it is open again."""
    DEAF = auto()
    """What the station sends arrives; what the database answers is lost."""


class Relay:
    """Listens on a port of its own and passes on to another, on threads of its own."""

    def __init__(self, target: int) -> None:
        """Listen at once.

        Args:
            target: the port of the database on this computer.
        """
        self._target = target
        self._changed = threading.Condition()
        self._passing = Passing.OPEN
        self._delay_s = 0.0
        self._generation = 0
        self._sockets: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._listener = _listening(0)
        self.port: int = self._listener.getsockname()[1]
        self._spawn(self._accept, self._listener)

    def cut(self) -> None:
        """Reset every connection; nobody listens any more."""
        with self._changed:
            self._generation += 1
            self._changed.notify_all()
        _close(self._listener)
        with self._changed:
            sockets, self._sockets = self._sockets, set()
        for each in sockets:
            with contextlib.suppress(OSError):
                each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
            _close(each)

    def mend(self) -> None:
        """Listen again on the same port, and let everything pass as before."""
        self.let(Passing.OPEN)
        self._listener = _listening(self.port)
        self._spawn(self._accept, self._listener)

    def let(self, passing: Passing, delay_s: float = 0.0) -> None:
        """Let bytes pass in this way from now on, each piece after a delay."""
        with self._changed:
            self._passing, self._delay_s = passing, delay_s
            self._changed.notify_all()

    def close(self) -> None:
        """End everything."""
        self.cut()
        for thread in self._threads:
            thread.join(10)

    def _spawn(self, work: object, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, name=f"relay-{self.port}", daemon=True)  # type: ignore[arg-type]
        self._threads = [known for known in self._threads if known.is_alive()] + [thread]
        thread.start()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            try:
                server = socket.create_connection((HOST, self._target), timeout=5)
            except OSError:
                _close(client)
                continue
            server.settimeout(None)
            for end in (client, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            # From here on a cut may close both at any moment.
            with self._changed:
                generation = self._generation
                self._sockets |= {client, server}
            for source, sink, answers in ((client, server, False), (server, client, True)):
                self._spawn(self._pass_on, source, sink, answers, generation)

    def _pass_on(self, source: socket.socket, sink: socket.socket, answers: bool, generation: int) -> None:  # noqa: FBT001 - a thread's argument
        with contextlib.suppress(OSError):
            while data := source.recv(_CHUNK):
                if not self._may_pass(generation):
                    break
                if answers and self._passing is Passing.DEAF:
                    continue
                sink.sendall(data)
        with self._changed:
            self._sockets -= {source, sink}
        _close(source)
        _close(sink)

    def _may_pass(self, generation: int) -> bool:
        """Wait as long as nothing passes and for the delay; false where the connection was cut meanwhile."""
        until = time.monotonic() + self._delay_s
        with self._changed:
            while self._generation == generation:
                left = until - time.monotonic()
                if self._passing is not Passing.SILENT and left <= 0:
                    return True
                self._changed.wait(left if left > 0 else None)
        return False


def _listening(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((HOST, port))
    listener.listen(64)
    return listener


def _close(each: socket.socket) -> None:
    with contextlib.suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)
    each.close()
