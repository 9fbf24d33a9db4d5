"""Questions that wait at the desk about check-outs that nobody saw."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.directions import Method
from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    MissingReferenceError,
    RecordNotFoundError,
    StaleVersionError,
)
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.open_questions import Answer, QuestionFilter, QuestionLine, QuestionOrder
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.persistence.repositories.open_questions import OpenQuestionRepository
from tests.support.builders import Connection as PlainConnection
from tests.support.factories import Factories
from tests.support.factories.edges import NEXT_DAY, NOON
from tests.support.repositories.reviews import question
from tests.support.statement_counts import counted

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
EVERYTHING = PageRequest(size=1000)
WAITING = QuestionFilter(waiting_at=NOON)


@pytest.fixture
def questions(store: Connection) -> OpenQuestionRepository:
    """Return the repository under test."""
    return OpenQuestionRepository(store)


def test_a_check_out_is_asked_about_once(questions: OpenQuestionRepository, make: Factories) -> None:
    """Whoever asks again is told that it was asked, also after it was answered; the first question stays."""
    first = question(make)
    key = uuid7()
    assert questions.ask(key, first)
    assert not questions.ask(uuid7(), question(make, member_id=first.member_id, checkin_id=first.checkin_id))
    questions.answer(RecordVersion(key, 1), Answer.CONFIRMED, NOON, make.admin_users())
    assert not questions.ask(uuid7(), first)
    assert [line.record.id for line in questions.lines(QuestionFilter(), QuestionOrder.ASKED, EVERYTHING).items] == [
        key
    ]


def test_a_question_about_nothing_is_refused(questions: OpenQuestionRepository, make: Factories) -> None:
    """By the rule that names the check-in."""
    with pytest.raises(MissingReferenceError) as refused:
        questions.ask(uuid7(), question(make, checkin_id=uuid7()))
    assert refused.value.rule == "fk_open_questions_checkin_id"


def test_a_key_asks_one_question(questions: OpenQuestionRepository, make: Factories) -> None:
    """One that is taken by another question is no question asked before: it is refused."""
    key = make.open_questions()
    with pytest.raises(AlreadyTakenError) as refused:
        questions.ask(key, question(make))
    assert refused.value.rule == "pk_open_questions"


def test_a_line_has_every_label(questions: OpenQuestionRepository, make: Factories) -> None:
    """Who, when and how they were signed out, where it was asked, and who answered."""
    division = make.divisions(code="OPS")
    member = make.members(last_name="Roy", first_name="Anne", display_name="Roy, A.", division_id=division)
    left = make.checkins("rollover", member_id=member, occurred_at=NOON - HOUR)
    account = make.admin_users(display_name="Luc Dubé")
    key = make.open_questions(
        "corrected",
        member_id=member,
        checkin_id=left,
        station_id=make.stations(name="Front desk"),
        asked_at=NOON,
        answered_by=account,
    )
    (line,) = questions.lines(QuestionFilter(), QuestionOrder.ASKED, EVERYTHING).items
    assert line == QuestionLine(
        record=questions.get(key),
        asked_at=NOON,
        member=MemberCard(MemberId(member), "PO2 Roy, A.", "PO2", "Roy", "Anne", "OPS"),
        left_at=NOON - HOUR,
        method=Method.ROLLOVER,
        station="Front desk",
        answered_by="Luc Dubé",
    )


def test_questions_wait_in_the_order_they_were_asked(questions: OpenQuestionRepository, make: Factories) -> None:
    """Three at a time; neither answered ones nor those put off beyond now."""
    made = [make.open_questions(asked_at=NOON + number % 3 * MINUTE) for number in range(7)]
    make.open_questions("confirmed", asked_at=NOON)
    make.open_questions("put off", asked_at=NOON)
    read: list[UUID] = []
    request: PageRequest | None = PageRequest(size=3)
    while request is not None:
        page = questions.lines(WAITING, QuestionOrder.ASKED, request)
        read += [line.record.id for line in page.items]
        request = None if page.next is None else PageRequest(page.next, 3)
    assert read == sorted(made, key=lambda key: (made.index(key) % 3, key))
    assert questions.count(WAITING) == 7


@pytest.mark.parametrize("number", [3, 60])
def test_a_page_of_lines_is_one_statement(
    questions: OpenQuestionRepository, make: Factories, store: Connection, number: int
) -> None:
    """Labels and all."""
    make.open_questions.many(number)
    with counted(store) as sent:
        shown = questions.lines(WAITING, QuestionOrder.ASKED, EVERYTHING).items
    assert len(shown) == number
    assert len(sent) == 1


def test_a_question_is_put_off(questions: OpenQuestionRepository, make: Factories) -> None:
    """It waits again from then on, and can be put off again."""
    key = make.open_questions()
    once = questions.put_off(RecordVersion(key, 1), NOON + HOUR)
    assert (once.version, once.details.put_off_until) == (2, NOON + HOUR)
    assert (questions.count(WAITING), questions.count(QuestionFilter(waiting_at=NOON + HOUR))) == (0, 1)
    questions.put_off(RecordVersion(key, 2), NEXT_DAY)
    assert questions.count(QuestionFilter(waiting_at=NOON + HOUR)) == 0


@pytest.mark.parametrize("answer", Answer)
def test_a_question_is_answered(
    questions: OpenQuestionRepository, make: Factories, transaction: PlainConnection, answer: Answer
) -> None:
    """With what, when and by whom; it waits no more, and the audit has it."""
    key, account = make.open_questions(), make.admin_users()
    details = questions.answer(RecordVersion(key, 1), answer, NOON, account).details
    assert (details.answer, details.answered_at, details.answered_by) == (answer, NOON, account)
    assert questions.count(WAITING) == 0
    logged = transaction.execute(
        "SELECT after ->> 'answer' FROM audit_log WHERE row_id = %s AND operation = 'UPDATE'", [key]
    ).fetchall()
    assert logged == [(str(answer),)]


def test_a_question_is_answered_once(questions: OpenQuestionRepository, make: Factories) -> None:
    """Who saw it unanswered is told that it changed, whatever they would do."""
    key, account = make.open_questions(), make.admin_users()
    first = questions.answer(RecordVersion(key, 1), Answer.CONFIRMED, NOON, account)
    with pytest.raises(StaleVersionError):
        questions.answer(RecordVersion(key, 1), Answer.CORRECTED, NOON, account)
    with pytest.raises(StaleVersionError):
        questions.put_off(RecordVersion(key, 1), NEXT_DAY)
    assert questions.get(key) == first


def test_a_question_is_answered_by_an_account(questions: OpenQuestionRepository, make: Factories) -> None:
    """One that is not there is refused, and the question waits on."""
    key = make.open_questions()
    with pytest.raises(MissingReferenceError) as refused:
        questions.answer(RecordVersion(key, 1), Answer.CONFIRMED, NOON, uuid7())
    assert refused.value.rule == "fk_open_questions_answered_by"
    assert questions.count(WAITING) == 1


def test_a_question_that_is_not_there_is_not_answered(questions: OpenQuestionRepository, make: Factories) -> None:
    """It is not found, and named."""
    gone = RecordVersion(uuid7(), 1)
    with pytest.raises(RecordNotFoundError) as refused:
        questions.answer(gone, Answer.CONFIRMED, NOON, make.admin_users())
    assert refused.value.ids == {gone.id}
