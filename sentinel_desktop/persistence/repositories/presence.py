"""Who is in the building: reads for the board, for a past moment, and the proof that presence is what the log says."""

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, Select, bindparam, func, or_, select

from sentinel_desktop.domain.clocks import CLOCK_TOLERANCE
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import CheckInId, MemberId
from sentinel_desktop.domain.lists import RankCategory
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.presence import (
    AttendeeOnBoard,
    BoardChange,
    BoardEntry,
    BoardSnapshot,
    DivisionStrength,
    LatestPassage,
    PassagesTouched,
    PresenceDifference,
    PresenceFilter,
    PresenceOrder,
    SilentStation,
    StationOffTime,
    VisitorHere,
    WaitingStation,
)
from sentinel_desktop.persistence.repositories import latest_passages as passages
from sentinel_desktop.persistence.repositories.badge_reads import card_of
from sentinel_desktop.persistence.repositories.board_guests import (
    ATTENDEES_IN,
    ATTENDEES_IN_AT,
    TAGS,
    VISITORS_IN,
    VISITORS_IN_AT,
    attendee_of,
    tags_of,
    visitor_of,
)
from sentinel_desktop.persistence.repositories.check_in_statements import EFFECTIVE
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.repositories.repository import Repository
from sentinel_desktop.persistence.tables import (
    CheckInRow,
    DivisionRow,
    MemberRow,
    PresenceRow,
    RankRow,
    StationHealthRow,
    StationRow,
)

SILENT_AFTER: Final = timedelta(seconds=60)
FORGOTTEN_AFTER: Final = timedelta(days=7)
"""A station unheard for so long was taken down: it is no longer asked after."""


_PERSON: Final[tuple[Any, ...]] = (
    MemberRow.id.label("member_id"),
    MemberRow.display_name,
    MemberRow.last_name,
    MemberRow.first_name,
    MemberRow.sort_key,
    MemberRow.service_number,
    RankRow.code.label("rank"),
    RankRow.display_order.label("rank_order"),
    RankRow.category.label("rank_category"),
    DivisionRow.code.label("division"),
    DivisionRow.name.label("division_name"),
    DivisionRow.name_fr.label("division_name_fr"),
    func.statement_timestamp().label("as_of"),
)


def _people(*more: object) -> Select[Any]:
    columns: Any = (*_PERSON, *more)
    query: Select[Any] = select(*columns).select_from(MemberRow)
    return query.join(RankRow, RankRow.id == MemberRow.rank_id).join(
        DivisionRow, DivisionRow.id == MemberRow.division_id
    )


_BOARD = _people(TAGS, PresenceRow.state, PresenceRow.since).join(PresenceRow, PresenceRow.member_id == MemberRow.id)
_EVERYBODY_IN = _BOARD.where(PresenceRow.state == Direction.IN.value)
_THESE = _BOARD.where(MemberRow.id == func.any(bindparam("member_ids")))

_LATEST = (
    select(CheckInRow.id, CheckInRow.direction, CheckInRow.occurred_at)
    .where(CheckInRow.member_id == MemberRow.id, EFFECTIVE)
    .order_by(CheckInRow.occurred_at.desc(), CheckInRow.id.desc())
    .limit(1)
)
_last_at = _LATEST.where(CheckInRow.occurred_at <= bindparam("at")).correlate(MemberRow).lateral("last_at")
_IN_AT = _people(TAGS, _last_at.c.direction.label("state"), _last_at.c.occurred_at.label("since")).join(
    _last_at, _last_at.c.direction == Direction.IN.value
)
_last = _LATEST.correlate(MemberRow).lateral("last")
_REBUILT = (
    _people(
        PresenceRow.state,
        PresenceRow.since,
        PresenceRow.checkin_id,
        _last.c.id.label("rebuilt_id"),
        _last.c.direction.label("rebuilt_state"),
    )
    .join(PresenceRow, PresenceRow.member_id == MemberRow.id)
    .outerjoin(_last, _last.c.id.is_not(None))
    .where(
        or_(
            PresenceRow.checkin_id.is_distinct_from(_last.c.id),
            PresenceRow.since.is_distinct_from(_last.c.occurred_at),
            PresenceRow.state != func.coalesce(_last.c.direction, Direction.OUT.value),
        )
    )
    .order_by(MemberRow.sort_key, MemberRow.id)
)
_STATIONS = (
    select(
        StationRow.name,
        StationHealthRow.last_seen_at,
        StationHealthRow.last_synced_at,
        StationHealthRow.waiting,
        StationHealthRow.clock_offset_ms,
        func.statement_timestamp().label("as_of"),
    )
    .join_from(StationRow, StationHealthRow, StationHealthRow.station_id == StationRow.id)
    .where(StationHealthRow.last_seen_at > func.statement_timestamp() - FORGOTTEN_AFTER)
    .order_by(StationRow.name_key, StationRow.id)
)

