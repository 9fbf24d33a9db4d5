"""Badges that are tapped before and while a visitor is signed in, and what the dialog says of them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.domain.visitor_desk import BadgeRefused, VisitorBadge
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.visitor_desk.asked import ReceivesVisitors
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step, VisitorSignInDialog
from sentinel_desktop.ui.visitor_desk.wording import badge_sentence, tapped_member

translate = QCoreApplication.translate

_STAYS: Final = timedelta(seconds=60)
"""So long after a free badge was tapped the sign-in begins with it."""


class BadgesAtHand:
    """Part of the presenter of the sign-in; on the main thread. A badge that is tapped is recorded as always."""

    def __init__(
        self,
        setup: DeskSetup,
        service: ReceivesVisitors,
        background: Background,
        dialog: Callable[[], VisitorSignInDialog | None],
    ) -> None:
        """Prepare it; ``dialog`` is the one that is open."""
        self._setup, self._service, self._background, self._dialog = setup, service, background, dialog
        self._tapped: tuple[str, datetime] | None = None
        self._can_tap = True

    def hear_reader(self, status: ReaderStatus) -> None:
        """Hear whether the reader can read a badge now."""
        self._can_tap = status.state is ReaderState.READY
        self.show_reader()

    def show_reader(self) -> None:
        """Have the dialog that is open ask for a tap only where the reader can read one."""
        dialog = self._dialog()
        if dialog is not None:
            dialog.badge.show_reader(is_ready=self._can_tap)

    def note_free(self, answer: ScanAnswer) -> bool:
        """Remember a free badge that was tapped; false where it is none."""
        is_free = Outcome.VISITOR_BADGE_FREE in {answer.outcome, answer.first_outcome}
        if is_free:
            self._tapped = answer.serial, self._setup.now()
        return is_free

    def take_at_hand(self, serial: str) -> None:
        """Have the dialog begin with a badge: this one, or the free one that was tapped just now."""
        tapped, self._tapped = self._tapped, None
        if not serial and tapped is not None and self._setup.now() - tapped[1] <= _STAYS:
            serial = tapped[0]
        if serial:
            self._background.begin(self._take(serial))

    def hear_tap(self, answer: ScanAnswer) -> None:
        """Take a badge that was tapped while the dialog is open, or say what its scan came to."""
        dialog = self._dialog()
        if dialog is None or dialog.step is Step.DONE:
            return
        if answer.member is not None:
            dialog.show_news(tapped_member(answer))
        elif answer.outcome is Outcome.VISITOR_OUT:
            said = translate("VisitorDesk", "{name} had that badge and is signed out now. Tap it again to hand it out.")
            dialog.show_news(said.format(name=answer.display_name or ""))
        else:
            self._background.begin(self._take(answer.serial))

    def refuse(self, refused: BadgeRefused) -> None:
        """Say why a badge cannot be handed out."""
        self._say(badge_sentence(refused, self._setup.now(), self._setup.zone))

    async def _take(self, serial: str) -> None:
        with told_to(self._say):
            badge = await self._background.call(self._service.badge_of_serial, serial)
            dialog = self._dialog()
            if dialog is None:
                return
            if isinstance(badge, VisitorBadge):
                dialog.badge.show_badge(badge)
                if dialog.step is not Step.BADGE:
                    said = translate("VisitorDesk", "Badge {number} is for this visitor.")
                    dialog.show_news(said.format(number=badge.number))
            else:
                self.refuse(badge)

    def _say(self, sentence: str) -> None:
        dialog = self._dialog()
        if dialog is None:
            return
        if dialog.step is Step.BADGE:
            dialog.badge.badge.set_choice(None)
            dialog.badge.show_badge(None)
            dialog.badge.show_problem("badge", sentence)
            dialog.badge.focus_first()
        else:
            dialog.show_news(sentence)
