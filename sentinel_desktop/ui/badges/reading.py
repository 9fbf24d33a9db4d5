"""Reads the table of badges page by page, and the story of the one that is chosen; the newest question counts."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sentinel_desktop.domain.badges import BadgeLine
from sentinel_desktop.domain.pages import LARGEST_PAGE, PAGE_SIZE, PageKey, PageRequest
from sentinel_desktop.services.badges import BadgeService
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.badges.filters import BadgeView, Segment
from sentinel_desktop.ui.badges.page import BadgesPage
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to


class BadgesReader(QObject):
    """``unread`` tells the sentence why something could not be read; what is shown stays."""

    unread = Signal(str)

    def __init__(
        self, setup: DeskSetup, page: BadgesPage, badges: BadgeService, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._setup, self._page, self._badges, self._background = setup, page, badges, background
        self._next: PageKey | None = None
        self._reading = self._telling = 0
        self._view = BadgeView(Segment.VISITORS)
        page.model.more_wanted.connect(self._on_more_wanted)

    def forget(self) -> None:
        """Show no answer that is still to come, and say nothing of one that does not."""
        self._reading += 1
        self._telling += 1

    async def read(self, *, anew: bool, then: Callable[[], object] | None = None) -> None:
        """Read the table from its beginning.

        Args:
            anew: of something else than before; otherwise as many rows as are shown, so that nothing moves.
            then: called when it is shown.
        """
        self._reading += 1
        reading, view = self._reading, self._page.wanted
        size = PAGE_SIZE if anew else min(max(PAGE_SIZE, len(self._page.model.rows)), LARGEST_PAGE)
        with told_to(lambda sentence: self.unread.emit(sentence) if reading == self._reading else None):
            wanted = view.wanted(self._setup.now())
            first = await self._background.call(self._badges.first_page, wanted, view.order, PageRequest(size=size))
            if reading != self._reading:
                return
            self._view, self._next = view, first.page.next
            more = first.page.next is not None
            self._page.show_first(first.page.items, more=more, count=first.count, pool=first.pool)
            if then is not None:
                then()

    async def read_story(self, badge: UUID, *, with_changes: bool) -> BadgeLine | None:
        """Read what became of a badge, and show it; return the badge as it is now."""
        self._telling += 1
        telling = self._telling
        with told_to(lambda sentence: self.unread.emit(sentence) if telling == self._telling else None):
            story = await self._background.call(self._badges.story, badge, with_changes=with_changes)
            if telling == self._telling and story is not None:
                self._page.details.show_events(story.events)
                return story.line
        return None

    def _on_more_wanted(self) -> None:
        self._background.begin(self._read_on())

    async def _read_on(self) -> None:
        reading, after, view = self._reading, self._next, self._view
        if after is None:
            return
        told = True
        with told_to(self.unread.emit):
            wanted = view.wanted(self._setup.now())
            page = await self._background.call(self._badges.page, wanted, view.order, PageRequest(after))
            told = False
            if reading == self._reading:
                self._next = page.next
                self._page.model.append(page.items, more=page.next is not None)
        if told and reading == self._reading:
            self._page.model.unanswered()
