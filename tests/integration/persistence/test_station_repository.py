"""Stations: what administrators edit of them, and what each last said of itself."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.directions import DirectionMode
from sentinel_desktop.domain.faults import AlreadyTakenError, InUseError
from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.readers import ReaderState
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.stations import (
    StationDetails,
    StationFilter,
    StationHealth,
    StationKind,
    StationLine,
    StationOrder,
)
from sentinel_desktop.persistence.repositories.stations import SqlStationRepository
from sentinel_desktop.persistence.store_errors import StationUnknownError
from sentinel_desktop.persistence.tables.base import ADMINISTRATOR_ROLE
from tests.support.builders import NOON, Connection as PlainConnection
from tests.support.factories import Factories
from tests.support.statement_counts import counted

pytestmark = pytest.mark.acts_as(ADMINISTRATOR_ROLE)

HEALTH = StationHealth(3, ReaderState.LOST, timedelta(milliseconds=-250), "1.2.3", NOON)


@pytest.fixture
def stations(store: Connection) -> SqlStationRepository:
    """Return the repository, in the transaction of the test."""
    return SqlStationRepository(store)


def lines(stations: SqlStationRepository, wanted: StationFilter | None = None) -> list[StationLine]:
    """Return the lines of all stations by name."""
    return list(stations.lines(wanted or StationFilter(), StationOrder.NAME, PageRequest()).items)


def test_a_station_that_never_reported_says_nothing(stations: SqlStationRepository) -> None:
    """It is in the table all the same, not enrolled and unheard."""
    record = stations.add(uuid7(), StationDetails("Rear door", StationKind.DOOR, DirectionMode.OUT))
    (line,) = lines(stations)
    assert (line.record, line.is_enrolled, line.health, line.last_seen_at) == (record, False, None, None)


@pytest.mark.acts_as
def test_a_line_has_what_the_station_last_said(stations: SqlStationRepository, make: Factories) -> None:
    """The same as it reported, with the server's time of the report, which is not later than the table's."""
    station = StationId(make.stations("enrolled"))
    stations.report(station, StationHealth(0, ReaderState.READY, timedelta(), "1.0.0"))
    stations.report(station, HEALTH)
    (line,) = lines(stations)
    assert (line.is_enrolled, line.health) == (True, HEALTH)
    assert line.last_seen_at is not None
    assert line.last_seen_at <= line.as_of


@pytest.mark.acts_as
@pytest.mark.parametrize("years", [-40, 40])
def test_a_station_reports_however_wrong_its_clock_is(
    stations: SqlStationRepository, make: Factories, years: int
) -> None:
    """A clock in another year is reported as far off as the column can say; the station does not fall silent."""
    station = StationId(make.stations("enrolled"))
    stations.report(station, replace(HEALTH, clock_offset=timedelta(days=365 * years)))
    (line,) = lines(stations)
    assert line.health is not None
    assert timedelta(days=24) < line.health.clock_offset * (years // abs(years)) < timedelta(days=25)


@pytest.mark.parametrize("number", [1, 30])
def test_lines_are_one_statement(
    stations: SqlStationRepository, make: Factories, store: Connection, number: int
) -> None:
    """However many stations report."""
    for _ in range(number):
        make.station_health()
    with counted(store) as sent:
        assert len(lines(stations)) == number
    assert len(sent) == 1


def test_lines_are_read_page_by_page(stations: SqlStationRepository, make: Factories) -> None:
    """In the order of their names, each once."""
    for name in ("Zulu", "Été", "alpha", "Éclair", "10", "2", "Porte 1"):
        make.stations(name=name)
    found: list[str] = []
    request = PageRequest(size=3)
    while True:
        page = stations.lines(StationFilter(), StationOrder.NAME, request)
        found += [line.record.details.name for line in page.items]
        if page.next is None:
            break
        request = PageRequest(page.next, 3)
    assert found == ["10", "2", "alpha", "Éclair", "Été", "Porte 1", "Zulu"]


def test_lines_are_by_kind_then_name(stations: SqlStationRepository, make: Factories) -> None:
    """Desks together, doors together, kiosks together."""
    for name, kind in (("b", "kiosk"), ("b", "desk"), ("a", "kiosk"), ("c", "door"), ("a", "desk")):
        make.stations(name=f"{kind} {name}", kind=kind)
    page = stations.lines(StationFilter(), StationOrder.KIND, PageRequest())
    names = [line.record.details.name for line in page.items]
    assert names == ["desk a", "desk b", "door c", "kiosk a", "kiosk b"]


def test_enrolled_stations_are_told_from_others(stations: SqlStationRepository, make: Factories) -> None:
    """By whether a copy of the program signs in as them; filters go together."""
    enrolled, other = make.stations("enrolled", name="Desk"), make.stations("kiosk", name="Kiosk")
    make.stations("enrolled", name="Another")

    def found(wanted: StationFilter) -> list[object]:
        assert stations.count(wanted) == len(lines(stations, wanted))
        return [line.record.id for line in lines(stations, wanted)]

    assert found(StationFilter("des", is_enrolled=True)) == [enrolled]
    assert found(StationFilter(is_enrolled=False)) == [other]
    assert found(StationFilter(kind=StationKind.KIOSK, is_enrolled=True)) == []


@pytest.mark.parametrize("mode", DirectionMode)
def test_a_new_direction_rules_the_next_scan(
    stations: SqlStationRepository, make: Factories, mode: DirectionMode
) -> None:
    """The station reads it with its rules."""
    station = StationId(make.stations())
    details = stations.get(station).details
    stations.edit(RecordVersion(station, 1), StationDetails(details.name, details.kind, mode))
    assert stations.rules(station).direction_mode is mode


def test_renaming_leaves_the_login_role(
    stations: SqlStationRepository, make: Factories, transaction: PlainConnection
) -> None:
    """The copy of the program that runs there goes on as it is, and its key is the new name's."""
    role = make.stations.row("enrolled")["login_role"]
    (line,) = lines(stations)
    stations.edit(RecordVersion(line.record.id, 1), StationDetails("Été", StationKind.KIOSK))
    row = transaction.execute("SELECT name, name_key, kind, login_role FROM stations").fetchone()
    assert row == ("Été", "ete", "kiosk", role)


