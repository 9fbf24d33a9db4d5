"""Keeps the board of this station true: reads again what changed, everything now and then, and says as of when.

Notices come as they like; they are collected and answered by one query at most every 75 ms, the first one at once, but
behind a badge that is being answered at this desk: threads of Python share one processor, and the card of whoever
stands at the reader goes before what the database says of it.
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
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.presence import BoardChange, BoardSnapshot, LatestPassage, PassagesTouched
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.persistence.change_listener import Change
from sentinel_desktop.services.presence import PresenceService

logger = logging.getLogger(__name__)

COLLECT_S: Final = 0.075
_PAINTING_S: Final = 0.025
"""So long after the board was told of members nothing else is read, while it is painted; part of ``COLLECT_S``."""

SNAPSHOT_EVERY_S: Final = 30.0
DIRECTORY_EVERY_S: Final = 600.0
DIRECTORY_COLLECT_S: Final = 2.0
REPORT_EVERY_S: Final = 15.0
_RETRY_S: Final = 1.0

_DIRECTORY_TABLES: Final = frozenset(
    {"members", "badges", "badge_statuses", "member_statuses", "ranks", "divisions", "settings", "stations"}
    | {"visitors", "events", "event_attendees", "event_checkins"}
)
_NAMES_TABLES: Final = frozenset({"members", "ranks", "divisions", "tags", "member_tags"})
"""A notice of them names nobody who is on the board, or says a name that many have there: everything is read."""
_GUESTS_TABLES: Final = frozenset({"visitors", "visit_types", "badges", "events", "event_attendees", "event_checkins"})
"""By them visitors and attendees are read again, all who are in: they are few, and who left is then not among them."""
_PASSAGE_TABLES: Final = {
    "scans": "scans",
    "checkins": "check_ins",
    "visitors": "visits",
    "event_checkins": "attendee_passages",
}
"""The tables that passages are made of, and what their ids are called in ``PassagesTouched``."""


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
    passages: dict[str, frozenset[UUID]] = field(default_factory=dict)
    guests: bool = False
    everything: bool = False

    def note(self, change: Change) -> None:
        many = change.ids is None and (change.table == "presence" or change.table in _PASSAGE_TABLES)
        if change.table in _NAMES_TABLES or many:
            self.everything = True
            return
        if change.table == "presence":
            self.members.update(change.ids or ())
        if change.table in _PASSAGE_TABLES:
            kind = _PASSAGE_TABLES[change.table]
            self.passages[kind] = self.passages.get(kind, frozenset()) | frozenset(change.ids or ())
        self.guests = self.guests or change.table in _GUESTS_TABLES

    def __bool__(self) -> bool:
        return bool(self.members or self.passages or self.guests or self.everything)


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
        self._aside_until = 0.0
        self._rested = 0.0
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

    def step_aside(self) -> None:
        """Read nothing for ``COLLECT_S``: a badge was read at this desk, whose answer comes first; from any thread.

        What waits to be read already is not put off once more.
        """
        with self._lock:
            if not self._touched:
                self._aside_until = time.monotonic() + COLLECT_S

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
            self._rested = 0.0
            try:
                self._read(touched)
                pause = COLLECT_S - self._rested
            except StoreUnavailableError as error:
                logger.info("The board could not be read: %s", error)
                self._read_everything_next()
                pause = _RETRY_S
            except Exception:
                logger.exception("The board could not be read because of a fault of the program")
                self._read_everything_next()
                pause = _RETRY_S
            if self._stopped_within(pause):
                return

    def _stopped_within(self, seconds: float) -> bool:
        with self._lock:
            return self._lock.wait_for(lambda: self._stopping, timeout=seconds)

    def _await_work(self) -> _Touched | None:
        with self._lock:
            while not self._stopping:
                now = time.monotonic()
                due = self._aside_until if self._touched else max(self._aside_until, min(self._due.values()))
                if self._live and now >= due:
                    touched, self._touched = self._touched, _Touched()
                    return touched
                self._lock.wait(due - now if self._live else None)
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
        if touched.members or touched.guests:
            members = [MemberId(key) for key in touched.members]
            self._listeners.changed(self._presence.these(members, guests=touched.guests))
            if touched.passages:
                self._rested = _PAINTING_S
                if self._stopped_within(_PAINTING_S):
                    return
        if touched.passages:
            self._passages.add(self._presence.these_passages(PassagesTouched(**touched.passages)))
