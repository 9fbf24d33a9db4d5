"""When something happened: a desk's clock corrected by what the server's clock said.

A wall clock can be set back or forward while the database is away; the monotonic clock of one boot cannot. So a
moment is read as both, and as long as the machine has not been started anew since the server's time was last seen,
only the monotonic clock counts.

A time told before the server was seen in a boot is a guess, by the wall clock. What is known of guesses for certain is
their order, within a boot also how far they are apart. When the server is seen, the guesses of that boot become exact;
those of earlier boots, which nothing can make exact any more, at least lie before it began.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from sentinel_desktop.domain.ids import ScanId

CLOCK_TOLERANCE: Final = timedelta(seconds=5)
"""How far a clock may be off before somebody is told."""

INSTANT: Final = timedelta(microseconds=1)
"""By how much two times differ at least."""


@dataclass(frozen=True, slots=True)
class ClockReading:
    """One moment on this computer.

    Attributes:
        wall: the desk's own clock, aware UTC, uncorrected.
        monotonic_ns: nanoseconds of the boot's monotonic clock.
        boot_id: which boot that clock belongs to.
    """

    wall: datetime
    monotonic_ns: int
    boot_id: str


@dataclass(frozen=True, slots=True)
class ClockAnchor:
    """A moment on this computer for which the server's time is known."""

    reading: ClockReading
    server_time: datetime

    @property
    def offset(self) -> timedelta:
        """How far the server's clock is ahead of the desk's; negative where the desk is fast."""
        return self.server_time - self.reading.wall


@dataclass(frozen=True, slots=True)
class ScanTime:
    """When a journalled scan was made: both clocks, and the time told by them."""

    scan_id: ScanId
    reading: ClockReading
    occurred_at: datetime


def corrected_time(reading: ClockReading, anchor: ClockAnchor | None) -> datetime:
    """Return the server's time at ``reading``, as well as this computer can know it.

    Within the boot of the anchor the monotonic clock decides, so that a wall clock set meanwhile changes nothing.
    After a restart the wall clock plus the offset last measured is the best there is; without an anchor, the wall
    clock alone.
    """
    if anchor is None:
        return reading.wall
    if reading.boot_id == anchor.reading.boot_id:
        return anchor.server_time + _between(anchor.reading, reading)
    return (reading.wall + anchor.offset).astimezone(UTC)


def boot_time(anchor: ClockAnchor) -> datetime:
    """Return the server's time when the boot of ``anchor`` began: monotonic clocks count from there."""
    return anchor.server_time - timedelta(microseconds=anchor.reading.monotonic_ns / 1000)


def known_times(anchor: ClockAnchor, guessed: Sequence[ScanTime]) -> Sequence[ScanTime]:
    """Return scans with what is known of their times now, in their order, each earlier than the next.

    Args:
        anchor: the first of its boot.
        guessed: scans whose times are guesses, in the order in which they were read: those of earlier boots in which
            the server was never seen, then those of the anchor's boot.
    """
    known: list[ScanTime] = []
    for scan in reversed(guessed):
        here = scan.reading.boot_id == anchor.reading.boot_id
        at = corrected_time(scan.reading, anchor) if here else min(scan.occurred_at, boot_time(anchor) - INSTANT)
        if known:
            at = min(at, known[-1].occurred_at - _apart(scan.reading, known[-1].reading))
        known.append(replace(scan, occurred_at=at))
    return known[::-1]


def _apart(earlier: ClockReading, later: ClockReading) -> timedelta:
    """Return how far two readings are apart at least."""
    return max(INSTANT, _between(earlier, later)) if earlier.boot_id == later.boot_id else INSTANT


def _between(earlier: ClockReading, later: ClockReading) -> timedelta:
    return timedelta(microseconds=(later.monotonic_ns - earlier.monotonic_ns) / 1000)
