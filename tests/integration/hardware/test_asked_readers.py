"""Readers that must be asked, on a real terminal: pieces, noise, lost answers, resets, unplugging."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sentinel_desktop.domain.readers import BadFrame, CardFamily, ReaderState
from tests.support.asked_reader import AskedReader
from tests.support.reader_listeners import ReaderListeners
from tests.support.simulated_pcprox import SimulatedPcProx
from tests.support.simulated_pn532 import SimulatedPn532
from tests.support.started_readers import StartedReaders

LONG, SHORT = bytes.fromhex("04A22B91C0FFEE"), bytes.fromhex("DEADBEEF")
CARD, OTHER_CARD = "1" + f"{(1 << 16) | 3:024b}" + "1", f"{0x63E9AE:024b}"


@pytest.fixture
def chip() -> SimulatedPn532:
    """Power up a PN532 with nothing in its field."""
    return SimulatedPn532()


@pytest.fixture
def pn532(chip: SimulatedPn532, tmp_path: Path) -> Iterator[AskedReader]:
    """Plug in the chip."""
    with AskedReader(tmp_path, chip) as reader:
        yield reader


@pytest.fixture
def prox() -> SimulatedPcProx:
    """Power up a pcProx that has read nothing."""
    return SimulatedPcProx()


@pytest.fixture
def pcprox(prox: SimulatedPcProx, tmp_path: Path) -> Iterator[AskedReader]:
    """Plug in the pcProx."""
    with AskedReader(tmp_path, prox) as reader:
        yield reader


def test_a_tag_on_a_pn532_is_read_soon(
    chip: SimulatedPn532, pn532: AskedReader, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """Ready when the chip has answered; a tag is one read within moments, its bytes one by one or not."""
    reader = readers.start_ready(pn532.url, "pn532")
    pn532.splits = True
    took = []
    for number, tag in enumerate((LONG, LONG[::-1], LONG[:-1] + b"\x5a"), 1):
        laid = time.monotonic()
        chip.tags = [tag]
        listeners.wait_for_reads(number)
        took.append(time.monotonic() - laid)
    # A busy computer only adds to a time: the shortest is the one that the reader takes.
    assert min(took) < 1
    assert listeners.reads[0].serial == LONG.hex().upper()
    assert listeners.reads[0].family is CardFamily.ISO_14443
    assert (reader.status().profile, reader.status().bad_frames) == ("pn532", {})


def test_a_tag_that_rests_is_one_presentation_and_one_that_returns_a_second(
    chip: SimulatedPn532, pn532: AskedReader, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """Sightings of a resting tag are folded; of two resting tags only the one that left and returned is read again."""
    reader = readers.start_ready(pn532.url, "pn532")
    chip.tags = [LONG, SHORT]
    listeners.wait_until(lambda: reader.status().folded >= 10)
    assert listeners.serials == [LONG.hex().upper(), SHORT.hex().upper()]
    chip.tags, polled = [SHORT], chip.commands.count(0x4A)
    listeners.wait_until(lambda: chip.commands.count(0x4A) >= polled + 4)
    chip.tags = [LONG, SHORT]
    listeners.wait_for_reads(3)
    folded = reader.status().folded
    listeners.wait_until(lambda: reader.status().folded >= folded + 10)
    assert listeners.serials[2:] == [LONG.hex().upper()]


def test_two_tags_within_fifty_milliseconds_are_two_reads(
    chip: SimulatedPn532, pn532: AskedReader, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """The second tag is laid as soon as the first was told, and taken for no part of its presentation."""
    readers.start_ready(pn532.url, "pn532")
    chip.tags = [LONG]
    listeners.wait_for_reads(1)
    chip.tags = [SHORT]
    listeners.wait_for_reads(2)
    assert listeners.serials == [LONG.hex().upper(), SHORT.hex().upper()]


def test_disturbances_cost_no_tag_and_make_none(
    chip: SimulatedPn532, pn532: AskedReader, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """A lost acknowledgement, a lost and a damaged answer, noise, a reset: each badge is read once all the same."""
    reader = readers.start_ready(pn532.url, "pn532")
    disturbances = [
        lambda: setattr(chip, "lose_acks", 1),
        lambda: setattr(chip, "lose_answers", 1),
        lambda: setattr(chip, "damage_answers", 1),
        lambda: setattr(chip, "before_answers", b"\x13\x37"),
        chip.power_cycle,
    ]
    for number, disturb in enumerate(disturbances, start=1):
        disturb()
        chip.tags = [bytes([number]) * 4]
        listeners.wait_for_reads(number)
        chip.tags = []
    assert listeners.serials == [f"{number:02X}" * 4 for number in range(1, 6)]
    assert set(reader.status().bad_frames) <= {BadFrame.CHECKSUM, BadFrame.NOISE}
    assert reader.status().state is ReaderState.READY


def test_a_pn532_unplugged_in_the_middle_of_an_answer_goes_on_when_it_is_back(
    chip: SimulatedPn532, pn532: AskedReader, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """Lost at once, and after the replug woken and set up anew; the half answer is no badge."""
    reader = readers.start_ready(pn532.url, "pn532")
    pn532.cut_after = 15
    chip.tags = [SHORT]
    listeners.wait_for_state(ReaderState.LOST)
    chip.tags = []
    pn532.replug()
    listeners.wait_for_state(ReaderState.READY)
    chip.tags = [LONG]
    listeners.wait_until(lambda: LONG.hex().upper() in listeners.serials)
    assert set(listeners.serials) <= {LONG.hex().upper(), SHORT.hex().upper()}
    assert reader.status().reconnects == 1


@pytest.mark.parametrize("profile", ["pn532", "pcprox-query"])
def test_a_reader_that_falls_silent_is_not_ready(
    profile: str, tmp_path: Path, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """Its cable is there but it says nothing: lost, with the sentence; ready again by itself when it answers."""
    chip = SimulatedPn532() if profile == "pn532" else SimulatedPcProx()
    with AskedReader(tmp_path, chip) as cable:
        reader = readers.start_ready(cable.url, profile)
        cable.is_dead = True
        listeners.wait_for_state(ReaderState.LOST)
        assert f"The reader on {cable.url} does not answer" in listeners.told.detail
        listeners.wait_for_state(ReaderState.SEARCHING)
        assert f"The reader on {cable.url} does not answer" in listeners.told.detail
        cable.is_dead = False
        listeners.wait_for_state(ReaderState.READY)
        assert (reader.status().reconnects, reader.status().detail) == (1, "")


def test_a_port_on_which_nobody_answers_is_not_ready(
    tmp_path: Path, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """A wrong profile, or a reader without power, is said and never called ready."""
    with AskedReader(tmp_path, SimulatedPcProx()) as cable:
        readers.start(cable.url, "pn532")
        listeners.wait_until(lambda: "does not answer" in listeners.told.detail)
    assert ReaderState.READY not in listeners.states


def test_polls_without_a_badge_are_no_last_byte(
    chip: SimulatedPn532, pn532: AskedReader, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """A person who looks for the last byte sees when a badge or a disturbance was there, not that it was asked."""
    reader = readers.start_ready(pn532.url, "pn532")
    listeners.wait_until(lambda: chip.commands.count(0x4A) >= 5)
    assert reader.status().last_byte_at is None
    chip.tags = [SHORT]
    listeners.wait_for_reads(1)
    assert reader.status().last_byte_at is not None


def test_a_card_on_a_pcprox_is_one_read_and_again_another(
    prox: SimulatedPcProx, pcprox: AskedReader, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """A card is told once however often it is asked for, and again when it was read again; echo does not matter."""
    prox.echoes = pcprox.splits = True
    reader = readers.start_ready(pcprox.url, "pcprox-query")
    prox.present(CARD)
    listeners.wait_for_reads(1)
    asked = prox.asked
    listeners.wait_until(lambda: prox.asked >= asked + 20)
    prox.present(CARD)
    listeners.wait_for_reads(2)
    assert listeners.serials == ["010003"] * 2
    assert (reader.status().bad_frames, reader.status().lost_reads) == ({}, 0)


def test_two_cards_in_a_row_on_a_pcprox_are_two_reads(
    prox: SimulatedPcProx, pcprox: AskedReader, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """The second card comes as soon as the first was told."""
    reader = readers.start_ready(pcprox.url, "pcprox-query")
    prox.present(CARD)
    listeners.wait_for_reads(1)
    prox.present(OTHER_CARD)
    listeners.wait_for_reads(2)
    assert listeners.serials == ["010003", "63E9AE"]
    assert reader.status().lost_reads == 0


def test_cards_that_a_pcprox_lost_are_counted_and_shown(
    prox: SimulatedPcProx, pcprox: AskedReader, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """What the reader overwrote before it was asked is counted once, and told."""
    readers.start_ready(pcprox.url, "pcprox-query")
    prox.present(CARD)
    listeners.wait_for_reads(1)
    with pcprox.held():
        for number in (5, 6, 7):
            prox.present(f"{number:024b}")
    listeners.wait_for_reads(2)
    listeners.wait_until(lambda: listeners.told.lost_reads > 0)
    assert listeners.serials == ["010003", "000007"]
    assert listeners.told.lost_reads == 2
