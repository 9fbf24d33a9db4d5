"""What contradicts what, as values and as the JSON of a review."""

from typing import Any
from uuid import UUID

import pytest

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import CheckInId, MemberId, ScanId, StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.review_facts import LateArrival, Result, ReviewFacts, ToldOtherwise, TwoPlaces, facts_of
from sentinel_desktop.domain.reviews import ReviewReason
from sentinel_desktop.domain.scans import PlacedScan
from tests.support.scan_builders import NOON

SCAN, STATION, CHECK_IN = ScanId(UUID(int=1)), StationId(UUID(int=2)), CheckInId(UUID(int=3))
PLACED = PlacedScan(SCAN, STATION, NOON)


@pytest.mark.parametrize(
    ("reason", "facts"),
    [
        (ReviewReason.TWO_PLACES, TwoPlaces(PLACED, PlacedScan(ScanId(UUID(int=4)), StationId(UUID(int=5)), NOON))),
        (ReviewReason.LATE_ARRIVAL, LateArrival()),
        (ReviewReason.LATE_ARRIVAL, LateArrival((CHECK_IN,), CHECK_IN, (SCAN,), (CHECK_IN, CHECK_IN))),
        (
            ReviewReason.TOLD_OTHERWISE,
            ToldOtherwise(
                Result(Outcome.BADGE_UNKNOWN, None, None),
                Result(Outcome.CHECKED_IN, Direction.IN, MemberId(UUID(int=6))),
            ),
        ),
    ],
)
def test_facts_come_back_as_they_were(reason: ReviewReason, facts: ReviewFacts) -> None:
    """From the JSON that a review keeps."""
    assert facts_of(reason, facts.as_json()) == facts


@pytest.mark.parametrize(
    ("reason", "written"),
    [
        (ReviewReason.CLOCK, {"seconds": 12}),
        (ReviewReason.TWO_PLACES, {}),
        (ReviewReason.TWO_PLACES, {"earlier": None, "later": None}),
        (ReviewReason.LATE_ARRIVAL, {"turned": ["a"], "voided": None, "recorded_after_all": [], "contradicts": []}),
        (ReviewReason.LATE_ARRIVAL, {"turned": [3], "voided": None, "recorded_after_all": [], "contradicts": []}),
        (ReviewReason.TOLD_OTHERWISE, {"told": {"outcome": "new", "direction": None, "member_id": None}}),
    ],
)
def test_facts_of_no_known_form_are_none(reason: ReviewReason, written: dict[str, Any]) -> None:
    """What another version wrote hides no review."""
    assert facts_of(reason, written) is None
