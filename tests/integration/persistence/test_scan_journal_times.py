"""The times of scans in the journal: read when a program starts, and corrected when the server is seen."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sentinel_desktop.app.station_clock import StationClock
from sentinel_desktop.domain.clocks import ClockAnchor, ScanTime
from sentinel_desktop.domain.faults import JournalError
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.scans import BadgeScan
from sentinel_desktop.persistence.scan_journal import SqliteScanJournal
from tests.support.scan_builders import NOON, SERIAL_OF_TREMBLAY, STATION, answer, new_id, reading, scan

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
LATER = ClockAnchor(reading(NOON + HOUR, HOUR, "the last boot"), NOON + HOUR)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteScanJournal]:
    """An empty journal."""
    opened = SqliteScanJournal(tmp_path / "journal.db")
    yield opened
    opened.close()


def keep(journal: SqliteScanJournal, minutes: int, boot_id: str) -> ScanTime:
    """Journal a scan of a boot and return its time."""
    kept, at = scan(at=NOON + minutes * MINUTE), reading(NOON + minutes * MINUTE, minutes * MINUTE, boot_id)
    journal.append(kept, at)
    return ScanTime(kept.id, at, kept.occurred_at)


def test_the_newest_time_is_that_of_the_scan_written_last(journal: SqliteScanJournal) -> None:
    """Whatever became of it, and whatever its time; none in an empty journal."""
    assert journal.newest_time() is None
    keep(journal, 5, "a boot")
    newest = keep(journal, 3, "another")
    journal.quarantine(newest.scan_id, "A reason.")
    assert journal.newest_time() == newest


def test_what_is_not_delivered_and_of_other_boots_is_in_the_order_of_the_sequence(journal: SqliteScanJournal) -> None:
    """Waiting or in quarantine; neither delivered, nor of the boot that knew the server's time."""
    refused, _known, waiting, delivered = (
        keep(journal, 4, "a boot"),
        keep(journal, 3, "the known boot"),
        keep(journal, 2, "another"),
        keep(journal, 1, "another"),
    )
    journal.quarantine(refused.scan_id, "A reason.")
    journal.mark_delivered(delivered.scan_id, answer(scan()))
    assert journal.times_outside("the known boot") == [refused, waiting]


def test_better_times_are_kept_with_the_servers(tmp_path: Path, journal: SqliteScanJournal) -> None:
    """The scan is delivered at its better time from now on; what is delivered stays as it was recorded."""
    waiting, delivered = keep(journal, 1, "a boot"), keep(journal, 2, "a boot")
    journal.mark_delivered(delivered.scan_id, answer(scan()))
    at = NOON + 30 * MINUTE
    journal.correct_times(LATER, [ScanTime(each.scan_id, each.reading, at) for each in (waiting, delivered)])
    later = SqliteScanJournal(tmp_path / "journal.db")
    assert later.anchor() == LATER
    assert [(entry.scan.occurred_at, entry.reading) for entry in later.waiting(9)] == [(at, waiting.reading)]
    assert later.newest_time() == delivered
    later.close()


def test_a_closed_journal_refuses_what_a_clock_asks(journal: SqliteScanJournal) -> None:
    """As everything else that is asked of it."""
    journal.close()
    for ask in (
        journal.newest_time,
        lambda: journal.times_outside("a boot"),
        lambda: journal.correct_times(LATER, []),
    ):
        with pytest.raises(JournalError):
            ask()


def test_scans_stay_in_order_over_a_boot_with_a_wrong_clock(journal: SqliteScanJournal) -> None:
    """A day ahead without the server, then right: the journal itself has them in order when the server is seen."""

    def timed(clock: StationClock, minutes: int, boot: str) -> None:
        at, scan_id = reading(NOON, minutes * MINUTE, boot), ScanId(new_id())
        journal.append(
            BadgeScan(scan_id, SERIAL_OF_TREMBLAY, STATION, clock.time_scan(scan_id, at), desk_clock_at=at.wall), at
        )

    wrong = StationClock(journal, lambda: reading(NOON + 24 * HOUR, timedelta(0), "wrong"))
    for minutes in (1, 2):
        timed(wrong, minutes, "wrong")
    right = StationClock(journal, lambda: reading(NOON + HOUR, timedelta(0), "right"))
    timed(right, 1, "right")
    seen = reading(NOON + HOUR + 5 * MINUTE, 5 * MINUTE, "right")
    right.note_server_time(seen.wall, seen, seen)
    assert [entry.scan.occurred_at - NOON - HOUR for entry in journal.waiting(9)] == [
        -timedelta(microseconds=1) - MINUTE,
        -timedelta(microseconds=1),
        MINUTE,
    ]
