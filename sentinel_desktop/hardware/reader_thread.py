"""Keeps one port open and reads it: searching, ready, lost, stopped."""

import logging
import threading

from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.hardware.badge_intake import BadgeIntake
from sentinel_desktop.hardware.detection import USUAL, Detection, OpenedReader, Timings, does_not_answer
from sentinel_desktop.hardware.frames.decoder import Dialogue
from sentinel_desktop.hardware.ports import (
    FindPorts,
    PortError,
    SeveralPortsError,
    attached_ports,
    close_port,
    read_available,
    write,
)
from sentinel_desktop.hardware.profiles import ReaderProfile, find_profile
from sentinel_desktop.hardware.reader_report import ReaderReport
from sentinel_desktop.services.ports import ReadClock, ReaderStatusListener, ReadListener

SECONDS_TO_STOP = 2.0
_FAULT = "An unexpected fault stopped the reading; the log has the details."

log = logging.getLogger(__name__)


class ReaderThread:
    """A reader on a port: it is opened when it appears, and again after it was lost.

    The listeners are called on the thread ``reader`` and must be quick; what they raise is logged and stops nothing.
    Bytes sent while the port is not open are gone; the state says so.

    Args:
        url: the reader as ``choose_port`` takes it; None to find it, after a loss under another name too.
        profile: its profile or the name of that; None to find it by asking and listening, anew at every opening.
        read_clock: reads both clocks, called when the last byte at hand has arrived.
        on_read: gets every presentation of a badge.
        on_status: gets the status on every change of state, and counters at most twice a second.
        find_ports: lists the ports of this computer.
        timings: how long a reader is waited for.

    Raises:
        UnknownProfileError: ``profile`` names none.
    """

    def __init__(
        self,
        url: str | None,
        profile: str | ReaderProfile | None,
        read_clock: ReadClock,
        on_read: ReadListener,
        on_status: ReaderStatusListener | None = None,
        *,
        find_ports: FindPorts = attached_ports,
        timings: Timings = USUAL,
    ) -> None:
        self._url = url
        if isinstance(profile, str):
            profile = find_profile(profile)
        self._read_clock = read_clock
        self._on_read = on_read
        self._timings = timings
        self._report = ReaderReport(on_status, url, profile.name if profile else "")
        self._stopping = threading.Event()
        self._detection = Detection(url, profile, read_clock, self._stopping, find_ports=find_ports, timings=timings)
        self._lost_before = False
        self._thread = threading.Thread(target=self._run, name="reader", daemon=True)

    def start(self) -> None:
        """Begin searching; returns at once. A reader is started once."""
        self._thread.start()

    def stop(self) -> None:
        """Close the port and end the thread, within two seconds unless the operating system holds it."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(SECONDS_TO_STOP)
        if self._thread.is_alive():
            log.warning("The reader's thread is still busy in the operating system; it ends when that lets go of it")

    def status(self) -> ReaderStatus:
        """Return the reader at this moment, from any thread."""
        return self._report.status()

    def _run(self) -> None:
        self._report.enter(ReaderState.SEARCHING, self._url)
        while not self._stopping.is_set():
            try:
                self._open_and_read()
            except Exception:  # a bug must not end the reading for the day: say so and open the port anew
                if self.status().detail != _FAULT:  # said once, not twice a second, while it lasts
                    log.exception("The reader's thread met an unexpected fault")
                self._lose(_FAULT)
            self._stopping.wait(self._timings.between_tries)
        self._report.enter(ReaderState.STOPPED, self.status().port)

    def _open_and_read(self) -> None:
        try:
            opened = self._detection.open()
        except PortError as error:
            offers = error.offers if isinstance(error, SeveralPortsError) else ()
            if not self._stopping.is_set():
                self._report.enter(ReaderState.SEARCHING, error.port or self._url, str(error), offers=offers)
            return
        try:
            self._read(opened)
        except PortError as error:
            self._lose(str(error))
        finally:
            close_port(opened.port)

    def _lose(self, detail: str) -> None:
        self._lost_before = True
        self._report.enter(ReaderState.LOST, self.status().port, detail)

    def _read(self, opened: OpenedReader) -> None:
        intake = BadgeIntake(opened.profile, self._on_read, self._report, opened.decoder)
        self._report.enter(ReaderState.READY, opened.port.port, reconnected=self._lost_before)
        for data, at in opened.heard:
            intake.receive(data, at)
        dialogue = opened.decoder if isinstance(opened.decoder, Dialogue) else None
        while not self._stopping.is_set():
            if dialogue is not None:
                self._ask(opened, dialogue)
            if data := read_available(opened.port):
                intake.receive(data, self._read_clock())
            else:
                intake.quiet()
            self._report.tell_counts()

    def _ask(self, opened: OpenedReader, dialogue: Dialogue) -> None:
        now_ns = self._read_clock().monotonic_ns
        if dialogue.silent_for(now_ns) >= self._timings.of_silence:
            raise PortError(does_not_answer(opened.port.port or ""), opened.port.port)
        write(opened.port, dialogue.asks(now_ns))
