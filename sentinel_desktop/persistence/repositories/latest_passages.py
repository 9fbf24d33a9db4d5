"""How the latest passages are read: scans, and what was entered without one, of members, visitors and attendees.

A station reads this without anybody signed in: only columns that a board shows.
"""

from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    RowMapping,
    Select,
    Text,
    Uuid,
    bindparam,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)

from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.events import PassageMethod
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.presence import LatestPassage
from sentinel_desktop.persistence.repositories.board_guests import ATTENDED
from sentinel_desktop.persistence.repositories.check_in_statements import EFFECTIVE
from sentinel_desktop.persistence.repositories.labels import MEMBER_NAME
from sentinel_desktop.persistence.tables import (
    CheckInRow,
    EventAttendeeRow,
    EventCheckInRow,
    MemberRow,
    RankRow,
    ScanRow,
    StationRow,
    VisitorRow,
)

ENTERED_SHOWN: Final = timedelta(days=1)
"""What was entered without a scan is looked for so far back, and as far as a station reads visits that have ended."""

_NO_ID: Final = cast(null(), Uuid)
_NO_WORD: Final = cast(null(), Text)


def _line(occurred_at: Any, name: Any, **given: Any) -> tuple[Any, ...]:  # noqa: ANN401 - expressions of SQLAlchemy
    """Return the columns of a line, the same of every kind of passage."""
    columns = {
        "scan_id": _NO_ID,
        "check_in_id": _NO_ID,
        "visit_id": _NO_ID,
        "attendee_id": _NO_ID,
        "occurred_at": occurred_at,
        "outcome": _NO_WORD,
        "direction": _NO_WORD,
        "serial": literal(""),
        "name": name,
        "host": _NO_WORD,
        "station": literal(""),
    }
    return tuple(column.label(label) for label, column in (columns | given).items())


_SCANS: Final[Select[Any]] = (
    select(
        *_line(
            ScanRow.occurred_at,
            func.coalesce(MEMBER_NAME, VisitorRow.display_name, EventAttendeeRow.display_name),
            scan_id=ScanRow.id,
            visit_id=VisitorRow.id,
            attendee_id=EventAttendeeRow.id,
            outcome=ScanRow.outcome,
            direction=ScanRow.direction,
            serial=ScanRow.serial,
            station=StationRow.name,
        )
    )
    .join_from(ScanRow, StationRow, StationRow.id == ScanRow.station_id)
    .outerjoin(MemberRow, MemberRow.id == ScanRow.member_id)
    .outerjoin(RankRow, RankRow.id == MemberRow.rank_id)
    .outerjoin(VisitorRow, VisitorRow.check_out_scan_id == ScanRow.id)
    .outerjoin(EventCheckInRow, EventCheckInRow.scan_id == ScanRow.id)
    .outerjoin(EventAttendeeRow, EventAttendeeRow.id == EventCheckInRow.event_attendee_id)
)
_BY_HAND: Final[Select[Any]] = (
    select(
        *_line(
            CheckInRow.occurred_at,
            MEMBER_NAME,
            check_in_id=CheckInRow.id,
            direction=CheckInRow.direction,
            station=func.coalesce(StationRow.name, ""),
        )
    )
    .join_from(CheckInRow, MemberRow, MemberRow.id == CheckInRow.member_id)
    .join(RankRow, RankRow.id == MemberRow.rank_id)
    .outerjoin(StationRow, StationRow.id == CheckInRow.station_id)
    .where(CheckInRow.method == Method.MANUAL.value, EFFECTIVE)
)
_ARRIVALS: Final[Select[Any]] = (
    select(
        *_line(
            VisitorRow.checked_in_at,
            VisitorRow.display_name,
            visit_id=VisitorRow.id,
            direction=literal(Direction.IN.value),
            host=MEMBER_NAME,
            station=StationRow.name,
        )
    )
    .join_from(VisitorRow, StationRow, StationRow.id == VisitorRow.station_id)
    .outerjoin(MemberRow, MemberRow.id == VisitorRow.host_member_id)
    .outerjoin(RankRow, RankRow.id == MemberRow.rank_id)
)
_DEPARTURES: Final[Select[Any]] = select(
    *_line(
        VisitorRow.checked_out_at,
        VisitorRow.display_name,
        visit_id=VisitorRow.id,
        direction=literal(Direction.OUT.value),
    )
).where(VisitorRow.checked_out_at.is_not(None), VisitorRow.check_out_scan_id.is_(None))
_ATTENDEES: Final[Select[Any]] = (
    select(
        *_line(
            EventCheckInRow.occurred_at,
            EventAttendeeRow.display_name,
            attendee_id=EventAttendeeRow.id,
            direction=EventCheckInRow.direction,
            station=StationRow.name,
        )
    )
    .join_from(EventCheckInRow, EventAttendeeRow, EventAttendeeRow.id == EventCheckInRow.event_attendee_id)
    .join(StationRow, StationRow.id == EventCheckInRow.station_id)
    .where(EventCheckInRow.method == PassageMethod.MANUAL.value, ATTENDED)
)

