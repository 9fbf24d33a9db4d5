"""What the journal keeps of scans that were refused for good, and what a person and another program do with them."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sentinel_desktop.domain.faults import JournalError
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.journal import Dismissal, JournalState
from sentinel_desktop.domain.scans import BadgeScan
from sentinel_desktop.domain.sentences import Sentence, sentence
from sentinel_desktop.persistence.journal_file import APPLICATION_ID, VERSIONS
from sentinel_desktop.persistence.scan_journal import SqliteScanJournal
from sentinel_desktop.persistence.sqlite_file import migrate
from tests.support.checkout import ROOT
from tests.support.scan_builders import NOON, SERIAL_OF_ROY, SERIAL_OF_TREMBLAY, answer, reading, scan

FUTURE = "It lies in the future."
RULE = "A rule of the database refuses it."


class Calendar:
    """The time that a journal is told."""

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
    """Where the journal lies."""
    return tmp_path / "journal.db"


@pytest.fixture
def journal(path: Path, calendar: Calendar) -> Iterator[SqliteScanJournal]:
    """An empty journal."""
    opened = SqliteScanJournal(path, calendar)
    yield opened
    opened.close()


def kept(journal: SqliteScanJournal, count: int = 1, serial: str = SERIAL_OF_TREMBLAY) -> list[BadgeScan]:
    """Append scans and return them."""
    scans = [scan(serial, NOON + timedelta(minutes=index)) for index in range(count)]
    for item in scans:
        journal.append(item, reading(item.desk_clock_at))
    return scans


def refused(journal: SqliteScanJournal, count: int = 1, reason: str = FUTURE) -> list[ScanId]:
    """Append scans that are refused, and return their ids."""
    ids = [item.id for item in kept(journal, count)]
    for scan_id in ids:
        journal.quarantine(scan_id, reason)
    return ids


ACTING = """
import sys
from pathlib import Path
from uuid import UUID

from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.persistence.scan_journal import SqliteScanJournal

