"""Brings the moment that a person asks for and who was in then together."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.history.asked import History
from sentinel_desktop.ui.history.moment_page import MomentPage

_SETTLES_MS: Final = 60
"""A slider that is moved on within this time is asked about only when it stands."""


class MomentPresenter(QObject):
    """Asks once the slider stands; while an answer is on its way the newest moment waits, and the newest wins."""

    def __init__(self, setup: DeskSetup, page: MomentPage, history: History, background: Background) -> None:
        super().__init__()
        self._setup, self._page, self._history, self._background = setup, page, history, background
        self._may = False
        self._is_reading = self._again = False
        self._settled = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settled.timeout.connect(self.read)
        page.moment_changed.connect(self._settled.start)

    def allow(self, *, may: bool) -> None:
        """Read for whoever sits here now, or not."""
        self._may = may

    def read(self) -> None:
        """Read who was in at the moment that is asked for now."""
        if not self._may:
            return
        self._page.show_latest(self._setup.now())
        self._settled.stop()
        self._again = True
        if not self._is_reading:
            self._background.begin(self._read())

    async def _read(self) -> None:
        self._is_reading = True
        try:
            while self._again:
                self._again = False
                with told_to(self._page.show_note):
                    present = await self._background.call(self._history.present_at, self._page.moment)
                    if self._may and not self._again:
                        self._page.show_present(present)
        finally:
            self._is_reading = False
