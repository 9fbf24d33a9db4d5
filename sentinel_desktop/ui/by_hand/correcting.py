"""Opens the dialog in which a recorded passage is corrected, and corrects it."""

from PySide6.QtCore import QObject

from sentinel_desktop.domain.hand_entries import NewCorrection, Problem, Refused
from sentinel_desktop.domain.ids import CheckInId
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.ui.by_hand.correction_dialog import CorrectionDialog
from sentinel_desktop.ui.by_hand.dialog_keeper import ByHandDesk, DialogKeeper
from sentinel_desktop.ui.by_hand.notice_dialog import NoticeDialog
from sentinel_desktop.ui.by_hand.wording import follows_text, problem_text, usual_reasons
from sentinel_desktop.ui.failures import told_to


class Correcting(DialogKeeper[CorrectionDialog]):
    """Hears which passage is to be corrected, from whatever page."""

    def __init__(self, desk: ByHandDesk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self.notice: NoticeDialog | None = None
        desk.setup.requests.correction_requested.connect(self.open)

    def open(self, check_in_id: CheckInId) -> None:
        """Open the dialog for a passage; whoever may not correct it is told so."""
        if self._may_correct:
            self._desk.background.begin(self._open(check_in_id))

    @property
    def _may_correct(self) -> bool:
        return self.may_enter or self._session.may(Right.CORRECT_CHECK_INS)

    async def _open(self, check_in_id: CheckInId) -> None:
        desk = self._desk
        with told_to(self._say):
            story = await desk.background.call(desk.asked.entries.story, check_in_id)
            if not self._may_correct:
                # The desk was locked or left meanwhile: it says nothing of anybody.
                return
            if story is None:
                self._say(problem_text(Problem.NO_SUCH_PASSAGE))
            elif story.was_seen and not self._session.may(Right.CORRECT_CHECK_INS):
                self._say(problem_text(Problem.NOT_ALLOWED))
            else:
                dialog = CorrectionDialog(desk.setup, story, desk.reasons.offered(usual_reasons()), desk.window)
                dialog.corrected.connect(lambda wanted: desk.background.begin(self._correct(dialog, wanted)))
                self.open_dialog(dialog, check_in_id)

    async def _correct(self, dialog: CorrectionDialog, wanted: NewCorrection) -> None:
        desk = self._desk
        answer = await self.ask(dialog, lambda: desk.background.call(desk.asked.entries.correct, wanted))
        if answer is None:
            return
        (outcome,) = answer
        if isinstance(outcome, Refused):
            dialog.show_message(problem_text(outcome.problem))
            return
        desk.reasons.note(wanted.reason)
        dialog.accept()
        if follows := follows_text(outcome):
            self._say(follows)

    def _say(self, sentence: str) -> None:
        """Say it where a person asked for something and no dialog stands there to say it in."""
        self.notice = NoticeDialog(self._desk.setup.look, self.tr("Correct a passage"), sentence, self._desk.window)
        self.notice.open()
