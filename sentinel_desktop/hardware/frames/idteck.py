"""IDTECK SR10, SR30 and STAR RFK101, 9600 8N1: frames of 11 or 13 bytes.

=======  =============================================================================
byte     meaning
=======  =============================================================================
0        ``02``
1-8      eight digits: an id of 3 bytes (26-bit readers)
1-10     or ten digits: an id of 4 bytes (34-bit readers)
then     ``03``
last     the XOR of all bytes from ``02`` to ``03``, which may be any byte, also ``02``
=======  =============================================================================

Examples: ``02 "06547886" 03 07`` and ``02 "0006547886" 03 07`` are the low 24 and the low 32 bits of ``010063E9AE``.

The manuals do not say how the bytes become digits. Three and four bytes need eight and ten digits just where the id is
one decimal number, so that is the profile ``idteck``. Eight digits may also be a facility of three and a card of five:
``idteck-facility``, which reads ten digits as five and five. ``idteck-hex`` reads four and five bytes of hex.

Resynchronisation: no digit is ``02``, so a ``02`` begins a frame wherever it stands. Where it is the last byte of a
good one it may begin the next one too, in case the last byte was lost.

A keypad on the same reader sends frames of up to eight digits. Shorter ones are counted as no serials; eight typed
digits cannot be told from a card. Sources: the manuals of SR10 and SR30 (section 8-2) and of STAR RFK101 (8-4).
"""

import re
from collections.abc import Callable
from functools import partial, reduce
from operator import xor
from typing import Final

from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.domain.serials import (
    Serial,
    SerialError,
    Spelling,
    canonical_serial,
    facility_serial,
    low_bits,
    serial_of_24_bits,
    serial_of_32_bits,
    serial_of_facility,
)
from sentinel_desktop.hardware.frames.decoder import Decoded, NoiseRun
from sentinel_desktop.hardware.frames.text_lines import spelled

_STX: Final = 0x02
_ETX: Final = 0x03
_OF_26_BITS: Final = 8
_OF_34_BITS: Final = 10
_BODY: Final = re.compile(rb"\x02[0-9A-Fa-f]{0,10}")
_HEX: Final = frozenset(b"0123456789abcdefABCDEF")


def encode(serial: str, digits: int = _OF_34_BITS) -> bytes:
    """Return the frame in which a reader sends the low 32 or 24 bits of a canonical serial as one decimal number.

    Args:
        serial: canonical.
        digits: 10 or 8.
    """
    number = low_bits(serial, 24 if digits == _OF_26_BITS else 32)
    return framed(f"{number:0{digits}}")


def framed(digits: str) -> bytes:
    """Return the frame of digits, whatever they mean."""
    frame = bytes([_STX, *digits.encode("ascii"), _ETX])
    return frame + bytes([checksum(frame)])


def checksum(frame: bytes) -> int:
    """Return the XOR of the bytes from ``02`` to ``03``."""
    return reduce(xor, frame, 0)


class IdteckDecoder:
    """Keeps at most one frame's bytes less one."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling
        self._pending = b""
        self._may_begin = False
        self._noise = NoiseRun()

    def feed(self, data: bytes) -> list[Decoded]:
        """Return the serials and bad frames that ``data`` completes."""
        decoded: list[Decoded] = []
        line, position = self._pending + data, 0
        self._pending = b""
        while (start := line.find(_STX, position)) >= 0:
            if self._may_begin and start + 1 == len(line):
                self._pending = line[start:]
                return decoded
            if self._may_begin and line[start + 1] not in _HEX:
                self._may_begin, position = False, start + 1
                continue
            self._may_begin = False
            decoded += self._noise.skip(start - position)
            self._noise.end()
            position, result = self._frame_at(line, start)
            if result is None:
                self._pending = line[start:]
                return decoded
            decoded.append(result)
        decoded += self._noise.skip(len(line) - position)
        return decoded

    def _frame_at(self, line: bytes, start: int) -> tuple[int, Decoded | None]:
        """Return where to go on and what stood at ``start``; None where its end has not arrived."""
        body = _BODY.match(line, start)
        end = body.end() if body else start + 1
        if end == len(line) or (line[end] == _ETX and end + 1 == len(line)):
            return end, None
        if line[end] == _ETX:
            return self._checked(line, start, end + 1)
        if line[end] == _STX:
            return end, BadFrame.TRUNCATED
        self._noise.begin_counted()
        return end, BadFrame.TOO_LONG if line[end] in _HEX else BadFrame.NOISE

    def _checked(self, line: bytes, start: int, last: int) -> tuple[int, Decoded]:
        """Judge the frame from ``start`` whose last byte is at ``last``."""
        begins = line[last] == _STX
        if line[last] != checksum(line[start:last]):
            return last + (not begins), BadFrame.CHECKSUM
        self._may_begin = begins
        digits = line[start + 1 : last - 1].decode("ascii")
        return last + (not begins), spelled(digits, self._spelling)


def _number(digits: str) -> Serial:
    if len(digits) == _OF_26_BITS:
        return serial_of_24_bits(digits)
    if len(digits) == _OF_34_BITS:
        return serial_of_32_bits(digits)
    raise _neither(digits)


def _facility(digits: str) -> Serial:
    if len(digits) == _OF_26_BITS:
        return serial_of_facility(digits)
    if len(digits) == _OF_34_BITS and digits.isdecimal():
        return facility_serial(int(digits[:5]), int(digits[5:]), facility_bytes=2)
    raise _neither(digits)


def _hex(digits: str) -> Serial:
    if len(digits) in {_OF_26_BITS, _OF_34_BITS}:
        return canonical_serial(digits)
    raise _neither(digits)


def _neither(digits: str) -> SerialError:
    return SerialError(f"not an id of eight or ten digits: {len(digits)} characters")


decoder: Final[Callable[[], IdteckDecoder]] = partial(IdteckDecoder, _number)
facility_decoder: Final[Callable[[], IdteckDecoder]] = partial(IdteckDecoder, _facility)
hex_decoder: Final[Callable[[], IdteckDecoder]] = partial(IdteckDecoder, _hex)
