"""The lists as a page of the window."""

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.rights import Right
from sentinel_desktop.services.lists import ListsService
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.lists.presenter import ListsPresenter
from sentinel_desktop.ui.places import Place
from sentinel_desktop.ui.signals import DeskSignals

LISTS = "lists"


def lists_place(setup: DeskSetup, signals: DeskSignals, service: ListsService, background: Background) -> Place:
    """Return the page, for who may edit lists."""
    presenter = ListsPresenter(setup, signals, service, background)
    return Place(
        LISTS,
        QCoreApplication.translate("Lists", "Lists"),
        "list",
        keys.LISTS,
        presenter.page,
        presenter,
        focus_first=presenter.focus_first,
        go_back=presenter.go_back,
        needs=frozenset({Right.EDIT_LISTS}),
    )
