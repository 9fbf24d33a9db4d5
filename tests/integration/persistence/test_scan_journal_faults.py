"""The journal on a disk that fails: nothing is promised that is not written, nothing is deleted, and it recovers."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sentinel_desktop.domain.faults import JournalError
from sentinel_desktop.persistence.journal_file import VERSIONS
from sentinel_desktop.persistence.scan_journal import SqliteScanJournal
from tests.support.scan_builders import answer, reading, scan

IS_ROOT = sys.platform == "linux" and os.geteuid() == 0
needs_root = pytest.mark.skipif(not IS_ROOT, reason="a small disk can be mounted by root only")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one mebibyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    _run("mount", "-t", "tmpfs", "-o", "size=1m", "sentinel-test", str(folder))
    yield folder
    _run("umount", str(folder))


def _run(*command: str) -> None:
    program = shutil.which(command[0])
    assert program is not None
    subprocess.run([program, *command[1:]], check=True, capture_output=True)


@pytest.fixture
def open_journal() -> Iterator[Callable[[Path], SqliteScanJournal]]:
    """Open journals that are closed after the test, before its disk goes."""
    opened: list[SqliteScanJournal] = []

    def open_one(path: Path) -> SqliteScanJournal:
        opened.append(SqliteScanJournal(path))
        return opened[-1]

    yield open_one
    for journal in opened:
        journal.close()


Open = Callable[[Path], SqliteScanJournal]


def append(journal: SqliteScanJournal, count: int = 1) -> None:
    """Append scans."""
    for _ in range(count):
        journal.append(scan(), reading())


def fill(filler: Path) -> None:
    """Write a file until the disk takes no more."""
    with filler.open("wb", buffering=0) as stream, contextlib.suppress(OSError):
        while stream.write(b"x" * 4096):
            pass


def appended_until_refused(journal: SqliteScanJournal) -> int:
    """Append scans until the disk is full; returns how many were accepted."""
    for accepted in range(2000):
        try:
            append(journal)
        except JournalError as error:
            assert "The disk is full" in str(error)  # noqa: PT017 - the number accepted is wanted as well
            return accepted
    raise AssertionError("the disk did not fill")


@needs_root
def test_a_full_disk_refuses_and_recovers(small_disk: Path, open_journal: Open) -> None:
    """On a full disk a scan is refused with a sentence; what was accepted stays, and with room it goes on."""
    journal = open_journal(small_disk / "journal.db")
    append(journal)
    filler = small_disk / "filler"
    fill(filler)
    accepted = 1 + appended_until_refused(journal)
    status = journal.status()
    assert (status.waiting, "free some space" in status.problem) == (accepted, True)
    filler.unlink()
    assert journal.status().problem == ""
    append(journal)
    assert len(journal.waiting(5000)) == journal.status().waiting == accepted + 1


@needs_root
def test_a_disk_full_from_the_start_refuses_and_recovers(small_disk: Path, open_journal: Open) -> None:
    """A journal that could not even be made is made when there is room."""
    filler = small_disk / "filler"
    fill(filler)
    journal = open_journal(small_disk / "a station" / "journal.db")
    with pytest.raises(JournalError, match="The disk is full"):
        append(journal)
    filler.unlink()
    append(journal)
    assert journal.status().waiting == 1


@needs_root
def test_a_read_only_disk_refuses_and_recovers(small_disk: Path, open_journal: Open) -> None:
    """A disk that was mounted read-only is used as soon as it can be written again."""
    before = open_journal(small_disk / "journal.db")
    append(before)
    before.close()
    _run("mount", "-o", "remount,ro", str(small_disk))
    journal = open_journal(small_disk / "journal.db")
    with pytest.raises(JournalError, match="cannot be written"):
        append(journal)
    assert "cannot be written" in journal.status().problem
    _run("mount", "-o", "remount,rw", str(small_disk))
    append(journal)
    assert (journal.status().waiting, journal.status().problem) == (2, "")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, open_journal: Open) -> None:
    """A file in the way of the folder is one sentence, and gone with the file."""
    (tmp_path / "station").write_text("in the way")
    journal = open_journal(tmp_path / "station" / "journal.db")
    with pytest.raises(JournalError, match="cannot be written"):
        append(journal)
    (tmp_path / "station").unlink()
    append(journal)
    assert journal.status().problem == ""


def test_a_journal_held_by_another_program_refuses_and_recovers(tmp_path: Path, open_journal: Open) -> None:
    """While another process writes, a scan is refused within a second; then it goes on."""
    journal = open_journal(tmp_path / "journal.db")
    append(journal)
    other = sqlite3.connect(tmp_path / "journal.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalError, match="Another program holds"):
        append(journal)
    other.execute("ROLLBACK")
    other.close()
    append(journal)
    assert journal.status().waiting == 2


def test_a_file_that_is_no_journal_is_kept_and_a_new_one_used(
    tmp_path: Path, open_journal: Open, expect_log: Callable[[str], None]
) -> None:
    """Garbage in the journal's place is renamed, never deleted, and said until a person has moved it away."""
    expect_log("The journal was damaged")
    expect_log("Nothing could be taken over|damaged")
    (tmp_path / "journal.db").write_bytes(b"garbage " * 4096)
    journal = open_journal(tmp_path / "journal.db")
    append(journal)
    (kept,) = tmp_path.glob("journal.damaged-*.db")
    assert kept.read_bytes() == b"garbage " * 4096
    status = journal.status()
    assert status.waiting == 1
    assert str(kept) in status.problem
    assert str(kept) in open_journal(tmp_path / "journal.db").status().problem
    kept.unlink()
    assert journal.status().problem == ""


