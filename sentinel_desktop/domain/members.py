"""A member of the unit as supervisors edit one, and as lists, searches and filters show them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.directions import Direction


class MemberSource(StrEnum):
    """Where a member's record comes from."""

    NOMINAL_ROLL = "nominal_roll"
    MANUAL = "manual"


class PhotoType(StrEnum):
    """How a photograph is written."""

    JPEG = "image/jpeg"
    PNG = "image/png"


@dataclass(frozen=True, slots=True)
class MemberDetails:
    """One member.

    Attributes:
        service_number: unique, without spaces.
        display_name: short and without the rank, as "Roy, J.".
        archived_at: when the member left the unit; None while the member is of it.
    """

    service_number: str
    rank_id: UUID
    last_name: str
    display_name: str
    division_id: UUID
    member_type_id: UUID
    member_status_id: UUID
    first_name: str = ""
    initials: str = ""
    mess_id: UUID | None = None
    moc_id: UUID | None = None
    employee_number: str = ""
    email: str = ""
    home_phone: str = ""
    mobile_phone: str = ""
    notes: str = ""
    enrolled_on: date | None = None
    contract_start: date | None = None
    contract_end: date | None = None
    source: MemberSource = MemberSource.MANUAL
    archived_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MemberPhoto:
    """A member's photograph; one a member, 512 KiB at most."""

    member_id: UUID
    media_type: PhotoType
    picture: bytes


@dataclass(frozen=True, slots=True)
class MemberPhotoFilter:
    """Whose photographs are wanted; all where nobody is named."""

    members: frozenset[UUID] = frozenset()


class MemberPhotoOrder(StrEnum):
    """Photographs are by when they were added."""

    ADDED = "added"


class MemberScope(StrEnum):
    """Whether members of today or those who left are meant."""

    CURRENT = "current"
    ARCHIVED = "archived"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class MemberFilter:
    """Which members are wanted; what is empty or None lets all through.

    Attributes:
        tags: any of them, as with the other sets.
        qualifications: any of these kinds; valid on ``qualified_on``, whatever their dates where that is None.
        state: who is in, or who is out.
        text: words of the name, the service number or the rank, all of which must be found.
    """

    scope: MemberScope = MemberScope.CURRENT
    divisions: frozenset[UUID] = frozenset()
    ranks: frozenset[UUID] = frozenset()
    types: frozenset[UUID] = frozenset()
    statuses: frozenset[UUID] = frozenset()
    tags: frozenset[UUID] = frozenset()
    qualifications: frozenset[UUID] = frozenset()
    qualified_on: date | None = None
    state: Direction | None = None
    source: MemberSource | None = None
    text: str = ""


class MemberOrder(StrEnum):
    """The orders of members: ranks begin with the highest, and everybody of one rank or division is by name."""

    NAME = "name"
    RANK = "rank"
    DIVISION = "division"
    SERVICE_NUMBER = "service_number"


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member as a row of a table.

    Attributes:
        version: what a bulk edit of chosen rows names.
        display_name: without the rank, as "Roy, J.".
        tags: in the order supervisors gave them.
        since: when the member came into the present state; None for one who never came.
    """

    id: UUID
    version: int
    service_number: str
    display_name: str
    last_name: str
    first_name: str
    rank: str
    division: str
    member_type: Chip
    status: Chip
    tags: tuple[Chip, ...]
    state: Direction
    since: datetime | None
    source: MemberSource
    archived_at: datetime | None


@dataclass(frozen=True, slots=True)
class MemberSuggestion:
    """One member offered while somebody types a name."""

    card: MemberCard
    service_number: str
    state: Direction
