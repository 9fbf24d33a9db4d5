"""PN532 over its serial line (HSU), 115200 8N1: a chip that is woken, set up, and asked again and again for tags.

==================================  =============================  ===================================================
asked                               command                        answered
==================================  =============================  ===================================================
GetFirmwareVersion                  ``02``                         ``03 IC Ver Rev Support``
SAMConfiguration, normal mode       ``14 01 14 01``                ``15``
RFConfiguration, number of tries    ``32 05 FF 01 02``             ``33``
InListPassiveTarget, two, type A    ``4A 02 00``                   ``4B NbTg``, for each tag: Tg, ATQA (2), SAK, length
                                                                   of the UID, the UID, and with bit 6 of SAK the ATS,
                                                                   whose first byte is its own length
==================================  =============================  ===================================================

The frames are those of ``pn532_frames``. After power-up and in power-down the chip hears nothing before it is woken by
``55 55`` and a run of zero bytes that gives its clock time to start. A command is acknowledged within 15 ms; ACK sent
by the host aborts a command, NACK asks for the answer again. Without RFConfiguration the chip looks for a tag for ever;
with it "no tag" is answered. UIDs have 4, 7 or 10 bytes (ISO 14443-3) and are canonical as they come: in the order of
the air interface, without cascade tags and BCC. Source: PN532 user manual (UM0701-02), sections 6.2, 7.2 and 7.3.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.domain.serials import Serial
from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial, TagsGone
from sentinel_desktop.hardware.frames.pn532_frames import (
    ACK_FRAME,
    FROM_CHIP,
    NACK_FRAME,
    TO_CHIP,
    Ack,
    Frame,
    FrameSplitter,
    Information,
    SyntaxErrorFrame,
    encode,
)

WAKE: Final = b"\x55\x55" + bytes(14)
GET_FIRMWARE_VERSION: Final = b"\x02"
SAM_CONFIGURATION: Final = b"\x14\x01\x14\x01"
RF_CONFIGURATION: Final = b"\x32\x05\xff\x01\x02"
LIST_TAGS: Final = b"\x4a\x02\x00"

POLL_NS: Final = 50_000_000
"""From one question for tags to the next: a presentation is noticed within twice that."""
ACK_NS: Final = 100_000_000
"""The chip takes 15 ms at most; the rest is for the computer and its adapter."""
ANSWER_NS: Final = 500_000_000
"""Three tries to find tags and to read two of them take less than a tenth of that."""
TRIES: Final = 2
"""How often a command is sent before the chip is woken and set up anew: it may have been without power."""
EMPTY_POLLS: Final = 2
"""A tag that is missing from so many answers in a row is gone; one at the edge of the field may be missed once."""

_SET_UP: Final = (GET_FIRMWARE_VERSION, SAM_CONFIGURATION, RF_CONFIGURATION)
_TAG_HEAD: Final = 5
_HAS_ATS: Final = 0x20
_UID_LENGTHS: Final = {4, 7, 10}


def decoder() -> "Pn532Dialogue":
    """Return a dialogue with a chip that may still be asleep."""
    return Pn532Dialogue()


@dataclass(slots=True)
class _Asked:
    """A command under way."""

    command: bytes
    at_ns: int
    acknowledged: bool = False
    tries: int = 1
    asked_again: bool = False


@dataclass(slots=True)
class _Field:
    """The tags in the chip's field, and in how many answers in a row each was missing."""

    missing: dict[Serial, int] = field(default_factory=dict)

    def take(self, present: Sequence[Serial]) -> bool:
        """Take in one answer; true where a tag has left by it."""
        counts = {serial: count + 1 for serial, count in self.missing.items()} | dict.fromkeys(present, 0)
        self.missing = {serial: count for serial, count in counts.items() if count < EMPTY_POLLS}
        return len(self.missing) < len(counts)


