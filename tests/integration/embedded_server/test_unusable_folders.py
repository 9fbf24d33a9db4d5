"""A folder that cannot be used gets one sentence and is left as it is."""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.persistence.embedded_server import ClusterError, EmbeddedServer
from tests.support.embedded_programs import kill_all, processes_under

Spoil = Callable[[Path], object]


def snapshot(folder: Path) -> dict[str, tuple[int, int, str]]:
    """Return mode, time and content of everything in a folder."""
    return {
        str(path.relative_to(folder)): (
            path.lstat().st_mode,
            path.lstat().st_mtime_ns,
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
        )
        for path in sorted([folder, *folder.rglob("*")])
    }


def assert_refused(data_dir: Path, words: str) -> None:
    """Assert that a start says ``words`` in one sentence, a doctor sees the same, and nothing in the folder changes."""
    before = snapshot(data_dir)
    server = EmbeddedServer(data_dir)
    with pytest.raises(ClusterError, match=words) as refused:
        server.start()
    server.stop()
    sentence = str(refused.value)
    assert isinstance(refused.value, StoreUnavailableError)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert snapshot(data_dir) == before
    assert processes_under(data_dir) == []
    assert server.status().problem == sentence
    assert server.address() is None


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        pytest.param(
            lambda home: (home / "sentinel-cluster.json").unlink(), "not a database of Sentinel Desktop", id="no marker"
        ),
        pytest.param(
            lambda home: (home / "sentinel-cluster.json").write_text("{", encoding="utf-8"), "damaged", id="torn marker"
        ),
        pytest.param(
            lambda home: (home / "sentinel-cluster.json").write_text("[1]", encoding="utf-8"), "damaged", id="no object"
        ),
        pytest.param(lambda home: _mark(home, format=2), "newer version of Sentinel Desktop", id="newer format"),
        pytest.param(lambda home: _mark(home, postgresql=17), "written by PostgreSQL 17", id="marker of another major"),
        pytest.param(
            lambda home: (home / "cluster" / "PG_VERSION").write_text("16\n", encoding="ascii"),
            "written by PostgreSQL 16",
            id="cluster of another major",
        ),
        pytest.param(lambda home: (home / "cluster" / "PG_VERSION").unlink(), "is damaged", id="no version"),
        pytest.param(
            lambda home: os.truncate(home / "cluster" / "global" / "pg_control", 100), "is damaged", id="cut short"
        ),
        pytest.param(lambda home: shutil.rmtree(home / "cluster" / "pg_wal"), "is damaged", id="no log"),
        pytest.param(lambda home: shutil.rmtree(home / "cluster"), "is gone", id="no cluster"),
        pytest.param(lambda home: (home / "owner.pgpass").unlink(), "password file .* is gone", id="no password"),
        pytest.param(lambda home: _replace_by_link(home / "server.log"), "is a link", id="link"),
    ],
)
def test_a_damaged_or_foreign_cluster_is_refused_and_left_alone(used_dir: Path, spoil: Spoil, words: str) -> None:
    """Whatever is missing, damaged or of another version: a sentence that names it, and nothing is changed."""
    home = used_dir / "postgresql"
    spoil(home)
    assert_refused(used_dir, words)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        pytest.param("postgresql", "A file lies where the database folder", id="file in the way"),
        pytest.param("postgresql/18/main/PG_VERSION", "not a database of Sentinel Desktop", id="somebody's PostgreSQL"),
        pytest.param("postgresql/holiday.jpg", "not a database of Sentinel Desktop", id="somebody's files"),
    ],
)
def test_what_belongs_to_somebody_else_is_left_alone(data_dir: Path, place: str, words: str) -> None:
    """A file or folder of the same name that is not ours gets a sentence and stays as it is."""
    (data_dir / place).parent.mkdir(parents=True, exist_ok=True)
    (data_dir / place).write_text("theirs", encoding="utf-8")
    assert_refused(data_dir, words)


