"""Brings the first start's window and what it does together."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from sentinel_desktop.domain.faults import RuleBrokenError
from sentinel_desktop.domain.first_start import (
    DataPlace,
    FirstContent,
    KeptAnswers,
    ServerFound,
    ServerLogin,
    Step,
    UnitFound,
    is_asked,
    step_after,
    step_before,
    step_to_go_on_with,
)
from sentinel_desktop.services.ports.first_start import FirstStartWork
from sentinel_desktop.services.progress import Progress
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.first_start.done_page import SetUp
from sentinel_desktop.ui.first_start.reader_trial import ReaderTrial
from sentinel_desktop.ui.first_start.server_trial import ServerTrial
from sentinel_desktop.ui.first_start.signals import FirstStartSignals
from sentinel_desktop.ui.first_start.summary import Answered, set_up
from sentinel_desktop.ui.first_start.typed import Typed
from sentinel_desktop.ui.first_start.window import FirstStartWindow
from sentinel_desktop.ui.first_start.wording import (
    administrator_note,
    content_note,
    server_look,
    server_rule,
    server_trying,
)
from sentinel_desktop.ui.sentences import shown
from sentinel_desktop.ui.theme import Appearance

_LOOK_EVERY_MS: Final = 150
_GOES_AFTER_MS: Final = 200


class FirstStartPresenter(QObject):
    """Asks one question after the other, and carries each answer out before it asks the next.

    ``finished`` tells that everything is answered and the desk is to be opened, ``closed`` that a person closed the
    window, ``language_requested`` that they read the other language.

    Args:
        look: of the window.
        signals: what other threads tell.
        work: what is done with the answers.
        station: the name that is proposed.
        break_off: has what is being opened end soon.
    """

    finished = Signal()
    closed = Signal()
    language_requested = Signal()

    def __init__(
        self,
        look: Appearance,
        signals: FirstStartSignals,
        *,
        work: FirstStartWork,
        background: Background,
        station: str,
        break_off: Callable[[], object],
    ) -> None:
        super().__init__()
        self._look = look
        self._signals = signals
        self._work = work
        self._background = background
        self._break_off = break_off
        self._unit: UnitFound | None = None
        self._answered = Answered()
        self._left_at = Step.PLACE
        self._progress_told = signals.progressed.emit
        self._progress = Progress()
        self._trial = ServerTrial(work, background, self)
        self._reader = ReaderTrial(signals, work, background, lambda: self.window.reader, self)
        self._reader.looked.connect(self._on_readers_shown)
        self._ticks = QTimer(self, interval=_LOOK_EVERY_MS)
        self._ticks.timeout.connect(lambda: self.window.work.show_progress(self._progress))
        self.window: FirstStartWindow = self._make_window(Typed(station))
        self._trial.begun.connect(self._on_trial_begun)
        self._trial.ended.connect(self._on_trial_ended)
        self._trial.failed.connect(self._complain)
        signals.progressed.connect(self._on_progressed)
        signals.raise_requested.connect(self._bring_to_front)

    def begin(self, kept: KeptAnswers | None) -> None:
        """Ask the first question, or go on where an earlier start was left."""
        if kept is None:
            return
        typed = self.window.typed
        server = ServerLogin(kept.address, kept.user)
        self.window.show_typed(replace(typed, station=kept.station or typed.station, place=kept.place, server=server))
        self._left_at = kept.left_at
        self.window.focus_first()
        if kept.left_at is not Step.PLACE:
            self._background.begin(self._open_again(kept))

    def speak_anew(self) -> None:
        """Make the window anew, in the language that is spoken now, with everything that stands in it."""
        before, step = self.window, self.window.step
        self.window = self._make_window(before.typed)
        self.window.resize(before.size())
        self._show(step)
        if before.isVisible():
            self.window.move(before.pos())
            self.window.show()
            self.window.activateWindow()
        before.closed.disconnect(self.closed)
        before.hide()
        QTimer.singleShot(_GOES_AFTER_MS, before, before.deleteLater)

    def _make_window(self, typed: Typed) -> FirstStartWindow:
        window = FirstStartWindow(self._look)
        window.show_typed(typed)
        window.closed.connect(self.closed)
        window.closed.connect(self._trial.drop)
        window.go_on_requested.connect(self._on_go_on)
        window.back_requested.connect(self._on_back)
        window.language_requested.connect(self.language_requested)
        window.work.break_off_requested.connect(self._on_break_off)
        window.place.server_typed.connect(self._on_server_typed)
        window.place.place_chosen.connect(self._on_server_typed)
        window.administrator.account.new.verdict_wanted.connect(self._on_verdict_wanted)
        self._reader.connect_page(window.reader)
        return window

    # --- going on and back --------------------------------------------------------------------------------------------

    def _on_go_on(self) -> None:
        if self.window.is_busy:
            return
        self.window.show_message("")
        match self.window.step:
            case Step.PLACE:
                if self.window.place.require_name():
                    self._trial.drop()
                    self._background.begin(self._open())
            case Step.ADMINISTRATOR:
                if self.window.administrator.require_filled():
                    self._background.begin(self._make_administrator())
            case Step.READER:
                self._background.begin(self._leave_reader(forwards=True))
            case Step.CONTENT:
                self._background.begin(self._fill())
            case Step.DONE:
                self.finished.emit()

    def _on_back(self) -> None:
        if self.window.is_busy or self._unit is None:
            return
        if self.window.step is Step.READER:
            self._background.begin(self._leave_reader(forwards=False))
        else:
            self._show(step_before(self.window.step, self._unit))

    def _on_break_off(self) -> None:
        self._progress.break_off()
        self._break_off()

    def _go_on(self, unit: UnitFound) -> None:
        """Ask the next question, or that at which an earlier start was left."""
        step, self._unit = self.window.step, unit
        following = step_after(step, unit)
        if self._left_at is not Step.PLACE:
            following, self._left_at = step_to_go_on_with(self._left_at, unit), Step.PLACE
        self._remember(following)
        self._show(following)

    def _show(self, step: Step) -> None:
        window, unit = self.window, self._unit
        window.show_step(step)
        if unit is None:
            return
        if step is Step.READER:
            if not is_asked(Step.ADMINISTRATOR, unit) and not self._answered.username:
                window.show_note(administrator_note(unit))
            self._reader.begin()
        if step is Step.DONE:
            window.done.show_set_up(self._set_up(unit))
            if not is_asked(Step.CONTENT, unit) and self._answered.content is None:
                window.show_note(content_note(unit))

    def _set_up(self, unit: UnitFound) -> SetUp:
        return set_up(self.window.typed, unit, self._reader.status, self._answered)

    def _remember(self, step: Step) -> None:
        typed = self.window.typed
        is_server = typed.place is DataPlace.SERVER
        answers = KeptAnswers(
            step,
            typed.place,
            station=self.window.place.name,
            address=typed.server.address if is_server else "",
            user=typed.server.user if is_server else "",
        )
        with told_to(self.window.show_message):
            self._work.remember(answers)

    # --- the answers --------------------------------------------------------------------------------------------------

    async def _open(self) -> None:
        window = self.window
        place, login, name = window.place.place, window.place.login, window.place.name
        self._remember(Step.PLACE)
        unit: UnitFound | None = None
        window.show_busy(self.tr("Opening the database…"))
        with told_to(window.show_message):
            try:
                found = await (
                    self._background.call(self._work.open_here, name, self._progress_told)
                    if place is DataPlace.HERE
                    else self._background.call(self._work.open_server, login, name, self._progress_told)
                )
                if isinstance(found, ServerFound):
                    window.place.show_server_line(server_look(found))
                else:
                    unit = found
            except RuleBrokenError as error:
                if "station" not in error.fields:
                    raise
                window.place.show_station_problem(shown(error))
        window.show_busy("")
        if unit is not None:
            self._go_on(unit)
        elif not window.place.station_field.problem:
            window.focus_first()

    async def _open_again(self, kept: KeptAnswers) -> None:
        window = self.window
        unit: UnitFound | None = None
        window.show_busy(self.tr("Opening the database…"))
        with told_to(window.show_message):
            unit = await self._background.call(self._work.open_again, kept, self._progress_told)
        window.show_busy("")
        if unit is None:
            return
        if step_to_go_on_with(kept.left_at, unit) is Step.PLACE:
            window.show_message(
                self.tr("Type the password of the database's owner once more: it was not kept, and no account is made.")
            )
            window.focus_first()
        else:
            self._go_on(unit)

    async def _make_administrator(self) -> None:
        window = self.window
        given = window.administrator.account.given
        unit: UnitFound | None = None
        window.show_busy(self.tr("Making the account…"))
        with told_to(window.show_message):
            try:
                unit = await self._background.call(
                    self._work.make_administrator, given.username, given.display_name, given.password
                )
            except RuleBrokenError as error:
                if not any(field.startswith("username") for field in error.fields):
                    raise
                window.administrator.account.show_username_problem(shown(error))
        window.show_busy("")
        if unit is not None:
            self._answered = replace(self._answered, username=given.username)
            self._go_on(unit)
        elif not window.administrator.account.username_field.problem:
            window.focus_first()

    async def _fill(self) -> None:
        unit, content = self._unit, self.window.content.content
        if unit is None:
            return
        if content is FirstContent.SAMPLE:
            unit = await self._load_sample()
        if unit is not None:
            self._answered = replace(self._answered, content=content)
            self._go_on(unit)

    async def _load_sample(self) -> UnitFound | None:
        window = self.window
        self._progress = Progress()
        unit: UnitFound | None = None
        window.show_busy(self.tr("Inventing a unit, day by day:"))
        self._ticks.start()
        with told_to(window.show_message):
            loaded = await self._background.call(self._work.load_sample, self._progress)
            if loaded.members:
                unit = loaded
            else:
                window.show_message(self.tr("It was broken off: nothing was loaded."))
        self._ticks.stop()
        window.show_busy("")
        if unit is None:
            window.focus_first()
        return unit

    # --- the reader ---------------------------------------------------------------------------------------------------

    async def _leave_reader(self, *, forwards: bool) -> None:
        self.window.show_busy(self.tr("Letting go of the reader…"))
        with told_to(self.window.show_message):
            await self._reader.end()
        self.window.show_busy("")
        if self._unit is not None:
            if forwards:
                self._go_on(self._unit)
            else:
                self._show(step_before(Step.READER, self._unit))

    # --- what is heard ------------------------------------------------------------------------------------------------

    def _on_server_typed(self) -> None:
        place, login = self.window.place, self.window.place.login
        if place.place is DataPlace.SERVER and login.address:
            self._trial.want(login)
        else:
            self._trial.drop()
            place.show_server_line(server_rule())

    def _on_trial_begun(self) -> None:
        self.window.place.show_server_line(server_trying())

    def _on_trial_ended(self, found: ServerFound) -> None:
        self.window.place.show_server_line(server_look(found))

    def _on_verdict_wanted(self, typed: str, names: tuple[str, ...]) -> None:
        self._background.begin(self._judge(typed, names))

    async def _judge(self, typed: str, names: tuple[str, ...]) -> None:
        with told_to(self.window.show_message):
            verdict = await self._background.call(self._work.judge, typed, names)
            self.window.administrator.account.new.show_verdict(typed, verdict)

    def _on_readers_shown(self) -> None:
        # A list of which nothing can be chosen has lost the keyboard.
        if self.window.step is Step.READER and not self.window.reader.readers.isEnabled():
            self.window.focus_first()

    def _on_progressed(self, sentence: str) -> None:
        if self.window.is_busy:
            self.window.work.begin(shown(sentence))

    def _complain(self, sentence: str) -> None:
        self.window.show_message(sentence)

    def _bring_to_front(self) -> None:
        self.window.raise_()
        self.window.activateWindow()
