"""Brings the lists, what a supervisor does to them, and the page together."""

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.list_edits import (
    Done,
    ListContents,
    ListCount,
    ListValue,
    Outcome,
    Reason,
    Refused,
    order_after,
)
from sentinel_desktop.domain.list_files import ImportPlan
from sentinel_desktop.domain.list_kinds import MEMBER_STATUSES, ListKind, list_of_items
from sentinel_desktop.domain.list_rules import is_found
from sentinel_desktop.domain.lists import ListName
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.services.lists import ListsService
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.lists.acting import Acting
from sentinel_desktop.ui.lists.asking import Asking
from sentinel_desktop.ui.lists.drafts import Drafts
from sentinel_desktop.ui.lists.file_exchange import FileExchange
from sentinel_desktop.ui.lists.history import History
from sentinel_desktop.ui.lists.model import value_lines
from sentinel_desktop.ui.lists.outcome_wording import (
    done_sentence,
    refused_sentence,
    undo_refused_sentence,
    undo_text,
    undone_sentence,
)
from sentinel_desktop.ui.lists.page import ListsPage
from sentinel_desktop.ui.lists.value_editing import Ready, ValueEditing
from sentinel_desktop.ui.lists.wording import title_of
from sentinel_desktop.ui.signals import DeskSignals

_COLLECT_MS: Final = 150
"""What others change at once is read once."""

_SHOWN_TABLES: Final = (
    *(name.value for name in ListName),
    *("members", "member_tags", "member_qualifications", "visitors", "badges", "event_attendees"),
)
"""The lists, and what has their values."""


