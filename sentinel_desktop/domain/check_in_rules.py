"""What comes of a scan: the outcomes of a badge, decided in their order, from facts alone.

The order is: unknown, badge status, unassigned, member archived, event window, repeat, (lockup), direction. The first
four need the badge only; the rest need what lies around the scan: the member's state, the visit, or the attendee's
passages at its time, so they are decided under the lock of the member's presence or of the badge.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sentinel_desktop.domain.badges import Badge, BadgeKind, Holder, OnScan
from sentinel_desktop.domain.directions import Direction, DirectionMode, Method
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.outsiders import AttendeeOfBadge, VisitOfBadge
from sentinel_desktop.domain.scans import PlacedScan

REPEAT_WINDOW = timedelta(seconds=3)
TWO_PLACES_WINDOW = timedelta(seconds=15)
"""In a shorter time nobody gets from one station to another: no window switches the question off."""


@dataclass(frozen=True, slots=True)
class PreviousScan:
    """The scan of the same badge just before this one in time, at any station, whatever its outcome."""

    occurred_at: datetime
    outcome: Outcome
    direction: Direction | None
    first_outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What comes of a scan.

    Attributes:
        direction: what is recorded, or shown again for a repeat; None where there is none.
        method: how the check-in comes to be; None where the scan makes none.
        first_outcome: the outcome that a repeat shows again.
    """

    outcome: Outcome
    direction: Direction | None = None
    method: Method | None = None
    first_outcome: Outcome | None = None


def judge_badge(badge: Badge | None) -> Decision | None:
    """Return the decision that the badge alone settles, or None where its holder, visit or attendee decides."""
    if badge is None:
        return Decision(Outcome.BADGE_UNKNOWN)
    if badge.on_scan is OnScan.REFUSE:
        return Decision(Outcome.BADGE_NOT_ACTIVE)
    return _judge_holder(badge.holder) if badge.kind is BadgeKind.MEMBER else None


def _judge_holder(holder: Holder | None) -> Decision | None:
    if holder is None:
        return Decision(Outcome.BADGE_UNASSIGNED)
    if holder.archived:
        return Decision(Outcome.MEMBER_ARCHIVED)
    if holder.on_scan is OnScan.REFUSE:
        return Decision(Outcome.MEMBER_REFUSED)
    return None


def decide_passage(
    *,
    at: datetime,
    state: Direction,
    previous: PreviousScan | None,
    mode: DirectionMode,
    on_scan: OnScan,
    repeat_window: timedelta = REPEAT_WINDOW,
) -> Decision:
    """Decide a scan of a badge whose holder may pass.

    Args:
        at: the scan's corrected time.
        state: the member's state just before ``at``.
        previous: the badge's scan just before ``at``; not later than it.
        mode: how the station chooses the direction.
        on_scan: what the member's status says, allow or warn.
        repeat_window: within this time after ``previous`` the scan is a repeat of it.
    """
    decision = _repeat(at, previous, repeat_window) or _passage(state, mode, _CHECKED)
    if on_scan is OnScan.WARN and decision.method is not None:
        return replace(decision, outcome=Outcome.MEMBER_NOT_ACTIVE)
    return decision


def decide_visitor(
    *,
    at: datetime,
    visit: VisitOfBadge | None,
    previous: PreviousScan | None,
    mode: DirectionMode,
    repeat_window: timedelta,
) -> Decision:
    """Decide a scan of a visitor's badge.

    Args:
        at: the scan's corrected time.
        visit: the visit that the badge was handed out for last, at or before ``at``.
        previous: the badge's scan just before ``at``; not later than it.
        mode: how the station chooses the direction; nobody leaves where everybody enters.
        repeat_window: within this time after ``previous`` the scan is a repeat of it.
    """
    repeat = _repeat(at, previous, repeat_window)
    if repeat is not None:
        return repeat
    if visit is None or not visit.open_at(at):
        return Decision(Outcome.VISITOR_BADGE_FREE)
    if mode is DirectionMode.IN:
        return Decision(Outcome.ALREADY_IN, Direction.IN)
    return Decision(Outcome.VISITOR_OUT, Direction.OUT)


def judge_attendee(attendee: AttendeeOfBadge | None, at: datetime) -> Decision | None:
    """Return the decision that an attendee's access alone settles, or None where the attendee may pass."""
    if attendee is None:
        return Decision(Outcome.BADGE_UNASSIGNED)
    return None if attendee.admitted(at) else Decision(Outcome.ATTENDEE_REFUSED)


def decide_attendee(
    *, at: datetime, state: Direction, previous: PreviousScan | None, mode: DirectionMode, repeat_window: timedelta
) -> Decision:
    """Decide a scan of the badge of an attendee who may pass; as ``decide_passage``."""
    return _repeat(at, previous, repeat_window) or _passage(state, mode, _ATTENDED)


_CHECKED = {Direction.IN: Outcome.CHECKED_IN, Direction.OUT: Outcome.CHECKED_OUT}
_ATTENDED = {Direction.IN: Outcome.ATTENDEE_IN, Direction.OUT: Outcome.ATTENDEE_OUT}
_ALREADY = {Direction.IN: Outcome.ALREADY_IN, Direction.OUT: Outcome.ALREADY_OUT}


def _repeat(at: datetime, previous: PreviousScan | None, window: timedelta) -> Decision | None:
    if previous is None or at - previous.occurred_at >= window:
        return None
    return Decision(Outcome.REPEAT, previous.direction, first_outcome=previous.first_outcome or previous.outcome)


def _passage(state: Direction, mode: DirectionMode, outcomes: Mapping[Direction, Outcome]) -> Decision:
    fixed = mode.fixed
    if fixed is state:
        return Decision(_ALREADY[state], state)
    direction = state.other if fixed is None else fixed
    return Decision(outcomes[direction], direction, Method.BADGE if fixed is None else Method.FIXED)


def in_two_places(
    scan: PlacedScan, *, before: PlacedScan | None, after: PlacedScan | None, window: timedelta
) -> Iterator[tuple[PlacedScan, PlacedScan]]:
    """Give the pairs of scans of one badge, the earlier first, that nobody can have made with it at two stations.

    Args:
        scan: the scan that is recorded.
        before: the badge's scan just before it.
        after: the badge's scan just after it, where it arrived late.
        window: no time for the way between two stations; zero where nobody wants to know.
    """
    for earlier, later in ((before, scan), (scan, after)):
        if earlier is None or later is None or earlier.station_id == later.station_id:
            continue
        if later.occurred_at - earlier.occurred_at < window:
            yield earlier, later
