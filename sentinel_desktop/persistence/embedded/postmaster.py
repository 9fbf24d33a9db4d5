"""The server process: find the one that serves a cluster, start one, wait for remains of one, stop one.

``postmaster.pid`` alone proves nothing: after a power cut it names a process that may by now be any other. A process
serves a cluster when it is a PostgreSQL whose working directory is that cluster; PostgreSQL enters it at its start
and never leaves.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence.embedded.cluster_folder import ClusterFolder
from sentinel_desktop.persistence.embedded.patience import Patience
from sentinel_desktop.persistence.embedded.postgres_install import PostgresInstall
from sentinel_desktop.persistence.embedded.process_identity import start_mark
from sentinel_desktop.persistence.embedded.server_account import ServerAccount
from sentinel_desktop.persistence.embedded.server_address import HOST
from sentinel_desktop.persistence.embedded.tool_runs import start_tool

PID_FILE = "postmaster.pid"
GRACE_FOR_REMAINS = 5.0
"""Seconds that processes of a dead server have to end by themselves before they are asked to."""

START_TIME_SLACK = 10.0
"""Seconds between the start of a process and the start time that it writes down."""

_PORTS = range(20_000, 32_000)
"""Below what Linux, macOS and Windows hand out for outgoing connections, so that a port once ours mostly stays free."""


@dataclass(frozen=True, slots=True)
class RunningServer:
    """A living server process and its port; it may still be starting or recovering."""

    pid: int
    port: int


def find_server(cluster: Path) -> RunningServer | None:
    """Return the server that serves ``cluster`` at this moment, None when there is none."""
    try:
        lines = (cluster / PID_FILE).read_text(encoding="utf-8", errors="replace").splitlines()
        pid, started, port = int(lines[0]), float(lines[2]), int(lines[3])
        process = psutil.Process(pid)
    except (FileNotFoundError, ValueError, IndexError, psutil.NoSuchProcess):
        return None
    return RunningServer(pid, port) if _serves(process, cluster, started) else None


def wait_for_remains(cluster: Path, patience: Patience) -> None:
    """Wait until no process of an earlier server works on ``cluster``, then take its ``postmaster.pid`` away.

    When a server is killed its other processes may live on for a while and still write.
    """
    began = patience.waited()
    while remains := [process for process in psutil.process_iter() if _serves(process, cluster)]:
        patience.say(sentence("OwnDatabase", "Waiting for the last processes of the database's previous run to end..."))
        if patience.waited() - began > GRACE_FOR_REMAINS:
            for process in remains:
                _ask_to_end(process)
        patience.pause(
            0.05,
            sentence(
                "OwnDatabase",
                "Processes of an earlier run still use the database in {cluster}: restart this computer and try again.",
                cluster=cluster,
            ),
        )
    (cluster / PID_FILE).unlink(missing_ok=True)


def launch(
    install: PostgresInstall, account: ServerAccount | None, cluster: Path, port: int, folder: ClusterFolder
) -> subprocess.Popen[bytes]:
    """Start a server and return the pg_ctl that watches it begin: it ends with 0 when the server is ready.

    pg_ctl makes the server a process of its own, and gives up an administrator's rights on Windows. The cluster is
    named in the environment, because pg_ctl would pass an argument through a shell.
    """
    log = folder.open_log()
    try:
        pg_ctl = install.program("pg_ctl")
        command: list[str | Path] = [pg_ctl, "start", "--wait", "--timeout=86400", "--silent", "-o", f"-p {port}"]
        if sys.platform == "win32":
            command += ["-l", folder.log]
        return start_tool(command, account, log, cluster)
    finally:
        os.close(log)


def stop_server(install: PostgresInstall, server: RunningServer, within: float) -> bool:
    """End a server at once and in order: connections are closed, everything is written.

    Returns:
        whether it ended within that many seconds; otherwise it goes on ending.
    """
    process = start_mark(server.pid)
    try:
        if sys.platform == "win32":
            pg_ctl = install.program("pg_ctl")
            subprocess.run([pg_ctl, "kill", "INT", str(server.pid)], check=False, timeout=within)  # noqa: S603 - ours
        else:
            os.kill(server.pid, signal.SIGINT)
    except ProcessLookupError:
        return True
    deadline = time.monotonic() + within
    while process is not None and start_mark(server.pid) == process:
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def free_port(wanted: int | None) -> int:
    """Return ``wanted`` when it is free, else a random free port."""
    if wanted is not None and is_free(wanted):
        return wanted
    while not is_free(port := secrets.choice(_PORTS)):
        pass
    return port


def is_free(port: int) -> bool:
    """Tell whether a server may listen on this port of the loopback address now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":
            # As PostgreSQL does: connections that are just closing do not hold a port. Windows means another thing.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _serves(process: psutil.Process, cluster: Path, started: float | None = None) -> bool:
    """Tell whether a process is a PostgreSQL on ``cluster``.

    Args:
        process: any process, which may end meanwhile.
        cluster: the cluster.
        started: when the process wrote that it started (seconds since 1970): decides where the system does not
            tell us the working directory.
    """
    try:
        if not process.name().startswith("postgres") or process.status() == psutil.STATUS_ZOMBIE:
            return False
        try:
            return Path(process.cwd()).samefile(cluster)
        except psutil.AccessDenied:
            return started is not None and abs(process.create_time() - started) < START_TIME_SLACK
    except (psutil.Error, OSError):
        return False


def _ask_to_end(process: psutil.Process) -> None:
    try:
        process.terminate()
    except psutil.Error:
        return
