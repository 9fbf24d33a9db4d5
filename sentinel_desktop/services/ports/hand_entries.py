"""What entering passages by hand, correcting them and answering questions ask of the store."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.checkins import CheckInLine
from sentinel_desktop.domain.ids import CheckInId
from sentinel_desktop.domain.open_questions import Answer, QuestionDetails, QuestionFilter, QuestionLine, QuestionOrder
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.visitors import Departure, VisitDetails, VisitFilter, VisitLine, VisitOrder
from sentinel_desktop.services.ports.members import HandEntries
from sentinel_desktop.services.ports.people_search import People
from sentinel_desktop.services.ports.records import Work
from sentinel_desktop.services.rederiving import PassageLog


class LongStays(Protocol):
    """The log of check-ins, for reading. Every method raises StoreUnavailableError where the database is away."""

    def in_since_before(self, before: datetime, request: PageRequest) -> Page[CheckInLine]:
        """Return one page of the members who came in before an instant and are in still, the longest first."""

    def story(self, check_in_id: CheckInId) -> Sequence[CheckInLine]:
        """Return a check-in with what it took the place of and what took its, the oldest first; nothing without one."""


class Questions(Protocol):
    """The open questions. Every method raises StoreUnavailableError where the database is away."""

    def get(self, key: UUID) -> Record[QuestionDetails]:
        """Return the question with this id; raises RecordNotFoundError where there is none."""

    def lines(self, wanted: QuestionFilter, order: QuestionOrder, request: PageRequest) -> Page[QuestionLine]:
        """Return one page of a table of questions."""

    def answer(self, seen: RecordVersion, answer: Answer, at: datetime, account_id: UUID) -> Record[QuestionDetails]:
        """Keep what came of a question; raises StaleVersionError where somebody answered it or put it off meanwhile."""

    def put_off(self, seen: RecordVersion, until: datetime) -> Record[QuestionDetails]:
        """Let a question rest until an instant; raises as ``answer`` does."""


class LongVisits(Protocol):
    """The visits. Every method raises StoreUnavailableError where the database is away."""

    def lines(self, wanted: VisitFilter, order: VisitOrder, request: PageRequest) -> Page[VisitLine]:
        """Return one page of visits."""

    def sign_out(self, seen: RecordVersion, departure: Departure) -> Record[VisitDetails]:
        """Let a visit end; raises StaleVersionError, RecordNotFoundError and InvalidValueError where it is over."""


class HandEntryWork(Work, Protocol):
    """A transaction in the name of whoever is signed in."""

    @property
    def hand_entries(self) -> HandEntries:
        """What people write into the log of check-ins."""

    @property
    def check_ins(self) -> PassageLog:
        """The log, by which what follows is derived anew."""

    @property
    def check_in_history(self) -> LongStays:
        """The log, for reading."""

    @property
    def people(self) -> People:
        """The members of today."""

    @property
    def open_questions(self) -> Questions:
        """The questions that wait at the desks."""

    @property
    def visitors(self) -> LongVisits:
        """The visits."""
