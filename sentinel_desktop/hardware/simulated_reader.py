"""A reader that needs no hardware: it plays a unit's day through the frames of a real one."""

import logging
import threading
import time
from collections.abc import Callable, Sequence

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.hardware.badge_intake import BadgeIntake
from sentinel_desktop.hardware.frames import rdm6300
from sentinel_desktop.hardware.profiles import RDM6300
from sentinel_desktop.hardware.reader_report import SECONDS_BETWEEN_COUNTS, ReaderReport
from sentinel_desktop.hardware.unit_day import UnitDay
from sentinel_desktop.services.ports import ReadClock, ReaderStatusListener, ReadListener

SECONDS_BETWEEN_FRAMES = 0.05
SECONDS_TO_STOP = 2.0
_SERIAL_DIGITS = 10
_PORT = "simulated"

log = logging.getLogger(__name__)


class SimulatedReader:
    """Plays arrivals and departures; every scan goes as bytes of RDM6300 frames through the decoding of a real reader.

    The listeners are called on the thread ``reader``, as are ``serials``.

    Args:
        serials: the badges to play, or what gives them; asked before a scan until there are some. Only those of ten
            hex digits can be played. While it raises StoreUnavailableError there are none.
        read_clock: reads both clocks, called when a frame is complete.
        on_read: gets every presentation of a badge.
        on_status: gets the status on every change of state, and counters at most twice a second.
        seconds_between: the shortest and the longest pause between two scans; None to scan only by ``scan_next``.
        seed: the same seed and badges give the same day.
    """

    def __init__(
        self,
        serials: Callable[[], Sequence[str]] | Sequence[str],
        read_clock: ReadClock,
        on_read: ReadListener,
        on_status: ReaderStatusListener | None = None,
        *,
        seconds_between: tuple[float, float] | None = (2.0, 9.0),
        seed: int = 1,
    ) -> None:
        self._find_serials: Callable[[], Sequence[str]] = serials if callable(serials) else lambda: serials
        self._serials: Sequence[str] = ()
        self._read_clock = read_clock
        self._seconds_between = seconds_between
        self._day = UnitDay(seed)
        self._report = ReaderReport(on_status, _PORT, RDM6300.name)
        self._intake = BadgeIntake(RDM6300, on_read, self._report)
        self._asked = threading.Semaphore(0)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="reader", daemon=True)

    def start(self) -> None:
        """Begin to play; returns at once. A reader is started once."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread, within two seconds."""
        self._stopping.set()
        self._asked.release()
        if self._thread.is_alive():
            self._thread.join(SECONDS_TO_STOP)

    def status(self) -> ReaderStatus:
        """Return the reader at this moment, from any thread."""
        return self._report.status()

    def scan_next(self) -> None:
        """Have the next badge presented now; from any thread, returns at once. Without badges nothing happens."""
        self._asked.release()

    def _run(self) -> None:
        self._report.enter(ReaderState.READY, _PORT)
        while self._wait_for_somebody():
            try:
                self._present_somebody()
            except Exception:  # a bug must not end the demonstration: say so and go on
                log.exception("The simulated reader met an unexpected fault")
        self._report.enter(ReaderState.STOPPED, _PORT)

    def _wait_for_somebody(self) -> bool:
        """Wait until a badge is due or asked for; false when it is time to stop."""
        pause = float("inf") if self._seconds_between is None else self._day.pause(*self._seconds_between)
        due = time.monotonic() + pause
        while (left := due - time.monotonic()) > 0:
            if self._asked.acquire(timeout=min(left, SECONDS_BETWEEN_COUNTS)):
                break
            self._report.tell_counts()
        return not self._stopping.is_set()

    def _present_somebody(self) -> None:
        if not self._serials:
            self._serials = self._playable_serials()
        if not self._serials:
            return
        frame = rdm6300.encode(self._day.next_badge(self._serials))
        for _ in range(self._day.frames()):
            self._intake.receive(frame, self._read_clock())
            if self._stopping.wait(SECONDS_BETWEEN_FRAMES):
                return

    def _playable_serials(self) -> Sequence[str]:
        try:
            found = self._find_serials()
        except StoreUnavailableError:
            return ()
        return [serial for serial in found if len(serial) == _SERIAL_DIGITS]
