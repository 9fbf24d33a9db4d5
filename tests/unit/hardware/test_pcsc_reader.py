"""A PC/SC reader over a smart card service in memory: cards come and go, readers and the service too."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sentinel_desktop.domain.readers import BadFrame, CardFamily, ReaderOffer, ReaderState
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.hardware import pcsc_service
from sentinel_desktop.hardware.frames.pcsc_uid import question
from sentinel_desktop.hardware.pcsc_reader import MOST_QUESTIONS, PcscReader, pcsc_readers
from sentinel_desktop.hardware.pcsc_service import Code, PcscLibrary
from sentinel_desktop.hardware.ports import PortError
from tests.support.played_pcsc import PlayedCard, PlayedPcsc, card
from tests.support.reader_listeners import ReaderListeners, read_clock

PAD = "ACS ACR122U PICC Interface 00 00"
OTHER = "HID Global OMNIKEY 5022 (KN01) 01 00"
SLOTS = ("Virtual PCD 00 00", "Virtual PCD 00 01")
A, B = "04A22B91E64C80", "D2C3B4A5"


@pytest.fixture
def listeners() -> ReaderListeners:
    """Keep what the reader says."""
    return ReaderListeners()


StartReader = Callable[..., PcscReader]


@pytest.fixture
def start(listeners: ReaderListeners) -> Iterator[StartReader]:
    """Start readers, stopped after the test, when nothing may be left open."""
    started: list[tuple[PcscReader, PlayedPcsc]] = []

    def _start(
        service: PlayedPcsc, url: str = "pcsc:", on_read: Callable[[BadgeRead], None] | None = None
    ) -> PcscReader:
        reader = PcscReader(url, read_clock, on_read or listeners.on_read, listeners.on_status, load=lambda: service)
        started.append((reader, service))
        reader.start()
        return reader

    yield _start
    for reader, service in started:
        reader.stop()
        assert reader.status().state is ReaderState.STOPPED
        assert (service.contexts, service.connected) == (set(), 0)


def test_a_card_that_is_laid_on_is_one_read(start: StartReader, listeners: ReaderListeners) -> None:
    """A card is read once while it rests, with its family; taken away and laid on again it is read again."""
    service = PlayedPcsc(PAD)
    reader = start(service)
    listeners.wait_for_state(ReaderState.READY)
    service.lay(PAD, card(A))
    listeners.wait_for_reads(1)
    service.take_for_another_program(PAD, taken=True)  # a change that is none of the card's
    service.take_for_another_program(PAD, taken=False)
    service.take_away(PAD)
    service.lay(PAD, card(A))
    listeners.wait_for_reads(2)
    service.take_away(PAD)
    service.lay(PAD, card(B))
    listeners.wait_for_reads(3)
    assert [(read.serial, read.family) for read in listeners.reads] == [
        (A, CardFamily.ISO_14443),
        (A, CardFamily.ISO_14443),
        (B, CardFamily.ISO_14443),
    ]
    status = reader.status()
    assert (status.port, status.profile, status.frames, status.bad_frames) == (PAD, "pcsc", 3, {})
    assert status.last_badge_at == listeners.reads[-1].at.wall


def test_a_card_that_left_unseen_and_returned_is_read_again(start: StartReader, listeners: ReaderListeners) -> None:
    """A card that went and came between two looks is told by the service's counter, and is another presentation."""
    service = PlayedPcsc(PAD)
    start(service)
    service.lay(PAD, card(A))
    listeners.wait_for_reads(1)
    service.replace_unseen(PAD, card(B))
    listeners.wait_for_reads(2)
    assert listeners.serials == [A, B]


def test_waiting_for_a_card_is_not_polling(start: StartReader, listeners: ReaderListeners) -> None:
    """While nothing happens the service is asked to wait four times a second, and the card is not asked at all."""
    service = PlayedPcsc(PAD)
    resting = card(A)
    reader = start(service)
    service.lay(PAD, resting)
    listeners.wait_for_reads(1)
    asked, begun = service.waits, listeners.heard_ns[0]
    listeners.wait_until(lambda: reader.status().frames == 1 and service.waits >= asked + 1)
    reader.stop()
    seconds = (read_clock().monotonic_ns - begun) / 1e9
    assert service.waits <= asked + 3 + 4 * seconds
    assert resting.asked == [question()]


