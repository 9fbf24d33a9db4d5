"""Arguments, settings and sessions that do not fit: a sentence that says what would, and no traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.conftest import TREMBLAY, Unit
from tests.support.programs import StationProcess, run_program
from tests.support.pty_reader import PtyReader


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("present", "--at", "yesterday"), "2026-11-24T18:42"),
        (("present", "--at", "0001-01-01T00:00+14:00"), "too far away"),
        (("db", "upgrade", "0999"), "or head"),
        (("db", "downgrade", ""), "or base"),
        (("db", "station", "two\nlines"), "cannot be shown"),
        (("db", "station", "x" * 300), "longer than 64"),
        (("sample-unit", "--members", "-5"), "1 to 10000"),
        (("sample-unit", "--history", "for ever"), "21d"),
        (("sample-unit", "--profile", "minimal", "--members", "5"), "lists and no members"),
    ],
)
def test_an_argument_that_cannot_be_used(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    """It is named before anything is made or started."""
    ended = run_program(*arguments, data_dir=tmp_path / "data")
    assert ended.returncode == 2
    (sentence,) = ended.stderr.strip().splitlines()
    assert words in sentence
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("command", ["present", "verify", "db current", "doctor"])
def test_an_address_that_cannot_be_read_is_not_repeated(tmp_path: Path, command: str) -> None:
    """What libpq says of it would show the password in it."""
    ended = run_program(*command.split(), data_dir=tmp_path, database="postgresql://a:hunter2@[::1")
    assert ended.returncode == 1
    assert "cannot be read" in ended.stdout + ended.stderr
    assert "hunter2" not in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_address_that_cannot_be_read_keeps_no_scan_away(reader: PtyReader, tmp_path: Path) -> None:
    """The station says that a person must mend it, and journals what is read."""
    with StationProcess("--reader", reader.url, "station", data_dir=tmp_path, database="no address") as station:
        station.wait_until_said("database: refused")
        reader.wait_until_opened()
        reader.send_badge(TREMBLAY)
        assert station.wait_for_outcomes(1)[0]["waiting"] is True


def test_a_file_where_the_data_folder_should_be(tmp_path: Path) -> None:
    """The sentence names the folder and the way out, for the window and the station alike."""
    (tmp_path / "file").touch()
    for command in ("desk", "station"):
        ended = run_program(command, data_dir=tmp_path / "file")
        assert ended.returncode == 1
        (sentence,) = ended.stderr.strip().splitlines()
        assert "--data-dir" in sentence


def test_a_platform_of_qt_that_is_not_there(tmp_path: Path) -> None:
    """Qt would abort with a core dump: the program ends with a sentence, after what Qt itself said."""
    ended = run_program("desk", data_dir=tmp_path, environment={"QT_QPA_PLATFORM": "no-such-platform"})
    assert ended.returncode == 1
    assert "no-such-platform" in ended.stderr
    assert "QT_QPA_PLATFORM" in ended.stderr.strip().splitlines()[-1]


def test_a_session_without_utf_8_loses_no_name(unit: Unit, tmp_path: Path) -> None:
    """The answer is complete in the plainest locale there is."""
    unit.owner.execute("UPDATE members SET last_name = 'Bélanger', display_name = 'Bélanger, M.'")
    unit.owner.execute(
        "WITH made AS (INSERT INTO checkins (id, member_id, direction, occurred_at, method) "
        "SELECT gen_random_uuid(), id, 'in', now(), 'manual' FROM members RETURNING id, member_id, occurred_at)"
        "UPDATE presence p SET state = 'in', since = made.occurred_at, checkin_id = made.id "
        "FROM made WHERE p.member_id = made.member_id"
    )
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ended = run_program("present", "--json", data_dir=tmp_path, database=unit.url, environment=plain)
    assert ended.returncode == 0, ended.stderr
    assert {member["last_name"] for member in json.loads(ended.stdout)["members"]} == {"Bélanger"}


@pytest.mark.skipif(sys.platform != "linux", reason="only there is a device that is always full")
def test_an_answer_that_does_not_fit_on_the_disk(unit: Unit, tmp_path: Path) -> None:
    """An answer that is not complete is not an answer: the exit code says so."""
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "sentinel_desktop", "--data-dir", str(tmp_path), "present"],
            env=os.environ | {"SENTINEL_DATABASE_URL": unit.url, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert ended.returncode == 1
    assert "not complete" in ended.stderr
