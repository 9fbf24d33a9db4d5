"""What a person decides about one line: asked for a reason beside the page, done in the background, then told."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.settling.model import Line
from sentinel_desktop.ui.settling.page import SettlingPage
from sentinel_desktop.ui.settling.reason_dialog import Question, Reason, ReasonDialog

Draft = tuple[AccountId | None, str]


class Deciding:
    """What was typed as a reason is kept until it was taken, for the account that typed it.

    Attributes:
        session: who sits here.
        dialog: the one that is open; None where none is.
    """

    def __init__(self, setup: DeskSetup, background: Background, page: SettlingPage) -> None:
        self.session: Session = NOBODY
        self.dialog: ReasonDialog | None = None
        self._about: Line[Any] | None = None
        self._setup, self._background, self._page = setup, background, page
        self._drafts: dict[Draft, str] = setup.kept.of("settling", dict)

    def ask(self, line: Line[Any], question: Question, then: Callable[[Reason], Coroutine[Any, Any, None]]) -> None:
        """Ask for a reason; scans go on, and what was typed before stands there again."""
        draft = self.draft_of(line)
        self._about = line
        self.dialog = ReasonDialog(self._setup.look.type, question, self._drafts.get(draft, ""), self._page)
        self.dialog.left.connect(lambda text: self._drafts.update({draft: text}))
        self.dialog.given.connect(lambda reason: self._background.begin(then(reason)))
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    async def do(self, act: Callable[[], Awaitable[None]], read_again: Callable[[], Awaitable[None]]) -> None:
        """Do it, with a word of what failed, and read what is there now."""
        self._page.details.show_busy(busy=True)
        with told_to(lambda sentence: self._page.show_message(sentence, is_bad=True)):
            await act()
        self._page.details.show_busy(busy=False)
        await read_again()

    def draft_of(self, line: Line[Any]) -> Draft:
        """Return where words about a line are kept: nobody finds those of another account."""
        return None if self.session.person is None else self.session.person.account_id, line.key

    def forget(self, draft: Draft) -> None:
        """Forget words that were taken."""
        self._drafts.pop(draft, None)

    def hear_session(self, session: Session) -> None:
        """Close a question that whoever sits here now may not read; what was typed is kept."""
        needs = None if self._about is None else self._about.needs
        if self.dialog is not None and needs is not None and not session.may(needs):
            self.dialog.reject()
        self.session = session

    def _on_finished(self) -> None:
        self.dialog = self._about = None
