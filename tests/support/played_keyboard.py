"""A keyboard that carries the kernel's own events through a pipe with a name, which a test plugs in and types on."""

import os
from pathlib import Path
from types import TracebackType
from typing import Self

from sentinel_desktop.hardware.frames.evdev_keys import EVENT

SHIFT, ENTER, TAB = 42, 28, 15
_CODES = dict(zip("1234567890", range(2, 12), strict=True)) | {
    "A": 30, "B": 48, "C": 46, "D": 32, "E": 18, "F": 33, "R": 19, "G": 34,
    ":": 39, " ": 57, "-": 12, ",": 51, "X": 45,
}  # fmt: skip
_SHIFTED = {":"}


def event(kind: int, code: int, value: int) -> bytes:
    """Return one event."""
    return EVENT.pack(1_780_000_000, 0, kind, code, value)


def stroke(code: int) -> bytes:
    """Return what pressing and letting go of a key tells."""
    return event(4, 4, 0x70000 + code) + event(1, code, 1) + event(0, 0, 0) + event(1, code, 0) + event(0, 0, 0)


def typing(text: str, end: int = ENTER) -> bytes:
    """Return what a reader tells that types a text of digits, capitals and separators, with Shift where it must."""
    told = b""
    for character in text:
        shifted = character.isupper() or character in _SHIFTED
        told += event(1, SHIFT, 1) * shifted + stroke(_CODES[character.upper()]) + event(1, SHIFT, 0) * shifted
    return told + stroke(end)


class PlayedKeyboard:
    """A device under ``by_id`` in ``folder``; plugged in as soon as it is made.

    A pipe differs from a real device in that it cannot be taken exclusively, and in that unplugging ends it.
    """

    def __init__(self, folder: Path, name: str = "usb-Invented_Badge_Reader-event-kbd") -> None:
        self.path = folder / "by-id" / name
        self._writer: int | None = None
        self.path.parent.mkdir(exist_ok=True)
        self.replug()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.unplug()

    def replug(self) -> None:
        """Plug it in."""
        os.mkfifo(self.path)
        self._writer = os.open(self.path, os.O_RDWR | os.O_NONBLOCK)

    def unplug(self) -> None:
        """Pull it out; harmless when it is out."""
        if self._writer is not None:
            self.path.unlink()
            os.close(self._writer)
            self._writer = None

    def tell(self, data: bytes) -> None:
        """Have the device tell events, in one piece."""
        if self._writer is None:
            raise AssertionError("the keyboard is unplugged")
        assert os.write(self._writer, data) == len(data)
