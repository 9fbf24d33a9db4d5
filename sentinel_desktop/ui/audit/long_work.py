"""The one thing of the audit page that takes long at a time: shown while it goes on, and broken off by a person."""

from collections.abc import Awaitable, Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from sentinel_desktop.services.progress import Progress
from sentinel_desktop.ui.audit.page import AuditPage
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.failures import told_to

_LOOK_EVERY_MS: Final = 200


class LongWork(QObject):
    """Two at once would take every thread that other pages work with."""

    def __init__(self, page: AuditPage, background: Background) -> None:
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

    def break_off(self) -> None:
        """Ask what goes on to end soon."""
        if self._progress is not None:
            self._progress.break_off()

    def _on_look(self) -> None:
        if self._progress is not None:
            self._page.long_work.show_progress(self._progress)
