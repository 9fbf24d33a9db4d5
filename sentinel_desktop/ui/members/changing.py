"""Changes many members at once as a person asks for it, and undoes the last of it."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sentinel_desktop.domain.member_changes import (
    Changed,
    ChangedMeanwhile,
    ChangePreview,
    MemberChange,
    UndoStep,
)
from sentinel_desktop.services.members import MemberService
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.dialog_work import ask_in, stands, told_in
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.members.change_dialog import ChangeDialog, ChangeDraft
from sentinel_desktop.ui.members.change_words import conflict_sentence, done_sentence, undone_sentence
from sentinel_desktop.ui.members.page import MembersPage

if TYPE_CHECKING:
    from sentinel_desktop.ui.members.presenter import MembersPresenter


class MembersChanging(QObject):
    """The dialog of a change, and the last change that can be undone.

    ``changed`` tells that members were changed here.
    """

    changed = Signal()

    def __init__(
        self,
        setup: DeskSetup,
        page: MembersPage,
        service: MemberService,
        background: Background,
        owner: "MembersPresenter",
    ) -> None:
        super().__init__(owner)
        self._setup, self._page, self._service, self._background = setup, page, service, background
        self._owner = owner
        self._draft = ChangeDraft()
        self._step: UndoStep | None = None
        self._conflict: ChangedMeanwhile | None = None
        self._busy = False
        self.dialog: ChangeDialog | None = None
        page.change.clicked.connect(lambda: background.begin(self._ask()))
        page.undo.clicked.connect(self._on_undo)
        page.leave_out.clicked.connect(self._on_leave_out)

    @property
    def has_conflict(self) -> bool:
        """Whether the page says who stands in the way of an undoing."""
        return self._conflict is not None

    def close(self) -> None:
        """Close the dialog; what was chosen in it is kept."""
        if self.dialog is not None:
            self.dialog.show_busy(busy=False)
            self.dialog.reject()

    def forget(self) -> None:
        """Somebody else sits here: nothing of the last person's is undone or offered."""
        self._draft = ChangeDraft()
        self._keep_step(None)

    # --- asked --------------------------------------------------------------------------------------------------------

    async def _ask(self) -> None:
        if self.dialog is not None or not self._owner.count_chosen():
            return
        with told_to(self._tell_bad):
            choices = await self._owner.choices_read()
            members = await self._owner.chosen()
            account = self._owner.account
            if choices is None or not members or account is None or self.dialog is not None:
                return
            today = self._setup.now().astimezone(self._setup.zone).date()
            dialog = ChangeDialog(self._setup.look, choices, len(members), today, self._draft, self._page)
            self.dialog = dialog
            dialog.preview_wanted.connect(lambda change: self._background.begin(self._preview(dialog, change, members)))
            dialog.asked.connect(lambda: self._apply(dialog, dialog.to_do()))
            dialog.leave_out_asked.connect(lambda: self._apply_without(dialog))
            dialog.left.connect(self._on_left)
            dialog.finished.connect(self._on_finished)
            dialog.open()

    async def _preview(self, dialog: ChangeDialog, change: MemberChange, members: frozenset[UUID]) -> None:
        with told_in(dialog):
            preview = await self._background.call(self._service.preview, change, members)
            if stands(dialog):
                dialog.show_preview(preview)

    def _on_left(self, draft: ChangeDraft) -> None:
        self._draft = draft

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
        self._page.focus_first()

    # --- done ---------------------------------------------------------------------------------------------------------

    def _apply_without(self, dialog: ChangeDialog) -> None:
        preview = dialog.to_do()
        if preview is not None and dialog.conflict is not None:
            self._apply(dialog, preview.without(dialog.conflict.members))

    def _apply(self, dialog: ChangeDialog, preview: ChangePreview | None) -> None:
        if preview is not None and not dialog.is_busy:
            self._background.begin(self._do(dialog, preview))

    async def _do(self, dialog: ChangeDialog, preview: ChangePreview) -> None:
        account = self._owner.account
        if account is None:
            return
        answer = await ask_in(dialog, lambda: self._background.call(self._service.apply, preview, account))
        done = None if answer is None else answer[0]
        if not stands(dialog):
            # The desk was locked meanwhile, or left: what is done need not be typed again.
            self._draft = ChangeDraft() if isinstance(done, Changed) else self._draft
        elif isinstance(done, Changed):
            self._keep_step(done.undo if account == self._owner.account else None)
            dialog.accept()
            self._page.show_message(done_sentence(done, preview.change))
            self.changed.emit()
        elif done is not None:
            dialog.show_left_to_do(preview)
            dialog.show_conflict(done)

    # --- undone -------------------------------------------------------------------------------------------------------

    def _on_undo(self) -> None:
        if self._step is not None:
            self._background.begin(self._undo(self._step))

    def _on_leave_out(self) -> None:
        if self._step is not None and self._conflict is not None:
            self._background.begin(self._undo(self._step.without(self._conflict.members)))

    async def _undo(self, step: UndoStep) -> None:
        account = self._owner.account
        if account is None or self._busy:
            return
        self._busy = True
        done: Changed | ChangedMeanwhile | None = None
        with told_to(self._tell_bad):
            done = await self._background.call(self._service.undo, step, account, self.tr("The archiving was undone."))
        self._busy = False
        if isinstance(done, Changed):
            self._keep_step(None)
            self._page.show_message(undone_sentence(done))
            self.changed.emit()
        elif done is not None:
            self._step, self._conflict = step, done
            rest = step.concerns - done.members
            self._page.show_message(conflict_sentence(done), is_bad=True, can_leave_out=bool(rest))

    def _keep_step(self, step: UndoStep | None) -> None:
        self._step, self._conflict = step, None
        self._page.show_undo("" if step is None else self.tr("Undo the last change of many members"))

    def _tell_bad(self, sentence: str) -> None:
        self._page.show_message(sentence, is_bad=True)
