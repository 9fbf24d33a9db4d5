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


class CardFamily(StrEnum):
    """What kind of card a reader reads, as far as its frames tell.

    The id of an ISO 14443 card is up to ten bytes, and may be one that the card makes up anew at every tap; a 125 kHz
    tag's is fixed.
    """

    LOW_FREQUENCY = "low_frequency"
    ISO_14443 = "iso_14443"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ReaderChoice:
    """Which reader a station uses; what is None or empty is found on its own.

    Attributes:
        url: a device, a URL of pyserial, an adapter's serial number or USB id, ``pcsc:`` with or without a reader's
            name, ``keyboard``, ``evdev:`` with a device, or ``simulated``.
        profile: the name of its wire protocol.
        pattern: a regular expression with named groups, for readers whose text a site lays out.
    """

    url: str | None = None
    profile: str | None = None
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class ReaderOffer:
    """A reader that is attached and could be chosen.

    Attributes:
        url: what ``ReaderChoice.url`` takes.
        label: what a person knows it by: the adapter's own name and its port.
    """

    url: str
    label: str


@dataclass(frozen=True, slots=True)
class ReaderKind:
    """A wire protocol that a person may choose for a reader.

    Attributes:
        name: what ``ReaderChoice.profile`` takes.
        label: what a person calls it.
        takes_pattern: a site lays its text out, so that ``ReaderChoice.pattern`` says where the serial stands.
    """

    name: str
    label: str
    takes_pattern: bool = False


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
        lost_reads: badges that the reader says it read and could not tell.
        reconnects: how often the port was opened again after it was lost.
        detail: what the operating system said, in its words, when the port could not be opened or was lost.
        offers: the readers to choose from, where several are attached and none is chosen.
    """

    state: ReaderState
    port: str | None = None
    profile: str = ""
    last_byte_at: datetime | None = None
    last_badge_at: datetime | None = None
    frames: int = 0
    folded: int = 0
    bad_frames: dict[BadFrame, int] = field(default_factory=dict)
    lost_reads: int = 0
    reconnects: int = 0
    detail: str = ""
    offers: tuple[ReaderOffer, ...] = ()
