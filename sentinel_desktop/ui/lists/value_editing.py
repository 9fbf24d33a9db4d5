"""What a person types into the fields of a value: held against the rules at once, kept until it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sentinel_desktop.domain.list_edits import ListContents, ListValue
from sentinel_desktop.domain.list_kinds import Typed, ValueDetails, ValueField
from sentinel_desktop.domain.list_rules import problems_of, proposed_code
from sentinel_desktop.domain.records import Record
from sentinel_desktop.ui.lists.drafts import Draft, Drafts
from sentinel_desktop.ui.lists.editor_card import Edited, EditorCard
from sentinel_desktop.ui.lists.value_form import Ranks, ValueForm
from sentinel_desktop.ui.lists.wording import field_text, named, uses_text, value_text
from sentinel_desktop.ui.widgets.conflict_dialog import ConflictRow


@dataclass(frozen=True, slots=True)
class Ready:
    """What a person wants saved, and keeps every rule; without ``base`` it is a new value."""

    details: ValueDetails
    base: Record[ValueDetails] | None


class ValueEditing(QObject):
    """One value of one list in the card; ``drafted`` tells that what is typed came to differ, or no longer does."""

    drafted = Signal()

    def __init__(self, card: EditorCard, drafts: Drafts) -> None:
        super().__init__(card)
        self._card = card
        self._drafts = drafts
        self._contents: ListContents | None = None
        self._key: UUID | None = None
        card.edited.connect(self._on_edited)
        card.field_left.connect(self._on_field_left)

    @property
    def draft(self) -> Draft | None:
        """What is typed and not saved for the value that is shown."""
        return self._drafts.of(self._contents.kind, self._key) if self._contents is not None else None

    def show(self, contents: ListContents, key: UUID | None, *, is_adding: bool) -> None:
        """Show a value of a list, or the fields of a new one; nothing where there is neither."""
        self._contents, self._key = contents, None if is_adding else key
        value = contents.find(self._key)
        self._card.setVisible(is_adding or value is not None)
        if self._card.isHidden():
            return
        self._card.show_value(contents.kind, self._edited(contents, value), _ranks(contents))
        draft = self.draft
        self._show_problems(draft.looked_at if draft is not None else frozenset())

    def clear(self) -> None:
        """Show nothing; what is typed stays in the drafts."""
        self._contents = None
        self._card.hide()

    def forget(self) -> None:
        """Forget what is typed for the value that is shown."""
        if self._contents is not None:
            self._drafts.forget(self._contents.kind, self._key)

    def ready(self) -> Ready | None:
        """Return what is to be saved; None where a rule is broken, which is then said beside its field."""
        contents, form = self._contents, self._card.form
        if contents is None or form is None:
            return None
        every = frozenset(contents.kind.fields)
        problems = problems_of(contents.kind, form.typed(), contents.details, self._key)
        if problems:
            self._keep(every)
            self._show_problems(every)
            form.focus_field(next(iter(problems)))
            return None
        draft = self.draft
        base = draft.base if draft is not None else self._record()
        return Ready(contents.kind.details_from(form.typed(), base.details if base is not None else None), base)

    def show_refused(self, fields: Sequence[str], sentence: str) -> None:
        """Say beside its field what the database refuses."""
        form = self._card.form
        if form is not None:
            form.show_sentences({field: sentence for field in form.fields if field in fields})

    def differences(self, mine: ValueDetails, theirs: ValueDetails) -> Sequence[ConflictRow]:
        """Return both versions side by side, field by field."""
        contents = self._contents
        if contents is None:
            return ()
        return [
            ConflictRow(
                field_text(field, contents.kind),
                value_text(contents, field, getattr(mine, field)),
                value_text(contents, field, getattr(theirs, field)),
            )
            for field in contents.kind.fields
        ]

    # --- how it is done -----------------------------------------------------------------------------------------------

    def _record(self) -> Record[ValueDetails] | None:
        value = self._contents.find(self._key) if self._contents is not None else None
        return value.record if value is not None else None

    def _edited(self, contents: ListContents, value: ListValue | None) -> Edited:
        draft = self.draft
        details = value.record.details if value is not None else None
        return Edited(
            title=self.tr("New value") if details is None else named(contents.kind, details),
            typed=draft.typed if draft is not None else contents.kind.typed(details),
            note=self._note(draft, value),
            uses=uses_text(value.usages) if value is not None else "",
            is_new=value is None,
            is_system=bool(getattr(details, "is_system", False)),
            is_hidden=details is not None and not details.is_active,
            is_drafted=draft is not None,
        )

    def _note(self, draft: Draft | None, value: ListValue | None) -> str:
        if draft is None or value is None:
            return ""
        if draft.base is not None and draft.base.version != value.record.version:
            return self.tr("Somebody changed this value meanwhile. Saving shows both versions.")
        return self.tr("Not saved yet.")

    def _on_edited(self, field: ValueField) -> None:
        form, contents = self._card.form, self._contents
        if form is None or contents is None:
            return
        draft = self.draft
        own_code = draft is not None and draft.own_code
        if field is ValueField.CODE:
            own_code = bool(form.typed()[ValueField.CODE])
        elif field is ValueField.NAME and self._key is None and not own_code:
            self._propose_code(form, contents, form.typed())
        looked_at = (draft.looked_at if draft is not None else frozenset()) | {field}
        self._keep(looked_at, own_code=own_code)
        self._show_problems(looked_at)

    def _on_field_left(self, field: ValueField) -> None:
        draft = self.draft
        if draft is not None and field not in draft.looked_at:
            self._keep(draft.looked_at | {field}, own_code=draft.own_code)
            self._show_problems(draft.looked_at | {field})

    def _propose_code(self, form: ValueForm, contents: ListContents, typed: Typed) -> None:
        parted = contents.kind.parted_by
        taken = [
            other.code
            for other in contents.details.values()
            if parted is None or getattr(other, parted) == typed[parted]
        ]
        form.put_code(proposed_code(contents.kind, typed[ValueField.NAME], taken))

    def _keep(self, looked_at: frozenset[ValueField], *, own_code: bool = False) -> None:
        """Keep what stands in the fields, or forget it where it is what is saved."""
        form, contents = self._card.form, self._contents
        if form is None or contents is None:
            return
        draft = self.draft
        base = draft.base if draft is not None else self._record()
        typed = form.typed()
        is_as_saved = typed == contents.kind.typed(base.details if base is not None else None)
        if is_as_saved:
            self._drafts.forget(contents.kind, self._key)
        else:
            kept = draft or Draft(typed, base)
            self._drafts.keep(
                contents.kind, self._key, replace(kept, typed=typed, looked_at=looked_at, own_code=own_code)
            )
        if is_as_saved is not (draft is None):
            self._card.show_drafted(is_drafted=not is_as_saved)
            self.drafted.emit()

    def _show_problems(self, looked_at: frozenset[ValueField]) -> None:
        form, contents = self._card.form, self._contents
        if form is not None and contents is not None:
            form.show_problems(problems_of(contents.kind, form.typed(), contents.details, self._key), looked_at)


def _ranks(contents: ListContents) -> Ranks:
    """Return what a rank can be replaced by; of another list there is nothing."""
    if ValueField.REPLACED_BY not in contents.kind.fields:
        return ()
    return [
        (record.id, named(contents.kind, record.details), getattr(record.details, ValueField.BRANCH))
        for record in contents.records
    ]
