"""Brings the reader that is tried and its page together: how it is, which one, and the badges that are tapped."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from sentinel_desktop.domain.readers import ReaderChoice, ReaderState, ReaderStatus
from sentinel_desktop.services.ports import ReaderControl
from sentinel_desktop.services.ports.first_start import FirstStartWork
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.first_start.reader_page import ReaderPage
from sentinel_desktop.ui.first_start.signals import FirstStartSignals


class ReaderTrial(QObject):
    """``looked`` tells that the readers there are were shown.

    Args:
        signals: tell how the reader is, and its badges, from its own thread.
        work: opens and closes it.
        page: returns the page of the window of the moment.
    """

    looked = Signal()

    def __init__(
        self,
        signals: FirstStartSignals,
        work: FirstStartWork,
        background: Background,
        page: Callable[[], ReaderPage],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._signals = signals
        self._work = work
        self._background = background
        self._page = page
        self._control: ReaderControl | None = None
        self.status: ReaderStatus | None = None
        signals.reader_changed.connect(self._on_reader_changed)
        signals.badge_read.connect(self._on_badge_read)

    def connect_page(self, page: ReaderPage) -> None:
        """Hear what a person wants on a page."""
        page.choice_requested.connect(lambda choice: self._background.begin(self._choose(choice)))
        page.look_again_requested.connect(self.show_again)

    def begin(self) -> None:
        """Look for the reader, or show again how the one is that is open."""
        if self._control is None:
            self._background.begin(self._open())
        else:
            self.show_again()

    def show_again(self) -> None:
        """Show how it is, and look for what is attached now."""
        if self.status is not None:
            self._page().show_reader(self.status)
        self._background.begin(self._look())

    async def end(self) -> None:
        """Let go of it."""
        await self._background.call(self._work.close_reader)
        self._control = None

    async def _open(self) -> None:
        told, tapped = self._signals.reader_changed.emit, self._signals.badge_read.emit
        # Before: a badge may lie on the reader that is opened.
        self._page().show_no_badge()
        with told_to(self._complain):
            self._control = await self._background.call(self._work.open_reader, told, tapped)
        await self._look()

    async def _look(self) -> None:
        control = self._control
        if control is not None:
            with told_to(self._complain):
                offers = await self._background.call(control.attached)
                self._page().show_offers(offers, control.choice(), control.fixed_by())
                self.looked.emit()

    async def _choose(self, choice: ReaderChoice) -> None:
        control = self._control
        if control is not None:
            with told_to(self._complain):
                self._page().show_message("")
                await self._background.call(control.choose, choice)

    def _complain(self, sentence: str) -> None:
        self._page().show_message(sentence, is_bad=True)

    def _on_reader_changed(self, status: ReaderStatus) -> None:
        # That it was let go of says nothing of the reader.
        if status.state is not ReaderState.STOPPED:
            self.status = status
            self._page().show_reader(status)

    def _on_badge_read(self, serial: str) -> None:
        self._page().show_badge(serial)
