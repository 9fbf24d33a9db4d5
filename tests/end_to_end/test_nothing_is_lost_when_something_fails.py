"""The database goes away, the program is killed: what was read is recorded once, when it can be."""

import random
import shutil
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from sentinel_desktop.config import Settings
from sentinel_desktop.persistence.scan_journal import SqliteScanJournal
from tests.end_to_end.conftest import ROY, TREMBLAY, Unit
from tests.support.programs import LONG_S, StationProcess, eventually, run_program
from tests.support.pty_reader import PtyReader


def test_scans_wait_on_this_disk_while_the_database_is_away(unit: Unit, reader: PtyReader, tmp_path: Path) -> None:
    """The door answers from its own copy, says that it waits, and delivers by itself when the database is back."""
    with StationProcess("--reader", reader.url, "station", data_dir=tmp_path / "data", database=unit.url) as station:
        station.wait_until_at_work()
        reader.wait_until_opened()
        reader.send_badge(ROY)
        station.wait_for_outcomes(1)
        eventually(lambda: unit.directions(ROY) == ["in"], "the first scan delivered")
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
        first.wait_until_at_work()
    unit.shut()
    with StationProcess("--reader", reader.url, "station", data_dir=data, database=unit.url) as station:
        reader.wait_until_opened()
        reader.send_badge(TREMBLAY)
        (alone,) = station.wait_for_outcomes(1)
        assert alone["waiting"] is True
        unit.open()
        eventually(lambda: unit.directions(TREMBLAY) == ["in"], "the waiting scan delivered")


@pytest.mark.timeout(LONG_S)
def test_a_station_killed_at_any_instant_loses_and_doubles_nothing(
    unit: Unit, reader: PtyReader, tmp_path: Path
) -> None:
    """Every outcome it printed is one row of the ledger, however often it is killed under a stream of badges."""
    data, instant = tmp_path / "data", random.Random(3)  # noqa: S311 - when it is killed is no secret
    printed: list[str] = []
    for _ in range(4):
        station = StationProcess("--reader", reader.url, "station", data_dir=data, database=unit.url)
        reader.wait_until_opened()
        begun, wanted = len(station.outcomes), instant.randint(1, 30)
        while len(station.outcomes) - begun < wanted:
            reader.send_badge(f"{instant.randrange(16**10):010X}")
        station.kill()
        printed += [outcome["scan_id"] for outcome in station.outcomes]
    with StationProcess(data_dir=data, database=unit.url) as last:
        last.wait_until_said("database: live")
        eventually(lambda: set(printed) <= ledger(unit), "every printed outcome in the ledger")
    assert len(set(printed)) == len(printed)
    assert run_program("verify", data_dir=data, database=unit.url).returncode == 0


def test_a_journal_put_back_after_delivery_records_once(unit: Unit, reader: PtyReader, tmp_path: Path) -> None:
    """A copy of the folder from before, restored: the scans in it are delivered again and change nothing."""
    data, before = tmp_path / "data", tmp_path / "before"
    with StationProcess(data_dir=data, database=unit.url) as first:
        first.wait_until_at_work()
    unit.shut()
    with StationProcess("--reader", reader.url, "station", data_dir=data, database=unit.url) as station:
        reader.wait_until_opened()
        for number, serial in enumerate((TREMBLAY, ROY), start=1):
            reader.send_badge(serial)
            station.wait_for_outcomes(number)
    shutil.copytree(data, before)
    unit.open()
    for folder_of_scans in (data, before):
        with StationProcess(data_dir=folder_of_scans, database=unit.url) as station:
            station.wait_until_said("database: live")
            eventually(lambda: len(unit.scans()) == 2, "both scans delivered")
            journal = SqliteScanJournal(Settings(folder_of_scans, station="rear door").station_dir / "journal.db")
            with closing(journal):
                eventually(lambda kept=journal: not kept.waiting(1), "nothing waits")  # type: ignore[misc]
    assert unit.scans() == [(TREMBLAY, "checked_in"), (ROY, "checked_in")]
    assert unit.directions(TREMBLAY) == unit.directions(ROY) == ["in"]


def test_a_locked_record_keeps_no_person_waiting(unit: Unit, reader: PtyReader, tmp_path: Path) -> None:
    """Somebody else holds the record: the scan is answered from here, the next too, and both are delivered in order."""
    with StationProcess("--reader", reader.url, "station", data_dir=tmp_path / "data", database=unit.url) as station:
        station.wait_until_at_work()
        reader.wait_until_opened()
        with psycopg.connect(unit.url) as holder:
            holder.execute("SELECT 1 FROM presence FOR UPDATE")
            for number, serial in enumerate((TREMBLAY, ROY), start=1):
                reader.send_badge(serial)
                alone = station.wait_for_outcomes(number)[-1]
                assert (alone["outcome"], alone["waiting"]) == ("checked_in", True)
        eventually(lambda: unit.scans() == [(TREMBLAY, "checked_in"), (ROY, "checked_in")], "delivered in order")


def test_a_station_the_database_forgot_is_enrolled_anew(unit: Unit, reader: PtyReader, tmp_path: Path) -> None:
    """A database restored to before the station was there takes its scans all the same; none is put aside."""
    data = tmp_path / "data"
    with StationProcess("--reader", reader.url, "station", data_dir=data, database=unit.url) as station:
        station.wait_until_said("database: live")
        reader.wait_until_opened()
        eventually(lambda: unit.owner.execute("SELECT 1 FROM station_health").fetchone(), "the first report")
        unit.owner.execute("DELETE FROM stations")
        reader.send_badge(TREMBLAY)
        eventually(lambda: unit.scans() == [(TREMBLAY, "checked_in")], "the scan is in the ledger")
    journal = SqliteScanJournal(Settings(data, station="rear door").station_dir / "journal.db")
    with closing(journal):
        assert journal.status().quarantined == 0


def ledger(unit: Unit) -> set[str]:
    """Return the ids of all scans in the ledger."""
    return {row[0] for row in unit.owner.execute("SELECT id::text FROM scans").fetchall()}