_MEMBERS: Final = table_of(MemberRow)
_DIVISIONS: Final = table_of(DivisionRow)
_PRESENCE: Final = table_of(PresenceRow)
_NAME: Final = (_MEMBERS.c.sort_key, _MEMBERS.c.id)
_NEVER: Final = datetime.fromtimestamp(0, UTC)
"""Stands in the order for no instant at all, after every other one by the column before it."""

_ORDERS: Final[Mapping[PresenceOrder, Order]] = {
    PresenceOrder.NAME: Order(_NAME),
    PresenceOrder.RANK: Order((-table_of(RankRow).c.display_order, *_NAME)),
    PresenceOrder.DIVISION: Order((_DIVISIONS.c.code_key, *_NAME)),
    PresenceOrder.SINCE: Order((_PRESENCE.c.since.is_(None), func.coalesce(_PRESENCE.c.since, _NEVER), *_NAME)),
}
_IS_IN: Final = _PRESENCE.c.state == Direction.IN.value
_SHOWN: Final = or_(_IS_IN, _MEMBERS.c.archived_at.is_(None))
"""Those who left the unit are shown while they are in."""

_STRENGTHS: Final = (
    select(
        _DIVISIONS.c.id,
        _DIVISIONS.c.code,
        _DIVISIONS.c.name,
        _DIVISIONS.c.name_fr,
        func.count(_MEMBERS.c.id).filter(_IS_IN).label("present"),
        func.count(_MEMBERS.c.id).filter(_MEMBERS.c.archived_at.is_(None)).label("members"),
    )
    .outerjoin(_MEMBERS, _MEMBERS.c.division_id == _DIVISIONS.c.id)
    .outerjoin(_PRESENCE, _PRESENCE.c.member_id == _MEMBERS.c.id)
    .group_by(_DIVISIONS.c.id)
    .having(or_(_DIVISIONS.c.is_active, func.count(_MEMBERS.c.id).filter(_SHOWN) > 0))
    .order_by(_DIVISIONS.c.display_order, _DIVISIONS.c.name_key, _DIVISIONS.c.id)
)


