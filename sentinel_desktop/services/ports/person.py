"""What the page of one member asks of the store."""

from collections.abc import Collection, Mapping
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.audit import AuditEntry, AuditFilter
from sentinel_desktop.domain.badges import BadgeDetails
from sentinel_desktop.domain.checkins import CheckInFilter, CheckInLine
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.lists import StatusDetails
from sentinel_desktop.domain.members import MemberDetails, MemberPhoto, MemberPhotoFilter, MemberPhotoOrder
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.presence import BoardChange
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.services.ports.members import HandEntries, MemberLists, Members, Qualifications
from sentinel_desktop.services.ports.records import EditedRecords, ListValues


class PersonMembers(Members, Protocol):
    """Members, found by their service number too."""

    def find_by_service_number(self, service_number: str) -> Record[MemberDetails] | None:
        """Return the member with this service number, spaces and small letters in it notwithstanding."""


class PersonPhotos(EditedRecords[MemberPhoto, MemberPhotoFilter, MemberPhotoOrder], Protocol):
    """Photographs; one a member."""

    def of_member(self, member_id: UUID) -> Record[MemberPhoto] | None:
        """Return a member's photograph, None where there is none."""

    def versions_of(self, members: Collection[UUID]) -> Mapping[UUID, RecordVersion]:
        """Return which of these members have a photograph, and at which version, without any picture."""


class PersonBadges(Protocol):
    """Badges, by who holds them."""

    def of_member(self, member_id: UUID) -> Record[BadgeDetails] | None:
        """Return the badge that a member holds, None where there is none."""


class PersonPresence(Protocol):
    """Who is in."""

    def these(self, member_ids: Collection[MemberId]) -> BoardChange:
        """Return the named members as they are now, in or out."""


class PersonHistory(Protocol):
    """The log of check-ins, for reading."""

    def page(self, wanted: CheckInFilter, request: PageRequest) -> Page[CheckInLine]:
        """Return one page, the newest first; a ``descending`` request turns that round."""


class PersonAudit(Protocol):
    """The audit, for who may read it."""

    def page(self, wanted: AuditFilter, request: PageRequest) -> Page[AuditEntry]:
        """Return one page, the newest first."""


class PersonWork(MemberLists, Protocol):
    """A transaction on one member and the lists that a member's fields choose from."""

    @property
    def members(self) -> PersonMembers:
        """The members, in this transaction."""

    @property
    def member_photos(self) -> PersonPhotos:
        """Their photographs."""

    @property
    def qualifications(self) -> Qualifications:
        """Their qualifications."""

    @property
    def hand_entries(self) -> HandEntries:
        """What people write into the log of check-ins."""

    @property
    def badges(self) -> PersonBadges:
        """Their badges."""

    @property
    def badge_statuses(self) -> ListValues[StatusDetails]:
        """The statuses of badges."""

    @property
    def presence(self) -> PersonPresence:
        """Who is in."""

    @property
    def check_in_history(self) -> PersonHistory:
        """Their passages."""

    @property
    def audit(self) -> PersonAudit:
        """What was changed of them."""
