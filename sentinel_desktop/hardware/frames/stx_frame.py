"""The frame that the small 125 kHz readers have in common; only what closes it differs from one to the other.

``02``, ten ASCII hex digits (five bytes: version and 32-bit id), two ASCII hex digits of checksum (the XOR of the five
bytes), and a tail that ends in ``03``. The serial is the ten digits in upper case: they are the bytes in the order of
the air interface.

Resynchronisation: no byte of a frame's body can be ``02``, so a ``02`` always begins a frame, also inside a bad one.
"""

import re
from functools import reduce
from operator import xor

from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.domain.serials import Serial
from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial, NoiseRun

STX = 0x02
ETX = 0x03
_SERIAL_DIGITS = 10
_DIGITS = 12
_BODY = re.compile(rb"\x02[0-9A-Fa-f]{0,12}")
_HEX = frozenset(b"0123456789abcdefABCDEF")


def encode(serial: str, tail: bytes) -> bytes:
    """Return the frame that a reader sends for a canonical serial of ten hex digits.

    Raises:
        ValueError: the serial has another length, as that of a card of another family.
    """
    body = bytes.fromhex(serial)
    if len(body) * 2 != _SERIAL_DIGITS:
        raise ValueError(f"a 125 kHz tag has {_SERIAL_DIGITS} hex digits, not {len(serial)}")
    return bytes([STX]) + f"{serial.upper()}{checksum(body):02X}".encode("ascii") + tail


def checksum(body: bytes) -> int:
    """Return the XOR of the bytes of an id."""
    return reduce(xor, body, 0)


class StxFrameDecoder:
    """Decodes frames with one given tail; keeps at most one frame's bytes less one."""

    def __init__(self, tail: bytes) -> None:
        self._tail = tail
        self._pending = b""
        self._noise = NoiseRun()

    def feed(self, data: bytes) -> list[Decoded]:
        """Return the serials and bad frames that ``data`` completes."""
        decoded: list[Decoded] = []
        line, position = self._pending + data, 0
        self._pending = b""
        while (start := line.find(STX, position)) >= 0:
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
        expected = self._tail if end == start + 1 + _DIGITS else b""
        for byte in expected:
            if end == len(line):
                return end, None
            if line[end] != byte:
                return self._bad_at(line, end)
            end += 1
        if expected:
            return end, _checked(line[start + 1 : start + 1 + _DIGITS])
        if end == len(line):
            return end, None
        return self._bad_at(line, end)

    def _bad_at(self, line: bytes, end: int) -> tuple[int, Decoded]:
        """Say why the byte at ``end`` does not continue the frame; the rest of it is not counted a second time."""
        byte = line[end]
        if byte == STX:
            return end, BadFrame.TRUNCATED
        if byte == ETX:
            return end + 1, BadFrame.TRUNCATED
        self._noise.begin_counted()
        return end, BadFrame.TOO_LONG if byte in _HEX else BadFrame.NOISE


def _checked(digits: bytes) -> Decoded:
    body = bytes.fromhex(digits.decode("ascii"))
    if checksum(body[:-1]) != body[-1]:
        return BadFrame.CHECKSUM
    return DecodedSerial(Serial(digits[:_SERIAL_DIGITS].decode("ascii").upper()))
