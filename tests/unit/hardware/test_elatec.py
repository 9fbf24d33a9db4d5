"""ELATEC's lines: the manual's examples, bad lines, and any line at all."""

import re

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.domain.serials import Serial, serial_of_bits
from sentinel_desktop.hardware.frames import elatec
from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial
from sentinel_desktop.hardware.frames.text_lines import LONGEST_LINE

cards = st.text("01", min_size=24, max_size=80)
tags = st.binary(min_size=3, max_size=10).map(lambda body: body.hex().upper())


def decode(*pieces: bytes) -> list[Decoded]:
    """Feed the pieces to a new decoder and return all it says."""
    decoder = elatec.decoder()
    return [item for piece in pieces for item in decoder.feed(piece)]


def valid_lines_in(line: bytes) -> list[str]:
    """Find the serial of every line that is a card or a tag by the manual's words, in another way than the decoder."""
    found = []
    for text in re.split(rb"[\r\n]", line)[:-1]:
        stripped = text.strip()
        if len(text) > LONGEST_LINE or not re.fullmatch(rb":?(?:[0-9A-Fa-f]{2})+", stripped):
            continue
        body = bytes.fromhex(stripped.removeprefix(b":").decode())
        if stripped.startswith(b":") and sum(body) % 256 == 0 and 4 <= len(body) <= 11:
            found.append(body[:-1].hex().upper())
        elif not stripped.startswith(b":") and 24 <= body[0] <= 80:
            value, unused = int.from_bytes(body[1:], "big"), 8 * (len(body) - 1) - body[0]
            if 0 <= unused < 8 and value % 2**unused == 0:
                found.append(serial_of_bits(f"{value >> unused:0{body[0]}b}"))
    return [str(serial) for serial in found]


@pytest.mark.parametrize(
    ("line", "serial"),
    [
        (b"1A808001C0\r", "010003"),
        (b"1a808001c0\r", "010003"),
        (b"1A05025240\r", "0A04A4"),
        (b"1A808001C0\r\n", "010003"),
        (b":112233445501\r\n", "1122334455"),
        (b"1A008001C0\r", "00020007"),
        (b"258000000008\r", "1000000001"),
    ],
)
def test_vectors(line: bytes, serial: str) -> None:
    """The manual's examples, that of 26 bits without its parities; with a wrong parity, and of 37 bits, all bits."""
    assert decode(line) == [DecodedSerial(Serial(serial))]


def test_lines_are_encoded_as_the_manual_says() -> None:
    """What the reader would send."""
    assert elatec.encode("10000000100000000000000111") == b"1A808001C0\r"
    assert elatec.encode_inditag("1122334455") == b":112233445501\r\n"


@pytest.mark.parametrize(
    ("line", "bad"),
    [
        (b":112233445502\r\n", BadFrame.CHECKSUM),
        (b":1122334455\r\n", BadFrame.CHECKSUM),
        (b":00\r\n", BadFrame.NOT_A_SERIAL),
        (b":11EF\r\n", BadFrame.NOT_A_SERIAL),
        (b":11223\r\n", BadFrame.NOT_A_SERIAL),
        (b"1A808001C1\r", BadFrame.NOT_A_SERIAL),
        (b"1A808001\r", BadFrame.NOT_A_SERIAL),
        (b"1A808001C000\r", BadFrame.NOT_A_SERIAL),
        (b"1A80800\r", BadFrame.NOT_A_SERIAL),
        (b"10FFFF\r", BadFrame.NOT_A_SERIAL),
        (b"0000\r", BadFrame.NOT_A_SERIAL),
        (b"1A 80 80 01 C0\r", BadFrame.NOT_A_SERIAL),
        (b"1A8080\x0001C0\r", BadFrame.NOISE),
        (b"1" * (LONGEST_LINE + 1) + b"\r", BadFrame.TOO_LONG),
    ],
)
def test_a_bad_line_is_counted_once_and_harms_none(line: bytes, bad: BadFrame) -> None:
    """A wrong sum, unused bits that are used, a length that does not fit: one bad frame, and the next line is read."""
    assert decode(line + b"1A808001C0\r") == [bad, DecodedSerial(Serial("010003"))]


@pytest.mark.parametrize(
    ("line", "telling"), [(b"1A808001C0\r", True), (b":112233445501\r\n", True), (b"20E3086CED\r", False)]
)
def test_what_plain_hex_looks_like_too_proves_nothing(line: bytes, telling: bool) -> None:  # noqa: FBT001 - of a table
    """26 bits with both parities and a right sum are ELATEC's; a first byte that fits the length may be a tag's own."""
    (decoded,) = decode(line)
    assert isinstance(decoded, DecodedSerial)
    assert decoded.telling is telling


@given(sent=st.lists(st.one_of(cards.map(elatec.encode), tags.map(elatec.encode_inditag))), cut=st.integers(0, 200))
def test_every_card_and_tag_is_read(sent: list[bytes], cut: int) -> None:
    """In order, in any pieces, and nothing else."""
    line = b"".join(sent)
    read = [item.serial for item in decode(line[:cut], line[cut:]) if isinstance(item, DecodedSerial)]
    assert read == valid_lines_in(line)
    assert len(read) == len(sent)


@given(
    line=st.lists(st.sampled_from([b"1A808001C0", b":1122334455", b"01", b"\r", b"\n", b"\xff", b"9" * 40])).map(
        b"".join
    ),
    more=st.binary(),
)
def test_pieces_change_nothing(line: bytes, more: bytes) -> None:
    """What is said of a line does not depend on how it was split, and only valid lines give serials."""
    line += more
    said = decode(line)
    assert decode(*(bytes([byte]) for byte in line)) == said
    assert [item.serial for item in said if isinstance(item, DecodedSerial)] == valid_lines_in(line)


@given(serial=tags, at=st.integers(0, 21), digit=st.sampled_from("0123456789ABCDEF"))
def test_one_changed_digit_of_a_tag_is_never_another(serial: str, at: int, digit: str) -> None:
    """The sum of the bytes shows it."""
    line = elatec.encode_inditag(serial).decode()
    at = 1 + at % (len(line) - 3)
    read = decode((line[:at] + digit + line[at + 1 :]).encode())
    assert read in ([DecodedSerial(Serial(serial))], [BadFrame.CHECKSUM])
