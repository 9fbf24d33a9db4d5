"""What a PC/SC reader answers for a card, and what that makes of it."""

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.readers import BadFrame, CardFamily
from sentinel_desktop.domain.serials import canonical_serial
from sentinel_desktop.hardware.frames.decoder import DecodedSerial
from sentinel_desktop.hardware.frames.pcsc_uid import asked_length, decode, family_of, question


def test_the_question_is_that_of_the_specification() -> None:
    """The card's id is asked for with FF CA 00 00 and the wanted length, 00 for all of it."""
    assert question() == bytes.fromhex("FFCA000000")
    assert question(7) == bytes.fromhex("FFCA000007")


@pytest.mark.parametrize(
    ("answer", "decoded"),
    [
        ("04A22B91 9000", DecodedSerial(canonical_serial("04A22B91"))),
        ("04A22B91E64C80 9000", DecodedSerial(canonical_serial("04A22B91E64C80"))),
        ("04A22B91E64C80112233 9000", DecodedSerial(canonical_serial("04A22B91E64C80112233"))),
        ("E004015012345678 9000", DecodedSerial(canonical_serial("E004015012345678"))),
        ("6300", BadFrame.NOT_A_SERIAL),
        ("6A81", BadFrame.NOT_A_SERIAL),
        ("6D00", BadFrame.NOT_A_SERIAL),
        ("04A22B91 6282", BadFrame.NOT_A_SERIAL),
        ("9000", BadFrame.NOT_A_SERIAL),
        ("04A22B 9000", BadFrame.NOT_A_SERIAL),
        ("04A22B91E64C8011223344 9000", BadFrame.NOT_A_SERIAL),
        ("90", BadFrame.TRUNCATED),
        ("", BadFrame.TRUNCATED),
    ],
)
def test_an_answer_is_a_serial_or_says_why_not(answer: str, decoded: object) -> None:
    """Four to ten bytes and 90 00 are the serial in the order given; every other answer is a bad frame of its kind."""
    assert decode(bytes.fromhex(answer)) == decoded


def test_a_reader_may_want_the_length() -> None:
    """6C and a length ask for another question; nothing else does."""
    assert asked_length(bytes.fromhex("6C07")) == 7
    assert asked_length(bytes.fromhex("6A81")) is None
    assert asked_length(bytes.fromhex("046C07 9000")) is None


@pytest.mark.parametrize(
    ("serial", "family"),
    [
        ("08A22B91", CardFamily.ISO_14443),
        ("04A22B91E64C80", CardFamily.ISO_14443),
        ("04A22B91E64C80112233", CardFamily.ISO_14443),
        ("E004015012345678", CardFamily.UNKNOWN),
    ],
)
def test_the_length_tells_the_family(serial: str, family: CardFamily) -> None:
    """Ids of four, seven and ten bytes are those of ISO 14443 cards; of others nothing is claimed."""
    assert family_of(canonical_serial(serial)) is family


@given(st.binary(max_size=40))
def test_no_answer_is_too_odd(answer: bytes) -> None:
    """Any bytes are judged without an exception, and only those that end well give a serial, the bytes before that."""
    decoded = decode(answer)
    if isinstance(decoded, DecodedSerial):
        assert bytes.fromhex(decoded.serial) + b"\x90\x00" == answer
    else:
        assert isinstance(decoded, BadFrame)
