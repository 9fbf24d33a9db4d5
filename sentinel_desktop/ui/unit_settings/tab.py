"""The settings of the unit as a tab."""

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.rights import Right
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.tabs import Tab
from sentinel_desktop.ui.unit_settings.presenter import SettingsPresenter, UnitSettings


def settings_tab(setup: DeskSetup, signals: DeskSignals, service: UnitSettings, background: Background) -> Tab:
    """Return the tab, for administrators."""
    presenter = SettingsPresenter(setup, signals, service, background)
    return Tab(
        "settings",
        QCoreApplication.translate("Settings", "Settings"),
        presenter.page,
        presenter,
        presenter.page.focus_first,
        frozenset({Right.CHANGE_SETTINGS}),
        presenter.go_back,
    )
