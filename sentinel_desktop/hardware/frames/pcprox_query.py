r"""rf IDEAS pcProx with a serial or CDC port, asked for what it read last; 9600 8N1.

Asked: ``rfid:qid`` CR. Answered: ``{AGE,OVERRUN,LOCKOUT,BITCOUNT;ID}`` and a line end, such as
``{0x1000,2,0x0000,80;0x000000801DD1910B2F04}``.

=========  ===========================================================================================
field      meaning
=========  ===========================================================================================
AGE        hex, how long ago the card was read, in steps of 48 ms; stops at ``0xFFFF`` (52 minutes)
OVERRUN    0 to 255: how many cards were written over before anybody asked for them
LOCKOUT    hex, steps of 48 ms until the reader takes another card
BITCOUNT   decimal: how many bits the card has, 0 while there is none
ID         hex, the card's bits as one number
=========  ===========================================================================================

The question takes nothing away: an answer that is damaged on the line is asked for again. ``rfid:qid.id`` would clear
AGE, OVERRUN and BITCOUNT, ``rfid:qid.hold`` the lock-out; another program may send them at any time. So a card counts
as read anew when its AGE is younger than the one before has grown to meanwhile, and OVERRUN counts when it grew by no
more than the time allows: else it was cleared, or the reader had no power.

The serial is the number of BITCOUNT bits as whole bytes; of 26 and 34 bits with right parities it is what stands
between these, see ``domain.serials.serial_of_bits``. Whatever stands outside braces is passed over, since the reader
may be set to repeat what it is sent, to prompt, or to send its own text. Sources: pcProx Plus user manual (99009010),
chapter 4; ASCII Command Protocol manual (99009150).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.domain.serials import SerialError, serial_of_bits
from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial, LostReads

ASK: Final = b"rfid:qid\r"
END_WHAT_WAS_BEFORE: Final = b"\r"
"""Before the first question, and after one without an answer: what the reader heard before is no part of it."""
POLL_NS: Final = 40_000_000
"""From one question to the next at the soonest; a serial line of 9600 baud takes 60 ms for both."""
ANSWER_NS: Final = 300_000_000
STEP_NS: Final = 48_000_000
OLDEST: Final = 0xFFFF
LONGEST_ANSWER: Final = 112
"""Bytes between the braces: the four counters and 255 bits in hex are 91."""

_CARRIES: Final = 256
_SLACK_STEPS: Final = 3
"""By how many steps the reader may seem off: it counts whole ones, and the question may have waited in a buffer."""
_DRIFT: Final = 50
"""One part in so many is how much faster this computer's clock may be than the reader's."""
_ANSWER: Final = re.compile(
    rb"0x([0-9A-F]{1,4}),([0-9]{1,3}),0x([0-9A-F]{1,4}),([0-9]{1,3});0x([0-9A-F]{1,64})", re.IGNORECASE
)


def decoder() -> "PcProxDialogue":
    """Return a dialogue with a reader of which nothing is known yet."""
    return PcProxDialogue()


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the reader said, and when it was asked."""

    asked_ns: int
    age: int
    overrun: int
    bits: int
    number: int

    @property
    def has_card(self) -> bool:
        return self.bits > 0 and self.number > 0

    def steps_since(self, before: "_Answer") -> int:
        return (self.asked_ns - before.asked_ns) // STEP_NS

    def is_read_after(self, before: "_Answer") -> bool:
        """Whether a card was read between the two answers."""
        if not self.has_card:
            return False
        if (self.bits, self.number) != (before.bits, before.number):
            return True
        passed = self.steps_since(before)
        return self.age < min(before.age + passed, OLDEST) - _SLACK_STEPS - passed // _DRIFT

    def lost_since(self, before: "_Answer") -> int:
        """Return how many cards the reader lost between the two answers."""
        grown = (self.overrun - before.overrun) % _CARRIES
        allowed = min(self.steps_since(before) + _SLACK_STEPS, _CARRIES // 2)
        if grown <= allowed and before.has_card and self.has_card:
            return grown
        return min(self.overrun, allowed) if self.has_card else 0


class PcProxDialogue:
    """Asks one reader again and again for its last card; satisfies ``Dialogue``.

    The first answer tells what was read before anybody listened: it gives no serial, the later ones are compared to it.
    """

    def __init__(self) -> None:
        self._pending: bytes | None = None
        self._asked_ns: int | None = None
        self._owes = False
        self._owed_since_ns: int | None = None
        self._before: _Answer | None = None

    @property
    def answered(self) -> bool:
        """Whether the reader has answered the question in full."""
        return self._before is not None

    def silent_for(self, now_ns: int) -> float:
        """Return for how many seconds the reader has owed an answer."""
        return 0.0 if self._owed_since_ns is None else (now_ns - self._owed_since_ns) / 1e9

    def asks(self, now_ns: int) -> bytes:
        """Return the question when it is due: soon after an answer, later where none came."""
        in_order = self._asked_ns is not None and not self._owes
        if self._asked_ns is not None and now_ns - self._asked_ns < (POLL_NS if in_order else ANSWER_NS):
            return b""
        self._asked_ns = now_ns
        self._owes = True
        if self._owed_since_ns is None:
            self._owed_since_ns = now_ns
        return ASK if in_order else END_WHAT_WAS_BEFORE + ASK

    def feed(self, data: bytes) -> Sequence[Decoded]:
        """Return the cards, losses and damaged answers that ``data`` completes."""
        decoded: list[Decoded] = []
        before_brace, *begun = data.split(b"{")
        decoded += self._go_on(before_brace)
        for part in begun:
            if self._pending is not None:
                decoded.append(BadFrame.TRUNCATED)
            self._pending = b""
            decoded += self._go_on(part)
        return decoded

    def _go_on(self, part: bytes) -> Sequence[Decoded]:
        """Take in bytes that follow an opening brace, or that belong to no answer."""
        if self._pending is None:
            return ()
        inside, closing, _ = part.partition(b"}")
        self._pending += inside
        if len(self._pending) > LONGEST_ANSWER:
            self._pending = None
            return [BadFrame.TOO_LONG]
        if not closing:
            return ()
        content, self._pending = self._pending, None
        return self._take(content)

    def _take(self, content: bytes) -> Sequence[Decoded]:
        fields = _ANSWER.fullmatch(content)
        if fields is None:
            return [BadFrame.NOT_A_SERIAL if content.isascii() else BadFrame.NOISE]
        if not self._owes or self._asked_ns is None:
            return ()  # an answer that came after its time-out, and after another to the same question
        age, overrun, _, bits, number = fields.groups()
        answer = _Answer(self._asked_ns, int(age, 16), int(overrun), int(bits), int(number, 16))
        self._owes, self._owed_since_ns = False, None
        before, self._before = self._before, answer
        if before is None:
            return ()
        lost = answer.lost_since(before)
        decoded: list[Decoded] = [LostReads(lost)] if lost else []
        if answer.is_read_after(before):
            decoded.append(_serial_of(answer))
        return decoded


def _serial_of(answer: _Answer) -> Decoded:
    number = answer.number & ((1 << answer.bits) - 1)
    try:
        return DecodedSerial(serial_of_bits(f"{number:0{answer.bits}b}"))
    except SerialError:
        return BadFrame.NOT_A_SERIAL
