"""Does one thing that a person asked for after the other, and says what came of it."""

from collections.abc import Callable, Coroutine
from typing import Any

from sentinel_desktop.domain.list_edits import Done, Outcome, Refused
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.lists.outcome_wording import refused_sentence
from sentinel_desktop.ui.lists.page import ListsPage

Act = Callable[[], Outcome]


class Acting:
    """Keeps the page from asking for two things at once; reads the list again after each.

    Args:
        page: whose buttons wait, and which says what came of it.
        background: where an act is done.
        read_again: reads the list and shows it.
    """

    def __init__(
        self, page: ListsPage, background: Background, read_again: Callable[[], Coroutine[Any, Any, None]]
    ) -> None:
        self._page = page
        self._background = background
        self._read_again = read_again
        self._is_busy = False

    def do(
        self, act: Act, name: str, done: Callable[[Done], None], refused: Callable[[Refused], bool] = lambda _: False
    ) -> None:
        """Do one act, unless another one is being done.

        Args:
            act: blocks; called on another thread.
            name: of what it is done to, for the sentence of a refusal.
            done: called before the list is read again.
            refused: called after it was; returns whether it has said why itself.
        """
        if not self._is_busy:
            self._is_busy = True
            self._page.show_busy(busy=True)
            self._background.begin(self._do_now(act, name, done, refused))

    async def _do_now(
        self, act: Act, name: str, done: Callable[[Done], None], refused: Callable[[Refused], bool]
    ) -> None:
        outcome: Outcome | None = None
        with told_to(self._say_failure):
            outcome = await self._background.call(act)
        self._is_busy = False
        self._page.show_busy(busy=False)
        if isinstance(outcome, Done):
            done(outcome)
        elif outcome is not None:
            self._page.show_message("")
        await self._read_again()
        # Reading again may have said more of it: that what was typed for a deleted value is kept.
        if isinstance(outcome, Refused) and not refused(outcome) and not self._page.message.text():
            self._page.show_message(refused_sentence(outcome, name), is_bad=True)

    def _say_failure(self, sentence: str) -> None:
        self._page.show_message(sentence, is_bad=True)
