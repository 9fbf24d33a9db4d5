"""What comes of a scan, decided from facts alone."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.badges import Badge, BadgeKind, OnScan
from sentinel_desktop.domain.check_in_rules import (
    REPEAT_WINDOW,
    TWO_PLACES_WINDOW,
    Decision,
    PreviousScan,
    decide_passage,
    in_two_places,
    judge_badge,
)
from sentinel_desktop.domain.directions import Direction, DirectionMode, Method
from sentinel_desktop.domain.ids import ScanId, StationId
from sentinel_desktop.domain.outcomes import REFUSALS, SIGNALS, Outcome, Sound, Tone
from sentinel_desktop.domain.scans import PlacedScan
from tests.support.scan_builders import NOON, badge

IN, OUT = Direction.IN, Direction.OUT
MICROSECOND = timedelta(microseconds=1)


def passage(
    state: Direction = OUT,
    mode: DirectionMode = DirectionMode.TOGGLE,
    previous: PreviousScan | None = None,
    on_scan: OnScan = OnScan.ALLOW,
    at: datetime = NOON,
) -> Decision:
    """Decide a passage of somebody who is out, at noon, at a station that toggles."""
    return decide_passage(at=at, state=state, previous=previous, mode=mode, on_scan=on_scan)


def held_by(badge_: Badge, **changes: object) -> Badge:
    """Return the badge with its holder changed."""
    assert badge_.holder is not None
    return replace(badge_, holder=replace(badge_.holder, **changes))  # type: ignore[arg-type] # fields by name


# --- the badge alone --------------------------------------------------------------------------------------------------


def test_a_serial_nobody_knows_is_an_unknown_badge() -> None:
    """No badge: unknown, with no direction and no check-in."""
    assert judge_badge(None) == Decision(Outcome.BADGE_UNKNOWN)


def test_a_good_badge_is_not_settled_by_itself() -> None:
    """An active badge of an active member says nothing yet: the member's state decides."""
    assert judge_badge(badge()) is None


@pytest.mark.parametrize("kind", [BadgeKind.VISITOR, BadgeKind.EVENT])
def test_a_badge_for_people_from_outside_is_not_settled_by_itself(kind: BadgeKind) -> None:
    """The visit or the attendee decides."""
    assert judge_badge(badge(card=None, kind=kind)) is None


@pytest.mark.parametrize("on_scan", [OnScan.ALLOW, OnScan.WARN])
def test_a_member_who_is_warned_may_still_pass(on_scan: OnScan) -> None:
    """A warning is no refusal."""
    assert judge_badge(held_by(badge(), on_scan=on_scan)) is None


REFUSED_BADGE = badge(on_scan=OnScan.REFUSE)
NOBODYS_BADGE = badge(card=None)
VISITORS_BADGE = badge(card=None, kind=BadgeKind.VISITOR)


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        (REFUSED_BADGE, Outcome.BADGE_NOT_ACTIVE),
        (NOBODYS_BADGE, Outcome.BADGE_UNASSIGNED),
        (held_by(badge(), archived=True), Outcome.MEMBER_ARCHIVED),
        (held_by(badge(), on_scan=OnScan.REFUSE), Outcome.MEMBER_REFUSED),
    ],
)
def test_the_badge_alone_settles_a_refusal(found: Badge, outcome: Outcome) -> None:
    """Each refusal that needs no more than the badge has its outcome and makes no check-in."""
    assert judge_badge(found) == Decision(outcome)


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        (replace(NOBODYS_BADGE, on_scan=OnScan.REFUSE), Outcome.BADGE_NOT_ACTIVE),
        (replace(VISITORS_BADGE, on_scan=OnScan.REFUSE), Outcome.BADGE_NOT_ACTIVE),
        (held_by(REFUSED_BADGE, archived=True), Outcome.BADGE_NOT_ACTIVE),
        (held_by(badge(), archived=True, on_scan=OnScan.REFUSE), Outcome.MEMBER_ARCHIVED),
    ],
)
def test_the_first_reason_to_refuse_is_the_one_that_is_said(found: Badge, outcome: Outcome) -> None:
    """The order is badge status, unassigned, member archived, member's status."""
    assert judge_badge(found) == Decision(outcome)


