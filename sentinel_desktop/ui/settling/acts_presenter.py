"""Brings what was done by hand and refused, what a person decides about it, and the page together."""

from collections.abc import Collection, Sequence
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sentinel_desktop.domain.act_stories import ArrivalAnew, DepartureAnew, EntryAnew
from sentinel_desktop.domain.hand_acts import HandActStatus
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.services.refused_acts import RefusedAct
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_requests import VisitorPrefill
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.settling.act_wording import (
    act_dismissal_question,
    act_dismissed_sentence,
    act_line,
    acts_retried_sentence,
)
from sentinel_desktop.ui.settling.deciding import Deciding
from sentinel_desktop.ui.settling.model import Line
from sentinel_desktop.ui.settling.page import SettlingPage
from sentinel_desktop.ui.settling.reason_dialog import Reason


class RefusedActs(Protocol):
    """What is asked of ``services.refused_acts``; every method raises JournalError when the disk refuses."""

    def refused(self) -> Sequence[RefusedAct]:
        """Return what was refused, oldest first, as far as whoever sits here may see it."""

    def retry(self, keys: Collection[UUID]) -> int:
        """Let the database judge them once more; returns how many were still there."""

    def dismiss(self, keys: Collection[UUID], reason: str) -> int:
        """Let go of them; returns how many were still there."""


class RefusedActsPresenter(QObject):
    """One list of the page; ``count_changed`` tells that there are more or fewer.

    When whoever may see names leaves, the names leave the page at once.
    """

    count_changed = Signal()

    def __init__(
        self, setup: DeskSetup, acts: RefusedActs, background: Background, page: SettlingPage, deciding: Deciding
    ) -> None:
        super().__init__()
        self._setup, self._acts, self._background = setup, acts, background
        self._page, self._deciding = page, deciding
        self._session = NOBODY
        self._read: Sequence[RefusedAct] = ()
        self.count = 0

    # --- what there is ----------------------------------------------------------------------------------------------

    def hear_status(self, status: HandActStatus) -> None:
        """Hear how many were refused; a file that cannot be read counts nothing: what was there is still there."""
        if status.problem and not status.refused:
            return
        if status.refused != self.count:
            self.count = status.refused
            self.count_changed.emit()
            self.read()

    def hear_session(self, session: Session) -> None:
        """Show at once what whoever sits here may see, and read what else that is."""
        self._session = session
        self._show([act.told_to(session) for act in self._read])
        if self.count:
            self.read()

    def read(self) -> None:
        """Read the list again."""
        self._background.begin(self._read_acts())

    async def _read_acts(self) -> None:
        with told_to(self._page.show_acts_unread):
            acts = await self._background.call(self._acts.refused)
            # Who was here when it was asked may have left since.
            self._show([act.told_to(self._session) for act in acts])
            self.count = len(acts)
            self.count_changed.emit()

    def _show(self, acts: Sequence[RefusedAct]) -> None:
        self._read = acts
        now, zone = self._setup.now(), self._setup.zone
        self._page.show_acts([act_line(act, self._session, now, zone) for act in reversed(acts)])

    # --- what a person decides --------------------------------------------------------------------------------------

    def retry(self) -> None:
        """Deliver the chosen one again."""
        if (line := self._page.acts.line()) is not None:
            self._background.begin(self._retry([line]))

    def retry_all(self) -> None:
        """Deliver all of them again."""
        self._background.begin(self._retry(self._page.acts.model.rows))

    async def _retry(self, lines: Sequence[Line[RefusedAct]]) -> None:
        async def retry() -> None:
            count = await self._background.call(self._acts.retry, [line.subject.id for line in lines])
            self._page.show_message(acts_retried_sentence(count))

        await self._deciding.do(retry, self._read_acts)

    def dismiss(self) -> None:
        """Ask why the chosen one is let go of."""
        if (line := self._page.acts.line()) is not None:
            self._deciding.ask(line, act_dismissal_question(line), lambda reason: self._dismiss(line, reason))

    async def _dismiss(self, line: Line[RefusedAct], reason: Reason) -> None:
        draft = self._deciding.draft_of(line)

        async def dismiss() -> None:
            count = await self._background.call(self._acts.dismiss, [line.subject.id], reason.text)
            self._deciding.forget(draft)
            self._page.show_message(act_dismissed_sentence(count))

        await self._deciding.do(dismiss, self._read_acts)

    def enter_anew(self) -> None:
        """Ask whoever does such a thing to do the chosen one once more."""
        line = self._page.acts.line()
        requests = self._setup.requests
        match None if line is None else line.subject.anew:
            case ArrivalAnew(draft, host_id):
                requests.visitor_in_requested.emit(VisitorPrefill(host_member_id=host_id, draft=draft))
            case DepartureAnew(visit_id):
                requests.visitor_out_requested.emit(visit_id)
            case EntryAnew(member_id, direction):
                requests.by_hand_requested.emit(member_id, direction)
