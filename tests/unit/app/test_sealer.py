"""The thread that seals: when it does, what it says, and how it ends."""

import threading
from collections.abc import Callable, Iterator

import pytest

from sentinel_desktop.app.sealer import Sealer
from sentinel_desktop.domain.faults import SealsNotKeptError, StoreUnavailableError
from sentinel_desktop.domain.seals import SealedLog
from sentinel_desktop.persistence.store_errors import SealsBehindError
from sentinel_desktop.services.seals import SealService
from tests.support.programs import eventually
from tests.support.seals_in_memory import KeptInMemory, LogsInMemory


class CountedSeals(SealService):
    """Seals logs in memory, counts how often, and fails where it is told to."""

    def __init__(self) -> None:
        self.logs = LogsInMemory()
        self.kept = KeptInMemory()
        self.turns = 0
        self.trouble: Exception | None = None
        self.hold = threading.Event()
        self.hold.set()
        super().__init__(self.logs.unit_of_work, self.kept)

    def seal(self) -> int | None:
        """Seal, unless there is trouble; wait while it is held."""
        self.turns += 1
        self.hold.wait(10)
        if self.trouble is not None:
            raise self.trouble
        return super().seal()


@pytest.fixture
def seals() -> CountedSeals:
    """Return logs with a row in them."""
    counted = CountedSeals()
    counted.logs.write(SealedLog.SCANS, b"a")
    return counted


@pytest.fixture
def hasty(seals: CountedSeals) -> Iterator[Sealer]:
    """Return a sealer that seals again at once, stopped at the end."""
    sealer = Sealer(seals, every_s=0.01)
    sealer.start()
    yield sealer
    assert sealer.stop()


def turns_more(seals: CountedSeals, number: int = 3) -> None:
    """Wait until it had that many more turns."""
    before = seals.turns
    eventually(lambda: seals.turns >= before + number, f"{number} more turns")


def test_it_seals_as_soon_as_the_database_is_there_and_not_again_at_once(seals: CountedSeals) -> None:
    """The next turn is a minute later, and coming back within it makes none earlier."""
    sealer = Sealer(seals)
    sealer.start()
    sealer.database_live()
    eventually(lambda: seals.kept.seals, "the first seal")
    sealer.database_lost()
    sealer.database_live()

    assert sealer.stop()
    assert seals.turns == 1


def test_nothing_is_sealed_before_the_database_is_there(seals: CountedSeals) -> None:
    """Nor is anything asked of it."""
    sealer = Sealer(seals, every_s=0.0)
    sealer.start()

    assert sealer.stop()
    assert seals.turns == 0


def test_it_seals_again_and_again(seals: CountedSeals, hasty: Sealer) -> None:
    """What is written between two turns is in the later one's seal."""
    hasty.database_live()
    turns_more(seals)
    seals.logs.write(SealedLog.AUDIT, b"b")
    eventually(lambda: len(seals.kept.seals) == 2, "a second seal")


def test_it_waits_while_the_database_is_away(seals: CountedSeals, hasty: Sealer) -> None:
    """And goes on when it is back."""
    hasty.database_live()
    turns_more(seals)
    hasty.database_lost()
    seals.trouble = StoreUnavailableError("away")
    hasty.database_live()
    turns_more(seals)
    seals.trouble = None
    turns_more(seals)
    eventually(lambda: seals.kept.seals, "a seal")


@pytest.mark.parametrize("trouble", [SealsBehindError(), SealsNotKeptError("The disk is full.")])
def test_what_a_person_must_mend_is_logged_once(
    seals: CountedSeals,
    hasty: Sealer,
    trouble: Exception,
    expect_log: Callable[[str], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Not every minute again; and once more when it comes back after it was mended."""
    expect_log("WARNING .*not sealed")
    for _ in range(2):
        seals.trouble = trouble
        hasty.database_live()
        turns_more(seals)
        seals.trouble = None
        turns_more(seals)

    assert caplog.text.count(str(trouble)) == 2


def test_a_fault_of_the_program_does_not_end_it(
    seals: CountedSeals, hasty: Sealer, expect_log: Callable[[str], None]
) -> None:
    """It is logged with its traceback, and the next turn comes."""
    expect_log("ERROR .*fault of the program")
    seals.trouble = ZeroDivisionError()
    hasty.database_live()
    turns_more(seals)
    seals.trouble = None
    eventually(lambda: seals.kept.seals, "a seal")


def test_a_seal_that_takes_long_does_not_keep_the_program_from_ending(seals: CountedSeals) -> None:
    """Stopping says that it is still at it, and the next stop that it is not."""
    seals.hold.clear()
    sealer = Sealer(seals)
    sealer.start()
    sealer.database_live()
    eventually(lambda: seals.turns, "the turn")

    assert not sealer.stop(0.05)
    seals.hold.set()
    assert sealer.stop()


def test_one_that_was_never_started_stops() -> None:
    """A program that failed while it started stops everything."""
    assert Sealer(CountedSeals()).stop()
