"""A wall clock that is set while a program runs: the library libfaketime, told by a file that is written anew.

Only the wall clock is false. The clocks that nobody can set, those of the boot and the monotonic one, stay as they are.
"""

import contextlib
import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Final

PACKAGE: Final = "libfaketime"
_ASK: Final = """
import threading, time
began = time.monotonic()
time.sleep(0.05)
threading.Event().wait(0.05)
print(time.time(), time.clock_gettime(time.CLOCK_BOOTTIME), time.monotonic() - began)
"""
_NAMES: Final = ("faketime_shm_{}", "sem.faketime_sem_{}")


class FalseClock:
    """The clock of one computer, off by what was set last.

    Args:
        file: where the offset is kept; readable for the account of the program.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self.offset = timedelta(0)
        self.set(timedelta(0))

    def set(self, offset: timedelta) -> None:
        """Set the clock so far ahead of the true one, or behind it."""
        unfinished = self._file.with_suffix(".new")
        unfinished.write_text(f"{offset.total_seconds():+.6f}\n", encoding="ascii")
        unfinished.chmod(0o644)
        unfinished.replace(self._file)
        self.offset = offset

    def environment(self) -> dict[str, str]:
        """Return what a program must be started with to live by this clock."""
        return {
            "LD_PRELOAD": str(_library()),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
        }


def forget(pids: Iterable[int]) -> None:
    """Remove what the library leaves in shared memory of processes that were killed."""
    for pid in pids:
        for name in _NAMES:
            with contextlib.suppress(OSError):
                (Path("/dev/shm") / name.format(pid)).unlink()  # noqa: S108 - the library's own, by our process's id


@cache
def missing() -> str:
    """Return why no clock can be made false here, empty where it can."""
    if sys.platform != "linux":
        return "libfaketime is used on Linux only"
    library = _library()
    if library is None:
        return "the package libfaketime is not installed"
    offset = 86_400
    lies = {"LD_PRELOAD": str(library), "FAKETIME": f"+{offset}", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    told = subprocess.run(
        [sys.executable, "-c", f"import time\nprint(time.time())\n{_ASK}"],
        env=dict(os.environ) | lies,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    return "" if told.returncode == 0 and _is_believed(told.stdout) else "libfaketime does not work with this Python"


def _is_believed(told: str) -> bool:
    """Whether the wall clock was a day ahead while the clocks that nobody sets told the truth."""
    _, last = told.splitlines()
    wall, boot, waited = (float(part) for part in last.split())
    ahead = wall - time.time()
    truth = time.clock_gettime(time.CLOCK_BOOTTIME)
    return abs(ahead - 86_400) < 600 and abs(boot - truth) < 600 and 0.05 < waited < 60


@cache
def _library() -> Path | None:
    """Find the library in the installed package; that itself is never imported: it starts programs anew."""
    spec = importlib.util.find_spec(PACKAGE)
    for place in (spec.submodule_search_locations or []) if spec is not None else []:
        found = sorted(Path(place).rglob("libfaketime.so.1"))
        if found:
            return found[0]
    return None
