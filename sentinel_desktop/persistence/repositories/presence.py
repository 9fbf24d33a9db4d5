"""Who is in the building: reads for the board, for a past moment, and the proof that presence is what the log says."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Executable, RowMapping, Select, bindparam, func, or_, select

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import CheckInId, MemberId, ScanId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.presence import (
    BoardChange,
    BoardEntry,
    BoardSnapshot,
    LatestPassage,
    PresenceDifference,
    SilentStation,
)
from sentinel_desktop.persistence.repositories.badge_reads import card_of
from sentinel_desktop.persistence.repositories.check_in_statements import EFFECTIVE
from sentinel_desktop.persistence.store_errors import translated
from sentinel_desktop.persistence.tables import (
    CheckInRow,
    DivisionRow,
    MemberRow,
    PresenceRow,
    RankRow,
    ScanRow,
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
    DivisionRow.code.label("division"),
    DivisionRow.name.label("division_name"),
    func.statement_timestamp().label("as_of"),
)


def _people(*more: object) -> Select[Any]:
    columns: Any = (*_PERSON, *more)
    query: Select[Any] = select(*columns).select_from(MemberRow)
    return query.join(RankRow, RankRow.id == MemberRow.rank_id).join(
        DivisionRow, DivisionRow.id == MemberRow.division_id
    )


_BOARD = _people(PresenceRow.state, PresenceRow.since).join(PresenceRow, PresenceRow.member_id == MemberRow.id)
_EVERYBODY_IN = _BOARD.where(PresenceRow.state == Direction.IN.value)
_THESE = _BOARD.where(MemberRow.id == func.any(bindparam("member_ids")))

_LATEST = (
    select(CheckInRow.id, CheckInRow.direction, CheckInRow.occurred_at)
    .where(CheckInRow.member_id == MemberRow.id, EFFECTIVE)
    .order_by(CheckInRow.occurred_at.desc(), CheckInRow.id.desc())
    .limit(1)
)
_last_at = _LATEST.where(CheckInRow.occurred_at <= bindparam("at")).correlate(MemberRow).lateral("last_at")
_IN_AT = _people(_last_at.c.direction.label("state"), _last_at.c.occurred_at.label("since")).join(
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
_PASSAGES = (
    select(
        ScanRow.id,
        ScanRow.occurred_at,
        ScanRow.outcome,
        ScanRow.direction,
        ScanRow.serial,
        MemberRow.display_name,
        RankRow.code.label("rank"),
        StationRow.name.label("station"),
    )
    .join_from(ScanRow, StationRow, StationRow.id == ScanRow.station_id)
    .outerjoin(MemberRow, MemberRow.id == ScanRow.member_id)
    .outerjoin(RankRow, RankRow.id == MemberRow.rank_id)
    .order_by(ScanRow.occurred_at.desc(), ScanRow.id.desc())
)
_LATEST_PASSAGES = _PASSAGES.limit(bindparam("most"))
_THESE_PASSAGES = _PASSAGES.where(ScanRow.id == func.any(bindparam("scan_ids")))
_SILENT = (
    select(StationRow.name, StationHealthRow.last_seen_at, StationHealthRow.waiting)
    .join_from(StationRow, StationHealthRow, StationHealthRow.station_id == StationRow.id)
    .where(
        StationHealthRow.last_seen_at < func.statement_timestamp() - SILENT_AFTER,
        StationHealthRow.last_seen_at > func.statement_timestamp() - FORGOTTEN_AFTER,
    )
    .order_by(StationRow.name)
)


class SqlPresenceRepository:
    """Presence as the database has it, in the transaction of one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def everybody_in(self) -> BoardSnapshot:
        """Return everybody who is in now."""
        rows = self._rows(_EVERYBODY_IN)
        return BoardSnapshot(tuple(map(_entry_of, rows)), self._server_time(rows), self.silent_stations())

    def these(self, member_ids: Collection[MemberId]) -> BoardChange:
        """Return the named members as they are now, in or out, by one query."""
        rows = self._rows(_THESE, member_ids=list(member_ids))
        return BoardChange(tuple(map(_entry_of, rows)), self._server_time(rows))

    def in_at(self, at: datetime) -> BoardSnapshot:
        """Return who was in at a past moment, by what the log says today."""
        rows = self._rows(_IN_AT, at=at)
        return BoardSnapshot(tuple(map(_entry_of, rows)), at, self.silent_stations())

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
            for row in self._rows(_REBUILT)
        ]

    def latest_passages(self, most: int) -> Sequence[LatestPassage]:
        """Return the newest scans with what came of them, newest first."""
        return [_passage_of(row) for row in self._rows(_LATEST_PASSAGES, most=most)]

    def these_passages(self, scan_ids: Collection[ScanId]) -> Sequence[LatestPassage]:
        """Return the named scans, newest first, by one query."""
        return [_passage_of(row) for row in self._rows(_THESE_PASSAGES, scan_ids=list(scan_ids))]

    def silent_stations(self) -> tuple[SilentStation, ...]:
        """Return the stations that have not reported for a minute, so that what they saw may be missing."""
        return tuple(SilentStation(row["name"], row["last_seen_at"], row["waiting"]) for row in self._rows(_SILENT))

    def _server_time(self, rows: Sequence[RowMapping]) -> datetime:
        if rows:
            as_of: datetime = rows[0]["as_of"]
            return as_of
        with translated():
            now: datetime = self._connection.execute(select(func.statement_timestamp())).scalar_one()
        return now

    def _rows(self, statement: Executable, **values: object) -> Sequence[RowMapping]:
        with translated():
            return self._connection.execute(statement, values).mappings().all()


def _entry_of(row: RowMapping) -> BoardEntry:
    return BoardEntry(
        member=card_of(row),
        state=Direction(row["state"]),
        since=row["since"],
        division_name=row["division_name"],
        rank_order=row["rank_order"],
        sort_key=row["sort_key"],
        service_number=row["service_number"],
    )


def _passage_of(row: RowMapping) -> LatestPassage:
    name = row["display_name"]
    return LatestPassage(
        scan_id=ScanId(row["id"]),
        occurred_at=row["occurred_at"],
        outcome=Outcome(row["outcome"]),
        direction=None if row["direction"] is None else Direction(row["direction"]),
        display_name=None if name is None else f"{row['rank']} {name}",
        serial_tail=row["serial"][-4:],
        station=row["station"],
    )
