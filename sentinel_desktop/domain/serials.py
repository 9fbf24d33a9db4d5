"""The serial of a badge: one card has many spellings, one of them is canonical.

Canonical is upper-case hex of the id bytes in the order of the air interface, without checksum or separators:
ten digits for a 125 kHz tag, eight to twenty for an ISO 14443 card.
"""

import re
from typing import NewType

Serial = NewType("Serial", str)

_CANONICAL = re.compile(r"(?:[0-9A-F]{2}){3,10}")


class SerialError(ValueError):
    """A text that is no badge serial in canonical form."""


def canonical_serial(text: str) -> Serial:
    """Return the canonical form of hex text that may carry separators or lower case.

    Args:
        text: hex digits of 3 to 10 bytes, with or without spaces, colons or dashes between the bytes.

    Raises:
        SerialError: when the text is not such a hex number.
    """
    bare = re.sub(r"[\s:\-]", "", text).upper()
    if not _CANONICAL.fullmatch(bare):
        raise SerialError(f"not a badge serial: {len(text)} characters")
    return Serial(bare)


def low_bits(serial: str, bits: int) -> int:
    """Return the low ``bits`` bits of a canonical serial, by which a shorter spelling finds it."""
    return int(serial, 16) & ((1 << bits) - 1)


def redacted(serial: str) -> str:
    """Return what a log may say of a serial: its last four characters."""
    return f"…{serial[-4:]}"
