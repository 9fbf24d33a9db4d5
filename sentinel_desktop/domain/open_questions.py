"""Questions that wait at the desk about a check-out that nobody saw."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.directions import Method
from sentinel_desktop.domain.records import Record


class Answer(StrEnum):
    """What came of a question."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class QuestionDetails:
    """When did the member really leave? ``checkin_id`` is the check-out in question."""

    member_id: UUID
    checkin_id: UUID
    station_id: UUID
    put_off_until: datetime | None = None
    answered_at: datetime | None = None
    answered_by: UUID | None = None
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class QuestionFilter:
    """Which questions are wanted; None lets all through.

    Attributes:
        waiting_at: not answered, and not put off beyond this instant.
        station_id: where it was asked.
    """

    waiting_at: datetime | None = None
    is_answered: bool | None = None
    member_id: UUID | None = None
    station_id: UUID | None = None


class QuestionOrder(StrEnum):
    """Questions stand as they were asked."""

    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question as a row of a table.

    Attributes:
        left_at: when the member was signed out unseen, as it is recorded.
        method: what signed the member out.
        station: where the question was asked.
        answered_by: the name of the account, None where nobody is known.
    """

    record: Record[QuestionDetails]
    asked_at: datetime
    member: MemberCard
    left_at: datetime
    method: Method
    station: str
    answered_by: str | None
