"""Brings what a visitor does at a kiosk, what the unit's database says, and the pages together."""

from dataclasses import replace
from functools import partial
from typing import Any, Final, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication

from sentinel_desktop.domain.kiosk import (
    EventToday,
    HostFound,
    KioskDeparture,
    KioskField,
    KioskForm,
    LeavingAnswer,
    RecruitmentStep,
    host_words,
)
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.domain.visitors import VisitPurpose
from sentinel_desktop.services.kiosk import KioskService
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.kiosk import wording
from sentinel_desktop.ui.kiosk.answer_words import answer_words
from sentinel_desktop.ui.kiosk.idle_countdown import IdleCountdown
from sentinel_desktop.ui.kiosk.state import KioskState, Step
from sentinel_desktop.ui.kiosk.window import KioskWindow
from sentinel_desktop.ui.signals import DeskSignals

RESET_S: Final = 15
RESET_DONE_S: Final = 10
_ENDS: Final = frozenset({Step.DONE, Step.LEFT})


class Leaving(Protocol):
    """Who may take the kiosk away."""

    def require_supervisor(self, username: str, password: str) -> None:
        """Return where this account may; raises SignInRejectedError, StoreUnavailableError."""


class KioskPresenter(QObject):
    """One kiosk; ``left`` tells that a supervisor took it away.

    Args:
        window: shows it; the presenter lives as long.
        service: what a kiosk may ask.
        leaving: who may leave it.
        second_ms: of the countdown.
    """

    left = Signal()

    def __init__(
        self,
        setup: DeskSetup,
        signals: DeskSignals,
        window: KioskWindow,
        *,
        background: Background,
        service: KioskService,
        leaving: Leaving,
        second_ms: int = 1000,
    ) -> None:
        super().__init__(window)
        self._taps = setup.taps
        self._background = background
        self._service = service
        self._leaving = leaving
        self.window = self._window = window
        self._first = KioskState(window.state.language)
        self._visitor = 0
        self._searching = ""
        self.countdown = IdleCountdown(window, second_ms=second_ms)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.installEventFilter(self.countdown)
        self.countdown.told.connect(window.show_countdown)
        self.countdown.over.connect(self.start_over)
        signals.scan_finished.connect(self._on_scan_finished)
        signals.reader_changed.connect(self.hear_reader)
        window.answer_over.connect(self._on_answer_over)
        self._hear(window)
        self._begin_step(window.state)
        window.shown.connect(self._read_texts)
        signals.records_changed.connect(self._on_records_changed)

    @property
    def state(self) -> KioskState:
        """Where the visitor stands."""
        return self._window.state

    def start_over(self) -> None:
        """Forget this visitor and welcome the next one."""
        self._visitor += 1
        self._show(replace(self._first, texts=self.state.texts))
        self._read_texts()

    # --- pages --------------------------------------------------------------------------------------------------------

    def _hear(self, window: KioskWindow) -> None:
        window.edited.connect(self._on_edited)
        window.chosen.connect(self._on_chosen)
        window.going.connect(lambda step: self._show(self.state.at(step)))
        window.reason_chosen.connect(self._on_reason_chosen)
        window.change_requested.connect(self._on_change_requested)
        window.next_requested.connect(self._on_next)
        window.back_requested.connect(self._on_back)
        window.military_chosen.connect(self._on_military_chosen)
        window.language_requested.connect(self._on_language_requested)
        window.leave_requested.connect(self._on_leave_requested)
        window.staff_given.connect(self._on_staff_given)
        window.staff_name_edited.connect(lambda text: window.keep_state(replace(self.state, username=text)))

    def _show(self, state: KioskState) -> None:
        self._window.show_state(state)
        self._begin_step(state)

    def _begin_step(self, state: KioskState) -> None:
        if state.step is Step.REVIEW:
            self._taps.listen(self, self._on_badge_tapped)
        else:
            self._taps.forget(self)
        is_fresh = state.step is Step.WELCOME and state.language is self._first.language
        self.countdown.begin(0 if is_fresh else RESET_DONE_S if state.step in _ENDS else RESET_S)

    def _on_reason_chosen(self, purpose: VisitPurpose) -> None:
        state = self.state
        self._show(replace(state.at(Step.WHO), form=replace(state.form, purpose=purpose)))
        if purpose is VisitPurpose.EVENT:
            self._background.begin(self._read_events(self._visitor))

    def _on_change_requested(self, step: Step) -> None:
        self._show(replace(self.state.at(step), reviewing=step is not Step.WELCOME))

    def _on_military_chosen(self, military: bool) -> None:  # noqa: FBT001 - told by a signal
        self._show(replace(self.state, form=replace(self.state.form, military=military)))

    def _on_language_requested(self) -> None:
        self._show(replace(self.state, language=self.state.language.other))

    def _on_back(self) -> None:
        state = self.state
        if state.busy:
            return
        if state.step in {Step.WELCOME, Step.STAFF, Step.LEAVING, *_ENDS}:
            self.start_over()
        else:
            self._show(replace(state.at(state.before), reviewing=False))

    def _on_next(self) -> None:
        state = self.state
        if state.busy:
            return
        if state.step in _ENDS:
            self.start_over()
        elif state.step is Step.REVIEW:
            self._sign_in_or_ask(state)
        elif state.step in {Step.WHO, Step.NEEDS, Step.LEAVING} and self._is_filled(state):
            if state.step is Step.LEAVING:
                self._sign_out()
            else:
                self._go_on(state)

    def _go_on(self, state: KioskState) -> None:
        after = state.after
        missing = after is Step.REVIEW and any(state.form.fault(name) for name in state.form.needs)
        self._show(replace(state.at(Step.NEEDS if missing else after), reviewing=False))
        if state.step is Step.WHO:
            self._background.begin(self._prefill(self._visitor))

    def _is_filled(self, state: KioskState) -> bool:
        """Whether the page has no fault; each that there is stands beside its line."""
        faults = {name: fault for name in state.lines if (fault := state.form.fault(name)) is not None}
        with self._window.speaking():
            problems = {name: wording.fault_text(name, fault) for name, fault in faults.items()}
        self._window.show_problems(problems)
        return not problems

    # --- what is typed and touched ------------------------------------------------------------------------------------

    def _on_edited(self, name: KioskField, text: str) -> None:
        said: dict[str, Any] = {name.value: text}
        if name is KioskField.HOST:
            said["host_member_id"] = None
        elif name is KioskField.EVENT:
            said["event_id"] = None
        state = replace(self.state, form=replace(self.state.form, **said))
        self._window.keep_state(state)
        if name is KioskField.HOST:
            self._search(text)

    def _on_chosen(self, name: KioskField, value: object) -> None:
        form = _with_choice(self.state.form, name, value)
        state = replace(self.state, form=form)
        self._window.keep_state(state)
        self._go_on(state)

    def _search(self, text: str) -> None:
        """Look for the host; while one search is under way the newest text waits, and the others are forgotten."""
        if not host_words(text):
            self._searching = ""
            self._window.show_hosts(replace(self.state, hosts=(), searched=False))
        elif self._searching:
            self._searching = text
        else:
            self._searching = text
            self._background.begin(self._find_hosts(self._visitor))

    async def _find_hosts(self, visitor: int) -> None:
        try:
            while (text := self._searching) and visitor == self._visitor:
                hosts: tuple[HostFound, ...] | None = None
                # While the database is away the name that was typed is enough.
                with told_to(lambda _: None):
                    hosts = tuple(await self._background.call(self._service.hosts, text))
                if self._searching == text:
                    self._searching = ""
                    if visitor == self._visitor and self.state.step is Step.NEEDS:
                        self._window.show_hosts(replace(self.state, hosts=hosts or (), searched=True))
        finally:
            self._searching = ""

    async def _prefill(self, visitor: int) -> None:
        known = None
        with told_to(lambda _: None):
            known = await self._background.call(self._service.prefill, self.state.form)
        if known is None or visitor != self._visitor or self.state.step in _ENDS:
            return
        filled = self.state.form.filled_by(known)
        said: dict[str, Any] = {name.value: text for name, text in filled.items()}
        form = replace(self.state.form, **said)
        military = form.military or bool(known.rank or known.unit)
        self._window.keep_state(replace(self.state, form=replace(form, military=military)))
        if self.state.step is Step.REVIEW:
            self._show(self.state)
        else:
            self._window.fill(filled)

    async def _read_events(self, visitor: int) -> None:
        events: tuple[EventToday, ...] = ()
        with told_to(lambda _: None):
            events = tuple(await self._background.call(self._service.events))
        if visitor == self._visitor:
            state = replace(self.state, events=events)
            if state.step is Step.NEEDS:
                self._show(state)
            else:
                self._window.keep_state(state)

    def _on_records_changed(self, changes: RecordChanges) -> None:
        if changes.touch("settings") and self.window.isVisible():
            self._read_texts()

    def _read_texts(self) -> None:
        self._background.begin(self._take_texts())

    async def _take_texts(self) -> None:
        texts = None
        with told_to(lambda _: None):
            texts = await self._background.call(self._service.texts)
        if texts is not None and texts != self.state.texts:
            state = replace(self.state, texts=texts)
            if state.step is Step.WELCOME:
                self._window.show_state(state)
            else:
                self._window.keep_state(state)

    # --- coming and leaving -------------------------------------------------------------------------------------------

    def _sign_in_or_ask(self, state: KioskState) -> None:
        """Sign in, or go to the page where a line was emptied by somebody who then went back."""
        pages = (state.at(step) for step in (Step.WHO, Step.NEEDS))
        faulty = next((page for page in pages if any(map(page.form.fault, page.lines))), None)
        if faulty is None:
            self._sign_in()
        else:
            self._show(replace(faulty, reviewing=True))
            self._is_filled(self.state)

    def _sign_in(self) -> None:
        self._be_busy()
        self._background.begin(self._do_sign_in())

    async def _do_sign_in(self) -> None:
        state = self.state
        with told_to(self._refuse):
            signed_in = await self._background.call(self._service.sign_in, state.form, state.language)
            self._show(replace(self.state.at(Step.DONE), has_badge=signed_in.has_badge))

    def _sign_out(self) -> None:
        self._be_busy()
        self._background.begin(self._do_sign_out())

    async def _do_sign_out(self) -> None:
        form = self.state.form
        leaving = KioskDeparture(form.last_name, form.phone)
        with told_to(self._refuse):
            answer = await self._background.call(self._service.sign_out, leaving)
            if answer is LeavingAnswer.SIGNED_OUT:
                self._show(self.state.at(Step.LEFT))
            else:
                with self._window.speaking():
                    sentence = QCoreApplication.translate(
                        "Kiosk", "Nothing found with these. Please check both, or see the duty desk."
                    )
                self._say(sentence)

    def _refuse(self, _: str) -> None:
        """Say in the visitor's language that somebody must help; what is wrong is the operator's to read."""
        with self._window.speaking():
            self._say(QCoreApplication.translate("Kiosk", "This could not be done: please see the duty desk."))

    def _be_busy(self) -> None:
        self._window.keep_state(replace(self.state, busy=True))
        self._window.page.show_busy(busy=True)
        self.countdown.hold()

    def _say(self, problem: str) -> None:
        self._show(replace(self.state, problem=problem, busy=False))

    # --- badges -------------------------------------------------------------------------------------------------------

    def _on_scan_finished(self, answer: ScanAnswer) -> None:
        if self._takes(answer):
            return
        with self._window.speaking():
            words = answer_words(answer)
        self.countdown.hold()
        self._window.show_answer(words)

    def hear_reader(self, status: ReaderStatus) -> None:
        """Speak of the reader on the two pages that do as it is now; nothing is typed in them."""
        can_tap = status.state is ReaderState.READY
        self._first = replace(self._first, can_tap=can_tap)
        if can_tap is not self.state.can_tap:
            is_told = self.state.step in {Step.WELCOME, Step.REVIEW} and not self.state.busy
            (self._window.show_state if is_told else self._window.keep_state)(replace(self.state, can_tap=can_tap))

    def _takes(self, answer: ScanAnswer) -> bool:
        return self.state.step is Step.REVIEW and _is_free(answer)

    def _on_badge_tapped(self, answer: ScanAnswer) -> None:
        if _is_free(answer) and not self.state.busy:
            self._background.begin(self._take_badge(self._visitor, answer.serial))

    async def _take_badge(self, visitor: int, serial: str) -> None:
        form = None
        with told_to(lambda _: None):
            form = await self._background.call(self._service.with_badge, self.state.form, serial)
        if form is not None and visitor == self._visitor and self.state.step is Step.REVIEW:
            self._show(replace(self.state, form=replace(self.state.form, badge_id=form.badge_id)))

    def _on_answer_over(self) -> None:
        if not self.state.busy:
            self.countdown.go_on()

    # --- taking it away -----------------------------------------------------------------------------------------------

    def _on_leave_requested(self) -> None:
        if self.state.step is not Step.STAFF and not self.state.busy:
            self._visitor += 1
            self._show(replace(self._first, step=Step.STAFF, texts=self.state.texts, language=self.state.language))

    def _on_staff_given(self, username: str, password: str) -> None:
        if not self.state.busy:
            self._window.keep_state(replace(self.state, username=username))
            self._be_busy()
            self._background.begin(self._let_go(username, password))

    async def _let_go(self, username: str, password: str) -> None:
        with told_to(self._say):
            await self._background.call(partial(self._leaving.require_supervisor, username, password))
            self.countdown.begin(0)
            self._window.let_close()
            self.left.emit()


def _is_free(answer: ScanAnswer) -> bool:
    return (answer.first_outcome or answer.outcome) is Outcome.VISITOR_BADGE_FREE


def _with_choice(form: KioskForm, name: KioskField, value: object) -> KioskForm:
    match name, value:
        case KioskField.HOST, HostFound():
            return replace(form, host=value.name, host_member_id=value.member_id)
        case KioskField.EVENT, EventToday():
            return replace(form, event=value.name, event_id=value.event_id)
        case _, RecruitmentStep():
            return replace(form, recruitment_step=value.value)
    return form
