"""A station seals what is recorded and keeps the seals; ``verify`` finds what somebody rewrote since."""

import re
from pathlib import Path

from sentinel_desktop.domain.seals import KeptSeal
from sentinel_desktop.persistence.kept_seals import FILE_NAME, FileKeptSeals
from tests.end_to_end.conftest import TREMBLAY, Unit
from tests.support.programs import StationProcess, eventually, run_program
from tests.support.pty_reader import PtyReader


def kept_in(data: Path, unit: Unit) -> list[KeptSeal]:
    """Return the seals that the station of a data folder keeps of the unit's database."""
    info = unit.owner.info
    (folder,) = (data / "stations").iterdir()
    return list(FileKeptSeals(folder / FILE_NAME, lambda: f"{info.host}:{info.port}/{info.dbname}").kept())


def scan_is_sealed(unit: Unit) -> bool:
    """Seal as whoever comes next would: a transaction of anybody on this server may have held up the station's seal."""
    unit.owner.execute("SELECT seal_logs()")
    return unit.owner.execute("SELECT 1 FROM audit_seals WHERE scans_count > 0").fetchone() is not None


def test_a_station_keeps_seals_and_verify_names_the_one_whose_rows_were_rewritten(
    unit: Unit, reader: PtyReader, tmp_path: Path
) -> None:
    """Also where the forger sealed everything anew: then it is the kept seal that contradicts."""
    data = tmp_path / "data"
    with StationProcess("--reader", reader.url, "station", data_dir=data, database=unit.url) as station:
        station.wait_until_said("database: live")
        reader.wait_until_opened()
        reader.send_badge(TREMBLAY)
        station.wait_for_outcomes(1)
    eventually(lambda: scan_is_sealed(unit), "a seal over the scan")
    with StationProcess("--reader", "simulated", "station", data_dir=data, database=unit.url) as station:
        station.wait_until_said("database: live")
        numbers = [row[0] for row in unit.owner.execute("SELECT number FROM audit_seals ORDER BY number").fetchall()]
        eventually(lambda: [seal.number for seal in kept_in(data, unit)][: len(numbers)] == numbers, "the seals kept")
    verified = run_program("verify", data_dir=data, database=unit.url)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert "The logs are as sealed" in verified.stdout

    with unit.owner.transaction():
        unit.owner.execute("SET LOCAL session_replication_role = replica")
        unit.owner.execute("UPDATE scans SET occurred_at = occurred_at - interval '1 hour'")
    found = run_program("verify", data_dir=data, database=unit.url)
    assert found.returncode == 1
    assert re.search(r"^Seal \d+ of [\d-]+ [\d:]+ C.T: of its 1 row of scans, some are not", found.stdout, re.MULTILINE)

    with unit.owner.transaction():
        unit.owner.execute("SET LOCAL session_replication_role = replica")
        unit.owner.execute("DELETE FROM audit_seals")
        unit.owner.execute("SELECT seal_logs()")
    sealed_anew = run_program("verify", data_dir=data, database=unit.url)
    assert sealed_anew.returncode == 1
    assert "contradict each other from seal 1 on" in sealed_anew.stderr
