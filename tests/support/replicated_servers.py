"""A primary and its streaming standby, made from the embedded programs, to be killed, promoted and put back.

Both have the tables of this program and ask for passwords. They run with fsync off: what is tried here is what happens
when a server dies, not when the power does.
"""

import os
import secrets
import shutil
import subprocess
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil
import psycopg

from sentinel_desktop.persistence.embedded.cluster_creation import INITDB_OPTIONS
from sentinel_desktop.persistence.embedded.postgres_install import install_for
from sentinel_desktop.persistence.embedded.postmaster import free_port
from sentinel_desktop.persistence.embedded.server_account import account_for
from tests.support.programs import eventually

HOST = "127.0.0.1"
STANDBY_NAME = "standby"
_OWNER = "sentinel_owner"
_DATABASE = "sentinel"
_CONF = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
fsync = off
shared_buffers = '16MB'
max_connections = 40
wal_log_hints = on
wal_keep_size = '64MB'
wal_retrieve_retry_interval = '200ms'
lc_messages = 'C'
timezone = 'UTC'
"""
_HBA = f"host all all {HOST}/32 scram-sha-256\nhost replication all {HOST}/32 scram-sha-256\n"

Connection = psycopg.Connection[tuple[Any, ...]]


class ReplicatedServer:
    """One server of the pair, at a port that stays its own; not running until it is started.

    Args:
        data: its data folder; need not be there yet.
        secret: the owner's password, the same on both.
    """

    def __init__(self, data: Path, secret: str) -> None:
        self.data = data
        self.port = free_port(None)
        self.secret = secret
        self._account = account_for(data, data.parent)
        self._bin = install_for(self._account).bin

    @property
    def url(self) -> str:
        """The owner's URL of this server alone."""
        return f"postgresql://{_OWNER}:{self.secret}@{HOST}:{self.port}/{_DATABASE}"

    def connect(self, database: str = _DATABASE) -> Connection:
        """Open a connection as the owner, who is a superuser here."""
        return psycopg.connect(self.url, dbname=database, autocommit=True, connect_timeout=5)

    def value(self, query: str) -> Any:  # noqa: ANN401 - whatever the query's first column is
        """Return the first value that a query finds."""
        with self.connect() as connection:
            row = connection.execute(query).fetchone()
        return None if row is None else row[0]

    def configure(self, **values: str) -> None:
        """Set settings that a reload is enough for, and wait until a new session has them."""
        with self.connect() as connection:
            for name, value in values.items():
                connection.execute(f"ALTER SYSTEM SET {name} = '{value}'")
            connection.execute("SELECT pg_reload_conf()")
        eventually(lambda: all(self.value(f"SHOW {name}") == value for name, value in values.items()), "the settings")

    def initialise(self) -> None:
        """Make an empty cluster."""
        pwfile = self.data.parent / "password"
        pwfile.write_text(self.secret, encoding="ascii")
        self.give(pwfile)
        self.run("initdb", "-D", self.data, "-U", _OWNER, f"--pwfile={pwfile}", *INITDB_OPTIONS)
        pwfile.unlink()
        (self.data / "pg_hba.conf").write_text(_HBA, encoding="ascii")
        with (self.data / "postgresql.conf").open("a", encoding="ascii") as conf:
            conf.write(_CONF)

    def start(self) -> None:
        """Start it and wait until it lets people in."""
        # A killed one keeps its number until the system has collected it, and is taken for a living one until then.
        eventually(lambda: not psutil.pid_exists(self._last_pid()), "the killed server is collected")
        self.run(
            "pg_ctl", "start", "-w", "-s", "-D", self.data, "-l", self.data / "server.log", "-o", f"-p {self.port}"
        )

    def stop(self) -> None:
        """Stop it in order; harmless where it does not run."""
        if self._postmaster() is not None:
            self.run("pg_ctl", "stop", "-w", "-s", "-m", "fast", "-D", self.data)

    def kill(self) -> None:
        """End all of its processes at once, as when its computer dies, and wait until its port is closed."""
        postmaster = self._postmaster()
        if postmaster is None:
            return
        postmaster.suspend()  # so that no process is begun after they are listed
        processes = [postmaster, *postmaster.children()]
        for process in processes:
            process.kill()
        eventually(lambda: all(_is_over(process) for process in processes), "the server's processes are gone")

    def promote(self) -> None:
        """Make a standby the primary, and wait until it takes changes."""
        self.run("pg_ctl", "promote", "-w", "-s", "-D", self.data)

    def copy_from(self, primary: "ReplicatedServer") -> None:
        """Become a standby of ``primary`` by a copy of all of it."""
        shutil.rmtree(self.data, ignore_errors=True)
        primary_address = f"host={HOST} port={primary.port} user={_OWNER} application_name={STANDBY_NAME}"
        self.run(
            "pg_basebackup", "-D", self.data, "-c", "fast", "-R", "-N", "-d", primary_address, PGPASSWORD=self.secret
        )

    def rewind_to(self, primary: "ReplicatedServer") -> None:
        """Become a standby of ``primary`` by taking back what it has not; called while this server does not run."""
        source = f"host={HOST} port={primary.port} user={_OWNER} dbname=postgres"
        self.run("pg_rewind", "-N", "-R", f"--source-server={source}", "-D", self.data, PGPASSWORD=self.secret)

    def run(self, program: str, *arguments: str | Path, **environment: str) -> None:
        """Run a program of PostgreSQL as the account of the servers; fail with what it said where it fails."""
        account = self._account
        done = subprocess.run(
            [self._bin / program, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            cwd=self.data.parent,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C", "TZ": "UTC", **environment},
            user=None if account is None else account.uid,
            group=None if account is None else account.gid,
            extra_groups=None if account is None else [],
            umask=0o077,
            timeout=60,
            check=False,
        )
        log = self.data / "server.log"
        said = log.read_text(encoding="utf-8").splitlines()[-5:] if log.exists() else []
        assert done.returncode == 0, f"{program}: {done.stderr}{said}"

    def _last_pid(self) -> int:
        """Return the number that the last postmaster wrote down, -1 where it ended in order."""
        try:
            return int((self.data / "postmaster.pid").read_text(encoding="ascii").splitlines()[0])
        except (FileNotFoundError, IndexError):
            return -1

    def _postmaster(self) -> psutil.Process | None:
        try:
            process = psutil.Process(self._last_pid()) if psutil.pid_exists(self._last_pid()) else None
            return process if process and not _is_over(process) and Path(process.cwd()) == self.data else None
        except (FileNotFoundError, psutil.Error):
            return None

    def give(self, path: Path) -> None:
        """Let a file or folder belong to the servers' account."""
        if self._account is not None:
            os.chown(path, self._account.uid, self._account.gid)


class ReplicatedPair:
    """A primary and a standby that streams from it, both running; at the end neither is.

    Args:
        folder: belongs to the pair; the servers' account must be able to pass through.
        prepare: fills the database, given the owner's URL.
    """

    def __init__(self, folder: Path, prepare: Callable[[str], None]) -> None:
        secret = secrets.token_urlsafe(12)
        self._stack = ExitStack()
        self._prepare = prepare
        self.first = ReplicatedServer(folder / "first", secret)
        self.second = ReplicatedServer(folder / "second", secret)
        self.first.give(folder)

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            for server in self.servers:
                stack.callback(server.kill)
            self._begin()
            self._stack = stack.pop_all()
        return self

    def _begin(self) -> None:
        self.first.initialise()
        self.first.start()
        with self.first.connect("postgres") as connection:
            connection.execute(f"CREATE DATABASE {_DATABASE}")
        self._prepare(self.first.url)
        self.second.copy_from(self.first)
        self.second.start()
        self.wait_until_streaming()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def servers(self) -> Sequence[ReplicatedServer]:
        """Both, in the order of the desk's address."""
        return (self.first, self.second)

    @property
    def url(self) -> str:
        """The owner's URL that names both."""
        return url_of(*(server.port for server in self.servers), secret=self.first.secret)

    def synchronous(self) -> None:
        """Let no commit on the first be answered before the second has it on its disk."""
        self.first.configure(synchronous_standby_names=STANDBY_NAME)
        eventually(lambda: self.first.value("SELECT sync_state FROM pg_stat_replication") == "sync", "synchronous")

    def wait_until_streaming(self) -> None:
        """Return once the second receives what the first writes."""
        eventually(lambda: self.first.value("SELECT state FROM pg_stat_replication") == "streaming", "streaming")

    def wait_until_received(self) -> None:
        """Return once the second has all that the first wrote until now."""
        written = self.first.value("SELECT pg_current_wal_lsn()")
        eventually(lambda: self.second.value(f"SELECT pg_last_wal_replay_lsn() >= '{written}'"), "the standby has it")

    def leave_behind(self) -> None:
        """Let the second receive nothing any more."""
        self.second.configure(primary_conninfo="")
        eventually(lambda: not self.first.value("SELECT count(*) FROM pg_stat_replication"), "streaming ended")


def url_of(*ports: int, secret: str) -> str:
    """Return the owner's URL of servers at these ports, in their order."""
    hosts = ",".join(f"{HOST}:{port}" for port in ports)
    return f"postgresql://{_OWNER}:{secret}@{hosts}/{_DATABASE}"


def _is_over(process: psutil.Process) -> bool:
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
