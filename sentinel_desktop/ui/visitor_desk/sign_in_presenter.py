"""Brings the sign-in of a visitor, the desk that receives them and the badges that are tapped together."""

import dataclasses
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.readers import ReaderStatus
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.domain.visit_drafts import (
    Problems,
    VisitDraft,
    VisitProblem,
    problem_in,
    problems_of,
)
from sentinel_desktop.domain.visitor_desk import (
    BadgeRefused,
    NotSignedIn,
    VisitorHereAlready,
    VisitorSignedIn,
    VisitorSigningIn,
)
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_requests import VisitorPrefill
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.dialog_work import told_in
from sentinel_desktop.ui.drafts import Drafts
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.times import since_text
from sentinel_desktop.ui.visitor_desk.asked import ReceivesVisitors
from sentinel_desktop.ui.visitor_desk.badges_at_hand import BadgesAtHand
from sentinel_desktop.ui.visitor_desk.done_wording import done_of
from sentinel_desktop.ui.visitor_desk.free_badge_notice import FreeBadgeNotice
from sentinel_desktop.ui.visitor_desk.known_visitors import OF_PAGE_TWO, KnownVisitors
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step, Typed, VisitorSignInDialog
from sentinel_desktop.ui.visitor_desk.wording import end_of_day_text, problem_text
from sentinel_desktop.ui.widgets.type_ahead import Suggestion

_KEY: Final = "visitor"


