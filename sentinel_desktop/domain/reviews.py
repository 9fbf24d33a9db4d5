"""What a person should look at: facts that contradict each other, never settled by the program alone."""

from enum import StrEnum


class ReviewReason(StrEnum):
    """Why a check-in or a scan is put up for review."""

    LATE_ARRIVAL = "late_arrival"
    TWO_PLACES = "two_places"
    TOLD_OTHERWISE = "told_otherwise"
    CLOCK = "clock"
