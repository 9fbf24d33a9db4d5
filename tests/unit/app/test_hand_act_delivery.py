"""The thread that delivers what was done by hand: when it looks, for what it waits, and what does not end it."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from sentinel_desktop.app.hand_act_delivery import HandActDelivery
from sentinel_desktop.domain.accounts import SignInOutcome
from sentinel_desktop.domain.faults import InvalidValueError, JournalError, StoreUnavailableError
from sentinel_desktop.domain.hand_acts import HandAct, HandActStatus
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.services.hand_acts import HandActService
from tests.support.hand_acts_in_memory import CopyInMemory, HandActsInMemory, VouchingStore
from tests.support.programs import eventually
from tests.support.scan_builders import NOON


class Room:
    """A thread at work, with a database in memory and a journal of scans of which some may wait."""

    def __init__(self) -> None:
        self.kept, self.store = HandActsInMemory(), VouchingStore()
        self.scans_wait = False
        self.asked = threading.Semaphore(0)
        self.acts = HandActService(self.kept, self.store.open, lambda: NOON, self._added, uuid4, copy=CopyInMemory())
        self.told: list[tuple[int, int]] = []
        self.thread = HandActDelivery(self.acts, self._scans_wait, self._hear, again_s=0.01, scans_first_s=60.0)

    def _added(self) -> None:
        self.thread.look()

    def _hear(self, status: HandActStatus) -> None:
        self.told.append((status.waiting, status.refused))

    def _scans_wait(self) -> bool:
        self.asked.release()
        return self.scans_wait

    def unlock(self, number: int) -> None:
        """Have somebody unlock while the database is away."""
        at = NOON - timedelta(minutes=1)
        self.acts.add(HandAct.sign_in(UUID(int=number), AccountId(UUID(int=5)), at, SignInOutcome.UNLOCKED))

    def wait_for(self, *numbers: int) -> None:
        """Return once exactly these are recorded."""
        eventually(lambda: [entry[1].int for entry in self.store.recorded] == list(numbers), "it is delivered")

    def wait_until_it_looked(self, times: int = 3) -> None:
        """Return once the thread has looked so often more."""
        for _ in range(times):
            assert self.asked.acquire(timeout=10)


@pytest.fixture
def room() -> Iterator[Room]:
    """Return a running thread whose database is away."""
    made = Room()
    made.thread.start()
    yield made
    assert made.thread.stop(10)


def test_what_waits_is_delivered_when_the_database_is_back_and_from_then_on_at_once(room: Room) -> None:
    """Nothing is tried before."""
    room.unlock(1)
    assert not room.asked.acquire(timeout=0.05)
    assert room.store.recorded == []
    room.thread.database_live()
    room.wait_for(1)
    room.unlock(2)
    room.wait_for(1, 2)


def test_scans_that_wait_go_first(room: Room) -> None:
    """What a person did by hand may be about them."""
    room.scans_wait = True
    room.unlock(1)
    room.thread.database_live()
    room.wait_until_it_looked()
    assert room.store.recorded == []

    room.scans_wait = False
    room.wait_for(1)


def test_a_badge_that_is_set_aside_does_not_hold_it_up_for_ever() -> None:
    """After a minute of a live database it goes, whatever still waits; here the minute is none."""
    kept, store = HandActsInMemory(), VouchingStore()
    acts = HandActService(kept, store.open, lambda: NOON, lambda: None, uuid4, copy=CopyInMemory())
    thread = HandActDelivery(acts, lambda: True, again_s=0.01, scans_first_s=0.0)
    acts.add(HandAct.sign_in(UUID(int=1), AccountId(UUID(int=5)), NOON, SignInOutcome.UNLOCKED))
    thread.start()
    thread.database_live()
    eventually(lambda: len(store.recorded) == 1, "it is delivered")
    assert thread.stop(10)


@pytest.mark.parametrize(
    ("fault", "logged"),
    [
        (StoreUnavailableError("Away."), ""),
        (JournalError("The disk refuses."), r"^WARNING .*: What was done by hand cannot be delivered: The disk"),
        (RuntimeError("a bug"), r"^ERROR .*: What was done by hand could not be delivered because of a fault"),
    ],
)
def test_whatever_goes_wrong_it_is_tried_again(
    room: Room, fault: Exception, logged: str, expect_log: Callable[[str], None]
) -> None:
    """The thread goes on, and nothing is lost."""
    if logged:
        expect_log(logged)
    room.store.faults = {UUID(int=1): fault}
    room.unlock(1)
    room.thread.database_live()
    room.wait_until_it_looked()
    room.store.faults = {}
    room.wait_for(1)


def test_while_the_database_is_away_it_is_left_alone(room: Room) -> None:
    """A thread that stands still costs nothing in an outage of hours."""
    room.scans_wait = True
    room.unlock(1)
    room.thread.database_live()
    room.wait_until_it_looked()
    room.thread.database_lost()
    while room.asked.acquire(timeout=0.2):
        pass
    assert room.store.recorded == []


def test_how_many_wait_and_were_refused_is_told_whenever_it_changes(
    room: Room, expect_log: Callable[[str], None]
) -> None:
    """At the start, also while the database is away; and what another program let wait again is found."""
    expect_log(r"^WARNING .*: Something done by hand .* was refused")
    eventually(lambda: room.told == [(0, 0)], "it is told at the start")
    room.unlock(1)
    eventually(lambda: room.told[-1] == (1, 0), "it is told that one waits")
    room.store.faults = {UUID(int=1): InvalidValueError("The account is disabled.")}
    room.thread.database_live()
    eventually(lambda: room.told[-1] == (0, 1), "it is told that one was refused")
    room.store.faults = {}
    room.kept.retry([UUID(int=1)])
    room.wait_for(1)
    eventually(lambda: room.told[-1] == (0, 0), "it is told that none is left")


def test_a_listener_that_fails_ends_nothing(expect_log: Callable[[str], None]) -> None:
    """What waits is delivered all the same."""
    expect_log(r"^ERROR .*: How many acts by hand wait could not be told because of a fault")
    kept, store = HandActsInMemory(), VouchingStore()
    acts = HandActService(kept, store.open, lambda: NOON, lambda: None, uuid4, copy=CopyInMemory())

    def fail(_status: HandActStatus) -> None:
        raise RuntimeError("a bug")

    thread = HandActDelivery(acts, lambda: False, fail, again_s=0.01)
    acts.add(HandAct.sign_in(UUID(int=1), AccountId(UUID(int=5)), NOON, SignInOutcome.UNLOCKED))
    thread.start()
    thread.database_live()
    eventually(lambda: len(store.recorded) == 1, "it is delivered")
    assert thread.stop(10)
