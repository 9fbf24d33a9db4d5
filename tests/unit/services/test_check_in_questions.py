"""After a check-out that nobody saw the desk is asked, at the member's next scan, when they really left."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sentinel_desktop.domain.checkins import CheckIn, KeptPresence
from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.ids import CheckInId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import ToldScan
from sentinel_desktop.services.check_in import CheckInService
from tests.support.outsiders_in_memory import Question
from tests.support.scan_builders import NOON, STATION, TREMBLAY, badge, new_id, scan
from tests.support.store_in_memory import StoreInMemory

MEMBER = TREMBLAY.id
MINUTE = timedelta(minutes=1)
UNSEEN = CheckIn(
    id=CheckInId(new_id()),
    member_id=MEMBER,
    direction=Direction.OUT,
    occurred_at=NOON,
    method=Method.ROLLOVER,
    witnessed=False,
)


def store_after(check_out: CheckIn = UNSEEN) -> StoreInMemory:
    """Return a store in which the member was signed out at noon."""
    store = StoreInMemory([badge()])
    store.tables.check_ins[check_out.id] = check_out
    store.tables.presence[MEMBER] = KeptPresence(check_out.direction, check_out.occurred_at, check_out.id)
    return store


@pytest.mark.parametrize("method", [Method.ROLLOVER, Method.LOCKUP, Method.MANUAL])
def test_the_next_scan_counts_and_the_desk_is_asked(method: Method) -> None:
    """Once, at the station of the scan; the same scan delivered again gets the same answer."""
    store = store_after(replace(UNSEEN, method=method))
    service = CheckInService(store.unit_of_work, new_id)
    first = scan(at=NOON + MINUTE)
    told = service.record(first)
    assert (told.outcome, told.question) == (Outcome.CHECKED_IN, True)
    assert store.tables.questions == {UNSEEN.id: Question(MEMBER, STATION, first.occurred_at)}
    assert service.record(first) == told


def test_it_is_asked_once_only() -> None:
    """Not at the scans after it, however they fall."""
    store = store_after()
    service = CheckInService(store.unit_of_work, new_id)
    answers = [service.record(scan(at=NOON + number * MINUTE)) for number in range(1, 5)]
    assert [answer.question for answer in answers] == [True, False, False, False]


def test_several_scans_at_once_ask_once() -> None:
    """The copy that knows the first of them keeps the others from asking."""
    store = store_after()
    items = [ToldScan(scan(at=NOON + number * MINUTE)) for number in range(1, 4)]
    answers = CheckInService(store.unit_of_work, new_id).record_together(items)
    assert [answer is not None and answer.question for answer in answers] == [True, False, False]


def test_a_check_out_that_somebody_saw_asks_nothing() -> None:
    """By badge, or by hand with somebody there."""
    store = store_after(replace(UNSEEN, method=Method.MANUAL, witnessed=True))
    assert not CheckInService(store.unit_of_work, new_id).record(scan(at=NOON + MINUTE)).question
    assert not store.tables.questions


def test_a_late_scan_asks_too() -> None:
    """It arrives after a later one that already asked, or is the first to ask itself."""
    store = store_after()
    service = CheckInService(store.unit_of_work, new_id)
    service.record(scan(at=NOON - MINUTE))
    assert not store.tables.questions
    store.tables.presence[MEMBER] = store.rebuilt_presence(MEMBER)
    later = service.record(scan(at=NOON + 2 * MINUTE))
    assert later.question
    assert not service.record(scan(at=NOON + MINUTE)).question
    assert len(store.tables.questions) == 1
