"""Keeps one port open and reads it: searching, ready, lost, stopped."""

import threading

from sentinel_desktop.domain.readers import ReaderStatus
from sentinel_desktop.hardware.badge_intake import BadgeIntake
from sentinel_desktop.hardware.detection import USUAL, Detection, OpenedReader, Timings, does_not_answer
from sentinel_desktop.hardware.frames.decoder import Dialogue
from sentinel_desktop.hardware.ports import FindPorts, PortError, attached_ports, close_port, read_available, write
from sentinel_desktop.hardware.profiles import ReaderProfile, find_profile
from sentinel_desktop.hardware.reader_report import ReaderReport
from sentinel_desktop.hardware.search_loop import SearchLoop
from sentinel_desktop.services.ports import ReadClock, ReaderStatusListener, ReadListener


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
        if isinstance(profile, str):
            profile = find_profile(profile)
        stopping = threading.Event()
        detection = Detection(url, profile, read_clock, stopping, find_ports=find_ports, timings=timings)
        self._report = ReaderReport(on_status, url, profile.name if profile else "")
        self._loop = SearchLoop(
            lambda: OpenPort(detection.open(), read_clock, on_read, self._report, timings.of_silence),
            url,
            self._report,
            stopping=stopping,
            seconds_between_tries=timings.between_tries,
        )

    def start(self) -> None:
        """Begin searching; returns at once. A reader is started once."""
        self._loop.start()

    def stop(self) -> None:
        """Close the port and end the thread, within two seconds unless the operating system holds it."""
        self._loop.stop()

    def status(self) -> ReaderStatus:
        """Return the reader at this moment, from any thread."""
        return self._report.status()


class OpenPort:
    """One opening of a port; satisfies ``search_loop.OpenReader``.

    Args:
        opened: the port and what it speaks, as far as that is known.
        read_clock: reads both clocks.
        on_read: gets every presentation of a badge.
        report: counts what arrives.
        seconds_of_silence: a reader that owes an answer for so long is lost.
    """

    def __init__(
        self,
        opened: OpenedReader,
        read_clock: ReadClock,
        on_read: ReadListener,
        report: ReaderReport,
        seconds_of_silence: float,
    ) -> None:
        self._port = opened.port
        self._heard = list(opened.heard)
        self._dialogue = opened.decoder if isinstance(opened.decoder, Dialogue) else None
        self._read_clock = read_clock
        self._seconds_of_silence = seconds_of_silence
        self._intake = BadgeIntake(opened.profile, on_read, report, opened.decoder)

    @property
    def name(self) -> str:
        """The device path or URL."""
        return self._port.port or ""

    def read(self) -> None:
        """Ask where the reader must be asked, and take in what arrives within a tenth of a second."""
        while self._heard:
            self._intake.receive(*self._heard.pop(0))
        if self._dialogue is not None:
            self._ask(self._dialogue)
        if data := read_available(self._port):
            self._intake.receive(data, self._read_clock())
        else:
            self._intake.quiet()

    def close(self) -> None:
        """Close the port, also one that is lost."""
        close_port(self._port)

    def _ask(self, dialogue: Dialogue) -> None:
        now_ns = self._read_clock().monotonic_ns
        if dialogue.silent_for(now_ns) >= self._seconds_of_silence:
            raise PortError(does_not_answer(self.name), self.name)
        write(self._port, dialogue.asks(now_ns))
