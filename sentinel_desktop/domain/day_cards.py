"""One member's day as the desk's card shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.member_views import Person
from sentinel_desktop.domain.passages import Passage
from sentinel_desktop.domain.visitors import VisitLine


@dataclass(frozen=True, slots=True)
class DayCard:
    """A member with what happened today.

    Attributes:
        status: of the member.
        passages: of the operational day, the newest first: what counts, what was replaced, what was voided.
        visits: of visitors the member hosts: those who are here by name, then who was here today.
    """

    person: Person
    status: Chip
    passages: Sequence[Passage]
    visits: Sequence[VisitLine]
