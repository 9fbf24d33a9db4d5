"""What is done by hand, with a unit that exists in a test or a picture only."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sentinel_desktop.domain.checkins import CheckIn, CheckInLine, KeptPresence
from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.hand_entries import (
    KeptHere,
    LongStay,
    NewCorrection,
    NewEntry,
    Outcome,
    PassageStory,
    Problem,
    QuestionAnswer,
    Recorded,
    Refused,
    SignedOutTogether,
    WaitingQuestion,
)
from sentinel_desktop.domain.ids import CheckInId, MemberId
from sentinel_desktop.domain.open_questions import Answer, QuestionDetails, QuestionLine
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.sort_keys import search_keys, sort_key
from sentinel_desktop.ui.by_hand.asked import ByHandAsked
from tests.support.invented_desk import NOW, member

IN, OUT = Direction.IN, Direction.OUT
HOUR = timedelta(hours=1)


def person_found(number: int, state: Direction = OUT, since: datetime | None = None) -> PersonFound:
    """Return the invented member of this number as the search finds them."""
    card = member(number)
    number_text = f"V{10_000_000 + number * 7_919}"
    return PersonFound(
        card.id, card.display_name, card.rank, card.last_name, card.first_name, card.division, number_text, state, since
    )


def check_in_line(
    number: int, direction: Direction, at: datetime, method: Method = Method.BADGE, **changes: object
) -> CheckInLine:
    """Return a check-in of the invented member of this number."""
    made = CheckIn(CheckInId(UUID(int=0xC0000 + number)), member(number).id, direction, at, method)
    made = replace(made, **changes)  # type: ignore[arg-type]
    return CheckInLine(made, at, member(number), "Front desk", None, None, None)


def waiting_question(number: int, came_in_at: datetime | None = None) -> WaitingQuestion:
    """Return a question to the invented member of this number, signed out by the rollover of this morning."""
    left_at = NOW.replace(hour=9, minute=0, second=0) - timedelta(days=1)
    details = QuestionDetails(member(number).id, UUID(int=0xC1000 + number), UUID(int=1))
    record = Record(UUID(int=0x90000 + number), 1, details, NOW - HOUR, NOW - HOUR)
    line = QuestionLine(record, NOW - HOUR, member(number), left_at, Method.ROLLOVER, "Front desk", None)
    return WaitingQuestion(line, left_at - 10 * HOUR if came_in_at is None else came_in_at)


class ByHandInMemory:
    """People, passages, long stays and questions; satisfies each protocol of ``ui.by_hand.asked``.

    Attributes:
        is_away: whether the database is: what is entered is kept here, and everything else fails.
        entered: what was recorded, in its order.
    """

    def __init__(self) -> None:
        self.people = [person_found(n, IN if n % 3 == 0 else OUT, NOW - n * HOUR / 7) for n in range(1, 60)]
        self.is_away = False
        self.entered: list[NewEntry] = []
        self.corrected: list[NewCorrection] = []
        self.stories: dict[CheckInId, PassageStory] = {}
        self.stays: list[LongStay] = []
        self.left_meanwhile: set[UUID] = set()
        self.questions: list[WaitingQuestion] = []
        self.answers: list[tuple[str, QuestionAnswer]] = []
        self.put_offs: list[tuple[str, datetime]] = []
        self.refuses: Refused | None = None
        self.turned = 0

    @property
    def asked(self) -> ByHandAsked:
        """Return it in each of its parts."""
        return ByHandAsked(self, self, self, self)

    def _require(self) -> None:
        if self.is_away:
            raise StoreUnavailableError("The database is away.")

    def find(self, text: str) -> Sequence[PersonFound]:
        """Return who is called so."""
        words = search_keys(text)
        found = [
            one
            for one in self.people
            if words and all(word in sort_key(one.last_name, one.first_name, one.rank) for word in words)
        ]
        return sorted(found, key=lambda one: sort_key(one.last_name, one.first_name))[:8]

    def person(self, member_id: MemberId) -> PersonFound | None:
        """Return a member."""
        self._require()
        return next((one for one in self.people if one.member_id == member_id), None)

    def enter(self, entry: NewEntry) -> Outcome:
        """Record it, or say that the member is so already."""
        at = entry.at or NOW
        if self.is_away:
            return KeptHere(entry.direction, at)
        if self.refuses is not None:
            return self.refuses
        known = next(one for one in self.people if one.member_id == entry.member_id)
        if known.state is entry.direction and not entry.is_sure:
            return Refused(Problem.ALREADY_SO, known.since)
        self.entered.append(entry)
        self.people[self.people.index(known)] = replace(known, state=entry.direction, since=at)
        key = CheckInId(UUID(int=0xE0000 + len(self.entered)))
        return Recorded(key, entry.direction, at, KeptPresence(entry.direction, at, key), turned=self.turned)

    def story(self, check_in_id: CheckInId) -> PassageStory | None:
        """Return a passage with what took its place."""
        self._require()
        return self.stories.get(check_in_id)

    def correct(self, correction: NewCorrection) -> Recorded | Refused:
        """Note the correction."""
        self._require()
        if self.refuses is not None:
            return self.refuses
        self.corrected.append(correction)
        key = CheckInId(UUID(int=0xF0000 + len(self.corrected)))
        presence = KeptPresence(correction.direction, correction.at, key)
        return Recorded(key, correction.direction, correction.at, presence, turned=self.turned)

    def long_in(self) -> Sequence[LongStay]:
        """Return who is in for long."""
        self._require()
        return list(self.stays)

    def sign_out_together(self, stays: Sequence[LongStay], reason: str) -> SignedOutTogether | Refused:
        """Sign out those who did not leave meanwhile."""
        self._require()
        if not reason:
            return Refused(Problem.WITHOUT_REASON)
        gone = [stay for stay in stays if stay.key in self.left_meanwhile]
        out = [stay for stay in stays if stay not in gone]
        self.stays = [stay for stay in self.stays if stay not in out]
        return SignedOutTogether(out, gone)

    def waiting(self) -> Sequence[WaitingQuestion]:
        """Return the questions that wait."""
        self._require()
        return list(self.questions)

    def answer(self, question: WaitingQuestion, given: QuestionAnswer) -> Recorded | Refused | None:
        """Take an answer; the question waits no more."""
        self._require()
        if self.refuses is not None:
            return self.refuses
        self.questions.remove(question)
        self.answers.append((question.member.display_name, given))
        if given.answer is not Answer.CORRECTED or given.left_at is None:
            return None
        key = CheckInId(UUID(int=0xF1000))
        return Recorded(key, OUT, given.left_at, KeptPresence(IN, NOW, key))

    def put_off(self, question: WaitingQuestion, until: datetime) -> Refused | None:
        """Let it rest."""
        self._require()
        self.questions.remove(question)
        self.put_offs.append((question.member.display_name, until))
        return None


def long_stay(number: int, hours: float) -> LongStay:
    """Return that the invented member of this number is in for so many hours."""
    card = member(number)
    seen = CheckInId(UUID(int=0xC2000 + number))
    return LongStay(card.id, card.display_name, card.division, NOW - hours * HOUR, seen)


def long_visit(hours: float) -> LongStay:
    """Return that a visitor is."""
    key = UUID(int=0xD0000)
    return LongStay(key, "Chen, Quinn", "Northern Marine Ltd", NOW - hours * HOUR, RecordVersion(key, 1))
