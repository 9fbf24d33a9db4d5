"""A check-in: one recorded passage; the word covers both directions."""

from dataclasses import dataclass
from datetime import datetime

from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.ids import BadgeId, CheckInId, MemberId, ScanId, StationId


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
    """A member's presence as it is kept beside the log."""

    state: Direction
    since: datetime | None
    check_in_id: CheckInId | None
