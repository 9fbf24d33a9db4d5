"""Questions that wait at the desk about a check-out that nobody saw."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


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
