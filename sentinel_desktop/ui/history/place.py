"""The history as a place of the window."""

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.rights import Right
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.history.asked import History
from sentinel_desktop.ui.history.presenter import HistoryPresenter
from sentinel_desktop.ui.places import Place
from sentinel_desktop.ui.signals import DeskSignals


def history_place(setup: DeskSetup, signals: DeskSignals, *, background: Background, service: History) -> Place:
    """Return the page, for operators and those above them."""
    presenter = HistoryPresenter(setup, signals, service, background)
    return Place(
        "history",
        QCoreApplication.translate("History", "History"),
        "history",
        keys.HISTORY,
        presenter.page,
        presenter,
        focus_first=presenter.page.focus_first,
        needs=frozenset({Right.ENTER_BY_HAND}),
    )
