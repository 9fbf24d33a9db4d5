"""From bytes to badges: decode, fold, count, hand over. What is the same for a reader on a cable and a played one."""

import logging
from collections.abc import Sequence

from sentinel_desktop.domain.clocks import ClockReading
from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.domain.serials import Serial, redacted
from sentinel_desktop.hardware.format_detection import FormatDetector
from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial
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
    """

    def __init__(self, profile: ReaderProfile | None, on_read: ReadListener, report: ReaderReport) -> None:
        self._on_read = on_read
        self._report = report
        self._detector = FormatDetector([profile] if profile else DETECTABLE)
        self._presentations: Presentations | None = None
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
        serials = [item.serial for item in decoded if isinstance(item, DecodedSerial)]
        begun = self._begun(serials, at.monotonic_ns) if serials else []
        bad = [item for item in decoded if isinstance(item, BadFrame)]
        self._report.count(at.wall, frames=len(serials), folded=len(serials) - len(begun), bad=bad)
        for serial in begun:
            self._hand_over(BadgeRead(serial, at))

    def _begun(self, serials: Sequence[Serial], at_ns: int) -> list[Serial]:
        if self._presentations is None:
            self._presentations = self._presentations_of_profile_found()
        return [serial for serial in serials if self._presentations.begins(serial, at_ns)]

    def _presentations_of_profile_found(self) -> Presentations:
        profile = self._detector.profile
        if profile is None:
            raise AssertionError("a serial came before the format was known")
        self._report.set_profile(profile.name)
        return Presentations(profile.presentation_window)

    def _hand_over(self, read: BadgeRead) -> None:
        log.debug("Badge %s read", redacted(read.serial))
        try:
            self._on_read(read)
        except Exception:  # a bug behind the reader must not stop the reading
            log.exception("Badge %s was read but could not be handed over", redacted(read.serial))
