"""Brings the sign-out of visitors and the desk that knows who is here together."""

from collections import Counter
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.domain.visitor_desk import VisitorInside, VisitorSigningOut
from sentinel_desktop.services.visitors_inside import HereNow
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.dialog_work import told_in
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.times import since_text
from sentinel_desktop.ui.visitor_desk.asked import SignsOut
from sentinel_desktop.ui.visitor_desk.sign_out_dialog import VisitorSignOutDialog
from sentinel_desktop.ui.visitor_desk.wording import initials_of, translate
from sentinel_desktop.ui.widgets.suggestions import Suggestion

_COLLECT_MS: Final = 200


class VisitorSignOutPresenter(QObject):
    """Opens the dialog and signs out whom a person chose in it.

    Who is here is read again while somebody who may receive visitors sits here, so that the list is known when the
    database goes away.
    """

    def __init__(
        self, setup: DeskSetup, signals: DeskSignals, inside: SignsOut, background: Background, window: QWidget
    ) -> None:
        super().__init__()
        self._setup, self._inside, self._background, self._window = setup, inside, background, window
        self._session = NOBODY
        self._is_reading = self._again = False
        self.dialog: VisitorSignOutDialog | None = None
        self._due = QTimer(self, singleShot=True, interval=_COLLECT_MS)
        self._due.timeout.connect(self._read)
        signals.records_changed.connect(self._on_records_changed)
        signals.session_changed.connect(self._on_session_changed)
        setup.requests.visitor_out_requested.connect(self._on_requested)

    def open(self) -> None:
        """Open the list of those who are here."""
        self._open(None)

    def _on_requested(self, visit_id: UUID | None) -> None:
        if self._may:
            self._open(visit_id)

    def _open(self, visit_id: UUID | None) -> None:
        if self.dialog is None:
            self.dialog = VisitorSignOutDialog(self._setup.look, self._window)
            self.dialog.asked.connect(self._on_asked)
            self.dialog.finished.connect(self._on_finished)
            self._setup.taps.listen(self.dialog, self._on_tap)
            self.dialog.open()
        else:
            self.dialog.raise_()
            self.dialog.activateWindow()
        self._background.begin(self._read_here(visit_id))

    def _on_finished(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            self._setup.taps.forget(dialog)
            dialog.deleteLater()

    @property
    def _may(self) -> bool:
        return self._session.may(Right.RECEIVE_VISITORS)

    def _on_session_changed(self, session: Session) -> None:
        could, self._session = self._may, session
        if could and not self._may and self.dialog is not None:
            self.dialog.show_busy(busy=False)
            self.dialog.reject()
        if self._may and not could:
            self._due.start()

    def _on_records_changed(self, changes: RecordChanges) -> None:
        if self._may and changes.touch("visitors") and not self._due.isActive():
            self._due.start()

    # --- who is here ----------------------------------------------------------------------------------------------

    def _read(self) -> None:
        if self._may:
            self._background.begin(self._read_here(None))

    async def _read_here(self, choose: UUID | None) -> None:
        if self._is_reading:
            self._again = choose is None
            if choose is None:
                return
        self._is_reading = True
        with told_to(self._tell):
            here = await self._background.call(self._inside.here)
            self._show(here, choose)
        self._is_reading = False
        if self._again:
            self._again = False
            self._due.start()

    def _show(self, here: HereNow, choose: UUID | None) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        named = Counter(visitor.sort_key for visitor in here.visitors)
        rows = [self._row(visitor, has_namesake=named[visitor.sort_key] > 1) for visitor in here.visitors]
        dialog.show_visitors(here.visitors, rows, choose=choose)
        if not here.is_confirmed:
            dialog.show_news(self.tr("The database is away: this is whom the desk knew last."))

    def _row(self, visitor: VisitorInside, *, has_namesake: bool) -> Suggestion:
        since = since_text(visitor.since, self._setup.now(), self._setup.zone)
        parts = [
            translate("Board", "signed in twice?") if has_namesake else "",
            "" if visitor.badge is None else translate("VisitorDesk", "badge {number}").format(number=visitor.badge),
            # What tells two of one name apart comes before what may be too long for the line.
            translate("VisitorDesk", "since {time}").format(time=since),
            translate("VisitorDesk", "waiting for the database") if visitor.waiting else "",
            visitor.organization,
            "" if visitor.host is None else translate("VisitorDesk", "host {name}").format(name=visitor.host),
        ]
        last, _, first = visitor.display_name.partition(", ")
        detail = " · ".join(part for part in parts if part)
        return Suggestion(visitor.seen.id, visitor.display_name, detail, initials_of(first, last.split(" ")[-1]))

    def _tell(self, sentence: str) -> None:
        if self.dialog is not None:
            self.dialog.show_message(sentence)

    # --- signing out ----------------------------------------------------------------------------------------------

    def _on_asked(self) -> None:
        visitor = None if self.dialog is None else self.dialog.chosen
        if visitor is not None:
            self._background.begin(self._sign_out(visitor))

    async def _sign_out(self, visitor: VisitorInside) -> None:
        dialog = self.dialog
        if dialog is None or dialog.is_busy:
            return
        dialog.show_busy(busy=True)
        done: VisitorSigningOut | None = None
        with told_in(dialog):
            done = await self._background.call(self._inside.sign_out, visitor)
        if self.dialog is not dialog:
            return
        dialog.show_busy(busy=False)
        if done is None:
            return
        dialog.search.clear()
        await self._read_here(None)
        if self.dialog is dialog:
            dialog.show_news(self._said(visitor, done), is_done=True)
            dialog.search.setFocus()

    def _said(self, visitor: VisitorInside, done: VisitorSigningOut) -> str:
        if done is VisitorSigningOut.KEPT_HERE:
            said = self.tr("{name} is signed out. Kept here, waiting for the database.")
        elif done is VisitorSigningOut.OUT_ALREADY:
            said = self.tr("{name} was signed out already.")
        elif visitor.badge is not None:
            said = self.tr("{name} is signed out. Take badge {number} back: it is free again.")
        else:
            said = self.tr("{name} is signed out.")
        return said.format(name=visitor.display_name, number=visitor.badge)

    def _on_tap(self, answer: ScanAnswer) -> None:
        """Hear of a badge that was tapped: the scan signs its visitor out by itself."""
        dialog = self.dialog
        if dialog is None:
            return
        if answer.outcome is Outcome.VISITOR_OUT:
            said = self.tr("{name} is signed out. Take the badge back: it is free again.")
            dialog.show_news(said.format(name=answer.display_name or ""), is_done=True)
            self._due.start()
        elif Outcome.VISITOR_BADGE_FREE in {answer.outcome, answer.first_outcome}:
            dialog.show_news(self.tr("Nobody has that badge: find the visitor by name."))
