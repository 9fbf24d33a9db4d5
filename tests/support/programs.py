"""The program as its user starts it: a process of its own, driven by its command line, its reader and signals."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sentinel_desktop.config import Settings
from sentinel_desktop.persistence.local_directory import SqliteLocalDirectory
from tests.support.patience import PATIENCE_S

LONG_S = 300
"""For a test that starts many programs one after the other, each of which is waited for with patience."""


def run_program(
    *arguments: str, data_dir: Path, database: str | None = None, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run one command to its end and return what it printed."""
    return subprocess.run(
        _command(arguments, data_dir),
        env=_environment(database) | dict(environment or {}),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def eventually(true: Callable[[], object], what: str | Callable[[], str], seconds: float = PATIENCE_S) -> None:
    """Return as soon as ``true`` is; fail with ``what``, told when it is too late, when it is not in time."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            raise AssertionError(f"not in time: {what if isinstance(what, str) else what()}")
        time.sleep(0.01)


class StationProcess:
    """``sentinel-desktop station`` (or the desk): running from the moment it is made until it is ended or killed."""

    def __init__(
        self,
        *arguments: str,
        data_dir: Path,
        database: str | None = None,
        station: str = "rear door",
        environment: Mapping[str, str] | None = None,
        module: str = "sentinel_desktop",
    ) -> None:
        given = ("--station", station, *(arguments or ("station",)))
        self._folder = Settings(data_dir, station=station).station_dir
        self.outcomes: list[dict[str, Any]] = []
        self.said: list[str] = []
        self._process = subprocess.Popen(
            _command(given, data_dir, module),
            env=_environment(database) | dict(environment or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._readers = [
            threading.Thread(target=self._read_outcomes, daemon=True),
            threading.Thread(target=self._read_said, daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    def is_running(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.poll() is None

    def wait_for_outcomes(self, number: int) -> list[dict[str, Any]]:
        """Return the outcomes once there are ``number`` of them at least."""
        eventually(lambda: len(self.outcomes) >= number, lambda: f"{number} outcomes; said: {self.said}")
        return list(self.outcomes)

    def wait_until_said(self, words: str, seconds: float = PATIENCE_S) -> None:
        """Return once a line of the error stream contains ``words``."""
        eventually(
            lambda: any(words in line for line in list(self.said)), lambda: f"'{words}'; said: {self.said}", seconds
        )

    def wait_until_at_work(self) -> None:
        """Return once it has reached its database, and has the copy that it answers from when that is slow.

        On a busy computer a badge that comes before is answered as one that nobody knows, and what is told is put
        right later.
        """
        self.wait_until_said("database: live")
        with closing(SqliteLocalDirectory(self._folder / "directory.db")) as directory:
            eventually(directory.taken_at, "the copy of the directory")

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()
        self._reap()

    def end(self) -> int:
        """Ask it to end, and return its exit code."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        return self._reap()

    def wait(self) -> int:
        """Return its exit code once it ended by itself."""
        return self._reap()

    def _reap(self) -> int:
        try:
            code = self._process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            raise
        finally:
            for reader in self._readers:
                reader.join(PATIENCE_S)
            for stream in (self._process.stdout, self._process.stderr):
                if stream is not None:
                    stream.close()
        return code

    def _read_outcomes(self) -> None:
        for line in self._process.stdout or ():
            # The last one may be half a line, where the program was killed while it printed.
            if line.endswith("\n"):
                self.outcomes.append(json.loads(line))

    def _read_said(self) -> None:
        for line in self._process.stderr or ():
            self.said.append(line.rstrip("\n"))


def _command(arguments: tuple[str, ...], data_dir: Path, module: str = "sentinel_desktop") -> list[str]:
    return [sys.executable, "-m", module, "--data-dir", str(data_dir), *arguments]


def _environment(database: str | None) -> dict[str, str]:
    known = {name: value for name, value in os.environ.items() if not name.startswith("SENTINEL_")}
    known |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    return known if database is None else known | {"SENTINEL_DATABASE_URL": database}
