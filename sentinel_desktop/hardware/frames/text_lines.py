"""Lines of text, each ended by CR, LF or CR LF: what the readers that send no more than text have in common."""

import re
from collections.abc import Callable
from typing import Final

from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.domain.serials import ParityError, SerialError, Spelling
from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial

LONGEST_LINE: Final = 64
"""Bytes: a word, and ten bytes of hex with separators, with room to spare."""

_LINE_END: Final = re.compile(rb"[\r\n]")


class LineDecoder:
    """Keeps one line of at most ``LONGEST_LINE`` bytes; a longer one is counted and left out to its end.

    Args:
        meaning: what a line says; it is printable ASCII, not empty, without spaces at its ends.
    """

    def __init__(self, meaning: Callable[[str], Decoded]) -> None:
        self._meaning = meaning
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
                decoded.append(self._meaning_of(line))
        if self._leaving_out or len(begun) > LONGEST_LINE:
            if not self._leaving_out:
                decoded.append(BadFrame.TOO_LONG)
            self._leaving_out = True
            begun = b""
        self._pending = begun
        return decoded

    def _meaning_of(self, line: bytes) -> Decoded:
        if not line.isascii() or not (text := line.decode("ascii").strip()).isprintable():
            return BadFrame.NOISE
        return self._meaning(text)


def spelled(text: str, spelling: Spelling) -> Decoded:
    """Return what a text says in one spelling."""
    try:
        return DecodedSerial(spelling(text))
    except ParityError:
        return BadFrame.CHECKSUM
    except SerialError:
        return BadFrame.NOT_A_SERIAL
