"""Cards on a PC/SC reader (ACR122U, OMNIKEY and other CCID readers): the reader is asked for the card's id.

=========  ==============================================  ==========================================================
direction  bytes                                           meaning
=========  ==============================================  ==========================================================
to         ``FF CA 00 00 00``                              Get Data: the id of the card, as long as it is
from       id, ``90 00``                                   4, 7 or 10 bytes of an ISO 14443 card, 8 of an ISO 15693 or
                                                           FeliCa card, in the order of the air interface
from       ``6C`` n                                        ask again with n as the last byte
from       ``63 00``, ``6A 81`` and any other              this card or slot has no id to tell, as a contact card has
=========  ==============================================  ==========================================================

The reader answers for the card: the command never goes over the air. There is no checksum, as the id comes over USB.
Source: PC/SC specification 2.01, part 3, section 3.2.2.1.3, and the reference manuals of ACS and of Identiv.
"""

from sentinel_desktop.domain.readers import BadFrame, CardFamily
from sentinel_desktop.domain.serials import Serial, SerialError, canonical_serial
from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial

_GOOD = b"\x90\x00"
_WRONG_LENGTH = 0x6C
_STATUS_LENGTH = 2
_LENGTHS_OF_ISO_14443 = {4, 7, 10}
_SHORTEST_ID = 4


def question(length: int = 0) -> bytes:
    """Return the command that asks for ``length`` bytes of the card's id, 0 for all of it."""
    return bytes([0xFF, 0xCA, 0x00, 0x00, length])


def asked_length(answer: bytes) -> int | None:
    """Return the length that the reader wants to be asked for, None where it has answered."""
    if len(answer) == _STATUS_LENGTH and answer[0] == _WRONG_LENGTH:
        return answer[1]
    return None


def decode(answer: bytes) -> Decoded:
    """Return the serial of the card, or why there is none in a reader's whole ``answer``."""
    card_id, status = answer[:-_STATUS_LENGTH], answer[-_STATUS_LENGTH:]
    if len(status) < _STATUS_LENGTH:
        return BadFrame.TRUNCATED
    if status != _GOOD or len(card_id) < _SHORTEST_ID:
        return BadFrame.NOT_A_SERIAL
    try:
        return DecodedSerial(canonical_serial(card_id.hex()))
    except SerialError:
        return BadFrame.NOT_A_SERIAL


def family_of(serial: Serial) -> CardFamily:
    """Return the kind of card that an id of this length belongs to."""
    return CardFamily.ISO_14443 if len(serial) // 2 in _LENGTHS_OF_ISO_14443 else CardFamily.UNKNOWN
