"""What a person should look at: facts that contradict each other, never settled by the program alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sentinel_desktop.domain.ids import CheckInId, ReviewId, ScanId


class ReviewReason(StrEnum):
    """Why a check-in or a scan is put up for review."""

    LATE_ARRIVAL = "late_arrival"
    TWO_PLACES = "two_places"
    TOLD_OTHERWISE = "told_otherwise"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Review:
    """One thing to look at, about a scan, a check-in or both.

    Attributes:
        facts: what contradicts what, as plain JSON; ids and codes, no names.
    """

    id: ReviewId
    reason: ReviewReason
    facts: Mapping[str, Any]
    scan_id: ScanId | None = None
    check_in_id: CheckInId | None = None
