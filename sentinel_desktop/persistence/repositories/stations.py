"""Stations: who this one is, what it last said of itself, and what it keeps of the directory."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Connection, Executable, RowMapping, bindparam, func, select
from sqlalchemy.dialects.postgresql import insert as insert_or

from sentinel_desktop.domain.directions import Direction, DirectionMode
from sentinel_desktop.domain.ids import MemberId, StationId
from sentinel_desktop.domain.journal import DirectoryContents, StationRules
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.stations import Station, StationHealth, StationKind
from sentinel_desktop.persistence.repositories.badge_reads import badge_of, badges_with_holders
from sentinel_desktop.persistence.repositories.check_in_statements import REPEAT_WINDOW_SETTING, repeat_window_of
from sentinel_desktop.persistence.store_errors import station_named, translated
from sentinel_desktop.persistence.tables import PresenceRow, SettingRow, StationHealthRow, StationRow

TIME_ZONE_SETTING: Final = "unit.time_zone"
ROLLOVER_SETTING: Final = "unit.rollover"

_OWN = select(StationRow.id, StationRow.name, StationRow.kind, StationRow.direction_mode).where(
    StationRow.login_role == func.session_user()
)
_BADGES = badges_with_holders()
_STATES = select(PresenceRow.member_id, PresenceRow.state)
_SETTINGS = select(SettingRow.key, SettingRow.value).where(
    SettingRow.key.in_([TIME_ZONE_SETTING, ROLLOVER_SETTING, REPEAT_WINDOW_SETTING])
)
_MODE = select(StationRow.direction_mode).where(StationRow.id == bindparam("station_id"))
_NOW = select(func.statement_timestamp())
_health = insert_or(StationHealthRow)
_REPORT = _health.values(
    station_id=bindparam("station_id"),
    last_seen_at=func.statement_timestamp(),
    last_synced_at=bindparam("last_synced_at"),
    waiting=bindparam("waiting"),
    reader_state=bindparam("reader_state"),
    clock_offset_ms=bindparam("clock_offset_ms"),
    program_version=bindparam("program_version"),
).on_conflict_do_update(
    index_elements=["station_id"],
    set_={
        name: getattr(_health.excluded, name)
        for name in (
            "last_seen_at",
            "last_synced_at",
            "waiting",
            "reader_state",
            "clock_offset_ms",
            "program_version",
        )
    },
)


class SqlStationRepository:
    """Stations, in the transaction of one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def own(self) -> Station | None:
        """Return the station whose login role this connection uses; None for any other role."""
        rows = self._rows(_OWN)
        if not rows:
            return None
        row = rows[0]
        return Station(
            StationId(row["id"]), row["name"], StationKind(row["kind"]), DirectionMode(row["direction_mode"])
        )

    def report(self, station_id: StationId, health: StationHealth) -> None:
        """Keep what a station says of itself, with the server's time."""
        with station_named(), translated():
            self._connection.execute(
                _REPORT,
                {
                    "station_id": station_id,
                    "last_synced_at": health.last_synced_at,
                    "waiting": health.waiting,
                    "reader_state": health.reader_state,
                    "clock_offset_ms": round(health.clock_offset / timedelta(milliseconds=1)),
                    "program_version": health.program_version,
                },
            )

    def directory(self, station_id: StationId) -> DirectoryContents:
        """Return what this station needs to answer alone."""
        return DirectoryContents(
            badges=tuple(badge_of(row) for row in self._rows(_BADGES)),
            states={MemberId(row["member_id"]): Direction(row["state"]) for row in self._rows(_STATES)},
            rules=self.rules(station_id),
            taken_at=self._time(),
        )

    def rules(self, station_id: StationId) -> StationRules:
        """Return the settings that scans at this station are decided by."""
        settings = {row["key"]: row["value"] for row in self._rows(_SETTINGS)}
        modes = self._rows(_MODE, station_id=station_id)
        return StationRules(
            direction_mode=DirectionMode(modes[0]["direction_mode"]) if modes else DirectionMode.TOGGLE,
            repeat_window=repeat_window_of(settings.get(REPEAT_WINDOW_SETTING)),
            timings=_timings(settings),
        )

    def _time(self) -> datetime:
        with translated():
            now: datetime = self._connection.execute(_NOW).scalar_one()
        return now

    def _rows(self, statement: Executable, **values: object) -> Sequence[RowMapping]:
        with translated():
            return self._connection.execute(statement, values).mappings().all()


def _timings(settings: dict[str, Any]) -> Timings:
    usual = Timings()
    try:
        zone = ZoneInfo(settings[TIME_ZONE_SETTING]) if TIME_ZONE_SETTING in settings else usual.zone
        rollover = time.fromisoformat(settings[ROLLOVER_SETTING]) if ROLLOVER_SETTING in settings else usual.rollover
    except (ZoneInfoNotFoundError, OSError, TypeError, ValueError):
        # An OSError: the name is a folder's among the zones, as 'America' is.
        return usual
    return Timings(zone, rollover)
