"""A PostgreSQL that may be killed: a copy of a prepared cluster, run as our own child on a port of its own."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event
from typing import Any, Final

import psutil
import psycopg
from psycopg.pq import Ping

from sentinel_desktop.persistence import schema, seeds
from sentinel_desktop.persistence.embedded.owner_session import ping
from sentinel_desktop.persistence.embedded.patience import Patience
from sentinel_desktop.persistence.embedded.postgres_install import PostgresInstall, install_for
from sentinel_desktop.persistence.embedded.postmaster import free_port
from sentinel_desktop.persistence.embedded.server_account import ServerAccount, account_for
from sentinel_desktop.persistence.embedded.tool_runs import run_tool
from tests.support.builders import RowBuilder

HOST: Final = "127.0.0.1"
OWNER: Final = "unit_owner"
PASSWORD: Final = "only-of-the-harness"
DATABASE: Final = "unit"
MEMBERS: Final = 40
REPEAT_WINDOW_S: Final = 4
STARTS_WITHIN_S: Final = 60.0

_CONF: Final = f"""
listen_addresses = '{HOST}'
unix_socket_directories = ''
max_connections = 40
shared_buffers = '16MB'
min_wal_size = '4MB'
max_wal_size = '24MB'
autovacuum = off
dynamic_shared_memory_type = 'mmap'
log_line_prefix = '%m [%p] '
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
"""
_HBA: Final = f"host all all {HOST}/32 scram-sha-256\n"

Connection = psycopg.Connection[tuple[Any, ...]]


class UnitServer:
    """One server and its database with an invented unit.

    Args:
        cluster: its data folder; belongs to the server's account.
        port: where it listens, in every life.
        environment: added to the server's own, as a false clock does.
    """

    def __init__(self, cluster: Path, port: int, environment: Mapping[str, str] | None = None) -> None:
        self.port = port
        self.log = cluster.with_name("postgresql.log")
        self._cluster = cluster
        self._environment = dict(environment or {})
        self._account = account_for(cluster, cluster.parent)
        self._install = install_for(self._account)
        self._process: subprocess.Popen[bytes] | None = None

    def url(self, port: int | None = None, database: str = DATABASE) -> str:
        """Return the owner's URL, by another port where something stands between."""
        return f"postgresql://{OWNER}:{PASSWORD}@{HOST}:{port or self.port}/{database}"

    @contextlib.contextmanager
    def owner(self, database: str = DATABASE) -> Iterator[Connection]:
        """Give a connection of the owner that commits by itself."""
        with psycopg.connect(self.url(database=database), autocommit=True, connect_timeout=5) as connection:
            yield connection

    def start(self) -> None:
        """Start it and return when it takes connections.

        Raises:
            AssertionError: it ended, or takes none within a minute; its log says why.
        """
        self.launch()
        deadline = time.monotonic() + STARTS_WITHIN_S
        while ping(self.port) is not Ping.OK:
            if not self.is_running() or time.monotonic() > deadline:
                raise AssertionError(f"the server does not start: {self.log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.01)

    def launch(self) -> None:
        """Start it and return at once."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        account = self._account
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [self._install.program("postgres"), "-D", self._cluster, "-p", str(self.port)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=kept | {"LC_ALL": "C", "TZ": "UTC"} | self._environment,
                cwd=self._cluster.parent,
                start_new_session=True,
                user=None if account is None else account.uid,
                group=None if account is None else account.gid,
                extra_groups=None if account is None else [],
                umask=0o077,
            )

    def is_running(self) -> bool:
        """Whether its first process lives."""
        return self._process is not None and self._process.poll() is None

    def comes_back(self, seconds: float = 5.0) -> bool:
        """Return true when it takes connections, false when it has ended, or takes none in time and is killed."""
        deadline = time.monotonic() + seconds
        while self.is_running():
            if ping(self.port) is Ping.OK:
                return True
            if time.monotonic() > deadline:
                self.kill()
            time.sleep(0.01)
        return False

    def kill(self) -> None:
        """End all of its processes as a power cut would."""
        if self._process is None:
            return
        processes = [psutil.Process(self._process.pid), *self._children()] if self.is_running() else []
        for process in processes:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        self._process.wait()
        psutil.wait_procs(processes, timeout=10)

    def kill_backend(self) -> bool:
        """Kill one process that serves a station; the server puts everybody out and recovers. False: there is none."""
        for process in self._children():
            with contextlib.suppress(psutil.NoSuchProcess):
                if " sentinel_" in " ".join(process.cmdline()):
                    process.kill()
                    return True
        return False

    def end(self, number: signal.Signals) -> None:
        """Ask it to end: SIGINT in order, SIGQUIT at once and without a checkpoint."""
        if self._process is None:
            return
        if self.is_running():
            self._process.send_signal(number)
        try:
            self._process.wait(STARTS_WITHIN_S)
        except subprocess.TimeoutExpired:
            self.kill()

    def freeze(self) -> None:
        """Stop all of its processes where they are; ``thaw`` lets them go on."""
        self._signal_all(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let frozen processes go on."""
        self._signal_all(signal.SIGCONT)

    def _signal_all(self, number: signal.Signals) -> None:
        if self._process is not None and self.is_running():
            for process in [psutil.Process(self._process.pid), *self._children()]:
                with contextlib.suppress(psutil.NoSuchProcess):
                    process.send_signal(number)

    def _children(self) -> list[psutil.Process]:
        if self._process is None or not self.is_running():
            return []
        with contextlib.suppress(psutil.NoSuchProcess):
            return psutil.Process(self._process.pid).children(recursive=True)
        return []


def make_template(folder: Path) -> Path:
    """Make a stopped cluster with the unit's database in a folder that the server's account may pass; return it."""
    account = account_for(folder, folder)
    install = install_for(account)
    cluster = folder / "template"
    cluster.mkdir(mode=0o700)
    give(cluster, account)
    _initialise(cluster, install, account)
    (cluster / "postgresql.conf").write_text(_CONF, encoding="ascii")
    (cluster / "pg_hba.conf").write_text(_HBA, encoding="ascii")
    server = UnitServer(cluster, free_port(None))
    server.start()
    try:
        with server.owner("postgres") as connection:
            connection.execute(f"CREATE DATABASE {DATABASE}")
        schema.upgrade(server.url())
        seeds.seed_lists(server.url())
        with server.owner() as connection:
            _fill(connection)
    finally:
        server.end(signal.SIGINT)
    return cluster


def copy_of(template: Path, cluster: Path, environment: Mapping[str, str] | None = None) -> UnitServer:
    """Return a server of its own on a copy of the template; nothing of it is started yet."""
    shutil.copytree(template, cluster, symlinks=True)
    account = account_for(template, template.parent)
    if account is not None:
        for path in [cluster, *cluster.rglob("*")]:
            os.chown(path, account.uid, account.gid, follow_symlinks=False)
    cluster.chmod(0o700)
    return UnitServer(cluster, free_port(None), environment)


def give(path: Path, account: ServerAccount | None) -> None:
    """Let a path belong to the server's account."""
    if account is not None and sys.platform != "win32":
        os.chown(path, account.uid, account.gid)


def member_badges() -> list[str]:
    """Return the serials of the unit's members."""
    return [f"62E3{number:06X}" for number in range(1, MEMBERS + 1)]


def _initialise(cluster: Path, install: PostgresInstall, account: ServerAccount | None) -> None:
    pwfile = cluster.with_name("password")
    pwfile.write_text(f"{PASSWORD}\n", encoding="ascii")
    pwfile.chmod(0o644)
    options: Sequence[str] = (
        *("-U", OWNER, f"--pwfile={pwfile}", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"),
        *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--wal-segsize=1", "--no-sync", "--no-instructions"),
    )
    command: list[str | Path] = [install.program("initdb"), "-D", cluster, *options]
    code, said = run_tool(command, account, Patience(STARTS_WITHIN_S, Event()), "initdb takes too long")
    if code != 0:
        raise AssertionError(f"initdb: {said[-2000:]}")


def _fill(connection: Connection) -> None:
    rows = RowBuilder(connection)
    for serial in member_badges():
        rows.badge(rows.member(), serial=serial)
    rows.setting("scan.repeat_window_s", REPEAT_WINDOW_S)
