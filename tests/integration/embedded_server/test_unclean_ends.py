"""Power cuts, kills and long recoveries."""

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from sentinel_desktop.persistence.embedded.postmaster import PID_FILE
from sentinel_desktop.persistence.embedded.process_identity import start_mark
from sentinel_desktop.persistence.embedded_server import ClusterError, EmbeddedServer, ServerAddress
from tests.support.embedded_programs import kill_all, kill_postmaster, processes_under, wait_until

BUSY = "SELECT count(*) FROM generate_series(1, 1000000000000)"
"""A statement that does not notice the death of the server's first process."""


@pytest.fixture
def data_dir(used_dir: Path) -> Path:
    """Return a data folder whose cluster exists: its creation is not what is looked at here."""
    return used_dir


@pytest.fixture
def bystander() -> Iterator[psutil.Process]:
    """Return a living process that has nothing to do with us."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        yield psutil.Process(process.pid)
        process.kill()


def cut_power(data_dir: Path, server: EmbeddedServer) -> Path:
    """Start the server, kill all of it at once, end the use, and return the cluster."""
    address = server.start()
    with psycopg.connect(address.owner_conninfo(), autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (number int)")
        connection.execute("INSERT INTO kept VALUES (7)")
    kill_all(processes_under(data_dir))
    server.stop()
    cluster = data_dir / "postgresql" / "cluster"
    assert (cluster / PID_FILE).exists()
    return cluster


def rows_kept(address: ServerAddress) -> int:
    """Return how many rows of cut_power the server holds."""
    with psycopg.connect(address.owner_conninfo()) as connection:
        row = connection.execute("SELECT count(*) FROM kept").fetchone()
        assert row is not None
        return int(row[0])


def test_a_pid_file_that_names_a_bystander_is_stale(
    data_dir: Path, server: EmbeddedServer, bystander: psutil.Process
) -> None:
    """After a power cut, with the old pid in use by another program, the server starts and nothing is lost."""
    cluster = cut_power(data_dir, server)
    lines = (cluster / PID_FILE).read_text(encoding="utf-8").splitlines()
    (cluster / PID_FILE).write_text("\n".join([str(bystander.pid), *lines[1:], ""]), encoding="utf-8")
    assert server.address() is None
    assert rows_kept(server.start()) == 1
    assert bystander.is_running()


def test_a_pid_file_that_names_the_server_of_another_folder_is_stale(data_dir: Path, server: EmbeddedServer) -> None:
    """The old pid may by now be a PostgreSQL, only not on this cluster: both servers run then."""
    cluster = cut_power(data_dir, server)
    (data_dir / "other").mkdir(mode=0o711)
    with EmbeddedServer(data_dir / "other") as other:
        lines = (cluster / PID_FILE).read_text(encoding="utf-8").splitlines()
        (cluster / PID_FILE).write_text("\n".join([str(other.status().pid), *lines[1:], ""]), encoding="utf-8")
        address = server.start()
        assert rows_kept(address) == 1
        assert other.address() != address


@pytest.mark.parametrize("content", ["", "\n", "half", "-1\n/nowhere\n0\n"])
def test_a_torn_pid_file_is_stale(data_dir: Path, server: EmbeddedServer, content: str) -> None:
    """A pid file that the power cut left empty or cut short does not keep the server from starting."""
    cluster = cut_power(data_dir, server)
    (cluster / PID_FILE).write_text(content, encoding="utf-8")
    assert rows_kept(server.start()) == 1


def test_a_list_of_users_from_before_the_power_cut_keeps_nothing_up(data_dir: Path, server: EmbeddedServer) -> None:
    """Entries that a power cut left behind do not count, and go."""
    cut_power(data_dir, server)
    users = data_dir / "postgresql" / "users"
    (users / f"{os.getpid()}-before.user").write_text(f'{{"pid": {os.getpid()}, "start": "x/1"}}', encoding="utf-8")
    server.start()
    assert server.status().users == 1
    server.stop()
    assert processes_under(data_dir) == []
    assert list(users.iterdir()) == []


@pytest.mark.slow
def test_a_killed_server_is_started_again_only_when_its_last_process_is_gone(
    data_dir: Path, server: EmbeddedServer
) -> None:
    """A statement that outlives the killed server is waited for, then asked to end; two servers never share data."""
    address = server.start()
    busy = _begin_busy_statement(address)
    pid = server.status().pid
    assert pid is not None
    kill_postmaster(pid)
    remains = [process.pid for process in processes_under(data_dir)]
    assert busy.process.pid in remains
    seen_beside: list[bool] = []
    said: list[str] = []

    def look(sentence: str) -> None:
        said.append(sentence)
        if sentence.startswith("Starting"):
            seen_beside.append(any(start_mark(old) is not None for old in remains))

    server.start(look)
    busy.thread.join(30)
    assert said[0].startswith("Waiting for the last processes")
    assert seen_beside == [False]
    assert not busy.thread.is_alive()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the restore command is a line of the POSIX shell")
def test_a_recovery_of_more_than_ten_seconds_is_waited_for(data_dir: Path, server: EmbeddedServer) -> None:
    """While the server recovers the start goes on waiting and says for how long, past ten seconds."""
    release = _make_recovery_long(data_dir, server)
    said: list[str] = []
    began = time.monotonic()

    def let_go_after_eleven_seconds(sentence: str) -> None:
        said.append(sentence)
        if time.monotonic() - began > 11:
            release.touch()

    address = server.start(let_go_after_eleven_seconds)
    assert time.monotonic() - began > 11
    assert rows_kept(address) == 1
    assert sum("recovering" in sentence for sentence in said) >= 5


@pytest.mark.skipif(sys.platform == "win32", reason="the restore command is a line of the POSIX shell")
def test_a_recovery_that_takes_too_long_goes_on_and_is_adopted(data_dir: Path, server: EmbeddedServer) -> None:
    """Giving up ends the wait with a sentence, not the recovery; a later start adopts the same server."""
    release = _make_recovery_long(data_dir, server)
    with pytest.raises(ClusterError, match="goes on recovering"):
        server.start(give_up_after=1.0)
    status = server.status()
    assert status.pid is not None
    assert (status.answering, status.users) == (False, 0)
    assert server.address() is None
    release.touch()
    assert rows_kept(server.start()) == 1
    assert server.status().pid == status.pid


@pytest.mark.skipif(sys.platform == "win32", reason="the restore command is a line of the POSIX shell")
def test_a_co_user_may_leave_while_the_server_recovers(data_dir: Path, server: EmbeddedServer) -> None:
    """A start that waits for a recovery does not keep another program from starting to wait, or from leaving."""
    release = _make_recovery_long(data_dir, server)
    other = EmbeddedServer(data_dir)
    first = threading.Thread(target=server.start)
    first.start()
    wait_until(lambda: server.status().pid is not None)
    with pytest.raises(ClusterError, match="goes on recovering"):
        other.start(give_up_after=0.5)
    other.stop()
    release.touch()
    first.join(60)
    assert server.address() is not None


def _make_recovery_long(data_dir: Path, server: EmbeddedServer) -> Path:
    """Crash the server and let its next recovery last until the file that is returned appears.

    PostgreSQL asks the restore command for each segment of its log while it recovers, and waits for the answer.
    """
    cluster = cut_power(data_dir, server)
    release = data_dir / "release"
    command = f"while [ ! -e {release} ]; do sleep 0.05; done; false"
    with (cluster / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(f"restore_command = '{command}'\n")
    (cluster / "recovery.signal").touch()
    os.chown(cluster / "recovery.signal", cluster.stat().st_uid, cluster.stat().st_gid)
    return release


class _BusyStatement:
    """A statement that runs on a thread until its connection ends."""

    def __init__(self, address: ServerAddress) -> None:
        self._connection = psycopg.connect(address.owner_conninfo())
        self.process = psutil.Process(self._connection.info.backend_pid)
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self) -> None:
        with contextlib.suppress(psycopg.OperationalError), self._connection:
            self._connection.execute(BUSY)


def _begin_busy_statement(address: ServerAddress) -> _BusyStatement:
    busy = _BusyStatement(address)
    with psycopg.connect(address.owner_conninfo(), autocommit=True) as watcher:
        active = "SELECT 1 FROM pg_stat_activity WHERE pid = %s AND state = 'active'"
        wait_until(lambda: watcher.execute(active, [busy.process.pid]).fetchone() is not None)
    return busy
