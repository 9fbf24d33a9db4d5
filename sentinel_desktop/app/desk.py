"""The desk with its window: a running station whose events the screens hear through one doorway."""

import asyncio
import hashlib
import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Protocol
from weakref import WeakSet

import psutil
from PySide6.QtCore import QCoreApplication, QSettings, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from sentinel_desktop.app.administration import administration_tabs
from sentinel_desktop.app.collection import (
    COLLECT_EVERY_MS,
    collect_if_due,
    collect_when_asked,
    pass_over_what_is_loaded,
)
from sentinel_desktop.app.compose import RunningStation, StationEvents, seal_service
from sentinel_desktop.app.display import require_display
from sentinel_desktop.app.end_request import EndRequest
from sentinel_desktop.app.event_loop import run_until_closed
from sentinel_desktop.app.front_desk import front_desk_actions, front_desk_places
from sentinel_desktop.app.held_news import HeldNews
from sentinel_desktop.app.keyboard_wedge import KeyboardWedge
from sentinel_desktop.app.log_setup import set_up_log
from sentinel_desktop.app.qt_messages import hear_qt
from sentinel_desktop.app.refused_acts import refused_acts
from sentinel_desktop.app.single_instance import StationLock, StationTakenError
from sentinel_desktop.app.station_clock import read_computer_clock
from sentinel_desktop.app.supervision import supervision_places
from sentinel_desktop.app.task_runner import TaskRunner
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.operational_day import Timings, operational_date
from sentinel_desktop.domain.outcomes import Sound
from sentinel_desktop.domain.readers import ReaderChoice
from sentinel_desktop.domain.station_status import StationDay
from sentinel_desktop.hardware.keyboard_reader import KeyboardReader
from sentinel_desktop.hardware.loudspeaker import Loudspeaker
from sentinel_desktop.hardware.profiles import profile_for
from sentinel_desktop.services.ports import ReaderStatusListener, ReadListener
from sentinel_desktop.ui.assets import sound_bytes
from sentinel_desktop.ui.desk_news import DeskNews
from sentinel_desktop.ui.desk_services import DeskServices
from sentinel_desktop.ui.kept_state import KeptState
from sentinel_desktop.ui.language import ScreenLanguage, keep_language, kept_language
from sentinel_desktop.ui.main_window import MainWindow
from sentinel_desktop.ui.settling.presenter import Asked
from sentinel_desktop.ui.sign_in.asked import SignInAsked
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.sounding import Sounding
from sentinel_desktop.ui.theme import prepare_application

logger = logging.getLogger(__name__)

_KNOCK_MS = 1000
_DAY_EVERY_MS = 1000
_GOES_AFTER_MS = 200


class Screen(Protocol):
    """A running station with a window of its own."""

    async def live(self, ended: asyncio.Event) -> None:
        """Show the window and work until ``ended`` is set or the window is closed; then stop the station."""

    def close(self) -> None:
        """Take the window away and stop everything that still runs."""


def run_desk(settings: Settings, end: EndRequest, make: Callable[[Settings], Screen] | None = None) -> int:
    """Open the desk and run it until its window is closed or ``end`` is asked for; returns the exit code.

    Where this station already runs with a window, that window comes to the front and this call ends. ``make`` makes
    another screen than the desk's.

    Raises:
        NoDisplayError: there is no screen.
        StationTakenError: the station runs without a window.
    """
    require_display(os.environ)
    lock = StationLock(settings.station_dir)
    try:
        lock.acquire()
    except StationTakenError:
        if _knock(settings.station_dir):
            return 0
        raise
    try:
        set_up_log(settings.station_dir)
        hear_qt()
        app = QApplication([])
        prepare_application(app)
        collect_when_asked()
        desk = (make or partial(Desk, starts_early=True))(settings)
        pass_over_what_is_loaded()
        collector = QTimer(interval=COLLECT_EVERY_MS)
        collector.timeout.connect(collect_if_due)
        collector.start()
        try:
            run_until_closed(app, desk.live, end)
        finally:
            desk.close()
    finally:
        lock.release()
    return 0