class VisitorSignInPresenter(QObject):
    """Opens the dialog and does what is asked in it; ``signed_in`` tells the id of a visit that began.

    What was typed when the dialog is left, locked away or closed with the window is kept for the account that typed it.
    """

    signed_in = Signal(object)

    def __init__(
        self,
        setup: DeskSetup,
        signals: DeskSignals,
        service: ReceivesVisitors,
        background: Background,
        window: QWidget,
    ) -> None:
        super().__init__()
        self._setup, self._service, self._background, self._window = setup, service, background, window
        self._session = NOBODY
        self._drafts: Drafts[str, None, Typed] = setup.kept.of("visitor_desk", Drafts)
        self._visit_id: UUID | None = None
        self.dialog: VisitorSignInDialog | None = None
        self._known = KnownVisitors(setup, service, background, lambda: self.dialog)
        self._badges = BadgesAtHand(setup, service, background, lambda: self.dialog)
        self.notice = FreeBadgeNotice(setup.look, window)
        self.notice.wanted.connect(self.open)
        signals.scan_finished.connect(self._on_scan)
        # What comes from another thread is told to a QObject alone: Qt leaves it out when that is gone.
        signals.reader_changed.connect(self._on_reader)
        signals.session_changed.connect(self._on_session_changed)
        setup.requests.visitor_in_requested.connect(self._on_requested)

    def _on_reader(self, status: ReaderStatus) -> None:
        self._badges.hear_reader(status)

    # --- opening and leaving --------------------------------------------------------------------------------------

    def open(self) -> None:
        """Open the sign-in, with the free badge that was tapped just now, or where it was left."""
        self._open(None)

    def _on_requested(self, prefill: VisitorPrefill | None) -> None:
        if self._may:
            self._open(prefill)

    def _open(self, prefill: VisitorPrefill | None) -> None:
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
        else:
            self._make_dialog(anew=prefill is not None and _is_of_somebody_known(prefill))
        self.notice.hide()
        self._badges.take_at_hand("" if prefill is None else prefill.badge_serial)
        if prefill is not None:
            self._background.begin(self._fill_in(prefill))

    def _make_dialog(self, *, anew: bool) -> None:
        dialog = VisitorSignInDialog(self._setup.look, self._background, self._known.find_hosts, self._window)
        self.dialog = dialog
        dialog.asked.connect(self._on_asked)
        dialog.another_person.connect(self._on_another_person)
        dialog.start_over.connect(self._on_start_over)
        dialog.slip_wanted.connect(self._on_slip_wanted)
        dialog.visitor.name_typed.connect(self._known.hear_name)
        dialog.visitor.offers.offer_taken.connect(self._known.hear_taken)
        for page in (dialog.visitor, dialog.badge):
            page.left.connect(self._on_field_left)
        dialog.finished.connect(self._on_finished)
        kept = None if anew else self._drafts.of(_KEY)
        typed = Typed() if kept is None else kept.typed
        self._show(typed, is_kept=kept is not None)
        self._badges.show_reader()
        self._setup.taps.listen(dialog, self._badges.hear_tap)
        dialog.open()
        dialog.show_step(typed.step)
        self._background.begin(self._read_choices())

    def _show(self, typed: Typed, *, is_kept: bool = False) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        dialog.visitor.show_host(typed.host)
        dialog.badge.show_badge(typed.badge)
        dialog.badge.badge.set_choice(None if typed.badge is None else Suggestion(typed.badge, typed.badge.number, ""))
        dialog.show_draft(typed.draft, end_of_day_text(self._setup.now(), self._setup.timings))
        dialog.show_kept(kept=is_kept)

    def _on_finished(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        typed = dialog.typed
        if dialog.step is not Step.DONE and typed.is_begun:
            self._drafts.keep(_KEY, None, typed)
        else:
            self._drafts.forget(_KEY)
        self._setup.taps.forget(dialog)
        dialog.deleteLater()

    def _on_start_over(self) -> None:
        self._drafts.forget(_KEY)
        self._show(Typed())
        if self.dialog is not None:
            self.dialog.show_step(Step.REASON)

    def _on_session_changed(self, session: Session) -> None:
        could, self._session = self._may, session
        if could and not self._may and self.dialog is not None:
            self.dialog.show_busy(busy=False)
            self.dialog.reject()
        if self._may:
            self._drafts.keep_for(session)

    @property
    def _may(self) -> bool:
        return self._session.may(Right.RECEIVE_VISITORS)

    async def _read_choices(self) -> None:
        # What cannot be read is said where it is needed: nothing of it keeps anybody from being signed in.
        with told_to(self._known.tell_away):
            choices = await self._background.call(self._service.choices)
            if self.dialog is not None:
                self.dialog.visitor.show_events(choices.events)
            free = await self._background.call(self._service.free_badges)
            if self.dialog is not None:
                self.dialog.badge.show_free(free)

    async def _fill_in(self, prefill: VisitorPrefill) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        with told_in(dialog):
            if prefill.draft is not None:
                self._show_again(prefill.draft)
            if prefill.visit_id is not None:
                offer = await self._background.call(self._service.expected, prefill.visit_id)
                if self.dialog is not dialog:
                    return
                if offer is None:
                    dialog.show_message(self.tr("This visit is not expected any more: it began, or was cancelled."))
                else:
                    self._known.take_over(offer)
                    dialog.show_step(Step.VISITOR)
                    self._known.say_what_is_missing()
            if prefill.host_member_id is not None:
                host = await self._background.call(self._service.host, prefill.host_member_id)
                if self.dialog is not dialog:
                    return
                dialog.visitor.show_host(None if host is None else self._known.host_shown(host))
            if prefill.text:
                dialog.visitor.show_draft(dataclasses.replace(dialog.visitor.draft, last_name=prefill.text))

    def _show_again(self, draft: VisitDraft) -> None:
        """Show what was given once before; a time that is over by now is left to be the end of the day."""
        if problem_in("until", draft, self._setup.now(), self._setup.timings) is not None:
            draft = dataclasses.replace(draft, until="")
        self._show(Typed(draft=draft))
        if self.dialog is not None:
            self.dialog.show_step(Step.VISITOR)

    # --- going on -------------------------------------------------------------------------------------------------

    def _on_field_left(self, name: str) -> None:
        """Say what is wrong with a field that the keyboard left; what is only missing is said when it is asked for."""
        dialog = self.dialog
        if dialog is None:
            return
        problem = problem_in(name, dialog.draft, self._setup.now(), self._setup.timings)
        if problem is not None and problem is not VisitProblem.MISSING:
            sentence = problem_text(name, problem)
            dialog.visitor.show_problem(name, sentence)
            dialog.badge.show_problem(name, sentence)

    def _on_asked(self) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        if dialog.step is Step.VISITOR:
            problems = {name: each for name, each in self._problems().items() if name not in OF_PAGE_TWO}
            unnamed = dialog.visitor.host.text.strip() and dialog.visitor.host_id is None
            if self._show_problems(problems):
                return
            if unnamed:
                dialog.visitor.show_problem(
                    "host_member_id", self.tr("Choose one of those that are offered, or leave it empty.")
                )
                dialog.visitor.focus_on("host_member_id")
                return
            dialog.show_step(Step.BADGE)
        else:
            self._background.begin(self._sign_in())

    def _on_another_person(self) -> None:
        self._background.begin(self._sign_in(another_person=True))

    async def _sign_in(self, *, another_person: bool = False) -> None:
        dialog = self.dialog
        if dialog is None or dialog.is_busy or self._show_problems(self._problems()):
            return
        dialog.show_busy(busy=True)
        done: VisitorSigningIn | None = None
        with told_in(dialog):
            if await self._badge_is_known(dialog):
                draft = dataclasses.replace(dialog.draft, another_person=another_person)
                done = await self._background.call(self._service.sign_in, draft)
        if self.dialog is dialog:
            dialog.show_busy(busy=False)
            if done is not None:
                self._hear(dialog, done)
        elif isinstance(done, VisitorSignedIn):
            # The dialog went with whoever left the desk meanwhile: who is in is not gone on with.
            self._drafts.forget(_KEY)
            self.signed_in.emit(done.visit_id)

    async def _badge_is_known(self, dialog: VisitorSignInDialog) -> bool:
        """Look a number up that was typed and not chosen; false where it stands for no badge that can be handed out."""
        number = dialog.badge.badge.text.strip()
        if not number or dialog.badge.chosen is not None:
            return True
        badge = await self._background.call(self._service.badge_numbered, number)
        if self.dialog is not dialog:
            return False
        if isinstance(badge, BadgeRefused):
            self._badges.refuse(badge)
            return False
        dialog.badge.show_badge(badge)
        return True

    def _hear(self, dialog: VisitorSignInDialog, done: VisitorSigningIn) -> None:
        match done:
            case VisitorSignedIn():
                self._drafts.forget(_KEY)
                host = dialog.visitor.host.choice
                shown = dialog.badge.chosen
                dialog.show_done(done_of(done, host, shown, self._setup.now(), self._setup.zone))
                self._visit_id = done.visit_id
                self.signed_in.emit(done.visit_id)
            case VisitorHereAlready():
                since = since_text(done.since, self._setup.now(), self._setup.zone)
                said = self.tr("{name} is signed in already, since {time}.").format(name=done.display_name, time=since)
                dialog.show_message(said, may_be_another=not done.is_the_expected)
            case NotSignedIn(badge=BadgeRefused() as refused):
                self._badges.refuse(refused)
                self._background.begin(self._read_choices())
            case NotSignedIn():
                self._show_problems(done.problems)

    def _on_slip_wanted(self) -> None:
        self._setup.requests.slip_requested.emit(self._visit_id)

    def _problems(self) -> Problems:
        draft: VisitDraft = VisitDraft() if self.dialog is None else self.dialog.draft
        return problems_of(draft, self._setup.now(), self._setup.timings)

    def _show_problems(self, problems: Problems) -> bool:
        """Say each problem beside its field, with the page and the keyboard at the first; false where there is none."""
        dialog = self.dialog
        if dialog is None or not problems:
            return False
        first = next(iter(problems))
        step = Step.BADGE if first in OF_PAGE_TWO else Step.VISITOR
        if dialog.step is not step:
            dialog.show_step(step)
        for name, problem in problems.items():
            sentence = problem_text(name, problem)
            dialog.visitor.show_problem(name, sentence)
            dialog.badge.show_problem(name, sentence)
        (dialog.badge if step is Step.BADGE else dialog.visitor).focus_on(first)
        return True

    def _on_scan(self, answer: ScanAnswer) -> None:
        """Offer the sign-in where a free badge was tapped and nothing waits for one."""
        if not self._setup.taps.is_heard and self._badges.note_free(answer):
            self.notice.show_badge(answer.badge_number or answer.serial[-4:])


def _is_of_somebody_known(prefill: VisitorPrefill) -> bool:
    """Whether the dialog begins with what is known, and not with what was typed and left."""
    return prefill.visit_id is not None or prefill.draft is not None
