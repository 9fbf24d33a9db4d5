"""What a station without anybody, and what an operator, does with visits, passages, reviews and questions.

As the real roles: the repositories write nothing that these may not.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Connection, text
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.checkins import Correction, HandEntry
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.events import AttendeePassage, PassageMethod
from sentinel_desktop.domain.faults import NotOwnRowError, NotPermittedError
from sentinel_desktop.domain.ids import AccountId, CheckInId, MemberId
from sentinel_desktop.domain.open_questions import Answer
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.visitors import (
    Arrival,
    Departure,
    Language,
    SlipOutcome,
    SlipPrint,
    VisitFilter,
    VisitInMethod,
    VisitOrder,
    VisitOutMethod,
    VisitState,
)
from sentinel_desktop.persistence.repositories.event_passages import EventPassageRepository
from sentinel_desktop.persistence.repositories.hand_entries import HandEntryRepository
from sentinel_desktop.persistence.repositories.open_questions import OpenQuestionRepository
from sentinel_desktop.persistence.repositories.reviews import ReviewRepository
from sentinel_desktop.persistence.repositories.slip_prints import SlipPrintRepository
from sentinel_desktop.persistence.repositories.visitors import VisitorRepository
from sentinel_desktop.persistence.tables.base import DESK_ROLE, OPERATOR_ROLE
from tests.support.acting import acting, make_actor, may_act
from tests.support.builders import Connection as PlainConnection
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.repositories.reviews import question
from tests.support.repositories.visitors import expected

HOUR = timedelta(hours=1)
AT_THE_DESK = Departure(NOON + HOUR, VisitOutMethod.DESK)


class Desk:
    """A desk whose repositories act as its station, or as the operator who has signed in there."""

    def __init__(self, store: Connection, driver: PlainConnection, make: Factories) -> None:
        self._store, self._driver = store, driver
        self._station_role, self._account_role = (make_actor(make, group) for group in (DESK_ROLE, OPERATOR_ROLE))
        # A login role is named after what it is of.
        self.station, self.account = (UUID(role[-32:]) for role in (self._station_role, self._account_role))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Act as the station."""
        with acting(self._store, self._driver, self._station_role):
            yield

    @contextmanager
    def signed_in(self) -> Iterator[None]:
        """Act as the operator."""
        with acting(self._store, self._driver, self._account_role):
            yield


@pytest.fixture
def desk(store: Connection, transaction: PlainConnection, make: Factories) -> Desk:
    """Return a desk of this transaction."""
    if not may_act(transaction):
        pytest.skip("the owner of this server is no superuser, and cannot act as others")
    return Desk(store, transaction, make)


@pytest.fixture
def visitors(store: Connection) -> VisitorRepository:
    """Return the repository of visits."""
    return VisitorRepository(store)


def at_kiosk(desk: Desk, badge: UUID | None = None) -> Arrival:
    """Return an arrival at the desk's own station."""
    return Arrival(NOON, VisitInMethod.KIOSK, desk.station, badge)


# --- visits -----------------------------------------------------------------------------------------------------------


def test_a_station_is_not_told_why_somebody_came(
    desk: Desk, store: Connection, visitors: VisitorRepository, make: Factories
) -> None:
    """Nor their telephone number: it sees who is in, and no page of visits."""
    visit = visitors.get(make.visitors("open"))
    with desk.alone():
        with pytest.raises(NotPermittedError), store.begin_nested():
            visitors.get(visit.id)
        with pytest.raises(NotPermittedError), store.begin_nested():
            visitors.page(VisitFilter(), VisitOrder.NAME, PageRequest())
        shown = store.execute(text("SELECT display_name FROM visitors WHERE checked_out_at IS NULL")).scalars().all()
    assert shown == [visit.details.display_name]


def test_an_operator_does_everything_with_visits(desk: Desk, visitors: VisitorRepository, make: Factories) -> None:
    """Expects, edits, cancels, signs in and out, and signs everybody out."""
    visit, other = expected(make), expected(make)
    with desk.signed_in():
        planned = visitors.add(uuid7(), visit)
        cancelled = visitors.cancel(visitors.add(uuid7(), other).seen, NOON)
        edited = visitors.edit_many([planned.seen], {"plate": "ABC 123"})[0]
        begun = visitors.sign_in_expected(edited.seen, edited.details, at_kiosk(desk))
        ended = visitors.sign_out(begun.seen, AT_THE_DESK)
        walked_in = visitors.sign_in(uuid7(), visit, at_kiosk(desk))
        everybody = visitors.sign_out_everybody(Departure(NOON + HOUR, VisitOutMethod.LOCKUP))
    assert (cancelled.details.state, ended.details.state) == (VisitState.CANCELLED, VisitState.CLOSED)
    assert [visit.id for visit in everybody] == [walked_in.id]


