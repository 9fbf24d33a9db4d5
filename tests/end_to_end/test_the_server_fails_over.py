"""The primary dies, a standby takes over: the desk goes on by itself, and no scan that was answered is missing."""

import itertools
import shutil
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
from tests.support.replicated_servers import HOST, ReplicatedPair, ReplicatedServer, url_of
from tests.support.vanishing_relay import CAN_VANISH, VanishingRelay

pytestmark = pytest.mark.slow

WAY_BACK_S: Final = 10.0
"""From the end of a promotion to the first scan that the new primary answers."""

ANSWER_S: Final = 2.0
"""From a badge to its answer: a second is promised, and this computer may be busy."""

MEMBERS: Final = 100
BETWEEN_S: Final = 0.03
"""Between two people; all of them pass before the first comes again, later than a repeat."""

STATION: Final = "rear door"


@pytest.fixture
def pair() -> Iterator[ReplicatedPair]:
    """Return a primary and its standby, with a unit whose members all have a badge."""
    folder = passable_folder("sentinel-pair-")
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
        self._turns = itertools.cycle(map(serial_of, range(MEMBERS)))
        self._before = 0
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
        eventually(lambda: len(answers(self._station)) >= wanted, lambda: f"people pass; said: {self._station.said}")

    def goes_on_with(self, station: StationProcess) -> None:
        """Let the next ones pass at a station that was started anew."""
        self._station, self._before = station, len(self.sent)

    def _pass(self) -> None:
        while not self._over.wait(BETWEEN_S):
            self.one()

    def one(self) -> dict[str, Any]:
        """Let the next person pass, and return what they were told."""
        serial = next(self._turns)
        began = time.monotonic()
        self._reader.send_badge(serial)
        self.sent.append(serial)
        wanted = len(self.sent) - self._before
        eventually(lambda: len(answers(self._station)) >= wanted, lambda: f"an answer; said: {self._station.said}")
        self.longest_s = max(self.longest_s, time.monotonic() - began)
        return answers(self._station)[-1]


def answers(station: StationProcess) -> list[dict[str, Any]]:
    """Return what the people at the reader were told, without what came of it later."""
    return [outcome for outcome in list(station.outcomes) if "told" not in outcome]


def enrolled(pair: ReplicatedPair, data: Path) -> None:
    """Enrol the station, let it take its copy of the directory, and let the standby have all of that."""
    with StationProcess("--reader", "simulated", "station", data_dir=data, database=pair.url) as station:
        station.wait_until_said("database: live")
        with closing(SqliteLocalDirectory(Settings(data, station=STATION).station_dir / "directory.db")) as directory:
            eventually(directory.taken_at, "the copy of the directory")
    pair.wait_until_received()


def started(pair: ReplicatedPair, reader: PtyReader, data: Path, url: str | None = None) -> StationProcess:
    """Start the station and wait until it is live and reads."""
    station = StationProcess("--reader", reader.url, "station", data_dir=data, database=url or pair.url)
    station.wait_until_said("database: live")
    reader.wait_until_opened()
    return station


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


@pytest.mark.parametrize(("replication", "pause_s"), [("asynchronous", 2.0), ("synchronous", 0.0)])
def test_the_primary_is_killed_under_load(
    pair: ReplicatedPair, reader: PtyReader, tmp_path: Path, replication: str, pause_s: float
) -> None:
    """Within ten seconds of the promotion the desk records again; what the standby never got is delivered once more."""
    data = tmp_path / "data"
    before = 0
    if replication == "synchronous":
        pair.synchronous()
    else:
        enrolled(pair, data)
        pair.leave_behind()
        pair.first.value("UPDATE ranks SET name = name || '.' RETURNING 1")  # something to seal
        before = kept_seals(data)
    with started(pair, reader, data) as station:
        eventually(lambda: kept_seals(data) > before, "a seal that a standby left behind has not is kept")
        with Passages(reader, station) as passages:
            passages.at_least(25)
            pair.first.kill()
            in_time = [told["scan_id"] for told in answers(station) if not told["waiting"]]
            lost = set(in_time) - ids_on(pair.second)
            threading.Event().wait(pause_s)
            pair.second.promote()
            way_back = back_within(station, time.monotonic())
            passages.at_least(10)
        nothing_waits(data)
    measured(f"{replication}: back after {way_back:.2f} s, longest answer {passages.longest_s:.2f} s, lost {len(lost)}")
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


def measured(what: str) -> None:
    """Print a measurement, for whoever runs the tests with -s."""
    print(what)  # noqa: T201 - the numbers are in the documents


def kept_file(data: Path) -> Path:
    """Return where the station keeps the seals."""
    return Settings(data, station=STATION).station_dir / FILE_NAME


def kept_seals(data: Path) -> int:
    """Return how many seals the station keeps."""
    return len(kept_file(data).read_text(encoding="utf-8").splitlines()) if kept_file(data).exists() else 0


