"""What every wire protocol gives: badge serials and bad frames, out of bytes in any pieces."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.domain.serials import Serial

NOISE_RUN = 64
"""Bytes of noise in a row that count as one bad frame; a longer run counts again, so that it is seen to go on."""


@dataclass(frozen=True, slots=True)
class DecodedSerial:
    """A frame that was whole and right; the serial is canonical.

    Attributes:
        telling: whether it shows what protocol it is of; false where a frame of another may well look just so.
    """

    serial: Serial
    telling: bool = field(default=True, compare=False)


@dataclass(frozen=True, slots=True)
class TagsGone:
    """The reader says that tags have left its field: when they come next is another presentation, however soon.

    Attributes:
        but: those that are still there.
    """

    but: frozenset[Serial] = frozenset()


@dataclass(frozen=True, slots=True)
class LostReads:
    """The reader says that it read ``count`` tags which it could not tell before the next ones came."""

    count: int


Decoded = DecodedSerial | TagsGone | LostReads | BadFrame


class Decoder(Protocol):
    """One wire protocol being read: what it answers depends on the bytes alone, never on how they were split.

    It keeps less than one frame, whatever arrives. A port that is opened anew gets a new decoder, since the rest of a
    frame begun before will not come. One thread at a time.
    """

    def feed(self, data: bytes) -> Sequence[Decoded]:
        """Take in what arrived and return what it completed, in the order of the line."""


@runtime_checkable
class Dialogue(Decoder, Protocol):
    """A protocol in which a reader tells nothing unless it is asked. It knows no port and no clock.

    Whoever has the port calls ``asks`` again and again, writes what it returns, and feeds what arrives.
    """

    @property
    def answered(self) -> bool:
        """Whether the other side has answered in this protocol at all, which proves that it speaks it."""

    def asks(self, now_ns: int) -> bytes:
        """Return what to send at this moment, empty while nothing is due.

        Args:
            now_ns: nanoseconds of a monotonic clock; never earlier than in the call before.
        """

    def silent_for(self, now_ns: int) -> float:
        """Return for how many seconds the other side has owed an answer; 0.0 while it owes none."""


class NoiseRun:
    """Counts bytes that no frame began, as runs and not one by one."""

    def __init__(self) -> None:
        self._length = 0

    def skip(self, count: int) -> list[Decoded]:
        """Count ``count`` more bytes of noise; the bad frames that makes."""
        counted = -(-self._length // NOISE_RUN)
        self._length += count
        return [BadFrame.NOISE] * (-(-self._length // NOISE_RUN) - counted)

    def begin_counted(self) -> None:
        """Begin a run whose first bytes were counted already, as the bad frame that they are the rest of."""
        self._length = 1

    def end(self) -> None:
        """A frame began or ended well: what comes next is another run."""
        self._length = 0
