"""A window on which a scene is played, with an invented unit behind it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.sessions import SignedIn
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus, JournalStatus, StationDay
from sentinel_desktop.ui.desk_services import DeskServices
from sentinel_desktop.ui.main_window import MainWindow
from sentinel_desktop.ui.settling.presenter import Asked
from sentinel_desktop.ui.sign_in.asked import SignInAsked
from sentinel_desktop.ui.signals import DeskSignals
from tests.support.background_at_once import BackgroundAtOnce
from tests.support.fake_quarantine import FakeQuarantine
from tests.support.fake_refused_acts import FakeRefusedActs
from tests.support.fake_reviews import FakeReviews
from tests.support.fake_sessions import FakeSessions, Known, judge, person, signed_in
from tests.support.invented_desk import NOW, evening, snapshot
from tests.support.unit_on_show import UnitOnShow

PASSWORD: Final = "one two three four"  # noqa: S105 - invented
SERVER_AWAY: Final = sentence(
    "DatabaseFaults", "The database was not reached or no longer answers: check the network and the server."
)
_SHORT_MS: Final = 500
_PATIENCE_S: Final = 5.0


class Stage:
    """A desk in light or dark whose database, reader and people do what a scene says."""

    def __init__(self, ini: Path) -> None:
        self.signals = DeskSignals()
        self.unit = UnitOnShow()
        self.quarantine, self.reviews = FakeQuarantine(), FakeReviews()
        self.refused_acts = FakeRefusedActs()
        self.sessions = FakeSessions(
            Known(person(), PASSWORD), Known(person(2, AccountRole.SUPERVISOR), PASSWORD), locks_after=None
        )
        self.sessions.listener = self.signals.session_changed.emit
        services = DeskServices(
            BackgroundAtOnce(),
            self.unit.reader,
            Asked(self.quarantine, self.refused_acts, self.reviews, "duty"),
            SignInAsked(self.sessions, self.sessions, judge),
            _nothing,
            self.unit.supervision(),
            self.unit.administration(),
            front=self.unit.front(),
            actions=self.unit.actions(),
        )
        self.window = MainWindow(self.signals, ini, "Front desk", Timings(), _now, services)

    def evening(self, count: int = 42) -> None:
        """Have an evening with everything well and this many members in."""
        badge = NOW - timedelta(seconds=4)
        self.signals.reader_changed.emit(ReaderStatus(ReaderState.READY, "/dev/ttyUSB0", "RDM6300", badge, badge))
        self.signals.database_changed.emit(DatabaseStatus(DatabaseState.LIVE, NOW))
        self.signals.day_changed.emit(StationDay(date(2026, 11, 24)))
        self.signals.journal_changed.emit(JournalStatus())
        self.signals.board_replaced.emit(snapshot(count, NOW - timedelta(seconds=9)))
        self.signals.passages_changed.emit(evening())

    def sit_down(self, role: AccountRole = AccountRole.SUPERVISOR) -> SignedIn:
        """Sign somebody in; return who it is."""
        who = person(2 if role is AccountRole.SUPERVISOR else 1, role)
        self.sessions.become(signed_in(who))
        return who

    def show_place(self, name: str, role: AccountRole = AccountRole.SUPERVISOR) -> None:
        """Have an evening on which somebody looks at a page."""
        self.evening()
        self.sit_down(role)
        self.window.show_place(name)
        self.settle()

    def show_tab(self, name: str) -> None:
        """Have an evening on which an administrator looks at a tab."""
        self.show_place("administration", AccountRole.ADMINISTRATOR)
        page = self.window.administration.page
        page.show_tab(name)
        page.focus_first()
        self.settle()

    def press(self, *keys: str) -> None:
        """Press keys where the keyboard is, one after the other, each when what the last one began is done."""
        for key in keys:
            there = QApplication.focusWidget() or self.over or self.window
            QTest.keySequence(there, QKeySequence(key))
            self.settle()

    def write(self, text: str) -> None:
        """Write where the keyboard is."""
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget() or self.window, letter)
        self.settle()

    @property
    def over(self) -> QDialog | None:
        """The dialog over the window, the uppermost where there are several."""
        dialogs = [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]
        return dialogs[-1] if dialogs else None

    @property
    def above(self) -> list[QWidget]:
        """Everything that is shown over the window, the uppermost last."""
        return [each for each in self.window.findChildren(QWidget) if each.isWindow() and each.isVisible()]

    def settle(self) -> None:
        """Let everything happen that is about to: pages collect what changed for a moment before they read."""
        patience = monotonic() + _PATIENCE_S
        QApplication.processEvents()
        while self._is_something_due() and monotonic() < patience:
            QTest.qWait(5)
        QApplication.processEvents()

    def leave(self) -> None:
        """Take the window away."""
        for each in reversed(self.above):
            each.close()
        self.window.close()
        self.window.deleteLater()

    def _is_something_due(self) -> bool:
        timers, buttons = self.window.findChildren(QTimer), self.window.findChildren(QAbstractButton)
        return any(
            timer.isActive() and timer.isSingleShot() and timer.interval() <= _SHORT_MS for timer in timers
        ) or any(button.isDown() for button in buttons)


Scene = Callable[[Stage], object]


def _now() -> datetime:
    return NOW.astimezone(UTC)


def _nothing() -> None:
    """There is no reader behind a picture."""
