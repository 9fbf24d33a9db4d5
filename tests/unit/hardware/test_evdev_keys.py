"""The kernel's key events, and the lines they type."""

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.hardware.frames.evdev_keys import EVENT, SPOILED, KeyLines
from tests.support.played_keyboard import ENTER, SHIFT, TAB, event, stroke, typing

TEXT = "CARD: 62E3-086C,ED"


@pytest.mark.parametrize("end", [ENTER, TAB, 96])
def test_a_line_is_typed_with_shift_and_separators(end: int) -> None:
    """Digits, capitals by Shift and separators are the characters of a US keyboard; Enter and Tab end the line."""
    assert KeyLines().feed(typing(TEXT, end)) == TEXT.encode() + b"\r"


def test_every_key_types_its_character() -> None:
    """The four rows and the keypad type what stands on a US keyboard."""
    lines = KeyLines()
    rows = [(2, 13), (16, 27), (30, 41), (43, 53), (55, 55), (57, 57), (71, 83), (98, 98)]
    codes = [code for first, last in rows for code in range(first, last + 1)]
    plain = b"".join(lines.feed(stroke(code)) for code in codes)
    lines.feed(event(1, SHIFT, 1))
    shifted = b"".join(lines.feed(stroke(code)) for code in codes)
    assert plain == b"1234567890-=qwertyuiop[]asdfghjkl;'`\\zxcvbnm,./* 789-456+1230./"
    assert shifted == b'!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"~|ZXCVBNM<>?* 789-456+1230./'


def test_repeats_and_other_events_type_nothing() -> None:
    """A key held down, keys without a character, lights and the mouse add nothing."""
    lines = KeyLines()
    assert lines.feed(event(1, 2, 2) + event(1, 1, 1) + event(1, 59, 1) + event(17, 1, 1) + event(2, 0, 5)) == b""
    assert not lines.has_begun


def test_lost_events_spoil_the_line() -> None:
    """Where the kernel says that events were lost, the line is no serial any more."""
    lines = KeyLines()
    typed = lines.feed(stroke(2) + event(0, 3, 0) + typing("23"))
    assert typed == b"1" + SPOILED + b"23\r"


def test_a_line_left_is_given_up() -> None:
    """What was begun and left ends as a line that is no serial; with nothing begun there is nothing to give up."""
    lines = KeyLines()
    assert lines.give_up() == b""
    lines.feed(stroke(2))
    assert lines.has_begun
    assert lines.give_up() == SPOILED + b"\r"
    assert not lines.has_begun
    assert lines.feed(typing("23")) == b"23\r"


@given(st.binary(max_size=400), st.lists(st.integers(0, 60), max_size=12))
def test_any_split_types_the_same(noise: bytes, sizes: list[int]) -> None:
    """Events in any pieces, noise among them, type the same characters, and less than one event is kept."""
    data = typing("62E3") + noise[: len(noise) - len(noise) % EVENT.size] + typing("086CED")
    whole, pieces, typed = KeyLines(), KeyLines(), b""
    rest = data
    for size in sizes:
        typed += pieces.feed(rest[:size])
        rest = rest[size:]
    assert typed + pieces.feed(rest) == whole.feed(data)
    assert len(pieces._pending) < EVENT.size
