"""What the search over everything asks of the store."""

from typing import Protocol

from sentinel_desktop.domain.badges import BadgeFilter, BadgeLine, BadgeOrder
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.services.ports.day_card import HostedVisits
from sentinel_desktop.services.ports.people_search import People
from sentinel_desktop.services.ports.records import Work


class NumberedBadges(Protocol):
    """Badges, by their number and their serial."""

    def lines(self, wanted: BadgeFilter, order: BadgeOrder, request: PageRequest) -> Page[BadgeLine]:
        """Return one page of a table of badges."""


class FindingWork(Work, Protocol):
    """A transaction in which everything is looked through."""

    @property
    def people(self) -> People:
        """The members of today."""

    @property
    def visitors(self) -> HostedVisits:
        """The visits."""

    @property
    def badges(self) -> NumberedBadges:
        """The badges."""
