"""A visitor's badge that goes from hand to hand: whose visit a scan is about, and which scan of it ends one."""

from collections.abc import Callable
from datetime import datetime, timedelta

import psycopg
import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.ids import BadgeId, ScanId, StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeScan
from sentinel_desktop.services.check_in import CheckInService
from tests.support.builders import NOON, RowBuilder

HOUR = timedelta(hours=1)
StationLogin = Callable[[StationId], str]


@pytest.fixture
def badge(unit: RowBuilder) -> tuple[BadgeId, str]:
    """Return a visitor's badge and its serial."""
    return unit.badge(kind=BadgeKind.VISITOR)


def came(unit: RowBuilder, badge_id: BadgeId, at: datetime, name: str, until: datetime | None = None) -> object:
    """Insert the visit of somebody who got a badge, and gave it back at the desk where ``until`` says when."""
    if until is None:
        return unit.make.visitors("open", badge_id=badge_id, checked_in_at=at, display_name=name)
    over = {"checked_out_at": until, "check_out_method": "desk"}
    return unit.make.visitors("closed", badge_id=badge_id, checked_in_at=at, display_name=name, **over)


def ended_at(unit: RowBuilder, visit: object) -> object:
    """Return when a visit ended, None while it goes on."""
    row = unit.connection.execute("SELECT checked_out_at FROM visitors WHERE id = %s", [visit]).fetchone()
    assert row is not None
    return row[0]


def test_a_scan_is_about_who_had_the_badge_at_its_time(
    unit: RowBuilder, service: CheckInService, badge: tuple[BadgeId, str]
) -> None:
    """The last one it was handed to before; whoever had it earlier, or has it by now, stays as they are."""
    badge_id, serial = badge
    came(unit, badge_id, NOON - 5 * HOUR, "Abel, A.", NOON - 4 * HOUR)
    second = came(unit, badge_id, NOON - HOUR, "Baker, B.")
    station = unit.station()

    def scanned(at: datetime) -> tuple[Outcome, str]:
        scan = BadgeScan(ScanId(uuid7()), serial, station, occurred_at=at, desk_clock_at=at)
        told = service.record(scan)
        return told.outcome, "" if told.visitor is None else told.visitor.display_name

    assert scanned(NOON) == (Outcome.VISITOR_OUT, "Baker, B.")
    assert scanned(NOON - 4.5 * HOUR) == (Outcome.VISITOR_OUT, "Abel, A.")
    assert ended_at(unit, second) == NOON


def test_a_scan_that_was_recorded_before_ends_no_visit(
    unit: RowBuilder, station_login: StationLogin, badge: tuple[BadgeId, str]
) -> None:
    """A station lets a visit end with the scan that it records, and not by pointing at one of another day."""
    station, (badge_id, _) = unit.station(), badge
    visit = came(unit, badge_id, NOON - HOUR, "Abel, A.")
    scan = unit.scan(station, badge_id=badge_id, outcome="visitor_out", direction="out", occurred_at=NOON)
    with psycopg.connect(station_login(station)) as connection:
        connection.execute("SELECT leave_by_own_scan(%s, %s)", [visit, scan])
    assert ended_at(unit, visit) is None


def test_another_stations_scan_ends_no_visit(
    unit: RowBuilder, station_login: StationLogin, badge: tuple[BadgeId, str]
) -> None:
    """However new it is; the station's own does."""
    here, there, (badge_id, _) = unit.station(), unit.station(), badge
    visit = came(unit, badge_id, NOON - HOUR, "Abel, A.")
    with psycopg.connect(station_login(here)) as connection:
        connection.execute("SELECT transaction_timestamp()")
        values = {"badge_id": badge_id, "outcome": "visitor_out", "direction": "out"}
        theirs = unit.scan(there, **values, occurred_at=NOON)
        connection.execute("SELECT leave_by_own_scan(%s, %s)", [visit, theirs])
        connection.commit()
        assert ended_at(unit, visit) is None
        connection.execute("SELECT transaction_timestamp()")
        ours = unit.scan(here, **values, occurred_at=NOON + HOUR)
        connection.execute("SELECT leave_by_own_scan(%s, %s)", [visit, ours])
    assert ended_at(unit, visit) == NOON + HOUR
