"""Stations: who this one is, what each last said of itself, what is edited, and what one keeps of the directory."""

from collections.abc import Iterable, Mapping
from datetime import time, timedelta
from typing import Any, ClassVar, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import ColumnElement, RowMapping, bindparam, collate, func, select
from sqlalchemy.dialects.postgresql import insert as insert_or

from sentinel_desktop.domain.directions import Direction, DirectionMode
from sentinel_desktop.domain.ids import BadgeId, MemberId, StationId
from sentinel_desktop.domain.journal import DirectoryContents, StationRules
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.readers import ReaderState
from sentinel_desktop.domain.stations import (
    Station,
    StationDetails,
    StationFilter,
    StationHealth,
    StationKind,
    StationLine,
    StationOrder,
)
from sentinel_desktop.persistence.repositories import outsiders
from sentinel_desktop.persistence.repositories.badge_reads import badge_of, badges_with_holders
from sentinel_desktop.persistence.repositories.check_in_statements import REPEAT_WINDOW_SETTING, repeat_window_of
from sentinel_desktop.persistence.repositories.edited import EditedRepository
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.repositories.searches import has_words
from sentinel_desktop.persistence.store_errors import station_named
from sentinel_desktop.persistence.tables import BadgeRow, PresenceRow, SettingRow, StationHealthRow, StationRow

TIME_ZONE_SETTING: Final = "unit.time_zone"
ROLLOVER_SETTING: Final = "unit.rollover"

_STATIONS: Final = table_of(StationRow)
_HEALTH: Final = table_of(StationHealthRow)

_OWN = select(StationRow.id, StationRow.name, StationRow.kind, StationRow.direction_mode).where(
    StationRow.login_role == func.session_user()
)
_BADGES = badges_with_holders()
_STATES = select(PresenceRow.member_id, PresenceRow.state).join(BadgeRow, BadgeRow.member_id == PresenceRow.member_id)
_SETTINGS = select(SettingRow.key, SettingRow.value).where(
    SettingRow.key.in_([TIME_ZONE_SETTING, ROLLOVER_SETTING, REPEAT_WINDOW_SETTING])
)
_MODE = select(StationRow.direction_mode).where(StationRow.id == bindparam("station_id"))
_NOW = select(func.statement_timestamp())
_MILLISECOND: Final = timedelta(milliseconds=1)
_FARTHEST_OFFSET_MS: Final = 2**31 - 1
"""What the column holds, 24 days: a clock in another year must not keep a station from reporting."""
_SHOWN: Final = (
    _STATIONS.c.login_role.is_not(None).label("is_enrolled"),
    *(
        _HEALTH.c[name]
        for name in (
            "last_seen_at",
            "last_synced_at",
            "waiting",
            "reader_state",
            "clock_offset_ms",
            "program_version",
        )
    ),
    func.statement_timestamp().label("as_of"),
)
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
        # While scans wait there is no newer moment of which everything is delivered: the last one is kept.
        "last_synced_at": func.coalesce(_health.excluded.last_synced_at, StationHealthRow.last_synced_at),
        **{
            name: getattr(_health.excluded, name)
            for name in ("last_seen_at", "waiting", "reader_state", "clock_offset_ms", "program_version")
        },
    },
)


