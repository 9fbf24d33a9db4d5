"""The card of a member: who they are, the passages of their day, whom they host; and the little anybody may see."""

from collections.abc import Sequence
from typing import Final, Protocol

from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.day_cards import DayCard
from sentinel_desktop.domain.day_moments import DayMoments
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.member_views import Person
from sentinel_desktop.domain.members import MemberPhoto
from sentinel_desktop.domain.pages import LARGEST_PAGE, PAGE_SIZE, PageRequest
from sentinel_desktop.domain.passages import PassagesWanted
from sentinel_desktop.domain.presence import BoardEntry
from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.visitors import VisitFilter, VisitLine, VisitOrder, VisitState
from sentinel_desktop.services.ports.day_card import BoardWork, DayCardWork
from sentinel_desktop.services.ports.records import Open

_HERE: Final = frozenset({VisitState.OPEN})
_GONE: Final = frozenset({VisitState.CLOSED})


class Persons(Protocol):
    """What is asked of ``services.person``; raises as that does."""

    def person(self, member_id: MemberId) -> Person | None:
        """Return a member, None where there is none."""

    def photo(self, member_id: MemberId) -> Record[MemberPhoto] | None:
        """Return a member's photograph, None where there is none."""


class DayCardService:
    """Safe to call from any thread; every method blocks, and raises StoreUnavailableError where the database is away.

    Args:
        open_work: opens a transaction in the name of whoever is signed in.
        open_as_station: the same in the name of the station, for who is not.
        persons: what a member's page shows.
    """

    def __init__(self, open_work: Open[DayCardWork], open_as_station: Open[BoardWork], persons: Persons) -> None:
        self._open = open_work
        self._open_as_station = open_as_station
        self._persons = persons

    def card(self, member_id: MemberId, day: DayMoments) -> DayCard | None:
        """Return a member's day, None where there is no such member; raises NotSignedInError where nobody is."""
        person = self._persons.person(member_id)
        if person is None:
            return None
        wanted = PassagesWanted(member_id=member_id, since=day.begins, before=day.ends, effective=False)
        with self._open() as work:
            status = work.member_statuses.get(person.record.details.member_status_id).details
            return DayCard(
                person,
                Chip(status.name, status.name_fr, status.colour),
                work.passages.page(wanted, None, LARGEST_PAGE).items,
                _hosted(work, member_id, day),
            )

    def photo(self, member_id: MemberId) -> Record[MemberPhoto] | None:
        """Return a member's photograph, None where there is none; raises NotSignedInError where nobody is."""
        return self._persons.photo(member_id)

    def shown_to_all(self, member_id: MemberId) -> BoardEntry | None:
        """Return what the board shows of a member who is in; None of anybody else."""
        with self._open_as_station() as work:
            found = work.presence.these([member_id]).entries
        return next((entry for entry in found if entry.state is Direction.IN), None)


def _hosted(work: DayCardWork, member_id: MemberId, day: DayMoments) -> Sequence[VisitLine]:
    here = VisitFilter(states=_HERE, host_member_id=member_id)
    gone = VisitFilter(states=_GONE, host_member_id=member_id, since=day.begins, before=day.ends)
    request = PageRequest(size=PAGE_SIZE)
    return [
        *work.visitors.lines(here, VisitOrder.NAME, request).items,
        *work.visitors.lines(gone, VisitOrder.TIME_IN, request).items,
    ]
