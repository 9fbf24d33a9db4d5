"""What the desk is told while it receives a visitor: who may be meant, which badge it can be, what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sentinel_desktop.domain.badges import BadgeLine
from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.visit_drafts import Problems, VisitorKind
from sentinel_desktop.domain.visitors import VisitDetails

FEWEST_LETTERS = 3
"""Letters of a last name, or digits of a telephone number, before anybody is offered."""


@dataclass(frozen=True, slots=True)
class VisitorOffered:
    """Somebody who may be meant: expected today, or here before.

    Attributes:
        seen: the visit that is expected, or the latest one.
        is_expected: whether it is expected; else it was.
        times: how often this person has been here.
        host: of that visit, short, with the rank.
        host_is_in: whether that host is in; None where there is none.
        event: of that visit.
    """

    seen: RecordVersion
    visit: VisitDetails
    kind: VisitorKind
    is_expected: bool
    times: int
    host: str | None
    host_is_in: bool | None
    event: str | None


@dataclass(frozen=True, slots=True)
class EventOffered:
    """An event that a visitor may come to today."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class DeskChoices:
    """What the sign-in lets choose from, read once when it is opened.

    Attributes:
        events: that are active or planned for today.
        ranks: codes of the unit's ranks, the lowest first, to be offered to military visitors.
        types: the type of visit that follows from each code.
    """

    events: tuple[EventOffered, ...] = ()
    ranks: tuple[str, ...] = ()
    types: Mapping[str, Chip] = field(default_factory=dict)


# --- badges -------------------------------------------------------------------------------------------------------


class BadgeRefusal(StrEnum):
    """Why a badge cannot be handed to a visitor."""

    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    """Several badges have that number."""
    NOT_A_VISITORS = "not_a_visitors"
    HELD = "held"
    NOT_ACTIVE = "not_active"
    """Lost, damaged, inactive or decommissioned."""


@dataclass(frozen=True, slots=True)
class VisitorBadge:
    """A badge as the desk names it.

    Attributes:
        number: printed on it; its serial's last four where it has none.
    """

    id: UUID
    number: str

    @classmethod
    def of(cls, line: BadgeLine) -> "VisitorBadge":
        """Return a badge of a table as the desk names it."""
        return cls(line.id, line.printed_number or line.serial[-4:])


@dataclass(frozen=True, slots=True)
class BadgeRefused:
    """A badge that cannot be handed out, and why.

    Attributes:
        number: of the badge, or what was typed.
        holder: who has it, where somebody does.
        since: since when.
        status: its status, where that is the reason.
    """

    reason: BadgeRefusal
    number: str
    holder: str = ""
    since: datetime | None = None
    status: Chip | None = None


# --- what comes of a sign-in ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VisitorSignedIn:
    """A visitor is in.

    Attributes:
        badge: its number; None where none was handed out.
        host: short, with the rank; None where there is none.
        host_is_in: whether the host can be told at once; None where that is not known.
        waiting: kept on this computer, to be recorded when the database is back.
    """

    visit_id: UUID
    display_name: str
    badge: str | None
    host: str | None
    host_is_in: Direction | None
    expires_at: datetime
    was_expected: bool = False
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class VisitorHereAlready:
    """Somebody of this name is in: the same person, signed in elsewhere meanwhile, or another one.

    Attributes:
        is_the_expected: it is the very visit that was expected: nobody else can be it.
    """

    visit_id: UUID
    display_name: str
    since: datetime
    is_the_expected: bool


@dataclass(frozen=True, slots=True)
class NotSignedIn:
    """Nothing was recorded; what was typed is still typed."""

    problems: Problems = field(default_factory=dict)
    badge: BadgeRefused | None = None


VisitorSigningIn = VisitorSignedIn | VisitorHereAlready | NotSignedIn


# --- who is here ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VisitorInside:
    """A visitor who can be signed out.

    Attributes:
        seen: the visit as it was read; of one kept on this computer the version says nothing.
        waiting: signed in here while the database is away.
    """

    seen: RecordVersion
    display_name: str
    organization: str
    badge: str | None
    host: str | None
    since: datetime
    sort_key: str
    waiting: bool = False


class VisitorSigningOut(StrEnum):
    """What came of a sign-out."""

    SIGNED_OUT = "signed_out"
    KEPT_HERE = "kept_here"
    """The database is away: it is told when it is back."""
    OUT_ALREADY = "out_already"
    """Somebody else signed the visitor out meanwhile, or a scan did."""
