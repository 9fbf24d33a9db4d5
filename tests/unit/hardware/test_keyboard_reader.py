"""A reader that types, as its window's filter tells it."""

from collections.abc import Callable

import pytest

from sentinel_desktop.domain.faults import ReaderChoiceError
from sentinel_desktop.domain.readers import BadFrame, ReaderState
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.hardware.keyboard_reader import KEYBOARD, KeyboardReader
from sentinel_desktop.hardware.profiles import UnknownProfileError
from tests.support.reader_listeners import ReaderListeners, read_clock

BADGE = "62E3086CED"


@pytest.fixture
def listeners() -> ReaderListeners:
    """Keep what the reader says."""
    return ReaderListeners()


def make(listeners: ReaderListeners, profile: str | None = None) -> KeyboardReader:
    """Return a reader that is not started."""
    return KeyboardReader(profile, read_clock, listeners.on_read, listeners.on_status)


def test_a_typed_badge_is_a_read(listeners: ReaderListeners) -> None:
    """A text that spells a serial is read at once; one that does not is a bad frame of its kind."""
    reader = make(listeners)
    reader.start()
    reader.take(BADGE)
    reader.take("card: 04 A2:2b-91")
    reader.take("62E3086CE")
    assert listeners.serials == [BADGE, "04A22B91"]
    status = reader.status()
    assert (status.state, status.port, status.profile) == (ReaderState.READY, KEYBOARD, "line")
    assert (status.frames, status.bad_frames) == (2, {BadFrame.NOT_A_SERIAL: 1})


def test_a_profile_says_what_a_text_spells(listeners: ReaderListeners) -> None:
    """Decimal numbers are serials where the profile says so, and only there; a profile that there is not is refused."""
    reader = make(listeners, "line-decimal")
    assert reader.is_serial("0006547886")
    assert not reader.is_serial("62E3086CED")
    assert not make(listeners).is_serial("no serial")
    reader.start()
    reader.take("0006547886")
    assert listeners.serials == ["0063E9AE"]
    with pytest.raises(UnknownProfileError):
        make(listeners, "no-such-profile")
    with pytest.raises(ReaderChoiceError, match=r"'rdm6300': use one of .*line-decimal"):
        make(listeners, "rdm6300")


def test_the_state_says_whether_the_keyboard_is_within_reach(listeners: ReaderListeners) -> None:
    """While another program has the keyboard the reader is lost and the sentence says what to do."""
    reader = make(listeners)
    reader.set_within_reach(False)
    assert reader.status().state is ReaderState.STOPPED
    reader.start()
    assert "Another program has the keyboard" in reader.status().detail
    reader.set_within_reach(True)
    reader.set_within_reach(False)
    reader.set_within_reach(True)
    reader.stop()
    assert listeners.states == [
        ReaderState.LOST,
        ReaderState.READY,
        ReaderState.LOST,
        ReaderState.READY,
        ReaderState.STOPPED,
    ]
    assert reader.status().reconnects == 0


def test_a_reader_that_was_stopped_takes_nothing(listeners: ReaderListeners) -> None:
    """Before its start and after its stop a text is nobody's."""
    reader = make(listeners)
    reader.take(BADGE)
    reader.start()
    reader.stop()
    reader.take(BADGE)
    assert listeners.reads == []


def test_a_bug_behind_the_reader_stops_nothing(listeners: ReaderListeners, expect_log: Callable[[str], None]) -> None:
    """What the listener raises is logged, and the next badge is read."""
    expect_log("ERROR .*could not be handed over")

    def _stumble(read: BadgeRead) -> None:
        listeners.on_read(read)
        raise RuntimeError("a bug")

    reader = KeyboardReader(None, read_clock, _stumble)
    reader.start()
    reader.take(BADGE)
    reader.take("04A22B91")
    assert listeners.serials == [BADGE, "04A22B91"]
