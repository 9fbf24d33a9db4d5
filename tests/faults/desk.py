"""One station at work: the real program as a process of its own, its reader, the badges at it, and its journal."""

import contextlib
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any, Final

from sentinel_desktop.config import Settings
from tests.faults.ledger_check import Printed, StationRecord, refused_serials, unread
from tests.faults.ledger_reading import JournalReading
from tests.faults.stream import BadgeStream
from tests.support.programs import StationProcess
from tests.support.pty_reader import PtyReader

TIME_LIMITS: Final = {
    "SENTINEL_CONNECT_TIMEOUT_S": "1",
    "SENTINEL_STATEMENT_TIMEOUT_MS": "1500",
    "SENTINEL_LOCK_TIMEOUT_MS": "300",
}
TRACEBACK: Final = "Traceback (most recent call last)"
OPENED_WITHIN_S: Final = 60.0
SETTLED_WITHIN_S: Final = 60.0


class NotSettledError(AssertionError):
    """The station has not read and delivered everything within a minute of the fault's end."""


class Desk:
    """A station of the unit, over all the lives of its program.

    Args:
        folder: for its data and its reader's device; the data may lie on a disk of its own.
        database: the owner's URL; the station enrols itself by it at its first start.
        badges: the serials of members.
        chance: decides what is sent and when.
        now: the server's clock.
        environment: added to the program's own.
    """

    def __init__(
        self,
        folder: Path,
        name: str,
        database: str,
        badges: Sequence[str],
        chance: Random,
        now: Callable[[], datetime],
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.name = name
        self.data = folder / "data"
        self._database = database
        self._environment = TIME_LIMITS | dict(environment or {})
        self.station_dir = Settings(self.data, station=name).station_dir
        self.journal = JournalReading(self.station_dir / "journal.db")
        self.reader = PtyReader(folder)
        mark = f"{0xA0 + int(name.rsplit(maxsplit=1)[-1]):02X}"
        self.stream = BadgeStream(self.reader, badges, chance, mark, now)
        self._lives: list[StationProcess] = []
        self._settled_frames = 0
        self._settled_sequence = 0
        self._settled_answers = 0

    @property
    def program(self) -> StationProcess:
        """The program's life of the moment, or its last one."""
        return self._lives[-1]

    def start(
        self, *, module: str = "sentinel_desktop", environment: Mapping[str, str] | None = None, opened: bool = True
    ) -> None:
        """Start the program; by default return when it reads its reader."""
        self.reader.forget_openings()
        life = StationProcess(
            *("--reader", self.reader.url, "--profile", "rdm6300", "station"),
            data_dir=self.data,
            database=self._database,
            station=self.name,
            environment=self._environment | dict(environment or {}),
            module=module,
        )
        self._lives.append(life)
        if opened:
            self.wait_until_opened()

    def wait_until_opened(self) -> bool:
        """Return true when the program reads its reader, false when it ended before that."""
        deadline = time.monotonic() + OPENED_WITHIN_S
        while self.program.is_running():
            with contextlib.suppress(TimeoutError):
                self.reader.wait_until_opened(0.1)
                return True
            if time.monotonic() > deadline:
                raise NotSettledError(f"{self.name}: the reader is not opened; said: {self.program.said}")
        return False

    def wait_for_its_end(self, seconds: float) -> bool:
        """Return true as soon as the program has ended by itself, false where it has not in that time."""
        deadline = time.monotonic() + seconds
        while self.program.is_running():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.002)
        return True

    def kill(self) -> None:
        """End the program as a power cut would, or collect it where it has ended so."""
        if self._lives:
            self.program.kill()

    def end(self) -> None:
        """End program, stream and reader."""
        self.stream.end()
        try:
            if self._lives and self.program.is_running():
                self.program.end()
            elif self._lives:
                self.program.kill()
        finally:
            self.reader.unplug()

    def settle(self, seconds: float = SETTLED_WITHIN_S) -> None:
        """Return when every frame that was not at risk is journalled or refused aloud, and nothing waits.

        Raises:
            NotSettledError: that has not come about in time.
        """
        deadline = time.monotonic() + seconds
        while (left := self._left()) != "":
            if time.monotonic() > deadline:
                raise NotSettledError(f"{self.name}: {left}; the program says {self.program.said[-6:]}")
            time.sleep(0.02)
        self._settled_frames = len(self.stream.sent)
        self._settled_sequence = self.journal.last()
        self._settled_answers = self.answers()

    def read_up(self, seconds: float = SETTLED_WITHIN_S) -> None:
        """Return when every frame that was not at risk is journalled or refused aloud; it may still wait.

        Raises:
            NotSettledError: that has not come about in time.
        """
        deadline = time.monotonic() + seconds
        while (left := self._unread()) != "":
            if time.monotonic() > deadline:
                raise NotSettledError(f"{self.name}: {left}; the program says {self.program.said[-6:]}")
            time.sleep(0.02)

    def answers(self) -> int:
        """Return how many scans the program has answered."""
        return len(self.printed())

    def record(self) -> StationRecord:
        """Return all that is known of this station."""
        return StationRecord(self.name, list(self.stream.sent), self.journal.rows(), self.printed())

    def pids(self) -> list[int]:
        """Return the process of every life of the program."""
        return [life.pid for life in self._lives]

    def own_faults(self) -> list[str]:
        """Return the faults of the program itself that it told of: what the world does to it is no such fault."""
        return [f"{self.name}: a fault of the program: {fault}" for fault in own_faults(self.said())]

    def said(self) -> list[str]:
        """Return what the program said on its error stream, over all its lives."""
        return [line for life in self._lives for line in list(life.said)]

    def _left(self) -> str:
        return self._unread() or self._undelivered()

    def _undelivered(self) -> str:
        try:
            waiting = self.journal.waiting()
        except sqlite3.Error as error:
            return f"the journal cannot be read ({error})"
        return f"{waiting} scans wait" if waiting else ""

    def _unread(self) -> str:
        try:
            rows = self.journal.rows(self._settled_sequence)
        except sqlite3.Error as error:
            return f"the journal cannot be read ({error})"
        refused = refused_serials(rows, self.printed()[self._settled_answers :])
        left = unread(self.stream.sent[self._settled_frames :], [row.serial for row in rows], refused)
        if left is None:
            return "more was journalled than was sent"
        safe = [frame for frame in left if not frame.at_risk]
        return f"{len(safe)} frames are not journalled, the first sent at {safe[0].sent_at}" if safe else ""

    def printed(self) -> list[Printed]:
        """Return every answer the program gave, over all its lives."""
        return [_answer_of(line) for life in self._lives for line in list(life.outcomes) if "told" not in line]


def _answer_of(line: Mapping[str, Any]) -> Printed:
    member = line["member"]
    gist = (line["outcome"], line["direction"], None if member is None else member["id"])
    return Printed(line["scan_id"], line["serial"], gist, line["waiting"])


def own_faults(said: Sequence[str]) -> list[str]:
    """Return for each traceback among the lines that a program said the error it ends with."""
    begun = [number for number, line in enumerate(said) if line.startswith(TRACEBACK)]
    return [next((line for line in said[number + 1 :] if not line.startswith(" ")), TRACEBACK) for number in begun]
