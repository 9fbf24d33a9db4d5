"""The visits as a page of the window."""

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.rights import Right
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.places import Place
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.visits.asked import VisitsAsked
from sentinel_desktop.ui.visits.presenter import VISITS, VisitsPresenter


def visits_place(setup: DeskSetup, signals: DeskSignals, asked: VisitsAsked, *, background: Background) -> Place:
    """Return the page, for who may receive visitors."""
    presenter = VisitsPresenter(setup, signals, asked, background)
    return Place(
        VISITS,
        QCoreApplication.translate("Visits", "Visitors"),
        "contact-round",
        keys.VISITORS,
        presenter.page,
        presenter,
        focus_first=presenter.focus_first,
        go_back=presenter.go_back,
        needs=frozenset({Right.RECEIVE_VISITORS}),
    )