# --- the passage ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (OUT, Decision(Outcome.CHECKED_IN, IN, Method.BADGE)),
        (IN, Decision(Outcome.CHECKED_OUT, OUT, Method.BADGE)),
    ],
)
def test_a_station_that_toggles_turns_the_state_round(state: Direction, expected: Decision) -> None:
    """Who is out comes in, who is in goes out, and the check-in is derived."""
    assert passage(state=state) == expected


@pytest.mark.parametrize(
    ("mode", "state", "expected"),
    [
        (DirectionMode.IN, OUT, Decision(Outcome.CHECKED_IN, IN, Method.FIXED)),
        (DirectionMode.OUT, IN, Decision(Outcome.CHECKED_OUT, OUT, Method.FIXED)),
        (DirectionMode.IN, IN, Decision(Outcome.ALREADY_IN, IN)),
        (DirectionMode.OUT, OUT, Decision(Outcome.ALREADY_OUT, OUT)),
    ],
)
def test_a_station_of_one_direction_asserts_it(mode: DirectionMode, state: Direction, expected: Decision) -> None:
    """A fixed direction makes an asserted check-in, and none at all where the member is so already."""
    assert passage(state=state, mode=mode) == expected


@pytest.mark.parametrize(("mode", "method"), [(DirectionMode.TOGGLE, Method.BADGE), (DirectionMode.IN, Method.FIXED)])
def test_a_member_to_be_warned_is_recorded_all_the_same(mode: DirectionMode, method: Method) -> None:
    """A status that warns changes the answer, not the record."""
    assert passage(mode=mode, on_scan=OnScan.WARN) == Decision(Outcome.MEMBER_NOT_ACTIVE, IN, method)


@pytest.mark.parametrize(
    ("after", "repeats"),
    [
        (timedelta(0), True),
        (REPEAT_WINDOW - MICROSECOND, True),
        (REPEAT_WINDOW, False),
        (REPEAT_WINDOW + MICROSECOND, False),
    ],
)
def test_the_repeat_window_is_open_at_its_end(after: timedelta, *, repeats: bool) -> None:
    """Less than three seconds after the previous scan is a repeat; three seconds are not."""
    previous = PreviousScan(NOON, Outcome.CHECKED_IN, IN)
    decision = passage(state=IN, previous=previous, at=NOON + after)
    assert (decision.outcome is Outcome.REPEAT) is repeats


@pytest.mark.parametrize("first", sorted(set(Outcome) - {Outcome.REPEAT, Outcome.NOT_RECORDED}))
@pytest.mark.parametrize("mode", DirectionMode)
def test_a_repeat_shows_the_first_answer_whatever_it_was(first: Outcome, mode: DirectionMode) -> None:
    """A repeat comes before the direction, shows what the scan it repeats was told, and makes no check-in."""
    previous = PreviousScan(NOON, first, IN)
    assert passage(mode=mode, previous=previous) == Decision(Outcome.REPEAT, IN, first_outcome=first)


def test_a_repeat_of_a_repeat_still_shows_the_first_answer() -> None:
    """However often a badge is held to the reader, the answer stays the first one."""
    previous = PreviousScan(NOON, Outcome.REPEAT, OUT, first_outcome=Outcome.CHECKED_OUT)
    assert passage(previous=previous) == Decision(Outcome.REPEAT, OUT, first_outcome=Outcome.CHECKED_OUT)


