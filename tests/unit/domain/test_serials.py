"""The canonical spelling of a badge's serial."""

import pytest
from hypothesis import given, settings, strategies as st

from sentinel_desktop.domain.serials import (
    ParityError,
    Serial,
    SerialError,
    Spelling,
    canonical_serial,
    facility_serial,
    low_bits,
    omnikey_serial,
    redacted,
    reversed_serial,
    serial_of_24_bits,
    serial_of_32_bits,
    serial_of_bits,
    serial_of_decimal,
    serial_of_facility,
    serial_of_reversed_decimal,
    spellings,
    wiegand_serial,
)

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
        "0x",
        "62E30x08",
        "62E3080x",
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


@pytest.mark.parametrize("text", ["0x62E308", "0X62e308", "0x62 0xE3 0x08", "0x62:0xe3-0x08", " 0x62E308"])
def test_hex_may_be_marked_as_such(text: str) -> None:
    """Before the first byte or before each, as sketches print it."""
    assert canonical_serial(text) == "62E308"


@given(id_bytes=ID_BYTES)
def test_reversing_twice_changes_nothing(id_bytes: bytes) -> None:
    """The bytes stand in the other order, the digits of each as they were."""
    serial = Serial(id_bytes.hex().upper())
    assert reversed_serial(serial) == id_bytes[::-1].hex().upper()
    assert reversed_serial(reversed_serial(serial)) == serial


# --- decimal ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "serial"),
    [
        ("0006547886", "0063E9AE"),
        ("6547886", "0063E9AE"),
        ("0", "00000000"),
        ("4294967295", "FFFFFFFF"),
        ("4294967296", "0100000000"),
        ("4301515182", "010063E9AE"),
        ("1304207920588160", "04A22B91D1E580"),
        ("16140901064495857664", "E000000000000000"),
        ("1208925819614629174706175", "F" * 20),
    ],
)
def test_one_number_is_the_shortest_id_that_holds_it(text: str, serial: str) -> None:
    """Of 4, 5, 7, 8 or 10 bytes, with or without leading zeros."""
    assert serial_of_decimal(text) == serial


@given(length=st.sampled_from([4, 5, 7, 8, 10]), data=st.data())
def test_an_id_comes_back_from_its_decimal(length: int, data: st.DataObject) -> None:
    """Where its first byte is not zero, so that the number tells its length."""
    rest = data.draw(st.binary(min_size=length - 1, max_size=length - 1))
    serial = f"01{rest.hex().upper()}"
    assert serial_of_decimal(str(int(serial, 16))) == serial


def test_a_reversed_number_is_turned_round() -> None:
    """Four bytes or more, as the number of the bytes as they stand."""
    assert serial_of_reversed_decimal("2435555844") == "04A22B91"
    assert serial_of_reversed_decimal("2934530816") == "0063E9AE"
    assert serial_of_reversed_decimal(str(0x80E5D1912BA204)) == "04A22B91D1E580"


@given(number=st.integers(0, 2**32 - 1))
def test_numbers_of_a_fixed_width_are_the_low_bits(number: int) -> None:
    """Four and three bytes; what does not fit is refused."""
    assert int(serial_of_32_bits(str(number)), 16) == number
    assert len(serial_of_32_bits(str(number))) == 8
    low = number % 2**24
    assert serial_of_24_bits(f"{low:08}") == f"{low:06X}"


# --- facility and card ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["099,59822", "99,59822", "99:59822", "99-59822", "099 59822", "09959822", "99 / 59822"]
)
def test_a_facility_and_a_card_are_24_bits(text: str) -> None:
    """With anything but letters and digits between, or by their places."""
    assert serial_of_facility(text) == "63E9AE"


@given(facility=st.integers(0, 255), card=st.integers(0, 65535))
def test_every_facility_and_card_has_a_serial(facility: int, card: int) -> None:
    """And no other one has it."""
    serial = facility_serial(facility, card)
    assert divmod(int(serial, 16), 65536) == (facility, card)
    assert serial_of_facility(f"{facility},{card}") == serial


# --- bits -------------------------------------------------------------------------------------------------------------


def with_parities(id_bits: str) -> str:
    """Put the parities of a Wiegand line around an id, by their definition."""
    half = len(id_bits) // 2
    even = "1" if id_bits[:half].count("1") % 2 == 1 else "0"
    odd = "1" if id_bits[half:].count("1") % 2 == 0 else "0"
    return even + id_bits + odd


@given(id_bytes=st.one_of(st.binary(min_size=3, max_size=3), st.binary(min_size=4, max_size=4)))
def test_the_id_stands_between_the_parities(id_bytes: bytes) -> None:
    """Of 26 and of 34 bits."""
    bits = with_parities("".join(f"{byte:08b}" for byte in id_bytes))
    assert wiegand_serial(bits) == serial_of_bits(bits) == id_bytes.hex().upper()


@given(id_bytes=st.binary(min_size=3, max_size=3), at=st.integers(0, 25))
def test_one_wrong_bit_is_no_badge(id_bytes: bytes, at: int) -> None:
    """A parity shows it, whichever it is."""
    bits = with_parities("".join(f"{byte:08b}" for byte in id_bytes))
    wrong = bits[:at] + ("0" if bits[at] == "1" else "1") + bits[at + 1 :]
    with pytest.raises(ParityError):
        wiegand_serial(wrong)