@pytest.mark.parametrize(
    ("answers", "bad"),
    [
        ([bytes.fromhex("6A81")], BadFrame.NOT_A_SERIAL),
        ([bytes.fromhex("6300")], BadFrame.NOT_A_SERIAL),
        ([Code.REMOVED_CARD], BadFrame.TRUNCATED),
        ([Code.UNRESPONSIVE_CARD], BadFrame.TRUNCATED),
        ([Code.DATA_LOST], BadFrame.TRUNCATED),
    ],
)
def test_a_card_without_an_id_is_counted(
    answers: list[bytes | Code], bad: BadFrame, start: StartReader, listeners: ReaderListeners
) -> None:
    """A card that tells no id, or does not answer, is one bad frame of its kind and no badge; the next card is read."""
    service = PlayedPcsc(PAD)
    reader = start(service)
    contact_card = PlayedCard(answers)
    service.lay(PAD, contact_card)
    listeners.wait_until(lambda: reader.status().bad_frames == {bad: 1})
    assert len(contact_card.asked) == (MOST_QUESTIONS if answers == [Code.UNRESPONSIVE_CARD] else 1)
    service.take_away(PAD)
    service.lay(PAD, card(A))
    listeners.wait_for_reads(1)
    assert (listeners.serials, reader.status().bad_frames) == ([A], {bad: 1})


def test_a_card_that_answers_at_the_second_try_is_read(start: StartReader, listeners: ReaderListeners) -> None:
    """A card that another program reset, and one whose reader wants the length, are asked again and read."""
    service = PlayedPcsc(PAD)
    reader = start(service)
    wants_length = PlayedCard([Code.RESET_CARD, bytes.fromhex("6C07"), bytes.fromhex(A + "9000")])
    service.lay(PAD, wants_length)
    listeners.wait_for_reads(1)
    assert (listeners.serials, reader.status().bad_frames) == ([A], {})
    assert wants_length.asked == [question(), question(), question(7)]


def test_a_card_that_another_program_holds_is_read_when_it_lets_go(
    start: StartReader, listeners: ReaderListeners
) -> None:
    """Meanwhile the status says so; nothing is lost while the card stays."""
    service = PlayedPcsc(PAD)
    reader = start(service)
    service.take_for_another_program(PAD, taken=True)
    service.lay(PAD, card(A))
    listeners.wait_until(lambda: "Another program" in listeners.told.detail)
    assert listeners.told.state is ReaderState.READY
    service.take_for_another_program(PAD, taken=False)
    listeners.wait_for_reads(1)
    listeners.wait_until(lambda: listeners.told.detail == "")
    assert (listeners.serials, reader.status().bad_frames) == ([A], {})


def test_a_card_that_leaves_before_it_answers_is_counted(start: StartReader, listeners: ReaderListeners) -> None:
    """Taken away while another program held it, it is one bad frame."""
    service = PlayedPcsc(PAD)
    reader = start(service)
    service.take_for_another_program(PAD, taken=True)
    service.lay(PAD, card(A))
    listeners.wait_until(lambda: "Another program" in listeners.told.detail)
    service.take_away(PAD)
    listeners.wait_until(lambda: reader.status().bad_frames == {BadFrame.TRUNCATED: 1})
    assert listeners.reads == []


def test_every_slot_of_a_device_is_read(start: StartReader, listeners: ReaderListeners) -> None:
    """A device with two slots is one reader: a badge on either is read, and one in both is two."""
    service = PlayedPcsc(*SLOTS)
    reader = start(service)
    service.lay(SLOTS[1], card(A))
    listeners.wait_for_reads(1)
    service.lay(SLOTS[0], card(B))
    listeners.wait_for_reads(2)
    assert (listeners.serials, reader.status().port) == ([A, B], SLOTS[0])


def test_a_reader_that_is_unplugged_and_plugged_in_again_goes_on(
    start: StartReader, listeners: ReaderListeners
) -> None:
    """Unplugged is lost at once, then searched for, then ready without a restart, and counted as a reconnect."""
    service = PlayedPcsc(PAD)
    reader = start(service)
    listeners.wait_for_state(ReaderState.READY)
    service.detach(PAD)
    listeners.wait_for_state(ReaderState.LOST)
    assert "unplugged" in reader.status().detail
    listeners.wait_until(lambda: "No card reader is attached" in listeners.told.detail)
    service.attach(PAD)
    listeners.wait_for_state(ReaderState.READY)
    service.lay(PAD, card(A))
    listeners.wait_for_reads(1)
    assert (reader.status().reconnects, reader.status().detail) == (1, "")


