"""Under which account the server runs, and that as little as possible is opened for it."""

import importlib.util
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from sentinel_desktop.persistence.embedded import cluster_folder, postgres_install
from sentinel_desktop.persistence.embedded.postgres_install import PACKAGE, packaged_install
from sentinel_desktop.persistence.embedded.server_account import ServerAccount, account_for, can_reach
from sentinel_desktop.persistence.embedded_server import ClusterError, EmbeddedServer
from tests.support.embedded_programs import Program, kill_all, processes_under
from tests.support.postgres import passable_folder

if sys.platform != "win32":
    import pwd

NewProgram = Callable[..., Program]

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root may start programs under another account"
)


@pytest.fixture
def system_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder that takes the place of /var/lib/sentinel-desktop."""
    parent = passable_folder("sentinel-system-")
    folder = parent / "sentinel-desktop"
    for module in (cluster_folder, postgres_install):
        monkeypatch.setattr(module, "SYSTEM_FOLDER", folder)
    yield folder
    kill_all(processes_under(parent))
    shutil.rmtree(parent)


@pytest.fixture
def closed_dir(data_dir: Path) -> Path:
    """Return a data folder below a folder that only root may enter."""
    closed = data_dir / "closed"
    closed.mkdir(mode=0o700)
    return closed / "data"


@pytest.fixture
def somebody() -> "pwd.struct_passwd":
    """Return an account that is neither root nor ours."""
    return pwd.getpwnam("nobody")


def owner_of_server(server: EmbeddedServer) -> int:
    """Return the account that runs the server."""
    pid = server.status().pid
    assert pid is not None
    return psutil.Process(pid).uids().real


def test_as_root_the_server_runs_under_an_account_of_its_own(data_dir: Path, server: EmbeddedServer) -> None:
    """Neither the server nor its data is root's; the password file is, and is closed to the server's account."""
    address = server.start()
    account = account_for(data_dir / "none", data_dir / "none")
    assert account is not None
    assert account.uid != 0
    assert owner_of_server(server) == account.uid
    cluster = data_dir / "postgresql" / "cluster"
    assert (cluster.stat().st_uid, stat.S_IMODE(cluster.stat().st_mode)) == (account.uid, 0o700)
    assert (address.passfile.stat().st_uid, stat.S_IMODE(address.passfile.stat().st_mode)) == (0, 0o600)


def test_as_root_no_folder_is_opened_for_the_server(closed_dir: Path, system_folder: Path) -> None:
    """Below a closed folder the cluster goes where the account can reach it, and the closed folder stays closed."""
    before = {folder: folder.stat().st_mode for folder in closed_dir.parents}
    with EmbeddedServer(closed_dir) as server:
        address = server.address()
        assert address is not None
        assert address.passfile.is_relative_to(closed_dir)
        with psycopg.connect(address.owner_conninfo(), autocommit=True) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
        assert server.status().cluster.is_relative_to(system_folder)
    assert {folder: folder.stat().st_mode for folder in closed_dir.parents} == before
    with EmbeddedServer(closed_dir) as server:
        address = server.address()
        assert address is not None
        with psycopg.connect(address.owner_conninfo()) as connection:
            assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


@pytest.mark.usefixtures("system_folder")
def test_a_folder_from_mktemp_works(data_dir: Path) -> None:
    """A data folder that exists and is closed to all but root (0700) is used and stays closed."""
    closed = data_dir / "mktemp"
    closed.mkdir(mode=0o700)
    with EmbeddedServer(closed) as server:
        assert server.address() is not None
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


@pytest.mark.usefixtures("system_folder")
def test_a_moved_data_folder_keeps_its_cluster_and_a_copy_does_not_get_it(closed_dir: Path) -> None:
    """With the cluster elsewhere, a moved data folder goes on, and a copy of it is refused: the data is not its own."""
    with EmbeddedServer(closed_dir) as server:
        cluster = server.status().cluster
    moved = closed_dir.with_name("moved")
    closed_dir.rename(moved)
    with EmbeddedServer(moved) as server:
        assert server.status().cluster == cluster
    shutil.copytree(moved, closed_dir)
    with pytest.raises(ClusterError, match="is a copy of"):
        EmbeddedServer(closed_dir).start()
    assert processes_under(cluster) == []


def test_programs_that_the_account_cannot_reach_are_copied_once(
    data_dir: Path, system_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the program installed below a closed folder, PostgreSQL runs from a copy, and the second start reuses it."""
    closed = data_dir / "closed"
    closed.mkdir(mode=0o700)
    package = packaged_install().bin.parent.parent
    for tree in (package / "pginstall18", package.with_name(f"{PACKAGE}.libs")):
        if tree.is_dir():
            shutil.copytree(tree, closed / tree.relative_to(package.parent))
    (closed / PACKAGE / "__init__.py").touch()
    monkeypatch.syspath_prepend(closed)
    importlib.invalidate_caches()
    times = []
    for _ in range(2):
        with EmbeddedServer(data_dir) as server:
            pid = server.status().pid
            assert pid is not None
            program = Path(psutil.Process(pid).exe())
            assert program.is_relative_to(system_folder)
            times.append(program.stat().st_ctime_ns)
    assert times[0] == times[1]
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert [path.name for path in system_folder.iterdir()] == ["postgresql-0.6.0"]


