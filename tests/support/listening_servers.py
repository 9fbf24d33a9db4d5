"""Programs that listen at a port of this computer as a server does that lets nobody in, or is no database at all."""

import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator

Serve = Callable[[socket.socket], None]
"""What is done with a connection before it is closed."""

Listen = Callable[[Serve | None], str]
"""Listens, serves each connection or none, and gives the connection string."""


@contextlib.contextmanager
def listening_servers() -> Iterator[Listen]:
    """Return what listens at ports; each stops at the end."""
    with contextlib.ExitStack() as stack:

        def listen(serve: Serve | None) -> str:
            listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            if serve is not None:
                thread = threading.Thread(target=_serve_all, args=(listener, serve))
                thread.start()
                stack.callback(thread.join, 5)
                stack.callback(listener.shutdown, socket.SHUT_RDWR)
            return f"host=127.0.0.1 port={listener.getsockname()[1]} user=desk dbname=sentinel password=secret"

        yield listen


def error_at_start(sqlstate: str) -> Serve:
    """Serve as a PostgreSQL that is ready to talk and lets nobody in."""

    def serve(connection: socket.socket) -> None:
        while True:
            (length,) = struct.unpack("!I", _exactly(connection, 4))
            _exactly(connection, length - 4)
            if length != 8:  # not the request for TLS
                break
            connection.sendall(b"N")
        body = b"".join(
            field.encode() + b"\x00" for field in ("SFATAL", "VFATAL", f"C{sqlstate}", "Min words of any language")
        )
        connection.sendall(b"E" + struct.pack("!I", len(body) + 5) + body + b"\x00")

    return serve


def _serve_all(listener: socket.socket, serve: Serve) -> None:
    with contextlib.suppress(OSError):
        while True:
            connection, _ = listener.accept()
            with connection, contextlib.suppress(OSError):
                serve(connection)


def _exactly(connection: socket.socket, size: int) -> bytes:
    read = b""
    while len(read) < size:
        more = connection.recv(size - len(read))
        if not more:
            raise OSError("the other side went away")
        read += more
    return read


@contextlib.contextmanager
def refusing_port() -> Iterator[int]:
    """Hold a port at which nobody listens; one that was only free a moment ago may be another program's by now."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield int(held.getsockname()[1])
