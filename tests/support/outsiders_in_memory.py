"""Visits, attendees and open questions of a store in memory, with the rules of the real one."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sentinel_desktop.domain.checkins import KeptPresence
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.events import AttendeePassage, PassageMethod
from sentinel_desktop.domain.ids import BadgeId, CheckInId, MemberId, ScanId, StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.outsiders import AttendeeOfBadge, VisitOfBadge
from sentinel_desktop.domain.timeline import Entry, EntryKind
from sentinel_desktop.domain.visitors import VisitOutMethod

ASSERTED_ENDS = {VisitOutMethod.DESK, VisitOutMethod.KIOSK}


@dataclass(frozen=True, slots=True)
class Question:
    """When did the member leave? Asked at a station at the time of a scan."""

    member_id: MemberId
    station_id: StationId
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class VisitInMemory:
    """One visit with a badge.

    Attributes:
        method: how it ended, None while it goes on.
        scan_id: the scan that ended it.
    """

    visit: VisitOfBadge
    method: VisitOutMethod | None = None
    scan_id: ScanId | None = None


@dataclass(slots=True)
class OutsideTables:
    """The rows of people from outside."""

    visits: dict[UUID, VisitInMemory] = field(default_factory=dict)
    attendees: list[AttendeeOfBadge] = field(default_factory=list)
    passages: dict[UUID, AttendeePassage] = field(default_factory=dict)

    def copy(self) -> "OutsideTables":
        """Return tables that can be changed by themselves."""
        return OutsideTables(copy(self.visits), copy(self.attendees), copy(self.passages))

    def begin(self, visit: VisitOfBadge) -> None:
        """Let a visit begin."""
        self.visits[visit.card.visit_id] = VisitInMemory(visit)

    def effective(self, attendee_id: UUID) -> list[AttendeePassage]:
        """Return the passages of an attendee that count, in the order of time."""
        superseded = {row.supersedes_id for row in self.passages.values()}
        count = [
            row
            for row in self.passages.values()
            if row.event_attendee_id == attendee_id and not row.voided and row.id not in superseded
        ]
        return sorted(count, key=lambda row: (row.occurred_at, row.id))


class OutsidersInMemory:
    """Satisfies ``services.ports.outsiders.OutsiderRepository``."""

    def __init__(self, tables: OutsideTables, scans: Mapping[ScanId, Any]) -> None:
        self._tables = tables
        self._scans = scans
        self._locked: set[BadgeId] = set()

    def lock_badge(self, badge_id: BadgeId) -> None:
        """Lock a badge until the unit of work ends."""
        self._locked.add(badge_id)

    def visit_of(self, badge_id: BadgeId, at: datetime) -> VisitOfBadge | None:
        """Return the visit that a badge was handed out for last, at or before ``at``."""
        visits = [row.visit for row in self._tables.visits.values()]
        begun = [visit for visit in visits if visit.badge_id == badge_id and visit.since <= at]
        return max(begun, key=lambda visit: (visit.since, visit.card.visit_id), default=None)

    def leave(self, visit_id: UUID, scan_id: ScanId) -> None:
        """Let a visit end by a scan, unless somebody asserted its end."""
        row, scan = self._tables.visits[visit_id], self._scans[scan_id].scan
        assert row.visit.badge_id in self._locked, "ended without the lock of the badge"
        if row.visit.open_at(scan.occurred_at) and row.method not in ASSERTED_ENDS:
            ended = replace(row.visit, ended_at=scan.occurred_at)
            self._tables.visits[visit_id] = VisitInMemory(ended, VisitOutMethod.BADGE, scan_id)

    def attendees_of(self, badge_id: BadgeId) -> Sequence[AttendeeOfBadge]:
        """Return everybody who has, had or will have an event's badge."""
        return [attendee for attendee in self._tables.attendees if attendee.badge_id == badge_id]

    def state_at(self, attendee_id: UUID, at: datetime | None = None) -> KeptPresence:
        """Return whether an attendee is in."""
        rows = [row for row in self._tables.effective(attendee_id) if at is None or row.occurred_at <= at]
        if not rows:
            return KeptPresence(Direction.OUT, None, None)
        return KeptPresence(rows[-1].direction, rows[-1].occurred_at, CheckInId(rows[-1].id))

    def entries_after(self, attendee: AttendeeOfBadge, at: datetime, repeat_window: timedelta) -> Sequence[Entry]:
        """Return an attendee's later passages that count, and the scans that found them so already."""
        made = [row for row in self._tables.effective(attendee.card.attendee_id) if row.occurred_at > at]
        entries = [_made(row, attendee.badge_id) for row in made] + self._seen_after(attendee, at, repeat_window)
        return sorted(entries, key=lambda entry: (entry.occurred_at, entry.check_in_id or entry.scan_id))

    def add(self, passage: AttendeePassage) -> None:
        """Write an attendee's passage into the log."""
        by_scan = passage.method in {PassageMethod.BADGE, PassageMethod.FIXED}
        assert (passage.scan_id is not None) == by_scan, "scan_fits_method"
        assert (passage.supersedes_id is not None) == (passage.method is PassageMethod.REDERIVED), "for_a_reason"
        for unique in ("scan_id", "supersedes_id"):
            value = getattr(passage, unique)
            assert value is None or all(getattr(row, unique) != value for row in self._tables.passages.values()), unique
        self._tables.passages[passage.id] = passage

    def _seen_after(self, attendee: AttendeeOfBadge, at: datetime, window: timedelta) -> list[Entry]:
        used = {row.scan_id for row in self._tables.passages.values()}
        of_badge = [row for row in self._scans.values() if row.badge is not None and row.badge.id == attendee.badge_id]
        times = [row.scan.occurred_at for row in of_badge]
        return [
            Entry(
                row.scan.occurred_at,
                row.decision.direction,
                EntryKind.SEEN,
                scan_id=row.scan.id,
                badge_id=attendee.badge_id,
                station_id=row.scan.station_id,
            )
            for row in of_badge
            if row.decision.outcome in {Outcome.ALREADY_IN, Outcome.ALREADY_OUT}
            and at < row.scan.occurred_at < attendee.card.access_until
            and row.scan.id not in used
            and not any(row.scan.occurred_at - window < time < row.scan.occurred_at for time in times)
        ]


def _made(row: AttendeePassage, badge_id: BadgeId) -> Entry:
    return Entry(
        row.occurred_at,
        row.direction,
        EntryKind.ASSERTED if row.method.asserted else EntryKind.DERIVED,
        check_in_id=CheckInId(row.id),
        badge_id=badge_id,
        station_id=StationId(row.station_id),
    )
