"""The readers this program knows: how each one's line is set and read. A new one is a row here and a file in frames."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sentinel_desktop.domain.readers import CardFamily
from sentinel_desktop.hardware.frames import id12la, line_reader, rdm6300
from sentinel_desktop.hardware.frames.decoder import Decoder


class UnknownProfileError(Exception):
    """No reader profile has this name; the sentence says which there are."""


@dataclass(frozen=True, slots=True)
class ReaderProfile:
    """A kind of reader.

    Attributes:
        name: what settings and the command line call it.
        label: what a person calls it.
        baud_rate: bits a second; 8 data bits, no parity, 1 stop bit.
        new_decoder: makes a decoder at the beginning of a line, a ``Dialogue`` for a reader that must be asked.
        checked: its frames carry a checksum, so that a single good one proves the profile.
        family: what kind of card it reads.
        presentation_window: a frame of the same badge within this time of its previous one is no new presentation.
    """

    name: str
    label: str
    baud_rate: int
    new_decoder: Callable[[], Decoder]
    checked: bool
    family: CardFamily = CardFamily.UNKNOWN
    presentation_window: timedelta = timedelta(milliseconds=220)


_LOW = CardFamily.LOW_FREQUENCY
RDM6300 = ReaderProfile("rdm6300", "RDM6300 or Seeed 125 kHz", 9600, rdm6300.decoder, checked=True, family=_LOW)
ID12LA = ReaderProfile("id12la", "ID-2LA, ID-12LA or ID-20LA", 9600, id12la.decoder, checked=True, family=_LOW)
LINE = ReaderProfile("line", "Line reader, one hex serial a line", 9600, line_reader.decoder, checked=False)

PROFILES = {profile.name: profile for profile in (RDM6300, ID12LA, LINE)}
DETECTABLE = tuple(PROFILES.values())
"""Profiles that can be told apart by listening: one speed, and nothing to be asked of the reader first."""
DETECTION_BAUD_RATE = 9600


def find_profile(name: str) -> ReaderProfile:
    """Return the profile of this name, in any case.

    Raises:
        UnknownProfileError: there is none.
    """
    try:
        return PROFILES[name.strip().lower()]
    except KeyError:
        raise UnknownProfileError(
            f"There is no reader profile '{name}': use one of {', '.join(PROFILES)}, or none to find it by listening."
        ) from None
