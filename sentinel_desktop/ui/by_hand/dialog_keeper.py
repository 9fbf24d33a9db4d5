"""What the presenters of passages by hand share: one dialog at a time, for whoever may, and what is said in it."""

from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.hand_entries import Refused
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.by_hand.asked import ByHandAsked
from sentinel_desktop.ui.by_hand.reason_field import RecentReasons
from sentinel_desktop.ui.by_hand.typing_dialog import ByHandDrafts, TypingDialog
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.dialog_work import ask_in, stands

DialogT = TypeVar("DialogT", bound=TypingDialog)
AnswerT = TypeVar("AnswerT")


@dataclass(frozen=True, slots=True)
class ByHandDesk:
    """What every presenter of them is built with; ``window`` is whose children the dialogs are."""

    setup: DeskSetup
    asked: ByHandAsked
    background: Background
    window: QWidget

    @property
    def reasons(self) -> RecentReasons:
        """The reasons that were given at this desk."""
        return self.setup.kept.of("by_hand", RecentReasons)

    @property
    def drafts(self) -> ByHandDrafts:
        """What was typed in dialogs that were taken away."""
        return self.setup.kept.of("by_hand_drafts", ByHandDrafts)


class DialogKeeper(QObject, Generic[DialogT]):
    """Opens one dialog at a time; asks in the background, and says in it why something cannot be done.

    What is typed in a dialog that is taken away is kept for the account that typed it; whoever leaves it by Esc is
    done with it.
    """

    def __init__(self, desk: ByHandDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = NOBODY
        self._about: Hashable = None
        self.dialog: DialogT | None = None

    def hear_session(self, session: Session) -> None:
        """Hear who sits here now; what somebody else typed is forgotten."""
        self._session = session
        if session.person is not None:
            self._desk.drafts.keep_for(session)

    @property
    def may_enter(self) -> bool:
        """Whether whoever sits here works by hand."""
        return self._session.may(Right.ENTER_BY_HAND)

    def open_dialog(self, dialog: DialogT, about: Hashable) -> None:
        """Open a dialog in the place of one that is open, with what was typed about the same before."""
        if self.dialog is not None:
            self.dialog.take_away()
        kept = self._desk.drafts.of(about)
        if kept is not None:
            dialog.show_typed(kept.typed)
        account = self._account
        self.dialog, self._about = dialog, about
        dialog.finished.connect(lambda _: self._on_finished(dialog, about, account))
        dialog.open()

    async def ask(self, dialog: DialogT, question: Callable[[], Awaitable[AnswerT]]) -> tuple[AnswerT] | None:
        """Ask something while the dialog waits.

        Returns:
            the answer; None where there is none, which the dialog says, or where it was left meanwhile.
        """
        about, account = self._about, self._account
        answer = await ask_in(dialog, question)
        if stands(dialog):
            return answer
        if answer is not None and not isinstance(answer[0], Refused) and self._is_for(account):
            # It was done after the dialog was taken away: it need not be typed again.
            self._desk.drafts.forget(about)
        return None

    @property
    def _account(self) -> AccountId | None:
        return None if self._session.person is None else self._session.person.account_id

    def _is_for(self, account: AccountId | None) -> bool:
        """Whether nobody sits here but that account."""
        return self._account in {account, None}

    def _on_finished(self, dialog: DialogT, about: Hashable, account: AccountId | None) -> None:
        if self.dialog is dialog:
            self.dialog = None
        if not self._is_for(account):
            return
        typed = None if dialog.was_given_up or dialog.result() else dialog.typed
        if typed is None:
            self._desk.drafts.forget(about)
        else:
            self._desk.drafts.keep(about, None, typed)