class Desk:
    """A running station and its window; made and used on the main thread.

    Args:
        settings: of this start.
        starts_early: whether the station is at work before there is a window, which then hears what was told meanwhile
            once it lives; else whoever made this desk starts it, or ``live`` does.
    """

    def __init__(self, settings: Settings, *, starts_early: bool = False) -> None:
        self.signals = DeskSignals()
        self._starts_early = starts_early
        self._held = HeldNews()
        events = self._held.holding(events_into(self.signals))
        self._keyboards: WeakSet[KeyboardWedge] = WeakSet()
        self.station = RunningStation(settings, events, shows_board=True, keyboard=self._make_keyboard)
        self._timings = self.station.directory.rules().timings
        self._ini = settings.station_dir / "window.ini"
        self._seals = seal_service(settings, self.station.link)
        self._kept = KeptState()
        self._news = DeskNews(self.signals)
        self._loudspeaker = Loudspeaker({sound: sound_bytes(sound.value) for sound in Sound})
        self._loudspeaker.start()
        self.sounding = Sounding(self.signals, self._loudspeaker, self._choices())
        self._ended: asyncio.Event | None = None
        self.language = ScreenLanguage.of(QCoreApplication.instance())
        self.language.choose(kept_language(self._choices()))
        self.language.changed.connect(self._speak_anew)
        self.station.people.sessions.listen(self.signals.session_changed.emit)
        self.tasks = TaskRunner()
        self.window = self._make_first_window()
        self.signals.copy_taken.connect(self._take_up_rollover)
        if (taken_at := self.station.directory.taken_at()) is not None:
            self.signals.copy_taken.emit(taken_at)
        self._door = listen_for_knocks(settings.station_dir, self.signals.raise_requested.emit)
        self._day: StationDay | None = None
        self._day_timer = QTimer(interval=_DAY_EVERY_MS)
        self._day_timer.timeout.connect(self._tell_day)

    async def live(self, ended: asyncio.Event) -> None:
        """Show the window and work until ``ended`` is set or the window is closed; then stop the station."""
        self._ended = ended
        self.window.show()
        if self._starts_early:
            self._held.let_through()
        else:
            self.station.start()
        self._day_timer.start()
        await ended.wait()
        self._leave_the_screen()
        self.tasks.break_off()
        await asyncio.get_running_loop().run_in_executor(None, self.tasks.join)
        await asyncio.get_running_loop().run_in_executor(None, self.station.stop)

    def close(self) -> None:
        """Take the window away and stop everything that still runs; blocks until the station has stopped."""
        self.language.changed.disconnect(self._speak_anew)
        self._leave_the_screen()
        self.tasks.break_off()
        self.tasks.join()
        self.station.stop()
        self._loudspeaker.stop()
        self.window.deleteLater()

    def server_now(self) -> datetime:
        """Return the present moment by the server's clock, as well as this station knows it."""
        return self.station.clock.now().astimezone(UTC)

    def _make_keyboard(
        self, choice: ReaderChoice, on_read: ReadListener, on_status: ReaderStatusListener
    ) -> KeyboardWedge:
        keyboard = make_keyboard(choice, on_read, on_status)
        self._keyboards.add(keyboard)
        return keyboard

    def _make_first_window(self) -> MainWindow:
        """Make the window, of a station that starts early while it begins: no badge waits for a screen."""
        if not self._starts_early:
            self._held.let_through()
            return self._make_window()
        self.station.start()
        try:
            return self._make_window()
        except BaseException:
            self.station.stop()
            self._loudspeaker.stop()
            raise

    def _make_window(self) -> MainWindow:
        people = self.station.people
        window = MainWindow(
            self.signals,
            self._ini,
            self.station.link.station_name,
            self._timings,
            self.server_now,
            DeskServices(
                background=self.tasks,
                reader=self.station.reader,
                sign_in=SignInAsked(people.sessions, people.first_administrator, people.judge),
                settling=Asked(
                    self.station.quarantine,
                    refused_acts(self.station, self.server_now),
                    self.station.reviews,
                    psutil.Process().username(),
                ),
                scan_next=self.station.scan_next,
                supervision=supervision_places(self.station, self.server_now),
                administration=administration_tabs(self.station, self._seals),
                front=front_desk_places(self.station, self.server_now),
                actions=front_desk_actions(self.station, self.server_now),
                sounding=self.sounding,
                kept=self._kept,
            ),
        )
        window.closed.connect(self._on_window_closed)
        window.language_requested.connect(self._on_language_requested)
        for keyboard in tuple(self._keyboards):
            keyboard.be_asked_first()
        return window

    def _on_window_closed(self) -> None:
        if self._ended is not None:
            self._ended.set()

    def _on_language_requested(self) -> None:
        chosen = self.language.current.other
        keep_language(self._choices(), chosen)
        self.language.choose(chosen)

    def _choices(self) -> QSettings:
        return QSettings(str(self._ini), QSettings.Format.IniFormat)

    def _speak_anew(self) -> None:
        """Make the window anew, in the language that is spoken now, on the page that was shown.

        The old one goes once what it was asked for has ended: a call that is under way speaks to nobody any more.
        """
        before, tasks = self.window, self.tasks
        before.keep_geometry()
        before.closed.disconnect(self._on_window_closed)
        self.tasks = TaskRunner()
        self.window = self._make_window()
        self._news.tell_again()
        self.window.show_place(before.place.name)
        if before.isVisible():
            self.window.show()
            self.window.activateWindow()
        before.hide()
        tasks.break_off()
        QTimer.singleShot(_GOES_AFTER_MS, before, before.deleteLater)

    def _leave_the_screen(self) -> None:
        self._day_timer.stop()
        self._door.close()
        self.window.hide()

    def _take_up_rollover(self) -> None:
        """Go by the unit's settings as they are known here now; the zone stays that which the pages were made with."""
        rollover = self.station.directory.rules().timings.rollover
        self._timings = Timings(self._timings.zone, rollover)

    def _tell_day(self) -> None:
        day = StationDay(operational_date(self.server_now(), self._timings), self.station.clock.offset())
        if self._day is None or day.operational_date != self._day.operational_date or _moved(day, self._day):
            self._day = day
            self.signals.day_changed.emit(day)


