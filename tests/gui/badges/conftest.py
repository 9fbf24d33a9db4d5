"""The page of badges in a window, with a supervisor at the desk and an invented unit behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import cast

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.badges import BadgeLine
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.ui.badges.page import BadgesPage
from sentinel_desktop.ui.badges.place import badges_place
from sentinel_desktop.ui.badges.presenter import BadgesPresenter
from tests.gui.conftest import Clock, Desk, OpenDesk
from tests.support.active_windows import type_text, wait_until_active
from tests.support.badges_in_memory import BadgesInMemory, FindsPeople, some_badges
from tests.support.fake_reader_control import FRONT, FakeReaderControl, tried
from tests.support.fake_sessions import FakeSessions, Known, person, signed_in


@dataclass(slots=True)
class Badges:
    """The page, and what it stands on."""

    desk: Desk
    unit: BadgesInMemory
    reader: FakeReaderControl
    qtbot: QtBot

    @property
    def presenter(self) -> BadgesPresenter:
        """The presenter of the page."""
        return cast("BadgesPresenter", self.desk.window.places["badges"].presenter)

    @property
    def page(self) -> BadgesPage:
        """The page."""
        return self.presenter.page

    @property
    def dialog(self) -> QDialog | None:
        """The dialog over the page."""
        return self.presenter.acting.dialog

    def press(self, *keys: str) -> None:
        """Press keys where the keyboard is, one after the other."""
        for key in keys:
            QTest.keySequence(self._focused(), QKeySequence(key))

    def write(self, text: str) -> None:
        """Write where the keyboard is."""
        type_text(self._focused(), text)

    def tap(self, serial: str) -> None:
        """Hold a badge to the reader."""
        assert self.reader.is_trying, "nothing waits for a badge"
        self.reader.present(tried(serial))

    def choose(self, number: str) -> BadgeLine:
        """Look at the badge of this number."""
        row = [line.printed_number for line in self.page.model.rows].index(number)
        self.page.view.choose_row(row)
        line = self.page.line
        assert line is not None
        return line

    def numbers(self) -> list[str]:
        """Return the numbers in the table."""
        return [line.printed_number for line in self.page.model.rows]

    def sit_down(self, role: AccountRole, number: int = 2) -> None:
        """Sign somebody in, who goes to the page."""
        self.desk.sessions.become(signed_in(person(number, role)))
        self.desk.window.show_place("badges")
        self.settle()

    def settle(self) -> None:
        """Wait until what changed is read again."""
        self.qtbot.waitUntil(lambda: not self.presenter._due.isActive())

    def _focused(self) -> QWidget:
        over = self.dialog
        window = self.desk.window if over is None else over
        wait_until_active(window)
        return QApplication.focusWidget() or window


OpenBadges = Callable[..., Badges]


@pytest.fixture
def open_badges(open_desk: OpenDesk, qtbot: QtBot, clock: Clock) -> OpenBadges:
    """Return what opens the page on a unit; somebody of a role sits there, the reader is ready."""

    def open_page(unit: BadgesInMemory | None = None, role: AccountRole = AccountRole.SUPERVISOR) -> Badges:
        unit = unit or some_badges(BadgesInMemory(clock))
        reader = FakeReaderControl(FRONT)
        sessions = FakeSessions(Known(person(2, role), "one two three four"))
        place = partial(badges_place, service=unit, people=FindsPeople(unit), reader=reader)
        desk = open_desk(reader=reader, sessions=sessions, front=(place,))
        desk.signals.reader_changed.emit(ReaderStatus(ReaderState.READY, "/dev/ttyUSB0", "rdm6300"))
        badges = Badges(desk, unit, reader, qtbot)
        badges.sit_down(role)
        return badges

    return open_page


@pytest.fixture
def badges(open_badges: OpenBadges) -> Badges:
    """Return the page on an evening, a supervisor at it."""
    return open_badges()
