"""The reader of a choice, and the reader where nothing is chosen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sentinel_desktop.domain.faults import ReaderChoiceError
from sentinel_desktop.domain.readers import ReaderChoice, ReaderOffer, ReaderState
from sentinel_desktop.hardware.evdev_reader import EvdevReader
from sentinel_desktop.hardware.pcsc_reader import PcscReader
from sentinel_desktop.hardware.pcsc_service import PcscLibrary
from sentinel_desktop.hardware.ports import PortError, PortInfo
from sentinel_desktop.hardware.reader_factory import FoundReader, attached_readers, make_reader
from sentinel_desktop.hardware.reader_thread import ReaderThread
from tests.support.played_pcsc import PlayedPcsc, card
from tests.support.pty_reader import PtyReader
from tests.support.reader_listeners import ReaderListeners, read_clock
from tests.support.started_readers import QUICK

ACR = "ACS ACR122U 00 00"
OTHER = "OMNIKEY 5022 00 00"
BADGE = "62E3086CED"

Find = Callable[[PlayedPcsc | None], FoundReader]


@pytest.fixture
def ports() -> list[PortInfo]:
    """Begin with a computer without serial ports."""
    return []


@pytest.fixture
def find(ports: list[PortInfo], listeners: ReaderListeners) -> Iterator[Find]:
    """Start a reader for which nothing is chosen, with this smart card service or none; stopped after the test."""
    started: list[tuple[FoundReader, PlayedPcsc | None]] = []

    def start(service: PlayedPcsc | None) -> FoundReader:
        def load() -> PcscLibrary:
            if service is None:
                raise PortError("PC/SC readers need the package pyscard")
            return service

        told = listeners
        reader = FoundReader(
            read_clock, told.on_read, told.on_status, find_ports=lambda: ports, load_pcsc=load, timings=QUICK
        )
        started.append((reader, service))
        reader.start()
        return reader

    yield start
    for reader, service in started:
        reader.stop()
        assert service is None or service.contexts == set()


@pytest.mark.parametrize(
    ("choice", "kind"),
    [
        (ReaderChoice(), FoundReader),
        (ReaderChoice("/dev/ttyUSB0"), ReaderThread),
        (ReaderChoice(None, "pn532"), ReaderThread),
        (ReaderChoice("pcsc:"), PcscReader),
        (ReaderChoice("pcsc:ACR122U"), PcscReader),
        (ReaderChoice("evdev:/dev/input/by-id/reader"), EvdevReader),
        (ReaderChoice("evdev:/dev/input/by-id/reader", "line-decimal"), EvdevReader),
    ],
)
def test_each_choice_has_its_reader(choice: ReaderChoice, kind: type, listeners: ReaderListeners) -> None:
    """The URL says what kind of reader it is; it is not started yet."""
    reader = make_reader(choice, read_clock, listeners.on_read)
    assert isinstance(reader, kind)
    assert reader.status().state is ReaderState.STOPPED


def test_a_choice_that_cannot_be_used_is_refused_at_once(listeners: ReaderListeners) -> None:
    """An unknown protocol, a pattern where none is taken, frames from a keyboard: said before anything is started."""
    for choice in (
        ReaderChoice(None, "wiegand"),
        ReaderChoice(None, "rdm6300", "(?P<id>.*)"),
        ReaderChoice("evdev:reader", "pn532"),
    ):
        with pytest.raises(ReaderChoiceError):
            make_reader(choice, read_clock, listeners.on_read)


def test_a_card_reader_is_used_where_no_port_may_be_the_reader(find: Find, listeners: ReaderListeners) -> None:
    """Nothing is set and one PC/SC reader is attached, now or later: it is used."""
    service = PlayedPcsc()
    reader = find(service)
    listeners.wait_until(lambda: "No reader is plugged in" in listeners.told.detail)
    service.attach(ACR)
    listeners.wait_for_state(ReaderState.READY)
    service.lay(ACR, card("04A22B91C0FFEE"))
    listeners.wait_for_reads(1)
    assert listeners.serials == ["04A22B91C0FFEE"]
    assert reader.status().profile == "pcsc"
    assert reader.status().frames == 1


def test_a_port_goes_before_a_card_reader(
    find: Find, ports: list[PortInfo], tmp_path: Path, listeners: ReaderListeners
) -> None:
    """A serial reader is taken where one is attached, and after the loss of the card reader."""
    with PtyReader(tmp_path) as cable:
        service = PlayedPcsc(ACR)
        find(service)
        listeners.wait_for_state(ReaderState.READY)
        ports.append(PortInfo(cable.url, "ttyUSB0"))
        service.detach(ACR)
        listeners.wait_until(lambda: listeners.told.state is ReaderState.READY and listeners.told.port == cable.url)
        cable.send_badge(BADGE)
        listeners.wait_for_reads(1)
        assert listeners.serials == [BADGE]


def test_several_card_readers_are_offered(find: Find, listeners: ReaderListeners) -> None:
    """Without a port and with two card readers a person chooses."""
    find(PlayedPcsc(ACR, OTHER))
    listeners.wait_until(lambda: len(listeners.told.offers) == 2)
    assert listeners.told.state is ReaderState.SEARCHING


def test_without_the_card_package_only_the_missing_reader_is_said(find: Find, listeners: ReaderListeners) -> None:
    """Who has no PC/SC reader is not told to install a package for one."""
    find(None)
    listeners.wait_until(lambda: "No reader is plugged in" in listeners.told.detail)


def test_what_is_attached_is_listed_with_ports_that_may_be_readers_first() -> None:
    """Ports, card readers and what else there is, each with what to choose it by and a name."""
    built_in, bridge = PortInfo("/dev/ttyS0", "ttyS0"), PortInfo("/dev/ttyUSB0", "ttyUSB0", "UART bridge", "1A86:7523")
    offer = ReaderOffer("pcsc:ACS ACR122U", "ACS ACR122U")
    assert attached_readers(lambda: [built_in, bridge], [lambda: [offer]]) == [
        ReaderOffer("/dev/ttyUSB0", "UART bridge (ttyUSB0)"),
        ReaderOffer("/dev/ttyS0", "ttyS0"),
        offer,
    ]
