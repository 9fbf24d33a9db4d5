"""What was done by hand while the database was away: delivered in order, and what is refused is kept and told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

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
from sentinel_desktop.domain.ids import AccountId, BadgeId
from sentinel_desktop.domain.kiosk import KioskForm, KioskVisit
from sentinel_desktop.domain.outsiders import VisitOfBadge, VisitorCard
from sentinel_desktop.domain.presence import KeptVisits
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.visit_acts import ToldDeparture, departure_act
from sentinel_desktop.domain.visitors import Language, VisitPurpose
from sentinel_desktop.services.hand_acts import HandActService
from tests.support.hand_acts_in_memory import CopyInMemory, HandActsInMemory, VouchingStore
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
        self.service = HandActService(self.kept, self.store.open, lambda: NOON, self._tell, uuid4, copy=CopyInMemory())

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


@pytest.mark.parametrize(
    "payload", [{}, {"review": "x", "version": 1, "settlement": ""}, {"review": None}, {"review": 7}]
)
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


def test_what_was_refused_is_tried_again_in_its_order(room: Room, expect_log: Callable[[str], None]) -> None:
    """Once the cause is mended it is recorded at its own time; the thread that delivers is told."""
    expect_log(REFUSED)
    room.service.add(settled(1))
    room.store.faults = {SEEN.id: InvalidValueError("The account is disabled.")}
    room.service.deliver()
    told = room.told
    room.store.faults = {}

    assert room.service.retry([UUID(int=1), UUID(int=2)]) == 1
    assert room.service.retry([UUID(int=1)]) == 0
    assert room.told == told + 1
    assert room.service.deliver() == 1
    assert room.store.recorded == [("settled", SEEN, ACCOUNT, NOON - timedelta(minutes=1), "Two people, one badge.")]


def test_the_copy_is_told_whose_badge_is_whose(room: Room) -> None:
    """At once and, as long as it waits, whenever the copy is taken over anew; what says nothing of a badge is none."""
    copy = CopyInMemory()
    service = HandActService(room.kept, room.store.open, lambda: NOON, lambda: None, uuid4, copy=copy)
    told = {"badge_id": str(UUID(int=12)), "display_name": "Vance, T."}
    day = {"since": NOON.isoformat(), "before": NOON.isoformat()}
    came = {"visit": str(UUID(int=7)), "type": "guest", "told": told, **day}
    service.add(HandAct(UUID(int=1), HandActKind.VISITOR_SIGN_IN, ACCOUNT, NOON, came))
    without = came | {"told": told | {"badge_id": None}}
    service.add(HandAct(UUID(int=2), HandActKind.VISITOR_SIGN_IN, ACCOUNT, NOON, without))
    service.add(HandAct(UUID(int=3), HandActKind.VISITOR_SIGN_IN, ACCOUNT, NOON, {"told": 3}))
    service.add(departure_act(UUID(int=4), ACCOUNT, NOON, ToldDeparture(UUID(int=7), NOON, "vance")))
    service.add(unlocked(5))

    expected = [
        VisitOfBadge(BadgeId(UUID(int=12)), VisitorCard(UUID(int=7), "Vance, T."), NOON),
        (UUID(int=7), NOON),
    ]
    assert copy.told == expected
    service.tell_copy()
    assert copy.told == expected * 2


def test_the_copy_is_told_of_a_badge_that_was_tapped_at_the_kiosk(room: Room) -> None:
    """The visit has the act's own key there."""
    copy = CopyInMemory()
    service = HandActService(room.kept, room.store.open, lambda: NOON, lambda: None, uuid4, copy=copy)
    form = KioskForm(VisitPurpose.MUSEUM, "Vance", "Tam", "204 555 0142", badge_id=UUID(int=12))
    service.add(HandAct.kiosk_sign_in(UUID(int=1), NOON, KioskVisit.of(form, Language.ENGLISH)))
    without = replace(form, badge_id=None)
    service.add(HandAct.kiosk_sign_in(UUID(int=2), NOON, KioskVisit.of(without, Language.ENGLISH)))
    assert copy.told == [VisitOfBadge(BadgeId(UUID(int=12)), VisitorCard(UUID(int=1), "Vance, T."), NOON)]


def test_a_visitor_who_waits_here_is_known_until_the_database_knows(room: Room) -> None:
    """For the board; what was delivered is the database's to tell."""
    form = KioskForm(VisitPurpose.MUSEUM, "Vance", "Tam", "204 555 0142")
    came = HandAct.kiosk_sign_in(UUID(int=1), NOON, KioskVisit.of(form, Language.ENGLISH))
    room.service.add(came)
    assert [visitor.display_name for visitor in room.service.visits().came] == ["Vance, T."]
    room.kept.mark_delivered(came.id)
    assert room.service.visits() == KeptVisits()
