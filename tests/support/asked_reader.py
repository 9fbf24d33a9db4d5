"""A reader on a pseudo-terminal that must be asked: what the program writes is heard by a simulated chip."""

import contextlib
import os
import termios
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Protocol

from tests.support.pty_reader import PtyReader

_PAUSE_SECONDS = 0.002


class Chip(Protocol):
    """What hangs on the line: it says something when it is spoken to, or of itself."""

    def hear(self, data: bytes) -> bytes:
        """Return what the chip says to ``data``, which may be empty."""

    def power_cycle(self) -> None:
        """Take the power away and give it back."""


class AskedReader(PtyReader):
    """A chip on a cable; plugging it out takes its power. Use as a context manager.

    Attributes:
        splits: whether its bytes arrive one by one.
        cut_after: of the next answer, after so many bytes the cable is pulled out; None while nothing is ordered.
        is_dead: whether the cable is there and the chip has no power.
    """

    def __init__(self, folder: Path, chip: Chip, name: str = "reader") -> None:
        self.splits = False
        self.cut_after: int | None = None
        self.is_dead = False
        self._chip = chip
        self._line = threading.RLock()
        super().__init__(folder, name)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="chip", daemon=True)
        self._thread.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()
        super().__exit__(kind, error, trace)

    def replug(self) -> None:
        """Plug it in again."""
        with self._line:
            super().replug()

    def unplug(self) -> None:
        """Pull it out; the chip has no power until it is plugged in."""
        with self._line:
            super().unplug()
            self._chip.power_cycle()

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Keep every question waiting for the time of a ``with`` block."""
        with self._line:
            yield

    def _listen(self) -> None:
        while not self._ended.wait(_PAUSE_SECONDS):
            with self._line, contextlib.suppress(OSError):  # nobody has the port open
                if self._master is not None:
                    heard = self._read()
                    if not self.is_dead:
                        self._speak(self._chip.hear(heard))

    def _read(self) -> bytes:
        data = b""
        with contextlib.suppress(BlockingIOError):
            while packet := os.read(self._plugged_in(), 4096):
                # In packet mode the first byte says what follows.
                data += packet[1:] if packet[0] == termios.TIOCPKT_DATA else b""
        return data

    def _speak(self, said: bytes) -> None:
        if said and self.cut_after is not None:
            os.write(self._plugged_in(), said[: self.cut_after])
            self.cut_after = None
            self.unplug()
        elif self.splits:
            for byte in said:
                os.write(self._plugged_in(), bytes([byte]))
        elif said:
            os.write(self._plugged_in(), said)
