"""Scans of any history that arrive in any order end as they would have in the order of time."""

import itertools
from collections.abc import Sequence
from datetime import timedelta

from hypothesis import given, settings, strategies as st

from sentinel_desktop.domain.check_in_rules import TWO_PLACES_WINDOW
from sentinel_desktop.domain.checkins import CheckIn
from sentinel_desktop.domain.directions import Direction, DirectionMode
from sentinel_desktop.domain.ids import CheckInId
from sentinel_desktop.domain.review_facts import TwoPlaces
from sentinel_desktop.domain.reviews import ReviewReason
from sentinel_desktop.services.check_in import CheckInService
from tests.support.histories import (
    GAPS,
    STATIONS,
    WINDOW,
    Step,
    contradicting,
    deliveries,
    expected_states,
    in_two_places,
    scans_of,
    standing_repeats,
    states_of,
    steps,
)
from tests.support.scan_builders import SERIAL_OF_TREMBLAY, TREMBLAY, badge, new_id
from tests.support.store_in_memory import StoreInMemory

MEMBER = TREMBLAY.id
Delivery = tuple[list[Step], list[int]]


def new_store() -> StoreInMemory:
    """Return a store with one member and a station of each kind."""
    store = StoreInMemory([badge()])
    store.modes = dict(STATIONS)
    return store


def deliver(store: StoreInMemory, history: Sequence[Step], order: Sequence[int]) -> list[CheckIn]:
    """Deliver a history in an order; after every scan, what always holds must hold."""
    service = CheckInService(store.unit_of_work, new_id)
    scans = scans_of(history, SERIAL_OF_TREMBLAY)
    asserted: dict[CheckInId, CheckIn] = {}
    for number in order:
        service.record(scans[number])
        effective = store.tables.effective(MEMBER)
        assert store.presence(MEMBER) == store.rebuilt_presence(MEMBER)
        state = Direction.OUT
        for row in effective:
            assert row.method.asserted or row.direction is state.other, "a derived check-in repeats the direction"
            state = row.direction
        now = {row.id: row for row in effective if row.method.asserted}
        assert asserted.items() <= now.items(), "an asserted check-in was changed"
        asserted = now
        assert {str(row.id) for row in contradicting(effective)} <= named(store), "a contradiction nobody looks at"
    return store.tables.effective(MEMBER)


def named(store: StoreInMemory) -> set[str]:
    """Return the asserted check-ins that are put up because a late scan contradicts them."""
    return {id_ for review in store.reviews_for(ReviewReason.LATE_ARRIVAL) for id_ in review.facts["contradicts"]}


@given(delivery=deliveries(steps()))
@settings(max_examples=400)
def test_the_state_over_time_does_not_depend_on_the_order_of_arrival(delivery: Delivery) -> None:
    """It is what the scans make in the order of time.

    Where an asserted check-in stands that repeats by now, it is what they make with that one, and a review names it.
    """
    history, order = delivery
    store, scans = new_store(), scans_of(history, SERIAL_OF_TREMBLAY)
    effective = deliver(store, history, order)
    standing = standing_repeats(effective, scans)
    assert states_of(effective) == expected_states([scans[number] for number in order], standing)
    assert {str(row.id) for row in standing.values()} <= named(store)


@given(delivery=deliveries(steps(modes=[DirectionMode.TOGGLE]), most=8))
@settings(max_examples=200)
def test_stations_that_toggle_need_no_exception(delivery: Delivery) -> None:
    """Where every check-in is derived, any order of arrival ends exactly as the order of time does."""
    history, order = delivery
    in_time = scans_of(history, SERIAL_OF_TREMBLAY)
    assert states_of(deliver(new_store(), history, order)) == expected_states(in_time)


@given(delivery=deliveries(steps(gaps=[gap for gap in GAPS if gap >= WINDOW]), most=8))
@settings(max_examples=200)
def test_scans_that_are_no_repeats_need_no_exception(delivery: Delivery) -> None:
    """Outside the repeat window, stations of any kind end in any order of arrival as in the order of time."""
    history, order = delivery
    in_time = scans_of(history, SERIAL_OF_TREMBLAY)
    assert states_of(deliver(new_store(), history, order)) == expected_states(in_time)


FAR_GAPS = (timedelta(seconds=1), WINDOW, TWO_PLACES_WINDOW - timedelta(seconds=1), TWO_PLACES_WINDOW)


@given(delivery=deliveries(steps(gaps=FAR_GAPS), most=7))
@settings(max_examples=200)
def test_a_badge_in_two_places_is_put_up_in_any_order_of_arrival(delivery: Delivery) -> None:
    """Each scan made too soon after the one before it at another station has a review, which names two such scans."""
    history, order = delivery
    store = new_store()
    deliver(store, history, order)
    put_up = {review.scan_id: review for review in store.reviews_for(ReviewReason.TWO_PLACES)}
    assert in_two_places(scans_of(history, SERIAL_OF_TREMBLAY), TWO_PLACES_WINDOW) <= put_up.keys()
    for scan_id, review in put_up.items():
        facts = TwoPlaces.from_json(review.facts)
        assert facts.later.id == scan_id
        assert facts.later.station_id != facts.earlier.station_id
        assert timedelta(0) < facts.later.occurred_at - facts.earlier.occurred_at < TWO_PLACES_WINDOW
    if order == sorted(order):
        assert put_up.keys() == in_two_places(scans_of(history, SERIAL_OF_TREMBLAY), TWO_PLACES_WINDOW)


@given(history=st.lists(steps(), min_size=1, max_size=4))
@settings(max_examples=60)
def test_every_order_of_a_short_history_ends_the_same(history: list[Step]) -> None:
    """Not only drawn orders: each of them."""
    scans = scans_of(history, SERIAL_OF_TREMBLAY)
    for order in itertools.permutations(range(len(history))):
        effective = deliver(new_store(), history, order)
        arrived = [scans[number] for number in order]
        assert states_of(effective) == expected_states(arrived, standing_repeats(effective, scans))


@given(delivery=deliveries(steps()), data=st.data())
@settings(max_examples=100)
def test_delivering_any_of_them_again_changes_nothing(delivery: Delivery, data: st.DataObject) -> None:
    """Each scan delivered again, in any order, gets the answer it got first, and the tables stay as they are."""
    history, order = delivery
    store, scans = new_store(), scans_of(history, SERIAL_OF_TREMBLAY)
    service = CheckInService(store.unit_of_work, new_id)
    answers = {number: service.record(scans[number]) for number in order}
    before = store.tables
    for number in data.draw(st.permutations(order)):
        assert service.record(scans[number]) == answers[number]
    assert store.tables == before