def test_the_service_may_stop_and_start(start: StartReader, listeners: ReaderListeners) -> None:
    """Without the service the reader is lost and the sentence says so; when it runs again badges are read again."""
    service = PlayedPcsc(PAD)
    reader = start(service)
    listeners.wait_for_state(ReaderState.READY)
    service.stop_service()
    listeners.wait_for_state(ReaderState.LOST)
    listeners.wait_until(lambda: "service does not run" in listeners.told.detail)
    service.start_service()
    listeners.wait_for_state(ReaderState.READY)
    service.lay(PAD, card(A))
    listeners.wait_for_reads(1)
    assert reader.status().reconnects == 1


def test_several_readers_are_offered_and_a_named_one_is_used(start: StartReader, listeners: ReaderListeners) -> None:
    """With two attached and none named the state is searching with offers; when one goes the other is used."""
    service = PlayedPcsc(PAD, OTHER)
    reader = start(service)
    listeners.wait_until(lambda: bool(listeners.told.offers))
    assert reader.status().state is ReaderState.SEARCHING
    assert reader.status().offers == (
        ReaderOffer(f"pcsc:{PAD[:-6]}", PAD[:-6]),
        ReaderOffer(f"pcsc:{OTHER[:-6]}", OTHER[:-6]),
    )
    assert pcsc_readers(lambda: service) == reader.status().offers
    service.detach(OTHER)
    listeners.wait_for_state(ReaderState.READY)
    assert (reader.status().port, reader.status().offers) == (PAD, ())


def test_a_named_reader_is_taken_among_several(start: StartReader, listeners: ReaderListeners) -> None:
    """A name, or a part of it, takes one reader; a card on another is nothing to it."""
    service = PlayedPcsc(PAD, OTHER)
    start(service, "pcsc:OMNIKEY")
    listeners.wait_for_state(ReaderState.READY)
    service.lay(PAD, card(A))
    service.lay(OTHER, card(B))
    listeners.wait_for_reads(1)
    assert listeners.serials == [B]


def test_a_missing_package_is_said_with_what_to_do(listeners: ReaderListeners, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the optional package the state is searching, with the command that installs it; no reader is listed."""
    monkeypatch.setitem(sys.modules, "smartcard", None)
    reader = PcscReader("pcsc:", read_clock, listeners.on_read, listeners.on_status)
    reader.start()
    listeners.wait_until(lambda: listeners.told.detail == pcsc_service.NOT_INSTALLED)
    reader.stop()
    assert "pip install pyscard" in pcsc_service.NOT_INSTALLED
    assert pcsc_readers() == ()


def test_a_bug_behind_the_reader_stops_nothing(
    start: StartReader, listeners: ReaderListeners, expect_log: Callable[[str], None]
) -> None:
    """What the listener raises is logged with its traceback, and the next card is read."""
    expect_log("ERROR .*could not be handed over")
    service = PlayedPcsc(PAD)

    def _stumble(read: BadgeRead) -> None:
        listeners.on_read(read)
        if read.serial == A:
            raise RuntimeError("a bug")

    start(service, on_read=_stumble)
    service.lay(PAD, card(A))
    listeners.wait_for_reads(1)
    service.take_away(PAD)
    service.lay(PAD, card(B))
    listeners.wait_for_reads(2)
    assert listeners.serials == [A, B]


def test_a_bug_in_the_library_is_logged_once_and_reading_goes_on(
    listeners: ReaderListeners, expect_log: Callable[[str], None]
) -> None:
    """An unexpected exception is logged, shown as one sentence, and the reader is opened anew."""
    expect_log("ERROR .*unexpected fault")
    service, stumbles = PlayedPcsc(PAD), [1, 1]

    def _load() -> PcscLibrary:
        if stumbles:
            stumbles.pop()
            raise RuntimeError("a bug")
        return service

    reader = PcscReader("pcsc:", read_clock, listeners.on_read, listeners.on_status, load=_load)
    reader.start()
    listeners.wait_for_state(ReaderState.READY)
    reader.stop()
    assert [status.detail for status in listeners.statuses if status.state is ReaderState.LOST] == [
        "An unexpected fault stopped the reading; the log has the details."
    ]


def test_a_package_that_cannot_be_loaded_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system's own library is missing, the sentence names what to install."""
    package = tmp_path / "smartcard"
    package.mkdir()
    (package / "__init__.py").write_text('raise ImportError("libpcsclite.so.1 is not there")', encoding="ascii")
    monkeypatch.syspath_prepend(tmp_path)
    for name in [name for name in sys.modules if name.partition(".")[0] == "smartcard"]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(PortError, match="install the system's PC/SC library"):
        pcsc_service.load_library()
