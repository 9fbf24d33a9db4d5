"""The first start of a desk: a window of five questions, and the desk after them, in the same process."""

import asyncio

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtNetwork import QLocalServer

from sentinel_desktop.app.desk import Desk, listen_for_knocks, make_keyboard, run_desk
from sentinel_desktop.app.end_request import EndRequest
from sentinel_desktop.app.first_start_work import FirstStartDoings
from sentinel_desktop.app.kept_answers import kept_answers
from sentinel_desktop.app.log_setup import set_up_log
from sentinel_desktop.app.task_runner import TaskRunner
from sentinel_desktop.config import SIMULATED_READER, Settings
from sentinel_desktop.domain.first_start import Step
from sentinel_desktop.persistence.embedded.cluster_folder import ClusterFolder
from sentinel_desktop.ui.first_start.presenter import FirstStartPresenter
from sentinel_desktop.ui.first_start.signals import FirstStartSignals
from sentinel_desktop.ui.language import ScreenLanguage, keep_language, kept_language
from sentinel_desktop.ui.theme import Appearance


def is_due(settings: Settings) -> bool:
    """Whether a desk that starts so is to ask first: nobody has answered, nor made a database or a station yet.

    Whoever names a database, or plays with the simulated reader, is not asked.
    """
    kept = kept_answers(settings.data_dir)
    if kept is not None:
        return kept.left_at is not Step.DONE and settings.database == kept.database
    is_told = settings.database is not None or settings.reader == SIMULATED_READER
    has_station = any(settings.data_dir.glob("stations/*/station.json"))
    return not (is_told or has_station or ClusterFolder(settings.data_dir).home.exists())


def run_first_start(settings: Settings, end: EndRequest) -> int:
    """Ask, open the desk, and run it until its window is closed or ``end`` is asked for; returns the exit code.

    Raises:
        NoDisplayError: there is no screen.
        StationTakenError: the station runs without a window.
    """
    return run_desk(settings, end, FirstStart)


class FirstStart:
    """The window of questions, and then the desk; made and used on the main thread."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._ini = settings.station_dir / "window.ini"
        self._choices = QSettings(str(self._ini), QSettings.Format.IniFormat)
        self._language = ScreenLanguage.of(QCoreApplication.instance())
        self._language.choose(kept_language(self._choices))
        self._language.changed.connect(self._speak_anew)
        self._signals = FirstStartSignals()
        self._tasks = TaskRunner()
        self._doings = FirstStartDoings(settings, make_keyboard)
        self._door: QLocalServer | None = listen_for_knocks(settings.station_dir, self._signals.raise_requested.emit)
        self._opened = asyncio.Event()
        self.desk: Desk | None = None
        self.presenter = FirstStartPresenter(
            Appearance(self._choices),
            self._signals,
            work=self._doings,
            background=self._tasks,
            station=settings.station,
            break_off=self._doings.break_off,
        )
        self.presenter.finished.connect(self._opened.set)
        self.presenter.language_requested.connect(self._on_language_requested)

    async def live(self, ended: asyncio.Event) -> None:
        """Ask until everything is answered, then open the desk and work until ``ended`` is set or it is closed."""
        self.presenter.closed.connect(ended.set)
        self.presenter.window.show()
        self.presenter.begin(kept_answers(self._settings.data_dir))
        await _first_of(ended, self._opened)
        self.presenter.closed.disconnect(ended.set)
        loop = asyncio.get_running_loop()
        try:
            if not ended.is_set():
                await self._open_desk(ended)
            else:
                self.presenter.window.hide()
        finally:
            self._leave_the_screen()
            self._doings.break_off()
            await loop.run_in_executor(None, self._tasks.join)
            await loop.run_in_executor(None, self._doings.close)

    def close(self) -> None:
        """Take the windows away and stop everything that still runs; blocks until that is done."""
        self._leave_the_screen()
        self._doings.break_off()
        self._tasks.join()
        if self.desk is not None:
            self.desk.close()
        self._doings.close()
        self.presenter.window.deleteLater()

    async def _open_desk(self, ended: asyncio.Event) -> None:
        settings = self._doings.settings
        self._choices.sync()
        self._doings.keep_look(self._ini)
        if settings.station_dir != self._settings.station_dir:
            set_up_log(settings.station_dir)
        self._leave_the_screen()
        self.desk = Desk(settings, starts_early=True)
        self.desk.window.show()
        self.presenter.window.hide()
        await self.desk.live(ended)

    def _leave_the_screen(self) -> None:
        if self._door is not None:
            self._door.close()
            self._door = None
            self._language.changed.disconnect(self._speak_anew)
            self._tasks.break_off()

    def _on_language_requested(self) -> None:
        chosen = self._language.current.other
        keep_language(self._choices, chosen)
        self._language.choose(chosen)

    def _speak_anew(self) -> None:
        self.presenter.speak_anew()


async def _first_of(*events: asyncio.Event) -> None:
    """Wait until one of the events is set."""
    waiting = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for each in waiting:
            each.cancel()
