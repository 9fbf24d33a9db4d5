"""What is fuzzed: every decoder, with an independent definition of its frames and the chance that noise holds one.

The chance is stated for bytes drawn independently and uniformly. With a checksum of eight bits one in 256 well-formed
frames of noise is right; a line of text has none, and is as likely as its shape. Where no formula is written down the
chance is measured, by the definition and on other noise.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from sentinel_desktop.domain.serials import Serial
from sentinel_desktop.hardware.frames import (
    elatec,
    id12la,
    idteck,
    line_reader,
    pcprox_query,
    pcprox_text,
    pn532,
    rdm6300,
)
from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial, Decoder, Dialogue
from sentinel_desktop.hardware.frames.pn532_frames import FrameSplitter, Information
from tests.fuzz import definitions
from tests.fuzz.definitions import Definition

EVERY_BYTE: Final = bytes(range(256))
HEX: Final = b"0123456789ABCDEF"
BETWEEN_PIECES_NS: Final = 7_000_000
"""Between two pieces that a dialogue is fed: long enough, added up, for its time-outs to be met."""
_MEASURED_ON: Final = 2_000_000

Chance = Callable[[bytes], float]
"""Returns the expected number of frames a byte, for bytes drawn from a table of 256 that are equally likely."""


@dataclass(frozen=True, slots=True)
class Target:
    """One decoder under test.

    Attributes:
        name: of its protocol.
        new_decoder: makes one at the beginning of a line.
        frames_in: the serials of all frames of a line, found in another way than the decoder's.
        alphabet: bytes that make frames likely, so that chance can be counted.
        chance: how likely noise is a frame; None to measure it.
        asks: it is a dialogue, which believes only what answers its questions: what it tells is among the frames.
    """

    name: str
    new_decoder: Callable[[], Decoder]
    frames_in: Definition
    alphabet: bytes
    chance: Chance | None = None
    asks: bool = False

    def chance_of(self, table: bytes) -> float:
        """Return the expected number of frames a byte of noise drawn from a table of 256 bytes."""
        return _measured(self.name, table) if self.chance is None else self.chance(table)

    def accepts(self, told: Sequence[str], there: Sequence[str]) -> bool:
        """Whether these are the serials to be told of a line that holds those."""
        return set(told) <= set(there) if self.asks else list(told) == list(there)


@cache
def _measured(name: str, table: bytes) -> float:
    noise = random.Random(f"measure {name}").randbytes(_MEASURED_ON).translate(table)  # noqa: S311 - noise
    return len(target_named(name).frames_in(noise)) / _MEASURED_ON


class Pn532Frames:
    """Tells what the frames of a PN532 hold as if it were serials, so that its frames are fuzzed like any."""

    def __init__(self) -> None:
        self._splitter = FrameSplitter()

    def feed(self, data: bytes) -> Sequence[Decoded]:
        """Return the bodies of whole frames."""
        frames = [frame for frame in self._splitter.feed(data) if isinstance(frame, Information)]
        return [DecodedSerial(Serial((bytes([frame.tfi]) + frame.data).hex())) for frame in frames]


def serials_of(decoder: Decoder, pieces: Iterable[bytes]) -> list[str]:
    """Feed the pieces to a decoder, let a dialogue ask in between, and return the serials it tells."""
    serials: list[str] = []
    now_ns = 0
    for piece in pieces:
        if isinstance(decoder, Dialogue):
            now_ns += BETWEEN_PIECES_NS
            decoder.asks(now_ns)
        serials += [item.serial for item in decoder.feed(piece) if isinstance(item, DecodedSerial)]
    return serials


# --- chances ----------------------------------------------------------------------------------------------------------

_ANY_HEX: Final = HEX + b"abcdef"
_ONE_IN_256: Final = 1 / 256


def share(table: bytes, wanted: Iterable[int]) -> float:
    """Return the chance that one byte of the table is one of those wanted."""
    looked_for = set(wanted)
    return sum(byte in looked_for for byte in table) / len(table)


def _stx_chance(tail: bytes) -> Chance:
    def chance(table: bytes) -> float:
        ends = 1.0
        for byte in tail:
            ends *= share(table, [byte])
        return share(table, b"\x02") * share(table, _ANY_HEX) ** 12 * ends * _ONE_IN_256

    return chance


def _idteck_chance(table: bytes) -> float:
    """Return the chance of a frame of digits that fit, whose XOR is the byte after it.

    An even number of digits XORs to something from 0 to 15, and so does the frame with its ``02`` and ``03``.
    """
    frame = share(table, b"\x02") * share(table, b"\x03")
    lrc = share(table, range(16)) / 16
    fitting = {8: (1 << 24) / 10**8, 10: (1 << 32) / 10**10}
    return sum(frame * share(table, b"0123456789") ** digits * fits * lrc for digits, fits in fitting.items())


def _pn532_chance(table: bytes) -> float:
    """Return the chance of a normal frame: a start, a length with its complement, and a sum that is nothing."""
    shares = {byte: share(table, [byte]) for byte in set(table)}
    sums, right = [1.0] + [0.0] * 255, []
    for _ in range(257):
        sums = [sum(sums[(total - byte) % 256] * chance for byte, chance in shares.items()) for total in range(256)]
        right.append(sums[0])
    sized = sum(share(table, [n]) * share(table, [256 - n]) * right[n] for n in range(1, 256))
    return share(table, b"\x00") * share(table, b"\xff") * sized


TARGETS: Final = (
    Target("rdm6300", rdm6300.decoder, definitions.stx_frames(b"\x03"), b"\x02\x03" + HEX, _stx_chance(b"\x03")),
    Target(
        "id12la", id12la.decoder, definitions.stx_frames(b"\r\n\x03"), b"\x02\x03\r\n" + HEX, _stx_chance(b"\r\n\x03")
    ),
    Target("idteck", idteck.decoder, definitions.idteck_frames, bytes(range(16)) + b"0123456789", _idteck_chance),
    Target("elatec", elatec.decoder, definitions.twn3_lines, b"\r\n::12" + HEX),
    Target("pcprox", pcprox_text.decoder, definitions.laid_out_lines, b"\r\n:#,0123456789"),
    Target("line", line_reader.decoder, definitions.hex_lines, b"\r\n :x" + HEX + HEX),
    Target(
        "pn532-frames", Pn532Frames, definitions.pn532_bodies_in_hex, b"\x00\xff\x01\xfe\x02\xd5\x4b\x04", _pn532_chance
    ),
    Target("pn532", pn532.decoder, definitions.pn532_uids, b"\x00\xff\x01\xfe\x02\xd5\x4b\x04", asks=True),
    Target("pcprox-query", pcprox_query.decoder, definitions.qid_answers, b"{}{}0x;,,," + HEX, asks=True),
)


def target_named(name: str) -> Target:
    """Return the target of this name."""
    return next(target for target in TARGETS if target.name == name)


def check_promises(target: Target, data: bytes) -> None:
    """Hold a decoder to what it promises, whatever comes.

    The first byte says into which pieces the rest is cut. The serials must be those that the independent definition
    finds, and must not depend on how the line was cut; what a dialogue tells depends on when it asked, too.

    Raises:
        AssertionError: a promise is broken.
    """
    size, line = (data[0] % 31 + 1, data[1:]) if data else (1, b"")
    there = target.frames_in(line)
    pieces = [line[at : at + size] for at in range(0, len(line), size)]
    assert target.accepts(serials_of(target.new_decoder(), [line]), there), "these are not the frames on the line"
    assert target.accepts(serials_of(target.new_decoder(), pieces), there), "the serials depend on how it was cut"
