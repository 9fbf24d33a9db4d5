"""What the recording of a scan puts up for a person to look at, on a store in memory."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sentinel_desktop.domain.badges import OnScan
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.review_facts import Result, ToldOtherwise, TwoPlaces
from sentinel_desktop.domain.reviews import ReviewReason
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.services.check_in import CheckInService
from tests.support.histories import STATIONS
from tests.support.scan_builders import NOON, ROY, SERIAL_OF_ROY, SERIAL_OF_TREMBLAY, TREMBLAY, badge, new_id, scan
from tests.support.store_in_memory import StoreInMemory

IN, OUT = Direction.IN, Direction.OUT
MEMBER = TREMBLAY.id
TOGGLE, IN_DOOR, OUT_DOOR = STATIONS


def at(seconds: float, station: StationId = TOGGLE, serial: str = SERIAL_OF_TREMBLAY) -> BadgeScan:
    """Return a scan so many seconds after noon, at the station that toggles."""
    return scan(serial, NOON + timedelta(seconds=seconds), station_id=station)


@pytest.fixture
def store() -> StoreInMemory:
    """Return a store with two members out, three stations, and a clock that stands far ahead."""
    made = StoreInMemory([badge(), badge(SERIAL_OF_ROY, ROY)])
    made.modes = dict(STATIONS)
    return made


@pytest.fixture
def service(store: StoreInMemory) -> CheckInService:
    """Return the service on the store."""
    return CheckInService(store.unit_of_work, new_id)


# --- told otherwise ---------------------------------------------------------------------------------------------------


def test_who_was_told_otherwise_is_put_up_for_review_once(store: StoreInMemory, service: CheckInService) -> None:
    """The review says what was told and what was recorded, without names, however often the scan is delivered."""
    presented = at(0)
    told = ScanAnswer(presented.id, presented.serial, Outcome.CHECKED_OUT, NOON, OUT, member=TREMBLAY, waiting=True)
    for _ in range(2):
        service.record(presented, told)
    [review] = store.reviews_for(ReviewReason.TOLD_OTHERWISE)
    assert review.scan_id == presented.id
    assert review.facts["told"] == {"outcome": "checked_out", "direction": "out", "member_id": str(MEMBER)}
    assert review.facts["recorded"] == {"outcome": "checked_in", "direction": "in", "member_id": str(MEMBER)}


def test_who_was_told_what_came_of_it_is_not_put_up(store: StoreInMemory, service: CheckInService) -> None:
    """That the answer was a waiting one makes no difference."""
    presented = at(0)
    told = ScanAnswer(presented.id, presented.serial, Outcome.CHECKED_IN, NOON, IN, member=TREMBLAY, waiting=True)
    service.record(presented, told)
    assert not store.tables.reviews


def test_who_was_greeted_as_somebody_else_is_put_up(store: StoreInMemory, service: CheckInService) -> None:
    """A badge that changed hands meanwhile shows another holder."""
    presented = at(0)
    told = ScanAnswer(presented.id, presented.serial, Outcome.CHECKED_IN, NOON, IN, member=ROY, waiting=True)
    service.record(presented, told)
    assert store.reviews_for(ReviewReason.TOLD_OTHERWISE)


def test_an_unknown_badge_that_is_known_by_now_is_put_up(store: StoreInMemory, service: CheckInService) -> None:
    """Refused at the desk from an old copy, recorded on delivery: the person may have been sent away."""
    presented = at(0)
    told = ScanAnswer(presented.id, presented.serial, Outcome.BADGE_UNKNOWN, NOON, waiting=True)
    assert service.record(presented, told).outcome is Outcome.CHECKED_IN
    [review] = store.reviews_for(ReviewReason.TOLD_OTHERWISE)
    facts = ToldOtherwise.from_json(review.facts)
    assert facts.told == Result(Outcome.BADGE_UNKNOWN, None, None)
    assert facts.recorded == Result(Outcome.CHECKED_IN, IN, MEMBER)


def test_a_badge_that_is_unknown_by_now_is_kept_and_put_up(store: StoreInMemory, service: CheckInService) -> None:
    """Let in by an old copy: the scan is in the ledger, with the badge unknown."""
    presented = at(0, serial="0000000001")
    told = ScanAnswer(presented.id, presented.serial, Outcome.CHECKED_IN, NOON, IN, member=ROY, waiting=True)
    assert service.record(presented, told).outcome is Outcome.BADGE_UNKNOWN
    assert store.tables.scans[presented.id].scan == presented
    assert store.reviews_for(ReviewReason.TOLD_OTHERWISE)


def test_an_unknown_badge_that_still_is_unknown_is_not_put_up(store: StoreInMemory, service: CheckInService) -> None:
    """The scan was judged on delivery and came to what was told."""
    presented = at(0, serial="0000000001")
    service.record(presented, ScanAnswer(presented.id, presented.serial, Outcome.BADGE_UNKNOWN, NOON, waiting=True))
    assert presented.id in store.tables.scans
    assert not store.tables.reviews


# --- two places -------------------------------------------------------------------------------------------------------


def places(store: StoreInMemory) -> list[tuple[object, object]]:
    """Return the pairs of scans that are put up, after making sure that the later one names the review."""
    reviews = store.reviews_for(ReviewReason.TWO_PLACES)
    found = [(review.scan_id, TwoPlaces.from_json(review.facts)) for review in reviews]
    assert all(named == facts.later.id for named, facts in found)
    return [(facts.earlier, facts.later) for _, facts in found]


def test_a_badge_read_at_two_stations_too_soon_is_put_up(store: StoreInMemory, service: CheckInService) -> None:
    """Both are recorded as they are; the review has both scans with their stations and times, once."""
    first, second = at(0), at(10, OUT_DOOR)
    for scan_ in (first, second, second):
        service.record(scan_)
    assert places(store) == [(first.placed, second.placed)]
    assert [row.direction for row in store.tables.effective(MEMBER)] == [IN, OUT]


def test_a_late_scan_is_compared_with_the_one_after_it_too(store: StoreInMemory, service: CheckInService) -> None:
    """It came from a station that was cut off."""
    before, after, late = at(0, IN_DOOR), at(20, IN_DOOR), at(10)
    for scan_ in (before, after, late):
        service.record(scan_)
    assert places(store) == [(before.placed, late.placed), (late.placed, after.placed)]


def test_a_repeat_at_another_station_is_put_up(store: StoreInMemory, service: CheckInService) -> None:
    """It makes no check-in, and cannot be true all the same."""
    first, second = at(0), at(1, IN_DOOR)
    service.record(first)
    assert service.record(second).outcome is Outcome.REPEAT
    assert places(store) == [(first.placed, second.placed)]


def test_a_refused_badge_in_two_places_is_put_up(store: StoreInMemory) -> None:
    """A lost badge and its copy, each at a door of its own."""
    store.badges = [replace(badge(), on_scan=OnScan.REFUSE)]
    service = CheckInService(store.unit_of_work, new_id)
    first, second = at(0), at(1, IN_DOOR)
    for scan_ in (second, first):
        service.record(scan_)
    assert places(store) == [(first.placed, second.placed)]


def test_a_window_of_nothing_puts_nobody_up(store: StoreInMemory, service: CheckInService) -> None:
    """Where stations stand side by side."""
    store.two_places_window = timedelta(0)
    service.record(at(0))
    service.record(at(1, IN_DOOR))
    assert not store.tables.reviews
