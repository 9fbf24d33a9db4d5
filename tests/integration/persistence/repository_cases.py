"""The case of every repository, for the facts that hold for all of them.

A new one is declared in a file of ``tests/support/repositories`` named as the aggregate, and added here by a line.
"""

from typing import Final

from tests.support.repositories.accounts import ACCOUNTS
from tests.support.repositories.badges import BADGES
from tests.support.repositories.declaration import Case
from tests.support.repositories.lists import LISTS
from tests.support.repositories.members import MEMBER_PHOTOS, MEMBERS, SAVED_FILTERS
from tests.support.repositories.qualifications import QUALIFICATIONS
from tests.support.repositories.stations import SETTINGS, STATIONS

CASES: Final[tuple[Case, ...]] = (
    *LISTS,
    ACCOUNTS,
    BADGES,
    MEMBERS,
    MEMBER_PHOTOS,
    QUALIFICATIONS,
    SAVED_FILTERS,
    SETTINGS,
    STATIONS,
)
