"""Those in for too long, and the questions about check-outs that nobody saw, on a real database."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.hand_entries import (
    Problem,
    QuestionAnswer,
    Recorded,
    Refused,
    SignedOutTogether,
    WaitingQuestion,
)
from sentinel_desktop.domain.open_questions import Answer
from tests.support.hand_entry_room import HandDeskInTest, HandEntryRoom, hand_entry_room
from tests.support.postgres import FreshDatabase

IN, OUT = Direction.IN, Direction.OUT
HOUR = timedelta(hours=1)


@pytest.fixture
def room(fresh_database: FreshDatabase) -> Iterator[HandEntryRoom]:
    """Return a database with people who work by hand in it."""
    with hand_entry_room(fresh_database()) as room:
        yield room


@pytest.fixture
def desk(room: HandEntryRoom) -> HandDeskInTest:
    """Return an operator's desk."""
    return room.desk()


# --- those who are in for long ------------------------------------------------------------------------------------


def visit_since(room: HandEntryRoom, since: datetime) -> UUID:
    """Sign a visitor in at the front desk."""
    return room.make.visitors("open", checked_in_at=since, station_id=room.station, expected_at=None, expires_at=None)


def test_who_is_in_for_long_is_listed(room: HandEntryRoom, desk: HandDeskInTest) -> None:
    """Members and visitors in for over twelve hours, the longest first; nobody else."""
    roy, chen, mbeki = room.member("Roy"), room.member("Chen"), room.member("Mbeki")
    room.passed(roy, IN, room.now - 13 * HOUR)
    room.passed(chen, IN, room.now - 12 * HOUR)
    room.passed(mbeki, IN, room.now - 30 * HOUR)
    room.passed(mbeki, OUT, room.now - HOUR)
    visit = visit_since(room, room.now - 14 * HOUR)
    visit_since(room, room.now - HOUR)
    stays = desk.stays.long_in()
    assert [(stay.key, stay.is_visit) for stay in stays] == [(visit, True), (roy, False)]
    assert stays[1].display_name == "PO2 Roy, A."


def test_they_are_signed_out_together(room: HandEntryRoom, desk: HandDeskInTest) -> None:
    """In one transaction, unseen by anybody, with the reason, in the operator's name; who left meanwhile is named."""
    roy, chen, okafor = room.member("Roy"), room.member("Chen"), room.member("Okafor")
    for member in (roy, chen, okafor):
        room.passed(member, IN, room.now - 13 * HOUR)
    visit, gone = (visit_since(room, room.now - 14 * HOUR) for _ in range(2))
    stays = desk.stays.long_in()
    room.passed(chen, OUT, room.now - HOUR)
    room.passed(okafor, OUT, room.now - HOUR)
    room.passed(okafor, IN, room.now - HOUR / 2)
    room.owner.execute(
        "UPDATE visitors SET checked_out_at = %s, check_out_method = 'desk', version = version + 1 WHERE id = %s",
        [room.now, gone],
    )
    done = desk.stays.sign_out_together(stays, "Gone home")
    assert isinstance(done, SignedOutTogether)
    assert {stay.key for stay in done.signed_out} == {roy, visit}
    assert {stay.key for stay in done.left_meanwhile} == {chen, okafor, gone}
    assert [room.state(member) for member in (roy, chen, okafor)] == ["out", "out", "in"]
    made = room.owner.execute(
        "SELECT member_id, direction, reason, witnessed, entered_by, occurred_at FROM checkins WHERE method = 'manual'"
    ).fetchall()
    assert made == [(roy, "out", "Gone home", False, desk.person.account_id, room.now)]
    ended = room.owner.execute(
        "SELECT check_out_method, witnessed, checked_out_at FROM visitors WHERE id = %s", [visit]
    ).fetchone()
    assert ended == ("desk", False, room.now)


def test_signing_out_together_takes_a_reason(room: HandEntryRoom, desk: HandDeskInTest) -> None:
    """Without one nobody is signed out."""
    roy = room.member()
    room.passed(roy, IN, room.now - 13 * HOUR)
    assert desk.stays.sign_out_together(desk.stays.long_in(), " ") == Refused(Problem.WITHOUT_REASON)
    assert room.state(roy) == "in"


# --- questions ----------------------------------------------------------------------------------------------------


class Asked:
    """Roy came in the evening, was signed out unseen at rollover, and came again: the desk asks when Roy left."""

    def __init__(self, room: HandEntryRoom) -> None:
        self.room, self.roy = room, room.member()
        self.came, self.out = room.now - 20 * HOUR, room.now - 9 * HOUR
        room.passed(self.roy, IN, self.came)
        self.check_out = room.passed(self.roy, OUT, self.out, method="rollover", witnessed=False)
        room.passed(self.roy, IN, room.now - HOUR)
        self.key = self.ask(room.station)

    def ask(self, station: UUID) -> UUID:
        """Ask, as the scan did."""
        key = uuid7()
        self.room.owner.execute(
            "INSERT INTO open_questions (id, member_id, checkin_id, station_id) VALUES (%s, %s, %s, %s)",
            [key, self.roy, self.check_out, station],
        )
        return key

    def answered(self) -> tuple[object, ...]:
        """Return answer and who gave it."""
        row = self.room.owner.execute(
            "SELECT answer, answered_by FROM open_questions WHERE id = %s", [self.key]
        ).fetchone()
        assert row is not None
        return row


