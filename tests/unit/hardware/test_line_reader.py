"""One serial a line: spellings, bad lines, and any line at all."""

import random
import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import given, settings, strategies as st

from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.domain.serials import Serial
from sentinel_desktop.hardware.frames import line_reader
from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial
from sentinel_desktop.hardware.frames.line_reader import LONGEST_LINE
from sentinel_desktop.hardware.frames.text_lines import LineDecoder

SERIAL = DecodedSerial(Serial("62E3086CED"))


def decode(*pieces: bytes) -> list[Decoded]:
    """Feed the pieces to a new decoder and return all it says."""
    decoder = line_reader.decoder()
    return [item for piece in pieces for item in decoder.feed(piece)]


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n"])
@pytest.mark.parametrize(
    "text",
    [
        b"62E3086CED",
        b"62e3086ced",
        b"CARD:62E3086CED",
        b"Card UID: 62 E3 08 6C ED ",
        b"62:e3:08-6c ed",
        b"id=62E3086CED",
        b"0x62E3086CED",
        b"UID: 0x62 0xE3 0x08 0x6C 0xED",
    ],
)
def test_a_line_is_a_serial(text: bytes, end: bytes) -> None:
    """Every usual spelling and line end gives the same canonical serial, once."""
    assert decode(text + end) == [SERIAL]
    assert decode(text + end + text + end) == [SERIAL, SERIAL]


@pytest.mark.parametrize(
    ("line", "bad"),
    [
        (b"62E3086CE", BadFrame.NOT_A_SERIAL),
        (b"62E3", BadFrame.NOT_A_SERIAL),
        (b"62E3086CED" * 3, BadFrame.NOT_A_SERIAL),
        (b"6 2E3086CE D", BadFrame.NOT_A_SERIAL),
        (b"62E30x086CED", BadFrame.NOT_A_SERIAL),
        (b"ready", BadFrame.NOT_A_SERIAL),
        (b"CARD:", BadFrame.NOT_A_SERIAL),
        (b"62E3\x00086CED", BadFrame.NOISE),
        (b"62E3\xff086CED", BadFrame.NOISE),
        (b"\x0262E3086CED08", BadFrame.NOISE),
        (b"6" * (LONGEST_LINE + 1), BadFrame.TOO_LONG),
        (b"6" * 1000, BadFrame.TOO_LONG),
    ],
)
def test_a_bad_line_is_counted_once_and_harms_none(line: bytes, bad: BadFrame) -> None:
    """A line that is no serial is one bad frame by its kind, and the next line is read."""
    assert decode(line + b"\r\n62E3086CED\r\n") == [bad, SERIAL]


def test_empty_lines_are_nothing() -> None:
    """Blank lines are neither badges nor bad frames."""
    assert decode(b"\r\n\r\n  \r\n\n") == []


def test_a_line_without_its_end_is_no_serial_yet() -> None:
    """A serial counts when its line has ended, not before: more digits may come."""
    assert decode(b"62E3086C") == []
    assert decode(b"62E3086C", b"ED\r") == [SERIAL]


@given(
    data=st.lists(st.sampled_from([b"\r", b"\n", b"62E308", b"CARD:", b"\xff", b"9" * 40])).map(b"".join),
    data_too=st.binary(),
    cut=st.integers(0, 200),
)
def test_pieces_change_nothing(data: bytes, data_too: bytes, cut: int) -> None:
    """What is said of a line does not depend on how it was split."""
    data += data_too
    assert decode(data[:cut], data[cut:]) == decode(data)
    assert decode(*(bytes([byte]) for byte in data)) == decode(data)


@given(bodies=st.lists(st.binary(min_size=3, max_size=10)))
def test_every_serial_sent_is_read(bodies: list[bytes]) -> None:
    """Serials of 3 to 10 bytes come out as they were sent, in order, and nothing else does."""
    line = b"".join(body.hex().encode() + b"\r\n" for body in bodies)
    assert decode(line) == [DecodedSerial(Serial(body.hex().upper())) for body in bodies]


