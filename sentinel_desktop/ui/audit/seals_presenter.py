"""Brings the seals over the logs and the audit page together."""

from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer

from sentinel_desktop.domain.seals import SealCheck, SealState
from sentinel_desktop.services.progress import Progress
from sentinel_desktop.ui.audit.page import AuditPage
from sentinel_desktop.ui.audit.seal_wording import SealWords, check_words, state_words
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.long_work import LongWork

_READ_EVERY_MS: Final = 20_000
"""While the page is looked at: a seal is made every minute."""


class Seals(Protocol):
    """What is asked of ``services.seals``; raises as that does."""

    def state(self) -> SealState:
        """Return how far the logs are sealed."""

    def check_watched(self, progress: Progress) -> SealCheck | None:
        """Check every seal; None where it was broken off."""


class SealsPresenter(QObject):
    """Shows how far the logs are sealed; what a check found stays shown until a person comes anew."""

    def __init__(
        self, setup: DeskSetup, page: AuditPage, seals: Seals, background: Background, long_work: LongWork
    ) -> None:
        super().__init__()
        self._setup = setup
        self._page = page
        self._seals = seals
        self._background = background
        self._long_work = long_work
        self._checked = False
        self._tick = QTimer(self, interval=_READ_EVERY_MS)
        self._tick.timeout.connect(self._on_tick)
        page.left.connect(self._tick.stop)
        page.seals.check_requested.connect(self._on_check_requested)

    def read(self) -> None:
        """Read anew, and go on doing so while the page is looked at."""
        self._checked = False
        self._tick.start()
        self._background.begin(self._read())

    def _on_tick(self) -> None:
        if not self._checked:
            self._background.begin(self._read())

    async def _read(self) -> None:
        with told_to(self._tell):
            state = await self._background.call(self._seals.state)
            if self._tick.isActive() and not self._checked:
                self._page.seals.show_state(state_words(state, self._setup.now(), self._setup.zone))

    def _on_check_requested(self) -> None:
        self._background.begin(self._long_work.run(self.tr("Checking the seals:"), self._check))

    async def _check(self, progress: Progress) -> None:
        check = await self._background.call(self._seals.check_watched, progress)
        if check is None:
            self._page.show_message(self.tr("Broken off: nothing is known of the seals that were not looked at."))
        elif self._tick.isActive():
            self._checked = True
            self._page.seals.show_check(check_words(check, self._setup.now(), self._setup.zone))

    def _tell(self, sentence: str) -> None:
        self._page.seals.show_state(SealWords("cloud-off", None, sentence))
