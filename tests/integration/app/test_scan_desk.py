"""The scan desk with a database that answers: every badge is answered, recorded once, and in its order."""

import threading
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from sentinel_desktop.app.scan_desk import BETWEEN_STATUSES
from sentinel_desktop.domain.clocks import ClockReading
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.serials import Serial
from tests.support.fake_recorder import REFUSED
from tests.support.scan_builders import NOON, SERIAL_OF_ROY, SERIAL_OF_TREMBLAY, TREMBLAY, reading, scan
from tests.support.scan_desk_room import ScanDeskRoom


def test_a_badge_is_answered_by_the_database(tmp_path: Path) -> None:
    """The answer is the database's, nothing waits after it, and no thread but ``delivery`` spoke to the database."""
    with ScanDeskRoom(tmp_path) as room:
        room.wait_for_store(available=True)
        answer = room.scan()
        room.wait_until_delivered()
    assert (answer.outcome, answer.waiting, answer.member) == (Outcome.CHECKED_IN, False, TREMBLAY)
    assert room.recorder.called_on == {"delivery"}
    assert room.ears.threads == {"scan-desk"}
    assert room.recorder.told == [(answer.scan_id, None)]


def test_scans_are_answered_in_their_order(tmp_path: Path) -> None:
    """A burst of a hundred is answered and recorded in the order of the reading, each once."""
    serials = [Serial(f"{number:010X}") for number in range(100)]
    with ScanDeskRoom(tmp_path) as room:
        room.wait_for_store(available=True)
        for serial in serials:
            room.submit(serial)
        room.ears.wait_until(lambda: len(room.ears.answers) == 100)
        room.wait_until_delivered()
    assert [answer.serial for answer in room.ears.answers] == serials
    assert [kept.serial for kept in room.recorder.recorded] == serials


def test_a_scan_is_on_the_disk_before_the_database_is_asked(tmp_path: Path) -> None:
    """While the database thinks, the scan already waits in the journal."""
    with ScanDeskRoom(tmp_path) as room:
        room.wait_for_store(available=True)
        room.recorder.hang()
        room.submit()
        room.recorder.wait_until_called()
        waiting = room.journal.waiting(10)
    assert [entry.scan.serial for entry in waiting] == [SERIAL_OF_TREMBLAY]


def test_the_local_copy_follows_the_answers(tmp_path: Path) -> None:
    """After a scan the copy has the member's state, so that the next one can be answered alone."""
    with ScanDeskRoom(tmp_path) as room:
        room.wait_for_store(available=True)
        room.scan()
        room.ears.wait_until(lambda: room.directory.state_of(TREMBLAY.id) is Direction.IN)


def test_what_an_earlier_life_left_is_delivered(tmp_path: Path) -> None:
    """A program that was killed with scans in its journal delivers them at the next start, in order."""
    before = ScanDeskRoom(tmp_path)
    left = [scan(at=NOON + timedelta(minutes=index)) for index in range(200)]
    for kept in left:
        before.journal.append(kept, reading(boot_id="an earlier boot"))
    before.journal.close()
    before.directory.close()
    with ScanDeskRoom(tmp_path) as room:
        room.wait_until_delivered()
    assert [kept.id for kept in room.recorder.recorded] == [kept.id for kept in left]


def test_a_refused_scan_is_not_promised_and_blocks_nothing(tmp_path: Path) -> None:
    """The person hears that it is not recorded, the journal keeps it, and the next badge is recorded."""
    with ScanDeskRoom(tmp_path) as room:
        room.wait_for_store(available=True)
        room.recorder.refused.add(SERIAL_OF_TREMBLAY)
        refused, next_one = room.scan(), room.scan(SERIAL_OF_ROY)
        room.ears.wait_until(lambda: room.journal.status().quarantined == 1)
    assert (refused.outcome, refused.waiting) == (Outcome.NOT_RECORDED, False)
    assert next_one.outcome is Outcome.CHECKED_IN
    assert REFUSED not in room.ears.journal[-1].problem


def test_a_bug_in_the_recording_stops_nothing(tmp_path: Path, expect_log: Callable[[str], None]) -> None:
    """A scan that makes the program fail is put aside, and the next badge is recorded."""
    expect_log("Attempt . to record")
    with ScanDeskRoom(tmp_path) as room:
        room.wait_for_store(available=True)
        room.recorder.broken[SERIAL_OF_TREMBLAY] = 1000
        assert room.scan().outcome is Outcome.NOT_RECORDED
        assert room.scan(SERIAL_OF_ROY).outcome is Outcome.CHECKED_IN
        room.wait_until_delivered()
        assert room.journal.status().quarantined == 1


