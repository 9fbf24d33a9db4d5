"""Real widgets on a screen that nobody sees."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.visitors import Language
from sentinel_desktop.ui.desk_actions import MakeAction
from sentinel_desktop.ui.desk_services import DeskServices
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.language import ScreenLanguage
from sentinel_desktop.ui.main_window import MainWindow
from sentinel_desktop.ui.places import MakePlace
from sentinel_desktop.ui.presence.page import PresencePage
from sentinel_desktop.ui.settling.presenter import Asked
from sentinel_desktop.ui.sign_in.asked import SignInAsked
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.sounding import Sounding
from sentinel_desktop.ui.tabs import MakeTab
from sentinel_desktop.ui.theme import Appearance, prepare_application
from tests.support.background_at_once import BackgroundAtOnce
from tests.support.fake_quarantine import FakeQuarantine
from tests.support.fake_reader_control import FRONT, FakeReaderControl
from tests.support.fake_refused_acts import FakeRefusedActs
from tests.support.fake_reviews import FakeReviews
from tests.support.fake_sessions import FakeSessions, Known, judge, person
from tests.support.invented_desk import NOW

OPERATOR = "duty"
"""The account of this computer in every test."""

QUICK = timedelta(milliseconds=60)
"""How long an answer stays on the panel in a test that waits for it to go."""


@pytest.fixture(autouse=True)
def _prepared(qapp: QApplication) -> None:
    prepare_application(qapp)
    ScreenLanguage.of(qapp).choose(Language.ENGLISH)


class Clock:
    """The present moment of a test, moved by hand."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.at


@pytest.fixture
def clock() -> Clock:
    """A clock that stands until a test moves it."""
    return Clock()


@pytest.fixture
def setup(tmp_path: Path, clock: Clock) -> DeskSetup:
    """What parts of the screen are built with."""
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    return DeskSetup("Front desk", Timings(), clock, Appearance(settings))


@dataclass(frozen=True, slots=True)
class Desk:
    """A window with the signals that feed it."""

    window: MainWindow
    signals: DeskSignals
    background: BackgroundAtOnce
    reader: FakeReaderControl
    quarantine: FakeQuarantine
    reviews: FakeReviews
    sessions: FakeSessions
    refused_acts: FakeRefusedActs

    @property
    def page(self) -> PresencePage:
        """The desk page."""
        return self.window.desk.page

    def names(self) -> list[str]:
        """Return who is shown on the board, in its order."""
        model = self.page.board.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


OpenDesk = Callable[..., Desk]


@pytest.fixture
def open_desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[OpenDesk]:
    """Open windows; each is closed and gone when the test ends."""
    windows: list[QWidget] = []

    def _open(  # noqa: PLR0913 - each test names the few it plays with
        *,
        on_scan_next: Callable[[], None] | None = None,
        result_shown: timedelta = timedelta(minutes=10),
        reader: FakeReaderControl | None = None,
        quarantine: FakeQuarantine | None = None,
        reviews: FakeReviews | None = None,
        refused_acts: FakeRefusedActs | None = None,
        sessions: FakeSessions | None = None,
        administration: Sequence[MakeTab] = (),
        supervision: Sequence[MakePlace] = (),
        front: Sequence[MakePlace] = (),
        actions: Sequence[MakeAction] = (),
        sounding: Sounding | None = None,
    ) -> Desk:
        signals, background = DeskSignals(), BackgroundAtOnce()
        reader, quarantine = reader or FakeReaderControl(FRONT), quarantine or FakeQuarantine()
        reviews, refused_acts = reviews or FakeReviews(), refused_acts or FakeRefusedActs()
        asked = Asked(quarantine, refused_acts, reviews, OPERATOR)
        sessions = sessions or FakeSessions(Known(person(), "one two three four"))
        sessions.listener = signals.session_changed.emit
        ini = tmp_path / "window.ini"
        window = MainWindow(
            signals,
            ini,
            "Front desk",
            Timings(),
            clock,
            DeskServices(
                background,
                reader,
                asked,
                SignInAsked(sessions, sessions, judge),
                on_scan_next,
                supervision,
                administration,
                front,
                actions,
                sounding,
            ),
            result_shown=result_shown,
        )
        windows.append(window)
        window.resize(1280, 720)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return Desk(window, signals, background, reader, quarantine, reviews, sessions, refused_acts)

    yield _open
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """One open window."""
    return open_desk()
