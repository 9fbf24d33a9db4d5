"""What comes of a scan: the outcomes of a member's badge, decided in their order, from facts alone.

The order is: unknown, badge status, unassigned, member archived, (event window), repeat, (lockup), direction. The first
four need the badge only; the rest need the member's state at the time of the scan, so they are decided under its lock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sentinel_desktop.domain.badges import Badge, BadgeKind, Holder, OnScan
from sentinel_desktop.domain.directions import Direction, DirectionMode, Method
from sentinel_desktop.domain.outcomes import Outcome
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
    """Return the decision that the badge alone settles, or None where the holder's state decides."""
    if badge is None:
        return Decision(Outcome.BADGE_UNKNOWN)
    if badge.on_scan is OnScan.REFUSE:
        return Decision(Outcome.BADGE_NOT_ACTIVE)
    if badge.kind is BadgeKind.VISITOR:
        return Decision(Outcome.VISITOR_BADGE_FREE)
    return _judge_holder(badge.holder)


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
    if previous is not None and at - previous.occurred_at < repeat_window:
        first = previous.first_outcome or previous.outcome
        return Decision(Outcome.REPEAT, previous.direction, first_outcome=first)
    fixed = mode.fixed
    if fixed is not None and fixed is state:
        return Decision(Outcome.ALREADY_IN if state is Direction.IN else Outcome.ALREADY_OUT, state)
    direction = state.other if fixed is None else fixed
    method = Method.BADGE if fixed is None else Method.FIXED
    if on_scan is OnScan.WARN:
        return Decision(Outcome.MEMBER_NOT_ACTIVE, direction, method)
    return Decision(Outcome.CHECKED_IN if direction is Direction.IN else Outcome.CHECKED_OUT, direction, method)


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
