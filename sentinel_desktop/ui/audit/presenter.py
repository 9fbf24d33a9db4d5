"""Brings the audit, what a person wants to see of it, and the page together."""

from pathlib import Path
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer

from sentinel_desktop.domain.audit import AuditFilter
from sentinel_desktop.domain.pages import Page, PageKey, PageRequest
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.services.audit import AuditChoices, AuditPage as FoundPage
from sentinel_desktop.services.progress import Progress
from sentinel_desktop.ui.audit.model import ChangeLine
from sentinel_desktop.ui.audit.names import audited_tables
from sentinel_desktop.ui.audit.page import AuditPage
from sentinel_desktop.ui.audit.seals_presenter import Seals, SealsPresenter
from sentinel_desktop.ui.audit.wording import record_text, short_when_text
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.long_work import LongWork
from sentinel_desktop.ui.paged_reading import PagedReading
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.table_export import Export, TableExport
from sentinel_desktop.ui.times import number_text

_COLLECT_MS: Final = 300


class Log(Protocol):
    """What is asked of ``services.audit``; raises as that does."""

    def page(self, wanted: AuditFilter, request: PageRequest) -> FoundPage:
        """Return one page, the newest first."""

    def count(self, wanted: AuditFilter) -> int:
        """Return how many there are."""

    def choices(self) -> AuditChoices:
        """Return what the log can be searched by."""

    def export(self, wanted: AuditFilter, path: Path, zone: ZoneInfo, progress: Progress) -> int | None:
        """Write them into a file; None where it was broken off."""


class AuditPresenter(QObject):
    """Reads the log while the page is looked at by somebody who may, page by page, and again when it grew."""

    def __init__(self, setup: DeskSetup, signals: DeskSignals, log: Log, seals: Seals, background: Background) -> None:
        super().__init__()
        self._setup = setup
        self._log = log
        self._background = background
        self._session = NOBODY
        self._wanted = AuditFilter()
        self.page = AuditPage(setup)
        self.reading = PagedReading(self.page.changes, background, self._page, self._count)
        self.long_work = LongWork(self.page, background)
        self.long_work.setParent(self)
        self.export = TableExport(setup, self.page, self.long_work, background)
        self.seals = SealsPresenter(setup, self.page, seals, background, self.long_work)
        self.seals.setParent(self)
        self._due = QTimer(self, singleShot=True, interval=_COLLECT_MS)
        self._due.timeout.connect(self._on_due)
        self.page.shown.connect(self._on_shown)
        self.page.filters.changed.connect(self._begin)
        self.page.export_requested.connect(self._on_export_requested)
        signals.records_changed.connect(self._on_records_changed)
        signals.session_changed.connect(self._on_session_changed)

    @property
    def _may(self) -> bool:
        return self._session.may(Right.READ_AUDIT)

    def _on_session_changed(self, session: Session) -> None:
        could, self._session = self._may, session
        if could and not self._may:
            self.reading.forget()
            self.long_work.break_off()
            self.page.clear()
        elif self._may and not could and self.page.isVisible():
            self._on_shown()

    def _on_shown(self) -> None:
        if self._may:
            self.page.show_message("")
            self._background.begin(self._read_choices())
            self._begin()
            self.seals.read()

    # --- the changes ------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        if self._may:
            self._wanted = self.page.filters.choice.wanted(self._setup.now(), self._setup.zone)
            self.reading.begin()

    async def _read_choices(self) -> None:
        with told_to(self.reading.tell_unread):
            choices = await self._background.call(self._log.choices)
            self.page.filters.show_authors(choices.authors)
            self.page.filters.show_stations(choices.stations)

    async def _page(self, after: PageKey | None, size: int) -> Page[ChangeLine]:
        request = PageRequest(after, size, descending=self.page.filters.choice.oldest_first)
        found = await self._background.call(self._log.page, self._wanted, request)
        return Page(self._lines(found), found.next)

    async def _count(self) -> int:
        return await self._background.call(self._log.count, self._wanted)

    def _on_records_changed(self, changes: RecordChanges) -> None:
        if self._may and self.page.isVisible() and changes.touch(*audited_tables()) and not self._due.isActive():
            self._due.start()

    def _on_due(self) -> None:
        if self._may and self.page.isVisible():
            self._background.begin(self._read_new())

    async def _read_new(self) -> None:
        """Show what came into the log; where that is more than a page, begin again."""
        changes = self.page.changes
        with told_to(self.reading.tell_unread):
            if self.page.filters.choice.oldest_first:
                # What is new comes at the end, where scrolling finds it: it is only counted.
                await self.reading.count_again()
                return
            found = await self.reading.read_new()
            if found is not None:
                new = changes.insert_new(found.items)
                changes.show_count(None if changes.count is None else changes.count + new)

    def _lines(self, found: FoundPage) -> list[ChangeLine]:
        now, zone = self._setup.now(), self._setup.zone
        return [
            ChangeLine(
                entry, found.names, short_when_text(entry.occurred_at, now, zone), record_text(entry, found.names)
            )
            for entry in found.entries
        ]

    # --- the file ---------------------------------------------------------------------------------------------------

    def _on_export_requested(self) -> None:
        if not self._may:
            return
        wanted, zone = self._wanted, self._setup.zone
        words = self.tr("{name} is written. Changes in it: {n}.")
        self.export.ask(
            Export(
                self.tr("Export the audit"),
                "audit",
                lambda path, progress: self._log.export(wanted, path, zone, progress),
                lambda name, count: words.format(name=name, n=number_text(count)),
            )
        )
