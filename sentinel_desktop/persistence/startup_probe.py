"""Asks a PostgreSQL whether it takes connections now, without signing in: libpq keeps no code of why it was refused.

The first message of the protocol is sent in the clear and holds no more than the names of the role and the database.
A server that is starting, stopping or full answers it with an error that has a SQLSTATE; one that would go on asks who
we are. libpq's own ping is not used because it keeps every other thread of the program waiting for the answer.
"""

import socket
import struct
from dataclasses import dataclass
from typing import Final

DEFAULT_PORT: Final = 5432
_PROTOCOL: Final = 3 << 16
_LENGTH: Final = 4
_HEADER: Final = struct.Struct("!cI")
_LONGEST: Final = 8192
_GOES_ON: Final = (b"R", b"v")
_ERROR: Final = b"E"


@dataclass(frozen=True, slots=True)
class StartupAnswer:
    """What a PostgreSQL said; ``sqlstate`` is why it lets nobody in, empty where it would have gone on."""

    sqlstate: str = ""


def ask_to_start(host: str, port: int, user: str, database: str, *, seconds: float) -> StartupAnswer | None:
    """Return what the server answers, None where nobody does or nobody who speaks the protocol.

    Args:
        host: a name, an address, or the folder of a local socket.
        port: where the server listens.
        user: the role that would sign in.
        database: the database that it would use.
        seconds: how long each step may take.
    """
    names = b"".join(part.encode() + b"\0" for part in ("user", user, "database", database)) + b"\0"
    try:
        with reached(host, port, seconds) as connection:
            connection.sendall(struct.pack("!II", len(names) + 8, _PROTOCOL) + names)
            kind, length = _HEADER.unpack(_exactly(connection, _HEADER.size))
            if kind in _GOES_ON:
                return StartupAnswer()
            if kind != _ERROR or not _LENGTH < length < _LONGEST:
                return None
            return StartupAnswer(_sqlstate(_exactly(connection, length - _LENGTH)))
    except OSError:
        return None


def reached(host: str, port: int, seconds: float) -> socket.socket:
    """Return a plain connection to a host, or to the socket in a folder; raises OSError. Each step has ``seconds``."""
    if not host.startswith("/"):
        return socket.create_connection((host, port), timeout=seconds)
    local = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        local.settimeout(seconds)
        local.connect(f"{host}/.s.PGSQL.{port}")
    except OSError:
        local.close()
        raise
    return local


def _exactly(connection: socket.socket, size: int) -> bytes:
    read = b""
    while len(read) < size:
        more = connection.recv(size - len(read))
        if not more:
            raise ConnectionError("the server went away")
        read += more
    return read


def _sqlstate(fields: bytes) -> str:
    codes = [field[1:] for field in fields.split(b"\0") if field.startswith(b"C")]
    return codes[0].decode("ascii", "replace") if codes else ""
