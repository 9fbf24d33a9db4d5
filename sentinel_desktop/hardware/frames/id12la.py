"""ID-2LA, ID-12LA and ID-20LA in their ASCII mode, 9600 8N1: frames of 16 bytes.

======  ==============================================
byte    meaning
======  ==============================================
0       ``02``
1-10    ten ASCII hex digits: version and 32-bit id
11-12   two ASCII hex digits: XOR of the five id bytes
13-14   ``0D 0A``
15      ``03``
======  ==============================================

Example: ``010063E9AE`` has the checksum ``25``. Source: the data sheet of the ID series.
"""

from sentinel_desktop.hardware.frames import stx_frame

_TAIL = b"\r\n\x03"


def encode(serial: str) -> bytes:
    """Return the frame of a canonical serial; raises ValueError when it has not ten hex digits."""
    return stx_frame.encode(serial, _TAIL)


def decoder() -> stx_frame.StxFrameDecoder:
    """Return a decoder at the beginning of a line."""
    return stx_frame.StxFrameDecoder(_TAIL)
