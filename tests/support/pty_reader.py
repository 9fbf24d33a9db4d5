"""A badge reader on a pseudo-terminal: it can be unplugged and plugged in again, as one on a cable."""

import contextlib
import fcntl
import os
import select
import struct
import termios
import time
import tty
from pathlib import Path
from types import TracebackType
from typing import Self

from sentinel_desktop.hardware.frames import rdm6300

_PATIENCE_SECONDS = 60.0


class PtyReader:
    """A reader whose device node is ``folder/reader``, a link to the terminal of the moment.

    Bytes written before the program has opened the port are gone, as with a real one: ``wait_until_opened`` first.
    Use as a context manager, or call ``unplug`` at the end.
    """

    def __init__(self, folder: Path, name: str = "reader") -> None:
        self._link = folder / name
        self._master: int | None = None
        self.replug()

    @property
    def url(self) -> str:
        """The path to give to the program; the same after a replug."""
        return str(self._link)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.unplug()

    def replug(self) -> None:
        """Plug it in: a new terminal under the same path."""
        self.unplug()
        master, slave = os.openpty()
        tty.setraw(slave)
        # In packet mode the terminal says when its other side discards what was waiting, which opening a port does.
        fcntl.ioctl(master, termios.TIOCPKT, struct.pack("i", 1))
        terminal = os.ttyname(slave)
        os.close(slave)
        os.set_blocking(master, False)
        self._master = master
        self._drain()
        self._link.symlink_to(terminal)

    def unplug(self) -> None:
        """Pull it out: the device node goes, and whoever reads it hears of it at once. Harmless when it is out."""
        if self._master is not None:
            self._link.unlink()
            os.close(self._master)
            self._master = None

    def wait_until_opened(self, seconds: float = _PATIENCE_SECONDS) -> None:
        """Return as soon as the program has opened the port and reads what is written from now on.

        Raises:
            TimeoutError: nobody opened it within ``seconds``.
        """
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self._drain() & termios.TIOCPKT_FLUSHREAD:
                return
            select.select([], [], [], 0.002)
        raise TimeoutError("nobody opened the reader's port")

    def forget_openings(self) -> None:
        """Let ``wait_until_opened`` wait for an opening from now on, not for one that an ended program made."""
        self._drain()

    def write(self, data: bytes) -> None:
        """Put bytes on the line, waiting while its buffer is full.

        Raises:
            TimeoutError: nobody has read for a minute.
        """
        master = self._plugged_in()
        while data:
            with contextlib.suppress(BlockingIOError):
                data = data[os.write(master, data) :]
                continue
            if not select.select([], [master], [], _PATIENCE_SECONDS)[1]:
                raise TimeoutError("nobody reads the reader's port")

    def send_badge(self, serial: str, frames: int = 1) -> None:
        """Send the RDM6300 frame of a badge of ten hex digits, ``frames`` times without a pause."""
        self.write(rdm6300.encode(serial) * frames)

    def _plugged_in(self) -> int:
        if self._master is None:
            raise AssertionError("the reader is unplugged")
        return self._master

    def _drain(self) -> int:
        """Read what the terminal says and return its control bits together."""
        said = 0
        with contextlib.suppress(OSError):  # nothing to read, or nobody on the other side
            while packet := os.read(self._plugged_in(), 4096):
                said |= packet[0]
        return said
