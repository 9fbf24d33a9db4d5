"""What is asked of the store so that refused acts by hand can be shown with names."""

from collections.abc import Collection, Sequence
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.accounts import AccountDetails
from sentinel_desktop.domain.records import Record
from sentinel_desktop.services.ports.people_search import PeopleWork


class AccountNames(Protocol):
    """The accounts."""

    def these(self, keys: Collection[UUID]) -> Sequence[Record[AccountDetails]]:
        """Return those of these accounts that are there."""


class NamesWork(PeopleWork, Protocol):
    """A transaction in which names are looked up."""

    @property
    def accounts(self) -> AccountNames:
        """The accounts, in this transaction."""
