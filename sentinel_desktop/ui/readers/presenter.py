"""Brings the reader, what a person wants of it, and its page together."""

from datetime import datetime, timedelta
from math import ceil
from typing import Final

from PySide6.QtCore import QObject, QTimer

from sentinel_desktop.domain.readers import ReaderChoice, ReaderState, ReaderStatus
from sentinel_desktop.domain.tried_badges import TriedBadge
from sentinel_desktop.services.ports import ReaderControl
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.reader_state import must_be_chosen, reader_look
from sentinel_desktop.ui.readers.page import ReaderPage
from sentinel_desktop.ui.readers.wording import reader_facts, tried_look
from sentinel_desktop.ui.sentences import shown
from sentinel_desktop.ui.signals import DeskSignals

TRIAL: Final = timedelta(seconds=30)
"""How long a trial waits for its badge; the station counts it too, and its word is the one that ends it."""

_TICK_MS: Final = 500


class ReaderPresenter(QObject):
    """Keeps the page true while it is shown, and never leaves a trial behind when it is not."""

    def __init__(self, setup: DeskSetup, signals: DeskSignals, control: ReaderControl, background: Background) -> None:
        super().__init__()
        self._setup = setup
        self._signals = signals
        self._control = control
        self._background = background
        self._status = ReaderStatus(ReaderState.SEARCHING)
        self._trial_until: datetime | None = None
        self._trial = 0
        self.page = ReaderPage(setup)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._connect()
        self.page.choice.show_kinds(control.kinds())
        self._show_used()
        self._show_status()

    def go_back(self) -> bool:
        """End a trial that goes on; true where there was one, so that the page stays."""
        if self._trial_until is None:
            return False
        self._end_trial()
        self.page.trial.show_idle()
        return True

    def focus_first(self) -> None:
        """Put the keyboard where the next thing is done: on the readers where one must be chosen."""
        if must_be_chosen(self._status):
            self.page.choice.focus_readers()
        else:
            self.page.trial.begin.setFocus()

    def _connect(self) -> None:
        page = self.page
        page.shown.connect(self._on_shown)
        page.left.connect(self._on_left)
        page.trial.try_requested.connect(self._on_try_requested)
        page.trial.end_requested.connect(self.go_back)
        page.choice.look_again_requested.connect(self._look_for_readers)
        page.choice.choice_requested.connect(self._on_choice_requested)
        self._signals.reader_changed.connect(self._on_reader_changed)
        self._signals.badge_tried.connect(self._on_badge_tried)

    # --- the reader -----------------------------------------------------------------------------------------------

    def _on_reader_changed(self, status: ReaderStatus) -> None:
        before, self._status = self._status, status
        self._show_status()
        if self.page.isVisible() and (before.state, before.port) != (status.state, status.port):
            self._look_for_readers()

    def _show_status(self) -> None:
        # What grows old on a page that nobody sees need not be written.
        facts = reader_facts(self._status, self._control.kinds(), self._setup.now(), self._setup.zone)
        self.page.state.show_reader(reader_look(self._status), shown(self._status.detail), facts)
        self.page.trial.allow(trying=self._status.state is ReaderState.READY)

    def _on_shown(self) -> None:
        self._tick.start()
        self.page.choice.show_message("")
        self._show_used()
        self._show_status()
        self._look_for_readers()

    def _on_left(self) -> None:
        self._tick.stop()
        self.go_back()

    def _on_tick(self) -> None:
        self._show_status()
        if self._trial_until is not None:
            self._show_time_left(self._trial_until)

    # --- a badge to try -------------------------------------------------------------------------------------------

    def _on_try_requested(self) -> None:
        self._trial += 1
        number, tell = self._trial, self._signals.badge_tried.emit
        self._trial_until = self._setup.now() + TRIAL
        self._show_time_left(self._trial_until)
        self._control.try_next(lambda tried: tell(number, tried))

    def _on_badge_tried(self, number: int, tried: TriedBadge | None) -> None:
        if tried is not None:
            # Shown even where the person ended the trial in the same moment: it was recorded nowhere.
            self._trial_until = None
            self.page.trial.show_tried(tried_look(tried))
        elif number == self._trial and self._trial_until is not None:
            self._trial_until = None
            self.page.trial.show_none_came()

    def _end_trial(self) -> None:
        self._trial_until = None
        self._control.stop_trying()

    def _show_time_left(self, until: datetime) -> None:
        self.page.trial.show_waiting(max(0, ceil((until - self._setup.now()).total_seconds())))

    # --- which reader ---------------------------------------------------------------------------------------------

    def _show_used(self) -> None:
        self.page.choice.show_used(self._control.choice(), shown(self._control.fixed_by()))

    def _look_for_readers(self) -> None:
        self._background.begin(self._find_readers())

    async def _find_readers(self) -> None:
        with told_to(self._complain):
            self.page.choice.show_offers(await self._background.call(self._control.attached))

    def _on_choice_requested(self, choice: ReaderChoice) -> None:
        self._background.begin(self._choose(choice))

    async def _choose(self, choice: ReaderChoice) -> None:
        self.page.choice.show_busy(busy=True)
        with told_to(self._complain):
            await self._background.call(self._control.choose, choice)
            self._show_used()
            self.page.choice.show_message(self.tr("Used from now on, and after the next start."))
        self.page.choice.show_busy(busy=False)

    def _complain(self, sentence: str) -> None:
        self.page.choice.show_message(sentence, is_bad=True)
