"""Brings what is typed of a member, its rules, and the service that saves it together."""

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.member_drafts import (
    MemberDraft,
    MemberProblem,
    contradictions,
    details_from,
    draft_of,
    merged,
    touched_fields,
    typed_since,
)
from sentinel_desktop.domain.member_views import MemberChoices
from sentinel_desktop.domain.members import MemberDetails
from sentinel_desktop.domain.records import Record
from sentinel_desktop.services.person import Answer, Broken, Conflict, PersonService, Saved
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.person.editor_form import EditorForm
from sentinel_desktop.ui.person.editor_problems import FieldProblems
from sentinel_desktop.ui.person.editor_typing import KeptTyping, Typing
from sentinel_desktop.ui.person.editor_wording import conflict_rows, fields_text, kept_sentence
from sentinel_desktop.ui.person.wording import problem_text
from sentinel_desktop.ui.times import moment_text
from sentinel_desktop.ui.widgets.conflict_dialog import ConflictDialog

_NAMES: Final = frozenset({"last_name", "first_name", "initials"})
_MOST_MERGES: Final = 3
"""Times that a save is tried again by itself because somebody else saved other fields."""


@dataclass(frozen=True, slots=True)
class _Save:
    """One press of Save, however often it is tried because others save too.

    Attributes:
        account: who pressed it.
        typing: what is saved, over which version.
        asked: what stood in the fields when it was pressed.
        theirs: the fields that others saved meanwhile, and that are left to them.
    """

    account: AccountId
    typing: Typing
    asked: MemberDraft
    theirs: tuple[str, ...] = ()
    merges: int = 0


