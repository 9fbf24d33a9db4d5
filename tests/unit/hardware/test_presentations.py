"""When frames of a tag are one presentation of it."""

from datetime import timedelta

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.serials import Serial
from sentinel_desktop.hardware.presentations import Presentations

A, B = Serial("62E3086CED"), Serial("010063E9AE")
WINDOW_MS = 220


def begun(*frames: tuple[int, Serial]) -> list[tuple[int, Serial]]:
    """Return those of the frames (millisecond, serial) with which a presentation begins."""
    presentations = Presentations(timedelta(milliseconds=WINDOW_MS))
    return [(at, serial) for at, serial in frames if presentations.begins(serial, at * 1_000_000)]


def test_a_tag_that_stays_is_presented_once() -> None:
    """Frames every 50 ms for ten seconds are one presentation, though far longer than the window."""
    assert begun(*((at, A) for at in range(0, 10_000, 50))) == [(0, A)]


@pytest.mark.parametrize(("gap", "presented"), [(50, 1), (219, 1), (220, 1), (221, 2), (1000, 2)])
def test_a_tag_that_leaves_and_returns_is_presented_again(gap: int, presented: int) -> None:
    """A gap beyond the window since the tag's own last frame makes a second presentation."""
    assert len(begun((0, A), (gap, A))) == presented


def test_two_badges_at_once_are_two_presentations() -> None:
    """Frames of two tags that alternate on one reader are one presentation of each."""
    assert begun((0, A), (25, B), (50, A), (75, B), (100, A)) == [(0, A), (25, B)]


def test_the_other_tags_frames_do_not_keep_a_tag_present() -> None:
    """A tag that left is presented again on its return, whatever was read meanwhile."""
    frames = [(0, A), *((at, B) for at in range(50, 300, 50)), (300, A)]
    assert begun(*frames) == [(0, A), (50, B), (300, A)]


def test_a_reader_that_says_that_tags_left_ends_their_presentations() -> None:
    """A tag that left is presented again however soon it returns; one that is said to be still there is not."""
    presentations = Presentations(timedelta(seconds=3))
    for serial in (A, B):
        presentations.begins(serial, 0)
    presentations.end({B})
    assert [presentations.begins(serial, 1) for serial in (A, B)] == [True, False]
    presentations.end()
    assert [presentations.begins(serial, 2) for serial in (A, B)] == [True, True]


@given(st.lists(st.tuples(st.integers(0, 500), st.sampled_from([A, B, Serial("AABBCC")]))))
def test_presentations_follow_their_definition(steps: list[tuple[int, Serial]]) -> None:
    """For any frames: a presentation begins where the tag's previous frame is missing or older than the window."""
    at, frames = 0, []
    for step, serial in steps:
        at += step
        frames.append((at, serial))
    expected = [
        (at, serial)
        for index, (at, serial) in enumerate(frames)
        if not any(other == serial and at - before <= WINDOW_MS for before, other in frames[:index])
    ]
    assert begun(*frames) == expected


def test_only_tags_of_the_last_window_are_known() -> None:
    """A thousand badges over an hour leave the last one in memory."""
    presentations = Presentations(timedelta(milliseconds=WINDOW_MS))
    for number in range(1000):
        presentations.begins(Serial(f"{number:010X}"), number * 3_600_000_000)
    assert len(presentations._last_frame) == 1