def test_a_slip_is_signed_by_who_printed_it(desk: Desk, store: Connection, make: Factories) -> None:
    """A station prints as itself, an operator as that operator."""
    slips = SlipPrintRepository(store)
    visit = make.visitors("open")

    def slip(by: UUID | None) -> SlipPrint:
        return SlipPrint(uuid7(), visit, desk.station, by, NOON, "Desk", Language.ENGLISH, SlipOutcome.PRINTED)

    with desk.alone():
        slips.add(slip(None))
        with pytest.raises(NotOwnRowError):
            slips.add(slip(desk.account))
    with desk.signed_in():
        slips.add(slip(desk.account))
        with pytest.raises(NotOwnRowError):
            slips.add(slip(make.admin_users()))


# --- by hand ----------------------------------------------------------------------------------------------------------


def test_an_operator_enters_and_corrects_as_themselves(desk: Desk, store: Connection, make: Factories) -> None:
    """And not as another account, nor what somebody saw; a station enters nothing by hand."""
    by_hand, member, other = HandEntryRepository(store), MemberId(make.members()), AccountId(make.admin_users())
    own = AccountId(desk.account)
    unseen = CheckInId(make.checkins("rollover", member_id=member, occurred_at=NOON - 2 * HOUR))
    entry = HandEntry(CheckInId(uuid7()), member, Direction.IN, NOON, own, "Forgot the badge.")
    correction = Correction(CheckInId(uuid7()), unseen, Direction.OUT, NOON - 3 * HOUR, own, "Asked.")
    with desk.alone(), pytest.raises(NotPermittedError):
        by_hand.enter(entry)
    with desk.signed_in():
        with pytest.raises(NotOwnRowError):
            by_hand.enter(HandEntry(CheckInId(uuid7()), member, Direction.IN, NOON, other))
        assert by_hand.enter(entry).state is Direction.IN
        assert by_hand.correct(correction).since == NOON
        with pytest.raises(NotOwnRowError):
            by_hand.correct(Correction(CheckInId(uuid7()), entry.id, Direction.IN, NOON - HOUR, own, "Asked."))


def test_an_attendees_passage_by_hand_is_an_operators(desk: Desk, store: Connection, make: Factories) -> None:
    """Entered by themselves; a station adds those of its own scans."""
    passages, attendee = EventPassageRepository(store), make.event_attendees("badged")
    scan = make.scans("of an attendee", station_id=desk.station)

    def passage(method: PassageMethod, scan: UUID | None, by: UUID | None) -> AttendeePassage:
        return AttendeePassage(uuid7(), attendee, Direction.IN, NOON, desk.station, method, scan_id=scan, entered_by=by)

    with desk.alone():
        passages.add(passage(PassageMethod.BADGE, scan, None))
        with pytest.raises(NotOwnRowError):
            passages.add(passage(PassageMethod.MANUAL, None, None))
    with desk.signed_in():
        passages.add(passage(PassageMethod.MANUAL, None, desk.account))
        with pytest.raises(NotOwnRowError):
            passages.add(passage(PassageMethod.MANUAL, None, make.admin_users()))


# --- what waits for a person ------------------------------------------------------------------------------------------


def test_an_operator_settles_a_review_as_themselves(desk: Desk, store: Connection, make: Factories) -> None:
    """A station settles none, and nobody settles for another."""
    reviews, seen = ReviewRepository(store), RecordVersion(make.reviews(), 1)
    with desk.alone(), pytest.raises(NotPermittedError):
        reviews.settle(seen, NOON, desk.account, "By nobody.")
    with desk.signed_in():
        with pytest.raises(NotOwnRowError):
            reviews.settle(seen, NOON, make.admin_users(), "For another.")
        assert reviews.settle(seen, NOON, desk.account, "The clock was slow.").details.settled_by == desk.account


def test_a_station_asks_and_an_operator_answers(desk: Desk, store: Connection, make: Factories) -> None:
    """As themselves, after putting it off; a station asks where it stands, and answers nothing."""
    questions, own, foreign = OpenQuestionRepository(store), question(make, station_id=desk.station), question(make)
    key = uuid7()
    with desk.alone():
        assert questions.ask(key, own)
        assert not questions.ask(uuid7(), own)
        with pytest.raises(NotOwnRowError):
            questions.ask(uuid7(), foreign)
        with pytest.raises(NotPermittedError):
            questions.answer(RecordVersion(key, 1), Answer.CONFIRMED, NOON, desk.account)
    with desk.signed_in():
        rested = questions.put_off(RecordVersion(key, 1), NOON + HOUR)
        with pytest.raises(NotOwnRowError):
            questions.answer(rested.seen, Answer.CORRECTED, NOON, make.admin_users())
        answered = questions.answer(rested.seen, Answer.CORRECTED, NOON, desk.account)
    assert answered.details.answered_by == desk.account
