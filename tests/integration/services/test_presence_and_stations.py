"""The services that read presence and speak for a station, on the real store."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from psycopg import conninfo, sql
from sqlalchemy import Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import MemberId, ScanId, StationId
from sentinel_desktop.domain.presence import BoardChange, BoardSnapshot, PassagesTouched
from sentinel_desktop.domain.readers import ReaderState
from sentinel_desktop.domain.scans import BadgeScan
from sentinel_desktop.domain.stations import StationHealth
from sentinel_desktop.persistence import roles
from sentinel_desktop.persistence.engine import DatabaseAddress, make_engine
from sentinel_desktop.persistence.local_directory import SqliteLocalDirectory
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.check_in import CheckInService
from sentinel_desktop.services.presence import PresenceService
from sentinel_desktop.services.stations import StationService
from tests.support.builders import NOON, Connection, RowBuilder


@pytest.fixture
def unit(owner: Connection) -> RowBuilder:
    """Return what inserts rows of the unit."""
    return RowBuilder(owner)


@pytest.fixture
def station_id(unit: RowBuilder) -> StationId:
    """Return a station."""
    return unit.station()


@pytest.fixture
def engine(owner: Connection, database_url: str, station_id: StationId) -> Iterator[Engine]:
    """Return the engine of that station, signed in as itself."""
    role, password = roles.make_login(owner, uuid7())
    owner.execute("UPDATE stations SET login_role = %s WHERE id = %s", [role, station_id])
    where = conninfo.conninfo_to_dict(database_url)
    where.pop("passfile", None)
    engine = make_engine(DatabaseAddress(conninfo.make_conninfo("", **where | {"user": role, "password": password})))
    yield engine
    engine.dispose()
    owner.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(role)))
    owner.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))


@pytest.fixture
def checked_in(unit: RowBuilder, engine: Engine, station_id: StationId) -> tuple[MemberId, ScanId]:
    """Return a member who came in at noon, and the scan of it."""
    member, serial = unit.badged_member()
    scan = BadgeScan(ScanId(uuid7()), serial, station_id, occurred_at=NOON, desk_clock_at=NOON)
    CheckInService(lambda: SqlUnitOfWork(engine), uuid7).record(scan)
    return member, scan.id


def members(shown: BoardSnapshot | BoardChange) -> list[MemberId]:
    """Return who is shown."""
    return [entry.member.id for entry in shown.entries]


def test_presence_is_read_in_every_way(engine: Engine, checked_in: tuple[MemberId, ScanId]) -> None:
    """Now, of some, at a past moment, and the passages that made it; what is kept is what the log says."""
    member, scan = checked_in
    presence = PresenceService(lambda: SqlUnitOfWork(engine))
    assert members(presence.board()) == [member]
    assert members(presence.these([member])) == [member]
    assert members(presence.in_at(NOON + timedelta(hours=1))) == [member]
    assert members(presence.in_at(NOON - timedelta(hours=1))) == []
    assert presence.differences() == []
    assert [passage.scan_id for passage in presence.latest_passages()] == [scan]
    assert [passage.scan_id for passage in presence.these_passages(PassagesTouched(frozenset({scan})))] == [scan]


def test_a_station_reports_and_takes_the_directory_along(
    engine: Engine, owner: Connection, station_id: StationId, checked_in: tuple[MemberId, ScanId]
) -> None:
    """Its report is committed, and its directory knows who is in."""
    stations = StationService(lambda: SqlUnitOfWork(engine))
    stations.report(station_id, StationHealth(3, ReaderState.READY, timedelta(), "1"))
    assert owner.execute("SELECT waiting FROM station_health").fetchall() == [(3,)]
    assert stations.directory(station_id).states == {checked_in[0]: Direction.IN}


PRIVATE = {
    "service_number": "V11223344",
    "employee_number": "E-55667788",
    "email": "quill@unit.example",
    "home_phone": "204 555 0142",
    "mobile_phone": "204 555 0199",
    "notes": "Prefers the rear door",
}


def test_the_copy_holds_what_a_desk_needs_to_answer_and_no_more(
    engine: Engine, unit: RowBuilder, station_id: StationId, tmp_path: Path
) -> None:
    """Name, rank and division of who holds a badge, and its state; nothing else of them, and nobody without a badge.

    A visitor's badge is its kind and its status. Who gave a badge back is not left in the file.
    """
    holder, former = unit.member(last_name="Quillfeather", **PRIVATE), unit.member(last_name="Underhill")
    unit.member(last_name="Badgeless")
    unit.badge(holder)
    returned, _ = unit.badge(former)
    _, visitors = unit.badge(kind="visitor")
    stations = StationService(lambda: SqlUnitOfWork(engine))
    directory = SqliteLocalDirectory(tmp_path / "directory.db")
    directory.replace(stations.directory(station_id))
    unit.connection.execute("UPDATE badges SET member_id = NULL WHERE id = %s", [returned])
    directory.replace(stations.directory(station_id))
    directory.follow({former: Direction.IN, holder: Direction.IN})
    badge = directory.find_badge(visitors)
    directory.close()
    (file,) = tmp_path.iterdir()
    kept = file.read_bytes()
    assert b"Quillfeather" in kept
    for text in (*PRIVATE.values(), "Badgeless", "Underhill"):
        assert text.encode() not in kept, f"{text} is in the copy"
    with sqlite3.connect(file) as connection:
        states = connection.execute("SELECT member_id, direction FROM states").fetchall()
    connection.close()
    assert states == [(str(holder), "in")]
    assert badge is not None
    assert (badge.kind, badge.holder) == (BadgeKind.VISITOR, None)
