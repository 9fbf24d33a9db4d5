"""Keys of a keyboard as the Linux kernel tells them, and the lines that a badge reader types with them.

An event is a structure of the machine's own sizes and byte order, 24 bytes on 64-bit machines:

=======  =====================  ================================================================================
field    type                   meaning
=======  =====================  ================================================================================
time     two longs              seconds and microseconds, not used here
type     unsigned short         1 a key, 0 the end of a report
code     unsigned short         which key, by its place on a US keyboard; of type 0, 3 says that events were lost
value    int                    1 pressed, 0 let go of, 2 repeated
=======  =====================  ================================================================================

A reader types by places, so that the layout set on the computer changes nothing. Enter and Tab end a line.
Source: the kernel's documentation of the input subsystem and its header ``input-event-codes.h``.
"""

import struct
from typing import Final

EVENT: Final = struct.Struct("@llHHi")

_KEY, _REPORT = 1, 0
_EVENTS_WERE_LOST: Final = 3
_LET_GO, _PRESSED = 0, 1
_SHIFTS: Final = frozenset({42, 54})
_ENDS: Final = frozenset({28, 96, 15})
"""Enter, Enter of the keypad, Tab."""

_ROWS: Final = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (55, "*", "*"),
    (57, " ", " "),
    (71, "789-456+1230.", "789-456+1230."),
    (98, "/", "/"),
)
"""Runs of keys: the code of the first, what they type alone, and with Shift. The keypad's count as with Num Lock."""

_PLAIN: Final = {first + place: text for first, plain, _ in _ROWS for place, text in enumerate(plain)}
_SHIFTED: Final = {first + place: text for first, _, shifted in _ROWS for place, text in enumerate(shifted)}

SPOILED: Final = b"\x00"
"""A byte that no serial has: the line it stands in is counted as noise, and nothing in it is guessed."""


class KeyLines:
    """Turns events into lines, each ended by CR. It keeps less than one event, and which Shifts are down."""

    def __init__(self) -> None:
        self._pending = b""
        self._shifts: set[int] = set()
        self._begun = False

    @property
    def has_begun(self) -> bool:
        """Whether a line is under way."""
        return self._begun

    def feed(self, data: bytes) -> bytes:
        """Take in what was read from the device, in any pieces, and return what it typed."""
        data = self._pending + data
        whole = len(data) - len(data) % EVENT.size
        self._pending = data[whole:]
        return b"".join(self._typed(kind, code, value) for _, _, kind, code, value in EVENT.iter_unpack(data[:whole]))

    def give_up(self) -> bytes:
        """Return what ends the line under way, which the reader has left; empty where there is none."""
        if not self._begun:
            return b""
        self._begun = False
        return SPOILED + b"\r"

    def _typed(self, kind: int, code: int, value: int) -> bytes:
        if kind == _REPORT and code == _EVENTS_WERE_LOST:
            self._begun = True
            return SPOILED
        if kind != _KEY:
            return b""
        if code in _SHIFTS:
            (self._shifts.discard if value == _LET_GO else self._shifts.add)(code)
            return b""
        return self._pressed(code) if value == _PRESSED else b""

    def _pressed(self, code: int) -> bytes:
        if code in _ENDS:
            self._begun = False
            return b"\r"
        character = (_SHIFTED if self._shifts else _PLAIN).get(code, "")
        self._begun = self._begun or bool(character)
        return character.encode("ascii")
