"""What the board says of stations: who has not reported since when, who lags behind, and whose clock is off."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import Connection

from sentinel_desktop.domain.presence import SilentStation, StationOffTime, WaitingStation
from sentinel_desktop.domain.readers import ReaderState
from sentinel_desktop.domain.stations import StationHealth
from sentinel_desktop.persistence.repositories.presence import FORGOTTEN_AFTER, SqlPresenceRepository
from sentinel_desktop.persistence.repositories.stations import SqlStationRepository
from tests.support.builders import Connection as PlainConnection
from tests.support.factories import Factories

SECOND = timedelta(seconds=1)


@pytest.fixture
def presence(store: Connection) -> SqlPresenceRepository:
    """Return the repository under test."""
    return SqlPresenceRepository(store)


class Reports:
    """Stations that last reported some time ago."""

    def __init__(self, make: Factories) -> None:
        self._make = make
        self.now = datetime.now(UTC)

    def of(self, name: str, ago: timedelta, synced: timedelta | None = None, **values: object) -> None:
        """Let a station have reported so long ago, and have delivered everything so long ago."""
        self._make.station_health(
            station_id=self._make.stations(name=name),
            last_seen_at=self.now - ago,
            last_synced_at=None if synced is None else self.now - synced,
            **values,
        )


@pytest.fixture
def reports(make: Factories) -> Reports:
    """Return what lets stations have reported."""
    return Reports(make)


def test_who_has_not_reported_for_a_minute_is_silent(presence: SqlPresenceRepository, reports: Reports) -> None:
    """Named in their order, with since when and up to when what it saw is here; for seven days."""
    reports.of("Rear door", 70 * SECOND, 70 * SECOND)
    reports.of("kiosk", 90 * SECOND, 600 * SECOND, waiting=3)
    reports.of("Front desk", 40 * SECOND, 40 * SECOND)
    reports.of("Old gate", FORGOTTEN_AFTER + SECOND)
    board = presence.everybody_in()
    assert board.silent_stations == (
        SilentStation("kiosk", reports.now - 90 * SECOND, 3, reports.now - 600 * SECOND),
        SilentStation("Rear door", reports.now - 70 * SECOND, 0, reports.now - 70 * SECOND),
    )
    assert [station.complete_until for station in board.silent_stations] == [
        reports.now - 600 * SECOND,
        reports.now - 70 * SECOND,
    ]
    assert (board.waiting_stations, board.stations_off_time) == ((), ())


def test_who_reports_and_lags_behind_is_named(presence: SqlPresenceRepository, reports: Reports) -> None:
    """For more than a minute, or since ever; what waits for a moment is no matter for the board."""
    reports.of("Lagging", SECOND, 70 * SECOND, waiting=12)
    reports.of("Never", SECOND, waiting=1)
    reports.of("Busy", SECOND, 30 * SECOND, waiting=2)
    reports.of("Idle", SECOND, 3600 * SECOND)
    assert presence.everybody_in().waiting_stations == (
        WaitingStation("Lagging", 12, reports.now - 70 * SECOND),
        WaitingStation("Never", 1, None),
    )


@pytest.mark.parametrize(("offset_ms", "is_off"), [(5000, False), (-5000, False), (5001, True), (-61_000, True)])
def test_whose_clock_is_more_than_five_seconds_off_is_named(
    presence: SqlPresenceRepository, reports: Reports, offset_ms: int, *, is_off: bool
) -> None:
    """Fast or slow; of one that is silent it is not known what its clock says now."""
    reports.of("Desk", SECOND, SECOND, clock_offset_ms=offset_ms)
    reports.of("Silent", 70 * SECOND, SECOND, clock_offset_ms=60_000)
    expected = (StationOffTime("Desk", timedelta(milliseconds=offset_ms)),) if is_off else ()
    assert presence.everybody_in().stations_off_time == expected


def test_a_past_moment_has_the_doubts_of_today(presence: SqlPresenceRepository, reports: Reports) -> None:
    """What a station has not delivered may be missing in the past as well."""
    reports.of("Kiosk", 90 * SECOND)
    reports.of("Lagging", SECOND, waiting=1)
    board = presence.in_at(reports.now - timedelta(hours=1))
    assert [station.name for station in board.silent_stations] == ["Kiosk"]
    assert [station.name for station in board.waiting_stations] == ["Lagging"]


def test_a_station_that_lags_keeps_when_it_last_had_delivered_everything(
    store: Connection, make: Factories, transaction: PlainConnection
) -> None:
    """Its reports say nothing newer until nothing waits."""
    key = make.stations()
    synced, later = datetime(2026, 3, 2, 12, tzinfo=UTC), datetime(2026, 3, 2, 13, tzinfo=UTC)
    kept = []
    for waiting, at in [(0, synced), (3, None), (1, None), (0, later)]:
        report(store, key, waiting, at)
        row = transaction.execute("SELECT waiting, last_synced_at FROM station_health").fetchone()
        kept.append(row)
    assert kept == [(0, synced), (3, synced), (1, synced), (0, later)]


def report(store: Connection, key: UUID, waiting: int, synced: datetime | None) -> None:
    """Let the station report."""
    health = StationHealth(waiting, ReaderState.READY, timedelta(0), "1", synced)
    SqlStationRepository(store).report(key, health)  # type: ignore[arg-type] # a station's id
