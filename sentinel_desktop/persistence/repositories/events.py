"""Events for people from outside, and their attendees; the attendees' passages are in ``event_passages``."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, ClassVar, Final
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Select, func, select

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.events import (
    AttendeeDetails,
    AttendeeFilter,
    AttendeeLine,
    AttendeeOrder,
    AttendeeStatus,
    EventDetails,
    EventFilter,
    EventLine,
    EventOrder,
)
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record
from sentinel_desktop.persistence.repositories.edited import EditedRepository
from sentinel_desktop.persistence.repositories.event_passages import LATEST
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.repositories.labels import BADGE_NUMBER
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.repositories.searches import has_words
from sentinel_desktop.persistence.tables import BadgeRow, EventAttendeeRow, EventRow, ListItemRow

_EVENTS: Final = table_of(EventRow)
_ATTENDEES: Final = table_of(EventAttendeeRow)
_ROLES: Final = table_of(ListItemRow)
_BADGES: Final = table_of(BadgeRow)

_latest: Final = LATEST.lateral("latest")
_withdrawn: Final = AttendeeStatus.WITHDRAWN.value
_NUMBERS: Final = (
    select(
        func.count().filter(_ATTENDEES.c.status != _withdrawn).label("attendees"),
        func.count().filter(_latest.c.direction == Direction.IN.value).label("present"),
    )
    .select_from(_ATTENDEES)
    .outerjoin(_latest, _latest.c.id.is_not(None))
    .where(_ATTENDEES.c.event_id == _EVENTS.c.id)
    .correlate(_EVENTS)
    .lateral("numbers")
)
_NAME: Final = (_ATTENDEES.c.sort_key, _ATTENDEES.c.id)


class EventRepository(EditedRepository[EventDetails, EventFilter, EventOrder]):
    """Events. One that has attendees, or was visited, is not deleted but cancelled."""

    aggregate, table, details = "events", _EVENTS, EventDetails
    orders: ClassVar[Mapping[Any, Order]] = {
        EventOrder.START: Order((_EVENTS.c.starts_on, _EVENTS.c.id)),
        EventOrder.NAME: Order((_EVENTS.c.name_key, _EVENTS.c.id)),
    }

    def lines(self, wanted: EventFilter, order: EventOrder, request: PageRequest) -> Page[EventLine]:
        """Return one page of a table of events; one statement, whatever their number."""
        in_order = self.orders[order]
        shown: Select[Any] = self._select().add_columns(_NUMBERS.c.attendees, _NUMBERS.c.present)
        shown = shown.join(_NUMBERS, _NUMBERS.c.attendees.is_not(None))
        rows = self._rows("lines", in_order.select_page(self._filtered(shown, wanted), request))
        return in_order.page(rows, request, self._line)

    def _conditions(self, wanted: EventFilter) -> Iterable[ColumnElement[bool]]:
        yield from has_words(_EVENTS.c.name_key, wanted.text)
        if wanted.statuses:
            yield _EVENTS.c.status.in_([status.value for status in wanted.statuses])
        if wanted.since is not None:
            yield _EVENTS.c.ends_on >= wanted.since
        if wanted.until is not None:
            yield _EVENTS.c.starts_on <= wanted.until

    def _line(self, row: RowMapping) -> EventLine:
        return EventLine(self._record(row), row["attendees"], row["present"])


class AttendeeRepository(EditedRepository[AttendeeDetails, AttendeeFilter, AttendeeOrder]):
    """The people of events. No two have one badge at the same time: ``ex_event_attendees_badge_id``.

    Of two who are given it at the same moment, the server may end one with a StoreConflictError: tried again, that one
    is refused as any other.
    """

    aggregate, table, details = "event attendees", _ATTENDEES, AttendeeDetails
    orders: ClassVar[Mapping[Any, Order]] = {
        AttendeeOrder.NAME: Order(_NAME),
        AttendeeOrder.ROLE: Order(
            (
                _ROLES.c.id.is_(None),
                func.coalesce(_ROLES.c.display_order, 0),
                func.coalesce(_ROLES.c.name_key, "").collate("C"),
                *_NAME,
            )
        ),
        AttendeeOrder.ACCESS: Order((_ATTENDEES.c.access_from, *_NAME)),
    }

    def with_badge(self, badge_id: UUID, at: datetime) -> Record[AttendeeDetails] | None:
        """Return the attendee who has a badge at an instant, None where nobody has it then."""
        held = AttendeeFilter(badge_id=badge_id, admitted_at=at)
        return next(map(self._record, self._rows("with badge", self._filtered(self._select(), held))), None)

    def lines(self, wanted: AttendeeFilter, order: AttendeeOrder, request: PageRequest) -> Page[AttendeeLine]:
        """Return one page of a table of attendees; one statement, whatever their number."""
        in_order = self.orders[order]
        labels: Any = (
            _EVENTS.c.name.label("event"),
            func.coalesce(_ROLES.c.name, "").label("role"),
            func.coalesce(_ROLES.c.name_fr, "").label("role_fr"),
            BADGE_NUMBER.label("badge"),
            _latest.c.direction,
            _latest.c.occurred_at,
        )
        shown = (
            self._select()
            .add_columns(*labels)
            .join(_EVENTS, _EVENTS.c.id == _ATTENDEES.c.event_id)
            .outerjoin(_BADGES, _BADGES.c.id == _ATTENDEES.c.badge_id)
            .outerjoin(_latest, _latest.c.id.is_not(None))
        )
        rows = self._rows("lines", in_order.select_page(self._filtered(shown, wanted), request))
        return in_order.page(rows, request, self._line)

    def _select(self) -> Select[Any]:
        return super()._select().select_from(_ATTENDEES).outerjoin(_ROLES, _ROLES.c.id == _ATTENDEES.c.event_role_id)

    def _conditions(self, wanted: AttendeeFilter) -> Iterable[ColumnElement[bool]]:
        yield from has_words(_ATTENDEES.c.sort_key, wanted.text)
        if wanted.event_id is not None:
            yield _ATTENDEES.c.event_id == wanted.event_id
        if wanted.roles:
            yield _ATTENDEES.c.event_role_id.in_(wanted.roles)
        if wanted.statuses:
            yield _ATTENDEES.c.status.in_([status.value for status in wanted.statuses])
        if wanted.badge_id is not None:
            yield _ATTENDEES.c.badge_id == wanted.badge_id
        if wanted.admitted_at is not None:
            yield _ATTENDEES.c.status != _withdrawn
            yield _ATTENDEES.c.access_from <= wanted.admitted_at
            yield _ATTENDEES.c.access_until > wanted.admitted_at

    def _line(self, row: RowMapping) -> AttendeeLine:
        return AttendeeLine(
            record=self._record(row),
            event=row["event"],
            role=row["role"],
            role_fr=row["role_fr"],
            badge=row["badge"],
            state=Direction(row["direction"] or Direction.OUT),
            since=row["occurred_at"],
        )
