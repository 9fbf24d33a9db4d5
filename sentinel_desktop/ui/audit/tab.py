"""The audit as a tab."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.rights import Right
from sentinel_desktop.ui.audit.presenter import AuditPresenter, Log
from sentinel_desktop.ui.audit.seals_presenter import Seals
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.tabs import Tab


@dataclass(frozen=True, slots=True)
class AuditAsked:
    """Whom the page asks.

    Attributes:
        log: in the name of whoever is signed in.
        seals: in the name of this station, by the connection that may take minutes.
    """

    log: Log
    seals: Seals


def audit_tab(setup: DeskSetup, signals: DeskSignals, service: AuditAsked, background: Background) -> Tab:
    """Return the tab, for administrators."""
    presenter = AuditPresenter(setup, signals, service.log, service.seals, background)
    return Tab(
        "audit",
        QCoreApplication.translate("Audit", "Audit"),
        presenter.page,
        presenter,
        presenter.page.focus_first,
        frozenset({Right.READ_AUDIT}),
        presenter.page.go_back,
    )
