"""From bytes to badges: decode, fold, count, hand over. What is the same for a reader on a cable and a played one."""

import logging
from collections.abc import Sequence

from sentinel_desktop.domain.clocks import ClockReading
from sentinel_desktop.domain.readers import BadFrame, CardFamily
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.domain.serials import redacted
from sentinel_desktop.hardware.format_detection import FormatDetector
from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial, Decoder, Dialogue, LostReads, TagsGone
from sentinel_desktop.hardware.presentations import Presentations
from sentinel_desktop.hardware.profiles import DETECTABLE, ReaderProfile
from sentinel_desktop.hardware.reader_report import ReaderReport
from sentinel_desktop.services.ports import ReadListener

log = logging.getLogger(__name__)


class BadgeIntake:
    """Takes in the bytes of one opening of a port, on one thread; made anew for every opening.

    Args:
        profile: how the line is read, None to find it by listening.
        on_read: gets one BadgeRead for each presentation; what it raises is logged and stops nothing.
        report: counts what arrives.
        decoder: the profile's, where it is already speaking with the reader; None to make a new one.
    """

    def __init__(
        self,
        profile: ReaderProfile | None,
        on_read: ReadListener,
        report: ReaderReport,
        decoder: Decoder | None = None,
    ) -> None:
        self._on_read = on_read
        self._report = report
        self._detector = FormatDetector([profile] if profile else DETECTABLE, decoder)
        self._is_asked = isinstance(decoder, Dialogue)
        self._presentations: Presentations | None = None
        self._family = CardFamily.UNKNOWN
        self._last_byte_at: ClockReading | None = None
        report.set_profile(profile.name if profile else "")

    def receive(self, data: bytes, at: ClockReading) -> None:
        """Take in bytes of which the last had arrived at ``at``."""
        self._last_byte_at = at
        self._take(self._detector.feed(data), at)

    def quiet(self) -> None:
        """Nothing arrived for a while: what was held back until then is decided."""
        if self._last_byte_at is not None and (held := self._detector.quiet()):
            self._take(held, self._last_byte_at)

    def _take(self, decoded: Sequence[Decoded], at: ClockReading) -> None:
        frames = folded = 0
        bad: list[BadFrame] = []
        for item in decoded:
            match item:
                case DecodedSerial(serial):
                    frames += 1
                    if self._of_presentations().begins(serial, at.monotonic_ns):
                        self._hand_over(BadgeRead(serial, at, self._family))
                    else:
                        folded += 1
                case TagsGone(but):
                    self._of_presentations().end(but)
                case LostReads(count):
                    self._report.count_lost(count)
                case BadFrame():
                    bad.append(item)
        # An answer that no badge is there is no byte that a person looks for: the state says that the reader answers.
        if decoded or not self._is_asked:
            self._report.count(at.wall, frames=frames, folded=folded, bad=bad)

    def _of_presentations(self) -> Presentations:
        if self._presentations is None:
            profile = self._detector.profile
            if profile is None:
                raise AssertionError("a serial came before the format was known")
            self._report.set_profile(profile.name)
            self._family = profile.family
            self._presentations = Presentations(profile.presentation_window)
        return self._presentations

    def _hand_over(self, read: BadgeRead) -> None:
        log.debug("Badge %s read", redacted(read.serial))
        try:
            self._on_read(read)
        except Exception:  # a bug behind the reader must not stop the reading
            log.exception("Badge %s was read but could not be handed over", redacted(read.serial))
