"""What a person does with refused scans, on a real journal beside a running desk."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.serials import Serial
from sentinel_desktop.services.quarantine import QuarantineService
from tests.support.fake_recorder import REFUSED, FakeRecorder
from tests.support.scan_builders import NOON, SERIAL_OF_ROY, SERIAL_OF_TREMBLAY, TREMBLAY, answer, reading, scan
from tests.support.scan_desk_room import ScanDeskRoom

NOBODYS = Serial("0A0B0C0D0E")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[ScanDeskRoom]:
    """A desk whose database refuses every scan of Tremblay and of a badge that nobody has."""
    recorder = FakeRecorder()
    recorder.refused = {SERIAL_OF_TREMBLAY, NOBODYS}
    with ScanDeskRoom(tmp_path, recorder) as opened:
        yield opened


@pytest.fixture
def quarantine(room: ScanDeskRoom) -> QuarantineService:
    """The service, wired as a station wires it."""
    return QuarantineService(room.journal, room.directory.find_badge, room.desk.look_again)


def refuse(room: ScanDeskRoom, *serials: Serial) -> None:
    """Let badges be read that the database refuses, and return when they are in quarantine."""
    before = room.journal.status().quarantined
    for serial in serials:
        room.scan(serial)
    room.ears.wait_until(lambda: room.journal.status().quarantined == before + len(serials))


def test_refused_scans_are_listed_as_a_person_knows_them(room: ScanDeskRoom, quarantine: QuarantineService) -> None:
    """When, the last four characters, whose badge as far as known here, what they were told, why and how often."""
    told = scan(SERIAL_OF_TREMBLAY, NOON - timedelta(hours=1))
    with room.desk._delivery.holding(told.id):
        room.journal.append(told, reading())
        room.journal.tell(told.id, answer(told, waiting=True))
    room.ears.wait_until(lambda: room.journal.status().quarantined == 1)
    refuse(room, NOBODYS)
    first, second = quarantine.quarantined()
    assert (first.id, first.occurred_at, first.serial) == (told.id, told.occurred_at, SERIAL_OF_TREMBLAY[-4:])
    assert (first.holder, first.told, first.reason, first.times) == (
        TREMBLAY.display_name,
        Outcome.CHECKED_IN,
        REFUSED,
        1,
    )
    assert (second.serial, second.holder, second.told, second.dismissal) == ("0D0E", "", None, None)


def test_a_retried_scan_is_judged_again(room: ScanDeskRoom, quarantine: QuarantineService) -> None:
    """Refused again it comes back, once more counted; when its reason is gone it is recorded with its own time."""
    refuse(room, SERIAL_OF_TREMBLAY)
    (refused,) = quarantine.quarantined()
    assert quarantine.retry([refused.id]) == 1
    room.ears.wait_until(lambda: [item.times for item in quarantine.quarantined()] == [2])
    room.recorder.refused.clear()
    assert quarantine.retry([refused.id]) == 1
    room.ears.wait_until(lambda: [item.id for item in room.recorder.recorded] == [refused.id])
    assert room.recorder.recorded[0].occurred_at == refused.occurred_at
    room.wait_until_delivered()
    assert quarantine.quarantined() == []
    assert quarantine.retry([refused.id]) == quarantine.dismiss([refused.id], "Too late.", "mlake") == 0


def test_a_dismissed_scan_is_never_recorded(room: ScanDeskRoom, quarantine: QuarantineService) -> None:
    """It is listed with who let go of it and why; the desk hears at once that nothing is in quarantine any more."""
    refuse(room, SERIAL_OF_TREMBLAY)
    (refused,) = quarantine.quarantined()
    assert quarantine.dismiss([refused.id], "  A test of the reader. ", "mlake") == 1
    room.ears.wait_until(lambda: room.ears.journal[-1].quarantined == 0)
    (gone,) = quarantine.dismissed()
    assert gone.dismissal is not None
    assert (gone.id, gone.dismissal.by, gone.dismissal.reason) == (refused.id, "mlake", "A test of the reader.")
    room.recorder.refused.clear()
    room.scan(SERIAL_OF_ROY)
    room.wait_until_delivered()
    assert [item.serial for item in room.recorder.recorded] == [SERIAL_OF_ROY]


@pytest.mark.parametrize(("reason", "by"), [("", "mlake"), (" ", "mlake"), ("A test.", "")])
def test_nothing_is_dismissed_without_a_reason_and_a_name(
    room: ScanDeskRoom, quarantine: QuarantineService, reason: str, by: str
) -> None:
    """A decision that nobody gives, or nobody can understand later, is not written down."""
    refuse(room, NOBODYS)
    (refused,) = quarantine.quarantined()
    with pytest.raises(ValueError, match="needs a reason"):
        quarantine.dismiss([refused.id], reason, by)
    assert quarantine.quarantined() == [refused]


def test_what_another_program_retries_is_delivered_by_the_running_desk(room: ScanDeskRoom) -> None:
    """Nobody tells the desk: while something is in quarantine it looks into the file by itself."""
    refuse(room, SERIAL_OF_TREMBLAY)
    room.recorder.refused.clear()
    (refused,) = room.journal.quarantined()
    room.ears.wait_until(lambda: room.ears.journal[-1].quarantined == 1)
    room.ears.wait_until(lambda: room.desk._inbox.empty() and not room.desk._look_due)
    with room.another_program() as journal:
        assert journal.retry([refused.entry.scan.id]) == 1
    room.ears.wait_until(lambda: [item.id for item in room.recorder.recorded] == [refused.entry.scan.id])
    room.ears.wait_until(lambda: (room.ears.journal[-1].waiting, room.ears.journal[-1].quarantined) == (0, 0))
