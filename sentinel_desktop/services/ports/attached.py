"""What this station's reader and loudspeaker are asked."""

from collections.abc import Callable, Sequence
from typing import Protocol

from sentinel_desktop.domain.outcomes import Sound
from sentinel_desktop.domain.readers import ReaderChoice, ReaderKind, ReaderOffer, ReaderStatus
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.domain.tried_badges import TriedBadge

ReadListener = Callable[[BadgeRead], None]
ReaderStatusListener = Callable[[ReaderStatus], None]


class BadgeReader(Protocol):
    """A reader, attached or simulated: it reads on a thread of its own and hands over what it read."""

    def start(self) -> None:
        """Begin searching and reading; returns at once."""

    def stop(self) -> None:
        """Stop reading and close the port; returns when the thread has ended, within two seconds."""

    def status(self) -> ReaderStatus:
        """Return the reader at this moment; may be asked from any thread."""


class ReaderControl(Protocol):
    """What a person may do with this station's reader. Safe to call from any thread."""

    def choice(self) -> ReaderChoice:
        """Return which reader is used, as it was chosen."""

    def fixed_by(self) -> str:
        """Return a sentence saying what fixes the choice, a setting or the command line; empty where a person may."""

    def kinds(self) -> Sequence[ReaderKind]:
        """Return the wire protocols that there are, in the order in which they are offered."""

    def attached(self) -> Sequence[ReaderOffer]:
        """Return the readers that are attached now; asks the operating system, which may take a second."""

    def choose(self, choice: ReaderChoice) -> None:
        """Use another reader from now on and keep the choice; returns when the old one has let go of its port.

        Raises:
            ReaderChoiceError: the choice cannot be used or kept, or is fixed; the reader is the one it was.
        """

    def try_next(self, listener: Callable[[TriedBadge | None], None]) -> None:
        """Hand the next badge to ``listener`` in place of recording it, once; None where none came within 30 s.

        The listener is called on another thread.
        """

    def stop_trying(self) -> None:
        """Record badges again from now on; the listener hears nothing more. Harmless where nobody tries."""


class SoundOutput(Protocol):
    """A loudspeaker. Safe to call from any thread."""

    def play(self, sound: Sound, volume: int, *, asked_for: bool = False) -> None:
        """Play a sound in the place of what is playing; returns at once.

        Args:
            sound: which.
            volume: from 0, which is silent, to 100.
            asked_for: a person tries the loudspeaker: look for it, also where there was none a moment ago.
        """
