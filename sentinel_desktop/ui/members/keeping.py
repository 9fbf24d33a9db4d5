"""What a person keeps of the table: filters under names, columns, and a file of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from sentinel_desktop.domain.csv_tables import csv_text
from sentinel_desktop.domain.faults import AlreadyTakenError
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.member_filters import is_narrow, without_deleted
from sentinel_desktop.domain.members import MemberFilter
from sentinel_desktop.services.members import MemberService, SavedFilter
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.dialog_work import stands, told_in
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.members.exporting import export_rows, suggested_name, write_file
from sentinel_desktop.ui.members.page import MembersPage
from sentinel_desktop.ui.members.saved_filters_dialog import SavedFiltersDialog
from sentinel_desktop.ui.members.words import members_text

if TYPE_CHECKING:
    from sentinel_desktop.ui.members.presenter import MembersPresenter


class TableKeeping(QObject):
    """``filter_chosen`` tells the ``MemberFilter`` that a person saved and now uses."""

    filter_chosen = Signal(object)

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
        self._name_draft = ""
        self.dialog: SavedFiltersDialog | None = None
        self.file_dialog: QFileDialog | None = None
        page.saved.clicked.connect(self._on_saved_opened)
        page.columns_chosen.connect(self._on_columns_chosen)
        page.export.clicked.connect(self._on_export)

    def close(self) -> None:
        """Close what is open; a name that was typed is kept."""
        for dialog in (self.dialog, self.file_dialog):
            if dialog is not None:
                dialog.reject()

    def forget(self) -> None:
        """Somebody else sits here."""
        self._name_draft = ""
        self._page.show_columns(column.name for column in self._page.table.rows.every_column if column.shown)

    # --- columns ------------------------------------------------------------------------------------------------------

    def read_columns(self, account: AccountId) -> None:
        """Show the columns that this account chose."""
        self._background.begin(self._read_columns(account))

    async def _read_columns(self, account: AccountId) -> None:
        with told_to(self._tell_bad):
            names = await self._background.call(self._service.columns, account)
            if names and account == self._owner.account:
                self._page.show_columns(names)
                self._owner.show_order()

    def _on_columns_chosen(self, names: tuple[str, ...]) -> None:
        self._page.show_columns(names)
        self._owner.show_order()
        if (account := self._owner.account) is not None:
            self._background.begin(self._keep_columns(account, names))

    async def _keep_columns(self, account: AccountId, names: tuple[str, ...]) -> None:
        with told_to(self._tell_bad):
            await self._background.call(self._service.keep_columns, account, names)

    # --- filters ------------------------------------------------------------------------------------------------------

    def _on_saved_opened(self) -> None:
        if self._owner.account is None or self.dialog is not None:
            return
        can_save = is_narrow(self._owner.reader.wanted)
        dialog = SavedFiltersDialog(self._setup.look, can_save=can_save, draft=self._name_draft, parent=self._page)
        self.dialog = dialog
        dialog.used.connect(self._on_used)
        dialog.save_requested.connect(lambda name: self._background.begin(self._save(dialog, name)))
        dialog.rename_requested.connect(lambda saved, name: self._background.begin(self._rename(dialog, saved, name)))
        dialog.delete_requested.connect(lambda saved: self._background.begin(self._delete(dialog, saved)))
        dialog.finished.connect(self._on_finished)
        dialog.open()
        self._background.begin(self._read_filters(dialog))

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self._name_draft = self.dialog.name.text()
            self.dialog.deleteLater()
        self.dialog = None
        self._page.focus_first()

    async def _read_filters(self, dialog: SavedFiltersDialog) -> None:
        account = self._owner.account
        with told_in(dialog):
            if account is None or not stands(dialog):
                return
            filters = await self._background.call(self._service.saved_filters, account)
            if stands(dialog):
                dialog.show_filters(filters)

    def _on_used(self, saved: SavedFilter) -> None:
        choices = self._owner.choices
        wanted = saved.wanted if choices is None else without_deleted(saved.wanted, choices.facets)
        if wanted != saved.wanted:
            self._page.show_message(self.tr("Values of this filter were deleted since; the others are used."))
        self._page.filters.search.setText(wanted.text)
        self.filter_chosen.emit(wanted)

    async def _save(self, dialog: SavedFiltersDialog, name: str) -> None:
        account, wanted = self._owner.account, self._owner.reader.wanted
        if account is None:
            return
        with told_in(dialog):
            try:
                await self._background.call(self._service.save_filter, account, name, wanted)
            except AlreadyTakenError:
                self._say_taken(dialog)
                return
            if stands(dialog):
                dialog.show_saved()
        await self._read_filters(dialog)

    async def _rename(self, dialog: SavedFiltersDialog, saved: SavedFilter, name: str) -> None:
        account = self._owner.account
        if account is None:
            return
        with told_in(dialog):
            try:
                await self._background.call(self._service.rename_filter, account, saved, name)
            except AlreadyTakenError:
                self._say_taken(dialog)
                return
            if stands(dialog):
                dialog.show_saved()
        await self._read_filters(dialog)

    async def _delete(self, dialog: SavedFiltersDialog, saved: SavedFilter) -> None:
        with told_in(dialog):
            await self._background.call(self._service.delete_filter, saved)
        await self._read_filters(dialog)

    def _say_taken(self, dialog: SavedFiltersDialog) -> None:
        if stands(dialog):
            dialog.show_name_problem(self.tr("You have a filter of this name: choose another."))

    # --- a file -------------------------------------------------------------------------------------------------------

    def _on_export(self) -> None:
        if self._owner.account is None or self.file_dialog is not None:
            return
        dialog = QFileDialog(self._page, self.tr("Export the members"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("CSV files (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(suggested_name(self._setup.now(), self._setup.zone))
        dialog.fileSelected.connect(self.write_to)
        dialog.finished.connect(self._on_file_finished)
        self.file_dialog = dialog
        dialog.open()

    def _on_file_finished(self) -> None:
        if self.file_dialog is not None:
            self.file_dialog.deleteLater()
        self.file_dialog = None

    def write_to(self, path: str) -> None:
        """Write what the filter shows into a file."""
        if self._owner.account is not None:
            self._background.begin(self._write(Path(path), self._owner.reader.asked))

    async def _write(self, path: Path, wanted: MemberFilter) -> None:
        reader = self._owner.reader
        with told_to(self._tell_bad):
            lines = await self._background.call(
                self._service.every_line, wanted, reader.order, descending=reader.descending
            )
            if self._owner.account is None:
                # Nobody is there any more who may have it.
                return
            header, rows = export_rows(lines, self._setup.zone)
            problem = await self._background.call(write_file, path, csv_text(header, rows))
            if problem:
                self._tell_bad(self.tr("The file could not be written: {why}").format(why=problem))
            else:
                self._page.show_message(
                    self.tr("{members} written to {file}").format(members=members_text(len(lines)), file=path.name)
                )

    def _tell_bad(self, sentence: str) -> None:
        if self._owner.account is not None:
            self._page.show_message(sentence, is_bad=True)
