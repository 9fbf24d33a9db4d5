"""A badge as the desk knows it when it is presented, as supervisors edit it, and as a list shows it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.ids import BadgeId, MemberId
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.sort_keys import sort_key

OVERDUE_AFTER: Final = timedelta(hours=12)
"""From the sign-in of a visitor on, the badge should be back after this, whatever the visit says."""


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
    """A badge as a scan finds it.

    Attributes:
        holder: None where no member holds it.
        printed_number: empty where it has none.
    """

    id: BadgeId
    serial: str
    kind: BadgeKind
    on_scan: OnScan
    holder: Holder | None
    printed_number: str = ""

    @property
    def shown_number(self) -> str:
        """The printed number where it tells a person more than the holder's name does: of a badge no member carries."""
        return "" if self.kind is BadgeKind.MEMBER else self.printed_number


@dataclass(frozen=True, slots=True)
class BadgeDetails:
    """One badge as supervisors edit it.

    Attributes:
        serial: in canonical form.
        kind: fixed as soon as a visit or an attendee named the badge.
        member_id: who holds it; only of a member's badge. Who holds another is kept with the visit or the attendee.
        issued_at: when its holder got it.
        status_reason: why it has its status, in a person's words; empty where nothing needs a reason.
    """

    serial: str
    kind: BadgeKind
    badge_status_id: UUID
    member_id: UUID | None = None
    printed_number: str = ""
    issued_at: datetime | None = None
    status_reason: str = ""


@dataclass(frozen=True, slots=True)
class BadgeFilter:
    """Which badges are wanted; what is empty or None lets all through.

    Attributes:
        held: held by somebody now, or free.
        text: words of the serial, the printed number or the holder's name, all of which must be found.
        overdue_at: the moment at which a visitor should have given it back.
    """

    kinds: frozenset[BadgeKind] = frozenset()
    statuses: frozenset[UUID] = frozenset()
    held: bool | None = None
    text: str = ""
    overdue_at: datetime | None = None


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
        until: when a visit expires, an attendee's access ends; None where nothing ends it.
        archived: a member who left the unit.
    """

    id: UUID
    name: str
    since: datetime | None
    until: datetime | None = None
    archived: bool = False


@dataclass(frozen=True, slots=True)
class BadgeLine:
    """One badge as a row of a table.

    Attributes:
        version: what an edit of the row names.
        last_used_at: its latest scan, whatever came of it; None where it was never scanned.
        status_reason: why it has its status.
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
    status_id: UUID
    status_reason: str = ""

    @property
    def seen(self) -> RecordVersion:
        """What an edit names that is made from this row as it is."""
        return RecordVersion(self.id, self.version)

    def is_called(self, text: str) -> bool:
        """Return whether a text is its printed number, its serial, or the end of the serial that screens show."""
        if self.printed_number and sort_key(text) == sort_key(self.printed_number):
            return True
        typed = "".join(text.split()).upper()
        return typed in {self.serial, self.serial[-4:]}

    def is_overdue(self, now: datetime) -> bool:
        """Return whether a visitor should have given it back: the visit expired, or began too long ago."""
        if self.kind is not BadgeKind.VISITOR or self.holder is None or self.holder.since is None:
            return False
        until = self.holder.until
        return self.holder.since < now - OVERDUE_AFTER or (until is not None and until < now)


@dataclass(frozen=True, slots=True)
class BadgeStatus:
    """A status that a badge can have; ``code`` names those that the program itself gives."""

    id: UUID
    code: str
    chip: Chip
    on_scan: OnScan
    is_active: bool


@dataclass(frozen=True, slots=True)
class VisitorPool:
    """How many of the visitors' badges are where.

    Attributes:
        held: with a visitor who is in; those overdue are among them.
        free: can be given to a visitor now.
        put_away: with nobody, and refused at the reader.
    """

    held: int = 0
    overdue: int = 0
    free: int = 0
    put_away: int = 0
