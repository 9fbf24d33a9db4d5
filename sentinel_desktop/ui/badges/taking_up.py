"""What begins with a badge that is held to the reader: looking at it, enrolling it, replacing another with it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from sentinel_desktop.domain.badge_acts import BadgeDone, BadgeProblem, BadgeRefusal
from sentinel_desktop.domain.badges import BadgeKind, BadgeLine
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.badges.acting import BadgesActing
from sentinel_desktop.ui.badges.asked import BadgesAsked
from sentinel_desktop.ui.badges.enrol_dialog import EnrolDialog
from sentinel_desktop.ui.badges.look_dialog import LookDialog
from sentinel_desktop.ui.badges.page import BadgesPage
from sentinel_desktop.ui.badges.replace_dialog import ReplaceDialog
from sentinel_desktop.ui.badges.series_dialog import SeriesDialog
from sentinel_desktop.ui.badges.tap_dialog import TapDialog
from sentinel_desktop.ui.badges.tapping import Tapping
from sentinel_desktop.ui.badges.wording import badge_name
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.dialog_work import stands, told_in
from sentinel_desktop.ui.failures import told_to


class TakingUp(QObject):
    """Opens the dialogs that wait for a badge, and ends the waiting with them.

    ``found`` tells the ``BadgeLine`` of a badge that was looked at.
    """

    found = Signal(object)

    def __init__(
        self,
        setup: DeskSetup,
        page: BadgesPage,
        asked: BadgesAsked,
        background: Background,
        acting: BadgesActing,
        tapping: Tapping,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._setup, self._page, self._asked, self._background = setup, page, asked, background
        self._acting, self._tapping = acting, tapping
        self._dialog: TapDialog | SeriesDialog | None = None
        acting.replace_requested.connect(self.replace)
        tapping.ticked.connect(self._on_ticked)
        tapping.tapped.connect(self._on_tapped)
        tapping.ran_out.connect(self._on_ran_out)
        tapping.is_ready_changed.connect(self._on_ready_changed)

    # --- the dialogs --------------------------------------------------------------------------------------------------

    def look(self, *, may_enrol: bool) -> None:
        """Ask for a badge to be looked at."""
        dialog = LookDialog(self._setup.look, may_enrol=may_enrol, parent=self._page)
        dialog.asked.connect(lambda: self._enrol_looked_at(dialog))
        self._open(dialog)
        self._wait()

    def enrol(self, kind: BadgeKind, read: BadgeRead | None = None) -> None:
        """Ask for a badge to be enrolled; ``read`` is the one, where it was tapped already."""
        dialog = EnrolDialog(self._setup.look, kind, self._background, self._asked.find_people, self._page)
        dialog.asked.connect(lambda: self._background.begin(self._save_enrolled(dialog)))
        dialog.kind.combo.currentIndexChanged.connect(lambda: self._background.begin(self._propose(dialog)))
        self._open(dialog)
        self._background.begin(self._propose(dialog))
        if read is None:
            self._wait()
        else:
            self._look_up(dialog, read)

    def series(self) -> None:
        """Ask for visitor badges, one after the other."""
        dialog = SeriesDialog(self._setup.look, self._page)
        dialog.asked.connect(dialog.accept)
        self._open(dialog)
        self._background.begin(self._propose(dialog))
        self._wait()

    def replace(self, line: BadgeLine) -> None:
        """Ask for the badge that takes another's place."""
        statuses = self._acting.offered_statuses(line, refused_only=True)
        dialog = ReplaceDialog(self._setup.look, line, statuses, self._acting.draft_of(line.id), self._page)
        dialog.asked.connect(lambda: self._background.begin(self._save_replaced(dialog, line)))
        dialog.rejected.connect(lambda: self._acting.keep_draft(line.id, dialog.reason.reason))
        self._open(dialog)
        self._wait()

    def _open(self, dialog: TapDialog | SeriesDialog) -> None:
        self._tapping.end()
        dialog.tap_requested.connect(self._wait)
        dialog.finished.connect(lambda: self._on_finished(dialog))
        self._acting.show_dialog(dialog)
        self._dialog = dialog

    def _on_finished(self, dialog: TapDialog | SeriesDialog) -> None:
        if self._dialog is dialog:
            self._dialog = None
            self._tapping.end()

    # --- the badge ----------------------------------------------------------------------------------------------------

    def _wait(self) -> None:
        if self._dialog is None:
            return
        if self._tapping.is_ready:
            self._tapping.begin()
        else:
            self._dialog.panel.show_unready()

    def _on_ready_changed(self, is_ready: bool) -> None:  # noqa: FBT001 - a signal's value
        dialog = self._dialog
        if dialog is None or (isinstance(dialog, TapDialog) and dialog.read is not None):
            return
        if is_ready:
            self._wait()
        else:
            self._tapping.end()
            dialog.panel.show_unready()

    def _on_ticked(self, seconds: int) -> None:
        if self._dialog is not None:
            self._dialog.show_waiting(seconds)

    def _on_ran_out(self) -> None:
        if self._dialog is not None:
            self._dialog.panel.show_none_came()

    def _on_tapped(self, read: BadgeRead) -> None:
        if isinstance(self._dialog, SeriesDialog):
            self._background.begin(self._enrol_next(self._dialog, read))
        elif self._dialog is not None:
            self._look_up(self._dialog, read)

    def _look_up(self, dialog: TapDialog, read: BadgeRead) -> None:
        dialog.show_read(read)
        self._background.begin(self._find_obstacle(dialog, read))

    async def _find_obstacle(self, dialog: TapDialog, read: BadgeRead) -> None:
        def tell(sentence: str) -> None:
            if stands(dialog):
                dialog.show_message(sentence)
                dialog.forget_badge()
                dialog.panel.show_none_came()

        with told_to(tell):
            obstacle = await self._background.call(self._asked.badges.obstacle, read)
            if self._dialog is dialog:
                self._show_obstacle(dialog, read, obstacle)

    def _show_obstacle(self, dialog: TapDialog, read: BadgeRead, obstacle: BadgeRefusal | None) -> None:
        is_known = obstacle is not None and obstacle.problem is BadgeProblem.ENROLLED_ALREADY
        if isinstance(dialog, LookDialog) and is_known and obstacle is not None and obstacle.badge is not None:
            dialog.accept()
            self.found.emit(obstacle.badge)
        else:
            dialog.show_obstacle(read, obstacle)

    # --- saved --------------------------------------------------------------------------------------------------------

    def _enrol_looked_at(self, dialog: LookDialog) -> None:
        read = dialog.read
        dialog.accept()
        if read is not None:
            self.enrol(BadgeKind.MEMBER, read)

    async def _propose(self, dialog: EnrolDialog | SeriesDialog) -> None:
        kind = dialog.kind.kind if isinstance(dialog, EnrolDialog) else BadgeKind.VISITOR
        with told_in(dialog):
            number = await self._background.call(self._asked.badges.next_number, kind)
            if self._dialog is dialog:
                dialog.propose_number(number)

    async def _save_enrolled(self, dialog: EnrolDialog) -> None:
        read = dialog.read
        if read is not None:
            act = partial(self._asked.badges.enrol, read, dialog.given)
            await self._acting.carry_out(dialog, act, dialog.show_refusal, self._told_enrolled)

    async def _save_replaced(self, dialog: ReplaceDialog, line: BadgeLine) -> None:
        read, given = dialog.read, dialog.given
        if read is not None and given is not None:
            act = partial(self._asked.badges.replace, line.seen, read, given, dialog.wanted)
            await self._acting.carry_out(dialog, act, dialog.show_refusal, self._told_replaced(line), line.id)

    async def _enrol_next(self, dialog: SeriesDialog, read: BadgeRead) -> None:
        dialog.show_enrolling(read)
        with told_to(lambda sentence: dialog.show_failure(sentence) if stands(dialog) else None):
            outcome = await self._background.call(self._asked.badges.enrol, read, dialog.given)
            if not stands(dialog):
                return
            if isinstance(outcome, BadgeDone) and outcome.line is not None:
                dialog.show_enrolled(outcome.line)
                self._acting.changed.emit(outcome.line.id)
            elif isinstance(outcome, BadgeRefusal):
                dialog.show_refusal(outcome, read)
        if self._dialog is dialog:
            self._wait()

    def _told_enrolled(self, line: BadgeLine) -> str:
        if line.holder is None:
            return self.tr("Badge {badge} is enrolled; nobody has it yet.").format(badge=badge_name(line))
        words = self.tr("Badge {badge} is enrolled, and {name} has it.")
        return words.format(badge=badge_name(line), name=line.holder.name)

    def _told_replaced(self, old: BadgeLine) -> Callable[[BadgeLine], str]:
        def told(line: BadgeLine) -> str:
            name = "" if line.holder is None else line.holder.name
            words = self.tr("{name} has badge {badge} now; badge {old} is refused from now on.")
            return words.format(name=name, badge=badge_name(line), old=badge_name(old))

        return told