@pytest.fixture
def asked(room: HandEntryRoom) -> Asked:
    """Return a question that waits."""
    return Asked(room)


def only(desk: HandDeskInTest) -> WaitingQuestion:
    """Return the one question that waits."""
    (question,) = desk.questions.waiting()
    return question


def test_a_question_says_between_what_it_lies(asked: Asked, desk: HandDeskInTest) -> None:
    """The desk shows who, when and by what they were signed out, and since when they had been in."""
    question = only(desk)
    assert (question.member.display_name, question.line.left_at) == ("PO2 Roy, A.", asked.out)
    assert (question.line.method.value, question.came_in_at) == ("rollover", asked.came)


def test_questions_of_this_desk_come_first(asked: Asked, desk: HandDeskInTest, room: HandEntryRoom) -> None:
    """One that another station asked waits here too, after those that were asked here."""
    elsewhere = room.make.stations(name="Rear door")
    chen = room.member("Chen")
    unseen = room.passed(chen, OUT, asked.out, method="rollover", witnessed=False)
    room.owner.execute(
        "INSERT INTO open_questions (id, member_id, checkin_id, station_id, asked_at) VALUES (%s, %s, %s, %s, %s)",
        [uuid7(), chen, unseen, elsewhere, room.now],
    )
    assert [one.member.last_name for one in desk.questions.waiting()] == ["Roy", "Chen"]


def test_the_true_time_is_a_correction(asked: Asked, desk: HandDeskInTest, room: HandEntryRoom) -> None:
    """An operator enters it: a row that supersedes the other, with reason and name, and the question is answered."""
    left = asked.came + 3 * HOUR
    told = QuestionAnswer(Answer.CORRECTED, left, "Said at the next scan")
    recorded = desk.questions.answer(only(desk), told)
    assert isinstance(recorded, Recorded)
    assert room.log(asked.roy) == [
        ("in", "badge", asked.came),
        ("out", "correction", left),
        ("in", "badge", room.now - HOUR),
    ]
    assert (room.state(asked.roy), asked.answered()) == ("in", ("corrected", desk.person.account_id))
    assert desk.questions.waiting() == []


@pytest.mark.parametrize("answer", [Answer.CONFIRMED, Answer.NOT_KNOWN])
def test_an_answer_may_change_nothing(asked: Asked, desk: HandDeskInTest, room: HandEntryRoom, answer: Answer) -> None:
    """As recorded, or not known: kept with who said so, and no passage changes."""
    before = room.log(asked.roy)
    assert desk.questions.answer(only(desk), QuestionAnswer(answer)) is None
    assert (asked.answered(), room.log(asked.roy)) == ((answer.value, desk.person.account_id), before)


def test_the_true_time_lies_between_the_two(asked: Asked, desk: HandDeskInTest) -> None:
    """After the member came, before they were signed out; and it has a reason."""
    for left in (None, asked.came, asked.came - HOUR, asked.out, asked.out + HOUR):
        told = QuestionAnswer(Answer.CORRECTED, left, "Said so")
        assert desk.questions.answer(only(desk), told) == Refused(Problem.OUT_OF_REACH)
    without = QuestionAnswer(Answer.CORRECTED, asked.came + HOUR)
    assert desk.questions.answer(only(desk), without) == Refused(Problem.WITHOUT_REASON)
    assert asked.answered() == (None, None)


def test_a_question_put_off_comes_back(asked: Asked, desk: HandDeskInTest, room: HandEntryRoom) -> None:
    """It rests until its time, at every desk, and waits again then."""
    question = only(desk)
    assert desk.questions.put_off(question, room.now + HOUR) is None
    assert desk.questions.waiting() == []
    assert desk.questions.put_off(question, room.now + HOUR) == Refused(Problem.CHANGED_MEANWHILE)
    desk.at = room.now + HOUR
    assert only(desk).line.record.id == asked.key


def test_the_first_answer_stands(asked: Asked, desk: HandDeskInTest, room: HandEntryRoom) -> None:
    """Whoever answers a question that somebody answered meanwhile is told so, and nothing is written twice."""
    question, other = only(desk), room.desk(AccountRole.SUPERVISOR)
    assert other.questions.answer(question, QuestionAnswer(Answer.NOT_KNOWN)) is None
    told = QuestionAnswer(Answer.CORRECTED, asked.came + HOUR, "Said so")
    assert desk.questions.answer(question, told) == Refused(Problem.CHANGED_MEANWHILE)
    assert (asked.answered(), len(room.log(asked.roy))) == (("not_known", other.person.account_id), 3)


def test_a_check_out_corrected_meanwhile_answers_its_question(
    asked: Asked, desk: HandDeskInTest, room: HandEntryRoom
) -> None:
    """The correction stands, the question waits no more, and whoever answers is told."""
    question = only(desk)
    room.make.checkins("correction", supersedes_id=asked.check_out, member_id=asked.roy, direction="out")
    told = QuestionAnswer(Answer.CORRECTED, asked.came + HOUR, "Said so")
    assert desk.questions.answer(question, told) == Refused(Problem.CHANGED_MEANWHILE)
    assert asked.answered() == ("corrected", desk.person.account_id)
