"""What a person does with badges: asked for in dialogs, done in the background, taken back by one key."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from sentinel_desktop.domain.badge_acts import (
    BadgeDone,
    BadgeOutcome,
    BadgeRefusal,
    BadgeUndo,
    StatusCode,
)
from sentinel_desktop.domain.badges import BadgeKind, BadgeLine, BadgeStatus, OnScan
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.badges.asked import BadgesAsked
from sentinel_desktop.ui.badges.assign_dialog import AssignDialog
from sentinel_desktop.ui.badges.describe_dialog import DescribeDialog
from sentinel_desktop.ui.badges.details_card import BadgeAct
from sentinel_desktop.ui.badges.page import BadgesPage
from sentinel_desktop.ui.badges.status_dialog import StatusDialog
from sentinel_desktop.ui.badges.wording import badge_name, refusal_sentence
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.dialog_work import ask_in, stands
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.widgets.form_dialog import FormDialog

Act = Callable[[], BadgeOutcome]
Refused = Callable[[BadgeRefusal], object]
Told = Callable[[BadgeLine], str]


class BadgesActing(QObject):
    """Acts on the badge that is chosen. ``changed`` tells the id of a badge that an act changed, or None.

    ``replace_requested`` asks for the one act that begins with a tap. What was typed as a reason and not saved is kept
    for the account that typed it.
    """

    changed = Signal(object)
    replace_requested = Signal(object)

    def __init__(
        self, setup: DeskSetup, page: BadgesPage, asked: BadgesAsked, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._setup, self._page, self._asked, self._background = setup, page, asked, background
        self._account: AccountId | None = None
        self._undo: BadgeUndo = ()
        self._drafts: dict[tuple[AccountId, UUID], str] = setup.kept.of("badges", dict)
        self.statuses: tuple[BadgeStatus, ...] = ()
        self.dialog: QDialog | None = None
        page.details.act_requested.connect(self._on_act_requested)
        page.undo_requested.connect(self._on_undo_requested)

    def keep_for(self, account: AccountId | None) -> None:
        """Act for whoever sits here now; what is open is closed, and the last act is undone no more by another."""
        if account != self._account:
            self.close()
            self._undo = ()
            self._account = account

    def close(self) -> None:
        """Take a dialog away; a reason that was typed in it is there again the next time."""
        if self.dialog is not None:
            self.dialog.done(0)

    def draft_of(self, badge: UUID) -> str:
        """Return the reason that was typed of a badge and not saved."""
        return "" if self._account is None else self._drafts.get((self._account, badge), "")

    def keep_draft(self, badge: UUID, reason: str) -> None:
        """Keep a reason until it is saved."""
        if self._account is not None and reason:
            self._drafts[self._account, badge] = reason

    def show_dialog(self, dialog: QDialog) -> None:
        """Open a dialog over the page, in the place of one that is open."""
        self.close()
        self._page.show_message("")
        self.dialog = dialog
        dialog.finished.connect(partial(self._on_finished, dialog))
        dialog.open()

    async def carry_out(
        self, dialog: FormDialog, act: Act, refused: Refused, told: Told, about: UUID | None = None
    ) -> None:
        """Do what a dialog asks for; it closes when it is done, and stays as it is where it is not.

        ``about`` is the badge whose reason was typed, which need not be kept once it is done.
        """
        account = self._account
        answer = await ask_in(dialog, lambda: self._background.call(act))
        outcome = None if answer is None else answer[0]
        if isinstance(outcome, BadgeDone) and account is not None and about is not None:
            self._drafts.pop((account, about), None)
        if not stands(dialog):
            # Whoever asked for it left meanwhile; the page is read again for whoever comes.
            return
        if isinstance(outcome, BadgeRefusal):
            refused(outcome)
            self.changed.emit(None)
        elif isinstance(outcome, BadgeDone):
            dialog.accept()
            self._show_done(outcome, told)

    # --- what is asked of the badge that is chosen --------------------------------------------------------------------

    def _on_act_requested(self, act: BadgeAct) -> None:
        line = self._page.line
        if line is None:
            return
        match act:
            case BadgeAct.ASSIGN:
                self._ask_assign(line)
            case BadgeAct.REPLACE:
                self.replace_requested.emit(line)
            case BadgeAct.UNASSIGN:
                self._do(partial(self._asked.badges.unassign, line.seen), self._told_taken_back(line))
            case BadgeAct.REACTIVATE:
                self._do(partial(self._asked.badges.reactivate, line.seen), self._told_active)
            case BadgeAct.LOST | BadgeAct.DAMAGED | BadgeAct.DECOMMISSION | BadgeAct.STATUS:
                self._ask_status(line, act)
            case BadgeAct.DESCRIBE:
                self._ask_describe(line)
            case BadgeAct.SHOW_HOLDER:
                self._show_holder(line)

    def _ask_assign(self, line: BadgeLine) -> None:
        dialog = AssignDialog(self._setup.look, line, self._background, self._asked.find_people, self._page)

        def asked() -> None:
            member = dialog.given
            if member is not None:
                act = partial(self._asked.badges.assign, line.seen, member)
                self._background.begin(self.carry_out(dialog, act, dialog.show_refusal, self._told_assigned))

        dialog.asked.connect(asked)
        self.show_dialog(dialog)

    def _ask_status(self, line: BadgeLine, act: BadgeAct) -> None:
        first = {
            BadgeAct.LOST: StatusCode.LOST,
            BadgeAct.DAMAGED: StatusCode.DAMAGED,
            BadgeAct.DECOMMISSION: StatusCode.DECOMMISSIONED,
        }.get(act)
        offered = self.offered_statuses(line)
        dialog = StatusDialog(self._setup.look, line, offered, first, self.draft_of(line.id), self._page)

        def asked() -> None:
            given = dialog.given
            if given is not None:
                act = partial(self._asked.badges.give_status, line.seen, given)
                told = self._told_status
                self._background.begin(self.carry_out(dialog, act, dialog.show_refusal, told, line.id))

        dialog.asked.connect(asked)
        dialog.rejected.connect(lambda: self.keep_draft(line.id, dialog.reason.reason))
        self.show_dialog(dialog)

    def _ask_describe(self, line: BadgeLine) -> None:
        dialog = DescribeDialog(self._setup.look, line, self._page)

        def asked() -> None:
            act = partial(self._asked.badges.describe, line.seen, dialog.kind.kind, dialog.number.number)
            self._background.begin(self.carry_out(dialog, act, dialog.show_refusal, self._told_described))

        dialog.asked.connect(asked)
        self.show_dialog(dialog)

    def _show_holder(self, line: BadgeLine) -> None:
        if line.holder is None:
            return
        if line.kind is BadgeKind.VISITOR:
            self._setup.requests.visit_requested.emit(line.holder.id)
        elif line.kind is BadgeKind.MEMBER:
            self._setup.requests.person_requested.emit(line.holder.id)

    def offered_statuses(self, line: BadgeLine | None = None, *, refused_only: bool = False) -> list[BadgeStatus]:
        """Return the statuses to choose from: those in use, and that which the badge has already."""
        return [
            status
            for status in self.statuses
            if (status.is_active or (line is not None and status.id == line.status_id))
            and (not refused_only or status.on_scan is OnScan.REFUSE)
        ]

    # --- how it is done -----------------------------------------------------------------------------------------------

    def _do(self, act: Act, told: Told) -> None:
        self._background.begin(self._do_at_once(act, told))

    async def _do_at_once(self, act: Act, told: Told) -> None:
        self._page.details.show_busy(busy=True)
        outcome: BadgeOutcome | None = None
        with told_to(lambda sentence: self._page.show_message(sentence, is_bad=True)):
            outcome = await self._background.call(act)
        self._page.details.show_busy(busy=False)
        if isinstance(outcome, BadgeRefusal):
            self._page.show_message(refusal_sentence(outcome), is_bad=True)
            self.changed.emit(None)
        elif isinstance(outcome, BadgeDone):
            self._show_done(outcome, told)

    def _on_undo_requested(self) -> None:
        steps, self._undo = self._undo, ()
        if steps:
            self._do(partial(self._asked.badges.undo, steps), self._told_undone)

    def _show_done(self, done: BadgeDone, told: Told) -> None:
        self._undo = done.undo
        sentence = self.tr("Undone: the badge is not enrolled any more.") if done.line is None else told(done.line)
        self._page.show_message(sentence, can_undo=bool(done.undo))
        if done.line is not None:
            self._page.show_changed(done.line)
        self.changed.emit(None if done.line is None else done.line.id)

    def _on_finished(self, dialog: QDialog, _result: int) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()

    def _told_assigned(self, line: BadgeLine) -> str:
        name = "" if line.holder is None else line.holder.name
        return self.tr("{name} has badge {badge} now.").format(name=name, badge=badge_name(line))

    def _told_status(self, line: BadgeLine) -> str:
        return self.tr("Badge {badge} is saved, with the reason.").format(badge=badge_name(line))

    def _told_described(self, line: BadgeLine) -> str:
        return self.tr("Badge {badge} is saved.").format(badge=badge_name(line))

    def _told_taken_back(self, before: BadgeLine) -> Told:
        def told(line: BadgeLine) -> str:
            name = "" if before.holder is None else before.holder.name
            return self.tr("{name} no longer has badge {badge}.").format(badge=badge_name(line), name=name)

        return told

    def _told_active(self, line: BadgeLine) -> str:
        return self.tr("Badge {badge} is active again.").format(badge=badge_name(line))

    def _told_undone(self, line: BadgeLine) -> str:
        return self.tr("Undone: badge {badge} is as it was.").format(badge=badge_name(line))
