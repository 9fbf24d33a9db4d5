"""The frames that a PN532 and its host exchange, in either direction.

===================  ================================================================================
frame                bytes
===================  ================================================================================
information          ``00 00 FF LEN LCS TFI PD0..PDn DCS 00``
extended             ``00 00 FF FF FF LENM LENL LCS TFI PD0..PDn DCS 00``, for more than 255 bytes
acknowledged (ACK)   ``00 00 FF 00 FF 00``
again, please (NACK) ``00 00 FF FF 00 00``
error                ``00 00 FF 01 FF 7F 81 00``
===================  ================================================================================

LEN counts TFI and PD, in an extended frame as two bytes; LEN + LCS and TFI + PD + DCS are 0 modulo 256. TFI is ``D4``
to the chip and ``D5`` from it. The zero bytes before ``00 FF`` and after DCS may be missing or more: they are not
counted as noise. Source: PN532 user manual (UM0701-02), section 6.2.1.

Resynchronisation: where a length or a checksum is wrong, the search goes on right after that ``00 FF``, so that a frame
which lost bytes swallows no other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.hardware.frames.decoder import NoiseRun

TO_CHIP: Final = 0xD4
FROM_CHIP: Final = 0xD5
ACK_FRAME: Final = bytes.fromhex("0000FF00FF00")
NACK_FRAME: Final = bytes.fromhex("0000FFFF0000")
ERROR_FRAME: Final = bytes.fromhex("0000FF01FF7F8100")
LONGEST: Final = 265
"""TFI and PD together; the chip's buffers hold no more."""

_START: Final = b"\x00\xff"
_EXTENDED: Final = b"\xff\xff"
_LONGEST_NORMAL: Final = 255
_ERROR_BODY: Final = b"\x7f"


@dataclass(frozen=True, slots=True)
class Ack:
    """The other side has the command."""


@dataclass(frozen=True, slots=True)
class Nack:
    """The other side wants the last frame again."""


@dataclass(frozen=True, slots=True)
class SyntaxErrorFrame:
    """The chip did not understand the command."""


@dataclass(frozen=True, slots=True)
class Information:
    """A frame with content.

    Attributes:
        tfi: who sends it, ``TO_CHIP`` or ``FROM_CHIP``.
        data: what follows: the code of the command or of its answer, and its parameters.
    """

    tfi: int
    data: bytes


Frame = Ack | Nack | SyntaxErrorFrame | Information
_WITHOUT_BODY: Final[dict[bytes, Frame]] = {b"\x00\xff": Ack(), b"\xff\x00": Nack()}


def encode(tfi: int, data: bytes) -> bytes:
    """Return the frame of ``data``, an extended one where it is long.

    Raises:
        ValueError: it is longer than the chip's buffers.
    """
    body = bytes([tfi]) + data
    if len(body) > LONGEST:
        raise ValueError(f"a frame of the PN532 holds {LONGEST} bytes, not {len(body)}")
    if len(body) > _LONGEST_NORMAL:
        length = len(body).to_bytes(2, "big")
        head = _EXTENDED + length + _complement(length)
    else:
        head = bytes([len(body)]) + _complement(bytes([len(body)]))
    return b"\x00" + _START + head + body + _complement(body) + b"\x00"


class FrameSplitter:
    """Finds the frames in what arrives; keeps at most one frame's bytes less one."""

    def __init__(self) -> None:
        self._pending = b""
        self._noise = NoiseRun()

    def feed(self, data: bytes) -> list[Frame | BadFrame]:
        """Return the frames and bad frames that ``data`` completes."""
        found: list[Frame | BadFrame] = []
        line, position = self._pending + data, 0
        while (start := line.find(_START, position)) >= 0:
            found += self._noise_of(line[position:start])
            end, frame = _frame_at(line, start)
            if frame is None:
                self._pending = line[start:]
                return found
            self._noise.end()
            if frame is BadFrame.CHECKSUM:
                self._noise.begin_counted()
            found.append(frame)
            position = end
        kept = 1 if line.endswith(_START[:1]) and position < len(line) else 0
        found += self._noise_of(line[position : len(line) - kept])
        self._pending = line[len(line) - kept :]
        return found

    def forget(self) -> Sequence[BadFrame]:
        """Give up the frame that has begun, since the rest of it will not come; what that makes bad."""
        begun, self._pending = self._pending, b""
        return [BadFrame.TRUNCATED] if len(begun) > len(_START) else ()

    def _noise_of(self, stretch: bytes) -> list[BadFrame]:
        # Decoded is wider than what a run of noise makes.
        return [bad for bad in self._noise.skip(len(stretch) - stretch.count(0)) if isinstance(bad, BadFrame)]


def _frame_at(line: bytes, start: int) -> tuple[int, Frame | BadFrame | None]:
    """Return where to go on and what stands at ``start``; None where its end has not arrived."""
    head_at = start + len(_START)
    head = line[head_at : head_at + 2]
    if head in _WITHOUT_BODY:
        return head_at + len(head), _WITHOUT_BODY[head]
    body_at = head_at + (5 if head == _EXTENDED else 2)
    if len(line) < body_at:
        return head_at, None
    *length_bytes, _ = counted = line[body_at - (3 if head == _EXTENDED else 2) : body_at]
    length = int.from_bytes(length_bytes, "big")
    end = body_at + length + 1
    if sum(counted) & 0xFF or not 1 <= length <= LONGEST:
        return head_at, BadFrame.CHECKSUM
    if len(line) < end:
        return head_at, None
    if sum(line[body_at:end]) & 0xFF:
        return head_at, BadFrame.CHECKSUM
    return end, _frame_of(line[body_at : end - 1])


def _frame_of(body: bytes) -> Frame:
    return SyntaxErrorFrame() if body == _ERROR_BODY else Information(body[0], body[1:])


def _complement(part: bytes) -> bytes:
    return bytes([-sum(part) & 0xFF])
