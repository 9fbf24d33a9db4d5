"""Qualifications: what a member may do on duty, from when and until when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sentinel_desktop.domain.records import Record


@dataclass(frozen=True, slots=True)
class QualificationDetails:
    """One qualification of one member; the member has each kind once.

    Attributes:
        expires_on: the last day on which it is valid, to the end of that day; None for good.
    """

    member_id: UUID
    qualification_type_id: UUID
    granted_on: date
    expires_on: date | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class QualificationLine:
    """A qualification as a table shows it."""

    record: Record[QualificationDetails]
    rank: str
    display_name: str
    type_name: str
    type_name_fr: str
    colour: str
    can_receive_lockup: bool


class QualificationOrder(StrEnum):
    """The orders of qualifications; those that never expire come last."""

    EXPIRY = "expiry"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class QualificationFilter:
    """Which qualifications are wanted; None lets all through.

    Attributes:
        text: words that are all part of the member's name, whatever their case and accents.
        valid_on: granted by then and not expired before it.
        expires_from: expires on this day or later; those that never expire are not among them.
        expires_until: expires on this day or earlier; likewise.
        archived: of members who left the unit; False for those of it.
    """

    text: str = ""
    member_id: UUID | None = None
    qualification_type_id: UUID | None = None
    valid_on: date | None = None
    expires_from: date | None = None
    expires_until: date | None = None
    can_receive_lockup: bool | None = None
    archived: bool | None = None
