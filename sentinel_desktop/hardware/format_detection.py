"""Which reader is this? Every format that can be told by listening listens, and the first that is proved stays."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial, Decoder
from sentinel_desktop.hardware.profiles import ReaderProfile

_NO_TEXT = re.compile(rb"[^\t\r\n\x20-\x7e]")
_LINES_THAT_PROVE = 2
_UNREPORTED = 256


@dataclass(slots=True)
class _Candidate:
    """One format that the line may have.

    Attributes:
        telling: serials heard that show the format.
    """

    profile: ReaderProfile
    decoder: Decoder
    telling: int = 0
    heard: list[Decoded] = field(default_factory=list)

    def feed(self, data: bytes) -> None:
        decoded = self.decoder.feed(data)
        self.heard += decoded
        self.telling += sum(isinstance(item, DecodedSerial) and item.telling for item in decoded)

    def has_serials(self) -> bool:
        return any(isinstance(item, DecodedSerial) for item in self.heard)

    def forget(self) -> None:
        self.heard = []
        self.telling = 0

    def forget_serials(self) -> None:
        self.heard = self.bad_frames()
        self.telling = 0

    def bad_frames(self) -> list[Decoded]:
        return [item for item in self.heard if not isinstance(item, DecodedSerial)]


class FormatDetector:
    """Reads a line of unknown format.

    One good frame proves a format with a checksum. A line of text proves nothing by itself: the end of a frame that
    was under way when the port was opened looks like one. So it is believed when only text came before the line fell
    quiet, or when a second line of text follows; until then its serials are held back. Where several formats of text
    read the same lines, the first of ``profiles`` whose serials are telling is taken. One thread at a time.

    Args:
        profiles: those to choose from, the stricter formats of text before the others; a single one is taken as it is.
        decoder: of the single profile, where it is already at work.
    """

    def __init__(self, profiles: Sequence[ReaderProfile], decoder: Decoder | None = None) -> None:
        self._candidates = [_Candidate(profile, decoder or profile.new_decoder()) for profile in profiles]
        self._found = self._candidates[0] if len(self._candidates) == 1 else None

    @property
    def profile(self) -> ReaderProfile | None:
        """The profile found; None while it is open."""
        return self._found.profile if self._found else None

    def feed(self, data: bytes) -> Sequence[Decoded]:
        """Return what ``data`` completed, once the format is known; bad frames also before."""
        if self._found:
            return self._found.decoder.feed(data)
        for candidate in self._candidates:
            if candidate.profile.checked:
                candidate.feed(data)
            else:
                _feed_text(candidate, data)
        for candidate in self._candidates:
            if candidate.telling >= (1 if candidate.profile.checked else _LINES_THAT_PROVE):
                return self._settle_on(candidate)
        if max(len(candidate.heard) for candidate in self._candidates) > _UNREPORTED:
            return self._report_noise()
        return ()

    def quiet(self) -> Sequence[Decoded]:
        """Nothing came for a while: return what was held back, if that settles the format, else what was bad."""
        if self._found:
            return ()
        heard = [candidate for candidate in self._candidates if candidate.has_serials()]
        best = min(heard, key=lambda candidate: not candidate.telling, default=None)
        return self._report_noise() if best is None else self._settle_on(best)

    def _settle_on(self, candidate: _Candidate) -> Sequence[Decoded]:
        self._found = candidate
        heard = candidate.heard
        candidate.forget()
        return heard

    def _report_noise(self) -> Sequence[Decoded]:
        """Return the bad frames as the format sees them that understands the line best."""
        least = min((candidate.bad_frames() for candidate in self._candidates), key=len)
        for candidate in self._candidates:
            candidate.forget()
        return least


def _feed_text(candidate: _Candidate, data: bytes) -> None:
    """Hand on ``data``, and disbelieve the serials before a byte that is no text."""
    after = max((match.end() for match in _NO_TEXT.finditer(data)), default=0)
    if after:
        candidate.feed(data[:after])
        candidate.forget_serials()
    candidate.feed(data[after:])
