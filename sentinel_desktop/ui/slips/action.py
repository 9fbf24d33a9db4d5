"""Slips over any page: asked for by another page, or by a key for whoever signed in last."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.rights import Right
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_actions import DeskAction
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.slips.presenter import SlipsAsked, SlipsPresenter

SLIP = "slip"


def slip_action(
    setup: DeskSetup, signals: DeskSignals, asked: SlipsAsked, *, background: Background, window: QWidget
) -> DeskAction:
    """Return what prints slips, for who may receive visitors."""
    presenter = SlipsPresenter(setup, signals, asked, background, window)
    return DeskAction(
        SLIP,
        QCoreApplication.translate("Slips", "Visitor's slip"),
        "printer",
        keys.SLIP,
        presenter.open_latest,
        presenter,
        needs=frozenset({Right.RECEIVE_VISITORS}),
    )
