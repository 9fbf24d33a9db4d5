"""The dialogs of the lists, one at a time: who has a value, what takes its place, which version counts, a new list."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from sentinel_desktop.domain.list_edits import ListContents, ListValue
from sentinel_desktop.domain.list_kinds import ListKind
from sentinel_desktop.domain.pages import PageKey, PageRequest
from sentinel_desktop.services.lists import ListsService
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.dialog_work import stands
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.lists.new_list_dialog import NewListDialog
from sentinel_desktop.ui.lists.replace_dialog import ReplaceDialog, Replacement
from sentinel_desktop.ui.lists.users_dialog import UsersDialog
from sentinel_desktop.ui.lists.wording import named, title_of, uses_text
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.conflict_dialog import ConflictDialog, ConflictRow


class Asking(QObject):
    """Opens a dialog beside the page; what a person answers is heard by who asked for it."""

    def __init__(self, look: Appearance, page: QWidget, service: ListsService, background: Background) -> None:
        super().__init__(page)
        self._look = look
        self._page = page
        self._service = service
        self._background = background
        self.dialog: QDialog | None = None

    def close(self) -> None:
        """Take the dialog away: what it shows is no longer for who sits here."""
        if self.dialog is not None:
            self.dialog.reject()

    def compare(self, name: str, rows: Sequence[ConflictRow]) -> ConflictDialog:
        """Show both versions of a value, after a save that somebody else's save came before."""
        title = self.tr("{name} was changed meanwhile").format(name=name)
        explanation = self.tr("Somebody saved this value while you were typing. Nothing of yours is lost.")
        dialog = ConflictDialog(self._look, title, explanation, rows, self._page)
        self._open(dialog)
        return dialog

    def ask_replacement(self, contents: ListContents, value: ListValue) -> ReplaceDialog:
        """Ask which of the other values takes the place of one."""
        others = [
            Replacement(other.id, named(contents.kind, other.details))
            for other in contents.records
            if other.id != value.record.id
        ]
        dialog = ReplaceDialog(self._look, value.record.details.name, uses_text(value.usages), others, self._page)
        self._open(dialog)
        return dialog

    def ask_new_list(self, kinds: Sequence[ListKind]) -> NewListDialog:
        """Ask what a new list is called, beside these that there are."""
        titles, names = [title_of(kind) for kind in kinds], [kind.name for kind in kinds]
        dialog = NewListDialog(self._look, titles, names, self._page)
        self._open(dialog)
        return dialog

    def show_users(self, kind: ListKind, value: ListValue) -> UsersDialog:
        """Show who has a value, the first page at once and the next ones when they are asked for."""
        dialog = UsersDialog(self._look, value.record.details.name, uses_text(value.usages), self._page)
        ends: list[PageKey | None] = [None]

        async def read() -> None:
            with told_to(lambda sentence: dialog.show_note(sentence, is_bad=True) if stands(dialog) else None):
                request = PageRequest(ends[-1])
                page = await self._background.call(self._service.users, kind, value.record.id, request)
                if stands(dialog):
                    ends.append(page.next)
                    dialog.add_page(page.items, has_more=page.next is not None)

        dialog.more_requested.connect(lambda: self._background.begin(read()))
        self._open(dialog)
        self._background.begin(read())
        return dialog

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _on_finished(self) -> None:
        self.dialog = None
