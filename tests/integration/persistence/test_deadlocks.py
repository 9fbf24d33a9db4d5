"""Two units of work that lock the same records in opposite orders: one gives way, is tried again, and both are done."""

import threading
from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import Engine, text
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import StoreConflictError
from sentinel_desktop.domain.lists import DivisionDetails
from sentinel_desktop.persistence.engine import Timeouts
from sentinel_desktop.persistence.repositories.lists import DivisionRepository
from sentinel_desktop.persistence.repositories.repository import Repository
from sentinel_desktop.services.retries import retried

NewEngine = Callable[..., Engine]
NAMES = ("DECK", "BAND")


@pytest.fixture
def engine(new_engine: NewEngine, database_url: str) -> Engine:
    """Return an engine of the owner that waits long enough for the server to find a deadlock."""
    return new_engine(database_url, Timeouts(lock_ms=20_000, statement_ms=30_000))


@pytest.fixture
def divisions(engine: Engine) -> tuple[UUID, UUID]:
    """Return two divisions."""
    keys = uuid7(), uuid7()
    with engine.begin() as connection:
        DivisionRepository(connection).add_each(
            [(key, DivisionDetails(name, name.title())) for key, name in zip(keys, NAMES, strict=True)]
        )
    return keys


class Marks(Repository):
    """Writes into a division's description, whatever version it has."""

    aggregate = "marks"

    def add(self, key: UUID, mark: str) -> None:
        """Add a mark to what is there."""
        self._run(
            "add", text("UPDATE divisions SET description = description || :mark WHERE id = :key"), key=key, mark=mark
        )


class Marking:
    """Adds its own mark to two divisions, one after the other, in one transaction.

    Args:
        met: reached between the two by both at their first attempt, so that each holds what the other wants.
    """

    def __init__(self, engine: Engine, order: tuple[UUID, UUID], mark: str, met: threading.Barrier) -> None:
        self._engine, self._order, self._mark, self._met = engine, order, mark, met
        self.attempts = 0

    def __call__(self) -> None:
        """Do all of it, or give way."""
        self.attempts += 1
        with self._engine.begin() as connection:
            for place, key in enumerate(self._order):
                if place and self.attempts == 1:
                    self._met.wait(timeout=10)
                Marks(connection).add(key, self._mark)


def run_together(first: Callable[[], None], second: Callable[[], None]) -> list[BaseException]:
    """Run both on threads of their own and return what they raised."""
    raised: list[BaseException] = []

    def run(work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - handed to the test, which says what it expects
            raised.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return raised


def test_a_deadlock_is_a_conflict(engine: Engine, divisions: tuple[UUID, UUID]) -> None:
    """The server ends one of the two, which hears that it gave way; the other is done."""
    met = threading.Barrier(2)
    one, two = Marking(engine, divisions, "1", met), Marking(engine, divisions[::-1], "2", met)
    raised = run_together(one, two)
    assert [type(error) for error in raised] == [StoreConflictError]
    with engine.connect() as connection:
        marks = {record.details.description for record in DivisionRepository(connection).these(divisions)}
    assert marks in ({"1"}, {"2"})


def test_a_deadlock_tried_again_does_both(engine: Engine, divisions: tuple[UUID, UUID]) -> None:
    """Nobody has to be told: the one that gave way does all of its work once more, and nothing of it twice."""
    met = threading.Barrier(2)
    one, two = Marking(engine, divisions, "1", met), Marking(engine, divisions[::-1], "2", met)
    assert run_together(lambda: retried(one), lambda: retried(two)) == []
    assert one.attempts + two.attempts == 3
    with engine.connect() as connection:
        marks = [record.details.description for record in DivisionRepository(connection).these(divisions)]
    assert sorted(marks[0]) == sorted(marks[1]) == ["1", "2"]