def test_a_listener_that_fails_stops_nothing(tmp_path: Path, expect_log: Callable[[str], None]) -> None:
    """Every listener may raise at every call: scans go on being answered and recorded."""
    expect_log("goes on after a failure")
    with ScanDeskRoom(tmp_path) as room:
        room.ears.fail = True
        room.wait_for_store(available=True)
        outcomes = [room.scan().outcome for _ in range(3)]
        room.wait_until_delivered()
    assert outcomes == [Outcome.CHECKED_IN, Outcome.CHECKED_OUT, Outcome.CHECKED_IN]


def test_a_journal_that_cannot_be_written_promises_nothing(tmp_path: Path, expect_log: Callable[[str], None]) -> None:
    """Without a journal a scan is answered as not recorded and never delivered; the problem is said, and ends."""
    expect_log("is not recorded")
    expect_log("server's time")
    (tmp_path / "station").write_text("in the way")
    with ScanDeskRoom(tmp_path) as room:
        answer = room.scan()
        room.ears.wait_until(lambda: room.ears.journal[-1:] != [] and room.ears.journal[-1].problem != "")
        (tmp_path / "station").unlink()
        room.ears.wait_until(lambda: room.ears.journal[-1].problem == "")
        recovered = room.scan(SERIAL_OF_ROY)
        room.wait_until_delivered()
    assert (answer.outcome, answer.waiting) == (Outcome.NOT_RECORDED, False)
    assert recovered.outcome is Outcome.CHECKED_IN
    assert [kept.serial for kept in room.recorder.recorded] == [SERIAL_OF_ROY]


@pytest.mark.parametrize("hours", [1, 2])
def test_a_clock_that_is_set_reorders_nothing(tmp_path: Path, hours: int) -> None:
    """The wall clock set back and forward by hours between scans of one boot: their times keep their order."""
    jumps = [timedelta(0), timedelta(hours=-hours), timedelta(hours=hours), timedelta(hours=-hours)]
    moment = [0]

    def read_clock() -> ClockReading:
        return reading(NOON + timedelta(seconds=10 * moment[0]) + jumps[moment[0]], timedelta(seconds=10 * moment[0]))

    with ScanDeskRoom(tmp_path, read_clock=read_clock) as room:
        for index in range(len(jumps)):
            moment[0] = index
            room.scan()
        room.wait_until_delivered()
    times = [kept.occurred_at for kept in room.recorder.recorded]
    assert times == [NOON + timedelta(seconds=10 * index) for index in range(len(jumps))]
    assert [kept.desk_clock_at - kept.occurred_at for kept in room.recorder.recorded] == jumps


def test_statuses_come_at_most_five_times_a_second(tmp_path: Path) -> None:
    """However fast scans come, a listener hears of the journal in steps, and the last one is true."""
    with ScanDeskRoom(tmp_path) as room:
        for number in range(300):
            room.submit(Serial(f"{number:010X}"))
        room.ears.wait_until(lambda: len(room.ears.answers) == 300)
        room.wait_until_delivered()
        room.ears.wait_until(lambda: room.ears.journal[-1].waiting == 0)
    steps = [later - earlier for earlier, later in pairwise(room.ears.journal_at)]
    assert all(step > BETWEEN_STATUSES * 0.9 for step in steps[:-1])


def test_stopping_journals_what_was_handed_over(tmp_path: Path) -> None:
    """Badges still in the queue when the program ends are in the journal, and answered as waiting."""
    with ScanDeskRoom(tmp_path) as room:
        room.wait_for_store(available=True)
        room.recorder.hang()
        for _ in range(20):
            room.submit(SERIAL_OF_ROY)
        room.desk.stop(0.5)
        assert room.journal.status().waiting == 20
        assert {answer.waiting for answer in room.ears.answers} == {True}


def test_a_stopped_desk_takes_nothing(tmp_path: Path) -> None:
    """A badge handed over after the end is refused loudly, not dropped."""
    with ScanDeskRoom(tmp_path) as room:
        room.desk.stop()
        with pytest.raises(RuntimeError, match="stopped"):
            room.submit()


def test_a_desk_that_never_started_stops(tmp_path: Path) -> None:
    """A start that failed elsewhere can be undone."""
    room = ScanDeskRoom(tmp_path)
    room.desk.stop()
    room.journal.close()
    room.directory.close()
    assert threading.active_count() >= 1
