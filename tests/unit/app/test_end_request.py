"""Signals that ask for the end, heard before and after anybody can act on them."""

import signal
from collections.abc import Iterator

import pytest

from sentinel_desktop.app.end_request import EndRequest

ASKING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """Begin with signals that end a process, and leave them as they were."""
    # Whoever starts the tests in the background of a shell has one of them ignored.
    before = {number: signal.signal(number, signal.SIG_DFL) for number in ASKING}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", ASKING)
def test_a_signal_before_anybody_listens_is_told_later(number: signal.Signals) -> None:
    """A program that is still loading ends as soon as it can, and not half loaded."""
    end, told = EndRequest(), []
    end.listen()
    signal.raise_signal(number)
    end.when_asked(lambda: told.append(number))
    assert told == [number]
    end.wait()


def test_a_signal_later_is_told_at_once() -> None:
    """Who waits for the end hears of it when it is asked for, not before."""
    end, told = EndRequest(), []
    end.listen()
    end.when_asked(lambda: told.append("end"))
    assert told == []
    signal.raise_signal(signal.SIGTERM)
    assert told == ["end"]


def test_a_program_that_is_to_outlive_its_terminal_does() -> None:
    """What was told to be ignored, as nohup does with SIGHUP, stays ignored."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    EndRequest().listen()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
