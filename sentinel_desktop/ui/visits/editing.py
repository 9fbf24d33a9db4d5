"""What a person types over a visit: held against the rules at once, kept until it is saved, saved and undone."""

from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sentinel_desktop.domain.faults import InvalidValueError, MissingReferenceError, StaleVersionError
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.domain.visit_drafts import Problems, VisitProblem, kind_from, type_code
from sentinel_desktop.domain.visit_edits import (
    EDITED,
    VisitEdit,
    edit_of,
    fields_of,
    problems_of,
    suggested_moment,
)
from sentinel_desktop.domain.visit_files import USUAL_TIME
from sentinel_desktop.domain.visitors import VisitDetails, VisitLine
from sentinel_desktop.services.visits import VisitChoices
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.sentences import shown
from sentinel_desktop.ui.visits.asked import Visits
from sentinel_desktop.ui.visits.differences import differences
from sentinel_desktop.ui.visits.typed import Typed, VisitDrafts
from sentinel_desktop.ui.visits.visit_card import Offered, VisitCard
from sentinel_desktop.ui.visits.wording import problem_text
from sentinel_desktop.ui.widgets.conflict_dialog import ConflictDialog

_EVERY_FIELD: Final = frozenset(EDITED)
_GUEST: Final = "guest"
_HOST: Final = "host_member_id"


@dataclass(frozen=True, slots=True)
class LastSave:
    """What was there before the last save, and what the save made."""

    before: VisitDetails
    after: VisitLine


