"""Asking a pcProx reader for its last card."""

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.hardware.frames import pcprox_query
from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial, Dialogue, LostReads
from tests.support.conversation import Conversation
from tests.support.simulated_pcprox import STEP_NS, SimulatedPcProx

WIEGAND = "1" + f"{(1 << 16) | 3:024b}" + "1"
"""Facility 1, card 3, with right parities."""
EIGHTY = f"{0x801DD1910B2F04:080b}"
MANUAL = b"{0x1000,2,0x0000,80;0x000000801DD1910B2F04}\r\n"


@pytest.fixture
def reader() -> SimulatedPcProx:
    """Power up a reader that has read nothing."""
    return SimulatedPcProx()


@pytest.fixture
def talk(reader: SimulatedPcProx) -> Conversation:
    """Connect a dialogue to the reader."""
    return Conversation(pcprox_query.decoder(), reader)


def lost(talk: Conversation) -> int:
    """Return how many cards the reader is said to have lost."""
    return sum(item.count for item in talk.decoded if isinstance(item, LostReads))


@pytest.mark.parametrize(
    ("bits", "serial"),
    [
        (WIEGAND, "010003"),
        ("0" + WIEGAND[1:], "00020007"),
        (EIGHTY, "000000801DD1910B2F04"),
        (f"{0x5A5A5A5A5:035b}", "05A5A5A5A5"),
        (f"{0x63E9AE:024b}", "63E9AE"),
    ],
)
def test_a_card_is_told_once_with_its_serial(
    talk: Conversation, reader: SimulatedPcProx, bits: str, serial: str
) -> None:
    """26 bits lose their parities where these are right; others are whole bytes. However long it is the last one."""
    talk.run(200)
    reader.present(bits, talk.now_ns)
    assert talk.run(1000, lambda: bool(talk.serials)) <= 60
    talk.run(30_000)
    assert talk.decoded == [DecodedSerial(serial)]  # type: ignore[arg-type]


def test_what_was_read_before_anybody_listened_is_not_told(talk: Conversation, reader: SimulatedPcProx) -> None:
    """The first answer proves the reader and is what the next ones are compared to."""
    reader.present(WIEGAND, talk.now_ns - 2_000_000_000)
    talk.run(5_000)
    assert isinstance(talk.dialogue, Dialogue)
    assert talk.dialogue.answered
    assert talk.decoded == []


def test_the_same_card_presented_again_is_told_again(talk: Conversation, reader: SimulatedPcProx) -> None:
    """Its age begins anew: also after an hour, when the age had stopped, and though the reader's clock runs slow."""
    talk.run(100)
    for pause_ms in (1_500, 4_000, 100):
        reader.present(WIEGAND, talk.now_ns)
        talk.run(pause_ms)
    talk.now_ms += 2 * 3_600_000
    talk.run(200)
    assert talk.serials == ["010003"] * 3
    reader.present(WIEGAND, talk.now_ns)
    talk.run(200)
    assert talk.serials == ["010003"] * 4


def test_two_cards_within_fifty_milliseconds_are_both_told(talk: Conversation, reader: SimulatedPcProx) -> None:
    """The reader is asked so often that the second does not overwrite the first unseen."""
    talk.run(200)
    reader.present(WIEGAND, talk.now_ns)
    talk.run(50)
    reader.present(EIGHTY, talk.now_ns)
    talk.run(200)
    assert talk.serials == ["010003", "000000801DD1910B2F04"]
    assert lost(talk) == 0


def test_cards_that_the_reader_lost_are_counted_once(talk: Conversation, reader: SimulatedPcProx) -> None:
    """Its counter is compared with the answer before, over its wrap at 256 as well."""
    talk.run(100)
    reader.present(WIEGAND, talk.now_ns)
    talk.run(1_000)
    reader.overrun = 254
    talk.dialogue._before = None  # type: ignore[attr-defined]
    talk.run(200)
    talk.is_cut = True
    for number in range(5):
        talk.run(300)
        reader.present(f"{number + 7:024b}", talk.now_ns)
    talk.is_cut = False
    talk.run(1_000)
    assert reader.overrun == 2
    assert lost(talk) == 4
    assert talk.serials == ["010003", "00000B"]


def test_a_counter_that_was_cleared_or_lost_its_power_counts_nothing(
    talk: Conversation, reader: SimulatedPcProx
) -> None:
    """Another program's clearing, or a restart, takes the counter back: no read was lost by that."""
    talk.run(100)
    for take_back in (reader.clear, reader.power_cycle):
        reader.overrun = 40
        reader.present(WIEGAND, talk.now_ns)
        talk.dialogue._before = None  # type: ignore[attr-defined]
        talk.run(2_000)
        talk.is_cut = True
        take_back()
        talk.run(15_000)
        reader.present(WIEGAND, talk.now_ns)
        talk.is_cut = False
        talk.run(2_000)
    assert lost(talk) == 0
    assert talk.serials == ["010003"] * 2


