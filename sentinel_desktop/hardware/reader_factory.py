"""Which class reads the reader that was chosen, and what is attached to choose from."""

import logging
import threading
from collections.abc import Callable, Sequence

from sentinel_desktop.domain.faults import ReaderChoiceError
from sentinel_desktop.domain.readers import ReaderChoice, ReaderOffer, ReaderStatus
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.hardware.detection import USUAL, Detection, Timings
from sentinel_desktop.hardware.evdev_reader import SCHEME as EVDEV, EvdevReader, keyboards
from sentinel_desktop.hardware.pcsc_reader import PROFILE as PCSC_PROFILE, PcscReader, pcsc_readers
from sentinel_desktop.hardware.pcsc_service import PcscLibrary, load_library
from sentinel_desktop.hardware.pcsc_slots import SCHEME as PCSC
from sentinel_desktop.hardware.ports import FindPorts, NoPortError, PortError, SeveralPortsError, attached_ports
from sentinel_desktop.hardware.profiles import profile_for
from sentinel_desktop.hardware.reader_report import ReaderReport
from sentinel_desktop.hardware.reader_thread import OpenPort, ReaderThread
from sentinel_desktop.hardware.search_loop import OpenReader, SearchLoop
from sentinel_desktop.services.ports import BadgeReader, ReadClock, ReaderStatusListener, ReadListener

LoadPcsc = Callable[[], PcscLibrary]

log = logging.getLogger(__name__)


def make_reader(
    choice: ReaderChoice,
    read_clock: ReadClock,
    on_read: ReadListener,
    on_status: ReaderStatusListener | None = None,
) -> BadgeReader:
    """Return the reader of a choice, not started; ``simulated`` and ``keyboard`` are none of these.

    Raises:
        ReaderChoiceError: the profile or the pattern cannot be used, or not with a reader that types.
    """
    profile = profile_for(choice)
    if choice == ReaderChoice():
        return FoundReader(read_clock, on_read, on_status)
    if choice.url is not None and choice.url.startswith(PCSC):
        return PcscReader(choice.url, read_clock, on_read, on_status)
    if choice.url is not None and choice.url.startswith(EVDEV):
        if profile is not None and not profile.of_text:
            raise ReaderChoiceError(
                sentence(
                    "ReaderFaults",
                    "A reader that types sends lines of text, which the profile '{name}' does not read: use "
                    "another one, or none for lines of hex.",
                    name=profile.name,
                )
            )
        return EvdevReader(choice.url, profile, read_clock, on_read, on_status)
    return ReaderThread(choice.url, profile, read_clock, on_read, on_status)


def attached_readers(
    find_ports: FindPorts = attached_ports,
    find_others: Sequence[Callable[[], Sequence[ReaderOffer]]] = (pcsc_readers, keyboards),
) -> Sequence[ReaderOffer]:
    """Return what may be chosen: serial ports, those that may be a reader first, PC/SC readers and keyboards.

    Asks the operating system, which may take a second.
    """
    ports = sorted(find_ports(), key=lambda port: not port.may_be_a_reader)
    return [*(port.offer for port in ports), *(offer for find in find_others for offer in find())]


class FoundReader:
    """The reader where nothing is chosen: that on a serial port, and where there is no such port, a PC/SC reader.

    It is looked for anew after every loss. The listeners are called on the thread ``reader`` and must be quick.

    Args:
        read_clock: reads both clocks.
        on_read: gets every presentation of a badge.
        on_status: gets the status on every change of state, and counters at most twice a second.
        find_ports: lists the ports of this computer.
        load_pcsc: returns the functions of the smart card service.
        timings: how long a reader is waited for.
    """

    def __init__(
        self,
        read_clock: ReadClock,
        on_read: ReadListener,
        on_status: ReaderStatusListener | None = None,
        *,
        find_ports: FindPorts = attached_ports,
        load_pcsc: LoadPcsc = load_library,
        timings: Timings = USUAL,
    ) -> None:
        stopping = threading.Event()
        self._report = ReaderReport(on_status, None, "")
        self._read_clock, self._on_read, self._timings = read_clock, on_read, timings
        self._detection = Detection(None, None, read_clock, stopping, find_ports=find_ports, timings=timings)
        self._card_reader = PcscReader(PCSC, read_clock, on_read, load=load_pcsc, report=self._report)
        self._loop = SearchLoop(
            self._open, None, self._report, stopping=stopping, seconds_between_tries=timings.between_tries
        )

    def start(self) -> None:
        """Begin searching; returns at once. A reader is started once."""
        self._loop.start()

    def stop(self) -> None:
        """Let go of the reader and end the thread, within two seconds unless the operating system holds it."""
        self._loop.stop()

    def status(self) -> ReaderStatus:
        """Return the reader at this moment, from any thread."""
        return self._report.status()

    def _open(self) -> OpenReader:
        try:
            opened = self._detection.open()
        except NoPortError as nothing:
            return self._open_card_reader(nothing)
        return OpenPort(opened, self._read_clock, self._on_read, self._report, self._timings.of_silence)

    def _open_card_reader(self, nothing: NoPortError) -> OpenReader:
        try:
            opened = self._card_reader.open()
        except SeveralPortsError:
            raise
        except PortError as error:
            log.debug("No PC/SC reader either: %s", error)
            raise nothing from None
        self._report.set_profile(PCSC_PROFILE)
        return opened
