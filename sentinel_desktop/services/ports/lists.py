"""What the lists' service asks of the store."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol, TypeVar
from uuid import UUID

from sentinel_desktop.domain.list_edits import Held
from sentinel_desktop.domain.lists import Usage
from sentinel_desktop.services.ports.records import ListValues, Work

DetailsT = TypeVar("DetailsT")


class SupervisedValues(ListValues[DetailsT], Protocol[DetailsT]):
    """One list, with what its supervisor needs to see of it and to take back."""

    def usages_of(self, keys: Collection[UUID]) -> Mapping[UUID, Sequence[Usage]]:
        """Return where each of these values is used, and how often; one statement, whatever their number."""

    def last_place(self, scope: str | None = None) -> int:
        """Return the ``display_order`` that puts a new value behind all others."""

    def holders(self, key: UUID) -> Sequence[Held]:
        """Return every record that has this value, with its version."""

    def give_back(self, key: UUID, details: DetailsT, replacement: UUID, held: Sequence[Held]) -> None:
        """Add a value again and give it to records that have its replacement, at the versions they were seen at.

        Raises StaleVersionError where one of them was saved meanwhile, RecordNotFoundError where one is gone.
        """


class ValuesOfItems(SupervisedValues[DetailsT], Protocol[DetailsT]):
    """The lists that share the list items."""

    def counts_by_type(self) -> Mapping[str, int]:
        """Return how many values each of these lists has; what has none is no list."""


class ListsWork(Work, Protocol):
    """A unit of work with every list."""

    @property
    def member_statuses(self) -> SupervisedValues[Any]:
        """The statuses of members."""

    @property
    def member_types(self) -> SupervisedValues[Any]:
        """The types of members."""

    @property
    def visit_types(self) -> SupervisedValues[Any]:
        """The types of visits."""

    @property
    def badge_statuses(self) -> SupervisedValues[Any]:
        """The statuses of badges."""

    @property
    def ranks(self) -> SupervisedValues[Any]:
        """The ranks; the scope is the branch."""

    @property
    def divisions(self) -> SupervisedValues[Any]:
        """The divisions."""

    @property
    def tags(self) -> SupervisedValues[Any]:
        """The tags."""

    @property
    def qualification_types(self) -> SupervisedValues[Any]:
        """The kinds of qualification."""

    @property
    def list_items(self) -> ValuesOfItems[Any]:
        """The other lists; the scope is the list's type."""
