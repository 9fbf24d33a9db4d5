"""A desk at which an operator looks after visits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.visitors import SlipLine, VisitDetails, VisitLine
from sentinel_desktop.ui.desk_requests import DeskRequests
from sentinel_desktop.ui.visits.asked import VisitsAsked
from sentinel_desktop.ui.visits.page import VisitsPage
from sentinel_desktop.ui.visits.place import visits_place
from sentinel_desktop.ui.visits.presenter import VisitsPresenter
from sentinel_desktop.ui.visits.rows_card import visit_of
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key, type_text, wait_until_active
from tests.support.fake_sessions import person, signed_in
from tests.support.visits_in_memory import FilesInMemory, VisitsInMemory


@dataclass(slots=True)
class VisitsDesk:
    """A window that shows the page of visits."""

    desk: Desk
    visits: VisitsInMemory
    presenter: VisitsPresenter
    qtbot: QtBot

    @property
    def page(self) -> VisitsPage:
        """The page."""
        return self.presenter.page

    @property
    def requests(self) -> DeskRequests:
        """What the page asks of other parts of the desk."""
        return self.presenter._setup.requests

    def press(self, *keys: str) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            wait_until_active(self.desk.window)
            QTest.keySequence(QApplication.focusWidget() or self.desk.window, QKeySequence(key))
            QTest.qWait(0)

    def write(self, text: str) -> None:
        """Write where the keyboard is, over what is chosen there."""
        type_text(QApplication.focusWidget() or self.desk.window, text)

    def names(self) -> list[str]:
        """Return who stands in the table that is shown, from its top."""
        rows = self.page.card.model.rows
        return [row.record.details.display_name if isinstance(row, VisitLine) else row.visitor for row in rows]

    def choose(self, key: UUID) -> None:
        """Look at a visit of the table that is shown."""
        rows: Sequence[VisitLine | SlipLine] = self.page.card.model.rows
        self.page.card.view.choose_row(next(row for row, each in enumerate(rows) if visit_of(each) == key))

    def tell(self) -> None:
        """Hear that visits changed somewhere, and have them read."""
        self.desk.signals.records_changed.emit(RecordChanges({"visitors": None, "slip_prints": None}))
        self.qtbot.waitUntil(lambda: not self.presenter._due.isActive())

    def details(self, key: UUID) -> VisitDetails:
        """Return a visit as it is kept."""
        return self.visits.lines_by_id[key].record.details

    def sit_down(self, number: int = 1, role: AccountRole = AccountRole.OPERATOR) -> None:
        """Sign somebody in."""
        self.desk.sessions.become(signed_in(person(number, role)))


OpenVisits = Callable[..., VisitsDesk]


@pytest.fixture
def visits() -> VisitsInMemory:
    """A unit without any visits yet."""
    return VisitsInMemory()


@pytest.fixture
def open_visits(open_desk: OpenDesk, visits: VisitsInMemory, qtbot: QtBot) -> OpenVisits:
    """Open the page, for an operator."""

    def _open(role: AccountRole = AccountRole.OPERATOR) -> VisitsDesk:
        asked = VisitsAsked(visits, FilesInMemory(visits), visits)
        desk = open_desk(front=(partial(visits_place, asked=asked),))
        (presenter,) = desk.window.findChildren(VisitsPresenter)
        opened = VisitsDesk(desk, visits, presenter, qtbot)
        opened.sit_down(role=role)
        press_key(desk.window, Qt.Key.Key_4)
        return opened

    return _open
