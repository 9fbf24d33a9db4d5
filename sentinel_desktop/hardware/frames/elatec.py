"""ELATEC TWN3 in transparent mode, 9600 8N1: lines of ASCII hex, two digits a byte.

HID Prox, ended by CR:

======  =====================================================================
bytes   meaning
======  =====================================================================
0       how many bits the card has; 26 is ``1A``
1...    these bits from the left, in as few bytes as hold them; the rest zeros
======  =====================================================================

IndiTag, begun by a colon and ended by CR LF:

======  =====================================================================
bytes   meaning
======  =====================================================================
0...    the id
last    what makes the sum of all bytes 0 (mod 256)
======  =====================================================================

Examples: ``1A808001C0`` CR is 26 bits with right parities, facility 1 and card 3, of which the serial is ``010003``.
Cards of other formats keep all their bits: ``serials.serial_of_bits`` says how. ``:112233445501`` CR LF is the serial
``1122334455``. Source: the technical manual of TWN3, sections 6.1 and 6.2.

The other modules of this family (Multi125, MIFARE) send plain hex: the profile ``line``.
"""

import re
from typing import Final

from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.domain.serials import canonical_serial, serial_of_bits, wiegand_serial
from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial
from sentinel_desktop.hardware.frames.text_lines import LineDecoder, spelled

_BYTES: Final = re.compile(r"(?:[0-9A-Fa-f]{2}){2,}")
_WIEGAND_26: Final = 26
_BITS_A_BYTE: Final = 8


def encode(bits: str) -> bytes:
    """Return the line of an HID Prox card of these bits, zeros and ones."""
    length = -(-len(bits) // _BITS_A_BYTE)
    number = int(bits.ljust(length * _BITS_A_BYTE, "0"), 2)
    return f"{len(bits):02X}{number:0{2 * length}X}\r".encode("ascii")


def encode_inditag(serial: str) -> bytes:
    """Return the line of an IndiTag with a canonical serial."""
    return f":{serial}{-sum(bytes.fromhex(serial)) % 256:02X}\r\n".encode("ascii")


def decoder() -> LineDecoder:
    """Return a decoder at the beginning of a line."""
    return LineDecoder(_meaning)


def _meaning(text: str) -> Decoded:
    if text.startswith(":"):
        return _inditag(text[1:])
    if not _BYTES.fullmatch(text):
        return BadFrame.NOT_A_SERIAL
    bits = _hid_prox_bits(bytes.fromhex(text))
    if bits is None:
        return BadFrame.NOT_A_SERIAL
    decoded = spelled(bits, serial_of_bits)
    if not isinstance(decoded, DecodedSerial):
        return decoded
    # A line of plain hex may well begin with a byte that fits its length; that the parities fit too is no chance.
    parities_fit = len(bits) == _WIEGAND_26 and isinstance(spelled(bits, wiegand_serial), DecodedSerial)
    return DecodedSerial(decoded.serial, telling=parities_fit)


def _inditag(digits: str) -> Decoded:
    if not _BYTES.fullmatch(digits):
        return BadFrame.NOT_A_SERIAL
    if sum(bytes.fromhex(digits)) % 256:
        return BadFrame.CHECKSUM
    return spelled(digits[:-2], canonical_serial)


def _hid_prox_bits(line: bytes) -> str | None:
    count, body = line[0], line[1:]
    bits = "".join(f"{byte:08b}" for byte in body)
    if len(body) != -(-count // _BITS_A_BYTE) or bits[count:].strip("0"):
        return None
    return bits[:count]