class SqlStationRepository(EditedRepository[StationDetails, StationFilter, StationOrder]):
    """Stations, in the transaction of one connection; an edit leaves the login role of a station as it is."""

    aggregate, table, details = "stations", _STATIONS, StationDetails
    orders: ClassVar[Mapping[Any, Order]] = {
        StationOrder.NAME: Order((_STATIONS.c.name_key, _STATIONS.c.id)),
        StationOrder.KIND: Order((collate(_STATIONS.c.kind, "C"), _STATIONS.c.name_key, _STATIONS.c.id)),
    }

    def lines(self, wanted: StationFilter, order: StationOrder, request: PageRequest) -> Page[StationLine]:
        """Return one page of stations with what each last said of itself; one statement."""
        shown = self._select().outerjoin(_HEALTH, _HEALTH.c.station_id == _STATIONS.c.id).add_columns(*_SHOWN)
        in_order = self.orders[order]
        rows = self._rows("lines", in_order.select_page(self._filtered(shown, wanted), request))
        return in_order.page(rows, request, self._line)

    def own(self) -> Station | None:
        """Return the station whose login role this connection uses; None for any other role."""
        rows = self._rows("own", _OWN)
        if not rows:
            return None
        row = rows[0]
        return Station(
            StationId(row["id"]), row["name"], StationKind(row["kind"]), DirectionMode(row["direction_mode"])
        )

    def report(self, station_id: StationId, health: StationHealth) -> None:
        """Keep what a station says of itself, with the server's time."""
        with station_named():
            self._run(
                "report",
                _REPORT,
                station_id=station_id,
                last_synced_at=health.last_synced_at,
                waiting=health.waiting,
                reader_state=health.reader_state,
                clock_offset_ms=_milliseconds(health.clock_offset),
                program_version=health.program_version,
            )

    def directory(self, station_id: StationId) -> DirectoryContents:
        """Return what this station needs to answer alone."""
        holders = self._rows("attendees", outsiders.HOLDERS_WITH_STATES)
        return DirectoryContents(
            badges=tuple(badge_of(row) for row in self._rows("badges", _BADGES)),
            states={MemberId(row["member_id"]): Direction(row["state"]) for row in self._rows("states", _STATES)},
            rules=self.rules(station_id),
            taken_at=self._scalar("time", _NOW),
            visits=tuple(
                outsiders.visit_of_row(row, BadgeId(row["badge_id"]))
                for row in self._rows("open visits", outsiders.OPEN_VISITS)
            ),
            attendees=tuple(map(outsiders.attendee_of_row, holders)),
            attendees_in=frozenset(row["id"] for row in holders if row["direction"] == Direction.IN.value),
        )

    def rules(self, station_id: StationId) -> StationRules:
        """Return the settings that scans at this station are decided by."""
        settings = {row["key"]: row["value"] for row in self._rows("settings", _SETTINGS)}
        modes = self._rows("direction", _MODE, station_id=station_id)
        return StationRules(
            direction_mode=DirectionMode(modes[0]["direction_mode"]) if modes else DirectionMode.TOGGLE,
            repeat_window=repeat_window_of(settings.get(REPEAT_WINDOW_SETTING)),
            timings=_timings(settings),
        )

    def _conditions(self, wanted: StationFilter) -> Iterable[ColumnElement[bool]]:
        yield from has_words(_STATIONS.c.name_key, wanted.text)
        if wanted.kind is not None:
            yield _STATIONS.c.kind == wanted.kind
        if wanted.is_enrolled is not None:
            yield _STATIONS.c.login_role.is_not(None) == wanted.is_enrolled

    def _line(self, row: RowMapping) -> StationLine:
        return StationLine(
            record=self._record(row),
            is_enrolled=row["is_enrolled"],
            health=None if row["last_seen_at"] is None else _health_of(row),
            last_seen_at=row["last_seen_at"],
            as_of=row["as_of"],
        )


def _health_of(row: RowMapping) -> StationHealth:
    return StationHealth(
        waiting=row["waiting"],
        reader_state=ReaderState(row["reader_state"]),
        clock_offset=row["clock_offset_ms"] * _MILLISECOND,
        program_version=row["program_version"],
        last_synced_at=row["last_synced_at"],
    )


def _timings(settings: dict[str, Any]) -> Timings:
    usual = Timings()
    try:
        zone = ZoneInfo(settings[TIME_ZONE_SETTING]) if TIME_ZONE_SETTING in settings else usual.zone
        rollover = time.fromisoformat(settings[ROLLOVER_SETTING]) if ROLLOVER_SETTING in settings else usual.rollover
    except (ZoneInfoNotFoundError, OSError, TypeError, ValueError):
        # An OSError: the name is a folder's among the zones, as 'America' is.
        return usual
    return Timings(zone, rollover)


def _milliseconds(offset: timedelta) -> int:
    return max(-_FARTHEST_OFFSET_MS, min(_FARTHEST_OFFSET_MS, round(offset / _MILLISECOND)))
