"""Visits: expected, open, closed or cancelled; and the slips printed for them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class VisitPurpose(StrEnum):
    """The reason a visitor gives first; what else must be given follows from it."""

    RECRUITMENT = "recruitment"
    CONTRACT_WORK = "contract_work"
    MEETING = "meeting"
    EVENT = "event"
    MUSEUM = "museum"
    OTHER = "other"


class VisitInMethod(StrEnum):
    """Where a visitor was signed in."""

    DESK = "desk"
    KIOSK = "kiosk"


class VisitOutMethod(StrEnum):
    """How a visitor was signed out."""

    BADGE = "badge"
    DESK = "desk"
    KIOSK = "kiosk"
    LOCKUP = "lockup"
    ROLLOVER = "rollover"


class Language(StrEnum):
    """The language a visitor is spoken to in."""

    ENGLISH = "en"
    FRENCH = "fr"


class SlipOutcome(StrEnum):
    """Whether a slip left the printer."""

    PRINTED = "printed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class VisitDetails:
    """One visit: expected, then open from sign-in to sign-out.

    Attributes:
        rank: as the visitor gives it; theirs need be none of ours.
        purpose: says what must be filled in when the visitor is signed in: recruitment its step, contract work the
            company and the work, a meeting its host, an event which.
        witnessed: somebody saw the visitor leave; false where the lockup or the rollover signed them out.
    """

    last_name: str
    display_name: str
    visit_type_id: UUID
    purpose: VisitPurpose
    rank: str = ""
    first_name: str = ""
    organization: str = ""
    unit: str = ""
    phone: str = ""
    plate: str = ""
    recruitment_step: str = ""
    work: str = ""
    host_member_id: UUID | None = None
    event_id: UUID | None = None
    badge_id: UUID | None = None
    language: Language = Language.ENGLISH
    expected_at: datetime | None = None
    expires_at: datetime | None = None
    cancelled_at: datetime | None = None
    checked_in_at: datetime | None = None
    check_in_method: VisitInMethod | None = None
    station_id: UUID | None = None
    checked_out_at: datetime | None = None
    check_out_method: VisitOutMethod | None = None
    check_out_scan_id: UUID | None = None
    witnessed: bool = True
    escort_required: bool = False
    notes: str = ""


@dataclass(frozen=True, slots=True)
class SlipPrint:
    """One attempt to print a slip; ``problem`` says what failed, empty where it was printed."""

    id: UUID
    visitor_id: UUID
    station_id: UUID
    printed_by: UUID | None
    printed_at: datetime
    printer: str
    language: Language
    outcome: SlipOutcome
    problem: str = ""
