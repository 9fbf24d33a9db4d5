"""A check-in: one recorded passage; the word covers both directions."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.ids import AccountId, BadgeId, CheckInId, MemberId, ScanId, StationId


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One passage as it is recorded. It is never edited: another may supersede it.

    Attributes:
        scan_id: the scan that made it; None where it was made by hand or derived again.
        supersedes_id: the check-in this one takes the place of.
        voided: what it supersedes did not happen; this row stands for nothing but that.
    """

    id: CheckInId
    member_id: MemberId
    direction: Direction
    occurred_at: datetime
    method: Method
    station_id: StationId | None = None
    scan_id: ScanId | None = None
    badge_id: BadgeId | None = None
    supersedes_id: CheckInId | None = None
    voided: bool = False
    witnessed: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class KeptPresence:
    """A member's presence as it is kept beside the log.

    Attributes:
        unseen_out: the check-out that made it, where nobody saw it; told where the log was asked, not the copy of it.
    """

    state: Direction
    since: datetime | None
    check_in_id: CheckInId | None
    unseen_out: CheckInId | None = field(default=None, compare=False)


# --- by hand ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HandEntry:
    """A passage that somebody enters by hand.

    Attributes:
        entered_by: the account that is signed in.
        station_id: where it was entered.
    """

    id: CheckInId
    member_id: MemberId
    direction: Direction
    occurred_at: datetime
    entered_by: AccountId
    reason: str = ""
    station_id: StationId | None = None
    witnessed: bool = True


@dataclass(frozen=True, slots=True)
class Correction:
    """What really happened in the place of a recorded passage, which stays in the log and counts no longer.

    Attributes:
        corrects: the check-in that it takes the place of.
        reason: never empty.
        voided: it did not happen at all; ``direction`` and ``occurred_at`` are then those of what is corrected.
    """

    id: CheckInId
    corrects: CheckInId
    direction: Direction
    occurred_at: datetime
    entered_by: AccountId
    reason: str
    station_id: StationId | None = None
    voided: bool = False
    witnessed: bool = True


# --- what is asked of the log -------------------------------------------------------------------------------------


class Standing(StrEnum):
    """What a row of the log stands for today."""

    COUNTS = "counts"
    SUPERSEDED = "superseded"
    VOIDS = "voids"
    """It says that another did not happen, and nothing else."""


@dataclass(frozen=True, slots=True)
class CheckInFilter:
    """Which check-ins are wanted; what is empty or None lets all through.

    Attributes:
        divisions: of the member, today.
        since: from this instant on.
        before: up to this instant, and not at it.
        effective: those that count only; false for the whole log.
    """

    member_id: UUID | None = None
    divisions: frozenset[UUID] = frozenset()
    direction: Direction | None = None
    methods: frozenset[Method] = frozenset()
    station_id: UUID | None = None
    badge_id: UUID | None = None
    since: datetime | None = None
    before: datetime | None = None
    witnessed: bool | None = None
    effective: bool = True


@dataclass(frozen=True, slots=True)
class CheckInLine:
    """One check-in as a row of a table.

    Attributes:
        recorded_at: the server's time.
        member: as the member is called today.
        station: None where it was made at none.
        badge: the number printed on the badge, its serial's last four where it has none; None without a badge.
        entered_by: the name of the account, None where nobody entered it.
        superseded_by: the check-in that took its place.
    """

    check_in: CheckIn
    recorded_at: datetime
    member: MemberCard
    station: str | None
    badge: str | None
    entered_by: str | None
    superseded_by: CheckInId | None

    @property
    def standing(self) -> Standing:
        """What it stands for today."""
        if self.superseded_by is not None:
            return Standing.SUPERSEDED
        return Standing.VOIDS if self.check_in.voided else Standing.COUNTS
