"""A real smart card service with a virtual reader, and cards that a test lays on it.

The service is pcscd, in a mount namespace of its own so that it meets no other; the reader is the driver vpcd of the
vsmartcard project, to whose ports (one a slot, the first is given) a card connects. The wire, both ways: two bytes of
length, the higher first, then so many bytes. One byte alone is a command: 0 power off, 1 power on, 2 reset, 4 tell
the answer to reset; of these only the last is answered. Longer ones are commands to the card and answered.
"""

import contextlib
import os
import shutil
import signal
import socket
import struct
import subprocess
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.support.patience import PATIENCE_S

DRIVER = Path("/usr/lib/pcsc/drivers/serial/libifdvpcd.so")
ANSWER_TO_RESET = bytes.fromhex("3B8F8001804F0CA000000306030001000000006A")
"""That of a MIFARE Classic card of 1 KB, as the PC/SC specification makes it up."""

_GET_ANSWER_TO_RESET = 4
_PATIENCE_SECONDS = PATIENCE_S


def why_not_here() -> str:
    """Return why the service cannot be tried on this computer, empty where it can."""
    missing = [name for name in ("pcscd", "unshare") if shutil.which(name, path=_SEARCHED) is None]
    if not DRIVER.exists():
        missing.append("vsmartcard-vpcd")
    if missing:
        return f"not installed: {', '.join(missing)}"
    allowed = subprocess.run([*_OWN_NAMESPACE, "true"], capture_output=True, check=False)
    return "" if allowed.returncode == 0 else "this account may not make a mount namespace"


_SEARCHED = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin"))
_OWN_NAMESPACE = ("unshare", "--map-root-user", "--mount")
_RUN = """
mount -t tmpfs none /run && mkdir /run/pcscd && mount --bind "$0" /run/pcscd &&
exec "$1" --foreground --critical --config "$2"
"""


class SmartCardService:
    """pcscd with a virtual reader of two slots; started and stopped as often as a test likes.

    Args:
        socket_path: where its clients look for it.
        configuration: a folder for its configuration, made here.
    """

    def __init__(self, socket_path: Path, configuration: Path) -> None:
        self._socket = socket_path
        self._configuration = configuration
        self._process: subprocess.Popen[bytes] | None = None
        self.port = _two_free_ports()
        configuration.mkdir()
        (configuration / "vpcd").write_text(
            'FRIENDLYNAME "Virtual PCD"\n'
            f"DEVICENAME /dev/null:0x{self.port:X}\n"
            f"LIBPATH {DRIVER.resolve()}\n"
            f"CHANNELID 0x{self.port:X}\n",
            encoding="ascii",
        )

    def start(self) -> None:
        """Start it and return when it takes connections."""
        program = shutil.which("pcscd", path=_SEARCHED) or "pcscd"
        folders = (str(self._socket.parent), program, str(self._configuration))
        self._process = subprocess.Popen([*_OWN_NAMESPACE, "sh", "-c", _RUN, *folders])
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while not self._takes_connections():
            assert self._process.poll() is None, "the smart card service ended"
            assert time.monotonic() < deadline, "the smart card service does not start"
            time.sleep(0.02)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it; harmless when it has ended."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(_PATIENCE_SECONDS)
            self._process = None
            self._socket.unlink(missing_ok=True)
            (self._socket.parent / "pcscd.pid").unlink(missing_ok=True)

    def _takes_connections(self) -> bool:
        with socket.socket(socket.AF_UNIX) as client:
            return client.connect_ex(str(self._socket)) == 0


class VirtualCard:
    """A card on a virtual reader as long as the context lasts; it tells its id to whoever asks for that.

    Args:
        port: of the slot.
        answer: what it says to every command, in hex: an id and ``9000``, or a code that refuses.
    """

    def __init__(self, port: int, answer: str) -> None:
        self._answer = bytes.fromhex(answer)
        self._connection = socket.create_connection(("127.0.0.1", port), _PATIENCE_SECONDS)
        self._thread = threading.Thread(target=self._serve, name="virtual card", daemon=True)
        self.asked: list[bytes] = []

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):  # the service may have hung up before
            self._connection.shutdown(socket.SHUT_RDWR)
        self._thread.join(_PATIENCE_SECONDS)
        self._connection.close()

    def _serve(self) -> None:
        self._connection.settimeout(None)
        with contextlib.suppress(OSError):
            while message := self._message():
                if len(message) > 1:
                    self.asked.append(message)
                    self._tell(self._answer)
                elif message[0] == _GET_ANSWER_TO_RESET:
                    self._tell(ANSWER_TO_RESET)

    def _message(self) -> bytes:
        header = self._connection.recv(2, socket.MSG_WAITALL)
        if len(header) < 2:
            return b""
        return self._connection.recv(struct.unpack(">H", header)[0], socket.MSG_WAITALL)

    def _tell(self, data: bytes) -> None:
        self._connection.sendall(struct.pack(">H", len(data)) + data)


def _two_free_ports() -> int:
    """Return a port that is free together with the one after it."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            with contextlib.suppress(OSError, OverflowError):
                second.bind(("127.0.0.1", port + 1))
                return port
