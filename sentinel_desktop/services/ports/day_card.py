"""What the card of a member's day asks of the store."""

from collections.abc import Collection
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.lists import StatusDetails
from sentinel_desktop.domain.pages import Page, PageKey, PageRequest
from sentinel_desktop.domain.passages import Passage, PassagesWanted
from sentinel_desktop.domain.presence import BoardChange
from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.visitors import VisitFilter, VisitLine, VisitOrder
from sentinel_desktop.services.ports.records import Work


class DayPassages(Protocol):
    """The passages of everybody, for reading."""

    def page(self, wanted: PassagesWanted, after: PageKey | None, size: int) -> Page[Passage]:
        """Return one page, the newest first."""


class HostedVisits(Protocol):
    """Visits, by who is their host."""

    def lines(self, wanted: VisitFilter, order: VisitOrder, request: PageRequest) -> Page[VisitLine]:
        """Return one page of a table of visits."""


class MemberStatuses(Protocol):
    """The statuses of members."""

    def get(self, key: UUID) -> Record[StatusDetails]:
        """Return the status with this id; raises RecordNotFoundError where there is none."""


class DayCardWork(Work, Protocol):
    """A transaction in which a member's day is read."""

    @property
    def passages(self) -> DayPassages:
        """The passages of everybody."""

    @property
    def visitors(self) -> HostedVisits:
        """The visits."""

    @property
    def member_statuses(self) -> MemberStatuses:
        """The statuses of members."""


class BoardPresence(Protocol):
    """Presence, as a board shows it to everybody."""

    def these(self, member_ids: Collection[MemberId]) -> BoardChange:
        """Return the named members as they are now, in or out."""


class BoardWork(Work, Protocol):
    """A transaction of the station."""

    @property
    def presence(self) -> BoardPresence:
        """Who is in."""
