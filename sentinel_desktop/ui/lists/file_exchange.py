"""Writes a list into a file that a person chose, and takes one after they saw what it would change."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from sentinel_desktop.domain.csv_reading import UnusableFile
from sentinel_desktop.domain.list_edits import ListContents
from sentinel_desktop.domain.list_kinds import ListKind
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.lists.import_dialog import ImportDialog
from sentinel_desktop.ui.lists.outcome_wording import file_sentence
from sentinel_desktop.ui.lists.table_file import read_plan, write_list
from sentinel_desktop.ui.theme import Appearance

ReadList = Callable[[ListKind], ListContents]


class FileExchange(QObject):
    """``said`` tells what was done, ``failed`` why something was not, ``plan_given`` a plan to be applied."""

    said = Signal(str)
    failed = Signal(str)
    plan_given = Signal(object)

    def __init__(self, look: Appearance, page: QWidget, read: ReadList, background: Background) -> None:
        super().__init__(page)
        self._look = look
        self._page = page
        self._read = read
        self._background = background
        self._closed = 0
        self.files: QFileDialog | None = None
        self.preview: ImportDialog | None = None

    def ask_where_to(self, kind: ListKind) -> None:
        """Ask for the file to write a list into."""
        files = self._ask(self.tr("Write the list into a file"), QFileDialog.AcceptMode.AcceptSave)
        files.setDefaultSuffix("csv")
        files.selectFile(f"{kind.name}.csv")
        files.fileSelected.connect(lambda path: self._background.begin(self._write(kind, Path(path))))
        files.open()

    def ask_where_from(self, kind: ListKind) -> None:
        """Ask for the file to take a list from."""
        files = self._ask(self.tr("Take a list from a file"), QFileDialog.AcceptMode.AcceptOpen)
        files.setFileMode(QFileDialog.FileMode.ExistingFile)
        files.fileSelected.connect(lambda path: self._background.begin(self.take(kind, Path(path))))
        files.open()

    def close(self) -> None:
        """Take the dialogs away: what they show is no longer for who sits here."""
        self._closed += 1
        for dialog in (self.files, self.preview):
            if dialog is not None:
                dialog.reject()

    async def take(self, kind: ListKind, path: Path) -> None:
        """Show what a file would change, or say why nothing of it can be taken."""
        closed = self._closed
        with told_to(self.failed.emit):
            contents = await self._background.call(self._read, kind)
            plan = await self._background.call(read_plan, path, contents)
            if closed != self._closed:
                return
            if isinstance(plan, UnusableFile):
                self.failed.emit(file_sentence(plan))
                return
            if not plan.changes_something and not plan.faulty:
                self.said.emit(self.tr("The list is as the file says already: nothing to change."))
                return
            self.preview = ImportDialog(self._look, path.name, plan, contents, self._page)
            self.preview.given.connect(lambda: self.plan_given.emit(plan))
            self.preview.destroyed.connect(self._on_preview_gone)
            self.preview.open()

    async def _write(self, kind: ListKind, path: Path) -> None:
        with told_to(self.failed.emit):
            contents = await self._background.call(self._read, kind)
            fault = await self._background.call(write_list, path, contents)
            if fault:
                sentence = self.tr("The file could not be written: {why}. Choose another place.")
                self.failed.emit(sentence.format(why=fault))
            else:
                self.said.emit(self.tr("The list is written into {file}.").format(file=path.name))

    def _ask(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        files = QFileDialog(self._page, title)
        files.setAcceptMode(mode)
        files.setNameFilters([self.tr("CSV files (*.csv)"), self.tr("All files (*)")])
        self.files = files
        files.finished.connect(self._on_files_finished)
        return files

    def _on_files_finished(self) -> None:
        if self.files is not None:
            self.files.deleteLater()
            self.files = None

    def _on_preview_gone(self) -> None:
        self.preview = None
