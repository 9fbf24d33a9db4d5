"""How passages are asked for: each kind by a statement of its own with the same columns, to be put together."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ColumnElement,
    DateTime,
    FromClause,
    Select,
    Table,
    Text,
    Uuid,
    bindparam,
    cast,
    func,
    lateral,
    literal,
    select,
    true,
    tuple_,
)

from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.events import PassageMethod
from sentinel_desktop.domain.pages import PageKey
from sentinel_desktop.domain.passages import PassagesWanted, PersonKind, Way
from sentinel_desktop.domain.visitors import VisitInMethod, VisitOutMethod
from sentinel_desktop.persistence.repositories.event_passages import COUNTS as ATTENDEE_COUNTS
from sentinel_desktop.persistence.repositories.labels import BADGE_NUMBER, MEMBER_NAME, within
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.repositories.searches import has_words
from sentinel_desktop.persistence.tables import (
    AdminUserRow,
    BadgeRow,
    CheckInRow,
    DivisionRow,
    EventAttendeeRow,
    EventCheckInRow,
    MemberRow,
    RankRow,
    ScanRow,
    StationRow,
    VisitorRow,
)

_CHECK_INS: Final = table_of(CheckInRow)
_LATER: Final = _CHECK_INS.alias("later")
_MEMBERS: Final = table_of(MemberRow)
_RANKS: Final = table_of(RankRow)
_DIVISIONS: Final = table_of(DivisionRow)
_STATIONS: Final = table_of(StationRow)
_BADGES: Final = table_of(BadgeRow)
_ACCOUNTS: Final = table_of(AdminUserRow)
_VISITS: Final = table_of(VisitorRow)
_SCANS: Final = table_of(ScanRow)
_EVENT_PASSAGES: Final = table_of(EventCheckInRow)
_LATER_PASSAGES: Final = _EVENT_PASSAGES.alias("later_passage")
_ATTENDEES: Final = table_of(EventAttendeeRow)

_LATER_ID: Final = select(_LATER.c.id).where(_LATER.c.supersedes_id == _CHECK_INS.c.id).correlate(_CHECK_INS)
_COUNTS: Final = (_CHECK_INS.c.voided.is_(False), ~_LATER_ID.exists())
_MEMBER_COLUMNS: Final = (
    *("id", "member_id", "badge_id", "direction", "occurred_at", "recorded_at", "station_id", "method"),
    *("witnessed", "entered_by", "reason", "supersedes_id", "voided"),
)
_ATTENDEE_COLUMNS: Final = (
    *("id", "event_attendee_id", "direction", "occurred_at", "recorded_at", "station_id", "method"),
    *("witnessed", "entered_by", "supersedes_id", "voided"),
)
_WAYS_OF_VISITORS: Final = {
    Direction.IN: frozenset(Way(method.value) for method in VisitInMethod),
    Direction.OUT: frozenset(Way(method.value) for method in VisitOutMethod),
}
_WAYS: Final = {
    PersonKind.MEMBER: frozenset(Way(method.value) for method in Method),
    PersonKind.VISITOR: _WAYS_OF_VISITORS[Direction.IN] | _WAYS_OF_VISITORS[Direction.OUT],
    PersonKind.ATTENDEE: frozenset(Way(method.value) for method in PassageMethod),
}
_NO_ID: Final[ColumnElement[Any]] = cast(literal(None), Uuid())
_NOTHING: Final[ColumnElement[Any]] = cast(literal(""), Text())


def chooses_members(wanted: PassagesWanted) -> bool:
    """Return whether some members are chosen by what they are called or where they belong."""
    return wanted.member_id is None and bool(wanted.divisions or list(has_words(_MEMBERS.c.sort_key, wanted.text)))


def members_of(wanted: PassagesWanted) -> Select[Any]:
    """Return the ids of the members who are chosen by what they are called and where they belong."""
    chosen = select(_MEMBERS.c.id).where(*has_words(_MEMBERS.c.sort_key, wanted.text))
    return chosen.where(_MEMBERS.c.division_id.in_(wanted.divisions)) if wanted.divisions else chosen


def every(wanted: PassagesWanted) -> Sequence[Select[Any]]:
    """Return a statement for each kind: all the passages of it that ``wanted`` lets through, by their ids alone."""
    found: list[Select[Any]] = []
    kinds = _kinds(wanted)
    if PersonKind.MEMBER in kinds:
        found.append(_of_chosen(wanted, select(_CHECK_INS.c.id).where(*_of_members(wanted))))
    if PersonKind.VISITOR in kinds:
        found += [select(_VISITS.c.id).where(*_of_visitors(wanted, each)) for each in _directions(wanted)]
    if PersonKind.ATTENDEE in kinds:
        found.append(select(_EVENT_PASSAGES.c.id).where(*_of_attendees(wanted)))
    return found


def newest(wanted: PassagesWanted, after: PageKey | None, most: int, *, one_by_one: bool) -> Sequence[Select[Any]]:
    """Return a statement for each kind: the newest passages of it after ``after``, with all their labels.

    Args:
        wanted: which.
        after: the instant, the id and the direction of the last passage that was read; None for the first page.
        most: rows of each kind.
        one_by_one: the members who are chosen are few: the newest of each, by that member's own index.
    """
    found: list[Select[Any]] = []
    kinds = _kinds(wanted)
    if PersonKind.MEMBER in kinds:
        found.append(_labelled_members(_newest_of_members(wanted, after, most, one_by_one=one_by_one)))
    if PersonKind.VISITOR in kinds:
        found += [_newest_of_visitors(wanted, after, most, direction) for direction in _directions(wanted)]
    if PersonKind.ATTENDEE in kinds:
        found.append(_newest_of_attendees(wanted, after, most))
    return found


# --- members --------------------------------------------------------------------------------------------------------


def _of_members(wanted: PassagesWanted) -> Iterator[ColumnElement[bool]]:
    if wanted.member_id is not None:
        yield _CHECK_INS.c.member_id == wanted.member_id
    yield from _of_any(wanted, _CHECK_INS)
    if wanted.effective:
        yield from _COUNTS


def _of_chosen(wanted: PassagesWanted, passages: Select[Any]) -> Select[Any]:
    if not chooses_members(wanted):
        return passages
    return passages.where(_CHECK_INS.c.member_id.in_(members_of(wanted)))


def _newest_of_members(wanted: PassagesWanted, after: PageKey | None, most: int, *, one_by_one: bool) -> FromClause:
    shown = select(*(_CHECK_INS.c[name] for name in _MEMBER_COLUMNS)).where(*_of_members(wanted))
    shown = shown.where(*_older(after, _CHECK_INS.c.occurred_at, _CHECK_INS.c.id))
    if not one_by_one:
        return _cut(_of_chosen(wanted, shown), _CHECK_INS.c.occurred_at, _CHECK_INS.c.id, most).subquery("newest")
    chosen = members_of(wanted).subquery("chosen")
    each = _cut(
        shown.where(_CHECK_INS.c.member_id == chosen.c.id), _CHECK_INS.c.occurred_at, _CHECK_INS.c.id, most
    ).correlate(chosen)
    theirs = lateral(each, "theirs")
    return _cut(select(*theirs.c).select_from(chosen).join(theirs, true()), *_place(theirs), most).subquery("newest")


def _labelled_members(newest_rows: FromClause) -> Select[Any]:
    row = newest_rows.c
    later = select(_LATER.c.id).where(_LATER.c.supersedes_id == row.id).correlate(newest_rows).scalar_subquery()
    return (
        select(
            row.id,
            cast(literal(PersonKind.MEMBER.value), Text()).label("kind"),
            row.member_id.label("person_id"),
            MEMBER_NAME.label("name"),
            _DIVISIONS.c.code.label("of"),
            row.direction,
            row.occurred_at,
            row.recorded_at,
            row.method.label("way"),
            _STATIONS.c.name.label("station"),
            BADGE_NUMBER.label("badge"),
            _ACCOUNTS.c.display_name.label("entered_by"),
            row.reason,
            row.witnessed,
            row.voided,
            row.supersedes_id.label("corrects"),
            later.label("superseded_by"),
        )
        .select_from(newest_rows)
        .join(_MEMBERS, _MEMBERS.c.id == row.member_id)
        .join(_RANKS, _RANKS.c.id == _MEMBERS.c.rank_id)
        .join(_DIVISIONS, _DIVISIONS.c.id == _MEMBERS.c.division_id)
        .outerjoin(_STATIONS, _STATIONS.c.id == row.station_id)
        .outerjoin(_BADGES, _BADGES.c.id == row.badge_id)
        .outerjoin(_ACCOUNTS, _ACCOUNTS.c.id == row.entered_by)
    )


def _chain() -> Select[Any]:
    """Return a check-in with all that took each other's place around it, the first recorded one first."""
    back = select(_CHECK_INS.c.id, _CHECK_INS.c.supersedes_id).where(_CHECK_INS.c.id == bindparam("one"))
    back_cte = back.cte("back", recursive=True)
    before = select(_LATER.c.id, _LATER.c.supersedes_id).join(back_cte, back_cte.c.supersedes_id == _LATER.c.id)
    back_cte = back_cte.union_all(before)
    forth = select(back_cte.c.id).where(back_cte.c.supersedes_id.is_(None)).cte("forth", recursive=True)
    after = select(_LATER.c.id).join(forth, _LATER.c.supersedes_id == forth.c.id)
    forth = forth.union_all(after)
    rows = select(*(_CHECK_INS.c[name] for name in _MEMBER_COLUMNS)).join(forth, forth.c.id == _CHECK_INS.c.id)
    shown = rows.subquery("shown")
    return _labelled_members(shown).order_by(shown.c.recorded_at, shown.c.id)