@pytest.mark.acts_as
def test_a_station_knows_itself_under_its_new_name(
    stations: SqlStationRepository, make: Factories, transaction: PlainConnection
) -> None:
    """By the role it signs in as; anybody else is no station."""
    assert stations.own() is None
    session = transaction.execute("SELECT session_user").fetchone()
    assert session is not None
    station = make.stations(login_role=session[0])
    stations.edit(RecordVersion(station, 1), StationDetails("Rear", StationKind.DOOR, DirectionMode.IN))
    own = stations.own()
    assert own is not None
    assert (own.id, own.name, own.kind, own.direction_mode) == (station, "Rear", StationKind.DOOR, DirectionMode.IN)


def test_names_that_differ_are_two_stations(stations: SqlStationRepository) -> None:
    """Only the very name is taken; it is the one that is named."""
    stations.add(uuid7(), StationDetails("Desk", StationKind.DESK))
    stations.add(uuid7(), StationDetails("desk", StationKind.DESK))
    with pytest.raises(AlreadyTakenError) as refused:
        stations.add(uuid7(), StationDetails("Desk", StationKind.DOOR))
    assert (refused.value.fields, refused.value.values) == (("name",), ("Desk",))


def test_a_station_that_recorded_is_never_deleted(stations: SqlStationRepository, make: Factories) -> None:
    """What it saw names it; one that only reported goes, and its report with it."""
    recorded, reported = make.stations(), make.stations()
    make.scans(station_id=recorded)
    make.station_health(station_id=reported)
    with pytest.raises(InUseError):
        stations.delete(RecordVersion(recorded, 1))
    stations.delete(RecordVersion(reported, 1))
    assert [line.record.id for line in lines(stations)] == [recorded]


@pytest.mark.acts_as
def test_a_report_of_a_station_that_is_gone_says_so(stations: SqlStationRepository, store: Connection) -> None:
    """An administrator enrols it anew; no other record is at fault."""
    savepoint = store.begin_nested()
    with pytest.raises(StationUnknownError):
        stations.report(StationId(uuid7()), HEALTH)
    savepoint.rollback()
    assert lines(stations) == []


@pytest.mark.acts_as
def test_a_report_is_not_audited(stations: SqlStationRepository, make: Factories, transaction: PlainConnection) -> None:
    """A heartbeat is no change of a station: neither in the log nor a version."""
    station = StationId(make.stations())
    before = transaction.execute("SELECT count(*) FROM audit_log").fetchone()
    stations.report(station, HEALTH)
    assert transaction.execute("SELECT count(*) FROM audit_log").fetchone() == before
    assert stations.get(station).version == 1
