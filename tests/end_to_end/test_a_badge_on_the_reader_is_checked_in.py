"""From bytes on a serial line to rows of PostgreSQL, through the program as a door runs it."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sentinel_desktop.hardware.frames import rdm6300
from tests.end_to_end.conftest import ROY, TREMBLAY, Unit
from tests.support.programs import StationProcess, eventually, run_program
from tests.support.pty_reader import PtyReader


def test_frames_split_anywhere_become_check_ins(unit: Unit, reader: PtyReader, tmp_path: Path) -> None:
    """Every frame, however its bytes arrive and whatever noise lies between, is one check-in of its member."""
    split = random.Random(7)  # noqa: S311 - where a frame is split is no secret
    with StationProcess("--reader", reader.url, "station", data_dir=tmp_path / "data", database=unit.url) as station:
        station.wait_until_at_work()
        reader.wait_until_opened()
        for number, serial in enumerate((TREMBLAY, ROY), start=1):
            frame = b"\x00\xff" + rdm6300.encode(serial) + b"\x02garbage"
            while frame:
                size = split.randint(1, 5)
                reader.write(frame[:size])
                frame = frame[size:]
            outcome = station.wait_for_outcomes(number)[-1]
            assert (outcome["serial"], outcome["outcome"], outcome["direction"]) == (serial, "checked_in", "in")
        eventually(lambda: len(unit.scans()) == 2, "both scans in the ledger")
        assert unit.directions(TREMBLAY) == ["in"]
        assert unit.directions(ROY) == ["in"]
        assert station.end() == 0


def test_an_outcome_is_one_json_object_with_what_a_door_needs(unit: Unit, reader: PtyReader, tmp_path: Path) -> None:
    """The line names the scan, its member, its time and whether it waits; its id is the row's key."""
    with StationProcess("--reader", reader.url, "station", data_dir=tmp_path / "data", database=unit.url) as station:
        station.wait_until_at_work()
        reader.wait_until_opened()
        reader.send_badge(TREMBLAY, frames=3)
        (outcome,) = station.wait_for_outcomes(1)
        assert {"outcome", "direction", "scan_id", "serial", "member", "occurred_at", "waiting"} <= outcome.keys()
        # On a busy computer the answer may come from the copy, within its second; the scan is delivered all the same.
        assert isinstance(outcome["waiting"], bool)
        kept = "SELECT id::text, direction FROM scans"
        eventually(lambda: unit.owner.execute(kept).fetchall() == [(outcome["scan_id"], "in")], "the scan's row")


def test_a_reader_unplugged_and_plugged_in_again_goes_on(unit: Unit, reader: PtyReader, tmp_path: Path) -> None:
    """No restart is needed after the cable came off."""
    with StationProcess("--reader", reader.url, "station", data_dir=tmp_path / "data", database=unit.url) as station:
        station.wait_until_at_work()
        reader.wait_until_opened()
        reader.send_badge(TREMBLAY)
        station.wait_for_outcomes(1)
        reader.unplug()
        station.wait_until_said("reader: lost")
        reader.replug()
        reader.wait_until_opened()
        reader.send_badge(ROY)
        assert station.wait_for_outcomes(2)[-1]["serial"] == ROY


def test_present_and_verify_agree_with_what_was_scanned(unit: Unit, reader: PtyReader, tmp_path: Path) -> None:
    """The member is in for ``present``, in no past before the scan, and ``verify`` finds nothing."""
    data = tmp_path / "data"
    with StationProcess("--reader", reader.url, "station", data_dir=data, database=unit.url) as station:
        station.wait_until_at_work()
        reader.wait_until_opened()
        reader.send_badge(TREMBLAY)
        station.wait_for_outcomes(1)
        eventually(lambda: unit.directions(TREMBLAY) == ["in"], "the check-in in the database")
    assert '"count": 1' in run_program("present", "--json", data_dir=data, database=unit.url).stdout
    past = run_program("present", "--json", "--at", "2020-01-01T12:00", data_dir=data, database=unit.url)
    assert '"count": 0' in past.stdout
    assert "Visitors who left more than a day ago are not among these" in past.stderr
    recent = (datetime.now(UTC) - timedelta(hours=23)).isoformat()
    told = run_program("present", "--json", "--at", recent, data_dir=data, database=unit.url)
    assert "Visitors" not in told.stderr
    assert run_program("verify", data_dir=data, database=unit.url).returncode == 0


def test_verify_says_where_presence_is_not_what_the_log_says(unit: Unit, tmp_path: Path) -> None:
    """A presence row somebody turned by hand is found, named, and the exit code is 1."""
    unit.owner.execute(
        "WITH made AS (INSERT INTO checkins (id, member_id, direction, occurred_at, method) "
        "SELECT gen_random_uuid(), id, 'in', now(), 'manual' FROM members LIMIT 1 RETURNING member_id) "
        "SELECT member_id FROM made"
    )
    checked = run_program("verify", data_dir=tmp_path / "data", database=unit.url)
    assert checked.returncode == 1
    assert "the log says in" in checked.stdout
