"""The reviews of a desk: what is open, and settling one."""

from datetime import datetime
from types import TracebackType
from typing import Self
from uuid import UUID

import pytest

from sentinel_desktop.domain.faults import (
    NotPermittedError,
    NotSignedInError,
    RecordNotFoundError,
    StaleVersionError,
    StoreUnavailableError,
)
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.reviews import OpenReview, ReviewReason, Settling
from sentinel_desktop.domain.sessions import NOBODY
from sentinel_desktop.services.reviews import MOST_WORDS, ReviewService
from tests.support.hand_acts_in_memory import HandActsInMemory
from tests.support.scan_builders import NOON
from tests.support.settling_desks import PERSON, SIGNED_IN, WITHOUT_RIGHTS, settling_desk
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

    def settle_via_station(self, seen: RecordVersion, account_id: UUID, at: datetime, settlement: str) -> None:
        """Settle it once, as the station."""
        self.settle(seen, at, account_id, settlement)


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
def kept() -> HandActsInMemory:
    """Return what is kept on the disk."""
    return HandActsInMemory()


@pytest.fixture
def service(work: Work, kept: HandActsInMemory) -> ReviewService:
    """Return the service at noon, with an operator at the desk."""
    return ReviewService(lambda: work, settling_desk(SIGNED_IN, lambda: work, kept))


def away() -> Work:
    """Fail as while the database is away."""
    raise StoreUnavailableError("The database is away.")


def test_a_review_is_settled_in_words(work: Work, service: ReviewService) -> None:
    """Now, in the name of whoever signed in, without the blanks around the words; then it is no longer open."""
    (review,) = service.open_reviews(PageRequest(descending=True)).items
    assert service.settle(review.seen, "  Two people, one badge.\n") is Settling.SETTLED
    assert work.reviews.settled == [(SEEN, NOON, PERSON.account_id, "Two people, one badge.")]
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


def test_nobody_settles_a_review_before_signing_in(work: Work, kept: HandActsInMemory) -> None:
    """Neither now nor later: there is no name that it could be settled in."""
    service = ReviewService(lambda: work, settling_desk(NOBODY, lambda: work, kept))
    with pytest.raises(NotSignedInError):
        service.settle(SEEN, "Mine.")

    assert work.commits == 0
    assert kept.status().waiting == 0


def test_while_the_database_is_away_it_is_kept_here(kept: HandActsInMemory) -> None:
    """With who, when, which version was seen, and the words; whoever settles it is told that it is delivered later."""
    service = ReviewService(away, settling_desk(SIGNED_IN, away, kept))

    assert service.settle(SEEN, "  Two people, one badge.\n") is Settling.KEPT_HERE
    (act,) = kept.waiting(9)
    assert (act.account_id, act.at, act.seen) == (PERSON.account_id, NOON, SEEN)
    assert act.settlement == "Two people, one badge."


@pytest.mark.parametrize("fault", [StoreUnavailableError("Away."), NotPermittedError("Not this role.")])
def test_what_an_account_may_not_is_not_kept_for_later_either(kept: HandActsInMemory, fault: Exception) -> None:
    """Whether the database says so now, or said so at the sign-in."""

    def refused() -> Work:
        raise fault

    session = SIGNED_IN if isinstance(fault, NotPermittedError) else WITHOUT_RIGHTS
    with pytest.raises(type(fault)):
        ReviewService(refused, settling_desk(session, refused, kept)).settle(SEEN, "Mine.")

    assert kept.status().waiting == 0
