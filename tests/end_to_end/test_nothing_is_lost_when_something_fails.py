"""The database goes away, the program is killed: what was read is recorded once, when it can be."""

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from sentinel_desktop.config import Settings
from sentinel_desktop.persistence.local_directory import SqliteLocalDirectory
from tests.end_to_end.conftest import ROY, TREMBLAY, Unit
from tests.support.programs import StationProcess, eventually
from tests.support.pty_reader import PtyReader


def test_scans_wait_on_this_disk_while_the_database_is_away(unit: Unit, reader: PtyReader, tmp_path: Path) -> None:
    """The door answers from its own copy, says that it waits, and delivers by itself when the database is back."""
    with StationProcess("--reader", reader.url, "station", data_dir=tmp_path / "data", database=unit.url) as station:
        station.wait_until_said("database: live")
        reader.wait_until_opened()
        reader.send_badge(ROY)
        station.wait_for_outcomes(1)
        unit.shut()
        station.wait_until_said("database: away")
        reader.send_badge(TREMBLAY)
        alone = station.wait_for_outcomes(2)[-1]
        assert (alone["outcome"], alone["direction"], alone["waiting"]) == ("checked_in", "in", True)
        assert alone["member"] is not None
        unit.open()
        eventually(lambda: unit.directions(TREMBLAY) == ["in"], "the waiting scan delivered")
        assert unit.scans() == [(ROY, "checked_in"), (TREMBLAY, "checked_in")]


def test_a_killed_station_delivers_at_its_next_start(unit: Unit, reader: PtyReader, tmp_path: Path) -> None:
    """Scans that only the journal had when the program was killed are recorded, with their own time and once."""
    data = tmp_path / "data"
    station = StationProcess("--reader", reader.url, "station", data_dir=data, database=unit.url)
    station.wait_until_said("database: live")
    reader.wait_until_opened()
    unit.shut()
    station.wait_until_said("database: away")
    for number, serial in enumerate((TREMBLAY, ROY), start=1):
        reader.send_badge(serial)
        station.wait_for_outcomes(number)
    waiting = {told["scan_id"]: datetime.fromisoformat(told["occurred_at"]) for told in station.outcomes}
    station.kill()
    unit.open()
    with StationProcess("--reader", reader.url, "station", data_dir=data, database=unit.url) as again:
        again.wait_until_said("database: live")
        eventually(lambda: len(unit.scans()) == 2, "both scans delivered")
    kept = dict(unit.owner.execute("SELECT id::text, occurred_at FROM scans").fetchall())
    assert kept.keys() == waiting.keys()
    # The server's clock, read anew at the next start, may correct a time by the milliseconds of one round trip.
    assert all(abs(kept[key] - told) < timedelta(seconds=0.5) for key, told in waiting.items())


def test_a_station_started_without_a_database_scans_on(unit: Unit, reader: PtyReader, tmp_path: Path) -> None:
    """An enrolled station that starts while the database is away reads, journals, answers, and delivers later."""
    data = tmp_path / "data"
    with StationProcess(data_dir=data, database=unit.url) as first:
        first.wait_until_said("database: live")
        folder = Settings(data_dir=data, station="rear door").station_dir
        with closing(SqliteLocalDirectory(folder / "directory.db")) as directory:
            eventually(directory.taken_at, "the copy of the directory")
    unit.shut()
    with StationProcess("--reader", reader.url, "station", data_dir=data, database=unit.url) as station:
        reader.wait_until_opened()
        reader.send_badge(TREMBLAY)
        (alone,) = station.wait_for_outcomes(1)
        assert alone["waiting"] is True
        unit.open()
        eventually(lambda: unit.directions(TREMBLAY) == ["in"], "the waiting scan delivered")
