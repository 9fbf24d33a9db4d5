"""Keeps the board of this station true: reads again what changed, everything now and then, and says as of when.

Notices come as they like; they are collected and answered by one query at most every 75 ms, the first one at once.
"""

import logging
import math
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from sentinel_desktop.app.latest_passages import LatestPassages, passage_of
from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.ids import MemberId, ScanId
from sentinel_desktop.domain.presence import BoardChange, BoardSnapshot, LatestPassage
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.persistence.change_listener import Change
from sentinel_desktop.services.presence import PresenceService

logger = logging.getLogger(__name__)

COLLECT_S: Final = 0.075
SNAPSHOT_EVERY_S: Final = 30.0
DIRECTORY_EVERY_S: Final = 600.0
DIRECTORY_COLLECT_S: Final = 2.0
REPORT_EVERY_S: Final = 15.0
_RETRY_S: Final = 1.0

_DIRECTORY_TABLES: Final = frozenset(
    {"members", "badges", "badge_statuses", "member_statuses", "ranks", "divisions", "settings", "stations"}
)
_NAMES_TABLES: Final = frozenset({"members", "ranks", "divisions"})


@dataclass(frozen=True, slots=True)
class BoardListeners:
    """Whom the feed tells; called on the feed's thread.

    Attributes:
        replaced: everybody who is in, read anew.
        changed: these members, read again.
        passages: the newest scans, newest first.
        refresh_directory: the directory's copy must be taken anew.
        report: it is time to say that this station is alive.
    """

    replaced: Callable[[BoardSnapshot], None]
    changed: Callable[[BoardChange], None]
    passages: Callable[[tuple[LatestPassage, ...]], None]
    refresh_directory: Callable[[], None]
    report: Callable[[], None]


@dataclass(slots=True)
class _Touched:
    """What was hinted at since the last reading."""

    members: set[UUID] = field(default_factory=set)
    scans: set[UUID] = field(default_factory=set)
    everything: bool = False

    def note(self, change: Change) -> None:
        if change.table in _NAMES_TABLES or (change.table == "presence" and change.ids is None):
            self.everything = True
        elif change.table == "presence":
            self.members.update(change.ids or ())
        elif change.table == "scans":
            self.everything = self.everything or change.ids is None
            self.scans.update(change.ids or ())

    def __bool__(self) -> bool:
        return bool(self.members or self.scans or self.everything)


class BoardFeed:
    """The thread ``board-feed``: reads for the board and the directory, and says that this station is alive."""

    def __init__(self, presence: PresenceService, listeners: BoardListeners, *, reads_board: bool) -> None:
        """Feed a board; without ``reads_board`` only the directory and the heartbeat are kept."""
        self._reads_board = reads_board
        self._presence = presence
        self._listeners = listeners
        self._lock = threading.Condition()
        self._touched = _Touched()
        self._live = False
        self._stopping = False
        self._passages = LatestPassages(listeners.passages)
        self._directory_at = 0.0
        self._due = {"snapshot": 0.0 if reads_board else math.inf, "directory": 0.0, "report": 0.0}
        self._thread = threading.Thread(target=self._run, name="board-feed", daemon=True)

    def start(self) -> None:
        """Begin; nothing is read before the database is live."""
        self._thread.start()

    def stop(self, deadline_s: float = 5.0) -> bool:
        """Stop; true when the thread has ended within the deadline."""
        with self._lock:
            self._stopping = True
            self._lock.notify()
        if self._thread.is_alive():
            self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def note(self, changes: Iterable[Change]) -> None:
        """Hear that something changed; from any thread."""
        with self._lock:
            for change in changes:
                self._touched.note(change)
                if change.table in _DIRECTORY_TABLES:
                    self._due["directory"] = min(self._due["directory"], self._directory_at + DIRECTORY_COLLECT_S)
            self._lock.notify()

    def add_answer(self, answer: ScanAnswer, station: str) -> None:
        """List what this station just answered, without waiting to read it from the database; from any thread."""
        self._passages.add_own(passage_of(answer, station))

    def nothing_waits(self) -> None:
        """Everything this computer had is delivered or refused; from any thread."""
        self._passages.forget_waiting()

    def database_live(self) -> None:
        """The database was reached (again): look at everything, for notices were missed."""
        with self._lock:
            self._live = True
            self._touched.everything = True
            self._due |= {"directory": 0.0, "report": 0.0}
            self._lock.notify()

    def database_lost(self) -> None:
        """The database is away: read nothing until it is back."""
        with self._lock:
            self._live = False

    def _run(self) -> None:
        while True:
            touched = self._await_work()
            if touched is None:
                return
            try:
                self._read(touched)
                pause = COLLECT_S
            except StoreUnavailableError as error:
                logger.info("The board could not be read: %s", error)
                self._read_everything_next()
                pause = _RETRY_S
            except Exception:
                logger.exception("The board could not be read because of a fault of the program")
                self._read_everything_next()
                pause = _RETRY_S
            with self._lock:
                if self._lock.wait_for(lambda: self._stopping, timeout=pause):
                    return

    def _await_work(self) -> _Touched | None:
        with self._lock:
            while not self._stopping:
                now = time.monotonic()
                if self._live and (self._touched or now >= min(self._due.values())):
                    touched, self._touched = self._touched, _Touched()
                    return touched
                self._lock.wait(max(0.0, min(self._due.values()) - now) if self._live else None)
        return None

    def _read_everything_next(self) -> None:
        with self._lock:
            self._touched.everything = True

    def _read(self, touched: _Touched) -> None:
        now = time.monotonic()
        if self._reads_board:
            self._read_board(touched, now)
        elif touched.members:
            self._listeners.changed(self._presence.these([MemberId(key) for key in touched.members]))
        if now >= self._due["directory"]:
            self._directory_at = now
            self._postpone("directory", DIRECTORY_EVERY_S)
            self._listeners.refresh_directory()
        if now >= self._due["report"]:
            self._postpone("report", REPORT_EVERY_S)
            self._listeners.report()

    def _read_board(self, touched: _Touched, now: float) -> None:
        if touched.everything or now >= self._due["snapshot"]:
            self._read_everything()
        else:
            self._read_again(touched)

    def _read_everything(self) -> None:
        self._listeners.replaced(self._presence.board())
        self._passages.replace(self._presence.latest_passages())
        self._postpone("snapshot", SNAPSHOT_EVERY_S)

    def _postpone(self, what: str, seconds: float) -> None:
        with self._lock:
            self._due[what] = time.monotonic() + seconds

    def _read_again(self, touched: _Touched) -> None:
        if touched.members:
            self._listeners.changed(self._presence.these([MemberId(key) for key in touched.members]))
        if touched.scans:
            self._passages.add(self._presence.these_passages([ScanId(key) for key in touched.scans]))