_KINDS: Final[tuple[tuple[str, Select[Any], Any, Any], ...]] = (
    ("scans", _SCANS, ScanRow.occurred_at, ScanRow.id),
    ("check_ins", _BY_HAND, CheckInRow.occurred_at, CheckInRow.id),
    ("visits", _ARRIVALS, VisitorRow.checked_in_at, VisitorRow.id),
    ("visits", _DEPARTURES, VisitorRow.checked_out_at, VisitorRow.id),
    ("attendee_passages", _ATTENDEES, EventCheckInRow.occurred_at, EventCheckInRow.id),
)
"""Each kind: how the ids are called that name it, its lines, its time, and its id."""

_SINCE: Final = func.statement_timestamp() - ENTERED_SHOWN


def _newest(kind: str, lines: Select[Any], at: Any, key: Any) -> Select[Any]:  # noqa: ANN401 - columns
    recent = () if kind == "scans" else (at > _SINCE,)
    return lines.where(*recent).order_by(at.desc(), key.desc()).limit(bindparam("most"))


def _named(kind: str, lines: Select[Any], at: Any, key: Any) -> Select[Any]:  # noqa: ANN401 - columns
    return lines.where(at.is_not(None), key == func.any(bindparam(kind)))


def _together(lines: Iterable[Select[Any]]) -> Select[Any]:
    parts = [select(part.subquery(f"part_{number}")) for number, part in enumerate(lines)]
    passages = union_all(*parts).subquery("passages")
    order = (passages.c.occurred_at, func.coalesce(*(passages.c[name] for name in _IDS)), passages.c.direction)
    return select(passages).order_by(*(column.desc() for column in order))


_IDS: Final = ("scan_id", "check_in_id", "visit_id", "attendee_id")
LATEST: Final = _together(_newest(*kind) for kind in _KINDS).limit(bindparam("most"))


@cache
def these(kinds: frozenset[str]) -> Select[Any]:
    """Return the query of the passages of records of these kinds, at least one, each named by ids that are called so.

    Only those are asked about: a scan is heard of by every desk, and what it touched is all that it need plan for.
    """
    return _together(_named(*kind) for kind in _KINDS if kind[0] in kinds)


def passage_of(row: RowMapping) -> LatestPassage:
    """Return a passage of ``LATEST``."""
    return LatestPassage(
        scan_id=None if row["scan_id"] is None else ScanId(row["scan_id"]),
        occurred_at=row["occurred_at"],
        outcome=None if row["outcome"] is None else Outcome(row["outcome"]),
        direction=None if row["direction"] is None else Direction(row["direction"]),
        display_name=row["name"],
        serial_tail=row["serial"][-4:],
        station=row["station"],
        check_in_id=row["check_in_id"],
        visit_id=row["visit_id"],
        attendee_id=row["attendee_id"],
        host=row["host"],
    )
