"""What a search over everything finds."""

from collections.abc import Sequence
from dataclasses import dataclass

from sentinel_desktop.domain.badges import BadgeLine
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.visitors import VisitLine


@dataclass(frozen=True, slots=True)
class Found:
    """What somebody may mean, the nearest of each kind first.

    Attributes:
        people: members of today, in or out.
        visits: of visitors who are here, then of those who are expected.
    """

    people: Sequence[PersonFound] = ()
    visits: Sequence[VisitLine] = ()
    badges: Sequence[BadgeLine] = ()
