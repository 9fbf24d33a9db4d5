"""What a person should look at: the reviews that are open, and settling them."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sentinel_desktop.domain.faults import (
    NotPermittedError,
    NotSignedInError,
    RecordNotFoundError,
    StaleVersionError,
    StoreUnavailableError,
)
from sentinel_desktop.domain.hand_acts import HandAct
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.reviews import OpenReview, Settling
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import Session
from sentinel_desktop.services.ports import NewId, OpenUnitOfWork
from sentinel_desktop.services.ports.hand_acts import HandActs

logger = logging.getLogger(__name__)

MOST_WORDS: int = 500
"""Characters of a settlement that are kept."""


@dataclass(frozen=True, slots=True)
class SettlingDesk:
    """Who settles reviews at this desk, and how; every one may be called from any thread.

    Attributes:
        session: who sits here now.
        open_signed_in: opens a unit of work in that person's name; raises NotSignedInError where nobody is.
        later: takes what is settled while the database is away.
        now: the server's time as this station knows it.
        new_id: makes ids.
    """

    session: Callable[[], Session]
    open_signed_in: OpenUnitOfWork
    later: HandActs
    now: Callable[[], datetime]
    new_id: NewId


class ReviewService:
    """Works for one station. Safe to call from any thread; raises StoreUnavailableError while the database is away."""

    def __init__(self, open_unit_of_work: OpenUnitOfWork, desk: SettlingDesk) -> None:
        """Prepare the service: whoever stands at the station reads, and whoever signed in settles."""
        self._open = open_unit_of_work
        self._desk = desk

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
        """Settle a review in the name and the words of whoever signed in; without words it stays open.

        Somebody else's settlement of the same review stands, and this one is forgotten. While the database is away it
        is kept on this disk, and delivered when it is back.

        Raises:
            NotSignedInError: nobody is signed in, or it is locked.
            NotPermittedError: this account may not.
            JournalError: the database is away, and the disk refuses too.
        """
        words = settlement.strip()[:MOST_WORDS]
        if not words:
            return Settling.WITHOUT_WORDS
        session = self._desk.session()
        if session.person is None:
            raise NotSignedInError
        account_id = session.person.account_id
        try:
            return self._settle_now(seen, account_id, words)
        except NotPermittedError:
            raise
        except StoreUnavailableError:
            if not session.may(Right.SETTLE_REVIEWS):
                raise
            return self._settle_later(seen, account_id, words)

    def _settle_now(self, seen: RecordVersion, account_id: AccountId, words: str) -> Settling:
        with self._desk.open_signed_in() as work:
            try:
                work.reviews.settle(seen, self._desk.now(), account_id, words)
            except (StaleVersionError, RecordNotFoundError):
                return Settling.ALREADY_SETTLED
            work.commit()
        return Settling.SETTLED

    def _settle_later(self, seen: RecordVersion, account_id: AccountId, words: str) -> Settling:
        self._desk.later.add(HandAct.settle_review(self._desk.new_id(), account_id, self._desk.now(), seen, words))
        logger.info("A review was settled while the database is away: it is delivered later")
        return Settling.KEPT_HERE
