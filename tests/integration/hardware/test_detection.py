"""Which reader hangs where, and what it speaks, when nothing is set."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from sentinel_desktop.domain.readers import ReaderOffer, ReaderState
from sentinel_desktop.hardware.frames import id12la, rdm6300
from sentinel_desktop.hardware.ports import PortInfo
from tests.support.asked_reader import AskedReader
from tests.support.pty_reader import PtyReader
from tests.support.reader_listeners import ReaderListeners
from tests.support.simulated_pcprox import SimulatedPcProx
from tests.support.simulated_pn532 import SimulatedPn532
from tests.support.started_readers import QUICK, StartedReaders

BADGE = "62E3086CED"
TAG = bytes.fromhex("04A22B91C0FFEE")
CARD = "1" + f"{(1 << 16) | 3:024b}" + "1"


class Computer:
    """A computer with ports into which readers are plugged."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._plugged = ExitStack()
        self.ports: list[PortInfo] = []

    def attach(self, chip: SimulatedPn532 | SimulatedPcProx | None = None) -> PtyReader:
        """Plug in a reader that answers, or one that only talks."""
        name = f"ttyUSB{len(self.ports)}"
        cable = PtyReader(self._folder, name) if chip is None else AskedReader(self._folder, chip, name)
        self.ports.append(PortInfo(cable.url, name, "UART bridge"))
        return self._plugged.enter_context(cable)

    def unplug_all(self) -> None:
        """Pull everything out."""
        self._plugged.close()


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    """Provide a computer to which nothing is attached."""
    computer = Computer(tmp_path)
    yield computer
    computer.unplug_all()


@pytest.mark.parametrize("by_name", [True, False])
def test_a_pn532_is_found(
    computer: Computer, readers: StartedReaders, listeners: ReaderListeners, *, by_name: bool
) -> None:
    """The chip answers, which proves it; with the port set or not."""
    chip = SimulatedPn532()
    cable = computer.attach(chip)
    reader = readers.start(cable.url if by_name else None, None, lambda: computer.ports)
    listeners.wait_for_state(ReaderState.READY)
    chip.tags = [TAG]
    listeners.wait_for_reads(1)
    assert listeners.serials == [TAG.hex().upper()]
    assert (reader.status().profile, reader.status().port) == ("pn532", cable.url)
    assert reader.status().bad_frames == {}


@pytest.mark.parametrize("echoes", [True, False])
def test_a_pcprox_is_found(
    computer: Computer, readers: StartedReaders, listeners: ReaderListeners, *, echoes: bool
) -> None:
    """The reader answers its own question, though it heard another protocol's before."""
    reader_itself = SimulatedPcProx()
    reader_itself.echoes = echoes
    computer.attach(reader_itself)
    reader = readers.start(None, None, lambda: computer.ports)
    listeners.wait_for_state(ReaderState.READY)
    reader_itself.present(CARD)
    listeners.wait_for_reads(1)
    assert listeners.serials == ["010003"]
    assert reader.status().profile == "pcprox-query"


