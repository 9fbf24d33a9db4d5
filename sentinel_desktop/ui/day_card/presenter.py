"""Brings a member's day and the dialog together, for whoever sits here."""

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.day_cards import DayCard
from sentinel_desktop.domain.day_moments import DayMoments, day_with
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.members import MemberPhoto
from sentinel_desktop.domain.presence import BoardEntry
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.day_card.dialog import DayCardDialog
from sentinel_desktop.ui.desk_requests import VisitorPrefill
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.dialog_work import told_in
from sentinel_desktop.ui.signals import DeskSignals

DAY_CARD: Final = "day_card"
_COLLECT_MS: Final = 300
_TABLES: Final = ("checkins", "visitors", "members", "presence", "badges", "member_tags", "tags", "member_photos")


class DayCards(Protocol):
    """What is asked of ``services.day_card``; raises as that does."""

    def card(self, member_id: MemberId, day: DayMoments) -> DayCard | None:
        """Return a member's day, None where there is no such member."""

    def photo(self, member_id: MemberId) -> Record[MemberPhoto] | None:
        """Return a member's photograph."""

    def shown_to_all(self, member_id: MemberId) -> BoardEntry | None:
        """Return what the board shows of a member who is in."""


class DayCardPresenter(QObject):
    """Opens the card of whom somebody asked for; where nobody is signed in it shows what the board shows."""

    def __init__(
        self, setup: DeskSetup, signals: DeskSignals, service: DayCards, background: Background, window: QWidget
    ) -> None:
        super().__init__()
        self._setup, self._service, self._background, self._window = setup, service, background, window
        self._session = NOBODY
        self._member: MemberId | None = None
        self.dialog: DayCardDialog | None = None
        self._due = QTimer(self, singleShot=True, interval=_COLLECT_MS)
        self._due.timeout.connect(self._read)
        setup.requests.person_requested.connect(self._on_person_requested)
        signals.records_changed.connect(self._on_records_changed)
        signals.session_changed.connect(self._on_session_changed)

    def open(self) -> None:
        """Open the card of whom somebody asked for last; nothing where nobody did."""
        if self._member is None:
            return
        if self.dialog is not None:
            self.dialog.reject()
        self.dialog = dialog = DayCardDialog(self._setup, self._window)
        dialog.finished.connect(lambda _: self._on_finished(dialog))
        dialog.by_hand_requested.connect(self._on_by_hand)
        dialog.correction_requested.connect(self._on_correction)
        dialog.visitor_requested.connect(self._on_visitor)
        dialog.visit_requested.connect(self._on_visit)
        dialog.member_requested.connect(self._on_member)
        dialog.sign_in_requested.connect(self._on_sign_in)
        self._read()
        dialog.open()

    def _on_person_requested(self, member_id: MemberId) -> None:
        self._member = member_id
        self.open()

    def _on_finished(self, dialog: DayCardDialog) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None

    def _on_session_changed(self, session: Session) -> None:
        lost = bool(self._session.rights) and not session.rights
        self._session = session
        if self.dialog is not None:
            if lost:
                self.dialog.reject()
            else:
                self._read()

    def _on_records_changed(self, changes: RecordChanges) -> None:
        if self.dialog is not None and changes.touch(*_TABLES) and not self._due.isActive():
            self._due.start()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _read(self) -> None:
        dialog, member = self.dialog, self._member
        if dialog is None or member is None:
            return
        dialog.allow(self._session.rights)
        if self._session.may(Right.ENTER_BY_HAND):
            self._background.begin(self._read_card(dialog, member))
        else:
            self._background.begin(self._read_entry(dialog, member))

    async def _read_card(self, dialog: DayCardDialog, member: MemberId) -> None:
        with told_in(dialog):
            day = day_with(self._setup.now(), self._setup.timings)
            card = await self._background.call(self._service.card, member, day)
            if self.dialog is not dialog:
                return
            dialog.show_message("")
            if card is None:
                dialog.show_nobody(self.tr("This member is no longer there."))
                return
            dialog.show_card(card)
            if card.person.record.details.archived_at is not None:
                dialog.show_message(self.tr("This member is no longer of the unit."))
            if card.person.photo is not None:
                await self._show_photo(dialog, member, card)

    async def _show_photo(self, dialog: DayCardDialog, member: MemberId, card: DayCard) -> None:
        photo = await self._background.call(self._service.photo, member)
        if self.dialog is dialog and photo is not None:
            name = f"{card.person.card.first_name} {card.person.card.last_name}"
            dialog.head.portrait.show_photo(photo.details.picture, name)

    async def _read_entry(self, dialog: DayCardDialog, member: MemberId) -> None:
        with told_in(dialog):
            entry = await self._background.call(self._service.shown_to_all, member)
            if self.dialog is not dialog:
                return
            dialog.show_message("")
            if entry is None:
                dialog.show_nobody(self.tr("Not on the board"))
            else:
                dialog.show_entry(entry)

    # --- what is asked for ------------------------------------------------------------------------------------------

    def _on_by_hand(self, direction: Direction) -> None:
        self._hand_on(lambda member: self._setup.requests.by_hand_requested.emit(member, direction))

    def _on_correction(self, check_in_id: object) -> None:
        self._hand_on(lambda _: self._setup.requests.correction_requested.emit(check_in_id))

    def _on_visitor(self) -> None:
        self._hand_on(
            lambda member: self._setup.requests.visitor_in_requested.emit(VisitorPrefill(host_member_id=member))
        )

    def _on_visit(self, visit_id: object) -> None:
        self._hand_on(lambda _: self._setup.requests.visit_requested.emit(visit_id))

    def _on_member(self) -> None:
        self._hand_on(self._setup.requests.member_requested.emit)

    def _on_sign_in(self) -> None:
        self._hand_on(lambda _: self._setup.requests.action_requested.emit(DAY_CARD))

    def _hand_on(self, ask: Callable[[MemberId], object]) -> None:
        """Leave the card to whoever does what is asked for: one dialog is open at a time."""
        if self.dialog is not None and self._member is not None:
            self.dialog.accept()
            ask(self._member)