class ListsPresenter(QObject):
    """Reads the lists for who may edit them, and does what they ask.

    What is typed is kept for the account that typed it, also while the desk is locked.
    """

    def __init__(self, setup: DeskSetup, signals: DeskSignals, service: ListsService, background: Background) -> None:
        super().__init__()
        self._look = setup.look
        self._service = service
        self._background = background
        self._session: Session = NOBODY
        self._account: AccountId | None = None
        self._kind: ListKind = MEMBER_STATUSES
        self._counts: tuple[ListCount, ...] = ()
        self._begun: tuple[ListKind, ...] = ()
        self._contents: ListContents | None = None
        self._chosen: dict[str, UUID] = {}
        self._is_adding = False
        self._history = History()
        self._drafts = setup.kept.of("lists", Drafts)
        self.page = ListsPage(setup)
        self.editing = ValueEditing(self.page.editor, self._drafts)
        self.files = FileExchange(setup.look, self.page, service.contents, background)
        self._acting = Acting(self.page, background, self._read_now)
        self.asking = Asking(setup.look, self.page, service, background)
        self._due = QTimer(self, singleShot=True, interval=_COLLECT_MS)
        self._due.timeout.connect(self._read)
        self._connect(signals)
        self._clear()

    def focus_first(self) -> None:
        """Put the keyboard on the values, or on the lists where there are none."""
        (self.page.values.view if self.page.values.model.rows else self.page.kinds.view).setFocus()

    def go_back(self) -> bool:
        """Leave what a person is in, one step; false where there is nothing to leave."""
        values, editor = self.page.values, self.page.editor
        if values.search.text():
            values.search.clear()
        elif self._is_adding and self.editing.draft is None:
            self._is_adding = False
            self._show()
        elif not editor.isAncestorOf(self.page.window().focusWidget()):
            return False
        values.view.setFocus()
        return True

    @property
    def reads_soon(self) -> bool:
        """Whether something changed that is shown and not read again yet."""
        return self._due.isActive()

    # --- who sits here, and what changed ------------------------------------------------------------------------------

    @property
    def _may(self) -> bool:
        return self._session.may(Right.EDIT_LISTS)

    def _on_session_changed(self, session: Session) -> None:
        self._session = session
        if not self._may:
            self._clear()
            return
        if session.person is not None and session.person.account_id != self._account:
            self._account = session.person.account_id
            self._drafts.keep_for(self._account)
            self._history.clear()
            self._begun, self._is_adding = (), False
        self._read()

    def _on_records_changed(self, changes: RecordChanges) -> None:
        if changes.touch(*_SHOWN_TABLES) and not self._due.isActive():
            self._due.start()

    def _clear(self) -> None:
        """Show nothing of the lists; what is typed is kept."""
        self._contents = None
        self.files.close()
        self.asking.close()
        self.page.values.search.clear()
        self.page.values.show_values(self._kind, (), 0, None, may_move=False)
        self.page.values.show_note("")
        self.page.values.show_undo("")
        self.page.kinds.show_lists((), self._kind)
        self.page.show_message("")
        self.editing.clear()

    def _read(self) -> None:
        if self._may and self.page.isVisible():
            self._background.begin(self._read_now())

    async def _read_now(self) -> None:
        kind = self._kind
        with told_to(lambda sentence: self.page.values.show_note(sentence, is_bad=True)):
            counts = await self._background.call(self._service.lists)
            contents = await self._background.call(self._service.contents, kind)
            if kind == self._kind and self._may:
                self._counts, self._contents = tuple(counts), contents
                self._show()

    # --- what is shown ------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        if self._contents is None:
            return
        self._follow_the_chosen(self._contents)
        known = {count.kind for count in self._counts}
        self._begun = tuple(kind for kind in self._begun if kind not in known)
        begun = [ListCount(kind, 0) for kind in self._begun]
        self.page.kinds.show_lists([*self._counts, *begun], self._kind)
        self._show_values()
        self._show_undo()
        self.editing.show(self._contents, self._chosen.get(self._kind.name), is_adding=self._is_adding)

    def _show_values(self) -> None:
        contents = self._contents
        if contents is None:
            return
        words = self.page.values.search.text()
        found = [value for value in contents.values if is_found(words, value.record.details)]
        lines = value_lines(dataclasses.replace(contents, values=tuple(found)), self._drafts.in_list(contents.kind))
        chosen = None if self._is_adding else self._chosen.get(self._kind.name)
        total = len(contents.values)
        self.page.values.show_values(self._kind, lines, total, chosen, may_move=not words.strip())
        if not contents.values:
            self.page.values.show_note(self.tr("This list is empty: it begins with its first value."))
        else:
            self.page.values.show_note("" if lines else self.tr("No value has this in its names or its code."))

    def _show_undo(self) -> None:
        last = self._history.last
        self.page.values.show_undo("" if last is None else undo_text(last))

    def _follow_the_chosen(self, contents: ListContents) -> None:
        """Choose what is there: what was typed for a value that somebody deleted becomes a new one."""
        key = self._chosen.get(self._kind.name)
        if self._is_adding or contents.find(key) is not None:
            return
        if key is not None and self._drafts.begin_anew(self._kind, key):
            self._is_adding = True
            self._say(self.tr("Somebody deleted this value. What you typed is kept: saving adds it anew."), is_bad=True)
            return
        if contents.values:
            row = self.page.values.model.row_of(key) or 0
            self._chosen[self._kind.name] = contents.values[min(row, len(contents.values) - 1)].record.id

    def _on_kind_chosen(self, kind: ListKind) -> None:
        self._kind = kind
        self._is_adding = self._drafts.of(kind, None) is not None and kind.name not in self._chosen
        self.page.show_message("")
        self.page.values.search.clear()
        self._read()

    def _on_value_chosen(self, key: UUID) -> None:
        self._chosen[self._kind.name] = key
        self._is_adding = False
        self.page.show_message("")
        self._show()

    def _on_taken_up(self) -> None:
        if self.page.editor.form is not None and self.page.editor.isVisible():
            self.page.editor.form.focus_field()

    def _say(self, sentence: str, *, is_bad: bool = False) -> None:
        self.page.show_message(sentence, is_bad=is_bad)

    # --- what a person asks for ---------------------------------------------------------------------------------------

    def _on_add_requested(self) -> None:
        if self._contents is not None:
            self._is_adding = True
            self.page.show_message("")
            self._show()
            self._on_taken_up()

    def _on_forget_requested(self) -> None:
        self.editing.forget()
        self._is_adding = self._is_adding and not self._chosen.get(self._kind.name)
        self._show()

    def _on_save_requested(self) -> None:
        ready = self.editing.ready()
        if ready is None:
            return
        if ready.base is not None and ready.details == ready.base.details:
            self._say(self.tr("There is nothing to save: it is as it was."))
            return
        self._save(ready)

    def _save(self, ready: Ready) -> None:
        kind, base = self._kind, ready.base
        if base is None:
            act = partial(self._service.add, kind, ready.details)
        else:
            act = partial(self._service.save, kind, base, ready.details)

        def refused(refused: Refused) -> bool:
            if refused.reason is Reason.CHANGED and refused.now is not None:
                self._show_conflict(ready, refused.now)
                return True
            self.editing.show_refused(refused.fields, refused_sentence(refused, ready.details.name))
            return False

        self._acting.do(act, ready.details.name, self._on_saved, refused)

    def _show_conflict(self, ready: Ready, now: ListValue) -> None:
        theirs = now.record
        mine = dataclasses.replace(ready.details, is_active=theirs.details.is_active)
        rows = self.editing.differences(mine, theirs.details)
        dialog = self.asking.compare(theirs.details.name, rows)
        dialog.mine_chosen.connect(lambda: self._save(Ready(mine, theirs)))
        dialog.theirs_chosen.connect(self._on_forget_requested)

    def _on_hide_requested(self) -> None:
        if (value := self._value()) is not None:
            record = value.record
            turned = dataclasses.replace(record.details, is_active=not record.details.is_active)
            self._do(partial(self._service.save, self._kind, record, turned), record.details.name)

    def _on_delete_requested(self) -> None:
        if (value := self._value()) is not None:
            name = value.record.details.name
            self._do(partial(self._service.delete, self._kind, value.record), name)

    def _on_replace_requested(self) -> None:
        value, contents = self._value(), self._contents
        if value is not None and contents is not None:
            act = partial(self._service.replace, self._kind, value.record)
            dialog = self.asking.ask_replacement(contents, value)
            dialog.given.connect(lambda key: self._do(partial(act, key), value.record.details.name))

    def _on_moved(self, by: int) -> None:
        row = self.page.values.view.currentIndex().row()
        if row >= 0:
            self._on_dropped(row, row + 2 if by > 0 else row - 1)

    def _on_dropped(self, row: int, before: int) -> None:
        contents = self._contents
        if contents is None or not self.page.values.model.can_reorder or not 0 <= before <= len(contents.values):
            return
        order, moved = order_after(contents, row, before), contents.records[row]
        if order is None:
            self._say(self.tr("A rank keeps its branch: its place is among those of the same one."), is_bad=True)
        elif order != contents.part(contents.kind.part_of(moved.details)):
            self._do(partial(self._service.reorder, self._kind, moved, order), moved.details.name)

    def _on_undo_requested(self) -> None:
        step = self._history.last
        if step is None:
            return

        def refused(refused: Refused) -> bool:
            self._history.forget_last()
            self._show_undo()
            self._say(undo_refused_sentence(refused, step), is_bad=True)
            return True

        self._kind = step.kind
        self._acting.do(partial(self._service.undo, step), step.name, self._on_undone, refused)

    def _on_uses_requested(self) -> None:
        if (value := self._value()) is not None and value.usages:
            self.asking.show_users(self._kind, value)

    def _on_new_list_requested(self) -> None:
        kinds = [*(count.kind for count in self._counts), *self._begun]
        self.asking.ask_new_list(kinds).given.connect(self._on_list_named)

    def _on_list_named(self, list_type: str) -> None:
        self._kind = list_of_items(list_type)
        self._begun = (*self._begun, self._kind)
        self._is_adding = True
        self.page.values.search.clear()
        self._background.begin(self._begin_list())

    async def _begin_list(self) -> None:
        await self._read_now()
        self._on_taken_up()

    def _on_plan_given(self, plan: ImportPlan) -> None:
        self._do(partial(self._service.apply, plan), title_of(plan.kind))

    # --- how it is done -----------------------------------------------------------------------------------------------

    def _value(self) -> ListValue | None:
        if self._contents is None or self._is_adding:
            return None
        return self._contents.find(self._chosen.get(self._kind.name))

    def _do(self, act: Callable[[], Outcome], name: str, refused: Callable[[Refused], bool] = lambda _: False) -> None:
        self._acting.do(act, name, self._on_done, refused)

    def _on_done(self, done: Done) -> None:
        record = done.record
        if record is not None:
            self._chosen[done.step.kind.name] = record.id
            self._drafts.follow(done.step.kind, dataclasses.replace(record.seen, version=record.version - 1), record)
        self._history.add(done.step)
        self._say(done_sentence(done.step))

    def _on_saved(self, done: Done) -> None:
        self.editing.forget()
        self._is_adding = False
        self._on_done(done)

    def _on_undone(self, done: Done) -> None:
        self._history.forget_last()
        self._history.follow(done.versions or {})
        self._say(undone_sentence(done.step))

    def _connect(self, signals: DeskSignals) -> None:
        page, values, editor = self.page, self.page.values, self.page.editor
        page.shown.connect(self._read)
        page.kinds.chosen.connect(self._on_kind_chosen)
        page.kinds.new_list_requested.connect(self._on_new_list_requested)
        values.chosen.connect(self._on_value_chosen)
        values.taken_up.connect(self._on_taken_up)
        values.searched.connect(self._show_values)
        values.moved.connect(self._on_moved)
        values.dropped.connect(self._on_dropped)
        values.add_requested.connect(self._on_add_requested)
        values.undo_requested.connect(self._on_undo_requested)
        values.export_requested.connect(lambda: self.files.ask_where_to(self._kind))
        values.import_requested.connect(lambda: self.files.ask_where_from(self._kind))
        editor.save_requested.connect(self._on_save_requested)
        editor.forget_requested.connect(self._on_forget_requested)
        editor.hide_requested.connect(self._on_hide_requested)
        editor.delete_requested.connect(self._on_delete_requested)
        editor.replace_requested.connect(self._on_replace_requested)
        editor.uses_requested.connect(self._on_uses_requested)
        self.editing.drafted.connect(self._show_values)
        self.files.said.connect(self._say)
        self.files.failed.connect(partial(self._say, is_bad=True))
        self.files.plan_given.connect(self._on_plan_given)
        signals.session_changed.connect(self._on_session_changed)
        signals.records_changed.connect(self._on_records_changed)
