"""A computer with invented clocks: they are set, it is started anew, and the scans of its station are timed."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sentinel_desktop.app.station_clock import StationClock
from sentinel_desktop.domain.clocks import ClockAnchor, ClockReading, ScanTime
from sentinel_desktop.domain.faults import JournalError, StoreStartingError
from sentinel_desktop.domain.ids import ScanId
from tests.support.scan_builders import new_id

BEGINNING = datetime(2026, 3, 7, 12, tzinfo=UTC)


class TimesInMemory:
    """Satisfies ``app.station_clock.TimeKeeper``; ``broken`` makes its disk refuse."""

    def __init__(self, anchor: ClockAnchor | None = None, *, broken: bool = False) -> None:
        self.kept = anchor
        self.broken = broken
        self.times: list[ScanTime] = []
        self.delivered: dict[ScanId, datetime] = {}

    def anchor(self) -> ClockAnchor | None:
        """Return what is kept."""
        self._check()
        return self.kept

    def keep_anchor(self, anchor: ClockAnchor) -> None:
        """Keep it."""
        self._check()
        self.kept = anchor

    def newest_time(self) -> ScanTime | None:
        """Return the time of the scan written last."""
        self._check()
        return self.times[-1] if self.times else None

    def times_outside(self, boot_id: str) -> Sequence[ScanTime]:
        """Return what is not delivered and not of this boot."""
        self._check()
        return [each for each in self.waiting() if each.reading.boot_id != boot_id]

    def correct_times(self, anchor: ClockAnchor, times: Sequence[ScanTime]) -> None:
        """Keep the anchor and the better times of what is not delivered."""
        self.keep_anchor(anchor)
        better = {each.scan_id: each for each in times if each.scan_id not in self.delivered}
        self.times = [better.get(each.scan_id, each) for each in self.times]

    def waiting(self) -> list[ScanTime]:
        """Return what is not delivered, in the order in which it was read."""
        return [each for each in self.times if each.scan_id not in self.delivered]

    def _check(self) -> None:
        if self.broken:
            raise JournalError("The disk is full.")


@dataclass(slots=True)
class Computer:
    """A computer with a journal and a program on it that times scans.

    Attributes:
        now: the true time, which is also what the server's clock says but for its trembling.
        wall_ahead: how far the wall clock is ahead of that.
        true_times: when each scan was made.
        batch: what delivery has read from the journal and not delivered yet.
    """

    now: datetime = BEGINNING
    wall_ahead: timedelta = timedelta(0)
    journal: TimesInMemory = field(default_factory=TimesInMemory)
    true_times: dict[ScanId, datetime] = field(default_factory=dict)
    batch: list[ScanTime] = field(default_factory=list)
    _boots: int = 1
    _booted_at: datetime = BEGINNING - timedelta(hours=1)
    clock: StationClock = field(init=False)

    def __post_init__(self) -> None:
        """Start the program."""
        self.restart()

    def read(self) -> ClockReading:
        """Read both clocks."""
        up = (self.now - self._booted_at) // timedelta(microseconds=1)
        return ClockReading(self.now + self.wall_ahead, up * 1000, f"boot {self._boots}")

    def restart(self) -> None:
        """Start the program anew."""
        self.batch.clear()
        self.clock = StationClock(self.journal, self.read)

    def reboot(self, off: timedelta, wall_ahead: timedelta) -> None:
        """Start the computer anew, after so long and with its wall clock so far ahead."""
        self._booted_at = self.now + off
        self.now = self._booted_at + timedelta(seconds=30)
        self.wall_ahead = wall_ahead
        self._boots += 1
        self.restart()

    def scan(self, after: timedelta) -> ScanTime:
        """Read a badge some time after what happened last, and journal it."""
        self.now += after
        reading = self.read()
        scan_id = ScanId(new_id())
        timed = ScanTime(scan_id, reading, self.clock.time_scan(scan_id, reading))
        self.journal.times.append(timed)
        self.true_times[scan_id] = self.now
        return timed

    def ask_server(self, trembling: timedelta = timedelta(0), taken: timedelta = timedelta(milliseconds=2)) -> None:
        """Have the server tell its time, so much beside the true one."""
        before = self.read()
        self.now += taken
        self.clock.note_server_time(self.now - taken / 2 + trembling, before, self.read())

    def deliver(self, scan: ScanTime) -> None:
        """Deliver a scan, read from the journal at any time before, once; it waits until the server's time is known."""
        if scan.scan_id not in self.journal.delivered:
            with suppress(StoreStartingError):
                self.journal.delivered[scan.scan_id] = self.clock.settled_time(scan)

    def read_batch(self) -> None:
        """Read what waits, to be delivered later."""
        self.batch = self.journal.waiting()

    def delivered_in_order(self) -> list[datetime]:
        """Return the times that were delivered, in the order in which the badges were read."""
        return [self.journal.delivered[each.scan_id] for each in self.journal.times]
