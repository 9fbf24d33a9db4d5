"""The passages of everybody who comes and goes, in one table: members, visitors, attendees; and who was in when."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sentinel_desktop.domain.checkins import Standing
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.presence import SilentStation


class PersonKind(StrEnum):
    """Who came or went."""

    MEMBER = "member"
    VISITOR = "visitor"
    ATTENDEE = "attendee"


class Way(StrEnum):
    """How a passage came to be, whoever's it is."""

    BADGE = "badge"
    FIXED = "fixed"
    MANUAL = "manual"
    DESK = "desk"
    KIOSK = "kiosk"
    LOCKUP = "lockup"
    ROLLOVER = "rollover"
    CORRECTION = "correction"
    REDERIVED = "rederived"


@dataclass(frozen=True, slots=True)
class PassagesWanted:
    """Which passages are wanted; what is empty or None lets all through.

    Attributes:
        text: words of a name, all of which must be found.
        member_id: this member's alone, whatever ``text`` says.
        divisions: of the member, today; nobody else has one.
        since: from this instant on.
        before: up to this instant, and not at it.
        effective: those that count only; false for the whole log.
    """

    text: str = ""
    member_id: UUID | None = None
    kinds: frozenset[PersonKind] = frozenset()
    divisions: frozenset[UUID] = frozenset()
    direction: Direction | None = None
    ways: frozenset[Way] = frozenset()
    station_id: UUID | None = None
    since: datetime | None = None
    before: datetime | None = None
    effective: bool = True

    @property
    def of_kinds(self) -> frozenset[PersonKind]:
        """Whose passages these can be."""
        kinds = self.kinds or frozenset(PersonKind)
        return kinds & {PersonKind.MEMBER} if self.member_id is not None or self.divisions else kinds


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage as a row of a table.

    Attributes:
        id: of the check-in, the visit, or the attendee's passage; a visit has two passages.
        person_id: of the member, the visit or the attendee.
        name: as the person is called today, with the rank.
        of: the member's division, a visitor's or an attendee's organization; may be empty.
        recorded_at: the server's time; None for a visit, which is written over when it ends.
        station: None where it was made at none, or nobody wrote down where.
        badge: the number printed on the badge, its serial's last four where it has none; None without a badge.
        entered_by: the name of the account, None where nobody entered it by hand or nobody wrote down who.
        corrects: the check-in that this one took the place of.
        superseded_by: the check-in that took its place.
    """

    id: UUID
    kind: PersonKind
    person_id: UUID
    name: str
    of: str
    direction: Direction
    occurred_at: datetime
    recorded_at: datetime | None
    way: Way
    station: str | None
    badge: str | None
    entered_by: str | None
    reason: str
    witnessed: bool
    standing: Standing
    corrects: UUID | None = None
    superseded_by: UUID | None = None

    @property
    def place(self) -> tuple[datetime, UUID, str]:
        """Where it stands in the order of time."""
        return self.occurred_at, self.id, self.direction.value


@dataclass(frozen=True, slots=True)
class PersonThen:
    """Somebody who was in at a past moment.

    Attributes:
        id: of the member, the visit or the attendee.
        of: the member's division today, whom a visitor came to see, an attendee's event; may be empty.
        since: when they had come in.
    """

    kind: PersonKind
    id: UUID
    name: str
    of: str
    since: datetime


@dataclass(frozen=True, slots=True)
class PresentAt:
    """Who was in at a past moment, by what the log says today.

    Attributes:
        people: members by division and name, then visitors, then attendees, each by name.
        unheard: stations that may have seen more before that moment and have not told it yet.
    """

    at: datetime
    people: tuple[PersonThen, ...]
    unheard: tuple[SilentStation, ...] = ()

    @property
    def counts(self) -> Mapping[PersonKind, int]:
        """How many of each kind were in."""
        return Counter(person.kind for person in self.people)

    @property
    def by_division(self) -> Mapping[str, int]:
        """How many members of each division were in, by its code, in the order of codes."""
        found = Counter(person.of for person in self.people if person.kind is PersonKind.MEMBER)
        return dict(sorted(found.items()))
