"""The primary dies, a standby takes over: the desk goes on by itself, and no scan that was answered is missing."""

import random
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import psycopg
import pytest

from sentinel_desktop.config import Settings
from sentinel_desktop.persistence import schema
from sentinel_desktop.persistence.kept_seals import FILE_NAME
from sentinel_desktop.persistence.local_directory import SqliteLocalDirectory
from sentinel_desktop.persistence.scan_journal import SqliteScanJournal
from sentinel_desktop.persistence.seeds import seed_lists
from tests.support.builders import RowBuilder
from tests.support.postgres import passable_folder
from tests.support.programs import StationProcess, eventually, run_program
from tests.support.pty_reader import PtyReader
from tests.support.replicated_servers import ReplicatedPair, ReplicatedServer, url_of
from tests.support.vanishing_relay import CAN_VANISH, VanishingRelay

pytestmark = pytest.mark.slow

WAY_BACK_S: Final = 10.0
"""From the end of a promotion to the first scan that the new primary answers."""

ANSWER_S: Final = 2.0
"""From a badge to its answer: a second is promised, and this computer may be busy."""

MEMBERS: Final = 40
STATION: Final = "rear door"


@pytest.fixture
def pair() -> Iterator[ReplicatedPair]:
    """Return a primary and its standby, with a unit whose members all have a badge."""
    folder = passable_folder("sentinel-pair-")
    import shutil

    try:
        with ReplicatedPair(folder, furnish) as made:
            yield made
    finally:
        shutil.rmtree(folder)


def furnish(url: str) -> None:
    """Make the tables and the unit."""
    schema.upgrade(url)
    seed_lists(url)
    with psycopg.connect(url, autocommit=True) as owner:
        rows = RowBuilder(owner)
        for number in range(MEMBERS):
            rows.badge(rows.member(), serial=serial_of(number))


def serial_of(number: int) -> str:
    """Return the serial of a member's badge."""
    return f"62E3{number:06X}"


class Passages:
    """People who pass one after the other, each as soon as the one before was answered; a context manager."""

    def __init__(self, reader: PtyReader, station: StationProcess) -> None:
        self._reader = reader
        self._station = station
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._pass)
        self._dice = random.Random(7)  # noqa: S311 - who passes is no secret
        self.sent: list[str] = []
        self.longest_s = 0.0

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join(30)

    def at_least(self, number: int) -> None:
        """Return once so many more were answered."""
        wanted = len(self.sent) + number
        eventually(lambda: len(answers(self._station)) >= wanted, "people pass")

    def _pass(self) -> None:
        while not self._over.is_set():
            self.one()

    def one(self) -> dict[str, Any]:
        """Let one person pass, another than the one before, and return what they were told."""
        serial = self._dice.choice([known for known in map(serial_of, range(MEMBERS)) if known not in self.sent[-1:]])
        began = time.monotonic()
        self._reader.send_badge(serial)
        self.sent.append(serial)
        eventually(lambda: len(answers(self._station)) >= len(self.sent), "the answer")
        self.longest_s = max(self.longest_s, time.monotonic() - began)
        return answers(self._station)[-1]


def answers(station: StationProcess) -> list[dict[str, Any]]:
    """Return what the people at the reader were told, without what came of it later."""
    return [outcome for outcome in list(station.outcomes) if "told" not in outcome]


def enrolled(pair: ReplicatedPair, data: Path, url: str | None = None) -> None:
    """Enrol the station, let it take its copy of the directory, and let the standby have all of that."""
    with StationProcess("--reader", "simulated", "station", data_dir=data, database=url or pair.url) as station:
        station.wait_until_said("database: live")
        with closing(SqliteLocalDirectory(Settings(data, station=STATION).station_dir / "directory.db")) as directory:
            eventually(directory.taken_at, "the copy of the directory")
    written = pair.first.value("SELECT pg_current_wal_lsn()")
    eventually(lambda: pair.second.value(f"SELECT pg_last_wal_replay_lsn() >= '{written}'"), "the standby has it")


def recorded(server: ReplicatedServer) -> list[str]:
    """Return the serials of all scans on a server in the order of time."""
    with server.connect() as connection:
        return [row[0] for row in connection.execute("SELECT serial FROM scans ORDER BY occurred_at, id").fetchall()]


def ids_on(server: ReplicatedServer) -> set[str]:
    """Return the ids of all scans on a server."""
    with server.connect() as connection:
        return {row[0] for row in connection.execute("SELECT id::text FROM scans").fetchall()}


def back_within(station: StationProcess, promoted_at: float) -> float:
    """Wait for the first answer of the database itself, and return how many seconds after the promotion it came."""
    seen = len(station.outcomes)
    eventually(lambda: any(not told["waiting"] for told in answers(station)[seen:]), "an answer of the new primary")
    return time.monotonic() - promoted_at


def nothing_waits(data: Path) -> None:
    """Return once the journal has delivered everything; nothing is in quarantine."""
    with closing(SqliteScanJournal(Settings(data, station=STATION).station_dir / "journal.db")) as journal:
        eventually(lambda: not journal.waiting(1), "nothing waits")
        assert journal.status().quarantined == 0


@pytest.mark.parametrize(("replication", "pause_s"), [("asynchronous", 3.0), ("synchronous", 0.0)])
def test_the_primary_is_killed_under_load(
    pair: ReplicatedPair, reader: PtyReader, tmp_path: Path, replication: str, pause_s: float
) -> None:
    """Within ten seconds of the promotion the desk records again; what the standby never got is delivered once more."""
    data = tmp_path / "data"
    enrolled(pair, data)
    pair.leave_behind() if replication == "asynchronous" else pair.synchronous()
    with StationProcess("--reader", reader.url, "station", data_dir=data, database=pair.url) as station:
        station.wait_until_said("database: live")
        reader.wait_until_opened()
        eventually(lambda: kept_seals(data), "a seal is kept")
        with Passages(reader, station) as passages:
            passages.at_least(40)
            pair.first.kill()
            in_time = [told["scan_id"] for told in answers(station) if not told["waiting"]]
            lost = set(in_time) - ids_on(pair.second)
            threading.Event().wait(pause_s)
            pair.second.promote()
            way_back = back_within(station, time.monotonic())
            passages.at_least(10)
        nothing_waits(data)
    print(f"{replication}: back after {way_back:.2f} s, longest answer {passages.longest_s:.2f} s, lost {len(lost)}")
    assert way_back < WAY_BACK_S
    assert passages.longest_s < ANSWER_S
    assert bool(lost) is (replication == "asynchronous")
    assert {told["scan_id"] for told in answers(station)} == ids_on(pair.second)
    assert recorded(pair.second) == passages.sent
    verified = run_program("--station", STATION, "verify", data_dir=data, database=pair.url)
    assert "Presence is what the log says." in verified.stdout
    if replication == "synchronous":
        assert (verified.returncode, verified.stderr) == (0, "")
        return
    assert verified.returncode == 1
    assert "a standby took over that had not received it" in verified.stdout
    kept_file(data).unlink()
    assert run_program("--station", STATION, "verify", data_dir=data, database=pair.url).returncode == 0


def kept_file(data: Path) -> Path:
    """Return where the station keeps the seals."""
    return Settings(data, station=STATION).station_dir / FILE_NAME


def kept_seals(data: Path) -> int:
    """Return how many seals the station keeps."""
    return len(kept_file(data).read_text(encoding="utf-8").splitlines()) if kept_file(data).exists() else 0
