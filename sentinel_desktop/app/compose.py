"""Builds every long-lived object of a station once, by hand, and wires them; knows no Qt."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

import uuid_utils.compat

from sentinel_desktop import __version__
from sentinel_desktop.app.board_feed import BoardFeed, BoardListeners
from sentinel_desktop.app.database_link import DatabaseLink
from sentinel_desktop.app.database_watch import DatabaseWatch
from sentinel_desktop.app.desk_sessions import DeskSessions
from sentinel_desktop.app.hand_act_delivery import HandActDelivery
from sentinel_desktop.app.lifecycle import Lifecycle, Part
from sentinel_desktop.app.scan_desk import DeskListeners, ScanDesk
from sentinel_desktop.app.sealer import Sealer
from sentinel_desktop.app.station_clock import StationClock, read_computer_clock
from sentinel_desktop.app.station_reader import MakeKeyboard, ReaderParts, build_reader
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.faults import JournalError, StoreUnavailableError
from sentinel_desktop.domain.hand_acts import HandActStatus
from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.presence import BoardChange, BoardSnapshot, KeptVisits, LatestPassage
from sentinel_desktop.domain.readers import ReaderStatus
from sentinel_desktop.domain.record_changes import EVERYTHING, RecordChanges
from sentinel_desktop.domain.scans import BadgeRead, BadgeScan, ScanAnswer, ToldScan
from sentinel_desktop.domain.station_status import DatabaseStatus, JournalStatus
from sentinel_desktop.domain.stations import StationHealth, StationKind
from sentinel_desktop.hardware.simulated_reader import SimulatedReader
from sentinel_desktop.persistence.change_listener import Change, ChangeListener, ListenerEvents, ServerClock
from sentinel_desktop.persistence.hand_acts import FILE_NAME as HAND_ACTS_FILE, SqliteHandActs
from sentinel_desktop.persistence.kept_seals import FILE_NAME, FileKeptSeals
from sentinel_desktop.persistence.local_directory import SqliteLocalDirectory
from sentinel_desktop.persistence.scan_journal import SqliteScanJournal
from sentinel_desktop.persistence.store_errors import StationUnknownError
from sentinel_desktop.services.check_in import CheckInService
from sentinel_desktop.services.hand_acts import HandActService
from sentinel_desktop.services.presence import PresenceService
from sentinel_desktop.services.quarantine import QuarantineService
from sentinel_desktop.services.reviews import ReviewService, SettlingDesk
from sentinel_desktop.services.seals import SealService
from sentinel_desktop.services.stations import StationService

logger = logging.getLogger(__name__)

NOT_ENROLLED: Final = StationId(UUID(int=0))
"""Stands in a journalled scan until this station has an id; the id it then has is the one that is recorded."""
_OF_A_SESSION: Final = frozenset({"admin_users", "settings"})
"""Tables by which a session is looked at again: the account, and when the desk locks."""


def new_id() -> UUID:
    """Make a time-ordered identifier (version 7), in order within one process."""
    return uuid_utils.compat.uuid7()


def seal_service(settings: Settings, link: DatabaseLink) -> SealService:
    """Return what seals, and checks the seals, of a link's database, and keeps them in the station's folder."""
    kept = FileKeptSeals(settings.station_dir / FILE_NAME, lambda: link.database_key)
    return SealService(link.patient_unit_of_work, kept)


def _unheard(*_news: object) -> None:
    """Stand in for a listener that is not there."""


@dataclass(frozen=True, slots=True)
class StationEvents:
    """Whom a running station tells; each is called on the thread that knows, and returns quickly."""

    on_answer: Callable[[ScanAnswer], None] = _unheard
    on_told_otherwise: Callable[[ScanAnswer, ScanAnswer], None] = _unheard
    on_reader: Callable[[ReaderStatus], None] = _unheard
    on_database: Callable[[DatabaseStatus], None] = _unheard
    on_journal: Callable[[JournalStatus], None] = _unheard
    on_hand_acts: Callable[[HandActStatus], None] = _unheard
    on_kept_visits: Callable[[KeptVisits], None] = _unheard
    on_board_replaced: Callable[[BoardSnapshot], None] = _unheard
    on_board_changed: Callable[[BoardChange], None] = _unheard
    on_passages: Callable[[tuple[LatestPassage, ...]], None] = _unheard
    on_reviews: Callable[[], None] = _unheard
    on_records: Callable[[RecordChanges], None] = _unheard
    on_copy: Callable[[datetime], None] = _unheard


class RunningStation:
    """One station at work: reader, journal, scan desk, listener and board feed, each on its thread."""

    def __init__(
        self,
        settings: Settings,
        events: StationEvents,
        *,
        shows_board: bool,
        keyboard: MakeKeyboard | None = None,
        kind: StationKind | None = None,
    ) -> None:
        """Build the station without starting it.

        Args:
            settings: of this start.
            events: whom to tell.
            shows_board: whether anybody looks at a board here; without, it is never read.
            keyboard: makes the reader that types, which a window hears; None without a window.
            kind: what a station that is new to the database is for; a desk where it is None.

        Raises:
            ReaderChoiceError: the settings name a reader, a profile or a pattern that cannot be used.
        """
        settings.station_dir.mkdir(parents=True, exist_ok=True)
        self.folder = settings.station_dir
        self._events = events
        self._shows_board = shows_board
        self.journal = SqliteScanJournal(settings.station_dir / "journal.db")
        self.directory = SqliteLocalDirectory(settings.station_dir / "directory.db")
        self.clock = StationClock(self.journal)
        self.journal.keep_time_by(self.clock.now)
        self.watch = DatabaseWatch(events.on_database)
        self.link = DatabaseLink(settings, new_id, self.watch.progress, self._offer_again, self._last_server, kind)
        self._check_ins = CheckInService(self.link.unit_of_work, new_id)
        self.presence = PresenceService(self.link.unit_of_work)
        self._kept_hand_acts = SqliteHandActs(settings.station_dir / HAND_ACTS_FILE, self.clock.now)
        self.hand_acts = self._make_hand_acts()
        self._hand_act_delivery = HandActDelivery(
            self.hand_acts, lambda: self.journal.status().waiting > 0, self._hand_acts_changed
        )
        self.people = DeskSessions(
            self.link, self.hand_acts, self.clock.now, lambda: self.directory.rules().timings, new_id
        )
        self.reviews = ReviewService(self.link.unit_of_work, self._settling_desk())
        self._stations = StationService(self.link.unit_of_work)
        self.desk = self._make_desk()
        self.quarantine = QuarantineService(self.journal, self.directory.find_badge, self.desk.look_again)
        self.reader = build_reader(settings, self._reader_parts(keyboard))
        self._feed = self._make_feed()
        self._sealer = Sealer(seal_service(settings, self.link))
        self._listener = ChangeListener(
            self.link.open_connection,
            ListenerEvents(self._database_live, self._database_lost, self._noted, self._confirmed),
            read_computer_clock,
        )
        self._lifecycle = Lifecycle(*self._parts())

    def _parts(self) -> Iterator[Part]:
        """Yield what is started, in the order in which it is."""
        yield Part("journal", _unheard, self.journal.close)
        yield Part("hand acts", _unheard, self._kept_hand_acts.close)
        yield Part("local directory", _unheard, self.directory.close)
        yield Part("database link", _unheard, self.link.close)
        yield Part("board feed", self._feed.start, self._feed.stop)
        yield Part("sealer", self._sealer.start, self._sealer.stop)
        yield Part("hand act delivery", self._hand_act_delivery.start, self._hand_act_delivery.stop)
        if self._shows_board:
            yield from self.people.parts()
        yield Part("scan desk", self.desk.start, self.desk.stop)
        yield Part("change listener", self._listener.start, self._listener.stop)
        yield Part("reader", self.reader.start, self.reader.stop)

    def start(self) -> None:
        """Start everything; returns at once, the database may take longer."""
        self._lifecycle.start()

    def stop(self) -> None:
        """Stop everything in reverse order; scans that were read are in the journal when this returns."""
        self._lifecycle.stop()

    @property
    def scan_next(self) -> Callable[[], None] | None:
        """Have the simulated reader present the next badge; None with a real reader."""
        return self.reader.reader.scan_next if isinstance(self.reader.reader, SimulatedReader) else None

    def record(self, scan: BadgeScan, told: ScanAnswer | None = None) -> ScanAnswer:
        """Record a scan as this station, on the thread ``delivery``; see ``ports.ScanRecorder``."""
        with self._known_to_the_database():
            return self._check_ins.record(self._as_this_station(scan), told)

    def record_together(self, scans: Sequence[ToldScan]) -> Sequence[ScanAnswer | None]:
        """Record scans as this station, on the thread ``delivery``; see ``ports.ScanRecorder``."""
        with self._known_to_the_database():
            return self._check_ins.record_together(
                [replace(item, scan=self._as_this_station(item.scan)) for item in scans]
            )

    def _as_this_station(self, scan: BadgeScan) -> BadgeScan:
        # Before the database was reached there is no id, and no unit of work to record it with either.
        return replace(scan, station_id=self.link.station_id or NOT_ENROLLED)

    @contextmanager
    def _known_to_the_database(self) -> Iterator[None]:
        """Have the station enrolled anew where the database no longer knows it."""
        try:
            yield
        except StationUnknownError:
            self._listener.connect_anew()
            raise

    def _settling_desk(self) -> SettlingDesk:
        sessions = self.people.sessions
        return SettlingDesk(sessions.session, sessions.unit_of_work, self.hand_acts, self.clock.now, new_id)

    def _make_hand_acts(self) -> HandActService:
        return HandActService(
            self._kept_hand_acts,
            self.link.unit_of_work,
            self.clock.now,
            self._added_by_hand,
            new_id,
            copy=self.directory,
        )

    def _make_desk(self) -> ScanDesk:
        return ScanDesk(
            journal=self.journal,
            directory=self.directory,
            recorder=self,
            probe=self.link.probe,
            clock=self.clock,
            station_id=lambda: self.link.station_id or NOT_ENROLLED,
            new_id=new_id,
            listeners=DeskListeners(
                self._answered, self._events.on_told_otherwise, self._journal_changed, self.watch.takes_scans
            ),
        )

    def _make_feed(self) -> BoardFeed:
        listeners = BoardListeners(
            self._events.on_board_replaced,
            self._board_changed,
            self._events.on_passages,
            self._refresh_directory,
            self._report,
        )
        return BoardFeed(self.presence, listeners, reads_board=self._shows_board)

    def _reader_parts(self, keyboard: MakeKeyboard | None) -> ReaderParts:
        return ReaderParts(self._serials, self.directory, self._take, self._events.on_reader, keyboard)

    # --- what the threads tell -----------------------------------------------------------------------------

    def _take(self, read: BadgeRead) -> None:
        self._feed.step_aside()
        self.desk.submit(read)

    def _answered(self, answer: ScanAnswer) -> None:
        self._events.on_answer(answer)
        if self._shows_board and answer.outcome is not Outcome.NOT_RECORDED:
            self._feed.add_answer(answer, self.link.station_name)

    def _journal_changed(self, status: JournalStatus) -> None:
        self._events.on_journal(status)
        if status.waiting == 0:
            self._feed.nothing_waits()

    def _serials(self) -> list[str]:
        badges = self._stations.directory(self.link.station_id or NOT_ENROLLED).badges
        return [badge.serial for badge in badges if badge.kind is BadgeKind.MEMBER and badge.holder is not None]

    def _added_by_hand(self) -> None:
        self._hand_act_delivery.look()
        self._tell_kept_visits()

    def _hand_acts_changed(self, status: HandActStatus) -> None:
        self._events.on_hand_acts(status)
        self._tell_kept_visits()

    def _tell_kept_visits(self) -> None:
        if self._shows_board:
            try:
                self._events.on_kept_visits(self.hand_acts.visits())
            except JournalError as error:
                logger.warning("The board is not told which visits wait on this disk: %s", error)

    def _last_server(self) -> str:
        try:
            return self.journal.server_identity()
        except JournalError as error:
            logger.warning("Which server was the last one could not be looked up: %s", error)
            return ""

    def _offer_again(self, identity: str) -> None:
        for kept, what in ((self.journal, "scans"), (self._kept_hand_acts, "acts by hand")):
            try:
                offered = kept.offer_again_if_server_changed(identity)
            except JournalError as error:
                logger.warning("Whether the server changed could not be looked up: %s", error)
                continue
            if offered:
                logger.warning(
                    "The database server is another one than before: %d %s are offered to it again", offered, what
                )

    def _noted(self, changes: Sequence[Change]) -> None:
        self._feed.note(changes)
        if any(change.table == "reviews" for change in changes):
            self._events.on_reviews()
        if any(change.table in _OF_A_SESSION for change in changes):
            self.people.accounts_changed()
        self._events.on_records(_together(changes))

    def _database_live(self) -> None:
        self._feed.database_live()
        self._events.on_reviews()
        self._events.on_records(EVERYTHING)
        self._sealer.database_live()
        self._hand_act_delivery.database_live()
        self.people.accounts_changed()
        self.desk.wake()

    def _database_lost(self, error: StoreUnavailableError) -> None:
        self._feed.database_lost()
        self._sealer.database_lost()
        self._hand_act_delivery.database_lost()
        self.watch.lost(error)

    def _confirmed(self, clock: ServerClock) -> None:
        self.clock.note_server_time(clock.server_time, clock.before, clock.after)
        self.watch.confirmed(clock.server_time)

    def _board_changed(self, change: BoardChange) -> None:
        self.directory.follow({entry.member.id: entry.state for entry in change.entries})
        if self._shows_board:
            self._events.on_board_changed(change)

    def _refresh_directory(self) -> None:
        if self.link.station_id is not None:
            contents = self._stations.directory(self.link.station_id)
            self.directory.replace(contents)
            self._tell_copy_what_waits()
            self._events.on_copy(contents.taken_at)

    def _tell_copy_what_waits(self) -> None:
        try:
            self.hand_acts.tell_copy()
        except JournalError as error:
            logger.warning("The copy of the directory is not told what was done by hand: %s", error)

    def _report(self) -> None:
        journal = self.journal.status()
        status = self.watch.status()
        if self.link.station_id is not None:
            health = StationHealth(
                waiting=journal.waiting,
                reader_state=self.reader.status().state,
                clock_offset=self.clock.offset(),
                program_version=__version__,
                last_synced_at=status.as_of if journal.waiting == 0 else None,
            )
            self._stations.report(self.link.station_id, health)


def _together(changes: Sequence[Change]) -> RecordChanges:
    """Return what came in together, by table; a table of which one notice names no rows has none named."""
    tables: dict[str, frozenset[UUID] | None] = {}
    for change in changes:
        known = tables.get(change.table, frozenset())
        tables[change.table] = None if known is None or change.ids is None else known | frozenset(change.ids)
    return RecordChanges(tables)
