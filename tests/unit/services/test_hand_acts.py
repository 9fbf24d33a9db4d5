"""What was done by hand while the database was away: delivered in order, and what is refused is kept and told."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from sentinel_desktop.domain.accounts import SignInOutcome
from sentinel_desktop.domain.faults import (
    InvalidValueError,
    NotPermittedError,
    StaleVersionError,
    StoreConflictError,
    StoreUnavailableError,
)
from sentinel_desktop.domain.hand_acts import HandAct, HandActKind
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.services.hand_acts import HandActService
from tests.support.hand_acts_in_memory import HandActsInMemory, VouchingStore
from tests.support.scan_builders import NOON

ACCOUNT = AccountId(UUID(int=5))
SEEN = RecordVersion(UUID(int=7), 1)
REFUSED = r"^WARNING sentinel_desktop\.services\.hand_acts: Something done by hand .* was refused"


class Room:
    """A service with what it works on."""

    def __init__(self) -> None:
        self.kept = HandActsInMemory()
        self.store = VouchingStore()
        self.told = 0
        self.service = HandActService(self.kept, self.store.open, lambda: NOON, self._tell)

    def _tell(self) -> None:
        self.told += 1


@pytest.fixture
def room() -> Room:
    """Return a station at noon with nothing done by hand."""
    return Room()


def unlocked(number: int, minutes: int = -1) -> HandAct:
    """Return that somebody unlocked, so many minutes after noon."""
    at = NOON + timedelta(minutes=minutes)
    return HandAct.sign_in(UUID(int=number), ACCOUNT, at, SignInOutcome.UNLOCKED)


def settled(number: int, words: str = "Two people, one badge.") -> HandAct:
    """Return that somebody settled a review a minute before noon."""
    return HandAct.settle_review(UUID(int=number), ACCOUNT, NOON - timedelta(minutes=1), SEEN, words)


def test_what_was_done_is_delivered_once_in_its_order(room: Room) -> None:
    """Each kind by its own function, in the account's name and at its own time, committed one by one."""
    for act in (unlocked(1), settled(2), unlocked(3)):
        room.service.add(act)

    assert room.told == 3
    assert room.service.deliver() == 3
    assert room.service.deliver() == 0
    assert room.store.recorded == [
        ("sign_in", UUID(int=1), ACCOUNT, NOON - timedelta(minutes=1), SignInOutcome.UNLOCKED),
        ("settled", SEEN, ACCOUNT, NOON - timedelta(minutes=1), "Two people, one badge."),
        ("sign_in", UUID(int=3), ACCOUNT, NOON - timedelta(minutes=1), SignInOutcome.UNLOCKED),
    ]
    assert room.store.commits == 3


@pytest.mark.parametrize("fault", [StoreUnavailableError("Away."), NotPermittedError("Not this role.")])
def test_while_the_database_does_not_take_it_everything_waits(room: Room, fault: Exception) -> None:
    """The one it failed at is the first of the next attempt, and none is counted as refused."""
    room.service.add(unlocked(1))
    room.service.add(unlocked(2))
    room.store.faults = {UUID(int=2): fault}
    with pytest.raises(StoreUnavailableError):
        room.service.deliver()

    assert [act.id.int for act in room.kept.waiting(9)] == [2]
    room.store.faults = {}
    assert room.service.deliver() == 1
    assert room.kept.refused() == []


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (StaleVersionError([SEEN.id]), "Somebody else changed or settled it meanwhile: theirs stands."),
        (InvalidValueError("The account is disabled."), "The account is disabled."),
    ],
)
def test_what_the_database_refuses_is_kept_with_the_reason_and_blocks_nothing(
    room: Room, fault: Exception, reason: str, expect_log: Callable[[str], None]
) -> None:
    """The next one is delivered; the log has the kind and the reason, and not the words."""
    expect_log(REFUSED)
    room.service.add(settled(1))
    room.service.add(unlocked(2))
    room.store.faults = {SEEN.id: fault}

    assert room.service.deliver() == 2
    assert [(refused.act, refused.reason) for refused in room.kept.refused()] == [(settled(1), reason)]
    assert [entry[1] for entry in room.store.recorded] == [UUID(int=2)]


@pytest.mark.parametrize("payload", [{}, {"review": "x", "version": 1, "settlement": ""}, {"review": None}])
def test_what_cannot_be_read_is_refused_and_blocks_nothing(
    room: Room, payload: dict[str, object], expect_log: Callable[[str], None]
) -> None:
    """As of a file that somebody changed."""
    expect_log(REFUSED)
    room.service.add(HandAct(UUID(int=1), HandActKind.SETTLE_REVIEW, ACCOUNT, NOON, payload))
    room.service.add(unlocked(2))

    assert room.service.deliver() == 2
    assert len(room.kept.refused()) == 1
    assert len(room.store.recorded) == 1


def test_a_time_of_a_clock_that_was_ahead_becomes_the_time_of_delivery(room: Room) -> None:
    """The database takes no time to come; it is kept first, so that a second delivery says the same."""
    room.service.add(unlocked(1, minutes=60))
    room.store.faults = {UUID(int=1): StoreUnavailableError("Away.")}
    with pytest.raises(StoreUnavailableError):
        room.service.deliver()

    assert [act.at for act in room.kept.waiting(9)] == [NOON]
    room.store.faults = {}
    room.service.deliver()
    assert room.store.recorded[0][3] == NOON


def test_what_gave_way_to_another_transaction_is_tried_again(room: Room) -> None:
    """At once: that two stations met is no reason to wait."""
    room.service.add(settled(1))
    room.store.once = {SEEN.id: StoreConflictError("Two stations met.")}

    assert room.service.deliver() == 1
    assert room.store.commits == 1
