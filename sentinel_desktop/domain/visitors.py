"""Visits: expected, open, closed or cancelled; what a desk asks of them; and the slips printed for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.sort_keys import sort_key


class VisitState(StrEnum):
    """Where a visit stands."""

    EXPECTED = "expected"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


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

    @property
    def witnessed(self) -> bool:
        """Whether somebody saw the visitor leave; nobody did where the lockup or the rollover signs them out."""
        return self not in {VisitOutMethod.LOCKUP, VisitOutMethod.ROLLOVER}


class Language(StrEnum):
    """The language that screens speak, and that a visitor is spoken to in."""

    ENGLISH = "en"
    FRENCH = "fr"

    @property
    def other(self) -> "Language":
        """The one that is not this one."""
        return Language.FRENCH if self is Language.ENGLISH else Language.ENGLISH


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

    @property
    def state(self) -> VisitState:
        """Where the visit stands; one whose time to come has run out is still expected."""
        if self.cancelled_at is not None:
            return VisitState.CANCELLED
        if self.checked_in_at is None:
            return VisitState.EXPECTED
        return VisitState.OPEN if self.checked_out_at is None else VisitState.CLOSED


@dataclass(frozen=True, slots=True)
class Arrival:
    """A visitor signs in.

    Attributes:
        badge_id: the visitor badge handed out, if any.
    """

    at: datetime
    method: VisitInMethod
    station_id: UUID
    badge_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Departure:
    """A visitor signs out, or is signed out.

    Attributes:
        scan_id: the scan of the visitor's badge, where the method is that.
        unseen: nobody saw the visitor leave, whatever the method.
    """

    at: datetime
    method: VisitOutMethod
    scan_id: UUID | None = None
    unseen: bool = False


# --- what is asked of visits --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VisitFilter:
    """Which visits are wanted; what is empty or None lets all through.

    Attributes:
        text: words of the name or the organization, all of which must be found.
        organization: just this one, however its case and accents are written; an empty one stands for none at all.
        station_id: where the visitor signed in.
        since: signed in from this instant on.
        before: signed in up to this instant, and not at it.
        expected_since: as ``since``, for when the visitor is or was expected.
        expected_before: as ``before``.
        unexpired_at: may still come at this instant.
    """

    text: str = ""
    states: frozenset[VisitState] = frozenset()
    types: frozenset[UUID] = frozenset()
    purposes: frozenset[VisitPurpose] = frozenset()
    organization: str | None = None
    host_member_id: UUID | None = None
    badge_id: UUID | None = None
    event_id: UUID | None = None
    station_id: UUID | None = None
    since: datetime | None = None
    before: datetime | None = None
    expected_since: datetime | None = None
    expected_before: datetime | None = None
    unexpired_at: datetime | None = None
    escort_required: bool | None = None


class VisitOrder(StrEnum):
    """The orders of visits; those that never began, have no organization or came unexpected are last by each."""

    TIME_IN = "time_in"
    NAME = "name"
    ORGANIZATION = "organization"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit as a row of a table, and as a slip.

    Attributes:
        host: short, with the rank.
        badge: the number printed on the visitor badge, its serial's last four where it has none.
        station: where the visitor signed in.
    """

    record: Record[VisitDetails]
    visit_type: Chip
    host: str | None
    badge: str | None
    event: str | None
    station: str | None


@dataclass(frozen=True, slots=True)
class TypeCount:
    """How many visits of one type began in a period."""

    visit_type_id: UUID
    visit_type: Chip
    count: int


@dataclass(frozen=True, slots=True)
class PurposeCount:
    """How many visits of one purpose began in a period."""

    purpose: VisitPurpose
    count: int


@dataclass(frozen=True, slots=True)
class OrganizationCount:
    """How many visitors of one organization came in a period; its name is empty for those of none."""

    organization: str
    count: int


# --- names --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PersonHere:
    """Whom a short name can mean.

    Attributes:
        of: the organization or unit.
    """

    last_name: str
    first_name: str = ""
    rank: str = ""
    of: str = ""

    @property
    def short(self) -> str:
        """As "Roy, J."."""
        initial = next((char for char in self.first_name if char.isalnum()), "")
        return f"{self.last_name}, {initial}." if initial else self.last_name

    @property
    def long(self) -> str:
        """As "Roy, Jean"."""
        return f"{self.last_name}, {self.first_name}" if self.first_name else self.last_name


def display_name(person: PersonHere, here: Iterable[PersonHere]) -> str:
    """Return a visitor's name as screens and slips show it: short, and longer where somebody here may be meant by it.

    "Lt(N) Roy, J.", then "Lt(N) Roy, Jean", then "Lt(N) Roy, Jean (HMCS Example)" where that is known. Ranks, case and
    accents tell nobody apart: at a door they are not heard.
    """
    taken = {sort_key(form) for other in here for form in (other.short, other.long)}
    longest = f"{person.long} ({person.of})" if person.of else person.long
    name = next((form for form in (person.short, person.long) if sort_key(form) not in taken), longest)
    return f"{person.rank} {name}".strip()


# --- slips --------------------------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class SlipFilter:
    """Which attempts to print are wanted; None lets all through.

    Attributes:
        since: from this instant on.
        before: up to this instant, and not at it.
        newest: only the last attempt for each visit: with ``outcome`` failed, the slips that are still to be printed.
    """

    visitor_id: UUID | None = None
    station_id: UUID | None = None
    outcome: SlipOutcome | None = None
    newest: bool = False
    since: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One attempt as a row of a table; ``printed_by`` is None where nobody was signed in."""

    slip: SlipPrint
    visitor: str
    station: str
    printed_by: str | None
