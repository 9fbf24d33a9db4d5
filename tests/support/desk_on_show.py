"""A window with every page, action and tab over a unit in memory, through which a person walks by keys."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from time import monotonic
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from sentinel_desktop.app.kiosk import NOT_SET_UP
from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.list_kinds import DIVISIONS
from sentinel_desktop.domain.lists import ListName
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.outcomes import Sound
from sentinel_desktop.domain.presence import BoardSnapshot
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.domain.record_changes import EVERYTHING
from sentinel_desktop.domain.sessions import NOBODY
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus, JournalStatus, StationDay
from sentinel_desktop.ui.by_hand.presenter import ByHandPresenter
from sentinel_desktop.ui.desk_services import DeskServices
from sentinel_desktop.ui.kiosk.not_set_up import not_set_up_notice
from sentinel_desktop.ui.lists.page import ListsPage
from sentinel_desktop.ui.main_window import MainWindow
from sentinel_desktop.ui.members.page import MembersPage
from sentinel_desktop.ui.sentences import shown
from sentinel_desktop.ui.settling.presenter import Asked
from sentinel_desktop.ui.sign_in.asked import SignInAsked
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.sounding import Sounding
from tests.support.active_windows import type_text, wait_until_active
from tests.support.background_at_once import BackgroundAtOnce
from tests.support.by_hand_in_memory import long_stay, long_visit, waiting_question
from tests.support.fake_quarantine import FakeQuarantine, refused
from tests.support.fake_refused_acts import FakeRefusedActs
from tests.support.fake_reviews import FakeReviews, review
from tests.support.fake_sessions import FakeSessions, Known, judge, person, signed_in
from tests.support.invented_desk import NOW, evening, member, snapshot, tagged, visitor
from tests.support.patience import PATIENCE_S
from tests.support.people_in_memory import ROY
from tests.support.unit_on_show import TABS, UnitOnShow

PASSWORD: Final = "one two three four"
_SHORT_MS: Final = 500


class DeskOnShow:
    """An evening on which whoever sits here may do everything."""

    def __init__(self, ini: Path) -> None:
        self.signals = DeskSignals()
        self.unit = UnitOnShow()
        self.unit.by_hand.stays = [long_visit(26), *(long_stay(n, 22 - n) for n in range(3, 9))]
        self.sessions = FakeSessions(Known(person(1, AccountRole.ADMINISTRATOR), PASSWORD), locks_after=None)
        self.sessions.listener = self.signals.session_changed.emit
        settling = Asked(
            FakeQuarantine(*(refused(n) for n in range(1, 5))),
            FakeRefusedActs(),
            FakeReviews(*(review(n) for n in range(4))),
            "duty",
        )
        settings = QSettings(str(ini), QSettings.Format.IniFormat)
        self.background = BackgroundAtOnce()
        services = DeskServices(
            self.background,
            self.unit.reader,
            settling,
            SignInAsked(self.sessions, self.sessions, judge),
            _nothing,
            self.unit.supervision(),
            self.unit.administration(),
            self.unit.front(),
            self.unit.actions(),
            Sounding(self.signals, _Silence(), settings),
        )
        self.window = MainWindow(self.signals, ini, "Front desk", Timings(), lambda: NOW, services)

    def begin(self) -> None:
        """Have a busy evening."""
        badge = NOW - timedelta(seconds=4)
        self.signals.reader_changed.emit(ReaderStatus(ReaderState.READY, "/dev/ttyUSB0", "RDM6300", badge, badge))
        self.signals.database_changed.emit(DatabaseStatus(DatabaseState.LIVE, NOW))
        self.signals.day_changed.emit(StationDay(date(2026, 11, 24), timedelta(seconds=-90)))
        self.signals.journal_changed.emit(JournalStatus(0, 4))
        self.signals.board_replaced.emit(_crowd())
        self.signals.passages_changed.emit(evening())
        self.settle()

    def sit_down(self, role: AccountRole | None) -> None:
        """Have somebody of this role sit here; nobody where it is None."""
        now = NOBODY if role is None else signed_in(person(1, role))
        if self.sessions.session() != now:
            self.sessions.become(now)
            self.settle()

    def go(self, place: str) -> QWidget:
        """Go to a page or a tab as a person does; return its page."""
        window = self.window
        if place in TABS:
            window.show_place("administration")
            window.administration.page.show_tab(place)
            window.administration.page.focus_first()
        elif place == "member":
            window.show_place("members")
            (members,) = window.findChildren(MembersPage)
            members.table.opened.emit(ROY)
        elif place == "lists":
            window.show_place(place)
            (lists,) = window.findChildren(ListsPage)
            lists.kinds.chosen.emit(DIVISIONS)
            lists.values.chosen.emit(self.unit.lists.named(ListName.DIVISIONS, "Operations").id)
        else:
            window.show_place(place)
        self.settle()
        return window.place.page

    def press(self, *keys: str) -> None:
        """Press keys where the keyboard is, each when what the last one began is done."""
        for key in keys:
            wait_until_active(self.above[-1] if self.above else self.window)
            QTest.keySequence(QApplication.focusWidget() or self.window, QKeySequence(key))
            self.settle()

    def write(self, text: str) -> None:
        """Write where the keyboard is."""
        type_text(QApplication.focusWidget() or self.window, text)
        self.settle()

    def ask(self) -> None:
        """Let a question of a check-out that nobody saw wait at the desk."""
        self.unit.by_hand.questions = [waiting_question(n) for n in (4, 6, 9)]
        self.signals.records_changed.emit(EVERYTHING)
        self.settle()

    def open_long_stays(self) -> None:
        """Open the list of who is in for too long."""
        (presenter,) = self.window.findChildren(ByHandPresenter)
        presenter.ending_stays.open()
        self.settle()

    def open_saved_filters(self) -> None:
        """Open the filters of the members that somebody saved."""
        (members,) = self.window.findChildren(MembersPage)
        members.saved.click()
        self.settle()

    def open_kiosk_notice(self) -> None:
        """Open what a kiosk says on a computer that nobody set up."""
        notice = not_set_up_notice(self.window.look, shown(NOT_SET_UP))
        notice.setParent(self.window, Qt.WindowType.Dialog)
        notice.open()
        self.settle()

    @property
    def above(self) -> list[QWidget]:
        """Everything that is shown over the window, the uppermost last."""
        return [each for each in self.window.findChildren(QWidget) if each.isWindow() and each.isVisible()]

    def close_above(self) -> None:
        """Close everything that is open over the window."""
        while above := self.above:
            above[-1].close()
            self.settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        wait_until_active(self.window)

    def settle(self) -> None:
        """Let everything happen that is about to: pages collect what changed for a moment before they read."""
        patience = monotonic() + PATIENCE_S
        QApplication.processEvents()
        while self._is_something_due() and monotonic() < patience:
            QTest.qWait(20)
        QApplication.processEvents()

    def _is_something_due(self) -> bool:
        timers, buttons = self.window.findChildren(QTimer), self.window.findChildren(QAbstractButton)
        return any(
            timer.isActive() and timer.isSingleShot() and timer.interval() <= _SHORT_MS for timer in timers
        ) or any(button.isDown() for button in buttons)


@contextmanager
def desk_on_show(ini: Path, width: int = 1280, height: int = 720) -> Iterator[DeskOnShow]:
    """Open the window in this size; it is gone with the block."""
    desk = DeskOnShow(ini)
    window = desk.window
    try:
        window.resize(width, height)
        window.show()
        wait_until_active(window)
        yield desk
    finally:
        for each in reversed(desk.above):
            each.close()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class _Silence:
    """A loudspeaker that is not there."""

    def play(self, sound: Sound, volume: int, *, asked_for: bool = False) -> None:
        """Play nothing."""


def _nothing() -> None:
    """There is no reader."""


def _crowd() -> BoardSnapshot:
    """Return a board with members, tags, somebody in for long, and visitors."""
    crowd = snapshot(42, NOW - timedelta(seconds=9))
    entries = tuple(
        replace(entry, tags=tagged(number), since=NOW - timedelta(hours=21) if number % 29 == 0 else entry.since)
        for number, entry in enumerate(crowd.entries)
    )
    guests = tuple(visitor(number, host=member(5), escort=number == 1) for number in range(4))
    return replace(crowd, entries=entries, visitors=guests)