def test_a_person_runs_the_server_as_themselves(
    data_dir: Path, program: NewProgram, somebody: "pwd.struct_passwd", python_for_everybody: str
) -> None:
    """Started without root, creation, sharing and the last stop work, and the server runs under the same account."""
    own = data_dir / "own"
    own.mkdir(mode=0o700)
    os.chown(own, somebody.pw_uid, somebody.pw_gid)
    programs = [program(own, python_for_everybody, somebody.pw_uid, somebody.pw_gid) for _ in range(2)]
    answers = [started.answer() for started in programs]
    assert answers[0] == answers[1]
    assert Path(answers[0]["passfile"]).stat().st_uid == somebody.pw_uid
    assert owner_of_server(EmbeddedServer(own)) == somebody.pw_uid
    for started in programs:
        started.leave()
    assert processes_under(own) == []
    assert stat.S_IMODE(own.stat().st_mode) == 0o700


def test_root_may_look_after_a_persons_data_folder(
    data_dir: Path, program: NewProgram, somebody: "pwd.struct_passwd", python_for_everybody: str
) -> None:
    """What root starts in a person's data folder runs as that person, who can use everything in it afterwards."""
    own = data_dir / "own"
    own.mkdir(mode=0o755)
    os.chown(own, somebody.pw_uid, somebody.pw_gid)
    with EmbeddedServer(own) as server:
        assert owner_of_server(server) == somebody.pw_uid
    assert {path.stat().st_uid for path in own.rglob("*")} == {somebody.pw_uid}
    later = program(own, python_for_everybody, somebody.pw_uid, somebody.pw_gid)
    assert "port" in later.answer()
    later.leave()
    assert processes_under(own) == []


def test_a_folder_of_another_account_is_refused(
    data_dir: Path, program: NewProgram, somebody: "pwd.struct_passwd", python_for_everybody: str
) -> None:
    """A person who may not read the database folder, or not write in the data folder, gets one sentence."""
    with EmbeddedServer(data_dir):
        pass
    for folder in (data_dir, data_dir / "new"):
        answer = program(folder, python_for_everybody, somebody.pw_uid, somebody.pw_gid).answer()
        assert "cannot be used (Permission denied): give this account access" in answer["error"]


def test_reach_is_judged_by_owner_group_and_mode(data_dir: Path) -> None:
    """Every folder above must let the account pass, and the file itself must be readable for it."""
    file = data_dir / "folder" / "file"
    file.parent.mkdir(mode=0o700)
    file.touch(mode=0o600)
    stranger, owner = ServerAccount(uid=12345, gid=12345), ServerAccount(uid=12346, gid=12346)
    os.chown(file, owner.uid, owner.gid)
    assert not can_reach(owner, file)
    file.parent.chmod(0o711)
    assert can_reach(owner, file)
    assert not can_reach(stranger, file)
    assert can_reach(ServerAccount(uid=12345, gid=owner.gid), file) is False
    file.chmod(0o640)
    assert can_reach(ServerAccount(uid=12345, gid=owner.gid), file)
