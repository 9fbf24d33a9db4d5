"""The journal on a disk that works: what is written is there, in order, and counted."""

import json
import sqlite3
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sentinel_desktop.domain.clocks import ClockAnchor
from sentinel_desktop.domain.journal import JournalState
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeScan
from sentinel_desktop.persistence.scan_journal import SqliteScanJournal
from tests.support.scan_builders import NOON, SERIAL_OF_ROY, SERIAL_OF_TREMBLAY, answer, reading, scan

A_WEEK = timedelta(days=7)


class Calendar:
    """The time that a journal is told; a test turns its leaves."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        """Return the time it is."""
        return self.now


@pytest.fixture
def calendar() -> Calendar:
    """A calendar at noon."""
    return Calendar()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the journal lies; its folder is not there yet."""
    return tmp_path / "a station" / "journal.db"


@pytest.fixture
def journal(path: Path, calendar: Calendar) -> Iterator[SqliteScanJournal]:
    """An empty journal."""
    opened = SqliteScanJournal(path, calendar)
    yield opened
    opened.close()


def appended(journal: SqliteScanJournal, count: int, serial: str = SERIAL_OF_TREMBLAY) -> list[BadgeScan]:
    """Append scans a minute apart and return them."""
    scans = [scan(serial, NOON + timedelta(minutes=index)) for index in range(count)]
    for item in scans:
        journal.append(item, reading(item.desk_clock_at))
    return scans


def test_an_appended_scan_waits_with_everything_known_of_it(path: Path, journal: SqliteScanJournal) -> None:
    """A program that starts later finds the scan, both its clocks and what the person was told."""
    at = reading(NOON - timedelta(seconds=7), timedelta(days=3, microseconds=5))
    kept = scan(at=NOON, desk_clock_at=at.wall)
    journal.append(kept, at)
    journal.tell(kept.id, told := answer(kept, waiting=True))
    later = SqliteScanJournal(path)
    (entry,) = later.waiting(10)
    later.close()
    assert (entry.sequence, entry.state, entry.told) == (1, JournalState.WAITING, told)
    assert (entry.reading, entry.scan) == (at, kept)


def test_waiting_entries_come_in_the_order_of_their_writing(journal: SqliteScanJournal) -> None:
    """The sequence decides, not the clock, and the limit takes the oldest."""
    first, second = scan(at=NOON + timedelta(hours=1)), scan(at=NOON)
    journal.append(first, reading())
    journal.append(second, reading())
    assert [entry.scan.id for entry in journal.waiting(10)] == [first.id, second.id]
    assert [entry.scan.id for entry in journal.waiting(1)] == [first.id]


def test_the_waiting_of_one_badge_are_found_alone(journal: SqliteScanJournal) -> None:
    """Only that badge's entries come, and not those delivered."""
    mine = appended(journal, 3, SERIAL_OF_ROY)
    appended(journal, 3, SERIAL_OF_TREMBLAY)
    journal.mark_delivered(mine[0].id, answer(mine[0]))
    assert [entry.scan.id for entry in journal.waiting_of(SERIAL_OF_ROY, 10)] == [mine[1].id, mine[2].id]


def test_the_status_counts_what_waits_and_what_was_refused(path: Path, journal: SqliteScanJournal) -> None:
    """The counts follow every change, say the same after a restart, and count nothing twice."""
    scans = appended(journal, 5)
    for _ in range(2):
        journal.mark_delivered(scans[0].id, answer(scans[0]))
        journal.quarantine(scans[1].id, "It lies in the future.")
    later = SqliteScanJournal(path)
    assert journal.status() == later.status()
    later.close()
    status = journal.status()
    assert (status.waiting, status.quarantined, status.problem) == (3, 1, "")
    assert status.oldest_waiting_at == scans[2].occurred_at


def test_a_scan_in_quarantine_stays_there_with_its_reason(path: Path, journal: SqliteScanJournal) -> None:
    """Neither delivering nor offering again moves a scan that was refused for good."""
    (refused,) = appended(journal, 1)
    journal.offer_again_if_server_changed("one")
    journal.quarantine(refused.id, "It lies in the future.")
    journal.mark_delivered(refused.id, answer(refused))
    assert journal.offer_again_if_server_changed("two") == 0
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT state, reason FROM scans").fetchall() == [("quarantined", "It lies in the future.")]
    raw.close()


