"""What a scan puts up for a person to look at, in a real database."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Connection as StoreConnection, Engine, event
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.ids import ScanId, StationId
from sentinel_desktop.domain.review_facts import TwoPlaces
from sentinel_desktop.domain.scans import BadgeScan, PlacedScan
from sentinel_desktop.persistence.repositories.check_in_statements import TWO_PLACES_SETTING
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.check_in import CheckInService
from tests.support.builders import NOON, Connection, RowBuilder

Present = Callable[..., BadgeScan]


@pytest.fixture
def stations(unit: RowBuilder) -> tuple[StationId, StationId]:
    """Return the front desk and the rear door."""
    return unit.station(), unit.station()


@pytest.fixture
def present(unit: RowBuilder, service: CheckInService, stations: tuple[StationId, StationId]) -> Present:
    """Return what records a member's badge so many seconds after noon, at the first or the second station."""
    _, serial = unit.badged_member()

    def scan(seconds: float, place: int = 0, spelled: str = serial) -> BadgeScan:
        at = NOON + timedelta(seconds=seconds)
        presented = BadgeScan(ScanId(uuid7()), spelled, stations[place], occurred_at=at, desk_clock_at=at)
        service.record(presented)
        return presented

    return scan


def places(owner: Connection) -> list[tuple[PlacedScan, PlacedScan]]:
    """Return the pairs of scans that are put up, in the order of time."""
    rows = owner.execute("SELECT scan_id, facts FROM reviews WHERE reason = 'two_places'").fetchall()
    found = [(scan_id, TwoPlaces.from_json(facts)) for scan_id, facts in rows]
    assert all(scan_id == facts.later.id for scan_id, facts in found)
    return sorted(((facts.earlier, facts.later) for _, facts in found), key=lambda pair: pair[1].occurred_at)


def test_a_badge_at_two_stations_too_soon_is_put_up_with_both(owner: Connection, present: Present) -> None:
    """Within the repeat window as after it; where there is time enough for the way, nothing is put up."""
    scans = [present(0), present(2, 1), present(16.9, 0), present(31.9, 1)]
    first, second, third, _ = (scan.placed for scan in scans)
    assert places(owner) == [(first, second), (second, third)]


def test_a_late_scan_is_compared_with_both_sides(owner: Connection, present: Present) -> None:
    """The nearest on each side, at any station; there is one review for each pair."""
    before, after = present(0), present(20)
    present(40, 1)
    late = present(10, 1)
    assert places(owner) == [(before.placed, late.placed), (late.placed, after.placed)]


def test_a_visitors_badge_can_be_in_two_places_too(owner: Connection, unit: RowBuilder, present: Present) -> None:
    """Whatever comes of the scan; a badge that nobody knows has no other scans."""
    _, visitors = unit.badge(kind="visitor")
    second, first = present(5, 1, visitors), present(0, 0, visitors)
    present(5, 0, "00DEADBEEF")
    present(6, 1, "00DEADBEEF")
    assert places(owner) == [(first.placed, second.placed)]


@pytest.mark.parametrize(("window", "pairs"), [(0, 0), (4, 0), (4.5, 1), ("nonsense", 1), (-1, 1), (None, 1)], ids=str)
def test_the_window_is_a_setting(
    unit: RowBuilder, owner: Connection, present: Present, window: object, pairs: int
) -> None:
    """In seconds; zero switches the question off, and a mistyped one is the usual one."""
    unit.setting(TWO_PLACES_SETTING, window)
    present(0)
    present(4, 1)
    assert len(places(owner)) == pairs


def test_asking_for_two_places_costs_no_statement(
    engine: Engine, unit: RowBuilder, own_station: StationId, owner: Connection
) -> None:
    """A check-in is six: badge, lock, what lies around, scan, check-in, presence."""
    sent: list[str] = []

    def note(_connection: StoreConnection, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement.split(maxsplit=1)[0])

    _, serial = unit.badged_member()
    service = CheckInService(lambda: SqlUnitOfWork(engine), uuid7)
    event.listen(engine, "before_cursor_execute", note)
    service.record(BadgeScan(ScanId(uuid7()), serial, own_station, occurred_at=NOON, desk_clock_at=NOON))
    assert sent == ["SELECT", "SELECT", "SELECT", "INSERT", "INSERT", "UPDATE"]
    assert places(owner) == []