@pytest.mark.parametrize(
    ("line", "profile"),
    [(rdm6300.encode(BADGE), "rdm6300"), (id12la.encode(BADGE), "id12la"), (f"CARD:{BADGE}\r\n".encode(), "line")],
)
@pytest.mark.parametrize("when", ["while it is asked", "when it is listened to"])
def test_a_reader_that_only_talks_is_listened_to(
    line: bytes, profile: str, when: str, computer: Computer, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """Questions do it no harm; a badge that comes while they are asked is read, on a port that has no speed."""
    cable = computer.attach()
    reader = readers.start(None, None, lambda: computer.ports)
    if when == "while it is asked":
        cable.wait_until_opened()
    else:
        listeners.wait_for_state(ReaderState.READY)
    cable.write(line)
    listeners.wait_for_reads(1)
    assert listeners.serials == [BADGE]
    assert reader.status().profile == profile
    assert reader.status().bad_frames == {}


@pytest.mark.parametrize("first", [True, False])
def test_of_several_the_one_that_answers_is_used(
    computer: Computer, readers: StartedReaders, listeners: ReaderListeners, *, first: bool
) -> None:
    """A reader that proves itself needs no choice, wherever it hangs among ports that say nothing."""
    chip = SimulatedPn532()
    cables = [computer.attach(chip) if answers else computer.attach() for answers in (first, not first, False)]
    reader = readers.start(None, None, lambda: computer.ports)
    listeners.wait_for_state(ReaderState.READY)
    assert reader.status().port == cables[0 if first else 1].url
    assert reader.status().offers == ()


@pytest.mark.parametrize("chips", [0, 2])
def test_several_that_cannot_be_told_apart_are_offered(
    chips: int, computer: Computer, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """None that answers, or more than one: the state is searching, with what there is to choose from by name."""
    for _ in range(2):
        computer.attach(SimulatedPn532() if chips else None)
    readers.start(None, None, lambda: computer.ports)
    listeners.wait_until(lambda: len(listeners.told.offers) == 2)
    assert listeners.told.state is ReaderState.SEARCHING
    assert "name the one to use" in listeners.told.detail
    assert listeners.told.offers == tuple(
        ReaderOffer(port.device, f"UART bridge ({port.name})") for port in computer.ports
    )
    del computer.ports[1]
    listeners.wait_for_state(ReaderState.READY)
    assert listeners.told.offers == ()


def test_several_that_do_not_answer_are_asked_again_in_a_while(
    computer: Computer, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """A reader that gets its power later than its cable is found, though nothing was plugged in meanwhile."""
    chip = SimulatedPn532()
    cable = computer.attach(chip)
    assert isinstance(cable, AskedReader)
    cable.is_dead = True
    computer.attach()
    reader = readers.start(None, None, lambda: computer.ports)
    listeners.wait_until(lambda: len(listeners.told.offers) == 2)
    cable.is_dead = False
    listeners.wait_for_state(ReaderState.READY)
    assert reader.status().port == cable.url


def test_a_reader_that_is_plugged_in_beside_others_is_asked_at_once(
    computer: Computer, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """However long the others are left in peace: a port that was not there before is a reason to ask."""
    for _ in range(2):
        computer.attach()
    patient = replace(QUICK, between_questions=3600)
    reader = readers.start(None, None, lambda: computer.ports, patient)
    listeners.wait_until(lambda: len(listeners.told.offers) == 2)
    cable = computer.attach(SimulatedPn532())
    listeners.wait_for_state(ReaderState.READY)
    assert reader.status().port == cable.url


def test_a_profile_alone_finds_its_reader_among_several(
    computer: Computer, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """With the protocol set each port is asked in that one only."""
    computer.attach(SimulatedPn532())
    wanted = computer.attach(SimulatedPcProx())
    reader = readers.start(None, "pcprox-query", lambda: computer.ports)
    listeners.wait_for_state(ReaderState.READY)
    assert reader.status().port == wanted.url


def test_a_profile_that_only_talks_cannot_choose_among_several(
    readers: StartedReaders, listeners: ReaderListeners, caplog: pytest.LogCaptureFixture
) -> None:
    """No port is opened to ask what nobody would answer; they are offered at once."""
    caplog.set_level(logging.DEBUG)
    nowhere = [PortInfo(f"/nowhere/ttyUSB{number}", f"ttyUSB{number}") for number in range(2)]
    readers.start(None, "rdm6300", lambda: nowhere)
    listeners.wait_until(lambda: len(listeners.told.offers) == 2)
    assert "cannot be asked" not in caplog.text


def test_a_reader_that_was_lost_is_found_under_another_name(
    computer: Computer, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """Pulled out of one port and put into another, the chip is asked and used there."""
    first = computer.attach(SimulatedPn532())
    reader = readers.start(None, None, lambda: computer.ports)
    listeners.wait_for_state(ReaderState.READY)
    del computer.ports[0]
    first.unplug()
    listeners.wait_until(lambda: "No reader is plugged in" in listeners.told.detail)
    computer.ports.append(PortInfo("/nowhere", "ttyS0"))
    second = computer.attach(SimulatedPn532())
    listeners.wait_for_state(ReaderState.READY)
    assert reader.status().port == second.url
    assert reader.status().reconnects == 1


def test_a_wire_from_output_to_input_is_no_reader_that_answers(
    readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """A URL of the library works as a port does; what it repeats proves nothing."""
    reader = readers.start("loop://", None)
    listeners.wait_for_state(ReaderState.READY)
    assert reader.status().profile == ""


def test_a_reader_that_is_stopped_while_it_is_looked_for_says_so(
    computer: Computer, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """Stopping does not wait for the questions to end, and what was given up is no failure."""
    for _ in range(4):
        computer.attach()
    reader = readers.start(None, None, lambda: computer.ports)
    listeners.wait_for_state(ReaderState.SEARCHING)
    reader.stop()
    assert reader.status().state is ReaderState.STOPPED
    assert {status.detail for status in listeners.statuses} == {""}
