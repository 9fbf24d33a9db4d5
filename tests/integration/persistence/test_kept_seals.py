"""The seals on this station's disk."""

import os
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from sentinel_desktop.domain.faults import SealsNotKeptError
from sentinel_desktop.domain.seals import KeptSeal
from sentinel_desktop.persistence import kept_seals
from sentinel_desktop.persistence.kept_seals import FileKeptSeals

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def seal(number: int) -> KeptSeal:
    """Return a seal."""
    return KeptSeal(number, bytes([number % 256]) * 32, NOON + timedelta(minutes=number))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the seals are kept."""
    return tmp_path / "seals.jsonl"


@pytest.fixture
def kept(path: Path) -> FileKeptSeals:
    """Return the kept seals of one database."""
    return FileKeptSeals(path, lambda: "db.example:5432/unit")


def test_nothing_is_kept_before_the_first_seal(kept: FileKeptSeals, path: Path) -> None:
    """Looking makes no file."""
    assert kept.kept() == []
    assert not path.exists()


def test_what_was_kept_is_read_again_in_order(kept: FileKeptSeals, path: Path) -> None:
    """By this program or a later one."""
    kept.keep([seal(1), seal(2)])
    kept.keep([seal(3)])

    assert FileKeptSeals(path, lambda: "db.example:5432/unit").kept() == [seal(1), seal(2), seal(3)]


def test_seals_of_another_database_are_told_apart(kept: FileKeptSeals, path: Path) -> None:
    """A station sent to another database and back finds those of each."""
    other = FileKeptSeals(path, lambda: "local")
    kept.keep([seal(1)])
    other.keep([seal(7)])

    assert (kept.kept(), other.kept()) == ([seal(1)], [seal(7)])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_file_is_its_accounts_own(kept: FileKeptSeals, path: Path) -> None:
    """Nobody else on this computer reads or writes it."""
    kept.keep([seal(1)])

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_every_way_a_line_can_be_torn_loses_that_line_alone(kept: FileKeptSeals, path: Path) -> None:
    """A power cut while the last one was written: the others are there, and the next one is."""
    kept.keep([seal(1), seal(2)])
    whole = path.read_bytes()
    second = whole.index(b"\n") + 1
    for end in range(second, len(whole) - 1):
        path.write_bytes(whole[:end])
        assert kept.kept() == [seal(1)]
        kept.keep([seal(3)])
        assert kept.kept() == [seal(1), seal(3)]


@settings(max_examples=30)
@given(noise=st.binary(max_size=80))
def test_noise_in_the_file_harms_no_other_line(tmp_path_factory: pytest.TempPathFactory, noise: bytes) -> None:
    """Whatever a broken disk put there."""
    path = tmp_path_factory.mktemp("kept") / "seals.jsonl"
    kept = FileKeptSeals(path, lambda: "local")
    kept.keep([seal(1)])
    path.write_bytes(path.read_bytes() + b"\n" + noise)
    kept.keep([seal(2)])

    assert kept.kept() == [seal(1), seal(2)]


@pytest.mark.parametrize(
    "line", ["[]", "7", "null", '{"database": "local", "number": "x", "hash": "", "sealed_at": 1}']
)
def test_a_line_that_is_no_seal_is_passed_over(path: Path, line: str) -> None:
    """JSON of another form is noise too."""
    path.write_text(line + "\n", encoding="utf-8")

    assert FileKeptSeals(path, lambda: "local").kept() == []


def test_the_file_stays_small_and_keeps_both_ends(
    kept: FileKeptSeals, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The older half is thinned out, again and again; the first stays, and so do the newest."""
    monkeypatch.setattr(kept_seals, "MOST", 40)
    for number in range(1, 301):
        kept.keep([seal(number)])
        assert path.read_text(encoding="utf-8").count("\n") <= 40
    numbers = [each.number for each in kept.kept()]

    assert numbers[0] == 1
    assert numbers[-20:] == list(range(281, 301))
    assert numbers == sorted(numbers)


def test_a_disk_that_refuses_is_told_in_one_sentence(tmp_path: Path) -> None:
    """The sentence names the file."""
    (tmp_path / "seals.jsonl").mkdir()
    kept = FileKeptSeals(tmp_path / "seals.jsonl", lambda: "local")
    for use in (kept.kept, lambda: kept.keep([seal(1)])):
        with pytest.raises(SealsNotKeptError, match=r"cannot be used .*seals\.jsonl"):
            use()


def test_a_seal_is_on_the_disk_when_it_is_kept(kept: FileKeptSeals, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every time, and not only when the program ends."""
    synced: list[int] = []
    fsync = os.fsync

    def counted(descriptor: int) -> None:
        synced.append(descriptor)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", counted)
    kept.keep([seal(1)])
    before = len(synced)
    kept.keep([seal(2)])

    assert before >= 1
    assert len(synced) == before + 1
