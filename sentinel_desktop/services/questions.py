"""Questions about check-outs that nobody saw: they wait at the desk until they are answered or put off."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sentinel_desktop.domain.checkins import Correction
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import StaleVersionError
from sentinel_desktop.domain.hand_entries import (
    INSTANT,
    Problem,
    QuestionAnswer,
    Recorded,
    Refused,
    WaitingQuestion,
    problem_of_reason,
)
from sentinel_desktop.domain.ids import AccountId, CheckInId, MemberId
from sentinel_desktop.domain.open_questions import Answer, QuestionFilter, QuestionLine, QuestionOrder
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.visit_drafts import cleaned
from sentinel_desktop.services.hand_entries import HandDesk, correct_in, recorded_before, refused_or
from sentinel_desktop.services.ports.hand_entries import HandEntryWork
from sentinel_desktop.services.retries import retried

MOST_SHOWN: Final = 50


class QuestionService:
    """Works in the name of whoever is signed in. Safe to call from any thread; every method blocks.

    What is refused is returned. Every method raises NotSignedInError where nobody is signed in, NotPermittedError where
    this account may not, and StoreUnavailableError where the database is away.
    """

    def __init__(self, desk: HandDesk) -> None:
        self._desk = desk

    def waiting(self) -> Sequence[WaitingQuestion]:
        """Return the questions that wait: those asked at this station first, each as they were asked."""
        here = self._desk.station_id()
        wanted = QuestionFilter(waiting_at=self._desk.now())
        with self._desk.open_work() as work:
            lines = work.open_questions.lines(wanted, QuestionOrder.ASKED, PageRequest(size=MOST_SHOWN)).items
            questions = [WaitingQuestion(line, _came_in_at(work, line)) for line in lines]
        return sorted(questions, key=lambda question: question.line.record.details.station_id != here)

    def answer(self, question: WaitingQuestion, given: QuestionAnswer) -> Recorded | Refused | None:
        """Keep an answer in the name of whoever is signed in; a true time corrects the recorded one.

        Returns:
            what was recorded, None where nothing had to be; or why the answer is refused.
        """
        reason = cleaned(given.reason)
        if given.answer is Answer.CORRECTED:
            if problem := problem_of_reason(reason):
                return Refused(problem)
            if given.left_at is None or not question.earliest <= given.left_at < question.latest:
                return Refused(Problem.OUT_OF_REACH)
        try:
            return refused_or(lambda: retried(lambda: self._answer_now(question, given, reason)))
        except StaleVersionError:
            return Refused(Problem.CHANGED_MEANWHILE)

    def put_off(self, question: WaitingQuestion, until: datetime) -> Refused | None:
        """Let a question rest until an instant; refused where somebody answered it or put it off meanwhile."""
        with self._desk.open_work() as work:
            try:
                work.open_questions.put_off(_seen(question), until)
            except StaleVersionError:
                return Refused(Problem.CHANGED_MEANWHILE)
            work.commit()
        return None

    def _answer_now(self, question: WaitingQuestion, given: QuestionAnswer, reason: str) -> Recorded | Refused | None:
        account, details = self._desk.account(), question.line.record.details
        correction = self._correction(question, given, reason)
        with self._desk.open_work() as work:
            work.hand_entries.hold([MemberId(details.member_id)])
            story = work.check_in_history.story(CheckInId(details.checkin_id))
            recorded: Recorded | Refused | None = None
            if correction is not None:
                recorded = recorded_before(work, correction, story)
            if _is_answered_so(work, question, given, account) and (correction is None or recorded is not None):
                # The answer to this very one was lost, and it is given again.
                return recorded
            # Something took the place of the check-out: the question is answered then, whoever did it.
            if story and story[-1].check_in.id != details.checkin_id:
                given, recorded = QuestionAnswer(Answer.CORRECTED), Refused(Problem.CHANGED_MEANWHILE)
            elif correction is not None:
                recorded = correct_in(
                    work, correction, MemberId(details.member_id), question.line.left_at, self._desk.new_id
                )
            work.open_questions.answer(_seen(question), given.answer, self._desk.now(), account)
            work.commit()
            return recorded

    def _correction(self, question: WaitingQuestion, given: QuestionAnswer, reason: str) -> Correction | None:
        """Return what an answer puts in the place of the check-out; None where that stands."""
        if given.answer is not Answer.CORRECTED or given.left_at is None:
            return None
        return Correction(
            id=CheckInId(self._desk.new_id()),
            corrects=CheckInId(question.line.record.details.checkin_id),
            direction=Direction.OUT,
            occurred_at=given.left_at,
            entered_by=self._desk.account(),
            reason=reason,
            station_id=self._desk.station_id(),
        )


def _seen(question: WaitingQuestion) -> RecordVersion:
    return RecordVersion(question.line.record.id, question.line.record.version)


def _is_answered_so(work: HandEntryWork, question: WaitingQuestion, given: QuestionAnswer, account: AccountId) -> bool:
    now = work.open_questions.get(question.line.record.id).details
    return (now.answer, now.answered_by) == (given.answer, account)


def _came_in_at(work: HandEntryWork, line: QuestionLine) -> datetime | None:
    member_id = MemberId(line.record.details.member_id)
    before = work.check_ins.presence_at(member_id, line.left_at - INSTANT)
    return before.since if before.state is Direction.IN else None
