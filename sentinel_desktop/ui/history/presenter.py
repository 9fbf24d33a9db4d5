"""Brings the log of passages, what a person wants to see of it, and the page together."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from sentinel_desktop.domain.pages import LARGEST_PAGE, PAGE_SIZE, Page, PageKey
from sentinel_desktop.domain.passages import Passage, PassagesWanted, PersonKind, PersonThen
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.history.asked import History
from sentinel_desktop.ui.history.filter_bar import suggestions_of
from sentinel_desktop.ui.history.moment_presenter import MomentPresenter
from sentinel_desktop.ui.history.page import HistoryPage
from sentinel_desktop.ui.long_work import LongWork
from sentinel_desktop.ui.paged_reading import PagedReading
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.table_export import Export, TableExport
from sentinel_desktop.ui.times import number_text
from sentinel_desktop.ui.widgets.type_ahead import Suggestion

_COLLECT_MS: Final = 300
_TABLES: Final = ("checkins", "visitors", "event_checkins", "members")


class HistoryPresenter(QObject):
    """Reads the log while the page is looked at by somebody who may, page by page, and again when it grew."""

    def __init__(self, setup: DeskSetup, signals: DeskSignals, history: History, background: Background) -> None:
        super().__init__()
        self._setup, self._history, self._background = setup, history, background
        self._session = NOBODY
        self._account: UUID | None = None
        self._wanted = PassagesWanted()
        self.page = HistoryPage(setup, background, self._find)
        self.reading = PagedReading(self.page.passages.card, background, self._page, self._count)
        self.long_work = LongWork(self.page.passages, background)
        self.long_work.setParent(self)
        self.export = TableExport(setup, self.page, self.long_work, background)
        self.moment = MomentPresenter(setup, self.page.moment, history, background)
        self.moment.setParent(self)
        self._due = QTimer(self, singleShot=True, interval=_COLLECT_MS)
        self._due.timeout.connect(self._on_due)
        self._connect(signals)

    @property
    def _may(self) -> bool:
        return self._session.may(Right.ENTER_BY_HAND)

    def _connect(self, signals: DeskSignals) -> None:
        passages = self.page.passages
        self.page.shown.connect(self._on_shown)
        passages.filters.changed.connect(self._on_filters_changed)
        passages.card.chosen.connect(self._on_chosen)
        passages.card.opened.connect(self._on_opened)
        passages.details.open_requested.connect(self._on_opened)
        passages.details.correct_requested.connect(self._on_correct_requested)
        passages.export_requested.connect(self._on_export_requested)
        self.page.moment.opened.connect(self._on_person_opened)
        signals.records_changed.connect(self._on_records_changed)
        signals.session_changed.connect(self._on_session_changed)

    def _on_session_changed(self, session: Session) -> None:
        could, self._session = self._may, session
        account = None if session.person is None else session.person.account_id
        if account is not None and account != self._account:
            # What somebody looked for is nobody else's.
            self._account = account
            self.page.passages.filters.reset()
        self.moment.allow(may=self._may)
        self.page.passages.details.allow_corrections(may=session.may(Right.CORRECT_CHECK_INS))
        if could and not self._may:
            self.reading.forget()
            self.long_work.break_off()
            self.page.clear()
        elif self._may and not could and self.page.isVisible():
            self._on_shown()

    def _on_shown(self) -> None:
        if not self._may:
            return
        if self.page.part is self.page.moment:
            self.moment.read()
            return
        self.page.passages.show_message("")
        self._background.begin(self._read_choices())
        self._begin()

    def _find(self, text: str) -> Sequence[Suggestion]:
        """Return whom somebody may mean; on another thread."""
        return suggestions_of(self._history.people(text))

    # --- the passages -----------------------------------------------------------------------------------------------

    def _on_filters_changed(self) -> None:
        if self._may and self.page.isVisible():
            self._begin()

    def _begin(self) -> None:
        self._wanted = self.page.passages.filters.choice.wanted(self._setup.now(), self._setup.timings)
        self.reading.begin()

    async def _read_choices(self) -> None:
        with told_to(self.reading.tell_unread):
            self.page.passages.filters.show_choices(await self._background.call(self._history.choices))

    async def _page(self, after: PageKey | None, size: int) -> Page[Passage]:
        return await self._background.call(self._history.page, self._wanted, after, size)

    async def _count(self) -> int:
        return await self._background.call(self._history.count, self._wanted)

    def _on_records_changed(self, changes: RecordChanges) -> None:
        if self._may and self.page.isVisible() and changes.touch(*_TABLES) and not self._due.isActive():
            self._due.start()

    def _on_due(self) -> None:
        if self._may and self.page.isVisible():
            if self.page.part is self.page.moment:
                self.moment.read()
            else:
                self._background.begin(self._read_again())

    async def _read_again(self) -> None:
        """Read the rows that are shown again, where they are not too many: what is new, changed or gone among them."""
        card = self.page.passages.card
        size = min(max(len(card.model.rows), PAGE_SIZE), LARGEST_PAGE)
        with told_to(self.reading.tell_unread):
            found = await self.reading.read_new(size)
            if found is not None:
                card.take(found.items, whole=found.next is None)
                await self.reading.count_again()

    # --- one of them ------------------------------------------------------------------------------------------------

    def _on_chosen(self) -> None:
        passage, details = self.page.passages.card.row, self.page.passages.details
        details.setVisible(passage is not None)
        if passage is None:
            details.clear()
            return
        details.show_passage(passage)
        if passage.corrects is not None or passage.superseded_by is not None:
            self._background.begin(self._read_story(passage.id))

    async def _read_story(self, key: UUID) -> None:
        with told_to(self.reading.tell_unread):
            rows = await self._background.call(self._history.correction, key)
            chosen = self.page.passages.card.row
            if self._may and chosen is not None and chosen.id == key:
                self.page.passages.details.show_story(rows)

    def _on_opened(self) -> None:
        passage = self.page.passages.card.row
        if passage is not None:
            self._open(passage.kind, passage.person_id)

    def _on_person_opened(self, person: PersonThen) -> None:
        self._open(person.kind, person.id)

    def _open(self, kind: PersonKind, key: UUID) -> None:
        if kind is PersonKind.MEMBER:
            self._setup.requests.person_requested.emit(key)
        elif kind is PersonKind.VISITOR:
            self._setup.requests.visit_requested.emit(key)

    def _on_correct_requested(self) -> None:
        passage = self.page.passages.card.row
        if passage is not None and self._session.may(Right.CORRECT_CHECK_INS):
            self._setup.requests.correction_requested.emit(passage.id)

    # --- the file ---------------------------------------------------------------------------------------------------

    def _on_export_requested(self) -> None:
        if not self._may:
            return
        wanted, zone = self._wanted, self._setup.zone
        words = self.tr("{name} is written. Passages in it: {n}.")
        self.export.ask(
            Export(
                self.tr("Export the passages"),
                "passages",
                lambda path, progress: self._history.export(wanted, path, zone, progress),
                lambda name, count: words.format(name=name, n=number_text(count)),
            )
        )
