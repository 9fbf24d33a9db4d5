"""Visitors in and out as actions of the window, over any page."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.rights import Right
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_actions import DeskAction
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.visitor_desk.asked import ReceivesVisitors
from sentinel_desktop.ui.visitor_desk.sign_in_presenter import VisitorSignInPresenter
from sentinel_desktop.ui.visitor_desk.sign_out_presenter import VisitorSignOutPresenter

_NEEDS = frozenset({Right.RECEIVE_VISITORS})


def visitor_in_action(
    setup: DeskSetup, signals: DeskSignals, *, background: Background, window: QWidget, service: ReceivesVisitors
) -> DeskAction:
    """Return what signs a visitor in."""
    presenter = VisitorSignInPresenter(setup, signals, service, background, window)
    return DeskAction(
        name="visitor in",
        title=QCoreApplication.translate("VisitorDesk", "Visitor in"),
        icon="log-in",
        key=keys.VISITOR_IN,
        open=presenter.open,
        presenter=presenter,
        needs=_NEEDS,
        on_desk=True,
    )


def visitor_out_action(
    setup: DeskSetup, signals: DeskSignals, *, background: Background, window: QWidget, service: ReceivesVisitors
) -> DeskAction:
    """Return what signs a visitor out."""
    presenter = VisitorSignOutPresenter(setup, signals, service.inside, background, window)
    return DeskAction(
        name="visitor out",
        title=QCoreApplication.translate("VisitorDesk", "Visitor out"),
        icon="log-out",
        key=keys.VISITOR_OUT,
        open=presenter.open,
        presenter=presenter,
        needs=_NEEDS,
        on_desk=True,
    )