@pytest.mark.skipif(not CAN_VANISH, reason="only Linux lets a socket drop its packets")
def test_a_desk_starts_with_a_standby_and_a_silent_host(
    pair: ReplicatedPair, reader: PtyReader, tmp_path: Path
) -> None:
    """It says what is missing, answers from its own copy, and goes on by itself once the standby is promoted."""
    data = tmp_path / "data"
    enrolled(pair, data)
    pair.first.kill()
    with VanishingRelay(None, port=pair.first.port) as silent:
        silent.vanish()
        with StationProcess("--reader", reader.url, "station", data_dir=data, database=pair.url) as station:
            reader.wait_until_opened()
            passages = Passages(reader, station)
            passages.one()
            station.wait_until_said("Only a read-only standby answers, no server that takes changes")
            assert passages.one()["waiting"] is True
            pair.second.promote()
            promoted_at = time.monotonic()
            eventually(lambda: len(recorded(pair.second)) == 2, "both are delivered")
            way_back = time.monotonic() - promoted_at
            assert passages.one()["waiting"] is False
    measured(
        f"a silent host before the standby: back after {way_back:.2f} s, longest answer {passages.longest_s:.2f} s"
    )
    assert way_back < WAY_BACK_S
    assert passages.longest_s < ANSWER_S
    assert recorded(pair.second) == passages.sent


@pytest.mark.skipif(not CAN_VANISH, reason="only Linux lets a socket drop its packets")
def test_the_primarys_host_vanishes(pair: ReplicatedPair, reader: PtyReader, tmp_path: Path) -> None:
    """Without a word, and no scan to notice it by: the desk gives it up in seconds and is at the new primary in ten."""
    data = tmp_path / "data"
    with VanishingRelay(pair.first.port) as relay:
        url = url_of(relay.port, pair.second.port, secret=pair.first.secret)
        with started(pair, reader, data, url) as station:
            passages = Passages(reader, station)
            passages.one()
            pair.wait_until_received()
            station.said.clear()
            relay.vanish()
            vanished_at = time.monotonic()
            pair.second.promote()
            station.wait_until_said("database: live")
            way_back = time.monotonic() - vanished_at
            assert passages.one()["waiting"] is False
    measured(f"a host that vanished: back after {way_back:.2f} s")
    assert way_back < WAY_BACK_S
    assert recorded(pair.second) == passages.sent


def test_the_old_primary_comes_back(pair: ReplicatedPair, reader: PtyReader, tmp_path: Path) -> None:
    """As a second server that takes changes it is not used; as a standby it changes nothing; promoted, it is used."""
    data = tmp_path / "data"
    with started(pair, reader, data) as station:
        passages = Passages(reader, station)
        passages.one()
        pair.wait_until_received()
        pair.first.kill()
        pair.second.promote()
        eventually(lambda: not passages.one()["waiting"], "the new primary answers")
        pair.first.start()
        stays_at_the_second(pair, station, passages)
    with started(pair, reader, data) as station:
        station.wait_until_said(f"{HOST}:{pair.first.port} is a primary of before the last failover and is not used")
        passages.goes_on_with(station)
        looked_at = run_program("--station", STATION, "doctor", data_dir=data, database=pair.url).stdout
        assert f"BAD  server {HOST}:{pair.first.port}: takes changes, timeline 1: a primary of before" in looked_at
        assert f"ok   server {HOST}:{pair.second.port}: takes changes, timeline 2" in looked_at
        stays_at_the_second(pair, station, passages)
        pair.second.stop()
        station.wait_until_said("database: refused (The only server that takes changes, ")
        assert passages.one()["waiting"] is True
        pair.second.start()
        eventually(lambda: recorded(pair.second) == passages.sent, "what waited is delivered")
        pair.first.stop()
        pair.first.rewind_to(pair.second)
        pair.first.start()
        stays_at_the_second(pair, station, passages)
        eventually(lambda: recorded(pair.first) == passages.sent, "the old primary follows")
        pair.second.configure(default_transaction_read_only="on")
        assert passages.one()["waiting"] is True
        pair.first.promote()
        promoted_at = time.monotonic()
        eventually(lambda: recorded(pair.first) == passages.sent, "what waited is delivered to the old primary")
        way_back = time.monotonic() - promoted_at
    measured(f"a primary made read-only: back after {way_back:.2f} s")
    assert way_back < WAY_BACK_S
    nothing_waits(data)
    assert run_program("--station", STATION, "verify", data_dir=data, database=pair.url).returncode == 0


def stays_at_the_second(pair: ReplicatedPair, station: StationProcess, passages: Passages) -> None:
    """Let somebody pass and see that it is recorded on the second server alone, without any trouble before that."""
    before = recorded(pair.first)
    station.said.clear()
    assert passages.one()["waiting"] is False
    assert recorded(pair.second) == passages.sent
    assert not [line for line in station.said if "database" in line]
    if not pair.first.value("SELECT pg_is_in_recovery()"):
        assert recorded(pair.first) == before