CHAIN: Final = _chain()


# --- visitors -------------------------------------------------------------------------------------------------------


def _directions(wanted: PassagesWanted) -> Sequence[Direction]:
    """Return which way visitors can have gone, where the way it came to be leaves that open."""
    through = tuple(Direction) if wanted.direction is None else (wanted.direction,)
    return [each for each in through if not wanted.ways or wanted.ways & _WAYS_OF_VISITORS[each]]


def _of_visitors(wanted: PassagesWanted, direction: Direction) -> Iterator[ColumnElement[bool]]:
    is_in = direction is Direction.IN
    at = _VISITS.c.checked_in_at if is_in else _VISITS.c.checked_out_at
    way = _VISITS.c.check_in_method if is_in else _VISITS.c.check_out_method
    yield at.is_not(None)
    yield from within(at, wanted.since, wanted.before)
    yield from has_words(_VISITS.c.sort_key, wanted.text)
    if wanted.ways:
        yield way.in_([each.value for each in wanted.ways])
    if wanted.station_id is not None:
        yield (_VISITS.c.station_id if is_in else _out_at()) == wanted.station_id


def _out_at() -> ColumnElement[UUID]:
    """Return the station at which a visitor's badge signed them out; where else it was, nobody wrote down."""
    scanned = select(_SCANS.c.station_id).where(_SCANS.c.id == _VISITS.c.check_out_scan_id)
    return scanned.correlate(_VISITS).scalar_subquery()


