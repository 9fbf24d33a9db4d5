"""The reviews that wait for a person, with both facts: one statement for a page, joined to what the facts name."""

from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, RowMapping, Select, Uuid, case, cast, func, literal, select

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.review_facts import LateArrival, ReviewFacts, ToldOtherwise, TwoPlaces, facts_of
from sentinel_desktop.domain.reviews import OpenReview, ReviewedPassage, ReviewReason
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.tables import CheckInRow, MemberRow, RankRow, ReviewRow, ScanRow, StationRow

_FORM_OF_ID: Final = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"

_REVIEWS: Final = table_of(ReviewRow)
_SCAN, _OTHER = table_of(ScanRow).alias("scan"), table_of(ScanRow).alias("other")
_CHECK_IN: Final = table_of(CheckInRow).alias("checkin")
_SCAN_STATION, _OTHER_STATION, _CHECK_IN_STATION = (
    table_of(StationRow).alias(name) for name in ("scan_station", "other_station", "checkin_station")
)
_MEMBER, _GREETED = (table_of(MemberRow).alias(name) for name in ("member", "greeted"))
_RANK, _GREETED_RANK = (table_of(RankRow).alias(name) for name in ("rank", "greeted_rank"))


def _id_in(*path: str) -> ColumnElement[UUID]:
    """Return an id that the facts name; NULL where there is none, or what stands there is no id."""
    text = _REVIEWS.c.facts[path].astext
    return case((text.regexp_match(_FORM_OF_ID), cast(text, Uuid)))


def _name(member: FromClause, rank: FromClause) -> ColumnElement[str]:
    return func.nullif(func.concat_ws(" ", rank.c.code, member.c.display_name), literal(""))


CHOSEN: Final = select(_REVIEWS.c.id).where(_REVIEWS.c.settled_at.is_(None))
_COLUMNS: Final[tuple[Any, ...]] = (
    _REVIEWS.c.id,
    _REVIEWS.c.version,
    _REVIEWS.c.reason,
    _REVIEWS.c.facts,
    _REVIEWS.c.raised_at,
    _name(_MEMBER, _RANK).label("member"),
    _name(_GREETED, _GREETED_RANK).label("greeted"),
    func.right(_SCAN.c.serial, 4).label("serial_tail"),
    _SCAN.c.occurred_at.label("scan_at"),
    _SCAN_STATION.c.name.label("scan_station"),
    _SCAN.c.outcome.label("scan_outcome"),
    _SCAN.c.direction.label("scan_direction"),
    _OTHER.c.occurred_at.label("other_at"),
    _OTHER_STATION.c.name.label("other_station"),
    _OTHER.c.outcome.label("other_outcome"),
    _OTHER.c.direction.label("other_direction"),
    _CHECK_IN.c.occurred_at.label("checkin_at"),
    _CHECK_IN_STATION.c.name.label("checkin_station"),
    _CHECK_IN.c.direction.label("checkin_direction"),
)
SHOWN: Final[Select[Any]] = (
    select(*_COLUMNS)
    .select_from(_REVIEWS)
    .outerjoin(_SCAN, _SCAN.c.id == _REVIEWS.c.scan_id)
    .outerjoin(_SCAN_STATION, _SCAN_STATION.c.id == _SCAN.c.station_id)
    .outerjoin(_OTHER, _OTHER.c.id == func.coalesce(_id_in("earlier", "scan_id"), _id_in("recorded_after_all", "0")))
    .outerjoin(_OTHER_STATION, _OTHER_STATION.c.id == _OTHER.c.station_id)
    .outerjoin(
        _CHECK_IN, _CHECK_IN.c.id == func.coalesce(_REVIEWS.c.checkin_id, _id_in("turned", "0"), _id_in("voided"))
    )
    .outerjoin(_CHECK_IN_STATION, _CHECK_IN_STATION.c.id == _CHECK_IN.c.station_id)
    .outerjoin(_MEMBER, _MEMBER.c.id == func.coalesce(_SCAN.c.member_id, _CHECK_IN.c.member_id))
    .outerjoin(_RANK, _RANK.c.id == _MEMBER.c.rank_id)
    .outerjoin(_GREETED, _GREETED.c.id == _id_in("told", "member_id"))
    .outerjoin(_GREETED_RANK, _GREETED_RANK.c.id == _GREETED.c.rank_id)
)
ORDER: Final = (_REVIEWS.c.raised_at, _REVIEWS.c.id)
ID: Final = _REVIEWS.c.id


def open_review_of(row: RowMapping) -> OpenReview:
    """Return the review of a row of ``SHOWN``."""
    reason = ReviewReason(row["reason"])
    facts = facts_of(reason, row["facts"])
    first, second = _passages(facts, row)
    late = facts if isinstance(facts, LateArrival) else LateArrival()
    return OpenReview(
        seen=RecordVersion(row["id"], row["version"]),
        reason=reason,
        raised_at=row["raised_at"],
        member=row["member"] or row["greeted"],
        serial_tail=row["serial_tail"] or "",
        first=first,
        second=second,
        changed=len(late.turned) + len(late.recorded_after_all) + (late.voided is not None),
        contradicted=len(late.contradicts),
    )


def _passages(facts: ReviewFacts | None, row: RowMapping) -> tuple[ReviewedPassage | None, ReviewedPassage | None]:
    scan, other, check_in = _scan_of(row, "scan"), _scan_of(row, "other"), _check_in_of(row)
    match facts:
        case TwoPlaces():
            return other, scan
        case ToldOtherwise(told=told):
            return _told(scan, told.outcome, told.direction, row["greeted"]), scan
        case LateArrival():
            return scan, _changed(facts, other, check_in)
    return scan or check_in, None


def _told(
    scan: ReviewedPassage | None, outcome: Outcome, direction: Direction | None, greeted: str | None
) -> ReviewedPassage | None:
    if scan is None:
        return None
    return ReviewedPassage(scan.occurred_at, scan.station, outcome, direction, greeted)


def _changed(
    late: LateArrival, other: ReviewedPassage | None, check_in: ReviewedPassage | None
) -> ReviewedPassage | None:
    """Return what a late scan contradicts or changed, as it is since: what stands before what was changed."""
    if check_in is None or late.contradicts or check_in.direction is None:
        return check_in or other
    if late.turned:
        return replace(check_in, direction=check_in.direction.other)
    return replace(check_in, outcome=Outcome.REPEAT)


def _scan_of(row: RowMapping, which: str) -> ReviewedPassage | None:
    if row[f"{which}_at"] is None:
        return None
    direction = row[f"{which}_direction"]
    return ReviewedPassage(
        occurred_at=row[f"{which}_at"],
        station=row[f"{which}_station"],
        outcome=Outcome(row[f"{which}_outcome"]),
        direction=None if direction is None else Direction(direction),
        member=row["member"],
    )


def _check_in_of(row: RowMapping) -> ReviewedPassage | None:
    if row["checkin_at"] is None:
        return None
    return ReviewedPassage(
        occurred_at=row["checkin_at"],
        station=row["checkin_station"],
        outcome=None,
        direction=Direction(row["checkin_direction"]),
        member=row["member"],
    )
