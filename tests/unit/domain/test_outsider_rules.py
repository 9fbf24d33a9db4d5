"""What comes of a scan of a visitor's or an event's badge, decided from facts alone."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.check_in_rules import (
    REPEAT_WINDOW,
    Decision,
    PreviousScan,
    decide_attendee,
    decide_visitor,
    judge_attendee,
)
from sentinel_desktop.domain.directions import Direction, DirectionMode, Method
from sentinel_desktop.domain.ids import BadgeId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.outsiders import AttendeeCard, AttendeeOfBadge, VisitOfBadge, VisitorCard, attendee_at
from tests.support.scan_builders import NOON

HOUR, MICROSECOND = timedelta(hours=1), timedelta(microseconds=1)
IN, OUT = Direction.IN, Direction.OUT
BADGE = BadgeId(UUID(int=7))
VISIT = VisitOfBadge(BADGE, VisitorCard(UUID(int=1), "Roy, J."), NOON - HOUR)
FREE = Decision(Outcome.VISITOR_BADGE_FREE)
LEAVES = Decision(Outcome.VISITOR_OUT, OUT)


def visitor(
    visit: VisitOfBadge | None = VISIT,
    previous: PreviousScan | None = None,
    mode: DirectionMode = DirectionMode.TOGGLE,
) -> Decision:
    """Decide a scan of a visitor's badge at noon."""
    return decide_visitor(at=NOON, visit=visit, previous=previous, mode=mode, repeat_window=REPEAT_WINDOW)


def attendee(number: int = 1, begins: timedelta = -HOUR, ends: timedelta = HOUR, **changes: bool) -> AttendeeOfBadge:
    """Return an attendee of an active event, admitted from an hour before noon until an hour after it."""
    card = AttendeeCard(UUID(int=number), "Chen, L.", "Open house", NOON + begins, NOON + ends)
    return AttendeeOfBadge(BADGE, card, **{"expected": True} | changes)


# --- visitors ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("visit", "decision"),
    [
        (None, FREE),
        (VISIT, LEAVES),
        (replace(VISIT, since=NOON), LEAVES),
        (replace(VISIT, since=NOON + MICROSECOND), FREE),
        (replace(VISIT, ended_at=NOON), FREE),
        (replace(VISIT, ended_at=NOON + MICROSECOND), LEAVES),
    ],
)
def test_the_visit_that_was_open_at_the_scans_time_decides(visit: VisitOfBadge | None, decision: Decision) -> None:
    """One that begins after the scan, or ended before it, leaves the badge free; one that ended later was open."""
    assert visitor(visit) == decision


@pytest.mark.parametrize(("visit", "first"), [(VISIT, Outcome.VISITOR_BADGE_FREE), (None, Outcome.VISITOR_OUT)])
def test_a_second_scan_in_the_window_repeats_whatever_the_visit_is_by_now(
    visit: VisitOfBadge | None, first: Outcome
) -> None:
    """A badge that still lies on the reader signs nobody out who was just signed in with it."""
    direction = OUT if first is Outcome.VISITOR_OUT else None
    previous = PreviousScan(NOON - REPEAT_WINDOW + MICROSECOND, first, direction)
    assert visitor(visit, previous) == Decision(Outcome.REPEAT, direction, first_outcome=first)
    assert visitor(visit, replace(previous, occurred_at=NOON - REPEAT_WINDOW)).outcome is not Outcome.REPEAT


def test_nobody_leaves_by_the_entrance() -> None:
    """At a station that only lets in, a visitor who is in is in already; at one that only lets out, they leave."""
    assert visitor(mode=DirectionMode.IN) == Decision(Outcome.ALREADY_IN, IN)
    assert visitor(mode=DirectionMode.OUT) == LEAVES
    assert visitor(None, mode=DirectionMode.IN) == FREE


