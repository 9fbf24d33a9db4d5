"""A store of scans in memory that behaves as the real one does: it records once, alternates, and can be away."""

import threading
import time
from collections import Counter, defaultdict
from collections.abc import Sequence

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import StoreRefusedError, StoreTimeoutError, StoreUnavailableError
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer, ToldScan
from tests.support.scan_builders import ROY, SERIAL_OF_ROY, SERIAL_OF_TREMBLAY, TREMBLAY

AWAY = "The database does not answer at 127.0.0.1: check that it runs."
TOO_LONG = "The database took too long, or somebody else holds the record: it is tried again."
REFUSED = "The scan lies in the future: check the clock of this computer."


class FakeRecorder:
    """Satisfies ``services.ports.ScanRecorder``.

    Attributes:
        away: every call fails as it does without a connection.
        refused: serials of which no scan is ever recorded.
        broken: serials whose recording fails as a bug does, that many times.
        held: serials of badges whose holders somebody else has locked.
        slow: serials of which every scan takes the database too long.
        recorded: the scans recorded, in the order of their recording.
        told: what came with each scan, call by call.
        calls: how often it was asked to record a scan, alone or among others.
        together: how many scans it recorded together, transaction by transaction.
        probed_at: when it was asked for a sign of life, on the monotonic clock.
    """

    def __init__(self, members: dict[str, MemberCard] | None = None) -> None:
        self.members: dict[str, MemberCard] = members or {SERIAL_OF_TREMBLAY: TREMBLAY, SERIAL_OF_ROY: ROY}
        self.away = False
        self.refused: set[str] = set()
        self.broken: Counter[str] = Counter()
        self.held: set[str] = set()
        self.slow: set[str] = set()
        self.recorded: list[BadgeScan] = []
        self.together: list[int] = []
        self.told: list[tuple[ScanId, ScanAnswer | None]] = []
        self.calls = 0
        self.probed_at: list[float] = []
        self.called_on: set[str] = set()
        self._answers: dict[ScanId, ScanAnswer] = {}
        self._states: defaultdict[str, Direction] = defaultdict(lambda: Direction.OUT)
        self._moving = threading.Event()
        self._moving.set()
        self._entered = threading.Semaphore(0)

    def hang(self) -> None:
        """Let every call from now on wait, after which it goes on as if nothing had been, until ``go_on``."""
        self._moving.clear()

    def go_on(self) -> None:
        """End the waiting."""
        self._moving.set()

    def wait_until_called(self, seconds: float = 10.0) -> None:
        """Return when one more call has come in."""
        assert self._entered.acquire(timeout=seconds), "nobody called"

    def probe(self) -> None:
        """Give a sign of life."""
        self.probed_at.append(time.monotonic())
        self._fail_if_away()

    def record(self, scan: BadgeScan, told: ScanAnswer | None = None) -> ScanAnswer:
        """Record a scan as the settings say."""
        self.called_on.add(threading.current_thread().name)
        self.calls += 1
        self._entered.release()
        assert self._moving.wait(60), "a test left the recorder hanging"
        self._fail_if_away()
        if scan.serial in self.slow | self.held:
            raise StoreTimeoutError(TOO_LONG)
        self.told.append((scan.id, told))
        if scan.serial in self.refused:
            raise StoreRefusedError(REFUSED)
        if self.broken[scan.serial]:
            self.broken[scan.serial] -= 1
            raise RuntimeError("a bug in the recording")
        if scan.id not in self._answers:
            self.recorded.append(scan)
            self._answers[scan.id] = self._judge(scan)
        return self._answers[scan.id]

    def record_together(self, scans: Sequence[ToldScan]) -> Sequence[ScanAnswer | None]:
        """Record scans as the settings say: all of them, but for those of a badge that is held."""
        before = list(self.recorded), list(self.told), dict(self._answers), self._states.copy()
        try:
            answers = [None if item.scan.serial in self.held else self.record(item.scan, item.told) for item in scans]
        except Exception:
            self.recorded, self.told, self._answers, self._states = before
            raise
        self.together.append(len(scans))
        return answers

    def _judge(self, scan: BadgeScan) -> ScanAnswer:
        member = self.members.get(scan.serial)
        if member is None:
            return ScanAnswer(scan.id, scan.serial, Outcome.BADGE_UNKNOWN, scan.occurred_at)
        direction = self._states[scan.serial] = self._states[scan.serial].other
        outcome = Outcome.CHECKED_IN if direction is Direction.IN else Outcome.CHECKED_OUT
        return ScanAnswer(scan.id, scan.serial, outcome, scan.occurred_at, direction=direction, member=member)

    def _fail_if_away(self) -> None:
        if self.away:
            raise StoreUnavailableError(AWAY)
