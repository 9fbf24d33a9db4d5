"""Passages that people enter by hand and correct: what is asked for, what comes of it, and the rules of both."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.checkins import CheckInLine, KeptPresence
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import CheckInId, MemberId
from sentinel_desktop.domain.open_questions import Answer, QuestionLine
from sentinel_desktop.domain.operational_day import Timings, day_start, operational_date
from sentinel_desktop.domain.records import RecordVersion

MOST_WORDS: Final = 200
"""Characters of a reason."""
LONG_STAY: Final = timedelta(hours=12)
"""Whoever is in for longer may have left unseen."""
CORRECTION_REACH: Final = timedelta(days=7)
"""A correction says another time, not another week."""
INSTANT: Final = timedelta(microseconds=1)


class Problem(StrEnum):
    """Why nothing was recorded."""

    WITHOUT_REASON = "without_reason"
    REASON_TOO_LONG = "reason_too_long"
    IN_FUTURE = "in_future"
    BEFORE_THE_DAY = "before_the_day"
    """Earlier than the operational day began."""
    OUT_OF_REACH = "out_of_reach"
    """Too far from the passage that is corrected; or not between the two that a question lies between."""
    ALREADY_SO = "already_so"
    """The member was in, or out, already at that time; whoever is sure of it says so, and it is recorded."""
    SAME_PASSAGE = "same_passage"
    """The very same passage is recorded already."""
    NO_SUCH_MEMBER = "no_such_member"
    NO_SUCH_PASSAGE = "no_such_passage"
    NOT_ALLOWED = "not_allowed"
    """What somebody saw is corrected by supervisors alone."""
    CHANGED_MEANWHILE = "changed_meanwhile"
    """Somebody corrected the passage, or answered the question, meanwhile: theirs stands."""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A passage that somebody wants to enter.

    Attributes:
        at: when it happened; None for now.
        witnessed: whether somebody saw it.
        is_sure: recorded also where the member was so already.
    """

    member_id: MemberId
    direction: Direction
    reason: str
    at: datetime | None = None
    witnessed: bool = True
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class NewCorrection:
    """What somebody says really happened in the place of a recorded passage.

    Attributes:
        voided: nothing did; direction and time are then those of the recorded one.
    """

    corrects: CheckInId
    direction: Direction
    at: datetime
    reason: str
    voided: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was recorded.

    Attributes:
        problem: why.
        since: since when the member was so already; None where that is not why.
    """

    problem: Problem
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """It is in the log.

    Attributes:
        at: when it happened.
        presence: the member's, by now.
        turned: so many later passages have the other direction since, or are the repeat of an earlier one.
        contradicted: so many later ones contradict it and stand; they are put up for review.
    """

    check_in_id: CheckInId
    direction: Direction
    at: datetime
    presence: KeptPresence
    turned: int = 0
    contradicted: int = 0


@dataclass(frozen=True, slots=True)
class KeptHere:
    """The database is away: it is kept on this disk and delivered when that is back."""

    direction: Direction
    at: datetime


Outcome = Recorded | KeptHere | Refused


# --- those who are in for long ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LongStay:
    """Somebody who is in for long.

    Attributes:
        key: the member or the visit.
        seen: the check-in that made a member in, or the visit at the version that was seen.
    """

    key: UUID
    display_name: str
    detail: str
    since: datetime
    seen: CheckInId | RecordVersion

    @property
    def is_visit(self) -> bool:
        """Whether it is a visitor."""
        return isinstance(self.seen, RecordVersion)


@dataclass(frozen=True, slots=True)
class SignedOutTogether:
    """What came of signing people out together.

    Attributes:
        signed_out: those who were.
        left_meanwhile: those who left, or left and came back, since the list was read: they are left as they are.
    """

    signed_out: Sequence[LongStay] = ()
    left_meanwhile: Sequence[LongStay] = ()


# --- questions ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WaitingQuestion:
    """When did a member leave, whose check-out nobody saw?

    Attributes:
        came_in_at: the passage before the check-out; None where there is none.
    """

    line: QuestionLine
    came_in_at: datetime | None

    @property
    def member(self) -> MemberCard:
        """Who is asked."""
        return self.line.member

    @property
    def earliest(self) -> datetime:
        """The first instant at which the member can have left."""
        before = self.came_in_at or self.line.left_at - LONG_STAY * 2
        return before + INSTANT

    @property
    def latest(self) -> datetime:
        """The last one."""
        return self.line.left_at


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """What a member says.

    Attributes:
        left_at: the true time where the answer corrects the recorded one.
    """

    answer: Answer
    left_at: datetime | None = None
    reason: str = ""


# --- stories ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PassageStory:
    """A passage with everything that took its place, in the order in which it was written.

    Attributes:
        lines: one at least.
    """

    lines: Sequence[CheckInLine] = field(default=())

    @property
    def latest(self) -> CheckInLine:
        """The row that stands today."""
        return self.lines[-1]

    @property
    def was_seen(self) -> bool:
        """Whether somebody saw what it says today, so that only supervisors correct it."""
        return self.latest.check_in.witnessed


# --- rules --------------------------------------------------------------------------------------------------------


def problem_of_reason(reason: str) -> Problem | None:
    """Return what is wrong with a cleaned reason; None where nothing is."""
    if not reason:
        return Problem.WITHOUT_REASON
    return Problem.REASON_TOO_LONG if len(reason) > MOST_WORDS else None


def earliest_entry(now: datetime, timings: Timings) -> datetime:
    """Return from when on a passage may be entered by hand: the beginning of the operational day."""
    return day_start(operational_date(now, timings), timings)


def problem_of_entry_time(at: datetime, now: datetime, timings: Timings) -> Problem | None:
    """Return what is wrong with the time of an entry; None where nothing is."""
    if at > now:
        return Problem.IN_FUTURE
    return Problem.BEFORE_THE_DAY if at < earliest_entry(now, timings) else None


def problem_of_corrected_time(at: datetime, recorded_at: datetime, now: datetime) -> Problem | None:
    """Return what is wrong with the time that corrects ``recorded_at``; None where nothing is."""
    if at > now:
        return Problem.IN_FUTURE
    return Problem.OUT_OF_REACH if abs(at - recorded_at) > CORRECTION_REACH else None
