"""The frames of a PN532."""

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.hardware.frames import pn532_frames
from sentinel_desktop.hardware.frames.pn532_frames import (
    ACK_FRAME,
    ERROR_FRAME,
    FROM_CHIP,
    LONGEST,
    NACK_FRAME,
    TO_CHIP,
    Ack,
    Frame,
    FrameSplitter,
    Information,
    Nack,
    SyntaxErrorFrame,
    encode,
)
from tests.support.simulated_pn532 import FIRMWARE, answer_frame

ANSWER = Information(FROM_CHIP, FIRMWARE)
WIRE = answer_frame(FIRMWARE)


def split(*pieces: bytes) -> list[Frame | BadFrame]:
    """Feed pieces to a new splitter and return all it found."""
    splitter = FrameSplitter()
    return [found for piece in pieces for found in splitter.feed(piece)]


@pytest.mark.parametrize(
    ("command", "frame"),
    [("02", "0000FF02FED4022A00"), ("4A0100", "0000FF04FCD44A0100E100")],
)
def test_commands_are_framed_as_the_manual_does(command: str, frame: str) -> None:
    """GetFirmwareVersion and InListPassiveTarget are the bytes that the readers' page gives."""
    assert encode(TO_CHIP, bytes.fromhex(command)) == bytes.fromhex(frame)


@pytest.mark.parametrize(
    ("wire", "frame"),
    [
        (ACK_FRAME, Ack()),
        (NACK_FRAME, Nack()),
        (ERROR_FRAME, SyntaxErrorFrame()),
        (WIRE, ANSWER),
        (WIRE[1:-1], ANSWER),
        (answer_frame(FIRMWARE, extended=True), ANSWER),
    ],
)
def test_every_kind_of_frame_is_told_apart(wire: bytes, frame: Frame) -> None:
    """Each kind is recognised, whole, byte by byte, and without the zero bytes around it."""
    assert split(wire) == [frame]
    assert split(*(bytes([byte]) for byte in wire)) == [frame]


@given(st.binary(max_size=LONGEST - 1), st.integers(1, 40))
def test_what_is_framed_is_found_again(data: bytes, size: int) -> None:
    """Any content, short or extended, comes out of its frame, however the line is cut."""
    wire = encode(FROM_CHIP, data)
    assert split(*(wire[at : at + size] for at in range(0, len(wire), size))) == [Information(FROM_CHIP, data)]


def test_what_is_too_long_is_not_framed() -> None:
    """A command beyond the chip's buffers is a fault of the caller."""
    with pytest.raises(ValueError, match="265 bytes"):
        encode(TO_CHIP, bytes(LONGEST))


@pytest.mark.parametrize("at", range(3, len(WIRE) - 1))
def test_a_changed_byte_is_a_bad_frame_and_the_next_one_is_found(at: int) -> None:
    """Wherever a byte of a frame is wrong, it is never taken for content, and the frame after it is whole."""
    damaged = WIRE[:at] + bytes([WIRE[at] ^ 0x04]) + WIRE[at + 1 :]
    found = split(damaged, WIRE)
    assert [item for item in found if not isinstance(item, BadFrame)] == [ANSWER]
    assert BadFrame.CHECKSUM in found


@pytest.mark.parametrize("kept", range(4, len(WIRE) - 2))
def test_a_frame_that_lost_bytes_swallows_no_other(kept: int) -> None:
    """The frames after a truncated one are found as soon as its length is filled."""
    found = split(WIRE[:kept], WIRE, WIRE)
    assert [item for item in found if not isinstance(item, BadFrame)] == [ANSWER, ANSWER]


def test_a_frame_whose_rest_will_not_come_is_given_up() -> None:
    """What has begun is dropped and counted on request, so that it does not eat the next frame."""
    splitter = FrameSplitter()
    assert splitter.feed(WIRE[:7]) == []
    assert splitter.forget() == [BadFrame.TRUNCATED]
    assert list(splitter.forget()) == []
    assert splitter.feed(WIRE) == [ANSWER]


def test_noise_is_counted_as_runs_and_zero_bytes_not_at_all() -> None:
    """Bytes between frames are one bad frame a run; preambles and postambles of any length are none."""
    assert split(bytes(50), WIRE, bytes(50)) == [ANSWER]
    assert split(b"\x55\x13garbage", WIRE) == [BadFrame.NOISE, ANSWER]


@given(st.lists(st.binary(max_size=20) | st.sampled_from([WIRE, ACK_FRAME, NACK_FRAME, ERROR_FRAME, WIRE[:6]])))
def test_any_split_gives_the_same(pieces: list[bytes]) -> None:
    """Noise, frames and halves of frames: what is found depends on the bytes alone, and nothing grows."""
    line = b"".join(pieces)
    splitter = FrameSplitter()
    assert split(*pieces) == split(line) == [found for byte in line for found in splitter.feed(bytes([byte]))]
    assert len(splitter._pending) < LONGEST + 10


@given(st.binary(max_size=400))
def test_only_right_frames_are_content(line: bytes) -> None:
    """Whatever arrives, content was framed with right sums somewhere on the line."""
    for found in split(line):
        if isinstance(found, Information):
            body = bytes([found.tfi]) + found.data
            framed = pn532_frames.encode(found.tfi, found.data)[1:-1]
            long_form = b"\xff\xff" + len(body).to_bytes(2, "big")
            assert framed in line or long_form in line