class Pn532Dialogue:
    """Speaks with one chip: wakes it, sets it up, asks for tags; satisfies ``Dialogue``.

    One command is under way at a time. One that is not acknowledged, not answered or not understood is aborted and sent
    again, then the chip is woken anew; it goes on so for as long as it is called.
    """

    def __init__(self) -> None:
        self._frames = FrameSplitter()
        self._field = _Field()
        self._to_set_up = list(_SET_UP)
        self._asked: _Asked | None = None
        self._polled_ns: int | None = None
        self._owed_since_ns: int | None = None
        self._answered = False
        self._asleep = True
        self._wants_again = False
        self._unreported: list[Decoded] = []

    @property
    def answered(self) -> bool:
        """Whether the chip has answered a command; an acknowledgement alone is no proof."""
        return self._answered

    def silent_for(self, now_ns: int) -> float:
        """Return for how many seconds the chip has owed an answer."""
        return 0.0 if self._owed_since_ns is None else (now_ns - self._owed_since_ns) / 1e9

    def asks(self, now_ns: int) -> bytes:
        """Return the next command, or what a damaged or missing answer makes necessary."""
        asked = self._asked
        if asked is None:
            return self._next_command(now_ns)
        if self._wants_again:
            self._wants_again = False
            asked.asked_again, asked.at_ns = True, now_ns
            return NACK_FRAME
        if now_ns - asked.at_ns < (ANSWER_NS if asked.acknowledged else ACK_NS):
            return b""
        self._unreported += self._frames.forget()
        if asked.tries < TRIES:
            self._asked = _Asked(asked.command, now_ns, tries=asked.tries + 1)
            return ACK_FRAME + encode(TO_CHIP, asked.command)
        self._begin_anew()
        return self._next_command(now_ns)

    def feed(self, data: bytes) -> Sequence[Decoded]:
        """Return the tags, departures and bad frames that ``data`` completes."""
        decoded, self._unreported = self._unreported, []
        for frame in self._frames.feed(data):
            if isinstance(frame, BadFrame):
                decoded.append(frame)
                self._ask_again_if_damaged(frame)
            else:
                decoded += self._take(frame)
        return decoded

    def _next_command(self, now_ns: int) -> bytes:
        if not self._to_set_up and self._polled_ns is not None and now_ns - self._polled_ns < POLL_NS:
            return b""
        command = self._to_set_up[0] if self._to_set_up else LIST_TAGS
        if command == LIST_TAGS:
            self._polled_ns = now_ns
        if self._owed_since_ns is None:
            self._owed_since_ns = now_ns
        self._asked = _Asked(command, now_ns)
        wake, self._asleep = (WAKE if self._asleep else b""), False
        return wake + encode(TO_CHIP, command)

    def _begin_anew(self) -> None:
        self._to_set_up = list(_SET_UP)
        self._asked = None
        self._asleep = True

    def _ask_again_if_damaged(self, bad: BadFrame) -> None:
        asked = self._asked
        if bad is BadFrame.CHECKSUM and asked is not None and asked.acknowledged and not asked.asked_again:
            self._wants_again = True

    def _take(self, frame: Frame) -> Sequence[Decoded]:
        asked = self._asked
        if asked is None:
            return ()  # a late answer, to a command that was repeated and is answered already
        match frame:
            case Ack():
                asked.acknowledged = True
            case SyntaxErrorFrame():
                asked.acknowledged = False  # so it is sent again as one that was not heard
            case Information(tfi, data) if tfi == FROM_CHIP and data[:1] == bytes([asked.command[0] + 1]):
                return self._answer(asked.command, data[1:])
        return ()

    def _answer(self, command: bytes, data: bytes) -> Sequence[Decoded]:
        if command == LIST_TAGS:
            uids = _uids_of(data)
            if uids is None:
                self._ask_again_if_damaged(BadFrame.CHECKSUM)
                return [BadFrame.NOT_A_SERIAL]
        else:
            uids = None
            self._to_set_up = self._to_set_up[1:]
        self._asked, self._owed_since_ns, self._wants_again = None, None, False
        self._answered = True
        return () if uids is None else self._tell(uids)

    def _tell(self, uids: Sequence[Serial]) -> Sequence[Decoded]:
        left = self._field.take(uids)
        gone: list[Decoded] = [TagsGone(frozenset(self._field.missing))] if left else []
        return [*gone, *map(DecodedSerial, uids)]


def _uids_of(data: bytes) -> Sequence[Serial] | None:
    """Return the UIDs of an answer to InListPassiveTarget, None where it does not add up."""
    if not data:
        return None
    uids, rest = [], data[1:]
    for _ in range(data[0]):
        if len(rest) < _TAG_HEAD:
            return None
        sak, length = rest[3], rest[4]
        uid, rest = rest[_TAG_HEAD : _TAG_HEAD + length], rest[_TAG_HEAD + length :]
        if length not in _UID_LENGTHS or len(uid) < length:
            return None
        if sak & _HAS_ATS and rest:
            rest = rest[rest[0] :]
        uids.append(Serial(uid.hex().upper()))
    return uids
