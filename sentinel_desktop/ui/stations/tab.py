"""The stations as a tab."""

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.rights import Right
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.stations.presenter import Stations, StationsPresenter
from sentinel_desktop.ui.tabs import Tab


def stations_tab(setup: DeskSetup, signals: DeskSignals, service: Stations, background: Background) -> Tab:
    """Return the tab, for administrators."""
    presenter = StationsPresenter(setup, signals, service, background)
    return Tab(
        "stations",
        QCoreApplication.translate("Stations", "Stations"),
        presenter.page,
        presenter,
        presenter.page.focus_first,
        frozenset({Right.MANAGE_STATIONS}),
        presenter.go_back,
    )
