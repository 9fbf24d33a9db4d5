"""The kiosk as a station of its own: no desk, no board, nobody signed in; the reader works as ever."""

import asyncio
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QSettings

from sentinel_desktop.app.compose import RunningStation
from sentinel_desktop.app.desk import events_into, make_keyboard, run_desk
from sentinel_desktop.app.end_request import EndRequest
from sentinel_desktop.app.first_start import is_due
from sentinel_desktop.app.kiosk_service import kiosk_service
from sentinel_desktop.app.task_runner import TaskRunner
from sentinel_desktop.app.terminal import complain
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.stations import StationKind
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.kiosk.action import make_kiosk
from sentinel_desktop.ui.kiosk.not_set_up import not_set_up_notice
from sentinel_desktop.ui.language import ScreenLanguage, kept_language
from sentinel_desktop.ui.sentences import shown
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.theme import Appearance

NOT_SET_UP: Final = sentence(
    "StartFaults",
    "This computer is not set up yet: start 'sentinel-desktop' here once without --kiosk and answer its questions; "
    "after that the kiosk opens.",
)


def run_kiosk(settings: Settings, end: EndRequest) -> int:
    """Open the kiosk and run it until a supervisor leaves it or ``end`` is asked for; returns the exit code.

    On a computer that nobody set up it says so and does nothing, with exit code 1: what the first start of a desk asks
    is not asked of visitors, and no database is made by the way.

    Raises:
        NoDisplayError: there is no screen.
        StationTakenError: this station runs already.
    """
    if is_due(settings):
        complain(NOT_SET_UP)
        run_desk(settings, end, NotSetUp)
        return 1
    return run_desk(settings, end, Kiosk)


class NotSetUp:
    """A window that says that there is no kiosk here yet, and nothing behind it; made and used on the main thread."""

    def __init__(self, settings: Settings) -> None:
        choices = QSettings(str(settings.station_dir / "window.ini"), QSettings.Format.IniFormat)
        ScreenLanguage.of(QCoreApplication.instance()).choose(kept_language(choices))
        self.window = not_set_up_notice(Appearance(choices), shown(NOT_SET_UP))

    async def live(self, ended: asyncio.Event) -> None:
        """Show the window until ``ended`` is set or it is closed."""
        self.window.finished.connect(lambda _: ended.set())
        self.window.show()
        await ended.wait()
        self.window.hide()

    def close(self) -> None:
        """Take the window away."""
        self.window.deleteLater()


class Kiosk:
    """A running station and its full screen; made and used on the main thread."""

    def __init__(self, settings: Settings) -> None:
        self.signals = DeskSignals()
        self.station = RunningStation(
            settings,
            events_into(self.signals),
            shows_board=False,
            keyboard=make_keyboard,
            kind=StationKind.KIOSK,
        )
        choices = QSettings(str(settings.station_dir / "window.ini"), QSettings.Format.IniFormat)
        language = ScreenLanguage.of(QCoreApplication.instance())
        language.choose(kept_language(choices))
        self.tasks = TaskRunner()
        timings = self.station.directory.rules().timings
        setup = DeskSetup(self.station.link.station_name, timings, self.server_now, Appearance(choices))
        self.signals.scan_finished.connect(setup.taps.hear)
        self.presenter = make_kiosk(
            setup,
            self.signals,
            background=self.tasks,
            service=kiosk_service(self.station, self.server_now),
            leaving=self.station.people.kiosk_leaving,
        )
        self.window = self.presenter.window

    async def live(self, ended: asyncio.Event) -> None:
        """Show the screen and work until ``ended`` is set or a supervisor closes it; then stop the station."""
        self.window.closed.connect(ended.set)
        self.signals.raise_requested.connect(self.window.raise_)
        self.window.showFullScreen()
        self.station.start()
        await ended.wait()
        self.window.let_close()
        self.tasks.break_off()
        await asyncio.get_running_loop().run_in_executor(None, self.tasks.join)
        await asyncio.get_running_loop().run_in_executor(None, self.station.stop)

    def close(self) -> None:
        """Take the screen away and stop everything that still runs; blocks until the station has stopped."""
        self.window.let_close()
        self.tasks.break_off()
        self.tasks.join()
        self.station.stop()
        self.window.deleteLater()

    def server_now(self) -> datetime:
        """Return the present moment by the server's clock, as well as this station knows it."""
        return self.station.clock.now().astimezone(UTC)
