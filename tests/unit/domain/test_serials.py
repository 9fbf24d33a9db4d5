"""The canonical spelling of a badge's serial."""

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.serials import Serial, SerialError, canonical_serial, low_bits, redacted

ID_BYTES = st.binary(min_size=3, max_size=10)


@given(id_bytes=ID_BYTES, separator=st.sampled_from(["", " ", ":", "-", "\t"]), upper=st.booleans())
def test_every_spelling_of_the_same_bytes_has_one_canonical_form(
    id_bytes: bytes, separator: str, *, upper: bool
) -> None:
    """Case and separators make no other badge."""
    spelling = separator.join(f"{byte:02X}" if upper else f"{byte:02x}" for byte in id_bytes)
    assert canonical_serial(spelling) == id_bytes.hex().upper()


@given(id_bytes=ID_BYTES)
def test_a_canonical_serial_stays_as_it_is(id_bytes: bytes) -> None:
    """Canonical form is its own canonical form."""
    serial = Serial(id_bytes.hex().upper())
    assert canonical_serial(serial) == serial


@pytest.mark.parametrize(
    "text",
    [
        "",
        "62E3",
        "62E308E",
        "62E3086CEG",
        "0x62E308",
        "62E3086CED" * 2 + "00",
        "\uff16\uff12\uff25\uff13\uff10\uff18",
        "62E308\x00",
        "--",
    ],
)
def test_what_is_no_serial_is_refused(text: str) -> None:
    """Too short, too long, half a byte, other characters, digits of other scripts: none of them is a serial."""
    with pytest.raises(SerialError):
        canonical_serial(text)


@given(text=st.text(max_size=30))
def test_whatever_is_accepted_is_hex_of_whole_bytes(text: str) -> None:
    """Any text is either refused or turned into three to ten bytes."""
    try:
        serial = canonical_serial(text)
    except SerialError:
        return
    assert 3 <= len(bytes.fromhex(serial)) <= 10
    assert serial == serial.upper()


def test_a_refusal_does_not_repeat_the_serial() -> None:
    """What could be somebody's badge does not end up in a log by way of an error."""
    with pytest.raises(SerialError) as refused:
        canonical_serial("62E3086CEDX")
    assert "62E3" not in str(refused.value)


@pytest.mark.parametrize(("bits", "expected"), [(32, 0xE3086CED), (24, 0x086CED), (16, 0x6CED)])
def test_the_low_bits_are_the_last_bytes(bits: int, expected: int) -> None:
    """A shorter spelling of a card is its last bytes."""
    assert low_bits("62E3086CED", bits) == expected


def test_a_log_sees_four_characters() -> None:
    """What is written of a serial in a log is its end."""
    assert redacted("62E3086CED") == "…6CED"
