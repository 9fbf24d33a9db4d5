"""The passages of a sample unit's members, and the scans of badges that no member holds."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import BadgeId, CheckInId, MemberId, ScanId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.sample_dice import uuid7_at
from sentinel_desktop.domain.sample_people import SampleBadge
from sentinel_desktop.domain.serials import Serial

UNTIL_RECORDED: Final = timedelta(milliseconds=12)


@dataclass(frozen=True, slots=True)
class SamplePassage:
    """One passage: a scan and the check-in it made.

    Attributes:
        rear_door: it was made at the rear door and not at the front desk.
        recorded_at: when the server would have had it.
    """

    scan_id: ScanId
    check_in_id: CheckInId
    member_id: MemberId
    badge_id: BadgeId
    serial: Serial
    direction: Direction
    occurred_at: datetime
    recorded_at: datetime
    rear_door: bool


@dataclass(frozen=True, slots=True)
class SampleScan:
    """One scan at the front desk of a badge that no member holds: a visitor's going out, an attendee's both ways.

    Attributes:
        recorded_at: when the server would have had it.
    """

    id: ScanId
    badge_id: BadgeId
    serial: Serial
    outcome: Outcome
    direction: Direction
    occurred_at: datetime
    recorded_at: datetime


def draw_scan(
    badge: SampleBadge, outcome: Outcome, direction: Direction, occurred_at: datetime, dice: Random
) -> SampleScan:
    """Return a scan of ``badge`` at ``occurred_at`` (aware, UTC)."""
    return SampleScan(
        id=ScanId(uuid7_at(occurred_at, dice)),
        badge_id=badge.id,
        serial=badge.serial,
        outcome=outcome,
        direction=direction,
        occurred_at=occurred_at,
        recorded_at=occurred_at + UNTIL_RECORDED,
    )
