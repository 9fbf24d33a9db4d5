"""What a person should look at: facts that contradict each other, never settled by the program alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import CheckInId, ReviewId, ScanId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.records import Record, RecordVersion


class ReviewReason(StrEnum):
    """Why a check-in or a scan is put up for review."""

    LATE_ARRIVAL = "late_arrival"
    TWO_PLACES = "two_places"
    TOLD_OTHERWISE = "told_otherwise"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Review:
    """One thing to look at, about a scan, a check-in or both.

    Attributes:
        facts: what contradicts what, as plain JSON; ids and codes, no names.
    """

    id: ReviewId
    reason: ReviewReason
    facts: Mapping[str, Any]
    scan_id: ScanId | None = None
    check_in_id: CheckInId | None = None


@dataclass(frozen=True, slots=True)
class ReviewDetails:
    """A review and what became of it.

    Attributes:
        settled_by: the account that settled it; None where that is not known.
        settlement: how, in a person's words.
        settled_via_station_id: the station that vouched for who settled it, because the database was away.
    """

    reason: ReviewReason
    facts: Mapping[str, Any]
    scan_id: UUID | None = None
    checkin_id: UUID | None = None
    settled_at: datetime | None = None
    settled_by: UUID | None = None
    settlement: str = ""
    settled_via_station_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ReviewFilter:
    """Which reviews are wanted; what is empty or None lets all through.

    Attributes:
        since: raised from this instant on.
        before: raised up to this instant, and not at it.
    """

    is_open: bool | None = None
    reasons: frozenset[ReviewReason] = frozenset()
    member_id: UUID | None = None
    since: datetime | None = None
    before: datetime | None = None


class ReviewOrder(StrEnum):
    """Reviews stand as they were raised."""

    RAISED = "raised"


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One review as a row of a table.

    Attributes:
        member: whom it is about, short and with the rank; None where no member is known.
        occurred_at: when what it is about happened.
        station: where; None where that is not known.
        settled_by: the name of the account, None where it is open or nobody is known.
    """

    record: Record[ReviewDetails]
    raised_at: datetime
    member: str | None
    occurred_at: datetime
    station: str | None
    settled_by: str | None


@dataclass(frozen=True, slots=True)
class ReviewedPassage:
    """One of the passages that a review is about, in what a screen can show.

    Attributes:
        station: its name; None where it was at none.
        outcome: what came of a scan, or what a person was told; None for a check-in that no scan made.
        direction: the way that is recorded, or was told; None where there is none.
        member: rank and name of whom it was recorded for, or who was greeted; None where nobody is known.
    """

    occurred_at: datetime
    station: str | None
    outcome: Outcome | None
    direction: Direction | None
    member: str | None


@dataclass(frozen=True, slots=True)
class OpenReview:
    """A review that nobody has settled, with both facts.

    Attributes:
        seen: which review it is, at which version; settling it asks for both.
        member: rank and name of whom it is about; None where no member is known.
        serial_tail: the last four characters of the badge, where it is about a scan.
        first: the earlier scan (two places), what the person was told (told otherwise), the late scan (late arrival);
            None only where what it is about cannot be read.
        second: the later scan, what was recorded, the passage that the late scan contradicts or changed, as it is now.
        changed: how many later passages a late scan changed.
        contradicted: how many passages it contradicts, which stand as they are.
    """

    seen: RecordVersion
    reason: ReviewReason
    raised_at: datetime
    member: str | None
    serial_tail: str
    first: ReviewedPassage | None
    second: ReviewedPassage | None
    changed: int = 0
    contradicted: int = 0


class Settling(StrEnum):
    """What came of settling a review."""

    SETTLED = "settled"
    ALREADY_SETTLED = "already_settled"
    WITHOUT_WORDS = "without_words"
    KEPT_HERE = "kept_here"
    """The database is away: it is kept on this station's disk, and settled when that is back."""
