"""Checking the seals while somebody watches, and what can be said of them without looking at a row."""

import pytest

from sentinel_desktop.domain.seals import NotSealed, SealedLog
from sentinel_desktop.services import seals as sealing
from sentinel_desktop.services.progress import Progress
from sentinel_desktop.services.seals import SealService
from tests.support.seals_in_memory import FIRST_SEALED_AT, KeptInMemory, LogsInMemory


class Watched(Progress):
    """Breaks off once ``enough`` seals are done."""

    def __init__(self, enough: int) -> None:
        super().__init__()
        self._enough = enough

    @property
    def broken_off(self) -> bool:
        """Whether it is enough."""
        return self.done >= self._enough


@pytest.fixture
def logs(monkeypatch: pytest.MonkeyPatch) -> LogsInMemory:
    """Return logs with five seals, which are checked two at a time."""
    monkeypatch.setattr(sealing, "TAKEN_AT_ONCE", 2)
    logs = LogsInMemory()
    for content in (b"a", b"b", b"c", b"d", b"e"):
        logs.write_and_seal(content)
    return logs


def test_a_check_says_how_far_it_has_come(logs: LogsInMemory) -> None:
    """Of all the seals there were when it began; it finds the same as one that nobody watches."""
    progress, service = Progress(), SealService(logs.unit_of_work, KeptInMemory())
    assert service.check_watched(progress) == service.check()
    assert (progress.done, progress.total) == (5, 5)


def test_a_check_that_is_broken_off_finds_nothing(logs: LogsInMemory) -> None:
    """It ends before the seals that were not looked at."""
    progress = Watched(2)
    assert SealService(logs.unit_of_work, KeptInMemory()).check_watched(progress) is None
    assert progress.done == 2


def test_a_check_broken_off_before_it_began_looks_at_nothing(logs: LogsInMemory) -> None:
    """As when a person thought better of it while it waited for its turn."""
    progress = Progress()
    progress.break_off()
    assert SealService(logs.unit_of_work, KeptInMemory()).check_watched(progress) is None
    assert progress.done == 0


def test_the_state_is_the_newest_seal_and_what_waits(logs: LogsInMemory) -> None:
    """And how many seals this computer keeps."""
    kept = KeptInMemory()
    service = SealService(logs.unit_of_work, kept)
    service.seal()
    logs.write(SealedLog.SCANS, b"f")
    state = service.state()
    assert state.last == logs.seals[-1]
    assert state.not_sealed == NotSealed(1, FIRST_SEALED_AT, 0)
    assert state.kept == len(kept.seals)


def test_the_state_of_empty_logs_is_no_seal() -> None:
    """As on the first day."""
    state = SealService(LogsInMemory().unit_of_work, KeptInMemory()).state()
    assert (state.last, state.kept) == (None, 0)
