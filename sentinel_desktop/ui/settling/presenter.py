"""Brings what must be settled, what a person decides, and the page together."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from sentinel_desktop.domain.hand_acts import HandActStatus
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.reviews import OpenReview, Settling
from sentinel_desktop.domain.sessions import Session
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus, JournalStatus
from sentinel_desktop.services.quarantine import RefusedScan
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.settling.acts_presenter import RefusedActs, RefusedActsPresenter
from sentinel_desktop.ui.settling.deciding import Deciding
from sentinel_desktop.ui.settling.model import Line, LineKind
from sentinel_desktop.ui.settling.page import SettlingPage
from sentinel_desktop.ui.settling.reason_dialog import Reason, ReasonDialog
from sentinel_desktop.ui.settling.refused_wording import dismissal_question, refused_line, retried_sentence
from sentinel_desktop.ui.settling.review_wording import (
    more_sentence,
    review_line,
    settled_sentence,
    settling_question,
)
from sentinel_desktop.ui.signals import DeskSignals

_COLLECT_MS: Final = 300
_READ_EVERY_MS: Final = 2000
"""While the page is looked at: a scan that is refused again at once changes no count that could be heard of."""


class RefusedScans(Protocol):
    """What is asked of ``services.quarantine``; every method raises JournalError when the disk refuses."""

    def quarantined(self) -> Sequence[RefusedScan]:
        """Return what waits for a decision, oldest first."""

    def retry(self, ids: Collection[ScanId]) -> int:
        """Let the database judge them once more; returns how many were still there."""

    def dismiss(self, ids: Collection[ScanId], reason: str, by: str) -> int:
        """Let go of them; returns how many were still there."""


class Reviews(Protocol):
    """What is asked of ``services.reviews``; every method raises StoreUnavailableError while the database is away."""

    def open_reviews(self, request: PageRequest) -> Page[OpenReview]:
        """Return one page of what nobody has settled."""

    def count_open(self) -> int:
        """Return how many are open."""

    def settle(self, seen: RecordVersion, settlement: str) -> Settling:
        """Settle one in a person's words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom the page asks.

    Attributes:
        operator: the account of this computer, which the dismissal of a scan names.
    """

    refused: RefusedScans
    acts: RefusedActs
    reviews: Reviews
    operator: str


class SettlingPresenter(QObject):
    """Reads the lists when something changed, and does what a person decides.

    ``count_changed`` tells how much there is to settle.
    """

    count_changed = Signal(int)

    def __init__(self, setup: DeskSetup, signals: DeskSignals, asked: Asked, background: Background) -> None:
        super().__init__()
        self._setup = setup
        self._refused = asked.refused
        self._reviews = asked.reviews
        self._background = background
        self._operator = asked.operator
        self._refused_count = 0
        self._open_count = 0
        self._live = False
        self.page = SettlingPage(setup)
        self._deciding = Deciding(setup, background, self.page)
        self._acts = RefusedActsPresenter(setup, asked.acts, background, self.page, self._deciding)
        self._acts.setParent(self)
        self._acts.count_changed.connect(self._tell_count)
        details = self.page.details
        details.retry_requested.connect(partial(self._on_requested, self._on_retry_requested, self._acts.retry))
        details.retry_all_requested.connect(
            partial(self._on_requested, self._on_retry_all_requested, self._acts.retry_all)
        )
        details.dismiss_requested.connect(partial(self._on_requested, self._on_dismiss_requested, self._acts.dismiss))
        details.anew_requested.connect(self._acts.enter_anew)
        details.settle_requested.connect(self._on_settle_requested)
        self._tick = QTimer(self, interval=_READ_EVERY_MS)
        self._tick.timeout.connect(self._on_tick)
        # Many reviews put up at once, as after an outage, are read once.
        self._due = QTimer(self, singleShot=True, interval=_COLLECT_MS)
        self._due.timeout.connect(self._on_due)
        self.page.shown.connect(self._on_shown)
        self.page.left.connect(self._tick.stop)
        signals.journal_changed.connect(self._on_journal_changed)
        signals.hand_acts_changed.connect(self._on_hand_acts_changed)
        signals.reviews_changed.connect(self._on_reviews_changed)
        signals.database_changed.connect(self._on_database_changed)
        signals.session_changed.connect(self._on_session_changed)

    @property
    def dialog(self) -> ReasonDialog | None:
        """The dialog that is open; None where none is."""
        return self._deciding.dialog

    def focus_first(self) -> None:
        """Put the keyboard on what is chosen."""
        self.page.focus_first()

    # --- what there is ----------------------------------------------------------------------------------------------

    def _on_shown(self) -> None:
        self.page.show_message("")
        self._tick.start()
        self._background.begin(self._read_refused())
        self._acts.read()
        self._background.begin(self._read_reviews())

    def _on_tick(self) -> None:
        self._background.begin(self._read_refused())

    def _on_journal_changed(self, status: JournalStatus) -> None:
        # A journal that cannot be read counts nothing: what was there is still there.
        if status.problem or status.quarantined == self._refused_count:
            return
        self._refused_count = status.quarantined
        self._tell_count()
        self._background.begin(self._read_refused())

    def _on_hand_acts_changed(self, status: HandActStatus) -> None:
        self._acts.hear_status(status)

    def _on_reviews_changed(self) -> None:
        if not self._due.isActive():
            self._due.start()

    def _on_database_changed(self, status: DatabaseStatus) -> None:
        was_live, self._live = self._live, status.state is DatabaseState.LIVE
        if self._live and not was_live:
            self._on_reviews_changed()

    def _on_session_changed(self, session: Session) -> None:
        self._deciding.hear_session(session)
        self.page.details.show_session(session)
        self._acts.hear_session(session)

    def _on_due(self) -> None:
        self._background.begin(self._read_reviews() if self.page.isVisible() else self._count_reviews())

    def _tell_count(self) -> None:
        self.count_changed.emit(self._refused_count + self._acts.count + self._open_count)

    async def _read_refused(self) -> None:
        with told_to(self.page.show_refused_unread):
            scans = await self._background.call(self._refused.quarantined)
            now, zone = self._setup.now(), self._setup.zone
            self.page.show_refused([refused_line(scan, now, zone) for scan in reversed(scans)])
            self._refused_count = len(scans)
            self._tell_count()

    async def _read_reviews(self) -> None:
        with told_to(self.page.show_reviews_unread):
            request = PageRequest(descending=True)
            found = await self._background.call(self._reviews.open_reviews, request)
            # A page that is not full is all there is: counting is one more question for nothing.
            count = len(found.items) if found.next is None else await self._background.call(self._reviews.count_open)
            now, zone = self._setup.now(), self._setup.zone
            lines = [review_line(review, now, zone) for review in found.items]
            self.page.show_reviews(lines, more_sentence(len(lines), count))
            self._open_count = count
            self._tell_count()

    async def _count_reviews(self) -> None:
        # Nobody looks at the page, and the strip says that the database is away: there is nothing to tell.
        with told_to(lambda _: None):
            self._open_count = await self._background.call(self._reviews.count_open)
            self._tell_count()

    # --- what a person decides --------------------------------------------------------------------------------------

    def _on_requested(self, of_scan: Callable[[], None], of_act: Callable[[], None]) -> None:
        """Do what a key asks of the chosen line, whether it is a scan or was done by hand."""
        (of_act if self.page.chosen_kind is LineKind.ACT else of_scan)()

    def _on_retry_requested(self) -> None:
        if (line := self.page.refused.line()) is not None:
            self._background.begin(self._retry([line]))

    def _on_retry_all_requested(self) -> None:
        self._background.begin(self._retry(self.page.refused.model.rows))

    async def _retry(self, lines: Sequence[Line[RefusedScan]]) -> None:
        async def retry() -> None:
            ids = [line.subject.id for line in lines]
            count = await self._background.call(self._refused.retry, ids)
            self.page.show_message(retried_sentence(count))

        await self._deciding.do(retry, self._read_refused)

    def _on_dismiss_requested(self) -> None:
        if (line := self.page.refused.line()) is not None:
            self._deciding.ask(line, dismissal_question(line), lambda reason: self._dismiss(line, reason))

    async def _dismiss(self, line: Line[RefusedScan], reason: Reason) -> None:
        draft = self._deciding.draft_of(line)

        async def dismiss() -> None:
            await self._background.call(self._refused.dismiss, [line.subject.id], reason.text, self._operator)
            self._deciding.forget(draft)
            self.page.show_message(self.tr("It is dismissed, and kept at this station with your reason."))

        await self._deciding.do(dismiss, self._read_refused)

    def _on_settle_requested(self) -> None:
        if (line := self.page.reviews.line()) is not None:
            self._deciding.ask(line, settling_question(line), lambda reason: self._settle(line, reason))

    async def _settle(self, line: Line[OpenReview], reason: Reason) -> None:
        draft = self._deciding.draft_of(line)

        async def settle() -> None:
            settling = await self._background.call(self._reviews.settle, line.subject.seen, reason.text)
            self._deciding.forget(draft)
            self.page.show_message(settled_sentence(settling))

        await self._deciding.do(settle, self._read_reviews)
