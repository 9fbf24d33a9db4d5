"""A dialogue and a simulated chip that talk to each other in invented time, without a port."""

from collections.abc import Callable
from typing import Protocol

from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial, Dialogue

STEP_MS = 5


class TalkingChip(Protocol):
    """A chip that is told the time."""

    def hear(self, data: bytes, now_ns: int, /) -> bytes:
        """Return what the chip says to ``data``, which may be empty."""


class Conversation:
    """One dialogue and one chip; the line between them is open from the first moment.

    Attributes:
        now_ms: how long it has gone on.
        decoded: all that the dialogue told.
        sent: all that it wrote.
        is_cut: whether nothing reaches either side.
    """

    def __init__(self, dialogue: Dialogue, chip: TalkingChip) -> None:
        self.dialogue = dialogue
        self.now_ms = 1_000
        self.decoded: list[Decoded] = []
        self.sent = b""
        self.is_cut = False
        self._chip = chip

    @property
    def now_ns(self) -> int:
        """The time on the chip's and on the program's clock."""
        return self.now_ms * 1_000_000

    @property
    def serials(self) -> list[str]:
        """The serials told so far, each sighting of a tag that stays."""
        return [item.serial for item in self.decoded if isinstance(item, DecodedSerial)]

    @property
    def bad(self) -> list[BadFrame]:
        """The bad frames told so far."""
        return [item for item in self.decoded if isinstance(item, BadFrame)]

    def run(self, milliseconds: int, until: Callable[[], bool] = lambda: False) -> int:
        """Let time pass until something is so, ``milliseconds`` at most; return how many passed."""
        begun = self.now_ms
        while self.now_ms - begun < milliseconds and not until():
            asked = self.dialogue.asks(self.now_ns)
            self.sent += asked
            said = b"" if self.is_cut else self._chip.hear(asked, self.now_ns)
            self.now_ms += STEP_MS
            if said:
                self.decoded += self.dialogue.feed(said)
        return self.now_ms - begun
