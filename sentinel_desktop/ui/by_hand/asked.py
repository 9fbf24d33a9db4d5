"""Whom the dialogs of passages by hand ask; each may block, and is called in the background."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sentinel_desktop.domain.hand_entries import (
    LongStay,
    NewCorrection,
    NewEntry,
    Outcome,
    PassageStory,
    QuestionAnswer,
    Recorded,
    Refused,
    SignedOutTogether,
    WaitingQuestion,
)
from sentinel_desktop.domain.ids import CheckInId, MemberId
from sentinel_desktop.domain.people_search import PersonFound


class People(Protocol):
    """See ``services.people_search.PeopleSearch``."""

    def find(self, text: str) -> Sequence[PersonFound]:
        """Return whom somebody may mean who has typed ``text``."""

    def person(self, member_id: MemberId) -> PersonFound | None:
        """Return a member as the search would; None where they are not of the unit today."""


class Entries(Protocol):
    """See ``services.hand_entries.HandEntryService``."""

    def enter(self, entry: NewEntry) -> Outcome:
        """Enter a passage."""

    def story(self, check_in_id: CheckInId) -> PassageStory | None:
        """Return a passage with everything that took its place; None where there is none."""

    def correct(self, correction: NewCorrection) -> Recorded | Refused:
        """Write what really happened in the place of a passage."""


class Stays(Protocol):
    """See ``services.long_stays.LongStayService``."""

    def long_in(self) -> Sequence[LongStay]:
        """Return who is in for over twelve hours, the longest first."""

    def sign_out_together(self, stays: Sequence[LongStay], reason: str) -> SignedOutTogether | Refused:
        """Sign these out now, unseen by anybody, in one transaction."""


class Questions(Protocol):
    """See ``services.questions.QuestionService``."""

    def waiting(self) -> Sequence[WaitingQuestion]:
        """Return the questions that wait, those of this station first."""

    def answer(self, question: WaitingQuestion, given: QuestionAnswer) -> Recorded | Refused | None:
        """Keep an answer."""

    def put_off(self, question: WaitingQuestion, until: datetime) -> Refused | None:
        """Let a question rest until an instant."""


@dataclass(frozen=True, slots=True)
class ByHandAsked:
    """All of them."""

    people: People
    entries: Entries
    stays: Stays
    questions: Questions