class SqlPresenceRepository(Repository):
    """Presence as the database has it, in the transaction of one connection."""

    aggregate = "presence"

    def everybody_in(self) -> BoardSnapshot:
        """Return everybody who is in now."""
        rows = self._rows("everybody in", _EVERYBODY_IN)
        return self._snapshot(rows, self._visitors(), self._attendees(), self._server_time(rows))

    def these(self, member_ids: Collection[MemberId], *, guests: bool = False) -> BoardChange:
        """Return the named members, in or out, by a query; with ``guests`` also visitors and attendees, by two more."""
        rows = self._rows("these", _THESE, member_ids=list(member_ids)) if member_ids else ()
        as_of = self._server_time(rows)
        entries = tuple(map(_entry_of, rows))
        if not guests:
            return BoardChange(entries, as_of)
        return BoardChange(entries, as_of, self._visitors(), self._attendees())

    def in_at(self, at: datetime) -> BoardSnapshot:
        """Return who was in at a past moment, by what the log says today.

        A station reads no visits that ended more than a day ago: their visitors are missing from what it gets.
        """
        visitors = tuple(map(visitor_of, self._rows("visitors in at", VISITORS_IN_AT, at=at)))
        attendees = tuple(map(attendee_of, self._rows("attendees in at", ATTENDEES_IN_AT, at=at)))
        return self._snapshot(self._rows("in at", _IN_AT, at=at), visitors, attendees, at)

    def differences(self) -> Sequence[PresenceDifference]:
        """Return every member whose kept presence is not what the log says; none when all is well."""
        return [
            PresenceDifference(
                member_id=MemberId(row["member_id"]),
                display_name=card_of(row).display_name,
                kept=Direction(row["state"]),
                kept_by=None if row["checkin_id"] is None else CheckInId(row["checkin_id"]),
                rebuilt=Direction(row["rebuilt_state"] or Direction.OUT),
                rebuilt_by=None if row["rebuilt_id"] is None else CheckInId(row["rebuilt_id"]),
            )
            for row in self._rows("differences", _REBUILT)
        ]

    def latest_passages(self, most: int) -> Sequence[LatestPassage]:
        """Return the newest passages of anybody, newest first, by one query."""
        return [passages.passage_of(row) for row in self._rows("latest passages", passages.LATEST, most=most)]

    def these_passages(self, touched: PassagesTouched) -> Sequence[LatestPassage]:
        """Return the passages of the named records, newest first, by one query."""
        named = {field.name: list(getattr(touched, field.name)) for field in dataclasses.fields(touched)}
        ids = {kind: keys for kind, keys in named.items() if keys}
        if not ids:
            return []
        return [passages.passage_of(row) for row in self._rows("these passages", passages.these(frozenset(ids)), **ids)]

    def page(self, wanted: PresenceFilter, order: PresenceOrder, request: PageRequest) -> Page[BoardEntry]:
        """Return one page of members with their presence, in or out; one statement."""
        in_order = _ORDERS[order]
        rows = self._rows("page", in_order.select_page(_BOARD.where(*_sought(wanted)), request))
        return in_order.page(rows, request, _entry_of)

    def count(self, wanted: PresenceFilter) -> int:
        """Return how many members ``wanted`` lets through."""
        counted = select(func.count()).select_from(_PRESENCE).join(_MEMBERS, _MEMBERS.c.id == _PRESENCE.c.member_id)
        return int(self._scalar("count", counted.where(*_sought(wanted))))

    def by_division(self) -> Sequence[DivisionStrength]:
        """Return how many of each division are in, in the order of divisions; one statement.

        A division that is hidden is left out where nobody is of it and nobody of it is in.
        """
        return [
            DivisionStrength(
                division_id=row["id"],
                code=row["code"],
                name=row["name"],
                name_fr=row["name_fr"],
                present=row["present"],
                members=row["members"],
            )
            for row in self._rows("by division", _STRENGTHS)
        ]

    def _visitors(self) -> tuple[VisitorHere, ...]:
        return tuple(map(visitor_of, self._rows("visitors in", VISITORS_IN)))

    def _attendees(self) -> tuple[AttendeeOnBoard, ...]:
        return tuple(map(attendee_of, self._rows("attendees in", ATTENDEES_IN)))

    def _snapshot(
        self,
        people: Sequence[RowMapping],
        visitors: tuple[VisitorHere, ...],
        attendees: tuple[AttendeeOnBoard, ...],
        as_of: datetime,
    ) -> BoardSnapshot:
        stations = self._rows("stations", _STATIONS)
        silent = [row for row in stations if row["as_of"] - row["last_seen_at"] > SILENT_AFTER]
        heard = [row for row in stations if row not in silent]
        return BoardSnapshot(
            entries=tuple(map(_entry_of, people)),
            as_of=as_of,
            visitors=visitors,
            attendees=attendees,
            silent_stations=tuple(
                SilentStation(row["name"], row["last_seen_at"], row["waiting"], row["last_synced_at"]) for row in silent
            ),
            waiting_stations=tuple(
                WaitingStation(row["name"], row["waiting"], row["last_synced_at"]) for row in heard if _is_behind(row)
            ),
            stations_off_time=tuple(
                StationOffTime(row["name"], _offset_of(row)) for row in heard if abs(_offset_of(row)) > CLOCK_TOLERANCE
            ),
        )

    def _server_time(self, rows: Sequence[RowMapping]) -> datetime:
        if rows:
            as_of: datetime = rows[0]["as_of"]
            return as_of
        now: datetime = self._scalar("server time", select(func.statement_timestamp()))
        return now


def _is_behind(station: RowMapping) -> bool:
    """Whether scans have waited there for longer than the moment in which every scan waits."""
    synced: datetime | None = station["last_synced_at"]
    return station["waiting"] > 0 and (synced is None or station["as_of"] - synced > SILENT_AFTER)


def _offset_of(station: RowMapping) -> timedelta:
    return timedelta(milliseconds=station["clock_offset_ms"])


def _sought(wanted: PresenceFilter) -> Iterable[ColumnElement[bool]]:
    yield _SHOWN
    if wanted.divisions:
        yield _MEMBERS.c.division_id.in_(wanted.divisions)
    if wanted.state is not None:
        yield _PRESENCE.c.state == wanted.state.value


def _entry_of(row: RowMapping) -> BoardEntry:
    return BoardEntry(
        member=card_of(row),
        state=Direction(row["state"]),
        since=row["since"],
        division_name=row["division_name"],
        rank_order=row["rank_order"],
        sort_key=row["sort_key"],
        service_number=row["service_number"],
        rank_category=RankCategory(row["rank_category"]),
        tags=tags_of(row["tags"]),
        division_name_fr=row["division_name_fr"],
    )
