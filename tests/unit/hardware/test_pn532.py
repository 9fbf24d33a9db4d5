"""Speaking with a PN532."""

from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.domain.serials import Serial
from sentinel_desktop.hardware.frames import pn532
from sentinel_desktop.hardware.frames.decoder import DecodedSerial, Dialogue, TagsGone
from sentinel_desktop.hardware.frames.pn532_frames import ACK_FRAME, FROM_CHIP, TO_CHIP, encode
from tests.support.conversation import Conversation
from tests.support.simulated_pn532 import FIRMWARE, SimulatedPn532, answer_frame, tag_record

SHORT, LONG, LONGEST = bytes.fromhex("DEADBEEF"), bytes.fromhex("04A22B91C0FFEE"), bytes.fromhex("04112233445566778899")


@pytest.fixture
def chip() -> SimulatedPn532:
    """Power up a chip with nothing in its field."""
    return SimulatedPn532()


@pytest.fixture
def talk(chip: SimulatedPn532) -> Conversation:
    """Connect a dialogue to the chip."""
    return Conversation(pn532.decoder(), chip)


def set_up(talk: Conversation) -> Conversation:
    """Let the dialogue come to its first question for tags."""
    talk.run(1000, lambda: talk.dialogue.answered and bytes.fromhex("D44A0200") in talk.sent)
    return talk


def test_the_chip_is_woken_and_set_up_before_it_is_polled(talk: Conversation, chip: SimulatedPn532) -> None:
    """Wake, firmware, SAM, number of tries, then tags; within moments, and the first answer is the proof."""
    assert isinstance(talk.dialogue, Dialogue)
    assert not talk.dialogue.answered
    assert talk.run(1000, lambda: 0x4A in chip.commands) <= 50
    assert chip.commands == [0x02, 0x14, 0x32, 0x4A]
    assert talk.sent.startswith(b"\x55\x55\x00")
    assert talk.dialogue.answered
    assert talk.decoded == []


@pytest.mark.parametrize("uid", [SHORT, LONG, LONGEST])
@pytest.mark.parametrize("extended", [False, True])
def test_uids_of_every_length_are_serials_in_air_order(
    talk: Conversation, chip: SimulatedPn532, uid: bytes, *, extended: bool
) -> None:
    """4, 7 and 10 bytes, with and without ATS, in a short or an extended frame."""
    chip.tags, chip.extended = [uid], extended
    talk.run(200)
    assert set(talk.serials) == {uid.hex().upper()}
    assert talk.bad == []


def test_a_presentation_is_noticed_within_a_tenth_of_a_second(talk: Conversation, chip: SimulatedPn532) -> None:
    """From the tag's coming to its serial no more than 100 ms pass."""
    set_up(talk).run(517)
    chip.tags = [LONG]
    assert talk.run(1000, lambda: bool(talk.serials)) <= 100


def test_two_tags_at_once_are_both_told(talk: Conversation, chip: SimulatedPn532) -> None:
    """One answer tells two tags, the first of which has an ATS between its UID and the other."""
    chip.tags = [LONG, SHORT]
    talk.run(100)
    assert talk.serials[:2] == [LONG.hex().upper(), SHORT.hex().upper()]


def test_a_tag_that_stays_is_told_again_and_one_that_left_is_gone(talk: Conversation, chip: SimulatedPn532) -> None:
    """Each poll tells what is there; that a tag left is told once, after two polls without it."""
    chip.tags = [SHORT]
    set_up(talk).run(500)
    assert len(talk.serials) >= 8
    chip.tags = []
    talk.run(500)
    assert talk.decoded[-1] == TagsGone()
    assert talk.decoded.count(TagsGone()) == 1


def test_a_tag_that_is_missed_once_has_not_left(talk: Conversation, chip: SimulatedPn532) -> None:
    """One poll without the tag, at the edge of the field, ends no presentation."""
    chip.tags = [SHORT]
    set_up(talk).run(200)
    for _ in range(5):
        chip.tags, polls = [], chip.commands.count(0x4A)
        talk.run(1000, lambda polls=polls: chip.commands.count(0x4A) > polls)  # type: ignore[misc]
        chip.tags = [SHORT]
        talk.run(120)
    assert set(talk.decoded) == {DecodedSerial(Serial("DEADBEEF"))}


def test_one_of_two_tags_leaves(talk: Conversation, chip: SimulatedPn532) -> None:
    """The tag that stays is named, so that only the other one's presentation ends."""
    chip.tags = [LONG, SHORT]
    set_up(talk).run(200)
    chip.tags = [SHORT]
    talk.run(200)
    assert TagsGone(frozenset({Serial("DEADBEEF")})) in talk.decoded
    assert TagsGone() not in talk.decoded


def _lose_ack(chip: SimulatedPn532) -> None:
    chip.lose_acks = 1


def _lose_answer(chip: SimulatedPn532) -> None:
    chip.lose_answers = 1


def _damage_answer(chip: SimulatedPn532) -> None:
    chip.damage_answers = 1


def _refuse(chip: SimulatedPn532) -> None:
    chip.refuse = 1


def _noise(chip: SimulatedPn532) -> None:
    chip.before_answers = b"\x00\xff\x13\x37noise"


