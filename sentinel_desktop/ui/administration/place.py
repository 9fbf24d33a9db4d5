"""The page of administrators, as the window knows it."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.rights import Right
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.administration.presenter import AdministrationPresenter
from sentinel_desktop.ui.places import Place

ADMINISTRATION: Final = "administration"

_OF_ADMINISTRATORS: Final = frozenset(
    {Right.MANAGE_ACCOUNTS, Right.MANAGE_STATIONS, Right.CHANGE_SETTINGS, Right.READ_AUDIT}
)


def administration_place(presenter: AdministrationPresenter) -> Place:
    """Return the page, offered to whoever may see one of its tabs."""
    page = presenter.page
    return Place(
        ADMINISTRATION,
        QCoreApplication.translate("Places", "Administration"),
        "settings",
        keys.ADMINISTRATION,
        page,
        presenter,
        focus_first=page.focus_first,
        go_back=page.go_back,
        needs=_OF_ADMINISTRATORS,
    )
