"""What the store is asked where badges are looked at, enrolled and go from hand to hand."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.badge_stories import BadgeChange, BadgeScanned, BadgeTerm
from sentinel_desktop.domain.badges import (
    Badge,
    BadgeDetails,
    BadgeFilter,
    BadgeKind,
    BadgeLine,
    BadgeOrder,
    VisitorPool,
)
from sentinel_desktop.domain.lists import StatusDetails
from sentinel_desktop.domain.members import MemberDetails, MemberFilter, MemberOrder
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.services.ports.records import EditedRecords, ListValues, Work


class Badges(EditedRecords[BadgeDetails, BadgeFilter, BadgeOrder], Protocol):
    """The badges of the unit."""

    def lines(self, wanted: BadgeFilter, order: BadgeOrder, request: PageRequest) -> Page[BadgeLine]:
        """Return one page of a table of badges."""

    def these_lines(self, badges: Collection[UUID]) -> Sequence[BadgeLine]:
        """Return these badges as rows of a table, those there are, in no order."""

    def visitor_pool(self, at: datetime) -> VisitorPool:
        """Return how many of the visitors' badges are where."""

    def with_serial(self, spelling: str) -> Sequence[Record[BadgeDetails]]:
        """Return the badges that a spelling of a serial can mean."""

    def with_number(self, kind: BadgeKind, number: str) -> Sequence[Record[BadgeDetails]]:
        """Return the badges of a kind on which this is printed."""

    def newest_number(self, kind: BadgeKind) -> str:
        """Return the number of the badge of a kind that was enrolled last; empty where none has one."""

    def alike(self, serial: str) -> Sequence[Badge]:
        """Return the badges whose low 24 bits are those of a canonical serial."""

    def of_member(self, member_id: UUID) -> Record[BadgeDetails] | None:
        """Return the badge a member holds, None where there is none."""

    def assign(self, seen: RecordVersion, member_id: UUID, at: datetime) -> Record[BadgeDetails]:
        """Give a free badge to a member; raises AlreadyTakenError where either has another already."""

    def unassign(self, seen: RecordVersion) -> Record[BadgeDetails]:
        """Take a badge back from the member who holds it."""

    def replace(
        self, old: RecordVersion, new: RecordVersion, old_status_id: UUID, at: datetime, reason: str = ""
    ) -> Sequence[Record[BadgeDetails]]:
        """Give the member who holds one badge another, and the first one a status; the old one first."""


class BadgePasts(Protocol):
    """What became of badges, the newest of it."""

    def changes(self, badge: UUID) -> Sequence[BadgeChange]:
        """Return the changes of a badge's record; raises NotPermittedError where this role may not."""

    def visits(self, badge: UUID) -> Sequence[BadgeTerm]:
        """Return the visits that had a visitor's badge."""

    def attendances(self, badge: UUID) -> Sequence[BadgeTerm]:
        """Return the attendees who have or had an event's badge."""

    def scans(self, badge: UUID) -> Sequence[BadgeScanned]:
        """Return the scans of a badge."""


class BadgesWork(Work, Protocol):
    """Everything that is asked of badges, in one transaction."""

    @property
    def badges(self) -> Badges:
        """The badges."""

    @property
    def badge_past(self) -> BadgePasts:
        """What became of them."""

    @property
    def badge_statuses(self) -> ListValues[StatusDetails]:
        """What they can be."""

    @property
    def members(self) -> EditedRecords[MemberDetails, MemberFilter, MemberOrder]:
        """Who can hold one."""
