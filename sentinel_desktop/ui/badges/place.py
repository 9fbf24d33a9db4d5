"""The badges as a page of the window."""

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.rights import Right
from sentinel_desktop.services.badges import BadgeService
from sentinel_desktop.services.people_search import PeopleSearch
from sentinel_desktop.services.ports import ReaderControl
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.badges.asked import BadgesAsked
from sentinel_desktop.ui.badges.presenter import PLACE, BadgesPresenter
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.places import Place
from sentinel_desktop.ui.signals import DeskSignals


def badges_place(
    setup: DeskSetup,
    signals: DeskSignals,
    service: BadgeService,
    people: PeopleSearch,
    reader: ReaderControl,
    background: Background,
) -> Place:
    """Return the page, for who may edit badges, and to look at for who receives visitors."""
    presenter = BadgesPresenter(setup, signals, BadgesAsked(service, people.find, reader), background)
    return Place(
        PLACE,
        QCoreApplication.translate("Badges", "Badges"),
        "id-card",
        keys.BADGES,
        presenter.page,
        presenter,
        focus_first=presenter.page.focus_first,
        go_back=presenter.page.go_back,
        needs=frozenset({Right.EDIT_BADGES, Right.RECEIVE_VISITORS}),
    )