class EditorPresenter(QObject):
    """One member in the form at a time.

    ``saved`` tells the Record and a sentence, ``left`` that a person is done with the form for now; ``saved_unseen``
    tells as ``saved`` does where the form was left, or the desk locked, before the answer came.
    """

    saved = Signal(object, str)
    saved_unseen = Signal(object, str)
    left = Signal()

    def __init__(
        self, setup: DeskSetup, form: EditorForm, service: PersonService, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._setup, self.form = setup, form
        self._service, self._background = service, background
        self._kept = setup.kept.of("members", KeptTyping)
        self._account: AccountId | None = None
        self._typing: Typing | None = None
        self._choices: MemberChoices | None = None
        self._problems = FieldProblems(form)
        self._busy = False
        self.dialog: ConflictDialog | None = None
        form.changed.connect(self._on_changed)
        form.paused.connect(self._on_paused)
        form.save_requested.connect(self._on_save_requested)
        form.forget_requested.connect(self._on_forget_requested)
        form.back_requested.connect(self.left)

    # --- opened and left ----------------------------------------------------------------------------------------------

    def edit(self, account: AccountId, record: Record[MemberDetails] | None, choices: MemberChoices) -> None:
        """Show a member to be edited, or a new one; what this account typed before stands there again."""
        kept = self._kept.of(account, None if record is None else record.id)
        self._account, self._choices = account, choices
        self._problems.begin()
        if kept is None:
            draft = MemberDraft() if record is None else draft_of(record.details)
            key = self._service.new_key() if record is None else record.id
            kept = Typing(key, record, draft, self._setup.now())
            self.form.show_message("")
        else:
            self._problems.begin(self.form.fields if kept.base is not None else ())
            self.form.show_message(kept_sentence(kept, record, self._setup.now(), self._setup.zone), "good")
        self._typing = kept
        self.form.show_draft(kept.draft, choices)
        self._note_what_is_gone()

    def close(self) -> None:
        """Empty the form; what is typed in it is kept."""
        self._typing = self._account = None
        if self.dialog is not None:
            self.dialog.reject()
            self.dialog = None
        if self._choices is not None:
            self.form.show_draft(MemberDraft(), self._choices)
        self.form.show_message("")
        self.form.show_problems({})

    def kept_of(self, account: AccountId, member_id: UUID) -> Typing | None:
        """Return what this account typed of a member and did not save."""
        return self._kept.of(account, member_id)

    def show_choices(self, choices: MemberChoices) -> None:
        """Offer these values from now on."""
        if self._typing is not None and choices != self._choices:
            self._choices = choices
            self.form.show_choices(choices, self._typing.draft)
            self._note_what_is_gone()

    def tell_of(self, record: Record[MemberDetails]) -> None:
        """Say where somebody else saved the member that is being edited; nothing that is typed is touched."""
        typing = self._typing
        if self._busy or typing is None or typing.base is None or record.id != typing.key:
            return
        if record.version != typing.base.version:
            if not typing.is_touched:
                self._take(dataclasses.replace(typing, base=record, draft=draft_of(record.details)))
            else:
                sentence = self.tr(
                    "Somebody saved this member meanwhile. What you typed is kept; saving compares both."
                )
                self.form.show_message(sentence, "bad")

    def _note_what_is_gone(self) -> None:
        """Ask for what was chosen and is in its list no longer; the form cannot show it."""
        if self._typing is not None:
            shown = self.form.draft
            before = self._typing.draft
            self._problems.tell(name for name in self.form.fields if getattr(shown, name) != getattr(before, name))
            self._typing = dataclasses.replace(self._typing, draft=shown)
        self._show_problems()

    # --- typed --------------------------------------------------------------------------------------------------------

    def _on_changed(self, name: str) -> None:
        if self._typing is None or self._account is None:
            return
        self._typing = dataclasses.replace(self._typing, draft=self.form.draft, at=self._setup.now())
        self._kept.keep(self._account, self._typing)
        self._problems.tell({name})
        self._show_problems()

    def _on_paused(self, names: frozenset[str]) -> None:
        if self._typing is None:
            return
        if "service_number" in names:
            self._background.begin(self._look_for_number(self._typing))
        if names & _NAMES:
            self._background.begin(self._propose_name(self._typing))

    async def _look_for_number(self, typing: Typing) -> None:
        # Only a kindness: saving asks the database again, and that says what is wrong with it then.
        with told_to(_nobody):
            number = typing.draft.service_number
            taken = await self._background.call(self._service.is_taken, number, typing.key)
            if self._typing is None or self._typing.key != typing.key:
                return
            judge = self._problems.refuse if taken else self._problems.allow
            judge("service_number", number, MemberProblem.TAKEN)
            self._show_problems()

    async def _propose_name(self, typing: Typing) -> None:
        with told_to(_nobody):
            draft = typing.draft
            names = (draft.last_name, draft.first_name, draft.initials)
            proposed = await self._background.call(self._service.proposed_name, *names, typing.key)
            now = None if self._typing is None else self._typing.draft
            if now is not None and (now.last_name, now.first_name, now.initials) == names:
                self.form.show_proposed_name(proposed)

    @property
    def _today(self) -> date:
        return self._setup.now().astimezone(self._setup.zone).date()

    def _show_problems(self) -> None:
        self._problems.show(self._typing, self._today)

    # --- saved --------------------------------------------------------------------------------------------------------

    def _on_save_requested(self) -> None:
        if self._typing is None or self._account is None or self._busy:
            return
        problems = self._problems.of(self._typing, self._today)
        if problems:
            self._problems.tell(problems)
            self._show_problems()
            first = next(name for name in self.form.fields if name in problems)
            self.form.focus_field(first)
            self.form.show_message(self.tr("Not saved: {fields}.").format(fields=fields_text(list(problems))), "bad")
            return
        self._background.begin(self._save(_Save(self._account, self._typing, self._typing.draft)))

    async def _save(self, save: _Save) -> None:
        typing = save.typing
        self._set_busy(busy=True)
        self.form.show_message(self.tr("Saving…"))
        with told_to(self._tell_unsaved):
            saved = None if typing.base is None else typing.base.details
            details = details_from(typing.draft, saved)
            if typing.base is None:
                answer: Answer = await self._background.call(self._service.create, typing.key, details)
            else:
                answer = await self._background.call(self._service.save, typing.base.seen, details)
            self._set_busy(busy=False)
            await self._take_answer(save, details, answer)
        self._set_busy(busy=False)

    async def _take_answer(self, save: _Save, details: MemberDetails, answer: Answer) -> None:
        typing = save.typing
        match answer:
            case Saved(record):
                self._on_saved(save, record)
            case Broken(field, problem):
                self._on_broken(field, problem)
            case Conflict(now) if typing.base is not None:
                before = typing.base.details
                together = draft_of(merged(before, details, now.details))
                mine = dataclasses.replace(typing, base=now, draft=together)
                if not contradictions(before, details, now.details) and save.merges < _MOST_MERGES:
                    theirs = (*save.theirs, *touched_fields(before, now.details))
                    await self._save(_Save(save.account, mine, save.asked, theirs, save.merges + 1))
                else:
                    since = together if self._typing is None else self._typing.draft
                    mine = dataclasses.replace(mine, draft=typed_since(save.asked, since, together))
                    self._ask(typing, details, mine, now)
            case _:
                sentence = self.tr("Not saved: somebody deleted this member meanwhile. What you typed is still here.")
                self.form.show_message(sentence, "bad")

    def _on_saved(self, save: _Save, record: Record[MemberDetails]) -> None:
        sentence = self.tr("Saved.")
        if save.theirs:
            beside = self.tr("Saved, beside what somebody else changed meanwhile: {fields}.")
            sentence = beside.format(fields=fields_text(save.theirs))
        current = self._typing
        is_shown = current is not None and current.key == save.typing.key and self._account == save.account
        latest = current if is_shown else self._kept.again(save.account, save.typing)
        self._kept.forget(save.account, save.typing)
        if latest is not None and latest.draft != save.asked:
            # Typed while it was being saved: that is still to be saved, over what is there now.
            rest = typed_since(save.asked, latest.draft, draft_of(record.details))
            latest = dataclasses.replace(latest, base=record, draft=rest)
            self._kept.keep(save.account, latest)
            if is_shown:
                self._take(latest)
                self.form.show_message(self.tr("Saved. What you typed since is not saved yet."), "good")
                return
        if is_shown:
            self._typing = None
            self.saved.emit(record, sentence)
        else:
            self.saved_unseen.emit(record, sentence)

    def _on_broken(self, field: str, problem: MemberProblem) -> None:
        if self._typing is None:
            return
        if field in self.form.fields:
            self._problems.refuse(field, getattr(self._typing.draft, field), problem)
            self._problems.tell({field})
            self._show_problems()
            self.form.focus_field(field)
            self.form.show_message(self.tr("Not saved: {fields}.").format(fields=fields_text([field])), "bad")
        else:
            self.form.show_message(self.tr("Not saved. {reason}").format(reason=problem_text(problem)), "bad")

    def _ask(self, typing: Typing, details: MemberDetails, mine: Typing, now: Record[MemberDetails]) -> None:
        """Show both versions; what was typed stays in the form until a person decides."""
        choices = self._choices
        if self._typing is None or choices is None or typing.base is None:
            return
        before = typing.base.details
        told = self.tr("Somebody else saved this member at {when}. Where both changed a field, one of them stays.")
        self.form.show_message(self.tr("Not saved yet: compare both versions."), "bad")
        self.dialog = ConflictDialog(
            self._setup.look,
            self.tr("{name} was changed meanwhile").format(name=now.details.display_name),
            told.format(when=moment_text(now.updated_at, self._setup.now(), self._setup.zone)),
            conflict_rows(merged(before, details, now.details), now.details, choices),
            self.form,
        )
        both = contradictions(before, details, now.details)
        theirs = {name: getattr(draft_of(now.details), name) for name in both}
        self.dialog.mine_chosen.connect(lambda: self._save_over(mine))
        self.dialog.theirs_chosen.connect(
            lambda: self._take_theirs(dataclasses.replace(mine, draft=dataclasses.replace(mine.draft, **theirs)))
        )
        self.dialog.open()

    def _save_over(self, mine: Typing) -> None:
        self._take(mine)
        self._on_save_requested()

    def _take_theirs(self, rest: Typing) -> None:
        self._take(rest)
        if rest.base is not None and not touched_fields(rest.base.details, details_from(rest.draft, rest.base.details)):
            self.form.show_message(self.tr("Theirs stands; nothing of yours is left to save."), "good")
        else:
            self.form.show_message(self.tr("Theirs is taken; what else you typed is not saved yet."), "good")

    def _on_forget_requested(self) -> None:
        if self._typing is None or self._account is None:
            return
        self._kept.forget(self._account, self._typing)
        self._typing = None
        self.left.emit()

    def _take(self, typing: Typing) -> None:
        """Show another state of the same typing, and keep it."""
        self._typing = typing
        if self._account is not None:
            self._kept.keep(self._account, typing)
        if self._choices is not None:
            self.form.show_draft(typing.draft, self._choices)
        self._show_problems()

    def _tell_unsaved(self, sentence: str) -> None:
        self.form.show_message(
            self.tr("{fault} Nothing is known to be saved; what you typed is kept.").format(fault=sentence), "bad"
        )

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.form.show_busy(busy=busy)


def _nobody(_sentence: str) -> None:
    """Tell nobody: nothing that a person asked for was kept from being done."""
