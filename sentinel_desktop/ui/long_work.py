"""The one thing of a page that takes long at a time: shown while it goes on, and broken off by a person."""

from collections.abc import Awaitable, Callable
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer

from sentinel_desktop.services.progress import Progress
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.widgets.long_work_row import LongWorkRow

_LOOK_EVERY_MS: Final = 200


class PageAtWork(Protocol):
    """A page on which something may take long."""

    long_work: LongWorkRow

    def show_message(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say what came of the last thing that was asked for."""

    def show_busy(self, *, busy: bool) -> None:
        """Begin nothing else that takes long while something does."""


class LongWork(QObject):
    """Two at once would take every thread that other pages work with."""

    def __init__(self, page: PageAtWork, background: Background) -> None:
        super().__init__()
        self._page = page
        self._background = background
        self._progress: Progress | None = None
        self._look = QTimer(self, interval=_LOOK_EVERY_MS)
        self._look.timeout.connect(self._on_look)
        page.long_work.break_off_requested.connect(self.break_off)

    async def run(self, words: str, work: Callable[[Progress], Awaitable[None]]) -> None:
        """Do ``work`` and show how far it has come; nothing where something else goes on."""
        if self._progress is not None:
            return
        self._progress = progress = Progress()
        self._page.show_message("")
        self._page.long_work.begin(words)
        self._page.show_busy(busy=True)
        self._look.start()
        try:
            with told_to(lambda sentence: self._page.show_message(sentence, is_bad=True)):
                await work(progress)
        finally:
            # Where nobody awaits it any more, the thread that does it is to hear of it too.
            progress.break_off()
            self._progress = None
            self._look.stop()
            self._page.show_busy(busy=False)

    def say(self, sentence: str) -> None:
        """Say on the page what came of it."""
        self._page.show_message(sentence)

    def break_off(self) -> None:
        """Ask what goes on to end soon."""
        if self._progress is not None:
            self._progress.break_off()

    def _on_look(self) -> None:
        if self._progress is not None:
            self._page.long_work.show_progress(self._progress)