def _newest_of_visitors(wanted: PassagesWanted, after: PageKey | None, most: int, direction: Direction) -> Select[Any]:
    is_in = direction is Direction.IN
    at = _VISITS.c.checked_in_at if is_in else _VISITS.c.checked_out_at
    # Of a visit that ended in the moment it began, the end stands above the beginning.
    also_it = is_in and after is not None and after[-1] == Direction.OUT.value
    chosen = select(
        _VISITS.c.id,
        at.label("occurred_at"),
        (_VISITS.c.check_in_method if is_in else _VISITS.c.check_out_method).label("way"),
        (_VISITS.c.station_id if is_in else _out_at()).label("at_station"),
    ).where(*_of_visitors(wanted, direction), *_older(after, at, _VISITS.c.id, also_it=also_it))
    row = _cut(chosen, at, _VISITS.c.id, most).subquery(f"newest_{direction.value}")
    visit = _VISITS.alias(f"visit_{direction.value}")
    return (
        select(
            row.c.id,
            cast(literal(PersonKind.VISITOR.value), Text()).label("kind"),
            row.c.id.label("person_id"),
            visit.c.display_name.label("name"),
            func.coalesce(func.nullif(visit.c.organization, ""), visit.c.unit).label("of"),
            cast(literal(direction.value), Text()).label("direction"),
            row.c.occurred_at,
            cast(literal(None), DateTime(timezone=True)).label("recorded_at"),
            row.c.way,
            _STATIONS.c.name.label("station"),
            BADGE_NUMBER.label("badge"),
            _ACCOUNTS.c.display_name.label("entered_by"),
            _NOTHING.label("reason"),
            (cast(literal(value=True), Boolean()) if is_in else visit.c.witnessed).label("witnessed"),
            cast(literal(value=False), Boolean()).label("voided"),
            _NO_ID.label("corrects"),
            _NO_ID.label("superseded_by"),
        )
        .select_from(row)
        .join(visit, visit.c.id == row.c.id)
        .outerjoin(_STATIONS, _STATIONS.c.id == row.c.at_station)
        .outerjoin(_BADGES, _BADGES.c.id == visit.c.badge_id)
        .outerjoin(_ACCOUNTS, _ACCOUNTS.c.id == (visit.c.arrival_told_by if is_in else visit.c.departure_told_by))
    )