def test_another_server_is_offered_what_the_last_one_had(journal: SqliteScanJournal) -> None:
    """After a failover everything delivered waits again, in its order, with what the person was told."""
    scans = appended(journal, 3)
    assert journal.offer_again_if_server_changed("7001/1") == 0
    for item in scans[:2]:
        journal.mark_delivered(item.id, answer(item, Outcome.CHECKED_OUT))
    assert journal.offer_again_if_server_changed("7001/1") == 0
    assert journal.offer_again_if_server_changed("7001/2") == 2
    assert journal.offer_again_if_server_changed("7001/2") == 0
    entries = journal.waiting(10)
    assert [entry.scan.id for entry in entries] == [item.id for item in scans]
    assert [entry.told and entry.told.outcome for entry in entries] == [Outcome.CHECKED_OUT, Outcome.CHECKED_OUT, None]
    assert journal.status().waiting == 3


def test_delivered_scans_leave_after_a_week(path: Path, journal: SqliteScanJournal, calendar: Calendar) -> None:
    """A delivery takes away what was delivered more than seven days before, and nothing that waits."""
    old, recent, waiting, new = appended(journal, 4)
    journal.mark_delivered(old.id, answer(old))
    calendar.now += timedelta(minutes=1)
    journal.mark_delivered(recent.id, answer(recent))
    calendar.now = NOON + A_WEEK + timedelta(seconds=1)
    journal.mark_delivered(new.id, answer(new))
    with sqlite3.connect(path) as raw:
        kept = {row[0] for row in raw.execute("SELECT id FROM scans")}
    raw.close()
    assert kept == {str(recent.id), str(waiting.id), str(new.id)}


def test_a_clock_of_its_own_decides_what_is_old(journal: SqliteScanJournal, calendar: Calendar) -> None:
    """A journal that is given a clock keeps by that one what it delivered, wherever the wall clock goes."""
    journal.keep_time_by(Calendar())
    for each in appended(journal, 2):
        journal.mark_delivered(each.id, answer(each))
        calendar.now += A_WEEK + timedelta(days=30)

    assert journal.offer_again_if_server_changed("one") == 0
    assert journal.offer_again_if_server_changed("another") == 2


def test_sequences_are_never_used_again(journal: SqliteScanJournal, calendar: Calendar) -> None:
    """When everything has left, the next scan still gets a higher sequence."""
    (old,) = appended(journal, 1)
    journal.mark_delivered(old.id, answer(old))
    calendar.now += 2 * A_WEEK
    (other,) = appended(journal, 1)
    journal.mark_delivered(other.id, answer(other))
    appended(journal, 1)
    assert [entry.sequence for entry in journal.waiting(1)] == [3]


def test_the_anchor_is_kept_over_a_restart(path: Path, journal: SqliteScanJournal) -> None:
    """The server's time as last seen comes back as it was, None before it was ever seen."""
    assert journal.anchor() is None
    anchor = ClockAnchor(reading(NOON, timedelta(days=2, microseconds=1)), NOON + timedelta(seconds=3))
    journal.keep_anchor(anchor)
    later = SqliteScanJournal(path)
    assert later.anchor() == anchor
    later.close()


def test_an_answer_that_cannot_be_read_keeps_no_scan_back(
    path: Path, journal: SqliteScanJournal, expect_log: Callable[[str], None]
) -> None:
    """A scan whose told answer a newer program wrote is delivered without it."""
    expect_log("An answer in the journal cannot be read")
    (kept,) = appended(journal, 1)
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE scans SET told = ?", (json.dumps({"outcome": "of_a_later_kind"}),))
    raw.close()
    assert [(entry.scan.id, entry.told) for entry in journal.waiting(1)] == [(kept.id, None)]


def test_many_threads_lose_nothing(journal: SqliteScanJournal) -> None:
    """Four threads that append, deliver and ask at once end with everything in its place."""
    failures: list[BaseException] = []

    def work() -> None:
        try:
            for item in appended(journal, 25)[:10]:
                journal.mark_delivered(item.id, answer(item))
                journal.status()
        except BaseException as error:  # noqa: BLE001 - shown by the assertion
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(journal.waiting(1000)) == journal.status().waiting == 4 * 15


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps files private by their folder")
def test_the_journal_is_private(path: Path, journal: SqliteScanJournal) -> None:
    """Only the account that runs the program reads the names in the journal, in each of its files."""
    appended(journal, 1)
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


def test_a_scan_waits_for_the_disk_and_its_delivery_does_not(journal: SqliteScanJournal) -> None:
    """Scans are written with full synchronisation; that they were delivered, without."""
    file = journal._open()
    assert file.durable.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert file.durable.execute("PRAGMA synchronous").fetchone() == (2,)
    assert file.relaxed.execute("PRAGMA synchronous").fetchone() == (1,)
    before = file.durable.total_changes
    (kept,) = appended(journal, 1)
    journal.tell(kept.id, answer(kept))
    assert (file.durable.total_changes - before, file.relaxed.total_changes) == (2, 0)
    journal.mark_delivered(kept.id, answer(kept))
    assert (file.durable.total_changes - before, file.relaxed.total_changes) == (2, 1)
