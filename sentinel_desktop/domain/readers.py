"""The state of an attached reader, as every screen shows it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class ReaderState(StrEnum):
    """Searching for a port, reading it, having lost it, or told to stop."""

    SEARCHING = "searching"
    READY = "ready"
    LOST = "lost"
    STOPPED = "stopped"


class BadFrame(StrEnum):
    """Why bytes on the line were no badge."""

    CHECKSUM = "checksum"
    TRUNCATED = "truncated"
    NOISE = "noise"
    TOO_LONG = "too_long"
    NOT_A_SERIAL = "not_a_serial"


@dataclass(frozen=True, slots=True)
class ReaderStatus:
    """A reader at one moment.

    Attributes:
        port: the device path or URL in use or looked for, None while nothing is found.
        profile: the name of the wire protocol.
        last_byte_at: when anything last arrived, by this desk's clock.
        last_badge_at: when a good frame last arrived, by this desk's clock.
        frames: good frames decoded, folded repeats among them.
        folded: good frames that were the same presentation going on.
        bad_frames: bad frames by kind.
        reconnects: how often the port was opened again after it was lost.
        detail: what the operating system said, in its words, when the port could not be opened or was lost.
    """

    state: ReaderState
    port: str | None = None
    profile: str = ""
    last_byte_at: datetime | None = None
    last_badge_at: datetime | None = None
    frames: int = 0
    folded: int = 0
    bad_frames: dict[BadFrame, int] = field(default_factory=dict)
    reconnects: int = 0
    detail: str = ""