# --- attendees ------------------------------------------------------------------------------------------------------


def _of_attendees(wanted: PassagesWanted) -> Iterator[ColumnElement[bool]]:
    yield from _of_any(wanted, _EVENT_PASSAGES)
    if wanted.effective:
        yield ATTENDEE_COUNTS
    words = list(has_words(_ATTENDEES.c.sort_key, wanted.text))
    if words:
        yield _EVENT_PASSAGES.c.event_attendee_id.in_(select(_ATTENDEES.c.id).where(*words))


def _newest_of_attendees(wanted: PassagesWanted, after: PageKey | None, most: int) -> Select[Any]:
    place = _place(_EVENT_PASSAGES)
    shown = select(*(_EVENT_PASSAGES.c[name] for name in _ATTENDEE_COLUMNS))
    row = _cut(shown.where(*_of_attendees(wanted), *_older(after, *place)), *place, most).subquery("newest_passages")
    later = select(_LATER_PASSAGES.c.id).where(_LATER_PASSAGES.c.supersedes_id == row.c.id).correlate(row)
    return (
        select(
            row.c.id,
            cast(literal(PersonKind.ATTENDEE.value), Text()).label("kind"),
            row.c.event_attendee_id.label("person_id"),
            _ATTENDEES.c.display_name.label("name"),
            _ATTENDEES.c.organization.label("of"),
            row.c.direction,
            row.c.occurred_at,
            row.c.recorded_at,
            row.c.method.label("way"),
            _STATIONS.c.name.label("station"),
            BADGE_NUMBER.label("badge"),
            _ACCOUNTS.c.display_name.label("entered_by"),
            _NOTHING.label("reason"),
            row.c.witnessed,
            row.c.voided,
            row.c.supersedes_id.label("corrects"),
            later.scalar_subquery().label("superseded_by"),
        )
        .select_from(row)
        .join(_ATTENDEES, _ATTENDEES.c.id == row.c.event_attendee_id)
        .outerjoin(_STATIONS, _STATIONS.c.id == row.c.station_id)
        .outerjoin(_BADGES, _BADGES.c.id == _ATTENDEES.c.badge_id)
        .outerjoin(_ACCOUNTS, _ACCOUNTS.c.id == row.c.entered_by)
    )


# --- what the kinds have in common ----------------------------------------------------------------------------------


def _of_any(wanted: PassagesWanted, passages: Table) -> Iterator[ColumnElement[bool]]:
    if wanted.direction is not None:
        yield passages.c.direction == wanted.direction.value
    if wanted.ways:
        yield passages.c.method.in_([way.value for way in wanted.ways])
    if wanted.station_id is not None:
        yield passages.c.station_id == wanted.station_id
    yield from within(passages.c.occurred_at, wanted.since, wanted.before)


def _kinds(wanted: PassagesWanted) -> frozenset[PersonKind]:
    """Return whose passages there can be, where a way is wanted that not everybody's take."""
    return frozenset(kind for kind in wanted.of_kinds if not wanted.ways or wanted.ways & _WAYS[kind])


def _place(rows: FromClause) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    return rows.c.occurred_at, rows.c.id


def _older(
    after: PageKey | None, at: ColumnElement[Any], key: ColumnElement[Any], *, also_it: bool = False
) -> Iterable[ColumnElement[bool]]:
    """Yield what lies behind the last passage that was read; with ``also_it`` that very row too."""
    if after is not None:
        here = tuple_(at, key)
        there = tuple_(literal(after[0], DateTime(timezone=True)), literal(after[1], Uuid()))
        yield here <= there if also_it else here < there


def _cut(rows: Select[Any], at: ColumnElement[Any], key: ColumnElement[Any], most: int) -> Select[Any]:
    return rows.order_by(at.desc(), key.desc()).limit(most)
