"""One file an aggregate: its ORM rows, and the grants its tables give."""

from sentinel_desktop.persistence.tables.accounts import AdminUserRow, SignInRow
from sentinel_desktop.persistence.tables.audit import AuditRow, AuditSealRow
from sentinel_desktop.persistence.tables.badges import BadgeRow
from sentinel_desktop.persistence.tables.base import Row
from sentinel_desktop.persistence.tables.checkins import CheckInRow, PresenceRow, ReviewRow, ScanRow
from sentinel_desktop.persistence.tables.events import EventAttendeeRow, EventCheckInRow, EventRow
from sentinel_desktop.persistence.tables.lists import (
    BadgeStatusRow,
    DivisionRow,
    ListItemRow,
    MemberStatusRow,
    MemberTypeRow,
    RankRow,
    VisitTypeRow,
)
from sentinel_desktop.persistence.tables.members import MemberPhotoRow, MemberRow
from sentinel_desktop.persistence.tables.open_questions import OpenQuestionRow
from sentinel_desktop.persistence.tables.qualifications import MemberQualificationRow, QualificationTypeRow
from sentinel_desktop.persistence.tables.saved_filters import SavedFilterRow
from sentinel_desktop.persistence.tables.settings import SettingRow
from sentinel_desktop.persistence.tables.stations import StationHealthRow, StationRow
from sentinel_desktop.persistence.tables.tags import MemberTagRow, TagRow
from sentinel_desktop.persistence.tables.visitors import SlipPrintRow, VisitorRow

__all__ = [
    "AdminUserRow",
    "AuditRow",
    "AuditSealRow",
    "BadgeRow",
    "BadgeStatusRow",
    "CheckInRow",
    "DivisionRow",
    "EventAttendeeRow",
    "EventCheckInRow",
    "EventRow",
    "ListItemRow",
    "MemberPhotoRow",
    "MemberQualificationRow",
    "MemberRow",
    "MemberStatusRow",
    "MemberTagRow",
    "MemberTypeRow",
    "OpenQuestionRow",
    "PresenceRow",
    "QualificationTypeRow",
    "RankRow",
    "ReviewRow",
    "Row",
    "SavedFilterRow",
    "ScanRow",
    "SettingRow",
    "SignInRow",
    "SlipPrintRow",
    "StationHealthRow",
    "StationRow",
    "TagRow",
    "VisitTypeRow",
    "VisitorRow",
]
