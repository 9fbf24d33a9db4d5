"""The serial of a badge: one card has many spellings, one of them is canonical.

Canonical is upper-case hex of the id bytes in the order of the air interface, without checksum or separators: ten
digits for an EM4100 tag, eight to twenty for an ISO 14443 card, six for a card of the 26-bit Wiegand format, of which
no more is told than facility and card.

A spelling that tells less than the whole id gives a shorter serial: eight digits of the low 32 bits or six of the low
24, by which a badge with a longer one is found.
"""

import re
from collections.abc import Callable
from typing import Final, NewType

Serial = NewType("Serial", str)
Spelling = Callable[[str], Serial]
"""Turns a text into the serial it spells; raises SerialError where it spells none."""

_CANONICAL: Final = re.compile(r"(?:[0-9A-F]{2}){3,10}")
_MARK: Final = re.compile(r"(?<![0-9A-Za-z])0[xX]")
_FACILITY_AND_CARD: Final = re.compile(r"([0-9]{1,3})[^0-9A-Za-z]{1,3}([0-9]{1,5})|([0-9]{3})([0-9]{5})")
_BITS: Final = re.compile(r"[01]+")
_DIGITS: Final = re.compile(r"[0-9]{1,25}")

ID_BYTES: Final = (4, 5, 7, 8, 10)
"""How long ids are that are spelled as one number: EM4100 without and with its version byte, ISO 14443, ISO 15693."""
_FEWEST_BITS: Final = 24
_MOST_BITS: Final = 80
_BITS_A_BYTE: Final = 8
_PARITY_FORMATS: Final = {26: 12, 34: 16}
"""By the number of bits: how many of the id each of the two parities covers."""


class SerialError(ValueError):
    """A text that is no badge serial in the spelling asked for."""


class ParityError(SerialError):
    """Bits of a Wiegand format of which a parity is wrong: they were not read as they are on the card."""


def canonical_serial(text: str) -> Serial:
    """Return the canonical form of hex text that may carry separators, ``0x`` or lower case.

    Args:
        text: hex digits of 3 to 10 bytes, with or without spaces, colons or dashes between the bytes, and ``0x`` before
            the first or before each.

    Raises:
        SerialError: when the text is not such a hex number.
    """
    bare = re.sub(r"[\s:\-]", "", _MARK.sub("", text)).upper()
    if not _CANONICAL.fullmatch(bare):
        raise SerialError(f"not a badge serial: {len(text)} characters")
    return Serial(bare)


def reversed_serial(text: str) -> Serial:
    """Return the serial of hex text whose bytes stand in the other order, as some readers send them.

    Raises:
        SerialError: as ``canonical_serial`` does.
    """
    return Serial(bytes.fromhex(canonical_serial(text))[::-1].hex().upper())


def serial_of_decimal(text: str) -> Serial:
    """Return the serial of an id spelled as one decimal number: ``0006547886`` is ``0063E9AE``.

    A number of up to 32 bits is four bytes, however many digits it has, as it is printed on EM4100 tags without their
    version byte; a greater one is the shortest id that holds it, of 5, 7, 8 or 10 bytes.

    Raises:
        SerialError: the text is no such number.
    """
    number = _number(text)
    for length in ID_BYTES:
        if number < 1 << _BITS_A_BYTE * length:
            return _serial(number, length)
    raise SerialError("more than ten bytes")


def serial_of_reversed_decimal(text: str) -> Serial:
    """Return the serial of a decimal number that was made of an id's bytes in the other order.

    Raises:
        SerialError: as ``serial_of_decimal`` does.
    """
    return reversed_serial(serial_of_decimal(text))


def serial_of_24_bits(text: str) -> Serial:
    """Return the serial of the low 24 bits spelled as one decimal number: ``06547886`` is ``63E9AE``.

    Raises:
        SerialError: the text is no such number.
    """
    return _serial(_number(text), 3)


def serial_of_32_bits(text: str) -> Serial:
    """Return the serial of the low 32 bits spelled as one decimal number: ``0006547886`` is ``0063E9AE``.

    Raises:
        SerialError: the text is no such number.
    """
    return _serial(_number(text), 4)


def serial_of_facility(text: str) -> Serial:
    """Return the serial of a facility and a card in decimal: ``099,59822`` and ``09959822`` are ``63E9AE``.

    Args:
        text: up to three and up to five digits with anything but letters and digits between, or three and five without.

    Raises:
        SerialError: the text is no such pair, or one of the two is greater than 8 or 16 bits hold.
    """
    found = _FACILITY_AND_CARD.fullmatch(text)
    if found is None:
        raise SerialError(f"not a facility and a card: {len(text)} characters")
    facility, card = (int(part) for part in found.groups() if part is not None)
    return facility_serial(facility, card)


