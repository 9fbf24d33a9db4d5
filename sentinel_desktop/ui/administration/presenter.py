"""Brings who sits at the desk and the tabs of the administrators together."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from sentinel_desktop.domain.sessions import Session
from sentinel_desktop.services.accounts import FirstAccount
from sentinel_desktop.ui.administration.page import AdministrationPage
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.tabs import Tab


class AdministrationPresenter(QObject):
    """Shows the tabs that whoever sits here may see, and keeps what fills them alive."""

    def __init__(self, setup: DeskSetup, signals: DeskSignals, tabs: Sequence[Tab]) -> None:
        super().__init__()
        self.page = AdministrationPage(setup, tabs)
        for tab in tabs:
            tab.presenter.setParent(self)
        signals.session_changed.connect(self._on_session_changed)

    def show_first(self, first: FirstAccount) -> None:
        """Say whether anybody can sign in at all, and if not, how the first account is made."""
        here = self.tr(
            "The first administrator makes the accounts of the others. Until then scans are recorded, and the board "
            "is shown; nobody can change anything."
        )
        elsewhere = self.tr(
            "Whoever runs the server makes the first administrator with the command 'sentinel-desktop account add NAME "
            "--role administrator'. Until then scans are recorded, and the board is shown."
        )
        self.page.show_first_missing(
            missing=first is not FirstAccount.MADE,
            can_make=first is FirstAccount.MISSING,
            sentence=here if first is FirstAccount.MISSING else elsewhere,
        )

    def _on_session_changed(self, session: Session) -> None:
        self.page.show_rights(session.rights)