OTHERS = [
    line_reader.decimal_24_decoder,
    line_reader.decimal_decoder,
    line_reader.facility_decoder,
    line_reader.omnikey_decoder,
    line_reader.reversed_decimal_decoder,
    line_reader.reversed_decoder,
    line_reader.wiegand_decoder,
]


@pytest.mark.parametrize(
    ("make", "line", "said"),
    [
        (line_reader.decimal_decoder, b"CARD: 0006547886", DecodedSerial(Serial("0063E9AE"))),
        (line_reader.decimal_decoder, b"62E3086CED", BadFrame.NOT_A_SERIAL),
        (line_reader.decimal_decoder, b"00065 47886", BadFrame.NOT_A_SERIAL),
        (line_reader.decimal_24_decoder, b"16777216", BadFrame.NOT_A_SERIAL),
        (line_reader.facility_decoder, b"W26: 099,59822", DecodedSerial(Serial("63E9AE"))),
        (line_reader.facility_decoder, b"256,59822", BadFrame.NOT_A_SERIAL),
        (line_reader.reversed_decoder, b"CARD:AE:E9:63:00:01", DecodedSerial(Serial("010063E9AE"))),
        (line_reader.reversed_decoder, b"6 2E3086CE D", BadFrame.NOT_A_SERIAL),
        (line_reader.reversed_decimal_decoder, b"2435555844", DecodedSerial(Serial("04A22B91"))),
        (line_reader.wiegand_decoder, b"10110001111101001101011100", DecodedSerial(Serial("63E9AE"))),
        (line_reader.wiegand_decoder, b"10110001111101001101011101", BadFrame.CHECKSUM),
        (line_reader.wiegand_decoder, b"bits: 00110001111101001101011100", BadFrame.CHECKSUM),
        (line_reader.wiegand_decoder, b"1011000111110100110101110", BadFrame.NOT_A_SERIAL),
        (line_reader.omnikey_decoder, b"0605025240", DecodedSerial(Serial("0A04A4"))),
        (line_reader.omnikey_decoder, b"0605025241", BadFrame.NOT_A_SERIAL),
    ],
)
def test_each_profile_reads_its_own_spelling(make: Callable[[], LineDecoder], line: bytes, said: Decoded) -> None:
    """With a word before it or without; another spelling is no serial, and a wrong parity a wrong checksum."""
    assert make().feed(line + b"\r\n") == [said]


@pytest.mark.parametrize("make", OTHERS)
@settings(max_examples=30)
@given(
    data=st.lists(st.sampled_from([b"\r", b"\n", b"0605025240", b"099,59822", b"CARD:", b"\xff", b"9" * 40])).map(
        b"".join
    ),
    data_too=st.binary(),
    cut=st.integers(0, 200),
)
def test_pieces_change_nothing_in_any_spelling(
    make: Callable[[], LineDecoder], data: bytes, data_too: bytes, cut: int
) -> None:
    """What is said of a line does not depend on how it was split."""
    data += data_too
    pieces = make()
    said = make().feed(data)
    assert [*pieces.feed(data[:cut]), *pieces.feed(data[cut:])] == said


@pytest.mark.parametrize("lines", [True, False])
def test_memory_is_bounded_over_random_bytes(*, lines: bool) -> None:
    """Twenty megabytes of random bytes, with or without line ends, leave at most one line in the decoder."""
    block = random.Random(5).randbytes(1 << 20)  # noqa: S311 - noise, no secret
    if not lines:
        block = block.translate(None, b"\r\n")
    decoder = line_reader.decoder()
    decoder.feed(block)
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(20):
            decoder.feed(block)
            assert len(decoder._pending) <= LONGEST_LINE
        assert tracemalloc.get_traced_memory()[0] - before < 4096
    finally:
        tracemalloc.stop()
