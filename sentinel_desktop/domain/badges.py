"""A badge as the desk knows it when it is presented, as supervisors edit it, and as a list shows it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.ids import BadgeId, MemberId


class BadgeKind(StrEnum):
    """Whom a badge is for."""

    MEMBER = "member"
    VISITOR = "visitor"
    EVENT = "event"


class OnScan(StrEnum):
    """What a badge's or a member's status says of a scan; the rules read this, never a status's code."""

    ALLOW = "allow"
    WARN = "warn"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class MemberCard:
    """What a screen shows of a member.

    Attributes:
        display_name: the short name with its rank, as in ``PO2 Tremblay, A.``.
    """

    id: MemberId
    display_name: str
    rank: str
    last_name: str
    first_name: str
    division: str


@dataclass(frozen=True, slots=True)
class Holder:
    """The member who holds a badge."""

    card: MemberCard
    on_scan: OnScan
    archived: bool


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge as a scan finds it; ``holder`` is None where no member holds it."""

    id: BadgeId
    serial: str
    kind: BadgeKind
    on_scan: OnScan
    holder: Holder | None


@dataclass(frozen=True, slots=True)
class BadgeDetails:
    """One badge as supervisors edit it.

    Attributes:
        serial: in canonical form.
        kind: fixed as soon as a visit or an attendee named the badge.
        member_id: who holds it; only of a member's badge. Who holds another is kept with the visit or the attendee.
        issued_at: when its holder got it.
    """

    serial: str
    kind: BadgeKind
    badge_status_id: UUID
    member_id: UUID | None = None
    printed_number: str = ""
    issued_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BadgeFilter:
    """Which badges are wanted; what is empty or None lets all through.

    Attributes:
        held: held by somebody now, or free.
        text: words of the serial, the printed number or the holder's name, all of which must be found.
    """

    kinds: frozenset[BadgeKind] = frozenset()
    statuses: frozenset[UUID] = frozenset()
    held: bool | None = None
    text: str = ""


class BadgeOrder(StrEnum):
    """The orders of badges; printed numbers as a person counts, those without a number or a holder last."""

    SERIAL = "serial"
    PRINTED_NUMBER = "printed_number"
    HOLDER = "holder"


@dataclass(frozen=True, slots=True)
class BadgeHolder:
    """Who has a badge now.

    Attributes:
        id: of the member, the visit or the attendee, as the badge's kind says.
        name: short, with the rank where there is one.
        since: when a member got it, a visitor came in, an attendee's access began; None where nobody wrote it down.
    """

    id: UUID
    name: str
    since: datetime | None


@dataclass(frozen=True, slots=True)
class BadgeLine:
    """One badge as a row of a table.

    Attributes:
        version: what an edit of the row names.
        last_used_at: its latest scan, whatever came of it; None where it was never scanned.
    """

    id: UUID
    version: int
    serial: str
    kind: BadgeKind
    printed_number: str
    status: Chip
    on_scan: OnScan
    holder: BadgeHolder | None
    issued_at: datetime | None
    last_used_at: datetime | None
