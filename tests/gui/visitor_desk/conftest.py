"""A window at which an operator sits, and a desk in memory that receives visitors."""

from dataclasses import dataclass
from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import MemberId, ScanId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.ui.visitor_desk.action import visitor_in_action, visitor_out_action
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step, VisitorSignInDialog
from sentinel_desktop.ui.visitor_desk.sign_in_presenter import VisitorSignInPresenter
from sentinel_desktop.ui.visitor_desk.sign_out_dialog import VisitorSignOutDialog
from sentinel_desktop.ui.visitor_desk.sign_out_presenter import VisitorSignOutPresenter
from tests.gui.conftest import Desk, OpenDesk
from tests.support.fake_sessions import person, signed_in
from tests.support.fake_visitor_desk import FakeVisitorDesk
from tests.support.invented_desk import NOW
from tests.support.visitor_keyboard import CountedKeys


@dataclass(frozen=True, slots=True)
class FrontDesk:
    """The window, and whom its dialogs ask."""

    desk: Desk
    service: FakeVisitorDesk

    @property
    def coming(self) -> VisitorSignInPresenter:
        """What signs visitors in."""
        presenter = self.desk.window.desk_actions.all[0].presenter
        assert isinstance(presenter, VisitorSignInPresenter)
        return presenter

    @property
    def leaving(self) -> VisitorSignOutPresenter:
        """What signs visitors out."""
        presenter = self.desk.window.desk_actions.all[1].presenter
        assert isinstance(presenter, VisitorSignOutPresenter)
        return presenter

    @property
    def signing_in(self) -> VisitorSignInDialog:
        """The sign-in that is open."""
        assert self.coming.dialog is not None
        return self.coming.dialog

    @property
    def signing_out(self) -> VisitorSignOutDialog:
        """The sign-out that is open."""
        assert self.leaving.dialog is not None
        return self.leaving.dialog

    def is_at(self, step: Step) -> bool:
        """Whether the sign-in shows this page."""
        return self.signing_in.step is step

    def go_to_the_badge(self, reason: Qt.Key = Qt.Key.Key_6) -> CountedKeys:
        """Go on to the page of the badge with a visitor of a name alone."""
        keys = self.open_sign_in()
        keys.press(reason)
        keys.type("Zed")
        keys.press(Qt.Key.Key_Return)
        assert self.is_at(Step.BADGE)
        return keys

    def open_sign_in(self) -> CountedKeys:
        """Open the sign-in and return its keyboard."""
        self.coming.open()
        return CountedKeys(self.signing_in)

    def open_sign_out(self) -> CountedKeys:
        """Open the sign-out and return its keyboard."""
        self.leaving.open()
        return CountedKeys(self.signing_out)

    def tap(self, serial: str, outcome: Outcome, *, member: str = "") -> None:
        """Have a badge be scanned at this desk."""
        card = MemberCard(MemberId(uuid4()), member, "PO2", member, "", "OPS") if member else None
        direction = Direction.IN if member else None
        answer = ScanAnswer(ScanId(uuid4()), serial, outcome, NOW, direction, member=card)
        self.desk.signals.scan_finished.emit(answer)


@pytest.fixture
def front(open_desk: OpenDesk, qtbot: QtBot) -> FrontDesk:
    """Return a desk at which an operator sits."""
    del qtbot
    service = FakeVisitorDesk()
    actions = (partial(visitor_in_action, service=service), partial(visitor_out_action, service=service))
    desk = open_desk(actions=actions)
    desk.sessions.become(signed_in(person()))
    return FrontDesk(desk, service)
