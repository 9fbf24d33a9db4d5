"""What the search for people asks of the store."""

from collections.abc import Collection, Sequence
from typing import Protocol

from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.services.ports.records import Work


class People(Protocol):
    """The members of today. Every method raises StoreUnavailableError where the database is away."""

    def find(self, text: str, most: int) -> Sequence[PersonFound]:
        """Return those whom somebody may mean who has typed ``text``, the nearest first; nobody for an empty one."""

    def these(self, members: Collection[MemberId]) -> Sequence[PersonFound]:
        """Return those of these members that are of the unit today, in no order."""


class PeopleWork(Work, Protocol):
    """A transaction in which people are looked for."""

    @property
    def people(self) -> People:
        """The members of today, in this transaction."""
