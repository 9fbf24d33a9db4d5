"""A PC/SC reader: the smart card service says when a card comes and goes, and the card is asked for its id once."""

import logging
from collections.abc import Callable, Sequence

from sentinel_desktop.domain.clocks import ClockReading
from sentinel_desktop.domain.readers import BadFrame, ReaderOffer, ReaderState, ReaderStatus
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.serials import Serial, redacted
from sentinel_desktop.hardware.frames import pcsc_uid
from sentinel_desktop.hardware.frames.decoder import DecodedSerial
from sentinel_desktop.hardware.pcsc_service import CardError, PcscLibrary, PcscService, SlotState, load_library
from sentinel_desktop.hardware.pcsc_slots import CardReader, choose_device, offers
from sentinel_desktop.hardware.ports import PortError
from sentinel_desktop.hardware.reader_report import ReaderReport
from sentinel_desktop.hardware.search_loop import SearchLoop
from sentinel_desktop.services.ports import ReadClock, ReaderStatusListener, ReadListener

PROFILE = "pcsc"
SECONDS_OF_WAITING = 0.25
SECONDS_BETWEEN_QUESTIONS = 0.1
MOST_QUESTIONS = 5
_TAKEN = sentence("ReaderFaults", "Another program has the card for itself: close it there.")

LoadLibrary = Callable[[], PcscLibrary]

log = logging.getLogger(__name__)


def pcsc_readers(load: LoadLibrary = load_library) -> Sequence[ReaderOffer]:
    """Return the attached PC/SC readers; none where the package or the service is missing. Takes milliseconds."""
    try:
        with PcscService(load()) as service:
            return offers(service.readers())
    except PortError as error:
        log.debug("No PC/SC readers: %s", error)
        return ()


class PcscReader:
    """A reader of the smart card service. It is found when it appears, and again after it or the service was lost.

    A card is read once while it rests there; one that left and returned is read again. The listeners are called on
    the thread ``reader`` and must be quick; what they raise is logged and stops nothing.

    Args:
        url: ``pcsc:`` for the only reader, or that with its name.
        read_clock: reads both clocks, called when the card has answered.
        on_read: gets every presentation of a badge.
        on_status: gets the status on every change of state, and counters at most twice a second.
        load: returns the functions of the service.
        report: gets the states and counts, where another one than its own does.
    """

    def __init__(
        self,
        url: str,
        read_clock: ReadClock,
        on_read: ReadListener,
        on_status: ReaderStatusListener | None = None,
        *,
        load: LoadLibrary = load_library,
        report: ReaderReport | None = None,
    ) -> None:
        self._url = url
        self._read_clock = read_clock
        self._on_read = on_read
        self._load = load
        self._report = report or ReaderReport(on_status, url, PROFILE)
        self._loop = SearchLoop(self.open, url, self._report)

    def start(self) -> None:
        """Begin searching; returns at once. A reader is started once."""
        self._loop.start()

    def stop(self) -> None:
        """Let go of the reader and end the thread, within two seconds."""
        self._loop.stop()

    def status(self) -> ReaderStatus:
        """Return the reader at this moment, from any thread."""
        return self._report.status()

    def open(self) -> "OpenSlots":
        """Return the reader, ready to be read; on the thread ``reader``.

        Raises:
            PortError: there is none now, or several that might be it (SeveralPortsError), or no service.
        """
        service = PcscService(self._load())
        try:
            return OpenSlots(service, choose_device(self._url, service.readers()), self._take, self._say)
        except BaseException:
            service.close()
            raise

    def _say(self, detail: str) -> None:
        self._report.enter(ReaderState.READY, self._report.status().port, detail)

    def _take(self, answer: bytes | None) -> None:
        """Take what a card answered, None where it did not."""
        at = self._read_clock()
        decoded = BadFrame.TRUNCATED if answer is None else pcsc_uid.decode(answer)
        if isinstance(decoded, DecodedSerial):
            self._report.count(at.wall, frames=1)
            self._hand_over(decoded.serial, at)
        elif isinstance(decoded, BadFrame):
            self._report.count(at.wall, bad=[decoded])

    def _hand_over(self, serial: Serial, at: ClockReading) -> None:
        log.debug("Badge %s read", redacted(serial))
        try:
            self._on_read(BadgeRead(serial, at, pcsc_uid.family_of(serial)))
        except Exception:  # a bug behind the reader must not stop the reading
            log.exception("Badge %s was read but could not be handed over", redacted(serial))


class OpenSlots:
    """The slots of one device, watched together."""

    def __init__(
        self,
        service: PcscService,
        reader: CardReader,
        take: Callable[[bytes | None], None],
        say: Callable[[str], None],
    ) -> None:
        self.name = reader.name
        self._service = service
        self._take = take
        self._say = say
        self._states: Sequence[SlotState] = [SlotState(slot) for slot in reader.slots]
        self._to_ask: dict[str, int] = {}
        """Slots with a card that has not answered yet, and how often it was asked."""

    def read(self) -> None:
        """Wait for a card to come or go, and ask those that came."""
        seconds = SECONDS_BETWEEN_QUESTIONS if self._to_ask else SECONDS_OF_WAITING
        before = self._states
        self._states = self._service.wait(before, seconds)
        for old, new in zip(before, self._states, strict=True):
            self._note(old, new)
        for slot in list(self._to_ask):
            self._ask(slot)

    def close(self) -> None:
        """Let go of the service."""
        self._service.close()

    def _note(self, old: SlotState, new: SlotState) -> None:
        if new.gone:
            raise PortError(
                sentence("ReaderFaults", "The card reader {name} was unplugged.", name=self.name), self.name
            )
        if not new.present:
            if self._to_ask.pop(new.slot, None) is not None:
                self._take(None)  # it left before it answered
        elif not old.present or (new.moves - old.moves) % 0x10000 >= 2:  # noqa: PLR2004 - it went and came
            self._to_ask[new.slot] = 0

    def _ask(self, slot: str) -> None:
        try:
            answer = self._service.ask(slot, pcsc_uid.question())
            if (length := pcsc_uid.asked_length(answer)) is not None:
                answer = self._service.ask(slot, pcsc_uid.question(length))
        except CardError as error:
            self._ask_again(slot, error)
            return
        self._answered(slot, answer)

    def _ask_again(self, slot: str, error: CardError) -> None:
        if error.taken:
            self._say(_TAKEN)
            return
        self._to_ask[slot] += 1
        if not error.again or self._to_ask[slot] >= MOST_QUESTIONS:
            self._answered(slot, None)

    def _answered(self, slot: str, answer: bytes | None) -> None:
        del self._to_ask[slot]
        self._say("")
        self._take(answer)
