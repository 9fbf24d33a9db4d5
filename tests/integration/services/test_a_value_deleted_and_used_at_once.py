"""Two supervisors on two connections: one deletes a value at the moment in which the other one gives it to a member."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Final, TypeVar
from uuid import UUID

import psycopg
import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import MissingReferenceError
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.list_edits import Done, Outcome, Reason, Refused
from sentinel_desktop.domain.list_kinds import DIVISIONS
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.lists import ListsService
from tests.support.factories import Connection, Factories
from tests.support.patience import PATIENCE_S
from tests.support.signed_in import SignedInPerson, signed_in

_WAITS: Final = "SELECT FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TwoOffices:
    """The one who deletes, the one who uses, and a division that both of them look at."""

    owner: Connection
    make: Factories
    deleting: SignedInPerson
    using: SignedInPerson

    def delete(self, division: UUID) -> Outcome:
        """Delete a division as its supervisor does."""
        service = ListsService(self.deleting.open_work, uuid7)
        value = service.contents(DIVISIONS).find(division)
        return Refused(Reason.GONE) if value is None else service.delete(DIVISIONS, value.record)

    def is_there(self, division: UUID) -> bool:
        """Whether a division is still in the list."""
        return bool(self.owner.execute("SELECT FROM divisions WHERE id = %s", [division]).rowcount)

    def division_of(self, member: UUID) -> UUID:
        """Return the division that a member has."""
        row = self.owner.execute("SELECT division_id FROM members WHERE id = %s", [member]).fetchone()
        assert row is not None
        key = row[0]
        assert isinstance(key, UUID)
        return key

    def somebody_waits(self) -> bool:
        """Whether one of the two waits for what the other has not committed."""
        return bool(self.owner.execute(_WAITS, [self.owner.info.dbname]).rowcount)


@pytest.fixture
def offices(database_url: str) -> Iterator[TwoOffices]:
    """Two supervisors, each with connections of their own."""
    with (
        psycopg.connect(database_url, autocommit=True) as owner,
        signed_in(owner, database_url) as deleting,
        signed_in(owner, database_url) as using,
    ):
        yield TwoOffices(owner, Factories(owner), deleting, using)


def give(work: SqlUnitOfWork, member: UUID, division: UUID) -> None:
    """Give a member a division, without committing it."""
    record = work.members.get(MemberId(member))
    work.members.edit(record.seen, replace(record.details, division_id=division))


def meanwhile(offices: TwoOffices, act: Callable[[], T], then: Callable[[], None]) -> T:
    """Begin ``act`` on another thread, do ``then`` when it waits for a lock, and return what came of it."""
    with ThreadPoolExecutor(1, thread_name_prefix="the-other") as other:
        begun: Future[T] = other.submit(act)
        deadline = time.monotonic() + PATIENCE_S
        while not offices.somebody_waits() and not begun.done() and time.monotonic() < deadline:
            threading.Event().wait(0.01)
        assert not begun.done(), "the second one did not wait for the first"
        then()
        return begun.result(PATIENCE_S)


def test_who_uses_it_first_keeps_it_and_the_other_is_told_that_it_is_used(offices: TwoOffices) -> None:
    """The deletion waits for the use that is being written, and then is refused for it."""
    division, member = offices.make.divisions(), offices.make.members()
    with offices.using.open_work() as work:
        give(work, member, division)
        outcome = meanwhile(offices, lambda: offices.delete(division), work.commit)
    assert isinstance(outcome, Refused)
    assert outcome.reason is Reason.IN_USE
    assert offices.is_there(division)
    assert offices.division_of(member) == division


def test_who_deletes_it_first_wins_and_the_other_is_told_that_it_is_gone(offices: TwoOffices) -> None:
    """The use waits for the deletion that is being written, and then is refused by the column that named it."""
    division, member = offices.make.divisions(), offices.make.members()
    before = offices.division_of(member)

    def use() -> tuple[str, ...]:
        with offices.using.open_work() as work, pytest.raises(MissingReferenceError) as told:
            give(work, member, division)
        return tuple(told.value.fields)

    with offices.deleting.open_work() as work:
        work.divisions.delete(work.divisions.get(division).seen)
        fields = meanwhile(offices, use, work.commit)
    assert fields == ("division_id",)
    assert not offices.is_there(division)
    assert offices.division_of(member) == before


def test_of_two_at_one_moment_exactly_one_wins(offices: TwoOffices) -> None:
    """Whoever it is: never a member of a division that is gone, never both of them refused."""
    member = offices.make.members()
    for _ in range(6):
        division = offices.make.divisions()
        together = threading.Barrier(2, timeout=PATIENCE_S)

        def use(division: UUID = division, together: threading.Barrier = together) -> bool:
            with offices.using.open_work() as work:
                together.wait()
                try:
                    give(work, member, division)
                    work.commit()
                except MissingReferenceError:
                    return False
            return True

        with ThreadPoolExecutor(1, thread_name_prefix="using") as other:
            using = other.submit(use)
            together.wait()
            deleted = isinstance(offices.delete(division), Done)
            used = using.result(PATIENCE_S)
        assert used is not deleted
        assert offices.is_there(division) is used
        assert (offices.division_of(member) == division) is used
