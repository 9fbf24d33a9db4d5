"""Line readers (microcontroller sketches, Wiegand bridges), any speed: one serial a line.

A line ends in CR, LF or CR LF. It holds the hex digits of 3 to 10 bytes, which may be parted by a space, a colon or a
dash, with or without a word such as ``CARD:`` before them: ``CARD: 04 a2:2b-91`` CR LF. There is no checksum; digits
are always read as hex, so a reader that writes decimal numbers needs a profile of its own.
Source: the sketches that such readers are delivered with; there is no standard.
"""

import re

from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.domain.serials import canonical_serial
from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial

LONGEST_LINE = 64
"""Bytes: a word, and ten bytes of hex with separators, with room to spare."""

_LINE_END = re.compile(rb"[\r\n]")
_SERIAL = re.compile(r"[0-9A-Fa-f]{2}(?:[ :\-]?[0-9A-Fa-f]{2}){2,9}")
_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9 _-]*[:=][ \t]*")


def decoder() -> "LineDecoder":
    """Return a decoder at the beginning of a line."""
    return LineDecoder()


class LineDecoder:
    """Keeps one line of at most ``LONGEST_LINE`` bytes; a longer one is counted and left out to its end."""

    def __init__(self) -> None:
        self._pending = b""
        self._leaving_out = False

    def feed(self, data: bytes) -> list[Decoded]:
        """Return the serials and bad lines that ``data`` completes."""
        decoded: list[Decoded] = []
        *lines, begun = _LINE_END.split(self._pending + data)
        for line in lines:
            if self._leaving_out:
                self._leaving_out = False
            elif len(line) > LONGEST_LINE:
                decoded.append(BadFrame.TOO_LONG)
            elif line.strip():
                decoded.append(_serial_of(line))
        if self._leaving_out or len(begun) > LONGEST_LINE:
            if not self._leaving_out:
                decoded.append(BadFrame.TOO_LONG)
            self._leaving_out = True
            begun = b""
        self._pending = begun
        return decoded


def _serial_of(line: bytes) -> Decoded:
    if not line.isascii() or not (text := line.decode("ascii").strip()).isprintable():
        return BadFrame.NOISE
    for spelling in (text, _PREFIX.sub("", text, count=1)):
        if _SERIAL.fullmatch(spelling):
            return DecodedSerial(canonical_serial(spelling))
    return BadFrame.NOT_A_SERIAL
