"""From the start of the program to the first recorded scan, with an embedded server that is initialised and stopped."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import psycopg

from sentinel_desktop.persistence.embedded_server import EmbeddedServer
from tests.benchmarks.durations import Durations
from tests.benchmarks.invented_unit import holders_of, load_unit
from tests.benchmarks.marks import Mark
from tests.benchmarks.painting import MEMBERS, fill_board
from tests.benchmarks.size import Size
from tests.support.checkout import ROOT
from tests.support.pty_reader import PtyReader

_PATIENCE_S: Final = 60.0
_GOAL_S: Final = 3.0
_RECORDED: Final = "SELECT recorded_at FROM scans WHERE serial = %s AND recorded_at >= %s"


@dataclass(frozen=True, slots=True)
class Installation:
    """A data folder whose embedded server has a unit in it, and is stopped; and people who have not passed yet."""

    data_dir: Path
    serials: list[str]

    def start(self, command: str) -> float:
        """Start ``sentinel-desktop COMMAND``, present a badge once the port is read; return seconds to its record."""
        serial = self.serials.pop()
        with PtyReader(self.data_dir) as reader:
            began_at, began = datetime.now(UTC), time.monotonic()
            program = _start(self.data_dir, reader.url, command)
            try:
                reader.wait_until_opened(_PATIENCE_S)
                reader.send_badge(serial)
                recorded_at = self._wait_until_recorded(serial, began_at, began + _PATIENCE_S)
            finally:
                program.send_signal(signal.SIGTERM)
                program.wait(_PATIENCE_S)
        return (recorded_at - began_at) / timedelta(seconds=1)

    def _wait_until_recorded(self, serial: str, since: datetime, deadline: float) -> datetime:
        """Return when the database recorded the scan, by its clock, which is this computer's."""
        server = EmbeddedServer(self.data_dir)
        while time.monotonic() < deadline:
            address = server.address()
            if address is not None and (found := _recorded_at(address.owner_conninfo(), serial, since)) is not None:
                return found
            time.sleep(0.1)
        raise TimeoutError("the scan was not recorded")


def install(data_dir: Path) -> Installation:
    """Prepare an installation with a unit of which a full board is in."""
    data_dir.mkdir()
    data_dir.chmod(0o711)
    with EmbeddedServer(data_dir) as server:
        owner = server.start().owner_conninfo()
        load_unit(owner, MEMBERS, 0)
        fill_board(owner, data_dir / "usher")
        serials = [holder.serial for holder in holders_of(owner)]
    return Installation(data_dir, serials)


def starting_marks(folder: Path, size: Size) -> list[Mark]:
    """Measure how long each program takes to its first recorded scan; its first start ever, which enrols, is apart."""
    installation = install(folder / "installation")
    marks = []
    for command in ("station", "desk"):
        first = installation.start(command)
        took = Durations(tuple(installation.start(command) * 1000 for _ in range(size.starts)))
        marks.append(
            Mark(
                f"start of `sentinel-desktop {command}` → first recorded scan, p50 / longest",
                f"{took.p50 / 1000:.2f} / {took.longest / 1000:.2f} s (first start ever: {first:.2f} s)",
                "",
                f"< {_GOAL_S:.0f} s",
                took.p50 < _GOAL_S * 1000,
            )
        )
    return marks


def _recorded_at(owner: str, serial: str, since: datetime) -> datetime | None:
    try:
        with psycopg.connect(owner) as connection:
            row = connection.execute(_RECORDED, [serial, since]).fetchone()
    except psycopg.OperationalError:
        return None
    return None if row is None else row[0]


def _start(data_dir: Path, reader: str, command: str) -> subprocess.Popen[bytes]:
    options = ["--data-dir", str(data_dir), "--reader", reader, "--profile", "rdm6300", "--station", f"{command} here"]
    return subprocess.Popen(
        [sys.executable, "-m", "sentinel_desktop", command, *options],
        cwd=ROOT,
        env=_environment(),
        stdout=subprocess.DEVNULL,
    )


def _environment() -> Mapping[str, str]:
    """Return this process's environment without settings of the program in it."""
    return {name: value for name, value in os.environ.items() if not name.startswith("SENTINEL_")}
