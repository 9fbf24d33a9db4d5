"""Scans of visitors' and events' badges, in any order of delivery, on a store in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from hypothesis import given, settings, strategies as st

from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.directions import Direction, DirectionMode
from sentinel_desktop.domain.events import AttendeePassage, PassageMethod
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.outsiders import AttendeeCard, AttendeeOfBadge, VisitOfBadge, VisitorCard
from sentinel_desktop.domain.reviews import ReviewReason
from sentinel_desktop.domain.scans import BadgeScan, ToldScan
from sentinel_desktop.domain.visitors import VisitOutMethod
from sentinel_desktop.services.check_in import CheckInService
from tests.support.histories import STATIONS, WINDOW, State, Step, deliveries, expected_states, scans_of, steps
from tests.support.outsiders_in_memory import VisitInMemory
from tests.support.scan_builders import NOON, badge, new_id, scan
from tests.support.store_in_memory import StoreInMemory

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
VISITORS = badge("0A0B0C0D", None, kind=BadgeKind.VISITOR, printed_number="V-12")
EVENTS = badge("0E0F1011", None, kind=BadgeKind.EVENT, printed_number="E-3")
ROY = VisitOfBadge(VISITORS.id, VisitorCard(UUID(int=1), "Roy, J."), NOON)
CHEN = AttendeeOfBadge(
    EVENTS.id, AttendeeCard(UUID(int=2), "Chen, L.", "Open house", NOON - HOUR, NOON + HOUR), expected=True
)
OPEN_DOORS = (DirectionMode.TOGGLE, DirectionMode.OUT)


def new_store(*visits: VisitOfBadge) -> StoreInMemory:
    """Return a store with a visitor's badge, the visits it had, and an attendee with an event's badge."""
    store = StoreInMemory([VISITORS, EVENTS])
    store.modes = dict(STATIONS)
    for visit in visits:
        store.tables.outside.begin(visit)
    store.tables.outside.attendees.append(CHEN)
    return store


def service_on(store: StoreInMemory) -> CheckInService:
    """Return the service on a store."""
    return CheckInService(store.unit_of_work, new_id)


def visit_in(store: StoreInMemory, visit: VisitOfBadge = ROY) -> VisitInMemory:
    """Return a visit as it is by now."""
    return store.tables.outside.visits[visit.card.visit_id]


# --- visitors ---------------------------------------------------------------------------------------------------------


def test_a_visitors_badge_signs_the_visitor_out_and_is_free_again() -> None:
    """Once: the next scan finds no visit. The answers name the visitor and the number printed on the badge."""
    store = new_store(ROY)
    leaving = scan(VISITORS.serial, NOON + MINUTE)
    service = service_on(store)
    told = service.record(leaving)
    assert (told.outcome, told.visitor, told.badge_number) == (Outcome.VISITOR_OUT, ROY.card, "V-12")
    assert visit_in(store) == VisitInMemory(replace(ROY, ended_at=NOON + MINUTE), VisitOutMethod.BADGE, leaving.id)
    again = service.record(scan(VISITORS.serial, NOON + MINUTE + timedelta(seconds=1)))
    assert (again.outcome, again.first_outcome, again.visitor) == (Outcome.REPEAT, Outcome.VISITOR_OUT, ROY.card)
    free = service.record(scan(VISITORS.serial, NOON + 2 * MINUTE))
    assert (free.outcome, free.visitor, free.badge_number) == (Outcome.VISITOR_BADGE_FREE, None, "V-12")
    assert service.record(leaving) == told


def test_a_scan_from_before_the_visit_does_not_end_it() -> None:
    """It was delivered late, when the badge had been given to somebody."""
    store = new_store(ROY)
    assert service_on(store).record(scan(VISITORS.serial, NOON - MINUTE)).outcome is Outcome.VISITOR_BADGE_FREE
    assert visit_in(store).visit.ended_at is None


def test_a_late_scan_ends_the_visit_that_it_belongs_to() -> None:
    """Not the one that has the badge by now, and the earlier one ends where the scan says."""
    chen = VisitOfBadge(VISITORS.id, VisitorCard(UUID(int=9), "Chen, L."), NOON + HOUR)
    store = new_store(ROY, chen)
    service = service_on(store)
    service.record(scan(VISITORS.serial, NOON + 30 * MINUTE))
    assert service.record(scan(VISITORS.serial, NOON + 10 * MINUTE)).visitor == ROY.card
    assert visit_in(store).visit.ended_at == NOON + 10 * MINUTE
    assert visit_in(store, chen).visit.ended_at is None


def test_what_somebody_said_at_the_desk_stands() -> None:
    """A scan that arrives late is about the visit, and changes nothing of when the desk said it ended."""
    store = new_store(ROY)
    by_desk = VisitInMemory(replace(ROY, ended_at=NOON + HOUR), VisitOutMethod.DESK)
    store.tables.outside.visits[ROY.card.visit_id] = by_desk
    assert service_on(store).record(scan(VISITORS.serial, NOON + MINUTE)).outcome is Outcome.VISITOR_OUT
    assert visit_in(store) == by_desk


def test_a_scan_is_better_than_a_rollover_that_saw_nobody() -> None:
    """Delivered in the morning, it says when the visitor left."""
    store = new_store(ROY)
    swept = VisitInMemory(replace(ROY, ended_at=NOON + 15 * HOUR), VisitOutMethod.ROLLOVER)
    store.tables.outside.visits[ROY.card.visit_id] = swept
    service_on(store).record(scan(VISITORS.serial, NOON + MINUTE))
    assert (visit_in(store).visit.ended_at, visit_in(store).method) == (NOON + MINUTE, VisitOutMethod.BADGE)


@given(delivery=deliveries(steps(modes=OPEN_DOORS), most=7), stays=st.lists(st.integers(0, 6), max_size=3, unique=True))
@settings(max_examples=300)
def test_the_first_scan_of_a_visit_ends_it_in_any_order_of_delivery(
    delivery: tuple[list[Step], list[int]], stays: list[int]
) -> None:
    """Whatever the order, each visit ends by the earliest scan since it began, and only by one of its own."""
    history, order = delivery
    scans = scans_of(history, VISITORS.serial)
    begun = [
        VisitOfBadge(VISITORS.id, VisitorCard(UUID(int=100 + number), "Roy, J."), _quiet_before(scans, number))
        for number in sorted(stays)
        if number < len(scans) and (number == 0 or history[number].gap > WINDOW)
    ]
    store = new_store(*begun)
    service = service_on(store)
    answers = {number: service.record(scans[number]) for number in order}
    for number, visit in enumerate(begun):
        until = begun[number + 1].since if number + 1 < len(begun) else None
        own = [s for s in scans if s.occurred_at >= visit.since and (until is None or s.occurred_at < until)]
        ended = visit_in(store, visit)
        assert ended.visit.ended_at == own[0].occurred_at
        assert ended.scan_id in {s.id for s in own if s.occurred_at == own[0].occurred_at}
    assert {number: service.record(scans[number]) for number in order} == answers


def _quiet_before(scans: Sequence[BadgeScan], number: int) -> datetime:
    """Return a moment just before a scan, when no scan was made for as long as repeats count."""
    return scans[number].occurred_at - timedelta(microseconds=1)


# --- people of events -------------------------------------------------------------------------------------------------


def states_of(passages: Sequence[AttendeePassage]) -> list[State]:
    """Return the states that passages make, each where it begins."""
    state, states = Direction.OUT, list[State]()
    for row in passages:
        if row.direction is not state:
            states.append((row.occurred_at, row.direction))
        state = row.direction
    return states


def test_an_events_badge_lets_in_and_out() -> None:
    """A passage each, by the scan; the answers name the attendee and the event."""
    store = new_store()
    service = service_on(store)
    first, second = scan(EVENTS.serial, NOON), scan(EVENTS.serial, NOON + MINUTE)
    told = [service.record(first), service.record(second)]
    assert [answer.outcome for answer in told] == [Outcome.ATTENDEE_IN, Outcome.ATTENDEE_OUT]
    assert {answer.attendee for answer in told} == {CHEN.card}
    made = store.tables.outside.effective(CHEN.card.attendee_id)
    assert [(row.scan_id, row.method) for row in made] == [
        (first.id, PassageMethod.BADGE),
        (second.id, PassageMethod.BADGE),
    ]


def test_outside_the_window_nobody_passes() -> None:
    """The answer has the dates, and no passage is made."""
    store = new_store()
    told = service_on(store).record(scan(EVENTS.serial, NOON + HOUR))
    assert (told.outcome, told.direction, told.attendee) == (Outcome.ATTENDEE_REFUSED, None, CHEN.card)
    assert not store.tables.outside.passages


def test_an_events_badge_that_nobody_has_is_unassigned() -> None:
    """There is nobody to name."""
    store = new_store()
    store.tables.outside.attendees.clear()
    told = service_on(store).record(scan(EVENTS.serial, NOON))
    assert (told.outcome, told.attendee) == (Outcome.BADGE_UNASSIGNED, None)


def test_an_attendee_whose_scan_another_delivery_recorded_between_passes_once() -> None:
    """Delivered twice at once it is one row, one passage and one answer."""
    store = new_store()
    service = service_on(store)
    coming = scan(EVENTS.serial, NOON)
    store.before_scan_is_added = lambda: service.record(coming)  # type: ignore[assignment] # the answer is not used
    assert service.record(coming).outcome is Outcome.ATTENDEE_IN
    (passage,) = store.tables.outside.passages.values()
    assert (passage.scan_id, list(store.tables.scans)) == (coming.id, [coming.id])


@given(delivery=deliveries(steps(modes=[DirectionMode.TOGGLE]), most=7))
@settings(max_examples=200)
def test_attendees_alternate_in_any_order_of_delivery(delivery: tuple[list[Step], list[int]]) -> None:
    """What counts in the end is what the scans make in the order of time, and what was turned round is put up."""
    history, order = delivery
    scans = scans_of(history, EVENTS.serial)
    store = new_store()
    service = service_on(store)
    answers = {number: service.record(scans[number]) for number in order}
    made = store.tables.outside.effective(CHEN.card.attendee_id)
    assert states_of(made) == expected_states(scans[number] for number in order)
    assert [row.direction for row in made] == [Direction.IN, Direction.OUT] * (len(made) // 2) + [Direction.IN] * (
        len(made) % 2
    )
    replaced = [row for row in store.tables.outside.passages.values() if row.supersedes_id is not None]
    assert bool(replaced) == bool(store.reviews_for(ReviewReason.LATE_ARRIVAL))
    assert {number: service.record(scans[number]) for number in order} == answers


@given(delivery=deliveries(steps(gaps=[WINDOW, MINUTE]), most=6))
@settings(max_examples=150)
def test_doors_of_every_kind_end_as_in_the_order_of_time(delivery: tuple[list[Step], list[int]]) -> None:
    """Outside the repeat window, fixed directions are asserted, and what was seen already is recorded where it must."""
    history, order = delivery
    scans = scans_of(history, EVENTS.serial)
    store = new_store()
    service = service_on(store)
    for number in order:
        service.record(scans[number])
    assert states_of(store.tables.outside.effective(CHEN.card.attendee_id)) == expected_states(scans)


# --- together, and beside members -------------------------------------------------------------------------------------


def test_several_scans_at_once_end_as_one_after_the_other() -> None:
    """In one transaction, but for a badge that somebody else works on: that one waits."""
    store = new_store(ROY)
    store.held.add(EVENTS.serial)
    items = [ToldScan(scan(serial, NOON + MINUTE)) for serial in (VISITORS.serial, EVENTS.serial)]
    first, second = service_on(store).record_together(items)
    assert first is not None
    assert (first.outcome, second) == (Outcome.VISITOR_OUT, None)
    assert visit_in(store).visit.ended_at == NOON + MINUTE


def test_another_result_than_was_told_is_put_up() -> None:
    """The station knew of no visit, and the database did: the visitor was told that the badge is free."""
    store = new_store(ROY)
    leaving = scan(VISITORS.serial, NOON + MINUTE)
    expected = replace(service_on(new_store()).record(leaving), waiting=True)
    service_on(store).record(leaving, expected)
    [review] = store.reviews_for(ReviewReason.TOLD_OTHERWISE)
    assert review.scan_id == leaving.id
