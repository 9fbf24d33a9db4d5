"""One data folder, one embedded server: shared by the programs on it, outliving a killed one, mended when it dies."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from sentinel_desktop.persistence.embedded_server import EmbeddedServer
from tests.support.postgres import passable_folder
from tests.support.programs import LONG_S, StationProcess, eventually, run_program
from tests.support.pty_reader import PtyReader


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """Return a data folder that the server's account can reach."""
    folder = passable_folder("sentinel-e2e-")
    yield folder
    abandoned = EmbeddedServer(folder)
    if abandoned.address() is not None:
        abandoned.start()
        abandoned.stop()
    shutil.rmtree(folder)


@pytest.mark.timeout(LONG_S)
def test_a_new_computer_records_its_first_scan_with_nothing_prepared(data_dir: Path, reader: PtyReader) -> None:
    """The first start makes the server, the tables and the station; an unknown badge is kept as what it is."""
    with StationProcess("--reader", reader.url, "station", data_dir=data_dir) as station:
        station.wait_until_said("database: live", LONG_S / 2)
        reader.wait_until_opened()
        reader.send_badge("62E3086CED")
        (outcome,) = station.wait_for_outcomes(1)
        assert outcome["outcome"] == "badge_unknown"
        # On a busy computer the answer may come from the copy, within its second; the scan is delivered all the same.
        eventually(
            lambda: "0 waiting" in run_program("--station", "rear door", "doctor", data_dir=data_dir).stdout,
            "delivered",
        )
        address = run_program("db", "url", data_dir=data_dir).stdout.strip()
        assert address.startswith("postgresql://")
        assert "passfile=" in address
        assert "password" not in address
    assert EmbeddedServer(data_dir).address() is None


def test_two_stations_share_the_server_and_a_killed_one_keeps_nobody_up(data_dir: Path) -> None:
    """Desk and kiosk on one computer: the server stays for the one that is left, and stops with it."""
    killed = StationProcess(data_dir=data_dir, station="kiosk")
    killed.wait_until_said("database: live")
    with StationProcess(data_dir=data_dir, station="desk") as desk:
        desk.wait_until_said("database: live")
        killed.kill()
        assert run_program("--station", "desk", "verify", data_dir=data_dir).returncode == 0
    assert EmbeddedServer(data_dir).address() is None


def test_a_server_killed_under_a_running_station_is_started_again(data_dir: Path, reader: PtyReader) -> None:
    """Scans read meanwhile wait and are delivered; nobody has to restart anything."""
    with StationProcess("--reader", reader.url, "station", data_dir=data_dir) as station:
        station.wait_until_said("database: live")
        reader.wait_until_opened()
        server = EmbeddedServer(data_dir).status()
        assert server.pid is not None
        psutil.Process(server.pid).kill()
        reader.send_badge("62E3086CED")
        station.wait_for_outcomes(1)
        eventually(lambda: EmbeddedServer(data_dir).status().answering, "the server is up again")
        eventually(lambda: '"count": 0' in run_program("present", "--json", data_dir=data_dir).stdout, "it answers")
        # The journal is empty again only when the scan is in the database.
        eventually(
            lambda: "0 waiting" in run_program("--station", "rear door", "doctor", data_dir=data_dir).stdout,
            "delivered",
        )


@pytest.mark.timeout(LONG_S)
def test_the_sample_unit_is_loaded_once(data_dir: Path) -> None:
    """The lists alone come first; then the unit is loaded and counted, and a second time nothing changes."""
    lists = run_program("sample-unit", "--profile", "minimal", data_dir=data_dir)
    assert lists.returncode == 0, lists.stderr
    assert re.search(r" [1-9][0-9]* were missing", lists.stdout)
    assert " 0 were missing" in run_program("sample-unit", "--profile", "minimal", data_dir=data_dir).stdout
    first = run_program("sample-unit", "--members", "20", "--history", "50", "--seed", "3", data_dir=data_dir)
    assert first.returncode == 0, first.stderr
    assert "20 members" in first.stdout
    assert "50 check-ins" in first.stdout
    again = run_program("sample-unit", "--members", "20", "--history", "50", "--seed", "3", data_dir=data_dir)
    assert again.returncode == 0
    assert "20 members" not in again.stdout or "already" in again.stdout
    assert run_program("verify", data_dir=data_dir).returncode == 0
    assert run_program("db", "check", data_dir=data_dir).returncode == 0
