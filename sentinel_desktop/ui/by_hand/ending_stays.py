"""Opens the list of those in for too long, and signs them out together."""

from PySide6.QtCore import QObject

from sentinel_desktop.domain.hand_entries import Refused, SignedOutTogether
from sentinel_desktop.ui.by_hand.dialog_keeper import ByHandDesk, DialogKeeper
from sentinel_desktop.ui.by_hand.long_in_dialog import LongInDialog, SigningOut
from sentinel_desktop.ui.by_hand.notice_dialog import NoticeDialog
from sentinel_desktop.ui.by_hand.wording import problem_text, signed_out_text, usual_reasons_of_leaving
from sentinel_desktop.ui.failures import told_to


class EndingStays(DialogKeeper[LongInDialog]):
    """Hears that somebody wants the list."""

    def __init__(self, desk: ByHandDesk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self.notice: NoticeDialog | None = None
        desk.setup.requests.long_in_requested.connect(self.open)

    def open(self) -> None:
        """Open the list; a person asked for it."""
        # Whoever may not still sees on the board who it is.
        if self.may_enter:
            self._desk.background.begin(self._open())

    async def _open(self) -> None:
        desk = self._desk
        with told_to(self._say):
            stays = await desk.background.call(desk.asked.stays.long_in)
            if not self.may_enter:
                return
            if not stays:
                self._say(self.tr("Nobody is in for over 12 hours."))
                return
            dialog = LongInDialog(desk.setup, stays, usual_reasons_of_leaving(), desk.window)
            dialog.wanted.connect(lambda wanted: desk.background.begin(self._sign_out(dialog, wanted)))
            self.open_dialog(dialog, "long stays")

    async def _sign_out(self, dialog: LongInDialog, wanted: SigningOut) -> None:
        desk = self._desk
        sign_out = desk.asked.stays.sign_out_together
        answer = await self.ask(dialog, lambda: desk.background.call(sign_out, wanted.stays, wanted.reason))
        if answer is None:
            return
        (outcome,) = answer
        if isinstance(outcome, Refused):
            dialog.show_message(problem_text(outcome.problem))
            return
        dialog.accept()
        self._say(_sentence(outcome))

    def _say(self, sentence: str) -> None:
        self.notice = NoticeDialog(self._desk.setup.look, self.tr("Long stays"), sentence, self._desk.window)
        self.notice.open()


def _sentence(outcome: SignedOutTogether) -> str:
    left = [stay.display_name for stay in outcome.left_meanwhile]
    return signed_out_text(len(outcome.signed_out), left)
