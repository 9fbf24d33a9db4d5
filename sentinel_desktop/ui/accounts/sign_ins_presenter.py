"""Brings the log of sign-ins and its page together."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from sentinel_desktop.domain.pages import LARGEST_PAGE, PAGE_SIZE, PageKey, PageRequest
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.ui.accounts.asked import AccountDirectory
from sentinel_desktop.ui.accounts.sign_ins_page import SignInsPage
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.signals import DeskSignals

_COLLECT_MS: Final = 250


class SignInsPresenter(QObject):
    """Reads the log while somebody who may looks at it: page after page as they scroll, again when it grows."""

    def __init__(
        self, setup: DeskSetup, signals: DeskSignals, directory: AccountDirectory, background: Background
    ) -> None:
        super().__init__()
        self._setup = setup
        self._directory = directory
        self._background = background
        self._session = NOBODY
        self._next: PageKey | None = None
        self._reading = 0
        self.page = SignInsPage(setup)
        self._due = QTimer(self, singleShot=True, interval=_COLLECT_MS)
        self._due.timeout.connect(self._on_due)
        self.page.shown.connect(self._on_shown)
        self.page.filtered.connect(self._on_filtered)
        self.page.more_wanted.connect(self._on_more_wanted)
        signals.records_changed.connect(self._on_records_changed)
        signals.session_changed.connect(self._on_session_changed)

    def _on_session_changed(self, session: Session) -> None:
        before, self._session = self._session, session
        if not self._may_read():
            self._reading += 1
            self.page.clear()
        elif not before.may(Right.READ_AUDIT):
            self._on_shown()

    def _on_records_changed(self, changes: RecordChanges) -> None:
        if changes.touch("sign_ins", "admin_users", "stations") and not self._due.isActive():
            self._due.start()

    def _on_shown(self) -> None:
        if self._may_read() and self.page.isVisible():
            self._background.begin(self._read_choices())
            self._background.begin(self._read(PAGE_SIZE))

    def _on_filtered(self) -> None:
        if self._may_read():
            self._background.begin(self._read(PAGE_SIZE))

    def _on_due(self) -> None:
        if self._may_read() and self.page.isVisible():
            self._background.begin(self._read(min(LARGEST_PAGE, max(PAGE_SIZE, len(self.page.model.rows)))))

    def _on_more_wanted(self) -> None:
        if self._next is not None and self._may_read():
            after, self._next = self._next, None
            self._background.begin(self._read_more(after))

    def _may_read(self) -> bool:
        return self._session.may(Right.READ_AUDIT)

    async def _read_choices(self) -> None:
        with told_to(lambda sentence: self.page.show_note(sentence, is_bad=True)):
            choices = await self._background.call(self._directory.sign_in_choices)
            if self._may_read():
                self.page.show_choices(choices)

    async def _read(self, size: int) -> None:
        self._reading += 1
        reading = self._reading
        wanted = self.page.wanted(self._setup.now())
        with told_to(lambda sentence: self.page.show_note(sentence, is_bad=True)):
            found = await self._background.call(self._directory.sign_ins, wanted, PageRequest(size=size))
            # Something else is looked for by now, or the desk was locked: this answer is nobody's.
            if reading == self._reading:
                self.page.show_note("")
                self.page.show_lines(found.items)
                self._next = found.next

    async def _read_more(self, after: PageKey) -> None:
        reading = self._reading
        wanted = self.page.wanted(self._setup.now())
        with told_to(lambda sentence: self.page.show_note(sentence, is_bad=True)):
            found = await self._background.call(self._directory.sign_ins, wanted, PageRequest(after=after))
            if reading == self._reading:
                self.page.show_more(found.items)
                self._next = found.next
