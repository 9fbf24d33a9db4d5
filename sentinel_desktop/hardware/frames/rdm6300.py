"""RDM6300 and the Seeed 125 kHz module, 9600 8N1: frames of 14 bytes.

======  ==============================================
byte    meaning
======  ==============================================
0       ``02``
1-10    ten ASCII hex digits: version and 32-bit id
11-12   two ASCII hex digits: XOR of the five id bytes
13      ``03``
======  ==============================================

The frame repeats about every 50 ms while the tag stays in the field. Example: ``62E3086CED`` has the checksum ``08``.
Source: the data sheets of the two modules.
"""

from sentinel_desktop.hardware.frames import stx_frame

_TAIL = b"\x03"


def encode(serial: str) -> bytes:
    """Return the frame of a canonical serial; raises ValueError when it has not ten hex digits."""
    return stx_frame.encode(serial, _TAIL)


def decoder() -> stx_frame.StxFrameDecoder:
    """Return a decoder at the beginning of a line."""
    return stx_frame.StxFrameDecoder(_TAIL)
