"""The played reader, seen from its listeners."""

import threading
from collections.abc import Callable, Sequence
from typing import Self

import pytest

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.readers import ReaderState
from sentinel_desktop.hardware.simulated_reader import SimulatedReader
from tests.support.reader_listeners import ReaderListeners, read_clock

UNIT = [f"01{number:08X}" for number in range(150)]


class Played:
    """A simulated reader with listeners; stopped when the block ends."""

    def __init__(
        self,
        serials: Callable[[], Sequence[str]] | Sequence[str],
        seconds_between: tuple[float, float] | None,
    ) -> None:
        self.listeners = ReaderListeners()
        told = self.listeners
        self.reader = SimulatedReader(
            serials, read_clock, told.on_read, told.on_status, seconds_between=seconds_between, seed=4
        )

    def __enter__(self) -> Self:
        self.reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.reader.stop()
        assert not self.reader._thread.is_alive()


def test_a_day_is_played_by_itself() -> None:
    """Badges come without anybody's doing, as frames of a reader whose repeats are folded."""
    with Played(UNIT, (0.0, 0.001)) as played:
        played.listeners.wait_for_reads(3)
        status = played.reader.status()
    assert set(played.listeners.serials) & set(UNIT)
    assert (status.state, status.port, status.profile) == (ReaderState.READY, "simulated", "rdm6300")
    assert status.folded >= 2
    assert status.bad_frames == {}
    assert played.listeners.states == [ReaderState.READY, ReaderState.STOPPED]


def test_the_next_badge_is_scanned_by_hand() -> None:
    """Nothing comes until it is asked for; each request is one badge, from any thread."""
    with Played(UNIT, None) as played:
        threads = [threading.Thread(target=played.reader.scan_next) for _ in range(3)]
        for thread in threads:
            thread.start()
        played.listeners.wait_for_reads(3)
        for thread in threads:
            thread.join()
        played.listeners.wait_until(lambda: played.listeners.told.folded >= 3)
    assert len(played.listeners.reads) == 3


def test_an_empty_unit_is_waited_for() -> None:
    """Without badges the reader stays ready and asks again; those enrolled later are played."""
    answers: list[Sequence[str] | Exception] = [[], StoreUnavailableError("away"), ["04A22B91"], UNIT[:1]]
    asked = threading.Semaphore(0)

    def serials() -> Sequence[str]:
        asked.release()
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    with Played(serials, None) as played:
        for _ in range(3):
            played.reader.scan_next()
            assert asked.acquire(timeout=10)
            assert played.reader.status().state is ReaderState.READY
            assert played.listeners.reads == []
        played.reader.scan_next()
        played.listeners.wait_for_reads(1)
    assert played.listeners.serials == UNIT[:1]


def test_an_unexpected_fault_does_not_end_the_play(
    caplog: pytest.LogCaptureFixture, expect_log: Callable[[str], None]
) -> None:
    """A bug in what gives the badges is logged with its traceback, and the reader goes on."""
    expect_log("ERROR .*: The simulated reader met an unexpected fault")
    faults = iter([ZeroDivisionError])

    def serials() -> Sequence[str]:
        for fault in faults:
            raise fault
        return UNIT

    with Played(serials, None) as played:
        played.reader.scan_next()
        played.reader.scan_next()
        played.listeners.wait_for_reads(1)
    assert "ZeroDivisionError" in caplog.text
