"""What a late scan changes in the passages after it."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from hypothesis import given, strategies as st

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import BadgeId, CheckInId, ScanId
from sentinel_desktop.domain.timeline import Entry, EntryKind, Rederivation, rederive
from tests.support.scan_builders import NOON

IN, OUT = Direction.IN, Direction.OUT
BADGE, OTHER_BADGE = BadgeId(UUID(int=1)), BadgeId(UUID(int=2))
WINDOW = timedelta(seconds=3)
_numbers = itertools.count(100)


def entry(seconds: float, direction: Direction, kind: EntryKind = EntryKind.DERIVED, badge: BadgeId = BADGE) -> Entry:
    """Return an entry so many seconds after noon."""
    number = UUID(int=next(_numbers))
    made = Entry(NOON + timedelta(seconds=seconds), direction, kind, badge_id=badge)
    if kind is EntryKind.SEEN:
        return replace(made, scan_id=ScanId(number))
    return replace(made, check_in_id=CheckInId(number))


def after_a_late_scan(state: Direction, *later: Entry) -> Rederivation:
    """Derive anew what comes after a scan at noon that left the member in ``state``."""
    return rederive(state=state, later=later, at=NOON, badge_id=BADGE, repeat_window=WINDOW)


def test_nothing_after_it_changes_nothing() -> None:
    """A late scan with nothing after it leaves everything as it was."""
    assert not after_a_late_scan(IN).changes


def test_derived_passages_turn_round_up_to_the_next_asserted_one() -> None:
    """Each derived passage takes the other direction; what comes after an asserted one stays."""
    first, second, stated, beyond = (
        entry(60, IN),
        entry(120, OUT),
        entry(180, OUT, EntryKind.ASSERTED),
        entry(240, IN),
    )
    assert after_a_late_scan(IN, first, second, stated, beyond) == Rederivation(turned=(first, second))


def test_a_passage_that_still_alternates_stays() -> None:
    """Where the order already fits, nothing is turned."""
    assert not after_a_late_scan(IN, entry(60, OUT), entry(120, IN)).changes


def test_a_passage_within_the_window_turns_out_to_be_the_repeat() -> None:
    """The next passage of the same badge within three seconds is voided, and what follows still alternates."""
    repeat, next_ = entry(2, IN), entry(60, OUT)
    assert after_a_late_scan(IN, repeat, next_) == Rederivation(voided=repeat)


def test_the_window_is_open_at_its_end() -> None:
    """At three seconds a passage is one of its own."""
    passage = entry(3, IN)
    assert after_a_late_scan(IN, passage) == Rederivation(turned=(passage,))


def test_another_badge_is_no_repeat() -> None:
    """The window is of one badge; a new badge of the same member is another presentation."""
    passage = entry(1, IN, badge=OTHER_BADGE)
    assert after_a_late_scan(IN, passage) == Rederivation(turned=(passage,))


def test_an_asserted_passage_that_now_repeats_the_direction_is_put_up_for_review() -> None:
    """It is named as a contradiction and not turned."""
    stated = entry(60, IN, EntryKind.ASSERTED)
    assert after_a_late_scan(IN, stated) == Rederivation(contradictions=(stated,))


def test_an_asserted_passage_within_the_window_is_put_up_for_review() -> None:
    """By now it is known to be a repeat, but what was asserted stands: a person decides."""
    stated = entry(1, OUT, EntryKind.ASSERTED)
    assert after_a_late_scan(IN, stated) == Rederivation(contradictions=(stated,))


def test_who_was_seen_in_the_right_state_needs_nothing() -> None:
    """A fixed-direction scan that found the member so already asserts just that, and ends the derivation."""
    assert not after_a_late_scan(IN, entry(60, IN, EntryKind.SEEN), entry(120, IN)).changes


def test_who_was_seen_in_the_other_state_needs_a_check_in_after_all() -> None:
    """The scan that needed no check-in now needs one."""
    seen = entry(60, OUT, EntryKind.SEEN)
    assert after_a_late_scan(IN, seen, entry(120, IN)) == Rederivation(missing=(seen,))


def test_a_voided_passage_behind_an_asserted_one_moves_what_follows_it() -> None:
    """The derivation goes on after the asserted passage when one behind it falls away, up to the next asserted one."""
    stated, repeat = entry(1, IN, EntryKind.ASSERTED, OTHER_BADGE), entry(2, OUT)
    follows, last = entry(60, IN), entry(120, OUT, EntryKind.ASSERTED)
    change = after_a_late_scan(OUT, stated, repeat, follows, last)
    assert change == Rederivation(voided=repeat, turned=(follows,), contradictions=(last,))


# --- any history ------------------------------------------------------------------------------------------------------

KINDS = st.sampled_from([EntryKind.DERIVED, EntryKind.DERIVED, EntryKind.ASSERTED])


@st.composite
def histories(draw: st.DrawFn) -> tuple[Direction, list[Entry]]:
    """Draw a state before, and a history that follows the rules: derived passages alternate with what precedes them."""
    before = state = draw(st.sampled_from(Direction))
    entries: list[Entry] = []
    moment = 0.0
    for _ in range(draw(st.integers(0, 8))):
        moment += draw(st.sampled_from([0.5, 2.0, 3.0, 60.0]))
        kind = draw(KINDS)
        state = state.other if kind is EntryKind.DERIVED else draw(st.sampled_from(Direction))
        entries.append(entry(moment, state, kind, draw(st.sampled_from([BADGE, OTHER_BADGE]))))
    return before, entries


def applied(entries: Sequence[Entry], change: Rederivation) -> list[Entry]:
    """Return the history after the change."""
    return [
        replace(item, direction=item.direction.other) if item in change.turned else item
        for item in entries
        if item is not change.voided
    ]


@given(history=histories(), data=st.data())
def test_derived_passages_alternate_after_any_late_scan(
    history: tuple[Direction, list[Entry]], data: st.DataObject
) -> None:
    """Whatever stood after it and whatever state it leaves, all derived passages after it alternate again."""
    _, entries = history
    state = data.draw(st.sampled_from(Direction))
    for item in applied(entries, after_a_late_scan(state, *entries)):
        if item.kind is EntryKind.DERIVED:
            assert item.direction is state.other
        state = item.direction


@given(history=histories(), state=st.sampled_from(Direction))
def test_asserted_passages_are_never_turned_or_voided(history: tuple[Direction, list[Entry]], state: Direction) -> None:
    """An asserted passage is put up for review and otherwise left alone."""
    change = after_a_late_scan(state, *history[1])
    assert all(item.kind is EntryKind.DERIVED for item in change.turned)
    assert change.voided is None or change.voided.kind is EntryKind.DERIVED


@given(history=histories())
def test_a_scan_that_changes_no_state_changes_no_direction(history: tuple[Direction, list[Entry]]) -> None:
    """A late scan that leaves the state as it was turns nothing, unless a passage after it was its repeat."""
    before, entries = history
    change = after_a_late_scan(before, *entries)
    assert change.voided is not None or not change.turned