def facility_serial(facility: int, card: int, *, facility_bytes: int = 1) -> Serial:
    """Return the serial of a facility and a card of 16 bits.

    Args:
        facility: not negative.
        card: not negative.
        facility_bytes: 1 in the 26-bit Wiegand format, 2 in that of 34 bits.

    Raises:
        SerialError: one of the two does not fit.
    """
    return Serial(_serial(facility, facility_bytes) + _serial(card, 2))


def wiegand_serial(bits: str) -> Serial:
    """Return the serial of 26 or 34 bits of a Wiegand line: the id between its two parities.

    26 bits are an even parity over the first 12 bits of the id, facility (8), card (16), an odd parity over the last
    12; 34 bits are the same over 16 and 16.

    Raises:
        ParityError: a parity is wrong.
        SerialError: the text is not 26 or 34 zeros and ones.
    """
    covered = _PARITY_FORMATS.get(len(bits))
    if covered is None or not _BITS.fullmatch(bits):
        raise SerialError(f"not a Wiegand number of 26 or 34 bits: {len(bits)} characters")
    if bits[: covered + 1].count("1") % 2 or not bits[-covered - 1 :].count("1") % 2:
        raise ParityError(f"a parity of {len(bits)} bits is wrong")
    return _serial(int(bits[1:-1], 2), (len(bits) - 2) // _BITS_A_BYTE)


def serial_of_bits(bits: str) -> Serial:
    """Return the serial of what a card holds, as a reader tells it bit by bit: 24 to 80 zeros and ones.

    Of 26 and 34 bits with right parities it is the id between these. Any other number of bits, and those of another
    26-bit format whose parities lie elsewhere, are kept as they are: one number in as few whole bytes as hold them.

    Raises:
        SerialError: the text is no such row of bits.
    """
    if not _FEWEST_BITS <= len(bits) <= _MOST_BITS or not _BITS.fullmatch(bits):
        raise SerialError(f"not the bits of a card: {len(bits)} characters")
    try:
        return wiegand_serial(bits)
    except SerialError:
        return _serial(int(bits, 2), -(-len(bits) // _BITS_A_BYTE))


def omnikey_serial(text: str) -> Serial:
    """Return the serial of a card's bits as OMNIKEY readers spell them, in binary, hex or decimal.

    Hex and decimal are one number: a byte that says how many bits of the last byte are unused, the bits from the left,
    and those unused ones as zeros. ``00000101000000100101001001`` is ``0605025240`` in hex and ``25853841984`` in
    decimal, and the serial ``0A04A4``. Hex has whole bytes; a text that could be either, and has such a first byte and
    such zeros, is hex.

    Raises:
        SerialError: the text is none of the three.
    """
    if _BITS.fullmatch(text) and len(text) >= _FEWEST_BITS:
        return serial_of_bits(text)
    if len(text) % 2 == 0 and re.fullmatch(r"[0-9A-Fa-f]+", text):
        bits = _bits_after_header(bytes.fromhex(text))
        if bits is not None:
            return serial_of_bits(bits)
    number = _number(text)
    bits = _bits_after_header(number.to_bytes(-(-number.bit_length() // _BITS_A_BYTE) or 1, "big"))
    if bits is None:
        raise SerialError(f"no number of unused bits before the card's: {len(text)} characters")
    return serial_of_bits(bits)


def low_bits(serial: str, bits: int) -> int:
    """Return the low ``bits`` bits of a canonical serial, by which a shorter spelling finds it."""
    return int(serial, 16) & ((1 << bits) - 1)


def spellings(serial: Serial) -> tuple[str, ...]:
    """Return a serial as readers and the card itself may spell it, for a person who compares.

    Returns:
        the hex digits; the low 32 bits as a number of ten digits, for a serial of three bytes the 24 as one of eight;
        the low 24 bits as facility and card; the hex digits with the bytes in the other order.
    """
    low = low_bits(serial, 32)
    facility, card = low_bits(serial, 24) >> 16, low_bits(serial, 16)
    number = f"{low:010}" if len(serial) > _FEWEST_BITS // 4 else f"{low:08}"
    return serial, number, f"{facility:03},{card:05}", reversed_serial(serial)


def redacted(serial: str) -> str:
    """Return what a log may say of a serial: its last four characters."""
    return f"…{serial[-4:]}"


def _number(text: str) -> int:
    if not _DIGITS.fullmatch(text):
        raise SerialError(f"not a decimal number: {len(text)} characters")
    return int(text)


def _serial(number: int, length: int) -> Serial:
    if number >= 1 << _BITS_A_BYTE * length:
        raise SerialError(f"a number of more than {length} bytes")
    return Serial(f"{number:0{2 * length}X}")


def _bits_after_header(spelled: bytes) -> str | None:
    unused, bits = spelled[0], "".join(f"{byte:08b}" for byte in spelled[1:])
    if unused >= _BITS_A_BYTE or not bits or bits[len(bits) - unused :].strip("0"):
        return None
    return bits[: len(bits) - unused]