def test_an_answer_that_is_lost_or_damaged_costs_no_card(talk: Conversation, reader: SimulatedPcProx) -> None:
    """The question takes nothing away: the card is told by the next answer."""
    talk.run(100)
    reader.lose_answers = 1
    reader.present(WIEGAND, talk.now_ns)
    talk.run(2_000)
    reader.damage_answers = 1
    reader.present(EIGHTY, talk.now_ns)
    talk.run(2_000)
    assert talk.serials == ["010003", "000000801DD1910B2F04"]
    assert talk.bad == [BadFrame.NOISE]


def test_echo_prompt_and_garbage_before_are_passed_over(talk: Conversation, reader: SimulatedPcProx) -> None:
    """A reader as from the factory repeats and prompts; what it heard before the first question is ended first."""
    reader.echoes = True
    reader.hear(b"\x55\x55garbage", 0)
    talk.run(200)
    reader.present(WIEGAND, talk.now_ns)
    talk.run(500)
    assert talk.serials == ["010003"]
    assert talk.sent.startswith(b"\rrfid:qid\rrfid:qid\r")


def test_silence_is_measured_and_ends(talk: Conversation) -> None:
    """A reader without power owes an answer from the first question on; it is asked again and again."""
    talk.run(200)
    talk.is_cut = True
    talk.run(3_000)
    assert 2.8 <= talk.dialogue.silent_for(talk.now_ns) <= 3.1
    talk.is_cut = False
    talk.run(500)
    assert talk.dialogue.silent_for(talk.now_ns) < 0.1


def answers(*lines: bytes) -> list[Decoded]:
    """Ask and be answered with these lines, a tenth of a second apart; return all that was told."""
    dialogue = pcprox_query.decoder()
    decoded: list[Decoded] = []
    for number, line in enumerate(lines):
        dialogue.asks(number * 100_000_000)
        decoded += dialogue.feed(line)
    return decoded


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (b"{ERR#2}", BadFrame.NOT_A_SERIAL),
        (b"{0x0000,0,0x0000,12;0x0FF}", BadFrame.NOT_A_SERIAL),
        (b"{0x0000,0,0x0000,200;0x" + b"F" * 50 + b"}", BadFrame.NOT_A_SERIAL),
        (b"{0x0000,0,0x00\xff0,26;0x1}", BadFrame.NOISE),
        (b"{0x0000,0{0x0001,0,0x0000,0;0x0}", BadFrame.TRUNCATED),
        (b"{" + b"0" * 200, BadFrame.TOO_LONG),
    ],
)
def test_what_is_no_answer_is_counted_by_kind(line: bytes, kind: BadFrame) -> None:
    """Errors, damage and cards that cannot be badges are counted; none is guessed."""
    assert answers(b"{0x0001,0,0x0000,0;0x0}", line) == [kind]


def test_the_manuals_example_is_read() -> None:
    """The example of the manual, made young, is the card that it says."""
    young = MANUAL.replace(b"0x1000,2", b"0x0000,0")
    assert answers(b"{0x1000,0,0x0000,24;0x000001}\r\n", young) == [DecodedSerial("000000801DD1910B2F04")]  # type: ignore[arg-type]


@given(st.lists(st.binary(max_size=40) | st.just(MANUAL), max_size=20))
def test_any_split_gives_the_same_and_nothing_grows(pieces: list[bytes]) -> None:
    """Between two questions it is the bytes alone that count, however they arrive."""
    line = b"".join(pieces)
    told = []
    for cut in ([line], pieces, [bytes([byte]) for byte in line]):
        dialogue = pcprox_query.decoder()
        dialogue.asks(0)
        told.append([item for piece in cut for item in dialogue.feed(piece)])
        assert len(dialogue._pending or b"") <= pcprox_query.LONGEST_ANSWER
    assert told[0] == told[1] == told[2]


@given(st.lists(st.tuples(st.integers(1, 60), st.booleans()), max_size=15))
def test_every_presentation_is_told_or_counted(steps: list[tuple[int, bool]]) -> None:
    """For any cards at any times, cut off or not: each one is told, or counted as lost by the reader, never twice."""
    reader = SimulatedPcProx()
    talk = Conversation(pcprox_query.decoder(), reader)
    talk.run(100)
    reader.present(f"{1:024b}", talk.now_ns)
    talk.run(100)
    for number, (pause, cut) in enumerate(steps, start=2):
        talk.is_cut = cut
        talk.run(pause * 5)
        reader.present(f"{number:024b}", talk.now_ns)
    talk.is_cut = False
    talk.run(1_000)
    assert len(talk.serials) + lost(talk) == len(steps) + 1
    assert len(set(talk.serials)) == len(talk.serials)
    assert STEP_NS == pcprox_query.STEP_NS
