"""The factory of every table; a table without one fails a test."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tests.support.factories.accounts import ADMIN_USERS, SIGN_INS
from tests.support.factories.audit import AUDIT_LOG
from tests.support.factories.badges import BADGES
from tests.support.factories.checkins import CHECKINS, PRESENCE, REVIEWS, SCANS
from tests.support.factories.declaration import Factory
from tests.support.factories.events import EVENT_ATTENDEES, EVENT_CHECKINS, EVENTS
from tests.support.factories.lists import (
    BADGE_STATUSES,
    DIVISIONS,
    LIST_ITEMS,
    MEMBER_STATUSES,
    MEMBER_TYPES,
    RANKS,
    VISIT_TYPES,
)
from tests.support.factories.members import MEMBER_PHOTOS, MEMBERS
from tests.support.factories.open_questions import OPEN_QUESTIONS
from tests.support.factories.qualifications import MEMBER_QUALIFICATIONS, QUALIFICATION_TYPES
from tests.support.factories.saved_filters import SAVED_FILTERS
from tests.support.factories.settings import SETTINGS
from tests.support.factories.stations import STATION_HEALTH, STATIONS
from tests.support.factories.tags import MEMBER_TAGS, TAGS
from tests.support.factories.visitors import SLIP_PRINTS, VISITORS

_ALL: Final = (
    ADMIN_USERS,
    AUDIT_LOG,
    BADGES,
    BADGE_STATUSES,
    CHECKINS,
    DIVISIONS,
    EVENTS,
    EVENT_ATTENDEES,
    EVENT_CHECKINS,
    LIST_ITEMS,
    MEMBERS,
    MEMBER_PHOTOS,
    MEMBER_QUALIFICATIONS,
    MEMBER_STATUSES,
    MEMBER_TAGS,
    MEMBER_TYPES,
    OPEN_QUESTIONS,
    PRESENCE,
    QUALIFICATION_TYPES,
    RANKS,
    REVIEWS,
    SAVED_FILTERS,
    SCANS,
    SETTINGS,
    SIGN_INS,
    SLIP_PRINTS,
    STATIONS,
    STATION_HEALTH,
    TAGS,
    VISITORS,
    VISIT_TYPES,
)

DECLARED: Final[Mapping[str, Factory]] = MappingProxyType({factory.table: factory for factory in _ALL})
