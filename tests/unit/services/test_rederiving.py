"""What follows an entry by hand or a correction is derived anew, as after a scan that arrives late."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from sentinel_desktop.domain.checkins import CheckIn
from sentinel_desktop.domain.directions import Direction, DirectionMode, Method
from sentinel_desktop.domain.ids import CheckInId
from sentinel_desktop.domain.reviews import ReviewReason
from sentinel_desktop.domain.timeline import Rederivation
from sentinel_desktop.services.check_in import CheckInService
from sentinel_desktop.services.rederiving import rederive_after
from tests.support.histories import STATIONS, Step, contradicting, expected_states, scans_of, states_of, steps
from tests.support.scan_builders import NOON, SERIAL_OF_TREMBLAY, STATION, TREMBLAY, badge, new_id, scan
from tests.support.store_in_memory import StoreInMemory

MEMBER = TREMBLAY.id
IN, OUT = Direction.IN, Direction.OUT
MINUTE = timedelta(minutes=1)
Entered = tuple[datetime, Direction]


def store_with(*minutes: float) -> StoreInMemory:
    """Return a store in which the member's badge was scanned so many minutes after noon, at a desk that toggles."""
    store = StoreInMemory([badge()])
    store.modes = dict(STATIONS)
    service = CheckInService(store.unit_of_work, new_id)
    for each in minutes:
        service.record(scan(at=NOON + each * MINUTE))
    return store


def enter(
    store: StoreInMemory,
    at: datetime,
    direction: Direction,
    *,
    corrects: CheckIn | None = None,
    voided: bool = False,
    shown: bool = True,
) -> Rederivation:
    """Enter a passage by hand, or correct one, and derive anew what follows."""
    entry = CheckIn(
        id=CheckInId(new_id()),
        member_id=MEMBER,
        direction=direction,
        occurred_at=at,
        method=Method.MANUAL if corrects is None else Method.CORRECTION,
        station_id=STATION,
        supersedes_id=None if corrects is None else corrects.id,
        voided=voided,
    )
    with store.unit_of_work() as work:
        work.check_ins.lock_presence(MEMBER)
        work.check_ins.add(entry)
        work.check_ins.keep_presence(MEMBER, work.check_ins.presence_at(MEMBER))
        change = rederive_after(
            work.check_ins,
            MEMBER,
            at,
            entry_id=entry.id,
            new_id=new_id,
            corrected_at=None if corrects is None else corrects.occurred_at,
            shown=shown,
        )
        work.commit()
    assert store.presence(MEMBER) == store.rebuilt_presence(MEMBER)
    return change


def passages(store: StoreInMemory) -> list[tuple[float, Direction, Method]]:
    """Return what counts: minutes after noon, direction, method."""
    return [((row.occurred_at - NOON) / MINUTE, row.direction, row.method) for row in store.tables.effective(MEMBER)]


def test_an_entry_in_the_past_turns_what_was_derived_after_it() -> None:
    """Whoever forgot their badge in the morning and scanned in the evening was let out by that scan."""
    store = store_with(60)
    change = enter(store, NOON, IN)
    assert passages(store) == [(0, IN, Method.MANUAL), (60, OUT, Method.REDERIVED)]
    assert len(change.turned) == 1
    assert not store.tables.reviews


def test_an_entry_that_changes_nothing_writes_nothing() -> None:
    """What follows already fits."""
    store = store_with(0, 60)
    change = enter(store, NOON + 30 * MINUTE, IN)
    assert not change.changes
    assert len(store.tables.check_ins) == 3


def test_an_asserted_passage_ends_it_and_is_put_up_where_it_contradicts() -> None:
    """It stands, and a review names it; the entry itself is never put up."""
    store = store_with(0)
    enter(store, NOON + 60 * MINUTE, OUT)
    standing = store.tables.effective(MEMBER)[-1]
    change = enter(store, NOON + 30 * MINUTE, OUT)
    assert [entry.check_in_id for entry in change.contradictions] == [standing.id]
    [review] = store.reviews_for(ReviewReason.LATE_ARRIVAL)
    assert (review.check_in_id, review.facts["contradicts"]) == (standing.id, [str(standing.id)])


