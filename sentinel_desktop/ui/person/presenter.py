"""Brings one member, what is typed of them, and the page together."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from sentinel_desktop.domain.ids import AccountId, MemberId
from sentinel_desktop.domain.member_views import MemberChoices, Person
from sentinel_desktop.domain.members import MemberDetails
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.services.person import PersonService
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.person.acts import PersonActs
from sentinel_desktop.ui.person.details import detail_facts, head_look, heading_text, tag_choices, today_at
from sentinel_desktop.ui.person.editor_presenter import EditorPresenter
from sentinel_desktop.ui.person.model import held_lines
from sentinel_desktop.ui.person.page import PersonPage
from sentinel_desktop.ui.person.past import PastReader
from sentinel_desktop.ui.person.photo_presenter import PhotoPresenter
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.times import since_text

_COLLECT_MS: Final = 150
"""Many changes at once, as of a bulk edit, are read once."""

_LISTS: Final = (
    "ranks",
    "divisions",
    "member_types",
    "member_statuses",
    "badge_statuses",
    "list_items",
    "tags",
    "qualification_types",
)
_OF_MEMBERS: Final = ("member_tags", "member_qualifications", "member_photos", "badges")


class PersonPresenter(QObject):
    """One member at a time, in the place of the table or beside it.

    ``saved`` tells the id of a member who was saved, ``closed`` that a person goes back.
    """

    saved = Signal(object)
    closed = Signal()

    def __init__(self, setup: DeskSetup, signals: DeskSignals, service: PersonService, background: Background) -> None:
        super().__init__()
        self._setup = setup
        self._service, self._background = service, background
        self._session: Session = NOBODY
        self._account: AccountId | None = None
        self._member_id: MemberId | None = None
        self._is_new = False
        self._person: Person | None = None
        self._choices: MemberChoices | None = None
        self._lists_are_stale = True
        self.page = PersonPage(setup)
        self.editor = EditorPresenter(setup, self.page.form, service, background, self)
        self.photos = PhotoPresenter(setup, self.page, service, background, self)
        self.acts = PersonActs(setup, self.page, service, background, self)
        self.past = PastReader(setup, self.page, service, background, self)
        self._due = QTimer(self, singleShot=True, interval=_COLLECT_MS)
        self._due.timeout.connect(self._read_again)
        self.page.back_requested.connect(self._on_back_requested)
        self.page.head.edit_requested.connect(self._on_edit_requested)
        self.editor.saved.connect(self._on_saved)
        self.editor.saved_unseen.connect(self._on_saved_unseen)
        self.editor.left.connect(self._on_editor_left)
        self.photos.changed.connect(self._read_again)
        self.acts.done.connect(self._on_acted)
        signals.records_changed.connect(self._on_records_changed)
        signals.session_changed.connect(self._on_session_changed)

    # --- opened and left ----------------------------------------------------------------------------------------------

    def open_member(self, member_id: UUID) -> None:
        """Show a member; what this account typed of them is offered where it was left."""
        self._leave()
        self._member_id, self._is_new = MemberId(member_id), False
        self._show_reading()
        self._read_again()

    def new_member(self) -> None:
        """Begin a new member, or go on with the one that this account began."""
        self._leave()
        self._member_id, self._is_new = None, True
        self._show_reading()
        self._read_again()

    def go_back(self) -> bool:
        """Leave the form for the member, and the member for where a person came from; what is typed is kept.

        Returns:
            whether there was anything to leave.
        """
        if self._member_id is None and not self._is_new:
            return False
        if self.page.is_editing and not self._is_new:
            self._on_editor_left()
        else:
            self._close()
        return True

    def focus_first(self) -> None:
        """Put the keyboard where a person begins."""
        self.page.focus_first()

    def _on_back_requested(self) -> None:
        self.go_back()

    def _close(self) -> None:
        self._leave()
        self._member_id, self._is_new = None, False
        self._show_reading()
        self.closed.emit()

    def _leave(self) -> None:
        """Empty the page; what is typed and not saved is kept for this account."""
        self._person = None
        self.editor.close()
        self.photos.close()
        self.acts.close()
        self.past.close()
        self.page.show_message("")

    def _show_reading(self) -> None:
        self.page.show_nobody("hourglass", self.tr("Reading…"), "")

    # --- who sits here ------------------------------------------------------------------------------------------------

    def _on_session_changed(self, session: Session) -> None:
        before, self._session = self._account, session
        may = session.may(Right.EDIT_MEMBERS) and session.person is not None
        account = session.person.account_id if may and session.person is not None else None
        if account is None:
            # Nobody reads over a locked desk; what is typed waits for the person who typed it.
            self._account = None
            self._leave()
            self.page.show_nobody("lock", self.tr("Locked"), "")
            return
        self._account = account
        self.page.past.show_changes_offered(offered=session.may(Right.READ_AUDIT))
        if before != account:
            self._leave()
            self._show_reading()
            self._read_again()

    # --- read ---------------------------------------------------------------------------------------------------------

    def _on_records_changed(self, changes: RecordChanges) -> None:
        if changes.touch(*_LISTS):
            self._lists_are_stale = True
        if self._account is None or (self._member_id is None and not self._is_new):
            return
        key = self._member_id
        mine = key is not None and (changes.touch_row("members", key) or changes.touch_row("presence", key))
        if mine or changes.touch(*_LISTS, *_OF_MEMBERS):
            self._due.start()
        if changes.touch("checkins"):
            self.past.read_soon()

    def _read_again(self) -> None:
        if self._account is not None and (self._member_id is not None or self._is_new):
            self._background.begin(self._read(self._account, self._member_id))

    async def _read(self, account: AccountId, member_id: MemberId | None) -> None:
        with told_to(self._tell_unread):
            if self._choices is None or self._lists_are_stale:
                self._lists_are_stale = False
                try:
                    self._choices = await self._background.call(self._service.choices)
                except BaseException:
                    self._lists_are_stale = True
                    raise
            person = None if member_id is None else await self._background.call(self._service.person, member_id)
            if (self._account, self._member_id) != (account, member_id):
                return
            if member_id is None:
                self._show_new(account, self._choices)
            elif person is None:
                self._leave()
                self.page.show_nobody(
                    "circle-slash", self.tr("This member is no longer there"), self.tr("Somebody deleted them.")
                )
            else:
                self._show_person(person, self._choices)

    def _tell_unread(self, sentence: str) -> None:
        if self._person is None and not self.page.is_editing:
            self.page.show_nobody("cloud-off", self.tr("This member cannot be shown now"), sentence)
        else:
            self.page.show_message(sentence, is_bad=True)

    # --- shown --------------------------------------------------------------------------------------------------------

    def _show_person(self, person: Person, choices: MemberChoices) -> None:
        is_first = self._person is None
        self._person = person
        now, zone = self._setup.now(), self._setup.zone
        self.page.show_heading(*heading_text(person))
        has, offered = tag_choices(person, choices)
        look = head_look(person, choices, now, zone, typed=self._typed_text(person), may_edit=True)
        self.page.head.show_look(look, has, offered)
        self.page.details.show_facts(detail_facts(person, choices, now, zone))
        held = held_lines(person.qualifications, choices.qualifications, today_at(now, zone))
        self.page.qualifications.show_lines(held, may_edit=True)
        self.photos.show_person(person, self._account)
        self.acts.show_person(person, choices, self._account)
        self.past.show_choices(choices)
        self.editor.show_choices(choices)
        self.editor.tell_of(person.record)
        if is_first:
            self.past.show_member(person.card.id)
            self.page.show_member()
            if self.page.isVisible():
                self.page.focus_first()

    def _typed_text(self, person: Person) -> str:
        kept = None if self._account is None else self.editor.kept_of(self._account, person.card.id)
        if kept is None:
            return ""
        at = since_text(kept.at, self._setup.now(), self._setup.zone)
        return self.tr("! What you typed at {when} is not saved: Edit goes on with it.").format(when=at)

    def _show_new(self, account: AccountId, choices: MemberChoices) -> None:
        if self.page.is_editing:
            self.editor.show_choices(choices)
            return
        self.page.show_heading(self.tr("New member"), self.tr("What is needed says so under its field."))
        self.editor.edit(account, None, choices)
        self.page.show_form()
        if self.page.isVisible():
            self.page.focus_first()

    # --- edited -------------------------------------------------------------------------------------------------------

    def _on_edit_requested(self) -> None:
        if self._person is None or self._choices is None or self._account is None:
            return
        self.page.show_message("")
        self.editor.edit(self._account, self._person.record, self._choices)
        self.page.show_form()
        self.page.focus_first()

    def _on_editor_left(self) -> None:
        if self._is_new or self._person is None or self._choices is None:
            self._close()
            return
        self.editor.close()
        self.page.show_member()
        self._show_person(self._person, self._choices)
        self.page.focus_first()

    def _on_saved(self, record: Record[MemberDetails], sentence: str) -> None:
        self.saved.emit(record.id)
        if self._is_new:
            self.open_member(record.id)
        else:
            self.editor.close()
            self.page.show_member()
            self.page.focus_first()
            self._read_again()
        self.page.show_message(sentence)

    def _on_saved_unseen(self, record: Record[MemberDetails], sentence: str) -> None:
        self.saved.emit(record.id)
        if self._account is not None and self._member_id == record.id and not self.page.is_editing:
            self._read_again()
            self.page.show_message(sentence)

    def _on_acted(self) -> None:
        if self._member_id is not None:
            self.saved.emit(self._member_id)
            self._read_again()
            self.past.read_soon()
