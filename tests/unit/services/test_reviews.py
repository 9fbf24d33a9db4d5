"""The reviews of a desk: what is open, and settling one."""

from datetime import datetime
from types import TracebackType
from typing import Self
from uuid import UUID

import pytest

from sentinel_desktop.domain.faults import RecordNotFoundError, StaleVersionError
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.reviews import OpenReview, ReviewReason, Settling
from sentinel_desktop.services.reviews import MOST_WORDS, ReviewService
from tests.support.scan_builders import NOON
from tests.support.store_in_memory import StoreInMemory, UnitOfWorkInMemory

SEEN = RecordVersion(UUID(int=1), 1)


class ReviewsInMemory:
    """Satisfies ``services.ports.ReviewRepository`` with one review at version 1."""

    def __init__(self) -> None:
        self.there = {SEEN.id: SEEN.version}
        self.settled: list[tuple[RecordVersion, datetime, UUID | None, str]] = []

    def open_page(self, request: PageRequest) -> Page[OpenReview]:
        """Return the one review."""
        assert request.descending
        review = OpenReview(SEEN, ReviewReason.CLOCK, NOON, None, "", None, None)
        return Page([] if self.settled else [review], None)

    def count_open(self) -> int:
        """Return how many are open."""
        return len(self.there) - len(self.settled)

    def settle(self, seen: RecordVersion, at: datetime, account_id: UUID | None, settlement: str) -> None:
        """Settle it once."""
        if seen.id not in self.there:
            raise RecordNotFoundError([seen.id])
        if self.there[seen.id] != seen.version:
            raise StaleVersionError([seen.id])
        self.there[seen.id] += 1
        self.settled.append((seen, at, account_id, settlement))


class Work(UnitOfWorkInMemory):
    """A unit of work with reviews, which counts its commits."""

    def __init__(self, reviews: ReviewsInMemory) -> None:
        super().__init__(StoreInMemory())
        self._reviews = reviews
        self.commits = 0

    @property
    def reviews(self) -> ReviewsInMemory:
        """The reviews."""
        return self._reviews

    def commit(self) -> None:
        """Count."""
        self.commits += 1

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End."""


@pytest.fixture
def work() -> Work:
    """Return a unit of work that can be opened again and again."""
    return Work(ReviewsInMemory())


@pytest.fixture
def service(work: Work) -> ReviewService:
    """Return the service at noon."""
    return ReviewService(lambda: work, lambda: NOON)


def test_a_review_is_settled_in_words(work: Work, service: ReviewService) -> None:
    """Now, by nobody who signed in, without the blanks around the words; then it is no longer open."""
    (review,) = service.open_reviews(PageRequest(descending=True)).items
    assert service.settle(review.seen, "  Two people, one badge.\n") is Settling.SETTLED
    assert work.reviews.settled == [(SEEN, NOON, None, "Two people, one badge.")]
    assert work.commits == 1
    assert service.open_reviews(PageRequest(descending=True)).items == []
    assert service.count_open() == 0


@pytest.mark.parametrize("words", ["", " \n\t "])
def test_without_words_a_review_stays_open(work: Work, service: ReviewService, words: str) -> None:
    """Nobody could tell later why it was settled."""
    assert service.settle(SEEN, words) is Settling.WITHOUT_WORDS
    assert (work.reviews.settled, work.commits) == ([], 0)


@pytest.mark.parametrize("seen", [RecordVersion(SEEN.id, 2), RecordVersion(UUID(int=2), 1)], ids=["settled", "gone"])
def test_what_somebody_else_settled_stands(work: Work, service: ReviewService, seen: RecordVersion) -> None:
    """It is said, and nothing is committed."""
    assert service.settle(seen, "Mine.") is Settling.ALREADY_SETTLED
    assert work.commits == 0


def test_long_words_are_cut(work: Work, service: ReviewService) -> None:
    """A settlement is a sentence or two."""
    service.settle(SEEN, "x" * (MOST_WORDS + 1))
    assert len(work.reviews.settled[0][3]) == MOST_WORDS
