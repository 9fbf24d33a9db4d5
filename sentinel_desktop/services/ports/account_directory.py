"""What the pages of the accounts ask of the store to show them."""

from collections.abc import Collection, Sequence
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.members import MemberLine, MemberSuggestion
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.stations import StationFilter, StationLine, StationOrder
from sentinel_desktop.services.ports.accounts import AccountsWork


class MembersToLink(Protocol):
    """The members that an account may be of. Every method raises StoreUnavailableError where the database is away."""

    def these_lines(self, members: Collection[UUID]) -> Sequence[MemberLine]:
        """Return those of these members that are there."""

    def suggest(self, text: str, most: int) -> Sequence[MemberSuggestion]:
        """Return the members that somebody may mean who has typed ``text``."""


class StationsToFilter(Protocol):
    """The stations at which people sign in; raises StoreUnavailableError where the database is away."""

    def lines(self, wanted: StationFilter, order: StationOrder, request: PageRequest) -> Page[StationLine]:
        """Return one page of stations."""


class AccountDirectoryWork(AccountsWork, Protocol):
    """A unit of work in which the accounts are looked at."""

    @property
    def members(self) -> MembersToLink:
        """The members, in this transaction."""

    @property
    def stations(self) -> StationsToFilter:
        """The stations, in this transaction."""
