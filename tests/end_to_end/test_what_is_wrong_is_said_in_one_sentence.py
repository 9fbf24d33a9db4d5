"""Addresses that do not answer, wrong passwords, wrong schemas, ports that are not there: a sentence, no traceback."""

from pathlib import Path

import psycopg
import pytest
from psycopg import conninfo

from sentinel_desktop.persistence import schema
from tests.end_to_end.conftest import TREMBLAY, Unit
from tests.support.listening_servers import refusing_port
from tests.support.programs import StationProcess, run_program
from tests.support.pty_reader import PtyReader


def said(*arguments: str, data_dir: Path, database: str) -> str:
    """Return what a command that must fail says: one sentence on the error stream."""
    ended = run_program(*arguments, data_dir=data_dir, database=database)
    assert ended.returncode == 1, ended
    lines = ended.stderr.strip().splitlines()
    assert len(lines) == 1, ended.stderr
    return lines[0]


def test_a_database_that_does_not_answer(tmp_path: Path) -> None:
    """Nobody listens there: the sentence names network and server."""
    with refusing_port() as port:
        database = f"postgresql://a@127.0.0.1:{port}/b"
        assert "does not answer" in said("present", data_dir=tmp_path, database=database)


def lets_in(dsn: str) -> bool:
    """Whether the server takes this password."""
    try:
        psycopg.connect(dsn).close()
    except psycopg.OperationalError:
        return False
    return True


def test_a_wrong_password_while_scanning_goes_on(unit: Unit, reader: PtyReader, tmp_path: Path) -> None:
    """The station's role has another password now: scans go into the journal, the sentence says who mends it."""
    with StationProcess(data_dir=tmp_path, database=unit.url) as station:
        station.wait_until_said("database: live")
    role = unit.owner.execute("SELECT login_role FROM stations WHERE name = 'rear door'").fetchone()
    assert role is not None
    unit.owner.execute(f"ALTER ROLE \"{role[0]}\" PASSWORD 'another-one'")
    if lets_in(conninfo.make_conninfo(unit.url, user=role[0], password="wrong")):
        pytest.skip("this server lets everybody in without a password")
    with StationProcess("--reader", reader.url, "station", data_dir=tmp_path, database=unit.url) as station:
        station.wait_until_said("database: refused")
        assert any("db station" in line for line in station.said)
        reader.wait_until_opened()
        reader.send_badge(TREMBLAY)
        assert station.wait_for_outcomes(1)[0]["waiting"] is True


@pytest.mark.parametrize(("version", "advice"), [("0001", "db upgrade"), ("9999", "install the newer")])
def test_a_schema_too_old_or_too_new(unit: Unit, tmp_path: Path, version: str, advice: str) -> None:
    """The sentence says which of the two, and what to do."""
    unit.owner.execute("UPDATE alembic_version SET version_num = %s", [version])
    assert advice in said("present", data_dir=tmp_path, database=unit.url)


def test_a_database_without_tables(unit: Unit, tmp_path: Path) -> None:
    """An empty database is named as that."""
    schema.downgrade(unit.url, "base")
    assert "no Sentinel tables" in said("verify", data_dir=tmp_path, database=unit.url)


def test_a_password_on_the_command_line_is_refused(tmp_path: Path) -> None:
    """Everybody on the computer could read it there; the sentence says where it belongs, and does not repeat it."""
    ended = run_program("--database", "postgresql://a:hunter2@127.0.0.1/b", "present", data_dir=tmp_path)
    assert ended.returncode == 2
    assert "passfile" in ended.stderr
    assert "hunter2" not in ended.stdout + ended.stderr


def test_a_port_that_does_not_exist_is_searched_for(unit: Unit, tmp_path: Path) -> None:
    """The station says so and goes on looking."""
    gone = str(tmp_path / "no-such-port")
    with StationProcess("--reader", gone, "station", data_dir=tmp_path, database=unit.url) as station:
        station.wait_until_said("reader: searching")
        station.wait_until_said(gone)
        assert station.end() == 0


def test_garbage_on_the_line_is_never_a_scan(unit: Unit, reader: PtyReader, tmp_path: Path) -> None:
    """Ten thousand bytes of rubbish make no outcome; the badge after them does."""
    rubbish = bytes(range(256)) * 40
    with StationProcess("--reader", reader.url, "station", data_dir=tmp_path, database=unit.url) as station:
        station.wait_until_said("database: live")
        reader.wait_until_opened()
        reader.write(rubbish)
        reader.send_badge(TREMBLAY)
        assert [outcome["serial"] for outcome in station.wait_for_outcomes(1)] == [TREMBLAY]


def test_a_second_program_on_one_station_is_told_so(unit: Unit, tmp_path: Path) -> None:
    """Two programs would share one journal: the second ends with a sentence."""
    with StationProcess(data_dir=tmp_path, database=unit.url) as first:
        first.wait_until_said("database: live")
        assert "already runs" in said("--station", "rear door", "station", data_dir=tmp_path, database=unit.url)


def test_two_copies_with_one_name_are_two_stations(unit: Unit, tmp_path: Path) -> None:
    """A second computer that asks for a name in use gets a number, and neither puts the other out."""
    with (
        StationProcess(data_dir=tmp_path / "one", database=unit.url) as first,
        StationProcess(data_dir=tmp_path / "two", database=unit.url) as second,
    ):
        first.wait_until_said("database: live")
        second.wait_until_said("database: live")
        names = unit.owner.execute("SELECT name FROM stations ORDER BY name").fetchall()
    assert names == [("rear door",), ("rear door 2",)]


def test_a_station_signs_in_as_itself_and_cannot_change_the_past(unit: Unit, tmp_path: Path) -> None:
    """The key in the station's folder opens the database as a role that may add scans, not take any away."""
    with StationProcess(data_dir=tmp_path, database=unit.url) as station:
        station.wait_until_said("database: live")
    (passfile,) = tmp_path.glob("stations/*/station.pgpass")
    assert passfile.stat().st_mode & 0o077 == 0
    role = passfile.read_text().split(":")[3]
    given = conninfo.conninfo_to_dict(unit.url) | {"user": role, "passfile": str(passfile)}
    given.pop("password", None)
    with psycopg.connect(conninfo.make_conninfo("", **given), autocommit=True) as connection:
        assert connection.execute("SELECT count(*) FROM members").fetchone() == (2,)
        for forbidden in (
            "DELETE FROM scans",
            "UPDATE checkins SET voided = true",
            "UPDATE members SET last_name = 'X'",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(forbidden)