# --- people of events -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("held_by", "outcome"),
    [
        (None, Outcome.BADGE_UNASSIGNED),
        (attendee(begins=MICROSECOND), Outcome.ATTENDEE_REFUSED),
        (attendee(ends=timedelta(0)), Outcome.ATTENDEE_REFUSED),
        (attendee(expected=False), Outcome.ATTENDEE_REFUSED),
    ],
)
def test_whoever_is_not_admitted_now_is_refused(held_by: AttendeeOfBadge | None, outcome: Outcome) -> None:
    """Before the window, at its end, and where the event is not on; a badge nobody has is unassigned."""
    assert judge_attendee(held_by, NOON) == Decision(outcome)


@pytest.mark.parametrize("held_by", [attendee(begins=timedelta(0)), attendee(ends=MICROSECOND)])
def test_the_window_opens_with_its_first_moment_and_ends_before_its_last(held_by: AttendeeOfBadge) -> None:
    """Two people with one badge after each other never both have it."""
    assert judge_attendee(held_by, NOON) is None


@pytest.mark.parametrize(
    ("state", "mode", "decision"),
    [
        (OUT, DirectionMode.TOGGLE, Decision(Outcome.ATTENDEE_IN, IN, Method.BADGE)),
        (IN, DirectionMode.TOGGLE, Decision(Outcome.ATTENDEE_OUT, OUT, Method.BADGE)),
        (OUT, DirectionMode.IN, Decision(Outcome.ATTENDEE_IN, IN, Method.FIXED)),
        (IN, DirectionMode.OUT, Decision(Outcome.ATTENDEE_OUT, OUT, Method.FIXED)),
        (IN, DirectionMode.IN, Decision(Outcome.ALREADY_IN, IN)),
        (OUT, DirectionMode.OUT, Decision(Outcome.ALREADY_OUT, OUT)),
    ],
)
def test_an_attendee_passes_as_a_member_does(state: Direction, mode: DirectionMode, decision: Decision) -> None:
    """The other way at a desk, the station's way at a door."""
    assert decide_attendee(at=NOON, state=state, previous=None, mode=mode, repeat_window=REPEAT_WINDOW) == decision


def test_a_second_scan_of_an_attendee_repeats() -> None:
    """Within the window, whatever its outcome was."""
    previous = PreviousScan(NOON - timedelta(seconds=1), Outcome.ATTENDEE_IN, IN)
    again = decide_attendee(
        at=NOON, state=IN, previous=previous, mode=DirectionMode.TOGGLE, repeat_window=REPEAT_WINDOW
    )
    assert again == Decision(Outcome.REPEAT, IN, first_outcome=Outcome.ATTENDEE_IN)


# --- whose badge it is ------------------------------------------------------------------------------------------------

YESTERDAY = attendee(1, begins=-24 * HOUR, ends=-20 * HOUR)
TODAY = attendee(2)
TOMORROW = attendee(3, begins=20 * HOUR, ends=24 * HOUR)
WITHDREW = attendee(4, expected=False, withdrawn=True)


@pytest.mark.parametrize(
    ("holders", "meant"),
    [
        ([], None),
        ([TOMORROW, TODAY, YESTERDAY], TODAY),
        ([TOMORROW, YESTERDAY], TOMORROW),
        ([YESTERDAY], YESTERDAY),
        ([WITHDREW, YESTERDAY], YESTERDAY),
        ([WITHDREW], WITHDREW),
    ],
)
def test_a_badge_is_about_who_has_it_now_else_who_has_it_next(
    holders: list[AttendeeOfBadge], meant: AttendeeOfBadge | None
) -> None:
    """Else who had it last; whoever withdrew is meant only where nobody else is."""
    assert attendee_at(holders, NOON) == meant


@given(order=st.permutations([YESTERDAY, TODAY, TOMORROW, WITHDREW]), hours=st.integers(-40, 40))
def test_whom_a_badge_is_about_does_not_depend_on_the_order_of_the_rows(
    order: list[AttendeeOfBadge], hours: int
) -> None:
    """The database returns them as it likes, and the same answer is due each time."""
    at = NOON + hours * HOUR
    assert attendee_at(order, at) == attendee_at([YESTERDAY, TODAY, TOMORROW, WITHDREW], at)
