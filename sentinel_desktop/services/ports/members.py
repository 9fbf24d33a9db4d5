"""What the store is asked where members are listed, filtered and changed together."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.checkins import Correction, HandEntry, KeptPresence
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.lists import (
    DivisionDetails,
    EnumeratedDetails,
    ListItemDetails,
    QualificationTypeDetails,
    RankDetails,
    StatusDetails,
    TagDetails,
)
from sentinel_desktop.domain.member_filters import Facet
from sentinel_desktop.domain.members import MemberDetails, MemberFilter, MemberLine, MemberOrder
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.qualifications import QualificationDetails, QualificationFilter, QualificationOrder
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.saved_filters import SavedFilterDetails, SavedFilterFilter, SavedFilterOrder
from sentinel_desktop.services.ports.moments import NewId
from sentinel_desktop.services.ports.records import EditedRecords, ListValues, Work


class Members(EditedRecords[MemberDetails, MemberFilter, MemberOrder], Protocol):
    """The members of the unit."""

    def lines(self, wanted: MemberFilter, order: MemberOrder, request: PageRequest) -> Page[MemberLine]:
        """Return one page of a table of members."""

    def these_lines(self, members: Collection[UUID]) -> Sequence[MemberLine]:
        """Return these members as rows of a table, those there are, in no order."""

    def counts(self, wanted: MemberFilter, facet: Facet) -> Mapping[UUID, int]:
        """Return how many of those that ``wanted`` lets through have each value of a list."""

    def archive(self, seen: Sequence[RecordVersion], at: datetime) -> Sequence[Record[MemberDetails]]:
        """Take members out of the unit, all of them or none; who left before keeps the time of that."""

    def restore(self, seen: Sequence[RecordVersion]) -> Sequence[Record[MemberDetails]]:
        """Take members back into the unit, all of them or none."""


class HandEntries(Protocol):
    """What people write into the log of check-ins; presence is what the log says when a method returns."""

    def hold(self, members: Collection[MemberId]) -> Mapping[MemberId, KeptPresence]:
        """Return the presence of these members, locked until the transaction ends; who is not there is left out."""

    def enter(self, entry: HandEntry) -> KeptPresence:
        """Write a passage into the log; return the member's presence by now."""

    def correct(self, correction: Correction) -> KeptPresence:
        """Write what really happened in the place of a check-in; return the member's presence by now.

        Raises AlreadyTakenError where another row took its place already.
        """


class Tags(ListValues[TagDetails], Protocol):
    """Tags, and who has them."""

    def give(self, tag: UUID, members: Collection[MemberId], new_id: NewId) -> frozenset[MemberId]:
        """Give a tag to members, to all of them or to none; return who had it not."""

    def take(self, tag: UUID, members: Collection[MemberId]) -> frozenset[MemberId]:
        """Take a tag from members; return who had it."""

    def tags_of(self, members: Collection[MemberId]) -> Mapping[MemberId, Sequence[Record[TagDetails]]]:
        """Return the tags of each of these members."""


class Qualifications(EditedRecords[QualificationDetails, QualificationFilter, QualificationOrder], Protocol):
    """The qualifications of members."""

    def of(self, members: Collection[MemberId]) -> Mapping[MemberId, Sequence[Record[QualificationDetails]]]:
        """Return the qualifications of each of these members."""


class MemberLists(Work, Protocol):
    """The lists that members have values of, in one transaction."""

    @property
    def divisions(self) -> ListValues[DivisionDetails]:
        """The divisions."""

    @property
    def ranks(self) -> ListValues[RankDetails]:
        """The ranks."""

    @property
    def member_statuses(self) -> ListValues[StatusDetails]:
        """The statuses."""

    @property
    def member_types(self) -> ListValues[EnumeratedDetails]:
        """The types."""

    @property
    def tags(self) -> Tags:
        """The tags."""

    @property
    def qualification_types(self) -> ListValues[QualificationTypeDetails]:
        """The kinds of qualification."""

    @property
    def list_items(self) -> ListValues[ListItemDetails]:
        """The values of every other list, messes among them."""


class MembersWork(MemberLists, Protocol):
    """Everything that is asked where members are listed and changed, in one transaction."""

    @property
    def members(self) -> Members:
        """The members."""

    @property
    def qualifications(self) -> Qualifications:
        """The qualifications of members."""

    @property
    def hand_entries(self) -> HandEntries:
        """What people write into the log of check-ins."""

    @property
    def saved_filters(self) -> EditedRecords[SavedFilterDetails, SavedFilterFilter, SavedFilterOrder]:
        """The filters that people saved; each sees their own."""
