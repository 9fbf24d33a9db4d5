"""The passages of events' attendees, and who of an event is in."""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Select, and_, exists, func, insert, select

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.events import AttendeeHere, AttendeePassage, PassageFilter, PassageLine
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.persistence.repositories.edited import details_of
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.repositories.labels import within
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.repositories.repository import Repository
from sentinel_desktop.persistence.tables import (
    AdminUserRow,
    EventAttendeeRow,
    EventCheckInRow,
    EventRow,
    StationRow,
)

_PASSAGES: Final = table_of(EventCheckInRow)
_ATTENDEES: Final = table_of(EventAttendeeRow)
_EVENTS: Final = table_of(EventRow)
_STATIONS: Final = table_of(StationRow)
_ACCOUNTS: Final = table_of(AdminUserRow)

_later: Final = _PASSAGES.alias("later_passage")
COUNTS: Final = and_(
    _PASSAGES.c.voided.is_(False), ~exists(_later.c.id).where(_later.c.supersedes_id == _PASSAGES.c.id)
)
"""A passage that counts: neither voided nor superseded by another row."""

LATEST: Final = (
    select(_PASSAGES.c.id, _PASSAGES.c.direction, _PASSAGES.c.occurred_at)
    .where(_PASSAGES.c.event_attendee_id == _ATTENDEES.c.id, COUNTS)
    .order_by(_PASSAGES.c.occurred_at.desc(), _PASSAGES.c.id.desc())
    .limit(1)
    .correlate(_ATTENDEES)
)
"""The latest passage that counts of an attendee who is joined."""

_latest: Final = LATEST.lateral("latest")
_HERE: Final[Select[Any]] = (
    select(
        _ATTENDEES.c.id,
        _ATTENDEES.c.event_id,
        _ATTENDEES.c.display_name,
        _ATTENDEES.c.organization,
        _latest.c.occurred_at,
    )
    .join_from(_ATTENDEES, _latest, _latest.c.direction == Direction.IN.value)
    .order_by(_ATTENDEES.c.sort_key, _ATTENDEES.c.id)
)
_BY_TIME: Final = Order((_PASSAGES.c.occurred_at, _PASSAGES.c.id))
_LINES: Final[Select[Any]] = (
    select(
        *(_PASSAGES.c[field.name] for field in dataclasses.fields(AttendeePassage)),
        _ATTENDEES.c.display_name.label("attendee"),
        _EVENTS.c.name.label("event"),
        _STATIONS.c.name.label("station"),
        _ACCOUNTS.c.display_name.label("account"),
    )
    .join_from(_PASSAGES, _ATTENDEES, _ATTENDEES.c.id == _PASSAGES.c.event_attendee_id)
    .join(_EVENTS, _EVENTS.c.id == _ATTENDEES.c.event_id)
    .join(_STATIONS, _STATIONS.c.id == _PASSAGES.c.station_id)
    .outerjoin(_ACCOUNTS, _ACCOUNTS.c.id == _PASSAGES.c.entered_by)
)
_COUNT: Final = (
    select(func.count()).select_from(_PASSAGES).join(_ATTENDEES, _ATTENDEES.c.id == _PASSAGES.c.event_attendee_id)
)


class EventPassageRepository(Repository):
    """The log of attendees' passages."""

    aggregate = "event passages"

    def add(self, passage: AttendeePassage) -> None:
        """Write one passage into the log.

        Raises:
            AlreadyTakenError: by ``uq_event_checkins_scan_id``, its scan made one already.
        """
        with self._savepoint():
            self._run("add", insert(_PASSAGES), **dataclasses.asdict(passage))

    def add_each(self, passages: Sequence[AttendeePassage]) -> None:
        """Write several passages, all of them or none, as the lockup does."""
        with self._savepoint():
            self._run_each("add each", insert(_PASSAGES), [dataclasses.asdict(passage) for passage in passages])

    def latest(self, attendee_id: UUID) -> AttendeePassage | None:
        """Return an attendee's latest passage, by which they are in or out; None for one who never came."""
        of_one = _BY_TIME.select_page(
            _LINES.where(_PASSAGES.c.event_attendee_id == attendee_id, COUNTS), PageRequest(size=1, descending=True)
        )
        return next(map(_passage_of, self._rows("latest", of_one)), None)

    def here(self, event_id: UUID | None = None) -> Sequence[AttendeeHere]:
        """Return who of an event, or of all of them, is in, in the order of names; one statement."""
        wanted = _HERE if event_id is None else _HERE.where(_ATTENDEES.c.event_id == event_id)
        return [
            AttendeeHere(row["id"], row["event_id"], row["display_name"], row["organization"], row["occurred_at"])
            for row in self._rows("here", wanted)
        ]

    def page(self, wanted: PassageFilter, request: PageRequest) -> Page[PassageLine]:
        """Return one page, the newest first; one statement.

        A ``descending`` request turns that round, as with every page: the oldest first.
        """
        turned = dataclasses.replace(request, descending=not request.descending)
        rows = self._rows("page", _BY_TIME.select_page(_LINES.where(*_sought(wanted)), turned))
        return _BY_TIME.page(rows, turned, _line_of)

    def count(self, wanted: PassageFilter) -> int:
        """Return how many passages ``wanted`` lets through."""
        return int(self._scalar("count", _COUNT.where(*_sought(wanted))))


def _sought(wanted: PassageFilter) -> Iterable[ColumnElement[bool]]:
    same = {
        _ATTENDEES.c.event_id: wanted.event_id,
        _PASSAGES.c.event_attendee_id: wanted.event_attendee_id,
        _PASSAGES.c.station_id: wanted.station_id,
        _PASSAGES.c.direction: wanted.direction,
        _PASSAGES.c.method: wanted.method,
        _PASSAGES.c.witnessed: wanted.witnessed,
    }
    yield from (column == value for column, value in same.items() if value is not None)
    yield from within(_PASSAGES.c.occurred_at, wanted.since, wanted.before)


def _passage_of(row: RowMapping) -> AttendeePassage:
    passage: AttendeePassage = details_of(AttendeePassage, row)
    return passage


def _line_of(row: RowMapping) -> PassageLine:
    return PassageLine(_passage_of(row), row["attendee"], row["event"], row["station"], row["account"])
