"""One file an aggregate: its ORM rows, and the grants its tables give."""

from sentinel_desktop.persistence.tables.audit import AuditRow
from sentinel_desktop.persistence.tables.badges import BadgeRow
from sentinel_desktop.persistence.tables.base import Row
from sentinel_desktop.persistence.tables.checkins import CheckInRow, PresenceRow, ReviewRow, ScanRow
from sentinel_desktop.persistence.tables.lists import (
    BadgeStatusRow,
    DivisionRow,
    MemberStatusRow,
    MemberTypeRow,
    RankRow,
)
from sentinel_desktop.persistence.tables.members import MemberRow
from sentinel_desktop.persistence.tables.settings import SettingRow
from sentinel_desktop.persistence.tables.stations import StationHealthRow, StationRow

__all__ = [
    "AuditRow",
    "BadgeRow",
    "BadgeStatusRow",
    "CheckInRow",
    "DivisionRow",
    "MemberRow",
    "MemberStatusRow",
    "MemberTypeRow",
    "PresenceRow",
    "RankRow",
    "ReviewRow",
    "Row",
    "ScanRow",
    "SettingRow",
    "StationHealthRow",
    "StationRow",
]
