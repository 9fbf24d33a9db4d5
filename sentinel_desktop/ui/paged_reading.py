"""Reads what a table shows a page at a time: the first page with the count, the next as a person scrolls."""

from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from sentinel_desktop.domain.pages import PAGE_SIZE, Page, PageKey
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.widgets.paged_card import PagedCard

Row = TypeVar("Row")

ReadPage = Callable[[PageKey | None, int], Awaitable[Page[Row]]]
"""Reads the page that begins after a key, the first one where it is None, of so many rows at most."""


class PagedReading(QObject, Generic[Row]):
    """An answer that comes when something else is wanted by then, or nobody may see it any more, is not shown.

    Args:
        card: where the rows are shown, and where it is said that they could not be read.
        background: keeps slow work off the main thread.
        page: reads a page of what is wanted now.
        count: reads how many there are of it.
    """

    def __init__(
        self, card: PagedCard[Row], background: Background, page: ReadPage[Row], count: Callable[[], Awaitable[int]]
    ) -> None:
        super().__init__(card)
        self._card = card
        self._background = background
        self._page = page
        self._count = count
        self._next: PageKey | None = None
        self._turn = 0
        card.model.more_wanted.connect(self._on_more_wanted)

    def forget(self) -> None:
        """Show nothing of what is being read: it is no longer for who sits here, or something else is wanted."""
        self._turn += 1

    def begin(self) -> None:
        """Read the first page of what is wanted now."""
        self._background.begin(self._read_first())

    async def read_new(self, size: int = PAGE_SIZE) -> Page[Row] | None:
        """Return the first rows as they are now; None where something else is wanted by then.

        Where they have nothing in common with those that are shown, the table begins again, and None is returned too.
        """
        turn = self._turn
        found = await self._page(None, size)
        if turn != self._turn:
            return None
        if found.next is not None and not any(self._card.key_of(row) in self._card.keys for row in found.items):
            await self._read_first()
            return None
        return found

    async def count_again(self) -> None:
        """Show how many there are now."""
        turn = self._turn
        count = await self._count()
        if turn == self._turn:
            self._card.show_count(count)

    def tell_unread(self, sentence: str) -> None:
        """Say why something could not be read."""
        self._card.show_note(sentence, is_bad=True)

    async def _read_first(self) -> None:
        self._turn += 1
        turn = self._turn
        with told_to(self.tell_unread):
            found = await self._page(None, PAGE_SIZE)
            # A person may have asked for something else meanwhile, or have gone.
            if turn != self._turn:
                return
            self._next = found.next
            self._card.begin(found.items, more=found.next is not None)
            self._card.show_count(len(found.items) if found.next is None else None)
            if found.next is not None:
                await self.count_again()

    def _on_more_wanted(self) -> None:
        self._background.begin(self._read_more())

    async def _read_more(self) -> None:
        turn = self._turn
        with told_to(self.tell_unread):
            found = await self._page(self._next, PAGE_SIZE)
            if turn == self._turn:
                self._next = found.next
                self._card.append(found.items, more=found.next is not None)
            return
        self._card.model.unanswered()
