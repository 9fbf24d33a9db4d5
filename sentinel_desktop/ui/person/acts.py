"""What a person does with the member who is shown: tags, qualifications, archived and restored."""

from collections.abc import Awaitable, Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.member_views import Choice, MemberChoices, Person, choice_of
from sentinel_desktop.domain.qualifications import QualificationDetails
from sentinel_desktop.domain.records import Record
from sentinel_desktop.services.person import Answer, Broken, Conflict, Gone, PersonService, Saved
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.person.archive_dialog import ArchiveDialog
from sentinel_desktop.ui.person.details import kinds_to_grant, today_at
from sentinel_desktop.ui.person.model import HeldLine
from sentinel_desktop.ui.person.one_dialog import OneDialog
from sentinel_desktop.ui.person.page import PersonPage
from sentinel_desktop.ui.person.photo_presenter import asked_in
from sentinel_desktop.ui.person.qualification_dialog import QualificationDialog
from sentinel_desktop.ui.widgets.form_dialog import FormDialog


class PersonActs(QObject):
    """Does one thing at a time; ``done`` tells that the member is to be read again.

    A reason that was typed for an archiving that did not come about is there again the next time.
    """

    done = Signal()

    def __init__(
        self, setup: DeskSetup, page: PersonPage, service: PersonService, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._setup, self._page = setup, page
        self._service, self._background = service, background
        self._person: Person | None = None
        self._choices: MemberChoices | None = None
        self._account: AccountId | None = None
        self._reasons: dict[tuple[AccountId, UUID], str] = setup.kept.of("archiving", dict)
        self._is_busy = False
        self.dialogs = OneDialog()
        page.head.tags.given.connect(self._on_tag_given)
        page.head.tags.taken.connect(self._on_tag_taken)
        page.head.archive_requested.connect(self._on_archive_requested)
        page.head.restore_requested.connect(self._on_restore_requested)
        page.qualifications.grant_requested.connect(self._on_grant_requested)
        page.qualifications.change_requested.connect(self._on_change_requested)
        page.qualifications.withdraw_requested.connect(self._on_withdraw_requested)

    def show_person(self, person: Person, choices: MemberChoices, account: AccountId | None) -> None:
        """Act on this member from now on, in the name of this account."""
        self._person, self._choices, self._account = person, choices, account
        self.dialogs.bring_back(self._whose)
        if isinstance(self.dialogs.dialog, ArchiveDialog):
            self.dialogs.dialog.show_presence(is_in=person.state is Direction.IN)

    def close(self) -> None:
        """Act on nobody; a dialog is put aside, and comes back with the same person and the same member."""
        self._person = self._choices = self._account = None
        self.dialogs.put_aside()

    # --- tags ---------------------------------------------------------------------------------------------------------

    def _on_tag_given(self, tag_id: UUID) -> None:
        if (person := self._person) is not None:

            async def give() -> str:
                there = await self._background.call(self._service.give_tag, person.card.id, tag_id)
                return "" if there else self.tr("Somebody deleted this tag meanwhile.")

            self._background.begin(self._act(give))

    def _on_tag_taken(self, tag_id: UUID) -> None:
        if (person := self._person) is not None:

            async def take() -> str:
                await self._background.call(self._service.take_tag, person.card.id, tag_id)
                return ""

            self._background.begin(self._act(take))

    # --- qualifications -----------------------------------------------------------------------------------------------

    def _on_grant_requested(self) -> None:
        person, choices = self._person, self._choices
        if person is None or choices is None:
            return
        kinds = kinds_to_grant(person, choices)
        if not kinds:
            self._page.show_message(self.tr("There is no other kind of qualification to grant: add one in the lists."))
            return
        key = self._service.new_key()
        dialog = self._open_qualification(person, kinds, None)

        async def grant() -> Answer:
            return await self._background.call(self._service.grant, key, _entered(dialog, person.card.id))

        dialog.asked.connect(lambda: self._background.begin(self._save(dialog, grant, self.tr("It is granted."))))

    def _on_change_requested(self, line: HeldLine) -> None:
        person, choices = self._person, self._choices
        if person is None or choices is None:
            return
        kind = choice_of(choices.qualifications, line.record.details.qualification_type_id)
        dialog = self._open_qualification(person, () if kind is None else (kind,), line.record)

        async def change() -> Answer:
            seen = dialog.seen or line.record.seen
            entered = _entered(dialog, person.card.id)
            return await self._background.call(self._service.change_qualification, seen, entered)

        dialog.asked.connect(lambda: self._background.begin(self._save(dialog, change, self.tr("It is changed."))))

    def _open_qualification(
        self, person: Person, kinds: Sequence[Choice], held: Record[QualificationDetails] | None
    ) -> QualificationDialog:
        today = today_at(self._setup.now(), self._setup.zone)
        name = person.card.display_name
        dialog = QualificationDialog(self._setup.look, name, kinds, held, today, self._page)
        self.dialogs.open(dialog, self._whose)
        return dialog

    async def _save(self, dialog: QualificationDialog, act: Callable[[], Awaitable[Answer]], sentence: str) -> None:
        match await asked_in(dialog, act):
            case Saved():
                dialog.accept()
                self._page.show_message(sentence)
                self.done.emit()
            case Broken(field, problem):
                dialog.show_broken(field, problem)
            case Conflict(now):
                dialog.show_conflict(now)
                self.done.emit()
            case Gone():
                dialog.show_message(self.tr("Somebody withdrew it meanwhile: grant it anew."))
                self.done.emit()

    def _on_withdraw_requested(self, line: HeldLine) -> None:
        if self._person is None:
            return
        dialog = FormDialog(
            self._setup.look,
            self.tr("Withdraw {kind}").format(kind=line.kind),
            self.tr("{name} has it no longer then, from this moment on.").format(name=self._person.card.display_name),
            self.tr("Withdraw"),
            self._page,
        )
        dialog.asked.connect(lambda: self._background.begin(self._withdraw(dialog, line.record)))
        self.dialogs.open(dialog, self._whose)

    async def _withdraw(self, dialog: FormDialog, held: Record[QualificationDetails]) -> None:
        answer = await asked_in(dialog, lambda: self._background.call(self._service.withdraw, held))
        if answer is None:
            return
        dialog.accept()
        if isinstance(answer, Conflict):
            self._page.show_message(self.tr("Not withdrawn: somebody changed it meanwhile. Look again."), is_bad=True)
        else:
            self._page.show_message(self.tr("It is withdrawn."))
        self.done.emit()

    # --- archived and restored ----------------------------------------------------------------------------------------

    def _on_archive_requested(self) -> None:
        person, account = self._person, self._account
        if person is None or account is None:
            return
        key = (account, person.card.id)
        dialog = ArchiveDialog(
            self._setup.look,
            person.card.display_name,
            self._reasons.get(key, ""),
            is_in=person.state is Direction.IN,
            parent=self._page,
        )
        dialog.text.textChanged.connect(lambda text: self._reasons.update({key: text}))
        dialog.asked.connect(lambda: self._background.begin(self._archive(dialog, person, account)))
        self.dialogs.open(dialog, self._whose)

    async def _archive(self, dialog: ArchiveDialog, person: Person, account: AccountId) -> None:
        # What is shown now is what is archived: it may have been read again while a person typed.
        seen = (self._person or person).record.seen
        answer = await asked_in(
            dialog, lambda: self._background.call(self._service.archive, seen, account, dialog.reason)
        )
        if answer is None:
            return
        if isinstance(answer, Saved):
            self._reasons.pop((account, person.card.id), None)
            dialog.accept()
            self._page.show_message(self.tr("Archived."))
        else:
            dialog.show_message(self.tr("Not archived: somebody changed this member meanwhile. Look, and do it again."))
        self.done.emit()

    def _on_restore_requested(self) -> None:
        if (person := self._person) is not None:

            async def restore() -> str:
                answer = await self._background.call(self._service.restore, person.record.seen)
                if isinstance(answer, Saved):
                    self._page.show_message(self.tr("Restored: of the unit again."))
                    return ""
                return self.tr("Not restored: somebody changed this member meanwhile. Look, and do it again.")

            self._background.begin(self._act(restore))

    async def _act(self, act: Callable[[], Awaitable[str]]) -> None:
        """Do something at once; it returns why it was not done, empty where it was."""
        if self._is_busy:
            return
        self._is_busy = True
        self._page.show_message("")
        self._page.show_busy(busy=True)
        with told_to(self._tell):
            problem = await act()
            if problem:
                self._tell(problem)
        self._is_busy = False
        self._page.show_busy(busy=False)
        self.done.emit()

    @property
    def _whose(self) -> tuple[object, ...]:
        return (self._account, None if self._person is None else self._person.card.id)

    def _tell(self, sentence: str) -> None:
        self._page.show_message(sentence, is_bad=True)


def _entered(dialog: QualificationDialog, member_id: UUID) -> QualificationDetails:
    entry = dialog.entry
    if entry is None:
        raise AssertionError("a dialog that is not ready asks for nothing")
    return QualificationDetails(member_id, entry.kind, entry.granted_on, entry.expires_on, entry.notes)
