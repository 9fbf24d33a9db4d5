"""A PC/SC reader on a real smart card service, with cards that speak to its virtual reader."""

import importlib.util
import os
import signal
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from sentinel_desktop.domain.readers import BadFrame, CardFamily, ReaderOffer, ReaderState
from sentinel_desktop.hardware.frames.pcsc_uid import question
from sentinel_desktop.hardware.pcsc_reader import PcscReader, pcsc_readers
from sentinel_desktop.hardware.pcsc_service import PcscService, SlotState, load_library
from tests.support.reader_listeners import PATIENCE_SECONDS, ReaderListeners, read_clock
from tests.support.virtual_cards import SmartCardService, VirtualCard, why_not_here

FOUR, SEVEN, TEN = "D2C3B4A5", "04A22B91E64C80", "04A22B91E64C80112233"


@cache
def _why_not() -> str:
    return why_not_here() if importlib.util.find_spec("smartcard") else "not installed: pyscard (the extra 'pcsc')"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[SmartCardService]:
    """Run a smart card service with one virtual reader for the test."""
    if why_not := _why_not():
        pytest.skip(why_not)
    running = SmartCardService(Path(os.environ["PCSCLITE_CSOCK_NAME"]), tmp_path / "reader.conf.d")
    try:
        running.start()
        yield running
    finally:
        running.stop()


@pytest.fixture
def reader(service: SmartCardService, listeners: ReaderListeners) -> Iterator[PcscReader]:  # noqa: ARG001 - it runs
    """Start a reader on the service's only device; stopped after the test."""
    started = PcscReader("pcsc:", read_clock, listeners.on_read, listeners.on_status)
    started.start()
    listeners.wait_for_state(ReaderState.READY)
    yield started
    started.stop()
    assert started.status().state is ReaderState.STOPPED


def test_cards_of_every_length_are_read_once(
    service: SmartCardService, reader: PcscReader, listeners: ReaderListeners
) -> None:
    """Ids of four, seven and ten bytes are read as told; a resting card is asked once, a returning one again."""
    for count, uid in enumerate((FOUR, SEVEN, TEN, TEN), start=1):
        with VirtualCard(service.port, f"{uid} 9000") as card:
            listeners.wait_for_reads(count)
        _wait_until_empty()
        assert card.asked == [question()]
    assert listeners.serials == [FOUR, SEVEN, TEN, TEN]
    assert {read.family for read in listeners.reads} == {CardFamily.ISO_14443}
    assert (reader.status().frames, reader.status().bad_frames, reader.status().profile) == (4, {}, "pcsc")


def test_a_card_that_tells_no_id_is_a_bad_frame(
    service: SmartCardService, reader: PcscReader, listeners: ReaderListeners
) -> None:
    """A refusal is counted once and is no badge; a badge in the device's other slot is read meanwhile."""
    with VirtualCard(service.port, "6A81"):
        listeners.wait_until(lambda: reader.status().bad_frames == {BadFrame.NOT_A_SERIAL: 1})
        with VirtualCard(service.port + 1, f"{SEVEN} 9000"):
            listeners.wait_for_reads(1)
    assert (listeners.serials, reader.status().bad_frames) == ([SEVEN], {BadFrame.NOT_A_SERIAL: 1})


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_the_service_may_end_and_start_again(
    how: signal.Signals, service: SmartCardService, reader: PcscReader, listeners: ReaderListeners
) -> None:
    """Ended or killed, the reader is lost and the sentence says why; with the service it is ready again and reads."""
    assert pcsc_readers() == (ReaderOffer("pcsc:Virtual PCD", "Virtual PCD"),)
    service.stop(how)
    listeners.wait_for_state(ReaderState.LOST)
    listeners.wait_until(lambda: "smart card service does not run" in listeners.told.detail)
    assert pcsc_readers() == ()
    service.start()
    listeners.wait_for_state(ReaderState.READY)
    with VirtualCard(service.port, f"{FOUR} 9000"):
        listeners.wait_for_reads(1)
    assert (listeners.serials, reader.status().reconnects) == ([FOUR], 1)


def _wait_until_empty() -> None:
    """Return when the service says that the first slot is empty; its driver looks twice or three times a second."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    with PcscService(load_library()) as watching:
        (state,) = watching.wait([SlotState("Virtual PCD 00 00")], 0)
        while state.present:
            assert time.monotonic() < deadline, "the card does not go"
            (state,) = watching.wait([state], 0.5)
