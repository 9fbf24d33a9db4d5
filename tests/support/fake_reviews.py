"""Open reviews of a unit that exists in a test or a picture only."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.reviews import OpenReview, ReviewedPassage, ReviewReason, Settling
from tests.support.invented_desk import NOW, member

_REASONS = (ReviewReason.TWO_PLACES, ReviewReason.TOLD_OTHERWISE, ReviewReason.LATE_ARRIVAL, ReviewReason.CLOCK)


def review(number: int = 0, reason: ReviewReason | None = None) -> OpenReview:
    """Return an open review, the older the higher its number; the reasons take turns where none is given."""
    at = NOW - timedelta(minutes=11 * number, seconds=5)
    reason = reason or _REASONS[number % len(_REASONS)]
    name = member(number + 20).display_name
    first = ReviewedPassage(at, "Front desk", Outcome.CHECKED_IN, Direction.IN, name)
    second = ReviewedPassage(at + timedelta(seconds=5), "Rear door", Outcome.CHECKED_IN, Direction.IN, name)
    if reason is ReviewReason.TOLD_OTHERWISE:
        second = ReviewedPassage(at, "Front desk", Outcome.CHECKED_OUT, Direction.OUT, name)
    return OpenReview(
        seen=RecordVersion(UUID(int=7000 + number), 1),
        reason=reason,
        raised_at=at + timedelta(seconds=20),
        member=name,
        serial_tail=f"{0x3CE0 + number:04X}",
        first=first,
        second=second,
        changed=2 if reason is ReviewReason.LATE_ARRIVAL else 0,
        contradicted=1 if reason is ReviewReason.LATE_ARRIVAL else 0,
    )


class FakeReviews:
    """Has what ``services.reviews`` has."""

    def __init__(self, *reviews: OpenReview) -> None:
        self.open = list(reviews)
        self.settled: list[tuple[UUID, str]] = []
        self.away = ""
        """Why the database does not answer, in a sentence; empty while it does."""

    def open_reviews(self, request: PageRequest) -> Page[OpenReview]:
        """Return the first page."""
        self._check()
        found: Sequence[OpenReview] = sorted(self.open, key=lambda review: review.raised_at, reverse=request.descending)
        more = len(found) > request.size
        return Page(found[: request.size], (found[request.size - 1].raised_at,) if more else None)

    def count_open(self) -> int:
        """Return how many there are."""
        self._check()
        return len(self.open)

    def settle(self, seen: RecordVersion, settlement: str) -> Settling:
        """Take one out, unless another station did."""
        self._check()
        if seen not in [review.seen for review in self.open]:
            return Settling.ALREADY_SETTLED
        self.open = [review for review in self.open if review.seen != seen]
        self.settled.append((seen.id, settlement))
        return Settling.SETTLED

    def _check(self) -> None:
        if self.away:
            raise StoreUnavailableError(self.away)
