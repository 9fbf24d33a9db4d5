"""Line readers (microcontroller sketches, Wiegand bridges), any speed: one serial a line.

A line ends in CR, LF or CR LF. It holds one serial, with or without a word such as ``CARD:`` before it. There is no
checksum, and nothing in a line says how it spells the serial: each spelling is a profile of its own. Lines that
``010063E9AE``, or a reader that tells less of it, may be:

=====================  =====================================  ===================================================
profile                line                                   the serial
=====================  =====================================  ===================================================
line                   ``CARD: 01 00:63-e9 AE``, ``0x0100…``  3 to 10 bytes of hex as they stand, parted by
                                                              nothing, a space, a colon or a dash
line-reversed          ``AEE9630001``                         the same with the bytes in the other order
line-decimal           ``0006547886``, ``6547886``            one number: four bytes, or as many as a greater one
                                                              has
line-decimal-reversed  ``2934530816``                         the same with the bytes in the other order
line-decimal-24        ``06547886``                           one number of three bytes
line-facility          ``099,59822``, ``09959822``            facility and card: three bytes
line-wiegand           ``10110001111101001101011100``         the bits of a Wiegand line of 26 or 34 bits, whose
                                                              two parities are checked: three or four bytes
line-omnikey           ``0605025240``, ``25853841984``        the bits of a card after a byte that counts those
                                                              that are unused
=====================  =====================================  ===================================================

Sources: the sketches that such readers are delivered with, there is no standard; for the Wiegand formats the
descriptions of H10301 and of the IDTECK SR10; for OMNIKEY the keyboard wedge configuration guide of the 5x27 CK.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from sentinel_desktop.domain.serials import (
    Serial,
    SerialError,
    Spelling,
    canonical_serial,
    omnikey_serial,
    reversed_serial,
    serial_of_24_bits,
    serial_of_decimal,
    serial_of_facility,
    serial_of_reversed_decimal,
    wiegand_serial,
)
from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial
from sentinel_desktop.hardware.frames.text_lines import LONGEST_LINE, LineDecoder, spelled

__all__ = [
    "LONGEST_LINE",
    "decimal_24_decoder",
    "decimal_decoder",
    "decoder",
    "facility_decoder",
    "omnikey_decoder",
    "reversed_decimal_decoder",
    "reversed_decoder",
    "wiegand_decoder",
]

_BYTES: Final = re.compile(r"(?:0[xX])?[0-9A-Fa-f]{2}(?:[ :\-]?(?:0[xX])?[0-9A-Fa-f]{2}){2,9}")
_PREFIX: Final = re.compile(r"[A-Za-z][A-Za-z0-9 _-]*[:=][ \t]*")


def _whole_bytes(text: str) -> str:
    """Return the text when its separators stand between bytes and not within them."""
    if not _BYTES.fullmatch(text):
        raise SerialError(f"not whole bytes of hex: {len(text)} characters")
    return text


def _hex(text: str) -> Serial:
    return canonical_serial(_whole_bytes(text))


def _reversed_hex(text: str) -> Serial:
    return reversed_serial(_whole_bytes(text))


def _meaning(spelling: Spelling, text: str) -> Decoded:
    # A word of hex digits, as in "FACE: ...", is a prefix only where the whole line spells no serial.
    whole = spelled(text, spelling)
    prefix = _PREFIX.match(text)
    bare = text[prefix.end() :] if prefix else text
    return whole if isinstance(whole, DecodedSerial) or bare == text else spelled(bare, spelling)


def _reading(spelling: Spelling) -> Callable[[], LineDecoder]:
    return partial(LineDecoder, partial(_meaning, spelling))


decoder: Final = _reading(_hex)
reversed_decoder: Final = _reading(_reversed_hex)
decimal_decoder: Final = _reading(serial_of_decimal)
reversed_decimal_decoder: Final = _reading(serial_of_reversed_decimal)
decimal_24_decoder: Final = _reading(serial_of_24_bits)
facility_decoder: Final = _reading(serial_of_facility)
wiegand_decoder: Final = _reading(wiegand_serial)
omnikey_decoder: Final = _reading(omnikey_serial)
