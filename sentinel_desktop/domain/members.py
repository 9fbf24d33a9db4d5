"""A member of the unit as supervisors edit one."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


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
