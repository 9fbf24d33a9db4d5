"""How visits are asked for: what a filter lets through, the orders, the labels of a line, and counts over a period."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    Select,
    Text,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by

from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.sort_keys import search_keys, sort_key
from sentinel_desktop.domain.visitors import (
    TypeCount,
    VisitDetails,
    VisitFilter,
    VisitLine,
    VisitOrder,
    VisitState,
)
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.repositories.labels import BADGE_NUMBER, MEMBER_NAME, within
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.tables import (
    BadgeRow,
    EventRow,
    MemberRow,
    PresenceRow,
    RankRow,
    StationRow,
    VisitorRow,
    VisitTypeRow,
)

VISITS: Final = table_of(VisitorRow)
_TYPES: Final = table_of(VisitTypeRow)
_BADGES: Final = table_of(BadgeRow)
_EVENTS: Final = table_of(EventRow)
_STATIONS: Final = table_of(StationRow)
_MEMBERS: Final = table_of(MemberRow)
_RANKS: Final = table_of(RankRow)
_PRESENCE: Final = table_of(PresenceRow)

_NEVER: Final = datetime.fromtimestamp(0, UTC)
"""Stands in the order for no instant at all, after every other one by the column before it."""

_NAME: Final = (VISITS.c.sort_key, VISITS.c.id)

ORDERS: Final[Mapping[VisitOrder, Order]] = {
    VisitOrder.TIME_IN: Order(
        (VISITS.c.checked_in_at.is_(None), func.coalesce(VISITS.c.checked_in_at, _NEVER), VISITS.c.id)
    ),
    VisitOrder.NAME: Order(_NAME),
    VisitOrder.ORGANIZATION: Order((VISITS.c.organization == "", VISITS.c.organization_key, *_NAME)),
    VisitOrder.EXPECTED: Order(
        (VISITS.c.expected_at.is_(None), func.coalesce(VISITS.c.expected_at, _NEVER), VISITS.c.id)
    ),
}

_STATES: Final[Mapping[VisitState, tuple[ColumnElement[bool], ...]]] = {
    VisitState.EXPECTED: (VISITS.c.checked_in_at.is_(None), VISITS.c.cancelled_at.is_(None)),
    VisitState.OPEN: (VISITS.c.checked_in_at.is_not(None), VISITS.c.checked_out_at.is_(None)),
    VisitState.CLOSED: (VISITS.c.checked_out_at.is_not(None),),
    VisitState.CANCELLED: (VISITS.c.cancelled_at.is_not(None),),
}
_LABELS: Final[tuple[Any, ...]] = (
    _TYPES.c.name.label("type_name"),
    _TYPES.c.name_fr.label("type_name_fr"),
    _TYPES.c.colour.label("type_colour"),
    MEMBER_NAME.label("host"),
    BADGE_NUMBER.label("badge"),
    _EVENTS.c.name.label("event"),
    _STATIONS.c.name.label("station"),
)
_IN_PERIOD: Final = and_(VISITS.c.checked_in_at >= bindparam("since"), VISITS.c.checked_in_at < bindparam("before"))
_number: Final = func.count().label("number")

BY_TYPE: Final = (
    select(_TYPES.c.id, _TYPES.c.name, _TYPES.c.name_fr, _TYPES.c.colour, _number)
    .join_from(VISITS, _TYPES, _TYPES.c.id == VISITS.c.visit_type_id)
    .where(_IN_PERIOD)
    .group_by(_TYPES.c.id)
    .order_by(_number.desc(), _TYPES.c.display_order, _TYPES.c.name_key, _TYPES.c.id)
)
BY_PURPOSE: Final = (
    select(VISITS.c.purpose, _number)
    .where(_IN_PERIOD)
    .group_by(VISITS.c.purpose)
    .order_by(_number.desc(), VISITS.c.purpose)
)
_names: Final = func.array_agg(
    aggregate_order_by(VISITS.c.organization, VISITS.c.checked_in_at.desc(), VISITS.c.id.desc()), type_=ARRAY(Text)
)
BY_ORGANIZATION: Final = (
    select(_names[1].label("organization"), _number)
    .select_from(VISITS)
    .where(_IN_PERIOD)
    .group_by(VISITS.c.organization_key)
    .order_by(_number.desc(), VISITS.c.organization_key)
)


def _named(key: ColumnElement[str]) -> ColumnElement[bool]:
    """Return whether a key is that of a last name alone, or begins with it."""
    begins = and_(key >= bindparam("names_from"), key < bindparam("names_until"))
    return or_(key == bindparam("name_key"), begins)


_VISITORS_HERE: Final = select(
    VISITS.c.last_name,
    VISITS.c.first_name,
    VISITS.c.rank,
    func.coalesce(func.nullif(VISITS.c.organization, ""), VISITS.c.unit).label("of"),
).where(*_STATES[VisitState.OPEN], _named(VISITS.c.sort_key))
_MEMBERS_HERE: Final = (
    select(_MEMBERS.c.last_name, _MEMBERS.c.first_name, _RANKS.c.code.label("rank"), literal("").label("of"))
    .join_from(_MEMBERS, _RANKS, _RANKS.c.id == _MEMBERS.c.rank_id)
    .join(_PRESENCE, _PRESENCE.c.member_id == _MEMBERS.c.id)
    .where(_PRESENCE.c.state == Direction.IN.value, _named(_MEMBERS.c.sort_key))
)
PEOPLE_HERE: Final = union_all(_MEMBERS_HERE, _VISITORS_HERE)


def in_state(state: VisitState) -> tuple[ColumnElement[bool], ...]:
    """Return what a visit in this state fulfils."""
    return _STATES[state]


def sought(wanted: VisitFilter) -> Iterable[ColumnElement[bool]]:
    """Return what a visit must fulfil to be let through."""
    if len(wanted.states) == 1:
        yield from _STATES[next(iter(wanted.states))]
    elif wanted.states:
        yield or_(*(and_(*_STATES[state]) for state in sorted(wanted.states)))
    if wanted.types:
        yield VISITS.c.visit_type_id.in_(wanted.types)
    if wanted.purposes:
        yield VISITS.c.purpose.in_([purpose.value for purpose in wanted.purposes])
    organization_key = None if wanted.organization is None else sort_key(wanted.organization)
    same = {
        VISITS.c.organization_key: organization_key,
        VISITS.c.host_member_id: wanted.host_member_id,
        VISITS.c.badge_id: wanted.badge_id,
        VISITS.c.event_id: wanted.event_id,
        VISITS.c.station_id: wanted.station_id,
        VISITS.c.escort_required: wanted.escort_required,
    }
    yield from (column == value for column, value in same.items() if value is not None)
    yield from within(VISITS.c.checked_in_at, wanted.since, wanted.before)
    yield from within(VISITS.c.expected_at, wanted.expected_since, wanted.expected_before)
    if wanted.unexpired_at is not None:
        yield or_(VISITS.c.expires_at.is_(None), VISITS.c.expires_at > wanted.unexpired_at)
    for word in search_keys(wanted.text):
        keys = (VISITS.c.sort_key, VISITS.c.organization_key)
        yield or_(*(key.contains(word, autoescape=True) for key in keys))


def labelled(statement: Select[Any]) -> Select[Any]:
    """Return a statement over visits with the labels that a line shows."""
    return (
        statement.add_columns(*_LABELS)
        .join(_TYPES, _TYPES.c.id == VISITS.c.visit_type_id)
        .outerjoin(_MEMBERS, _MEMBERS.c.id == VISITS.c.host_member_id)
        .outerjoin(_RANKS, _RANKS.c.id == _MEMBERS.c.rank_id)
        .outerjoin(_BADGES, _BADGES.c.id == VISITS.c.badge_id)
        .outerjoin(_EVENTS, _EVENTS.c.id == VISITS.c.event_id)
        .outerjoin(_STATIONS, _STATIONS.c.id == VISITS.c.station_id)
    )


def line_of(record: Record[VisitDetails], row: RowMapping) -> VisitLine:
    """Return the line of a row of ``labelled``."""
    return VisitLine(
        record=record,
        visit_type=Chip(row["type_name"], row["type_name_fr"], row["type_colour"]),
        host=row["host"],
        badge=row["badge"],
        event=row["event"],
        station=row["station"],
    )


def type_count_of(row: RowMapping) -> TypeCount:
    """Return the count of a row of ``BY_TYPE``."""
    return TypeCount(row["id"], Chip(row["name"], row["name_fr"], row["colour"]), row["number"])