@pytest.mark.parametrize(
    ("bits", "serial"),
    [
        ("1" * 24, "FFFFFF"),
        ("1" * 26, "03FFFFFF"),
        ("1" * 34, "03FFFFFFFF"),
        ("0" * 36 + "1", "0000000001"),
        ("10" * 40, "AA" * 10),
    ],
)
def test_other_bits_are_kept_as_they_are(bits: str, serial: str) -> None:
    """As one number in whole bytes, those with wrong parities too."""
    assert serial_of_bits(bits) == serial


@pytest.mark.parametrize("spelled", ["00000101000000100101001001", "0605025240", "25853841984"])
def test_omnikey_spells_bits_in_three_ways(spelled: str) -> None:
    """Binary, hex and decimal of its guide's example are facility 10 and card 1188."""
    assert omnikey_serial(spelled) == facility_serial(10, 1188) == "0A04A4"


@given(bits=st.text("01", min_size=25, max_size=37).filter(lambda bits: len(bits) != 32))
def test_omnikey_spellings_of_any_card_meet(bits: str) -> None:
    """Whatever the number of bits, as hex and as decimal; with 32 there is no count of unused bits in the decimal."""
    unused = -len(bits) % 8
    number = unused << len(bits) + unused | int(bits, 2) << unused
    digits = f"{number:0{2 + (len(bits) + unused) // 4}X}"
    assert omnikey_serial(digits) == serial_of_bits(bits)
    decimal = str(number)
    may_be_hex = len(decimal) % 2 == 0 and int(decimal[:2], 16) < 8
    assert may_be_hex or omnikey_serial(decimal) == serial_of_bits(bits)


# --- what none of them is ---------------------------------------------------------------------------------------------

EVERY_SPELLING = [
    canonical_serial,
    omnikey_serial,
    reversed_serial,
    serial_of_24_bits,
    serial_of_32_bits,
    serial_of_bits,
    serial_of_decimal,
    serial_of_facility,
    serial_of_reversed_decimal,
    wiegand_serial,
]


@pytest.mark.parametrize(
    ("spelling", "text"),
    [
        (serial_of_24_bits, "16777216"),
        (serial_of_32_bits, "4294967296"),
        (serial_of_decimal, str(2**80)),
        (serial_of_decimal, "1" * 26),
        (serial_of_decimal, "-1"),
        (serial_of_decimal, "1 000"),
        (serial_of_decimal, "\u0661\u0662\u0663"),
        (serial_of_facility, "256,1"),
        (serial_of_facility, "1,65536"),
        (serial_of_facility, "1,2,3"),
        (serial_of_facility, "0995982"),
        (wiegand_serial, "1" * 25),
        (wiegand_serial, "2" * 26),
        (serial_of_bits, "1" * 23),
        (serial_of_bits, "1" * 81),
        (omnikey_serial, "0605025241"),
        (omnikey_serial, "0805025240"),
        (omnikey_serial, "06"),
        (omnikey_serial, "0"),
        (omnikey_serial, "12"),
    ],
)
def test_what_does_not_fit_a_spelling_is_refused(spelling: Spelling, text: str) -> None:
    """Too great, too long, other characters, unused bits that are used."""
    with pytest.raises(SerialError):
        spelling(text)


@pytest.mark.parametrize("spelling", EVERY_SPELLING)
@settings(max_examples=50)
@given(text=st.one_of(st.text(max_size=30), st.text("0123456789ABCDEF,: x", max_size=30), st.text("01", max_size=90)))
def test_any_text_is_refused_or_a_serial(spelling: Spelling, text: str) -> None:
    """Three to ten bytes in canonical form, or SerialError, and nothing else."""
    try:
        serial = spelling(text)
    except SerialError:
        return
    assert canonical_serial(serial) == serial


# --- for people -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("serial", "spelled"),
    [
        ("010063E9AE", ("010063E9AE", "0006547886", "099,59822", "AEE9630001")),
        ("63E9AE", ("63E9AE", "06547886", "099,59822", "AEE963")),
        ("04A22B91D1E580", ("04A22B91D1E580", "2446452096", "209,58752", "80E5D1912BA204")),
    ],
)
def test_a_person_sees_the_spellings(serial: str, spelled: tuple[str, ...]) -> None:
    """Hex, the number that is printed on tags, facility and card, and the bytes in the other order."""
    assert spellings(Serial(serial)) == spelled


@given(id_bytes=ID_BYTES)
def test_what_a_person_sees_finds_the_badge(id_bytes: bytes) -> None:
    """Each spelling, read by what it is, is the end of the serial."""
    serial = Serial(id_bytes.hex().upper())
    whole, number, facility, turned = spellings(serial)
    read = serial_of_24_bits(number) if len(serial) == 6 else serial_of_32_bits(number)
    assert serial.endswith(read)
    assert serial.endswith(serial_of_facility(facility))
    assert whole == serial == reversed_serial(turned)


def test_a_log_sees_four_characters() -> None:
    """What is written of a serial in a log is its end."""
    assert redacted("62E3086CED") == "…6CED"
