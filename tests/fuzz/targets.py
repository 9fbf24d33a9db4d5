"""What is fuzzed: every decoder, with an independent definition of its frames and the chance that noise is one.

The chance is stated for bytes drawn independently and uniformly from an alphabet. With a checksum of eight bits one in
256 well-formed frames of noise is right; a line of text has none, and is as likely as its shape.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import xor
from typing import Final

from sentinel_desktop.hardware.frames import id12la, line_reader, rdm6300
from sentinel_desktop.hardware.frames.decoder import DecodedSerial, Decoder, Dialogue

EVERY_BYTE: Final = bytes(range(256))
HEX: Final = b"0123456789ABCDEF"
SECONDS_BETWEEN_PIECES_NS: Final = 7_000_000
"""Between two pieces that a dialogue is fed: long enough, added up, for its time-outs to be met."""


@dataclass(frozen=True, slots=True)
class Target:
    """One decoder under test.

    Attributes:
        name: of its protocol.
        new_decoder: makes one at the beginning of a line.
        frames_in: the serials of all frames of a line, found in another way than the decoder's.
        alphabet: bytes that make frames likely, so that chance can be counted.
        chance: the expected number of frames a byte, drawn from the given alphabet.
    """

    name: str
    new_decoder: Callable[[], Decoder]
    frames_in: Callable[[bytes], Sequence[str]]
    alphabet: bytes
    chance: Callable[[bytes], float]


def serials_of(decoder: Decoder, pieces: Iterable[bytes]) -> list[str]:
    """Feed the pieces to a decoder, let a dialogue ask in between, and return the serials it tells."""
    serials: list[str] = []
    now_ns = 0
    for piece in pieces:
        if isinstance(decoder, Dialogue):
            now_ns += SECONDS_BETWEEN_PIECES_NS
            decoder.asks(now_ns)
        serials += [item.serial for item in decoder.feed(piece) if isinstance(item, DecodedSerial)]
    return serials


def share(alphabet: bytes, wanted: bytes) -> float:
    """Return the chance that one byte of the alphabet is one of those wanted."""
    return sum(byte in wanted for byte in alphabet) / len(alphabet)


_ANY_HEX: Final = HEX + b"abcdef"
_ONE_IN_256: Final = 1 / 256


def _stx_frames(tail: bytes) -> Callable[[bytes], Sequence[str]]:
    frame = re.compile(rb"\x02([0-9A-Fa-f]{12})" + re.escape(tail))

    def frames_in(line: bytes) -> Sequence[str]:
        bodies = (bytes.fromhex(digits.decode("ascii")) for digits in frame.findall(line))
        return [body[:5].hex().upper() for body in bodies if reduce(xor, body) == 0]

    return frames_in


def _stx_chance(tail: bytes) -> Callable[[bytes], float]:
    def chance(alphabet: bytes) -> float:
        ends = 1.0
        for byte in tail:
            ends *= share(alphabet, bytes([byte]))
        return share(alphabet, b"\x02") * share(alphabet, _ANY_HEX) ** 12 * ends * _ONE_IN_256

    return chance


_SPELLED: Final = re.compile(rb"(?:[A-Za-z][\w \-]*[:=][ \t]*)?((?:[0-9A-Fa-f]{2}[ :\-]?){2,9}[0-9A-Fa-f]{2})")


def _lines(line: bytes) -> Sequence[str]:
    # The last piece is a line that has not ended.
    *lines, _ = re.split(rb"[\r\n]", line)
    found = (_SPELLED.fullmatch(text.strip()) for text in lines if len(text) <= line_reader.LONGEST_LINE)
    return [re.sub(rb"[ :\-]", b"", match.group(1)).decode("ascii").upper() for match in found if match]


def _line_chance(alphabet: bytes) -> float:
    """Return the chance of a line of digits without separators or prefix; for an alphabet that has neither."""
    end, digit = share(alphabet, b"\r\n"), share(alphabet, _ANY_HEX)
    return sum(end * digit**length * end for length in range(6, 21, 2))


TARGETS: Final = (
    Target("rdm6300", rdm6300.decoder, _stx_frames(b"\x03"), b"\x02\x03" + HEX, _stx_chance(b"\x03")),
    Target("id12la", id12la.decoder, _stx_frames(b"\r\n\x03"), b"\x02\x03\r\n" + HEX, _stx_chance(b"\r\n\x03")),
    Target("line", line_reader.decoder, _lines, b"\r\n" + HEX, _line_chance),
)


def target_named(name: str) -> Target:
    """Return the target of this name."""
    return next(target for target in TARGETS if target.name == name)


def check_promises(target: Target, data: bytes) -> None:
    """Hold a decoder to what it promises, whatever comes.

    The first byte says into which pieces the rest is cut. The serials must not depend on that, must be those that the
    independent definition finds where there is one, and nothing but less than a frame may be kept.

    Raises:
        AssertionError: a promise is broken.
    """
    size, line = (data[0] % 31 + 1, data[1:]) if data else (1, b"")
    whole = serials_of(target.new_decoder(), [line])
    pieces = [line[at : at + size] for at in range(0, len(line), size)]
    assert serials_of(target.new_decoder(), pieces) == whole, "the serials depend on how the line was cut"
    assert whole == list(target.frames_in(line)), "the serials are not those of the frames on the line"
