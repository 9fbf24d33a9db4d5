"""The search over everything as an action of the window."""

from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from sentinel_desktop.ui import keys
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_actions import DeskAction
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.find.presenter import FIND, Finding, FindPresenter, WithPlaces
from sentinel_desktop.ui.signals import DeskSignals


def find_action(
    setup: DeskSetup, signals: DeskSignals, *, background: Background, window: QWidget, service: Finding
) -> DeskAction:
    """Return the action, for everybody: who is not signed in finds no more than the board shows.

    ``window`` has places and actions by the time that anything is typed.
    """
    presenter = FindPresenter(setup, signals, service, background, window)
    presenter.window = cast("WithPlaces", window)
    return DeskAction(
        FIND,
        QCoreApplication.translate("Find", "Search anything"),
        "search",
        keys.FIND_ANYTHING,
        presenter.open,
        presenter,
    )