def test_what_nobody_sees_is_put_up_whatever_it_changed() -> None:
    """An entry that was kept on disk and is delivered now turns passages round while nobody looks."""
    store = store_with(60)
    enter(store, NOON, IN, shown=False)
    [review] = store.reviews_for(ReviewReason.LATE_ARRIVAL)
    assert len(review.facts["turned"]) == 1


@pytest.mark.parametrize("moved_to", [-10, 30, 150])
def test_a_correction_derives_what_follows_either_time(moved_to: float) -> None:
    """Moved before, between or behind the others, what was derived alternates around it as around any passage.

    The correction itself is put up nowhere: whoever made it knows.
    """
    store = store_with(0, 60, 120)
    second = store.tables.effective(MEMBER)[1]
    enter(store, NOON + moved_to * MINUTE, OUT, corrects=second)
    assert (moved_to, OUT, Method.CORRECTION) in passages(store)
    assert_derived_alternate(store)
    assert not store.tables.reviews


def test_a_passage_that_did_not_happen_turns_those_after_it() -> None:
    """The badge was scanned by somebody else: what followed it went the other way."""
    store = store_with(0, 60, 120)
    second = store.tables.effective(MEMBER)[1]
    enter(store, second.occurred_at, OUT, corrects=second, voided=True)
    assert passages(store) == [(0, IN, Method.BADGE), (120, OUT, Method.REDERIVED)]


def test_what_follows_a_corrected_direction_follows_the_correction() -> None:
    """A correction is asserted and does not end the derivation that it began."""
    store = store_with(0, 60, 120)
    first = store.tables.effective(MEMBER)[0]
    enter(store, NOON + 5 * MINUTE, OUT, corrects=first)
    assert passages(store) == [(5, OUT, Method.CORRECTION), (60, IN, Method.REDERIVED), (120, OUT, Method.REDERIVED)]


def assert_derived_alternate(store: StoreInMemory) -> None:
    """Make sure that no derived passage repeats the direction before it."""
    state = OUT
    for row in store.tables.effective(MEMBER):
        assert row.method.asserted or row.direction is state.other
        state = row.direction


@given(
    history=st.lists(steps(gaps=[MINUTE, 2 * MINUTE]), min_size=1, max_size=6),
    entered=st.lists(st.tuples(st.integers(-1, 14), st.sampled_from(Direction)), min_size=1, max_size=3),
)
@settings(max_examples=200)
def test_entries_by_hand_among_scans_leave_every_derived_passage_alternating(
    history: list[Step], entered: list[tuple[int, Direction]]
) -> None:
    """At any time and either way; presence is what the log says, and no contradiction but the entries goes unseen."""
    store = StoreInMemory([badge()])
    store.modes = dict(STATIONS)
    service = CheckInService(store.unit_of_work, new_id)
    for each in scans_of(history, SERIAL_OF_TREMBLAY, first_id=new_id().int + 1_000_000):
        service.record(each)
    for half_minutes, direction in entered:
        enter(store, NOON + half_minutes * MINUTE + MINUTE / 2, direction)
    assert_derived_alternate(store)
    named = {id_ for review in store.tables.reviews.values() for id_ in review.facts.get("contradicts", [])}
    by_door = [row for row in contradicting(store.tables.effective(MEMBER)) if row.method is Method.FIXED]
    assert {str(row.id) for row in by_door} <= named


@given(history=st.lists(steps(gaps=[MINUTE], modes=[DirectionMode.TOGGLE]), min_size=2, max_size=7), data=st.data())
@settings(max_examples=100)
def test_voiding_a_scans_passage_ends_as_if_it_had_not_been_made(history: Sequence[Step], data: st.DataObject) -> None:
    """Whichever of them it is."""
    scans = scans_of(history, SERIAL_OF_TREMBLAY, first_id=new_id().int + 1_000_000)
    number = data.draw(st.integers(0, len(scans) - 1))
    store = StoreInMemory([badge()])
    store.modes = dict(STATIONS)
    for each in scans:
        CheckInService(store.unit_of_work, new_id).record(each)
    row = store.tables.effective(MEMBER)[number]
    enter(store, row.occurred_at, row.direction, corrects=row, voided=True)
    others = [each for each in scans if each is not scans[number]]
    assert states_of(store.tables.effective(MEMBER)) == expected_states(others)