journal = SqliteScanJournal(Path(sys.argv[1]))
ids = [ScanId(UUID(text)) for text in sys.argv[3:]]
count = journal.retry(ids) if sys.argv[2] == "retry" else journal.dismiss(ids, "A test of the reader.", "mlake")
journal.close()
sys.exit(count != len(ids))
"""


def by_another_program(path: Path, act: str, ids: list[ScanId]) -> None:
    """Retry or dismiss in a process of its own."""
    command = [sys.executable, "-c", ACTING, str(path), act, *(str(scan_id) for scan_id in ids)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=60)


def test_why_it_was_refused_can_still_be_translated(journal: SqliteScanJournal) -> None:
    """The reason is kept with what it was filled in from: it is read back as the sentence it was."""
    refused(journal, reason=sentence("Test", "The scan is {n} days old.", n=3))
    (shown,) = journal.quarantined()
    assert isinstance(shown.entry.reason, Sentence)
    assert (shown.entry.reason, shown.entry.reason.values) == ("The scan is 3 days old.", {"n": 3})


def test_a_refused_scan_is_shown_with_why_since_when_and_how_often(
    journal: SqliteScanJournal, calendar: Calendar
) -> None:
    """The scan itself, what the person was told, and the last reason of several."""
    first, second = kept(journal, 2)
    told = answer(first, waiting=True)
    journal.tell(first.id, told)
    journal.quarantine(first.id, FUTURE)
    journal.quarantine(second.id, FUTURE)
    calendar.now = NOON + timedelta(hours=1)
    assert journal.retry([first.id]) == 1
    journal.quarantine(first.id, RULE)
    shown, other = journal.quarantined()
    assert (shown.entry.scan, shown.entry.told, shown.entry.state) == (first, told, JournalState.QUARANTINED)
    assert (shown.entry.reason, shown.since, shown.times) == (RULE, calendar.now, 2)
    assert (other.entry.scan, other.entry.reason, other.since, other.times) == (second, FUTURE, NOON, 1)
    assert shown.dismissal is None


def test_a_retried_scan_waits_at_its_old_place(path: Path, journal: SqliteScanJournal) -> None:
    """Before what was read later, without the old reason; what is not in quarantine is left alone."""
    first, second, third = kept(journal, 3)
    journal.quarantine(first.id, FUTURE)
    journal.mark_delivered(second.id, answer(second))
    assert journal.retry([first.id, second.id, third.id]) == 1
    assert [(entry.scan, entry.reason) for entry in journal.waiting(10)] == [(first, ""), (third, "")]
    status = journal.status()
    assert (status.waiting, status.quarantined) == (2, 0)
    later = SqliteScanJournal(path)
    assert later.status() == status
    later.close()


def test_a_dismissed_scan_is_kept_with_who_when_and_why(journal: SqliteScanJournal, calendar: Calendar) -> None:
    """It neither waits nor comes back, and no week, delivery or change of the server takes it away."""
    (gone,) = refused(journal)
    journal.offer_again_if_server_changed("one")
    assert journal.dismiss([gone], "A test of the reader.", "mlake") == 1
    dismissal = Dismissal(NOON, "mlake", "A test of the reader.")
    calendar.now += timedelta(days=4000)
    (other,) = kept(journal)
    journal.mark_delivered(other.id, answer(other))
    assert journal.retry([gone]) == journal.dismiss([gone], "Again.", "roy") == 0
    assert journal.offer_again_if_server_changed("two") == 1
    (shown,) = journal.dismissed()
    assert (shown.entry.scan.id, shown.entry.reason, shown.dismissal) == (gone, FUTURE, dismissal)
    assert [entry.scan for entry in journal.waiting(10)] == [other]
    assert (journal.status().quarantined, journal.quarantined()) == (0, [])


def test_dismissing_is_on_the_disk_when_it_returns(journal: SqliteScanJournal) -> None:
    """A power cut brings no decision of a person back."""
    file = journal._open()
    (gone,) = refused(journal)
    before = file.durable.total_changes
    journal.dismiss([gone], "A test.", "mlake")
    assert file.durable.total_changes > before
    assert file.relaxed.total_changes == 0


@pytest.mark.parametrize(("act", "expected"), [("retry", (3, 1)), ("dismiss", (1, 1))])
def test_what_another_program_does_is_noticed(
    path: Path, journal: SqliteScanJournal, act: str, expected: tuple[int, int]
) -> None:
    """The counts of the running station follow, and stay right while it delivers what the other let wait."""
    (waiting,) = kept(journal)
    ids = refused(journal, 3)
    assert (journal.status().waiting, journal.status().quarantined) == (1, 3)
    by_another_program(path, act, ids[:2])
    journal.mark_delivered(waiting.id, answer(waiting))
    kept(journal)
    status = journal.status()
    assert (status.waiting, status.quarantined) == expected
    assert status.waiting == len(journal.waiting(10))


def test_scans_are_marked_delivered_together(journal: SqliteScanJournal) -> None:
    """All of them in one transaction, each with its answer; one that does not wait any more counts for nothing."""
    first, second, third = kept(journal, 3)
    journal.mark_delivered(second.id, answer(second))
    changes = journal._open().relaxed.total_changes
    journal.mark_delivered_together([answer(item) for item in (first, second, third)])
    assert journal._open().relaxed.total_changes == changes + 2
    assert journal.status().waiting == 0


def test_waiting_entries_of_some_badges_are_left_out(journal: SqliteScanJournal) -> None:
    """However many of them wait before the others."""
    kept(journal, 5, SERIAL_OF_ROY)
    (other,) = kept(journal, 1, SERIAL_OF_TREMBLAY)
    assert [entry.scan for entry in journal.waiting(1, {SERIAL_OF_ROY})] == [other]
    assert len(journal.waiting_of(SERIAL_OF_ROY, 3)) == 3


def test_a_scan_that_could_not_be_kept_is_counted_and_remembered(path: Path, tmp_path: Path) -> None:
    """Counted for this life of the program; when the last one was, is known after a restart too."""
    (tmp_path / "station").write_text("in the way")
    journal = SqliteScanJournal(tmp_path / "station" / path.name)
    for minute in range(2):
        with pytest.raises(JournalError):
            journal.append(scan(at=NOON + timedelta(minutes=minute)), reading())
    missed_at = NOON + timedelta(minutes=1)
    assert (journal.status().not_journalled, journal.status().last_not_journalled_at) == (2, missed_at)
    (tmp_path / "station").unlink()
    assert journal.status().problem == ""
    journal.append(scan(), reading())
    assert journal.status().not_journalled == 2
    journal.close()
    later = SqliteScanJournal(tmp_path / "station" / path.name)
    status = later.status()
    assert (status.not_journalled, status.last_not_journalled_at, status.waiting) == (0, missed_at, 1)
    later.close()


# --- a journal of the version before ----------------------------------------------------------------------------------


def an_old_journal(path: Path) -> None:
    """Make a journal of version 1 in which one scan waits, one is delivered, one refused, and the last has left."""
    insert = (
        "INSERT INTO scans (id, serial, station_id, occurred_at, desk_clock_at, monotonic_ns, boot_id, state, told,"
        " delivered, reason, delivered_at) VALUES (?, ?, ?, ?, ?, 7, 'boot', ?, NULL, NULL, ?, ?)"
    )
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        migrate(old, APPLICATION_ID, VERSIONS[:1])
        for state, reason in [("waiting", ""), ("delivered", ""), ("quarantined", FUTURE), ("waiting", "")]:
            item = scan(SERIAL_OF_ROY)
            at = item.occurred_at.isoformat(timespec="microseconds")
            delivered_at = at if state == "delivered" else None
            old.execute(insert, (str(item.id), item.serial, str(item.station_id), at, at, state, reason, delivered_at))
        old.execute("DELETE FROM scans WHERE sequence = 4")
        old.execute("INSERT INTO meta VALUES ('server_identity', 'one')")


def test_a_journal_of_version_1_is_brought_forward(path: Path) -> None:
    """Every row, the meaning of each state, the last server and the sequence that comes next are kept."""
    an_old_journal(path)
    journal = SqliteScanJournal(path, lambda: NOON)
    status = journal.status()
    assert (status.waiting, status.quarantined, status.problem) == (1, 1, "")
    (shown,) = journal.quarantined()
    assert (shown.entry.sequence, shown.entry.reason, shown.since, shown.times) == (3, FUTURE, NOON, 1)
    journal.append(scan(), reading())
    assert [entry.sequence for entry in journal.waiting(10)] == [1, 5]
    assert journal.offer_again_if_server_changed("two") == 1
    assert journal.dismiss([shown.entry.scan.id], "A test.", "mlake") == 1
    journal.close()
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (len(VERSIONS),)
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_an_upgrade_that_is_cut_off_leaves_the_old_journal(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that dies half way through the new version finds the old one whole, and upgrades it then."""
    an_old_journal(path)
    broken = (VERSIONS[0], (*VERSIONS[1][:-2], "CREATE NONSENSE"))
    with monkeypatch.context() as patch:
        patch.setattr("sentinel_desktop.persistence.journal_file.VERSIONS", broken)
        journal = SqliteScanJournal(path)
        with pytest.raises(JournalError):
            journal.waiting(1)
        journal.close()
    again = SqliteScanJournal(path)
    assert (again.status().waiting, again.status().quarantined) == (1, 1)
    again.close()


def test_a_damaged_journal_of_version_1_gives_up_its_rows(path: Path, expect_log: Callable[[str], None]) -> None:
    """What can be read of it goes into a journal of this version, those in quarantine too."""
    expect_log("The journal was damaged")
    an_old_journal(path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size, page = raw.execute(
            "SELECT (SELECT page_size FROM pragma_page_size), pageno FROM dbstat WHERE name = 'scans_delivered'"
        ).fetchone()
    with path.open("r+b") as stream:
        stream.seek((page - 1) * size)
        stream.write(b"\xaa" * size)
    journal = SqliteScanJournal(path)
    assert [item.entry.reason for item in journal.quarantined()] == [FUTURE]
    assert [entry.sequence for entry in journal.waiting(10)] == [1]
    journal.close()
