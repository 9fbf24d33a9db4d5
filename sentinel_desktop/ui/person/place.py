"""The page of one member, as the table of members brings it up in its place."""

from sentinel_desktop.services.person import PersonService
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.person.presenter import PersonPresenter
from sentinel_desktop.ui.signals import DeskSignals


def person_pages(
    setup: DeskSetup, signals: DeskSignals, background: Background, service: PersonService
) -> PersonPresenter:
    """Return the page, which shows nobody until it is told whom."""
    return PersonPresenter(setup, signals, service, background)
