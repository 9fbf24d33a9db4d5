"""People from outside as a scan finds them by their badge: visits that it ends, passages of attendees that it makes."""

import dataclasses
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Interval,
    RowMapping,
    Select,
    and_,
    bindparam,
    column,
    exists,
    func,
    insert,
    select,
)

from sentinel_desktop.domain.checkins import KeptPresence
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.events import AttendeePassage, AttendeeStatus, EventStatus, PassageMethod
from sentinel_desktop.domain.ids import BadgeId, CheckInId, ScanId, StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.outsiders import AttendeeCard, AttendeeOfBadge, VisitOfBadge, VisitorCard
from sentinel_desktop.domain.timeline import Entry, EntryKind
from sentinel_desktop.persistence.repositories.badge_reads import badge_lock
from sentinel_desktop.persistence.repositories.event_passages import COUNTS, LATEST
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.repositories.repository import Repository
from sentinel_desktop.persistence.tables import (
    EventAttendeeRow,
    EventCheckInRow,
    EventRow,
    ScanRow,
    VisitorRow,
)

_VISITS: Final = table_of(VisitorRow)
_ATTENDEES: Final = table_of(EventAttendeeRow)
_EVENTS: Final = table_of(EventRow)
_PASSAGES: Final = table_of(EventCheckInRow)
_SCANS: Final = table_of(ScanRow)
TOLD_FOR: Final = timedelta(days=7)
"""For so long a station says by itself until when a badge opened."""
_END_OF_TIME: Final = datetime.max.replace(tzinfo=UTC)
_LOCK: Final = select(func.pg_advisory_xact_lock(badge_lock(bindparam("badge_id", type_=_VISITS.c.badge_id.type))))
_VISIT: Final = select(
    column("id", _VISITS.c.id.type),
    column("display_name", _VISITS.c.display_name.type),
    column("checked_in_at", _VISITS.c.checked_in_at.type),
    column("checked_out_at", _VISITS.c.checked_out_at.type),
).select_from(func.visit_of_badge(bindparam("badge_id"), bindparam("at")).alias("visit"))
_LEAVE: Final = select(func.leave_by_own_scan(bindparam("visit_id"), bindparam("scan_id")))
OPEN_VISITS: Final = select(
    _VISITS.c.id, _VISITS.c.badge_id, _VISITS.c.display_name, _VISITS.c.checked_in_at, _VISITS.c.checked_out_at
).where(_VISITS.c.checked_in_at.is_not(None), _VISITS.c.checked_out_at.is_(None), _VISITS.c.badge_id.is_not(None))
HOLDERS: Final[Select[Any]] = select(
    _ATTENDEES.c.id,
    _ATTENDEES.c.badge_id,
    _ATTENDEES.c.display_name,
    _ATTENDEES.c.access_from,
    _ATTENDEES.c.access_until,
    _ATTENDEES.c.status,
    _EVENTS.c.name.label("event"),
    _EVENTS.c.status.label("event_status"),
).join_from(_ATTENDEES, _EVENTS, _EVENTS.c.id == _ATTENDEES.c.event_id)
_HOLDERS: Final = HOLDERS.where(_ATTENDEES.c.badge_id == bindparam("badge_id"))
_latest: Final = LATEST.lateral("latest")
HOLDERS_WITH_STATES: Final = (
    HOLDERS.add_columns(_latest.c.direction)
    .outerjoin(_latest, _latest.c.id.is_not(None))
    .where(_ATTENDEES.c.badge_id.is_not(None), _ATTENDEES.c.access_until > func.statement_timestamp() - TOLD_FOR)
)
_OF_ONE: Final = and_(_PASSAGES.c.event_attendee_id == bindparam("attendee_id"), COUNTS)
_STATE: Final = (
    select(_PASSAGES.c.id, _PASSAGES.c.direction, _PASSAGES.c.occurred_at)
    .where(_OF_ONE, _PASSAGES.c.occurred_at <= bindparam("at"))
    .order_by(_PASSAGES.c.occurred_at.desc(), _PASSAGES.c.id.desc())
    .limit(1)
)
_MADE_AFTER: Final = select(
    _PASSAGES.c.id, _PASSAGES.c.direction, _PASSAGES.c.occurred_at, _PASSAGES.c.method, _PASSAGES.c.station_id
).where(_OF_ONE, _PASSAGES.c.occurred_at > bindparam("at"))
_before: Final = _SCANS.alias("before")
_SEEN_AFTER: Final = select(_SCANS.c.id, _SCANS.c.direction, _SCANS.c.occurred_at, _SCANS.c.station_id).where(
    _SCANS.c.badge_id == bindparam("badge_id"),
    _SCANS.c.occurred_at > bindparam("at"),
    _SCANS.c.occurred_at < bindparam("until"),
    _SCANS.c.outcome.in_([Outcome.ALREADY_IN.value, Outcome.ALREADY_OUT.value]),
    ~exists(_PASSAGES.c.id).where(_PASSAGES.c.scan_id == _SCANS.c.id),
    ~exists(_before.c.id).where(
        _before.c.badge_id == _SCANS.c.badge_id,
        _before.c.occurred_at < _SCANS.c.occurred_at,
        _before.c.occurred_at > _SCANS.c.occurred_at - bindparam("repeat_window", type_=Interval()),
    ),
)


