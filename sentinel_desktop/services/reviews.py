"""What a person should look at: the reviews that are open, and settling them."""

from collections.abc import Callable
from datetime import datetime

from sentinel_desktop.domain.faults import RecordNotFoundError, StaleVersionError
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.reviews import OpenReview, Settling
from sentinel_desktop.services.ports import OpenUnitOfWork

MOST_WORDS: int = 500
"""Characters of a settlement that are kept."""


class ReviewService:
    """Works for one station. Safe to call from any thread; raises StoreUnavailableError while the database is away."""

    def __init__(self, open_unit_of_work: OpenUnitOfWork, now: Callable[[], datetime]) -> None:
        """Prepare the service; ``now`` is the server's time as this station knows it."""
        self._open = open_unit_of_work
        self._now = now

    def open_reviews(self, request: PageRequest) -> Page[OpenReview]:
        """Return one page of what nobody has settled, in the order in which it was put up.

        ``PageRequest(descending=True)`` asks for the newest first.
        """
        with self._open() as work:
            return work.reviews.open_page(request)

    def count_open(self) -> int:
        """Return how many are open."""
        with self._open() as work:
            return work.reviews.count_open()

    def settle(self, seen: RecordVersion, settlement: str) -> Settling:
        """Settle a review as the station, in a person's words; without words it stays open.

        Somebody else's settlement of the same review stands, and this one is forgotten.
        """
        words = settlement.strip()[:MOST_WORDS]
        if not words:
            return Settling.WITHOUT_WORDS
        with self._open() as work:
            try:
                work.reviews.settle(seen, self._now(), None, words)
            except (StaleVersionError, RecordNotFoundError):
                return Settling.ALREADY_SETTLED
            work.commit()
        return Settling.SETTLED
