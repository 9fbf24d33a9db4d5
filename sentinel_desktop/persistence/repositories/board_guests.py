"""How a board reads who else is in besides members: visitors, and attendees of events; and the tags of members.

A station reads this without anybody signed in: only columns that a board shows.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Select, and_, bindparam, exists, func, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.presence import AttendeeOnBoard, BoardTag, VisitorHere
from sentinel_desktop.persistence.repositories.labels import BADGE_NUMBER
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.tables import (
    BadgeRow,
    DivisionRow,
    EventAttendeeRow,
    EventCheckInRow,
    EventRow,
    MemberRow,
    MemberTagRow,
    RankRow,
    TagRow,
    VisitorRow,
    VisitTypeRow,
)

_one_tag: Final = func.jsonb_build_array(
    TagRow.id, TagRow.name, TagRow.name_fr, TagRow.colour, TagRow.is_positional, TagRow.display_order
)
_in_order: Final = (TagRow.is_positional.desc(), TagRow.display_order, TagRow.name_key, TagRow.id)
TAGS: Final = (
    select(func.jsonb_agg(aggregate_order_by(_one_tag, *_in_order)))
    .select_from(MemberTagRow)
    .join(TagRow, TagRow.id == MemberTagRow.tag_id)
    .where(MemberTagRow.member_id == MemberRow.id)
    .correlate(MemberRow)
    .scalar_subquery()
    .label("tags")
)
"""Of a member who is joined; NULL where there is none."""

_VISITOR_SHOWN: Final[tuple[Any, ...]] = (
    VisitorRow.id,
    VisitorRow.display_name,
    VisitorRow.sort_key,
    VisitorRow.checked_in_at,
    VisitorRow.expires_at,
    VisitorRow.escort_required,
    VisitTypeRow.name.label("type_name"),
    VisitTypeRow.name_fr.label("type_name_fr"),
    VisitTypeRow.colour.label("type_colour"),
    BADGE_NUMBER.label("badge"),
    MemberRow.id.label("host_id"),
    MemberRow.display_name.label("host_name"),
    MemberRow.last_name.label("host_last_name"),
    MemberRow.first_name.label("host_first_name"),
    RankRow.code.label("host_rank"),
    DivisionRow.code.label("host_division"),
    func.statement_timestamp().label("as_of"),
)
_visits: Select[Any] = select(*_VISITOR_SHOWN)
_VISITORS: Final = (
    _visits.join_from(VisitorRow, VisitTypeRow, VisitTypeRow.id == VisitorRow.visit_type_id)
    .outerjoin(BadgeRow, BadgeRow.id == VisitorRow.badge_id)
    .outerjoin(MemberRow, MemberRow.id == VisitorRow.host_member_id)
    .outerjoin(RankRow, RankRow.id == MemberRow.rank_id)
    .outerjoin(DivisionRow, DivisionRow.id == MemberRow.division_id)
    .order_by(VisitorRow.sort_key, VisitorRow.id)
)
VISITORS_IN: Final = _VISITORS.where(VisitorRow.checked_in_at.is_not(None), VisitorRow.checked_out_at.is_(None))
VISITORS_IN_AT: Final = _VISITORS.where(
    VisitorRow.checked_in_at <= bindparam("at"),
    or_(VisitorRow.checked_out_at.is_(None), VisitorRow.checked_out_at > bindparam("at")),
)
_later: Final = table_of(EventCheckInRow).alias("later_passage")
ATTENDED: Final = and_(
    EventCheckInRow.voided.is_(False), ~exists(_later.c.id).where(_later.c.supersedes_id == EventCheckInRow.id)
)
"""A passage of an attendee that counts: neither voided nor superseded by another row."""


def _attendees(*until: ColumnElement[bool]) -> Select[Any]:
    latest = (
        select(EventCheckInRow.direction, EventCheckInRow.occurred_at)
        .where(EventCheckInRow.event_attendee_id == EventAttendeeRow.id, ATTENDED, *until)
        .order_by(EventCheckInRow.occurred_at.desc(), EventCheckInRow.id.desc())
        .limit(1)
        .correlate(EventAttendeeRow)
        .lateral("latest")
    )
    return (
        select(
            EventAttendeeRow.id,
            EventAttendeeRow.display_name,
            EventAttendeeRow.sort_key,
            EventRow.name.label("event"),
            latest.c.occurred_at,
        )
        .join_from(EventAttendeeRow, latest, latest.c.direction == Direction.IN.value)
        .join(EventRow, EventRow.id == EventAttendeeRow.event_id)
        .order_by(EventAttendeeRow.sort_key, EventAttendeeRow.id)
    )


ATTENDEES_IN: Final = _attendees()
ATTENDEES_IN_AT: Final = _attendees(EventCheckInRow.occurred_at <= bindparam("at"))


def tags_of(found: Iterable[list[Any]] | None) -> tuple[BoardTag, ...]:
    """Return the tags of a row that has ``TAGS``; the same objects for the same tags, whoever has them."""
    return tuple(_tag(*values) for values in found or ())


@lru_cache(maxsize=512)
def _tag(key: str, name: str, name_fr: str, colour: str, positional: bool, order: int) -> BoardTag:  # noqa: FBT001 - as the row has it
    return BoardTag(UUID(key), Chip(name, name_fr, colour), positional, order)


def visitor_of(row: RowMapping) -> VisitorHere:
    """Return a visitor of ``VISITORS_IN``."""
    return VisitorHere(
        visit_id=row["id"],
        display_name=row["display_name"],
        visit_type=Chip(row["type_name"], row["type_name_fr"], row["type_colour"]),
        host=None if row["host_id"] is None else _host_of(row),
        badge=row["badge"],
        since=row["checked_in_at"],
        expires_at=row["expires_at"],
        escort_required=row["escort_required"],
        sort_key=row["sort_key"],
    )


def _host_of(row: RowMapping) -> MemberCard:
    return MemberCard(
        id=MemberId(row["host_id"]),
        display_name=f"{row['host_rank']} {row['host_name']}",
        rank=row["host_rank"],
        last_name=row["host_last_name"],
        first_name=row["host_first_name"],
        division=row["host_division"],
    )


def attendee_of(row: RowMapping) -> AttendeeOnBoard:
    """Return an attendee of ``ATTENDEES_IN``."""
    return AttendeeOnBoard(row["id"], row["display_name"], row["event"], row["occurred_at"], row["sort_key"])
