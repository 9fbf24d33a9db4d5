"""Brings the audit, what a person wants to see of it, and the page together."""

from pathlib import Path
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from sentinel_desktop.domain.audit import AuditFilter
from sentinel_desktop.domain.pages import PageKey, PageRequest
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.services.audit import AuditChoices, AuditPage as FoundPage
from sentinel_desktop.services.progress import Progress
from sentinel_desktop.ui.audit.long_work import LongWork
from sentinel_desktop.ui.audit.model import ChangeLine
from sentinel_desktop.ui.audit.names import audited_tables
from sentinel_desktop.ui.audit.page import AuditPage
from sentinel_desktop.ui.audit.seals_presenter import Seals, SealsPresenter
from sentinel_desktop.ui.audit.wording import record_text, short_when_text
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.signals import DeskSignals
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
        self._next: PageKey | None = None
        self._count: int | None = None
        self._reading = 0
        self._folder = Path.home()
        self.page = AuditPage(setup)
        self.dialog: QFileDialog | None = None
        self.long_work = LongWork(self.page, background)
        self.long_work.setParent(self)
        self.seals = SealsPresenter(setup, self.page, seals, background, self.long_work)
        self.seals.setParent(self)
        self._due = QTimer(self, singleShot=True, interval=_COLLECT_MS)
        self._due.timeout.connect(self._on_due)
        self.page.shown.connect(self._on_shown)
        self.page.filters.changed.connect(self._begin)
        self.page.changes.model.more_wanted.connect(self._on_more_wanted)
        self.page.export_requested.connect(self._on_export_requested)
        signals.records_changed.connect(self._on_records_changed)
        signals.session_changed.connect(self._on_session_changed)

    @property
    def _may(self) -> bool:
        return self._session.may(Right.READ_AUDIT)

    def _on_session_changed(self, session: Session) -> None:
        could, self._session = self._may, session
        if could and not self._may:
            self._reading += 1
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
            self._background.begin(self._read_first())

    async def _read_choices(self) -> None:
        with told_to(self._tell_unread):
            choices = await self._background.call(self._log.choices)
            self.page.filters.show_authors(choices.authors)
            self.page.filters.show_stations(choices.stations)

    async def _read_first(self) -> None:
        self._reading += 1
        reading, wanted = self._reading, self._wanted
        with told_to(self._tell_unread):
            found = await self._background.call(self._log.page, wanted, self._request())
            # A person may have asked for something else meanwhile, or have gone.
            if reading != self._reading:
                return
            self._next = found.next
            self.page.changes.begin(self._lines(found), more=found.next is not None)
            self._show_count(len(found.entries) if found.next is None else None)
            if found.next is not None:
                count = await self._background.call(self._log.count, wanted)
                if reading == self._reading:
                    self._show_count(count)

    def _on_more_wanted(self) -> None:
        self._background.begin(self._read_more())

    async def _read_more(self) -> None:
        reading = self._reading
        with told_to(self._tell_unread):
            found = await self._background.call(self._log.page, self._wanted, self._request(self._next))
            if reading == self._reading:
                self._next = found.next
                self.page.changes.model.append(self._lines(found), more=found.next is not None)
            return
        self.page.changes.model.unanswered()

    def _on_records_changed(self, changes: RecordChanges) -> None:
        if self._may and self.page.isVisible() and changes.touch(*audited_tables()) and not self._due.isActive():
            self._due.start()

    def _on_due(self) -> None:
        if self._may and self.page.isVisible():
            self._background.begin(self._read_new())

    async def _read_new(self) -> None:
        """Show what came into the log; where that is more than a page, begin again."""
        if self.page.filters.choice.oldest_first:
            # What is new comes at the end, where scrolling finds it: it is only counted.
            reading = self._reading
            with told_to(self._tell_unread):
                count = await self._background.call(self._log.count, self._wanted)
                if reading == self._reading:
                    self._show_count(count)
            return
        reading = self._reading
        with told_to(self._tell_unread):
            found = await self._background.call(self._log.page, self._wanted, self._request())
            if reading != self._reading:
                return
            known = {line.entry.id for line in self.page.changes.model.rows}
            if found.next is not None and not any(entry.id in known for entry in found.entries):
                await self._read_first()
                return
            new = self.page.changes.insert_new(self._lines(found))
            self._show_count(None if self._count is None else self._count + new)

    def _request(self, after: PageKey | None = None) -> PageRequest:
        return PageRequest(after, descending=self.page.filters.choice.oldest_first)

    def _lines(self, found: FoundPage) -> list[ChangeLine]:
        now, zone = self._setup.now(), self._setup.zone
        return [
            ChangeLine(
                entry, found.names, short_when_text(entry.occurred_at, now, zone), record_text(entry, found.names)
            )
            for entry in found.entries
        ]

    def _show_count(self, count: int | None) -> None:
        self._count = count
        self.page.changes.show_count(count)

    def _tell_unread(self, sentence: str) -> None:
        self.page.changes.show_note(sentence, is_bad=True)

    # --- the file ---------------------------------------------------------------------------------------------------

    def _on_export_requested(self) -> None:
        if not self._may:
            return
        day = self._setup.now().astimezone(self._setup.zone).date()
        suggested = str(self._folder / f"audit-{day}.csv")
        self.dialog = QFileDialog(self.page, self.tr("Export the audit"), suggested, self.tr("Tables (*.csv)"))
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setDefaultSuffix("csv")
        self.dialog.selectFile(suggested)
        self.dialog.fileSelected.connect(self._on_file_chosen)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _on_file_chosen(self, name: str) -> None:
        path = Path(name)
        self._folder = path.parent
        self._background.begin(self._export(path))

    async def _export(self, path: Path) -> None:
        words = self.tr("Writing {name}:").format(name=path.name)
        wanted, zone = self._wanted, self._setup.zone

        async def write(progress: Progress) -> None:
            count = await self._background.call(self._log.export, wanted, path, zone, progress)
            if count is None:
                self.page.show_message(self.tr("Broken off: there is no file."))
            else:
                told = self.tr("{name} is written. Changes in it: {n}.").format(name=path.name, n=number_text(count))
                self.page.show_message(told)

        await self.long_work.run(words, write)
