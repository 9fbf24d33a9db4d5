"""Other programs on the embedded server of a data folder, to be killed, left behind or left in any order."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import psutil

CHECKOUT = Path(__file__).resolve().parents[2]

_PROGRAM = """
import json, sys
from pathlib import Path
from sentinel_desktop.persistence.embedded_server import ClusterError, EmbeddedServer

server = EmbeddedServer(Path(sys.argv[1]))
try:
    address = server.start()
    print(json.dumps({"port": address.port, "passfile": str(address.passfile)}), flush=True)
    sys.stdin.readline()
    server.stop()
except ClusterError as error:
    print(json.dumps({"error": str(error)}), flush=True)
"""


def wait_until(condition: Callable[[], Any], within: float = 30.0) -> None:
    """Wait until ``condition`` holds; fail when it does not within that many seconds."""
    deadline = time.monotonic() + within
    while not condition():
        assert time.monotonic() < deadline, "the condition did not come true in time"
        time.sleep(0.01)


def processes_under(folder: Path) -> list[psutil.Process]:
    """Return the living processes of PostgreSQL that work in ``folder`` or below it."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            works_here = Path(process.cwd()).is_relative_to(folder) and process.name().startswith("postgres")
            if works_here and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
    return found


def kill_all(processes: list[psutil.Process]) -> None:
    """Kill processes and wait for their end."""
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(processes, timeout=10)
    wait_until(lambda: not any(process.is_running() and process.status() != "zombie" for process in processes))


def kill_postmaster(pid: int) -> None:
    """Kill only the first process of a server, as the system does when memory runs out."""
    postmaster = psutil.Process(pid)
    postmaster.kill()
    wait_until(lambda: not psutil.pid_exists(pid) or postmaster.status() == psutil.STATUS_ZOMBIE)


class Program:
    """A program that uses the server of ``data_dir`` until told to leave, or killed."""

    def __init__(
        self,
        data_dir: Path,
        python: str = sys.executable,
        user: int | None = None,
        group: int | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        site = [path for path in sys.path if path.endswith("site-packages")]
        self._process = subprocess.Popen(
            [python, "-c", _PROGRAM, str(data_dir)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd="/",
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": os.pathsep.join([str(CHECKOUT), *site]),
                "PYTHONDONTWRITEBYTECODE": "1",
            }
            | dict(environment or {}),
            user=user,
            group=group,
            extra_groups=None if user is None else [],
        )

    @property
    def pid(self) -> int:
        """The process of the program."""
        return self._process.pid

    def answer(self) -> dict[str, Any]:
        """Wait for the program's start and return its address, or its error."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        answer: dict[str, Any] = json.loads(line)
        return answer

    def leave(self) -> None:
        """Let the program leave the server, and wait for its end."""
        self._process.communicate("leave\n", timeout=60)

    def kill(self) -> None:
        """Kill the program on the spot."""
        self._process.send_signal(signal.SIGKILL)
        self.close()

    def close(self) -> None:
        """End the program if it is still there and collect it."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.communicate()
