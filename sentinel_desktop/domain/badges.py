"""What the desk knows of a badge and its holder when it is presented."""

from dataclasses import dataclass
from enum import StrEnum

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
