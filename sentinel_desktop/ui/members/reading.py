"""Reads the table of members: its first page at once, the rest as it is looked at, what changed as it changes."""

import dataclasses
from collections.abc import Callable, Collection
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from sentinel_desktop.domain.members import MemberFilter, MemberLine, MemberOrder
from sentinel_desktop.domain.pages import LARGEST_PAGE, PageKey, PageRequest
from sentinel_desktop.services.members import FirstPage, MemberService
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.members.table import MembersTable

FIRST_PAGE: Final = 100
_AHEAD: Final = 100
"""Rows that are read beyond those in sight, so that scrolling on finds them there."""
_FAR: Final = 500
"""From so many rows beyond those that were read, the rows in sight are read before those between."""
_PAINTING_MS: Final = 30
"""So long the rows between wait where those in sight were read before them, while these are painted."""
_AROUND: Final = 100
"""Rows above and beneath the one that was looked at, which are more than a screen shows."""


class TableReader(QObject):
    """What the table shows, page by page; of two readings under way the later one counts.

    ``shown`` tells that the table was read, ``unread`` in a sentence why it was not: what is shown then stays.
    """

    shown = Signal()
    unread = Signal(str)

    def __init__(
        self,
        setup: DeskSetup,
        table: MembersTable,
        service: MemberService,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._setup, self._table = setup, table
        self._service, self._background = service, background
        self.wanted = MemberFilter()
        self.order = MemberOrder.NAME
        self.descending = False
        self.count = 0
        self.unit = 0
        self.is_read = False
        self._next: PageKey | None = None
        self._reading = 0
        self._missed = -1
        self._looked_at = -1
        self._reads_on = False
        # A row is missed while the table is painted, which is no moment to change it.
        self._more_due = QTimer(self, singleShot=True)
        self._more_due.timeout.connect(lambda: self._background.begin(self._read_on()))
        table.rows.row_missed.connect(self._on_row_missed)

    @property
    def asked(self) -> MemberFilter:
        """The filter as it is asked now: a qualification must be valid today."""
        today = self._setup.now().astimezone(self._setup.zone).date()
        return dataclasses.replace(self.wanted, qualified_on=today)

    def forget(self) -> None:
        """Show nothing, and take no answer that is under way."""
        self._reading += 1
        self._next, self._missed, self._looked_at = None, -1, -1
        self.count = self.unit = 0
        self.is_read = False
        self._table.show_anew((), 0)

    async def read_anew(self) -> None:
        """Read the table of another filter or order, from its first row on."""
        self._reading += 1
        mine = self._reading
        with told_to(self.unread.emit):
            first = await self._first(FIRST_PAGE)
            if mine == self._reading:
                self._take(first)
                self._table.show_anew(first.page.items, first.count)
                self.shown.emit()

    async def read_again(self, chosen: Callable[[], Collection[UUID]], last_chosen: int = -1) -> None:
        """Read the same table as it is now, as far as it is in sight or chosen.

        Args:
            chosen: who is chosen, asked when everything was read.
            last_chosen: a row that is chosen besides those that the table says.
        """
        self._reading += 1
        mine = self._reading
        needed = max(self._table.last_row_in_sight(), self._table.last_chosen_row(), last_chosen) + 1
        with told_to(self.unread.emit):
            first = await self._first(min(max(needed, FIRST_PAGE), LARGEST_PAGE))
            lines, following = list(first.page.items), first.page.next
            while following is not None and len(lines) < needed and mine == self._reading:
                request = PageRequest(following, LARGEST_PAGE, self.descending)
                page = await self._background.call(self._service.page, self.asked, self.order, request)
                lines += page.items
                following = page.next
            if mine == self._reading:
                self._take(first)
                self._next = following
                self._table.show_again(_each_once(lines), first.count, chosen())
                self._miss_what_is_in_sight()
                self.shown.emit()

    async def read_these(self, members: Collection[UUID]) -> None:
        """Read what is said of some members whose places in the table cannot have changed."""
        mine = self._reading
        known = [member for member in members if self._table.rows.row_of(member) is not None]
        if not known:
            return
        with told_to(self.unread.emit):
            lines = await self._background.call(self._service.these_lines, known)
            if mine == self._reading:
                self._table.rows.update(lines)

    async def read_up_to(self, row: int) -> None:
        """Read every row up to this one; a failure is told, and leaves what was read."""
        self._missed, self._looked_at = max(self._missed, row), -1
        await self._read_on()

    async def _read_on(self) -> None:
        if self._reads_on:
            return
        self._reads_on = True
        mine, rows = self._reading, self._table.rows
        try:
            with told_to(self.unread.emit):
                while self._next is not None and len(rows.lines) <= self._missed and mine == self._reading:
                    if await self._read_ahead(mine):
                        self._more_due.start(_PAINTING_MS)
                        return
                    size = min(max(self._missed + _AHEAD - len(rows.lines), FIRST_PAGE), LARGEST_PAGE)
                    request = PageRequest(self._next, size, self.descending)
                    page = await self._background.call(self._service.page, self.asked, self.order, request)
                    if mine == self._reading:
                        self._next = page.next
                        rows.append(page.items)
                if mine == self._reading and self._next is None:
                    # Somebody left the table since it was counted.
                    rows.cut(len(rows.lines))
        finally:
            self._reads_on = False
        if mine != self._reading and self._missed >= len(rows.lines) and self._next is not None:
            self._more_due.start(0)

    async def _read_ahead(self, mine: int) -> bool:
        """Read the rows in sight where they are far from those that were read; return whether they were."""
        row, self._looked_at = self._looked_at, -1
        rows, after = self._table.rows, self._next
        first = max(row - _AROUND, len(rows.lines))
        if first - len(rows.lines) < _FAR or rows.line(row) is not None:
            return False
        request = PageRequest(after, 2 * _AROUND, self.descending, skip=first - len(rows.lines))
        page = await self._background.call(self._service.page, self.asked, self.order, request)
        if mine != self._reading:
            return False
        rows.show_ahead(first, page.items)
        return True

    async def _first(self, size: int) -> FirstPage:
        request = PageRequest(size=size, descending=self.descending)
        return await self._background.call(self._service.first_page, self.asked, self.order, request)

    def _take(self, first: FirstPage) -> None:
        self.count, self.unit, self.is_read = first.count, first.unit, True
        self._next, self._missed, self._looked_at = first.page.next, -1, -1

    def _miss_what_is_in_sight(self) -> None:
        """Read on where somebody scrolled meanwhile: rows that are not painted anew are not missed a second time."""
        row = min(self._table.last_row_in_sight(), self._table.rows.total - 1)
        if row >= 0 and self._table.rows.line(row) is None:
            self._on_row_missed(row)

    def _on_row_missed(self, row: int) -> None:
        self._missed, self._looked_at = max(self._missed, row), row
        if self._next is not None and not self._reads_on and not self._more_due.isActive():
            self._more_due.start(0)


def _each_once(lines: list[MemberLine]) -> list[MemberLine]:
    """Return the lines without those that moved on to a later page while it was read."""
    return list({line.id: line for line in lines}.values())
