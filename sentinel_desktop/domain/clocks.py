"""When something happened: a desk's clock corrected by what the server's clock said.

A wall clock can be set back or forward while the database is away; the monotonic clock of one boot cannot. So a
moment is read as both, and as long as the machine has not been started anew since the server's time was last seen,
only the monotonic clock counts.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


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


def corrected_time(reading: ClockReading, anchor: ClockAnchor | None) -> datetime:
    """Return the server's time at ``reading``, as well as this computer can know it.

    Within the boot of the anchor the monotonic clock decides, so that a wall clock set meanwhile changes nothing.
    After a restart the wall clock plus the offset last measured is the best there is; without an anchor, the wall
    clock alone.
    """
    if anchor is None:
        return reading.wall
    if reading.boot_id == anchor.reading.boot_id:
        elapsed = timedelta(microseconds=(reading.monotonic_ns - anchor.reading.monotonic_ns) / 1000)
        return anchor.server_time + elapsed
    return (reading.wall + anchor.offset).astimezone(UTC)