@pytest.mark.parametrize(
    ("disturb", "milliseconds"),
    [(_lose_ack, 250), (_lose_answer, 700), (_damage_answer, 150), (_refuse, 250), (_noise, 150)],
)
@pytest.mark.parametrize("when", ["at the start", "while polling"])
def test_a_disturbance_costs_no_tag(
    talk: Conversation, chip: SimulatedPn532, disturb: Callable[[SimulatedPn532], None], milliseconds: int, when: str
) -> None:
    """What is lost, damaged or not understood is repeated within moments, at the set-up and at the polling."""
    if when == "while polling":
        set_up(talk).run(100)
    disturb(chip)
    chip.tags = [LONG]
    assert talk.run(2000, lambda: bool(talk.serials)) <= milliseconds
    assert set(talk.serials) == {LONG.hex().upper()}


def test_a_damaged_answer_is_asked_for_again_and_counted(talk: Conversation, chip: SimulatedPn532) -> None:
    """The chip sends the same answer again; the bad frame is counted."""
    set_up(talk).run(100)
    chip.damage_answers, chip.tags = 1, [SHORT]
    talk.run(200)
    assert chip.resent == 1
    assert talk.bad == [BadFrame.CHECKSUM]


def test_a_chip_that_was_without_power_is_woken_and_set_up_anew(talk: Conversation, chip: SimulatedPn532) -> None:
    """After a reset in the middle of polling a tag is read within half a second."""
    set_up(talk).run(130)
    chip.power_cycle()
    chip.commands.clear()
    chip.tags = [SHORT]
    assert talk.run(2000, lambda: bool(talk.serials)) <= 500
    assert chip.commands[:4] == [0x02, 0x14, 0x32, 0x4A]


def test_a_chip_that_forgot_its_set_up_gets_it_again(talk: Conversation, chip: SimulatedPn532) -> None:
    """A chip that looks for a tag for ever, since it was set back, is set up anew and says that there is none."""
    set_up(talk).run(130)
    chip._tries = 0xFF
    chip.commands.clear()
    talk.run(3000, lambda: 0x32 in chip.commands)
    polled = chip.commands.count(0x4A)
    talk.run(300)
    assert chip.commands.count(0x4A) >= polled + 4


def test_silence_is_measured_from_the_first_question_that_stays_open(talk: Conversation) -> None:
    """The time grows over all repetitions while the line is cut, and ends with the first answer."""
    set_up(talk).run(200)
    assert talk.dialogue.silent_for(talk.now_ns) < 0.1
    talk.is_cut = True
    talk.run(3000)
    assert 2.8 <= talk.dialogue.silent_for(talk.now_ns) <= 3.1
    talk.is_cut = False
    talk.run(500)
    assert talk.dialogue.silent_for(talk.now_ns) < 0.1


def test_a_line_that_repeats_what_it_hears_is_no_chip() -> None:
    """The dialogue's own bytes, come back, prove nothing."""

    class Echo:
        """A wire from the output to the input."""

        def hear(self, data: bytes, _now_ns: int, /) -> bytes:
            """Give back what was sent."""
            return data

    talk = Conversation(pn532.decoder(), Echo())
    talk.run(1000)
    assert not talk.dialogue.answered
    assert talk.serials == []


def test_what_a_host_says_is_no_answer() -> None:
    """A frame with the right content but from the wrong side proves nothing."""
    dialogue = pn532.decoder()
    dialogue.asks(0)
    dialogue.feed(ACK_FRAME + encode(TO_CHIP, FIRMWARE))
    assert not dialogue.answered
    dialogue.feed(encode(FROM_CHIP, FIRMWARE))
    assert dialogue.answered


def test_an_answer_that_breaks_off_is_counted_and_does_not_eat_the_next(
    talk: Conversation, chip: SimulatedPn532
) -> None:
    """When its time is over, the half of an answer is given up as a truncated frame, and the tag is read."""
    set_up(talk)
    talk.is_cut = True
    talk.run(60)
    talk.dialogue.feed(ACK_FRAME + answer_frame(b"\x4b\x01" + tag_record(1, LONG))[:9])
    talk.run(600)
    talk.is_cut = False
    chip.tags = [SHORT]
    talk.run(500)
    assert set(talk.serials) == {"DEADBEEF"}
    assert talk.bad == [BadFrame.TRUNCATED]


@pytest.mark.parametrize(
    "data",
    [b"", b"\x01", b"\x02" + tag_record(1, SHORT), b"\x01\x01\x00\x04\x08\x05\x01\x02\x03\x04\x05", b"\x01\x01\x00"],
)
def test_an_answer_that_does_not_add_up_is_no_tag(talk: Conversation, chip: SimulatedPn532, data: bytes) -> None:
    """Right sums around a count, a length or a UID that cannot be: counted, asked for again, never guessed."""
    set_up(talk)
    talk.is_cut = True
    talk.run(60)
    assert list(talk.dialogue.feed(answer_frame(b"\x4b" + data))) == [BadFrame.NOT_A_SERIAL]
    talk.is_cut = False
    chip.tags = [LONG]
    talk.run(300)
    assert set(talk.serials) == {LONG.hex().upper()}


@given(st.lists(st.tuples(st.integers(0, 300), st.binary(max_size=30)), max_size=30))
def test_noise_alone_is_never_a_tag_and_nothing_grows(arrivals: list[tuple[int, bytes]]) -> None:
    """Whatever arrives whenever, there is no tag without a right answer, and questions go on."""
    dialogue, now_ns = pn532.decoder(), 0
    for pause_ms, data in arrivals:
        now_ns += pause_ms * 1_000_000
        dialogue.asks(now_ns)
        assert not [item for item in dialogue.feed(data) if isinstance(item, DecodedSerial)]
    asked = b"".join(dialogue.asks(now_ns + later * 10_000_000) for later in range(100))
    assert asked
    assert len(dialogue._frames._pending) < 300
    assert len(dialogue._unreported) < 100
