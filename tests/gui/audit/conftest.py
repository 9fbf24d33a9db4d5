"""A window whose administrator looks at an invented audit."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt

from sentinel_desktop.ui.audit.page import AuditPage
from sentinel_desktop.ui.audit.presenter import AuditPresenter
from sentinel_desktop.ui.audit.tab import AuditAsked, audit_tab
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key
from tests.support.fake_administration import administrator
from tests.support.fake_audit import FakeAuditLog, FakeSeals, several


class Office:
    """A window whose administrator looks at the audit."""

    def __init__(self, open_desk: OpenDesk, log: FakeAuditLog, seals: FakeSeals) -> None:
        self.log, self.seals = log, seals
        self.desk: Desk = open_desk(administration=[partial(audit_tab, service=AuditAsked(log, seals))])
        self.desk.signals.session_changed.emit(administrator())
        self.desk.window.show_place("administration")
        (presenter,) = self.desk.window.findChildren(AuditPresenter)
        self.presenter: AuditPresenter = presenter

    @property
    def page(self) -> AuditPage:
        """The page."""
        return self.presenter.page

    def records(self) -> list[str]:
        """Return what the shown changes are about, in their order."""
        return [line.record for line in self.page.changes.model.rows]

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier) -> None:
        """Press a key in the window."""
        press_key(self.desk.window, key, modifier)


OpenOffice = Callable[..., Office]


@pytest.fixture
def open_office(open_desk: OpenDesk) -> OpenOffice:
    """Open the audit of these changes."""

    def _open(*entries: object, seals: FakeSeals | None = None) -> Office:
        return Office(open_desk, FakeAuditLog(*(entries or several())), seals or FakeSeals())  # type: ignore[arg-type]

    return _open