class VisitEditing(QObject):
    """One visit in the card, or one that is being announced; ``saved`` tells the visit that a save made."""

    saved = Signal(object)

    def __init__(self, setup: DeskSetup, card: VisitCard, visits: Visits, background: Background) -> None:
        super().__init__(card)
        self._setup = setup
        self._card = card
        self._visits = visits
        self._background = background
        self._drafts: VisitDrafts = setup.kept.of("visits", VisitDrafts)
        self._choices = VisitChoices()
        self._session = NOBODY
        self._line: VisitLine | None = None
        self._is_new = self._is_edited = False
        self._last: LastSave | None = None
        self._account_id: UUID | None = None
        self.dialog: ConflictDialog | None = None
        card.form.edited.connect(self._on_edited)
        card.form.left.connect(self._on_left)
        card.edit_requested.connect(self.begin)
        card.save_requested.connect(self._on_save_requested)
        card.forget_requested.connect(self._on_forget_requested)
        card.undo_requested.connect(self._on_undo_requested)

    @property
    def line(self) -> VisitLine | None:
        """The visit that is shown; None where one is being announced, or nothing is shown."""
        return self._line

    @property
    def is_new(self) -> bool:
        """Whether a visit is being announced."""
        return self._is_new

    def hear_session(self, session: Session) -> None:
        """Keep what is typed for whoever sits here, where it is theirs; nobody else finds it."""
        self._session = session
        if session.person is not None:
            self._drafts.keep_for(session)
            if session.person.account_id != self._account_id:
                self._account_id, self._last = session.person.account_id, None
                self._is_edited = self._is_new = False
                self._show()
        if not session.may(Right.RECEIVE_VISITORS):
            self._last = None
            if self.dialog is not None:
                self.dialog.reject()

    def show_choices(self, choices: VisitChoices) -> None:
        """Let the fields choose from these."""
        if choices != self._choices:
            self._choices = choices
            self._card.form.show_choices(choices)
            for key in {self._key(), None}:
                self._give_type(key)
            self._show()

    def show(self, line: VisitLine | None) -> None:
        """Show a visit, with its fields where something is typed over it; nothing where there is none."""
        self._is_new = False
        if line is None or self._line is None or line.record.id != self._line.record.id:
            self._card.show_message("")
            self._is_edited = False
        self._line = line
        if line is not None and self._drafts.of(line.record.id) is not None:
            self._is_edited = True
        self._show()

    def announce(self, day_text: str) -> None:
        """Show the fields of a visit that is expected on a day, ``YYYY-MM-DD``; what was typed before is there."""
        self._line, self._is_new, self._is_edited = None, True, True
        self._card.show_message("")
        if self._drafts.of(None) is None:
            moment = suggested_moment(self._setup.now(), self._setup.zone)
            usual = moment if moment.startswith(day_text) else f"{day_text} {USUAL_TIME:%H:%M}"
            self._drafts.keep(None, None, Typed(self._bare(usual)))
        self._show()
        self._card.form.focus_field("last_name")

    def begin(self) -> None:
        """Show the fields of the visit, and put the keyboard into the first one."""
        if self._line is not None:
            self._is_edited = True
            self._card.show_message("")
            self._show()
            self._card.form.focus_field("last_name")

    def leave(self) -> bool:
        """Go back from the fields to what is known; false where they are not shown. What is typed stays."""
        if self._card.is_asking:
            self._card.ask("")
            return True
        if not self._is_edited:
            return False
        self._is_edited = self._is_new = False
        self._show()
        if self._is_typed():
            self._card.show_message(self.tr("Not saved yet: Edit brings back what you typed."))
        return True

    def clear(self) -> None:
        """Show nothing; what is typed stays in the drafts."""
        self._line, self._is_new, self._is_edited = None, False, False
        self._show()

    def show_saved(self, line: VisitLine) -> None:
        """Show a visit as an act made it that was not typed."""
        self._drafts.forget(line.record.id)
        self._line, self._is_edited, self._is_new = line, False, False
        self._show()

    # --- what is shown ------------------------------------------------------------------------------------------------

    def _key(self) -> UUID | None:
        return None if self._line is None else self._line.record.id

    def _is_typed(self) -> bool:
        return self._line is not None and self._drafts.of(self._line.record.id) is not None

    def _bare(self, expected: str = "") -> VisitEdit:
        return VisitEdit(visit_type_id=self._type_called(_GUEST), expected=expected)

    def _type_called(self, code: str) -> UUID | None:
        return next((each.id for each in self._choices.types if each.code == code), None)

    def _give_type(self, key: UUID | None) -> None:
        """Give what was typed before the types were read the one that it would have begun with."""
        draft = self._drafts.of(key)
        if draft is None or draft.typed.edit.visit_type_id is not None:
            return
        edit = draft.typed.edit
        if draft.over is not None:
            found: UUID | None = draft.over.record.details.visit_type_id
        elif edit.purpose is VisitEdit().purpose:
            found = self._type_called(_GUEST)
        else:
            found = self._type_called(type_code(edit.purpose, kind_from("", edit.rank)))
        typed = replace(draft.typed, edit=replace(edit, visit_type_id=found))
        self._drafts.keep(key, draft.over, typed)

    def _base(self) -> Typed:
        """Return what the fields show while nothing is typed."""
        if self._line is None:
            return Typed(self._bare())
        return _typed_of(self._line, self._setup)

    def _over(self) -> VisitLine | None:
        """Return the visit as it was when the typing began: a save is over that version, whatever was read since."""
        draft = self._drafts.of(self._key())
        return self._line if draft is None else draft.over

    def _show(self) -> None:
        card, line = self._card, self._line
        card.setVisible(line is not None or self._is_new)
        if card.isHidden():
            return
        if line is None:
            card.show_new()
        else:
            card.show_line(line, self._setup.now(), self._setup.zone)
        draft = self._drafts.of(self._key())
        if self._is_edited:
            typed = self._base() if draft is None else draft.typed
            event = "" if line is None or line.event is None else line.event
            card.form.show_typed(typed, self._fields(typed), event=event)
            self._show_problems(typed)
        self._show_offered()

    def _fields(self, typed: Typed) -> frozenset[str]:
        over = self._over()
        shown = fields_of(typed.edit, None if over is None else over.record.details)
        return shown | ({_HOST} if typed.host else set())

    def _show_offered(self) -> None:
        line, draft = self._line, self._drafts.of(self._key())
        last = self._last
        can_undo = last is not None and line is not None and last.after.record.seen == line.record.seen
        self._card.show_offered(
            Offered(
                is_edited=self._is_edited,
                is_new=self._is_new,
                changed=draft is not None,
                can_undo=can_undo,
                may_see_changes=self._session.may(Right.READ_AUDIT),
            )
        )

    def _problems(self, typed: Typed) -> Problems:
        over = self._over()
        saved = None if over is None else over.record.details
        found = dict(problems_of(typed.edit, self._setup.now(), self._setup.timings, saved))
        if typed.host_is_unclear:
            found[_HOST] = VisitProblem.NO_LONGER_THERE
        return found

    def _show_problems(self, typed: Typed) -> None:
        self._card.form.show_problems(self._problems(typed), typed.looked_at)

    # --- typing -------------------------------------------------------------------------------------------------------

    def _on_edited(self, name: str) -> None:
        if not self._is_edited:
            return
        if name == "purpose":
            self._choose_type()
        # While somebody types the name of a host, nobody is chosen yet.
        self._keep(None if name == _HOST else name)
        self._card.show_message("")

    def _on_left(self, name: str) -> None:
        draft = self._drafts.of(self._key())
        if self._is_edited and draft is not None and name not in draft.typed.looked_at:
            self._keep(name)

    def _choose_type(self) -> None:
        """Choose the type that follows from the reason, as the sign-in does."""
        edit = self._card.form.typed.edit
        found = self._type_called(type_code(edit.purpose, kind_from("", edit.rank)))
        if found is not None:
            self._card.form.choose_type(found)

    def _keep(self, name: str | None) -> None:
        """Keep what stands in the fields, or forget it where it is what is saved; ``name`` is the field looked at."""
        key, draft = self._key(), self._drafts.of(self._key())
        looked_at = frozenset() if draft is None else draft.typed.looked_at
        looked_at = looked_at - {_HOST} if name is None else looked_at | {name}
        typed = replace(self._card.form.typed, looked_at=looked_at)
        over = self._over()
        if over is not None and typed.is_as(_typed_of(over, self._setup)):
            self._drafts.forget(key)
        else:
            self._drafts.keep(key, over, typed)
        self._card.form.show_fields(self._fields(typed))
        self._show_problems(typed)
        self._show_offered()

    def _on_forget_requested(self) -> None:
        self._drafts.forget(self._key())
        self._is_edited = self._is_new = False
        self._card.show_message("")
        self._show()

    # --- saving -------------------------------------------------------------------------------------------------------

    def _on_save_requested(self) -> None:
        draft = self._drafts.of(self._key())
        if draft is None:
            return
        problems = self._problems(draft.typed)
        if problems:
            self._drafts.keep(self._key(), draft.over, replace(draft.typed, looked_at=_EVERY_FIELD))
            self._card.form.show_problems(problems, _EVERY_FIELD)
            self._card.form.focus_field(next(name for name in self._card.form.fields if name in problems))
            return
        self._background.begin(self._save(draft.over, draft.typed))

    async def _save(self, over: VisitLine | None, typed: Typed) -> None:
        self._card.show_busy(busy=True)
        outcome: Any = None
        with told_to(lambda sentence: self._card.show_message(sentence, is_bad=True)):
            try:
                if over is None:
                    outcome = await self._background.call(self._visits.expect, typed.edit)
                else:
                    outcome = await self._background.call(self._visits.save, over.record, typed.edit)
            except StaleVersionError:
                theirs = None if over is None else await self._background.call(self._visits.line, over.record.id)
                if theirs is not None:
                    self._show_conflict(typed, theirs)
            except (InvalidValueError, MissingReferenceError) as error:
                self._show_refused(error)
        self._card.show_busy(busy=False)
        if isinstance(outcome, VisitLine):
            self._on_saved(over, outcome)
        elif outcome:
            self._card.form.show_problems(outcome, _EVERY_FIELD)

    def _on_saved(self, over: VisitLine | None, line: VisitLine) -> None:
        self._drafts.forget(None if over is None else over.record.id)
        self._last = None if over is None else LastSave(over.record.details, line)
        self._line, self._is_new, self._is_edited = line, False, False
        self._show()
        name = line.record.details.display_name
        announced = self.tr("{name} is expected.").format(name=name)
        self._card.show_message(announced if over is None else self.tr("Saved."))
        self.saved.emit(line)

    def _show_refused(self, error: InvalidValueError | MissingReferenceError) -> None:
        """Say beside its field what the database refuses, or under all of them where it is no field's."""
        fields = [name for name in error.fields if name in self._card.form.fields]
        is_gone = isinstance(error, MissingReferenceError)
        problem = VisitProblem.NO_LONGER_THERE if is_gone else VisitProblem.NOT_ALLOWED
        sentence = problem_text(fields[0], problem) if fields else shown(error)
        self._card.form.show_sentences(dict.fromkeys(fields, sentence))
        # Beside a field the database's own words, which name tables, are of no use.
        self._card.show_message("" if fields else sentence, is_bad=True)
        if fields:
            self._card.form.focus_field(fields[0])

    def _show_conflict(self, mine: Typed, theirs: VisitLine) -> None:
        """Show both versions; the save that is chosen then is over theirs."""
        self._drafts.keep(theirs.record.id, theirs, mine)
        name = theirs.record.details.display_name
        title = self.tr("{name} was changed meanwhile").format(name=name)
        about = self.tr("Somebody saved this visit while you were typing. Nothing of yours is lost.")
        rows = differences(mine, _typed_of(theirs, self._setup), self._choices)
        self.dialog = ConflictDialog(self._setup.look, title, about, rows, self._card.window())
        self.dialog.mine_chosen.connect(lambda: self._background.begin(self._save(theirs, mine)))
        self.dialog.theirs_chosen.connect(lambda: self._take(theirs))
        self.dialog.finished.connect(self._on_dialog_finished)
        self.dialog.open()

    def _on_dialog_finished(self) -> None:
        self.dialog = None

    def _take(self, theirs: VisitLine) -> None:
        self.show_saved(theirs)
        self.saved.emit(theirs)

    def _on_undo_requested(self) -> None:
        if self._last is not None:
            self._background.begin(self._undo(self._last))

    async def _undo(self, last: LastSave) -> None:
        self._card.show_busy(busy=True)
        line: VisitLine | None = None
        with told_to(lambda sentence: self._card.show_message(sentence, is_bad=True)):
            line = await self._background.call(self._visits.put_back, last.after.record.seen, last.before)
        self._card.show_busy(busy=False)
        if line is not None:
            self._last = None
            self.show_saved(line)
            self._card.show_message(self.tr("Undone."))
            self.saved.emit(line)


def _typed_of(line: VisitLine, setup: DeskSetup) -> Typed:
    """Return what the fields show of a visit as it is."""
    return Typed(edit_of(line.record.details, setup.zone), line.host or "")