class OutsiderRepository(Repository):
    """Satisfies ``services.ports.outsiders.OutsiderRepository``, for a station."""

    aggregate = "outsiders"

    def lock_badge(self, badge_id: BadgeId) -> None:
        """Wait until no other transaction works on a scan of this badge, and keep it so until this one ends."""
        self._rows("lock badge", _LOCK, badge_id=badge_id)

    def visit_of(self, badge_id: BadgeId, at: datetime) -> VisitOfBadge | None:
        """Return the visit that a badge was handed out for last, at or before ``at``; None where there is none."""
        rows = self._rows("visit of badge", _VISIT, badge_id=badge_id, at=at)
        return visit_of_row(rows[0], badge_id) if rows else None

    def leave(self, visit_id: UUID, scan_id: ScanId) -> None:
        """Let a visit end by a scan that this transaction wrote; where somebody asserted its end, that stands."""
        self._rows("leave", _LEAVE, visit_id=visit_id, scan_id=scan_id)

    def attendees_of(self, badge_id: BadgeId) -> Sequence[AttendeeOfBadge]:
        """Return everybody who has, had or will have an event's badge."""
        return [attendee_of_row(row) for row in self._rows("attendees of badge", _HOLDERS, badge_id=badge_id)]

    def state_at(self, attendee_id: UUID, at: datetime | None = None) -> KeptPresence:
        """Return whether an attendee is in by what counts, up to and including ``at``; of all without it."""
        rows = self._rows("state at", _STATE, attendee_id=attendee_id, at=_END_OF_TIME if at is None else at)
        if not rows:
            return KeptPresence(Direction.OUT, None, None)
        return KeptPresence(Direction(rows[0]["direction"]), rows[0]["occurred_at"], CheckInId(rows[0]["id"]))

    def entries_after(self, attendee: AttendeeOfBadge, at: datetime, repeat_window: timedelta) -> Sequence[Entry]:
        """Return an attendee's passages that count later than ``at``, and the scans that found them so already."""
        made = self._rows("passages after", _MADE_AFTER, attendee_id=attendee.card.attendee_id, at=at)
        seen = self._rows(
            "seen after",
            _SEEN_AFTER,
            badge_id=attendee.badge_id,
            at=at,
            until=attendee.card.access_until,
            repeat_window=repeat_window,
        )
        keyed = [((row["occurred_at"], row["id"]), _made_entry(row, attendee.badge_id)) for row in made]
        keyed += [((row["occurred_at"], row["id"]), _seen_entry(row, attendee.badge_id)) for row in seen]
        return [entry for _, entry in sorted(keyed, key=lambda pair: pair[0])]

    def add(self, passage: AttendeePassage) -> None:
        """Write an attendee's passage into the log."""
        self._run("add passage", insert(_PASSAGES), **dataclasses.asdict(passage))


def visit_of_row(row: RowMapping, badge_id: BadgeId) -> VisitOfBadge:
    """Return the visit of a row that has its columns."""
    return VisitOfBadge(
        badge_id, VisitorCard(row["id"], row["display_name"]), row["checked_in_at"], row["checked_out_at"]
    )


def attendee_of_row(row: RowMapping) -> AttendeeOfBadge:
    """Return the attendee of a row of ``HOLDERS``."""
    withdrawn = row["status"] == AttendeeStatus.WITHDRAWN
    return AttendeeOfBadge(
        badge_id=BadgeId(row["badge_id"]),
        card=AttendeeCard(row["id"], row["display_name"], row["event"], row["access_from"], row["access_until"]),
        expected=row["event_status"] == EventStatus.ACTIVE and not withdrawn,
        withdrawn=withdrawn,
    )


def _made_entry(row: RowMapping, badge_id: BadgeId) -> Entry:
    method = PassageMethod(row["method"])
    by_badge = method in {PassageMethod.BADGE, PassageMethod.FIXED, PassageMethod.REDERIVED}
    return Entry(
        occurred_at=row["occurred_at"],
        direction=Direction(row["direction"]),
        kind=EntryKind.ASSERTED if method.asserted else EntryKind.DERIVED,
        check_in_id=CheckInId(row["id"]),
        badge_id=badge_id if by_badge else None,
        station_id=StationId(row["station_id"]),
    )


def _seen_entry(row: RowMapping, badge_id: BadgeId) -> Entry:
    return Entry(
        occurred_at=row["occurred_at"],
        direction=Direction(row["direction"]),
        kind=EntryKind.SEEN,
        scan_id=ScanId(row["id"]),
        badge_id=badge_id,
        station_id=StationId(row["station_id"]),
    )