def make_keyboard(choice: ReaderChoice, on_read: ReadListener, on_status: ReaderStatusListener) -> KeyboardWedge:
    """Return the reader that types, heard by the window."""
    return KeyboardWedge(KeyboardReader(profile_for(choice), read_computer_clock, on_read, on_status))


def events_into(signals: DeskSignals) -> StationEvents:
    """Return listeners that hand everything through the doorway into Qt; emitting is safe from any thread."""
    return StationEvents(
        on_answer=signals.scan_finished.emit,
        on_told_otherwise=signals.told_otherwise.emit,
        on_reader=signals.reader_changed.emit,
        on_database=signals.database_changed.emit,
        on_journal=signals.journal_changed.emit,
        on_hand_acts=signals.hand_acts_changed.emit,
        on_kept_visits=signals.kept_visits_changed.emit,
        on_board_replaced=signals.board_replaced.emit,
        on_board_changed=signals.board_changed.emit,
        on_passages=signals.passages_changed.emit,
        on_reviews=signals.reviews_changed.emit,
        on_records=signals.records_changed.emit,
        on_copy=signals.copy_taken.emit,
    )


def _moved(day: StationDay, told: StationDay) -> bool:
    return abs((day.clock_offset - told.clock_offset).total_seconds()) > 1


def _door_name(station_dir: Path) -> str:
    return "sentinel-desktop-" + hashlib.sha256(str(station_dir).encode()).hexdigest()[:16]


def _knock(station_dir: Path) -> bool:
    """Ask the window of this station to come to the front; false where there is none."""
    socket = QLocalSocket()
    socket.connectToServer(_door_name(station_dir))
    if not socket.waitForConnected(_KNOCK_MS):
        return False
    socket.disconnectFromServer()
    return True


def listen_for_knocks(station_dir: Path, on_knock: Callable[[], object]) -> QLocalServer:
    """Have ``on_knock`` hear that somebody starts this station once more, until the door is closed."""
    # The lock is ours, so a socket left behind by a killed program is nobody's.
    QLocalServer.removeServer(_door_name(station_dir))
    door = QLocalServer()
    door.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

    def on_connection() -> None:
        visitor = door.nextPendingConnection()
        if visitor is not None:
            visitor.deleteLater()
        on_knock()

    door.newConnection.connect(on_connection)
    if not door.listen(_door_name(station_dir)):
        logger.warning("Another start of this station will not find this window: %s", door.errorString())
    return door
