"""What a service asks of the repositories of everything that people edit.

A service names the narrow unit of work that it needs in a ports file of its own: ``class ListsWork(Work, Protocol)``
with a property for each repository; the store's one unit of work satisfies them all.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from types import TracebackType
from typing import Protocol, Self, TypeVar
from uuid import UUID

from sentinel_desktop.domain.lists import ListFilter, ListOrder, Usage, Use
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion

DetailsT = TypeVar("DetailsT")
FilterT = TypeVar("FilterT", contravariant=True)  # noqa: PLC0105 - read as "by a filter"
OrderT = TypeVar("OrderT", contravariant=True)  # noqa: PLC0105 - read as "in an order"


class Work(Protocol):
    """One session and one transaction, for one thread; leaving it without ``commit`` undoes everything.

    Entering and committing raise StoreUnavailableError where the database is away.
    """

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed and give the connection back."""

    def commit(self) -> None:
        """Make it so."""


class EditedRecords(Protocol[DetailsT, FilterT, OrderT]):
    """Records of one kind that people edit.

    Every method raises StoreUnavailableError where the database is away (NotPermittedError where this role may not),
    and every one that writes RuleBrokenError where a rule of the database refuses it. A save names the version that was
    seen: StaleVersionError names each record that somebody saved meanwhile, RecordNotFoundError each that is gone.
    """

    def find(self, key: UUID) -> Record[DetailsT] | None:
        """Return the record with this id, None where there is none."""

    def get(self, key: UUID) -> Record[DetailsT]:
        """Return the record with this id; raises RecordNotFoundError where there is none."""

    def these(self, keys: Collection[UUID]) -> Sequence[Record[DetailsT]]:
        """Return those of these records that are there."""

    def page(self, wanted: FilterT, order: OrderT, request: PageRequest) -> Page[Record[DetailsT]]:
        """Return one page of the records that ``wanted`` lets through."""

    def versions(self, wanted: FilterT) -> Sequence[RecordVersion]:
        """Return every record that ``wanted`` lets through, to choose them all for a bulk edit."""

    def count(self, wanted: FilterT) -> int:
        """Return how many records ``wanted`` lets through."""

    def add(self, key: UUID, details: DetailsT) -> Record[DetailsT]:
        """Add one record under an id made by the program."""

    def add_each(self, added: Sequence[tuple[UUID, DetailsT]]) -> None:
        """Add several records, all of them or none."""

    def edit(self, seen: RecordVersion, details: DetailsT) -> Record[DetailsT]:
        """Save details over the version that was seen."""

    def edit_each(self, changes: Sequence[tuple[RecordVersion, DetailsT]]) -> Sequence[Record[DetailsT]]:
        """Save several records over the versions that were seen, all of them or none."""

    def edit_many(self, seen: Sequence[RecordVersion], changes: Mapping[str, object]) -> Sequence[Record[DetailsT]]:
        """Give many records the same values for some of their details, all of them or none."""

    def delete(self, seen: RecordVersion) -> None:
        """Delete the version that was seen; raises InUseError where other records refer to it."""


class ListValues(EditedRecords[DetailsT, ListFilter, ListOrder], Protocol[DetailsT]):
    """One list of values that operators choose from."""

    def usage_counts(self, keys: Collection[UUID]) -> Mapping[UUID, int]:
        """Return how many records have each of these values."""

    def usages(self, key: UUID) -> Sequence[Usage]:
        """Return where this value is used, and how often."""

    def users(self, key: UUID, request: PageRequest) -> Page[Use]:
        """Return one page of the records that have this value, by table and name."""

    def replace_and_delete(self, seen: RecordVersion, replacement: UUID) -> int:
        """Give every record that has this value the other one, and delete it; returns how many had it."""

    def reorder(self, keys: Sequence[UUID], scope: str | None = None) -> None:
        """Put the whole list into this order; versions stay."""


WorkT = TypeVar("WorkT", bound=Work)
Open = Callable[[], WorkT]
"""Opens a unit of work in the name of whoever is signed in; raises NotSignedInError where nobody is."""
