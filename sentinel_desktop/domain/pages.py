"""Pages of a long list: a page begins after the key of the last row of the one before, so that none is skipped."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

Item = TypeVar("Item", covariant=True)  # noqa: PLC0105 - read as "page of items"

PAGE_SIZE: Final = 100
LARGEST_PAGE: Final = 1000

PageKey = tuple[Any, ...]
"""Where a page ends: the values its last row is sorted by, its id last. Only good for the order it came from."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some rows in their order.

    Attributes:
        next: where the following page begins; None on the last.
    """

    items: Sequence[Item]
    next: PageKey | None


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Which page is wanted.

    Attributes:
        after: the key of the page before, None for the first.
        size: rows at most, 1 to ``LARGEST_PAGE``.
        descending: the whole order turned round.
        skip: rows to pass over first, where somebody jumps down a table; they are counted one by one, which is cheap
            for thousands and not for millions.
    """

    after: PageKey | None = None
    size: int = PAGE_SIZE
    descending: bool = False
    skip: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.size <= LARGEST_PAGE:
            raise ValueError(f"a page has 1 to {LARGEST_PAGE} rows, not {self.size}")
