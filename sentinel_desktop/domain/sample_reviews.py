"""What a person should look at in a sample unit: two passages of which the desk told something else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import ReviewId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.reviews import Review, ReviewReason
from sentinel_desktop.domain.sample_dice import uuid7_at
from sentinel_desktop.domain.sample_scans import SamplePassage

LOOKED_AT: Final = 8
"""How many of the latest passages reviews are made of."""

_DELIVERED_AFTER: Final = timedelta(seconds=20)
_SETTLED_AFTER: Final = timedelta(seconds=25)
_OUTCOMES: Final = {Direction.IN: Outcome.CHECKED_IN, Direction.OUT: Outcome.CHECKED_OUT}


@dataclass(frozen=True, slots=True)
class SampleReview:
    """A review, and how it was settled; ``settled_at`` is None while it is open."""

    review: Review
    raised_at: datetime
    settled_at: datetime | None = None
    settlement: str = ""


def draw_reviews(latest: Sequence[SamplePassage], dice: Random) -> tuple[SampleReview, ...]:
    """Return a settled review and an open one, both about passages of ``latest``, the last passages in their order."""
    if len(latest) < LOOKED_AT:
        return ()
    first, second = latest[0], latest[len(latest) // 2]
    settled = _told_otherwise(first, dice)
    settled_at = settled.raised_at + _SETTLED_AFTER
    settlement = "The member was asked: the record is right."
    return (
        SampleReview(settled.review, settled.raised_at, settled_at, settlement),
        _told_otherwise(second, dice),
    )


def _told_otherwise(passage: SamplePassage, dice: Random) -> SampleReview:
    raised_at = passage.recorded_at + _DELIVERED_AFTER
    facts = {"told": _facts(passage, passage.direction.other), "recorded": _facts(passage, passage.direction)}
    review = Review(ReviewId(uuid7_at(raised_at, dice)), ReviewReason.TOLD_OTHERWISE, facts, scan_id=passage.scan_id)
    return SampleReview(review, raised_at)


def _facts(passage: SamplePassage, direction: Direction) -> dict[str, str]:
    outcome = _OUTCOMES[direction]
    return {"outcome": outcome.value, "direction": direction.value, "member_id": str(passage.member_id)}
