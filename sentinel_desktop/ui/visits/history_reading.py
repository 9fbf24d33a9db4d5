"""Reads the visits that the filters let through, page by page, with the counts of their period."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from sentinel_desktop.domain.pages import PageKey, PageRequest
from sentinel_desktop.domain.visitors import VisitFilter, VisitOrder
from sentinel_desktop.services.visits import VisitCounts
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.visits.asked import Visits
from sentinel_desktop.ui.visits.choice import Came
from sentinel_desktop.ui.visits.history_card import HistoryCard

_AFTER_A_LETTER_MS: Final = 150


class HistoryReading(QObject):
    """Reads when the filters say something else, and when the page asks for it."""

    def __init__(self, setup: DeskSetup, card: HistoryCard, visits: Visits, background: Background) -> None:
        super().__init__(card)
        self._setup = setup
        self._card = card
        self._visits = visits
        self._background = background
        self._reading = 0
        self._next: PageKey | None = None
        self._due = QTimer(self, singleShot=True, interval=_AFTER_A_LETTER_MS)
        self._due.timeout.connect(self._begin)
        card.filters.changed.connect(self._due.start)
        card.model.more_wanted.connect(self._on_more_wanted)

    @property
    def wanted(self) -> tuple[VisitFilter, VisitOrder]:
        """What the filters let through, and the order it stands in, the newest first."""
        choice = self._card.filters.choice
        order = VisitOrder.EXPECTED if choice.came is Came.NEVER else VisitOrder.TIME_IN
        return choice.wanted(self._setup.now(), self._setup.zone), order

    def clear(self) -> None:
        """Forget what is under way: it is no longer for who sits here."""
        self._reading += 1
        self._due.stop()
        self._card.counts.show_counts(VisitCounts(), None, None)

    async def read(self) -> None:
        """Read the first page, and what the period had."""
        self._reading += 1
        reading, (wanted, order) = self._reading, self.wanted
        choice = self._card.filters.choice
        with told_to(self._tell_unread):
            found = await self._background.call(self._visits.first_page, wanted, order, self._request())
            bounds = choice.bounds(self._setup.now(), self._setup.zone)
            counts = await self._background.call(self._visits.counts, *bounds)
            # A person may have asked for something else meanwhile, or have gone.
            if reading != self._reading:
                return
            self._next = found.page.next
            self._card.begin(found.page.items, more=found.page.next is not None)
            self._card.show_count(found.count)
            self._card.counts.show_counts(counts, choice.type_id, choice.organization)

    def _begin(self) -> None:
        if self._card.isVisible():
            self._background.begin(self.read())

    def _on_more_wanted(self) -> None:
        self._background.begin(self._read_more())

    async def _read_more(self) -> None:
        reading = self._reading
        with told_to(self._tell_unread):
            page = await self._background.call(self._visits.page, *self.wanted, self._request(self._next))
            if reading == self._reading:
                self._next = page.next
                self._card.append(page.items, more=page.next is not None)
            return
        self._card.model.unanswered()

    def _request(self, after: PageKey | None = None) -> PageRequest:
        return PageRequest(after, descending=True)

    def _tell_unread(self, sentence: str) -> None:
        self._card.show_note(sentence, is_bad=True)
