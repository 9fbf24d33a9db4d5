"""The log of check-ins, for reading; how scans write it is in ``check_ins``, how people do in ``hand_entries``."""

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, Select, bindparam, func, select

from sentinel_desktop.domain.checkins import CheckIn, CheckInFilter, CheckInLine
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import CheckInId
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.persistence.repositories.badge_reads import card_of
from sentinel_desktop.persistence.repositories.edited import details_of
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.repositories.labels import BADGE_NUMBER, within
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.repositories.repository import Repository
from sentinel_desktop.persistence.tables import (
    AdminUserRow,
    BadgeRow,
    CheckInRow,
    DivisionRow,
    MemberRow,
    PresenceRow,
    RankRow,
    StationRow,
)

_CHECK_INS: Final = table_of(CheckInRow)
_LATER: Final = _CHECK_INS.alias("later")
_MEMBERS: Final = table_of(MemberRow)
_RANKS: Final = table_of(RankRow)
_DIVISIONS: Final = table_of(DivisionRow)
_PRESENCE: Final = table_of(PresenceRow)
_STATIONS: Final = table_of(StationRow)
_BADGES: Final = table_of(BadgeRow)
_ACCOUNTS: Final = table_of(AdminUserRow)

_BY_TIME: Final = Order((_CHECK_INS.c.occurred_at, _CHECK_INS.c.id))
_COUNTS: Final = (
    _CHECK_INS.c.voided.is_(False),
    ~select(1).where(_LATER.c.supersedes_id == _CHECK_INS.c.id).correlate(_CHECK_INS).exists(),
)
_LINES: Final[Select[Any]] = (
    select(
        *(_CHECK_INS.c[field.name] for field in dataclasses.fields(CheckIn)),
        _CHECK_INS.c.recorded_at,
        _MEMBERS.c.display_name,
        _MEMBERS.c.last_name,
        _MEMBERS.c.first_name,
        _RANKS.c.code.label("rank"),
        _DIVISIONS.c.code.label("division"),
        _STATIONS.c.name.label("station"),
        BADGE_NUMBER.label("badge"),
        _ACCOUNTS.c.display_name.label("account"),
        select(_LATER.c.id)
        .where(_LATER.c.supersedes_id == _CHECK_INS.c.id)
        .correlate(_CHECK_INS)
        .scalar_subquery()
        .label("superseded_by"),
    )
    .join_from(_CHECK_INS, _MEMBERS, _MEMBERS.c.id == _CHECK_INS.c.member_id)
    .join(_RANKS, _RANKS.c.id == _MEMBERS.c.rank_id)
    .join(_DIVISIONS, _DIVISIONS.c.id == _MEMBERS.c.division_id)
    .outerjoin(_STATIONS, _STATIONS.c.id == _CHECK_INS.c.station_id)
    .outerjoin(_BADGES, _BADGES.c.id == _CHECK_INS.c.badge_id)
    .outerjoin(_ACCOUNTS, _ACCOUNTS.c.id == _CHECK_INS.c.entered_by)
)
_LONG_IN: Final = _LINES.join(_PRESENCE, _PRESENCE.c.checkin_id == _CHECK_INS.c.id).where(
    _PRESENCE.c.state == Direction.IN.value
)


def _story() -> Select[Any]:
    """Return the query of one check-in's line of rows: what it supersedes, back to the first, and on to the last."""
    back = select(_CHECK_INS.c.id, _CHECK_INS.c.supersedes_id).where(_CHECK_INS.c.id == bindparam("key"))
    before = back.cte("before", recursive=True)
    before = before.union_all(
        select(_CHECK_INS.c.id, _CHECK_INS.c.supersedes_id).where(_CHECK_INS.c.id == before.c.supersedes_id)
    )
    after = select(before.c.id).where(before.c.supersedes_id.is_(None)).cte("after", recursive=True)
    after = after.union_all(select(_CHECK_INS.c.id).where(_CHECK_INS.c.supersedes_id == after.c.id))
    return _LINES.join(after, after.c.id == _CHECK_INS.c.id)


_STORY: Final = _story()


class CheckInHistoryRepository(Repository):
    """The check-ins of members, each with what became of it."""

    aggregate = "check-ins"

    def page(self, wanted: CheckInFilter, request: PageRequest) -> Page[CheckInLine]:
        """Return one page, the newest first; one statement.

        A ``descending`` request turns that round, as with every page: the oldest first.
        """
        turned = dataclasses.replace(request, descending=not request.descending)
        rows = self._rows("page", _BY_TIME.select_page(_LINES.where(*_sought(wanted)), turned))
        return _BY_TIME.page(rows, turned, _line_of)

    def count(self, wanted: CheckInFilter) -> int:
        """Return how many check-ins ``wanted`` lets through; reads them all, a second for some millions."""
        return int(self._scalar("count", select(func.count()).select_from(_CHECK_INS).where(*_sought(wanted))))

    def in_since_before(self, before: datetime, request: PageRequest) -> Page[CheckInLine]:
        """Return one page of the members who came in before an instant and are in still, the longest first."""
        long_in = _LONG_IN.where(_PRESENCE.c.since < before)
        rows = self._rows("in since before", _BY_TIME.select_page(long_in, request))
        return _BY_TIME.page(rows, request, _line_of)

    def story(self, check_in_id: CheckInId) -> Sequence[CheckInLine]:
        """Return a check-in with what it took the place of and what took its, the oldest first; nothing without one."""
        rows = self._rows("story", _STORY, key=check_in_id)
        return _in_their_order([_line_of(row) for row in rows])


def _in_their_order(lines: Sequence[CheckInLine]) -> Sequence[CheckInLine]:
    """Return the rows of a story as each takes the place of the one before."""
    following = {line.check_in.supersedes_id: line for line in lines}
    ordered: list[CheckInLine] = []
    line = following.get(None)
    while line is not None:
        ordered.append(line)
        line = following.get(line.check_in.id)
    return ordered


def _sought(wanted: CheckInFilter) -> Iterable[ColumnElement[bool]]:
    same = {
        _CHECK_INS.c.member_id: wanted.member_id,
        _CHECK_INS.c.direction: wanted.direction,
        _CHECK_INS.c.station_id: wanted.station_id,
        _CHECK_INS.c.badge_id: wanted.badge_id,
        _CHECK_INS.c.witnessed: wanted.witnessed,
    }
    yield from (column == value for column, value in same.items() if value is not None)
    if wanted.divisions:
        members = select(_MEMBERS.c.id).where(_MEMBERS.c.division_id.in_(wanted.divisions))
        yield _CHECK_INS.c.member_id.in_(members)
    if wanted.methods:
        yield _CHECK_INS.c.method.in_([method.value for method in wanted.methods])
    yield from within(_CHECK_INS.c.occurred_at, wanted.since, wanted.before)
    if wanted.effective:
        yield from _COUNTS


def _line_of(row: RowMapping) -> CheckInLine:
    return CheckInLine(
        check_in=details_of(CheckIn, row),
        recorded_at=row["recorded_at"],
        member=card_of(row),
        station=row["station"],
        badge=row["badge"],
        entered_by=row["account"],
        superseded_by=row["superseded_by"],
    )