def test_a_repeat_is_no_warning() -> None:
    """The window is looked at before the member's status."""
    previous = PreviousScan(NOON, Outcome.MEMBER_NOT_ACTIVE, IN)
    assert passage(previous=previous, on_scan=OnScan.WARN).outcome is Outcome.REPEAT


@given(
    state=st.sampled_from(Direction),
    mode=st.sampled_from(DirectionMode),
    on_scan=st.sampled_from([OnScan.ALLOW, OnScan.WARN]),
    gap=st.none() | st.timedeltas(timedelta(0), timedelta(seconds=10)),
)
def test_a_check_in_always_changes_the_state(
    state: Direction, mode: DirectionMode, on_scan: OnScan, gap: timedelta | None
) -> None:
    """Whatever the facts, a decision that makes a check-in makes one in the other direction than the state."""
    previous = None if gap is None else PreviousScan(NOON - gap, Outcome.CHECKED_IN, IN)
    decision = passage(state, mode, previous, on_scan)
    assert (decision.method is None) == (decision.outcome in {Outcome.REPEAT, Outcome.ALREADY_IN, Outcome.ALREADY_OUT})
    if decision.method is not None:
        assert decision.direction is state.other
        assert decision.method.asserted == (mode is not DirectionMode.TOGGLE)


# --- how outcomes are shown -------------------------------------------------------------------------------------------


def test_every_outcome_has_a_tone_and_a_sound() -> None:
    """No outcome can reach a screen that does not know how to show it."""
    assert set(SIGNALS) == set(Outcome)


def test_refusals_sound_refused_and_nothing_else_does() -> None:
    """What is heard as a refusal is shown as one, and the other way round."""
    assert {outcome for outcome, signal in SIGNALS.items() if signal.sound is Sound.REFUSED} == REFUSALS
    assert {outcome for outcome, signal in SIGNALS.items() if signal.tone is Tone.REFUSED} == REFUSALS
    assert Outcome.CHECKED_IN not in REFUSALS
    assert Outcome.BADGE_UNKNOWN in REFUSALS


# --- two places -------------------------------------------------------------------------------------------------------

HERE, THERE = StationId(UUID(int=1)), StationId(UUID(int=2))


def placed(seconds: float, station: StationId = HERE) -> PlacedScan:
    """Return a scan so many seconds after noon."""
    return PlacedScan(ScanId(uuid4()), station, NOON + timedelta(seconds=seconds))


def pairs(scan: PlacedScan, before: PlacedScan | None, after: PlacedScan | None) -> list[tuple[PlacedScan, PlacedScan]]:
    """Return the pairs that nobody can have made within 15 seconds."""
    return list(in_two_places(scan, before=before, after=after, window=TWO_PLACES_WINDOW))


def test_a_badge_at_another_station_too_soon_is_in_two_places() -> None:
    """Also where the later scan is a repeat, and in whatever order the two arrived; the earlier one stands first."""
    first, second = placed(0), placed(2, THERE)
    assert pairs(second, first, None) == [(first, second)]
    assert pairs(first, None, second) == [(first, second)]


def test_a_late_scan_may_contradict_both_sides() -> None:
    """The scan before it and the one after it, each by itself."""
    before, late, after = placed(0), placed(5, THERE), placed(10)
    assert pairs(late, before, after) == [(before, late), (late, after)]


@pytest.mark.parametrize(
    ("before", "scan"),
    [
        (None, placed(0)),
        (placed(0), placed(1)),
        (placed(0), placed(15, THERE)),
    ],
    ids=["the first scan", "the same station", "time enough for the way"],
)
def test_what_can_be_true_is_no_matter_for_review(before: PlacedScan | None, scan: PlacedScan) -> None:
    """The window is open at its end."""
    assert pairs(scan, before, None) == []


def test_without_a_window_nobody_is_in_two_places() -> None:
    """A unit whose stations stand side by side switches the question off."""
    assert not list(in_two_places(placed(0, THERE), before=placed(0), after=None, window=timedelta(0)))