def test_a_data_folder_that_is_a_file_is_named(data_dir: Path) -> None:
    """When the data folder itself, or a folder above it, is a file, the sentence says so."""
    file = data_dir / "file"
    file.write_text("theirs", encoding="utf-8")
    for place in (file, file / "below"):
        with pytest.raises(ClusterError, match="A file lies where"):
            EmbeddedServer(place).start()
    assert file.read_text(encoding="utf-8") == "theirs"


def test_another_password_in_the_password_file_is_named(used_dir: Path) -> None:
    """A password file that does not fit the cluster gets a sentence that says to restore both together."""
    home = used_dir / "postgresql"
    passfile = home / "owner.pgpass"
    passfile.write_text(passfile.read_text(encoding="ascii").rpartition(":")[0] + ":wrong\n", encoding="ascii")
    server = EmbeddedServer(used_dir)
    with pytest.raises(ClusterError, match="does not accept the password"):
        server.start()
    assert server.status().users == 0


def test_a_password_file_that_others_may_read_is_closed_again(server: EmbeddedServer) -> None:
    """A restore that opened the password file to others does not keep the program out: it is made private again."""
    passfile = server.start().passfile
    server.stop()
    passfile.chmod(0o644)
    assert server.start().passfile.stat().st_mode & 0o777 == 0o600


def test_damage_that_only_postgresql_sees_is_told_with_the_place_of_the_reason(used_dir: Path) -> None:
    """A control file of the right size and wrong content: PostgreSQL refuses, the sentence names its log."""
    home = used_dir / "postgresql"
    control = home / "cluster" / "global" / "pg_control"
    control.write_bytes(bytes(8192))
    server = EmbeddedServer(used_dir)
    with pytest.raises(ClusterError, match=r"does not start; the reason is at the end of .*server\.log"):
        server.start()
    assert control.read_bytes() == bytes(8192)
    assert "FATAL" in (home / "server.log").read_text(encoding="utf-8")
    assert server.status().users == 0
    assert processes_under(used_dir) == []


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_full_disk_during_the_creation_is_told_and_cleaned_up(data_dir: Path) -> None:
    """A disk too small for a cluster gets a sentence, keeps no remains, and serves once it has room."""
    with _small_disk(data_dir / "disk", "24m") as disk:
        server = EmbeddedServer(disk)
        with pytest.raises(ClusterError, match="is full: free at least"):
            server.start()
        assert not list(disk.rglob("creating-*"))
        assert not list(disk.rglob("cluster"))
        assert server.status().users == 0
        _system("mount", "-o", "remount,size=256m", disk)
        with server:
            assert server.address() is not None


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_full_disk_at_a_later_start_is_told(data_dir: Path) -> None:
    """A disk that has filled up since gets the same sentence, and the server starts when there is room again."""
    with _small_disk(data_dir / "disk", "256m") as disk:
        server = EmbeddedServer(disk)
        server.start()
        server.stop()
        ballast = disk / "ballast"
        with pytest.raises(OSError, match="No space"):
            _fill(ballast)
        with pytest.raises(ClusterError, match="is full: free at least"):
            server.start()
        ballast.unlink()
        with server:
            assert server.address() is not None


def _fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


@contextlib.contextmanager
def _small_disk(place: Path, size: str) -> Iterator[Path]:
    place.mkdir(mode=0o711)
    _system("mount", "-t", "tmpfs", "-o", f"size={size},mode=0711", "tmpfs", place)
    try:
        yield place
    finally:
        kill_all(processes_under(place))
        _system("umount", place)


def _system(command: str, *arguments: str | Path) -> None:
    program = shutil.which(command)
    assert program is not None
    subprocess.run([program, *arguments], check=True)


def _replace_by_link(file: Path) -> None:
    file.unlink()
    file.symlink_to("/etc/hostname")


def _mark(home: Path, **changes: object) -> None:
    marker = home / "sentinel-cluster.json"
    values = json.loads(marker.read_text(encoding="utf-8"))
    marker.write_text(json.dumps(values | changes), encoding="utf-8")