def test_a_damaged_journal_gives_up_what_can_still_be_read(
    tmp_path: Path, open_journal: Open, expect_log: Callable[[str], None]
) -> None:
    """Of a journal with one page overwritten, the rows before and after the damage wait in the new one, in order."""
    expect_log("The journal was damaged")
    path = tmp_path / "journal.db"
    before = open_journal(path)
    append(before, 300)
    sequences = [entry.sequence for entry in before.waiting(1000)]
    before.close()
    _overwrite_a_page_of_rows(path)
    journal = open_journal(path)
    assert "damaged" in journal.status().problem
    found = [entry.sequence for entry in journal.waiting(1000)]
    assert found == sorted(set(found))
    assert found[0] == sequences[0]
    assert found[-1] == sequences[-1]
    assert 200 < len(found) < 300
    append(journal)
    assert journal.status().waiting == len(found) + 1


def test_damage_while_the_program_runs_loses_no_new_scan(
    tmp_path: Path, open_journal: Open, expect_log: Callable[[str], None]
) -> None:
    """A file overwritten under the running program is set aside at the next scan, which is kept in a new one."""
    expect_log("The journal was damaged")
    path = tmp_path / "journal.db"
    journal = open_journal(path)
    append(journal, 300)
    journal._open().durable.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xaa" * (path.stat().st_size - 4096))
    journal._open().durable.execute("PRAGMA shrink_memory")
    new = scan()
    journal.append(new, reading())
    assert [entry.scan.id for entry in journal.waiting(1000)][-1] == new.id
    assert len(list(tmp_path.glob("journal.damaged-*.db"))) == 1


def _overwrite_a_page_of_rows(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        size = raw.execute("PRAGMA page_size").fetchone()[0]
        pages = raw.execute("SELECT pageno FROM dbstat WHERE name = 'scans' AND pagetype = 'leaf' ORDER BY path")
        numbers = [row[0] for row in pages]
    raw.close()
    with path.open("r+b") as stream:
        stream.seek((numbers[len(numbers) // 2] - 1) * size)
        stream.write(b"\xaa" * size)


def test_a_journal_taken_away_under_the_program_is_written_again(
    tmp_path: Path, open_journal: Open, expect_log: Callable[[str], None]
) -> None:
    """When somebody deletes the station's folder, the next scan finds all earlier ones beside it on the disk."""
    expect_log("taken away")
    folder = tmp_path / "station"
    journal = open_journal(folder / "journal.db")
    append(journal, 20)
    delivered = journal.waiting(1)[0].scan
    journal.mark_delivered(delivered.id, answer(delivered))
    shutil.rmtree(folder)
    append(journal)
    journal.close()
    again = open_journal(folder / "journal.db")
    assert [entry.sequence for entry in again.waiting(100)] == list(range(2, 22))
    assert again.status().waiting == 20


def test_a_journal_of_a_newer_program_is_left_alone(tmp_path: Path, open_journal: Open) -> None:
    """A higher version is refused with what to do, and not a byte of the file is changed."""
    path = tmp_path / "journal.db"
    open_journal(path).append(scan(), reading())
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version = {len(VERSIONS) + 1}")
    raw.close()
    journal = open_journal(path)
    with pytest.raises(JournalError, match="newer version"):
        append(journal)
    assert "newer version" in journal.status().problem
    assert list(tmp_path.glob("*damaged*")) == []


def test_a_file_of_another_program_is_left_alone(tmp_path: Path, open_journal: Open) -> None:
    """An SQLite file with other tables is not taken over."""
    path = tmp_path / "journal.db"
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE songs (title TEXT)")
    raw.close()
    with pytest.raises(JournalError, match="is not a scan journal"):
        append(open_journal(path))
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]
    raw.close()


def test_an_older_version_is_brought_forward(
    tmp_path: Path, open_journal: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new version's statements run once, on a journal of the version before, and keep what waits in it."""
    path = tmp_path / "journal.db"
    old = open_journal(path)
    append(old)
    old.close()
    newer = (*VERSIONS, ("ALTER TABLE scans ADD COLUMN reader TEXT NOT NULL DEFAULT ''",))
    monkeypatch.setattr("sentinel_desktop.persistence.journal_file.VERSIONS", newer)
    append(open_journal(path))
    again = open_journal(path)
    append(again)
    assert again.status().waiting == 3


def test_a_closed_journal_says_so(tmp_path: Path) -> None:
    """A thread that comes too late gets the journal's own error and no file is opened again."""
    journal = SqliteScanJournal(tmp_path / "journal.db")
    journal.close()
    with pytest.raises(JournalError, match="closed"):
        append(journal)
    assert list(tmp_path.iterdir()) == []
