"""Takes expected visitors from a file after a person saw what it would add, and writes visits into one."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from sentinel_desktop.domain.csv_reading import UnusableFile
from sentinel_desktop.domain.visit_files import VisitPlan
from sentinel_desktop.domain.visitors import VisitFilter, VisitOrder
from sentinel_desktop.services.progress import Progress
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.long_work import LongWork
from sentinel_desktop.ui.visits.asked import VisitFiles
from sentinel_desktop.ui.visits.file_wording import file_sentence
from sentinel_desktop.ui.visits.import_dialog import ImportDialog
from sentinel_desktop.ui.visits.page import VisitsPage


class FileExchange(QObject):
    """``added`` tells that the visitors of a file are expected now."""

    added = Signal()

    def __init__(self, setup: DeskSetup, page: VisitsPage, files: VisitFiles, background: Background) -> None:
        super().__init__(page)
        self._setup = setup
        self._page = page
        self._files = files
        self._background = background
        self._folder = Path.home()
        self._closed = 0
        self.work = LongWork(page.history, background)
        self.work.setParent(self)
        self.dialog: QFileDialog | None = None
        self.preview: ImportDialog | None = None

    def close(self) -> None:
        """Take the dialogs away, and break off what is written: it is no longer for who sits here."""
        self._closed += 1
        self.work.break_off()
        for dialog in (self.dialog, self.preview):
            if dialog is not None:
                dialog.reject()

    # --- from a file --------------------------------------------------------------------------------------------------

    def ask_where_from(self) -> None:
        """Ask for the file with the expected visitors."""
        dialog = self._ask(self.tr("Expected visitors from a file"), QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._background.begin(self.take(Path(name))))
        dialog.open()

    async def take(self, path: Path) -> None:
        """Show what a file would add, or say why nothing of it can be taken."""
        self._folder, closed = path.parent, self._closed
        with told_to(lambda sentence: self._page.show_message(sentence, is_bad=True)):
            plan = await self._background.call(self._files.plan, path)
            if closed != self._closed:
                return
            if isinstance(plan, UnusableFile):
                self._page.show_message(file_sentence(plan), is_bad=True)
                return
            self._page.show_message("")
            now, zone = self._setup.now(), self._setup.zone
            self.preview = ImportDialog(self._setup.look, path.name, plan, now, zone, self._page.window())
            self.preview.given.connect(lambda: self._background.begin(self._add(plan)))
            self.preview.finished.connect(self._on_preview_finished)
            self.preview.open()

    async def _add(self, plan: VisitPlan) -> None:
        with told_to(lambda sentence: self._page.show_message(sentence, is_bad=True)):
            count = await self._background.call(self._files.add, plan)
            self._page.show_message(self.tr("%n visitor(s) are expected now.", "", count))
            self.added.emit()

    def _on_preview_finished(self) -> None:
        if self.preview is not None:
            self.preview.deleteLater()
            self.preview = None

    # --- into a file --------------------------------------------------------------------------------------------------

    def ask_where_to(self, wanted: VisitFilter, order: VisitOrder) -> None:
        """Ask for the file to write the visits into that a filter lets through."""
        dialog = self._ask(self.tr("Export the visits"), QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        day = self._setup.now().astimezone(self._setup.zone).date()
        dialog.selectFile(str(self._folder / f"visits-{day}.csv"))
        dialog.fileSelected.connect(lambda name: self._background.begin(self._write(wanted, order, Path(name))))
        dialog.open()

    async def _write(self, wanted: VisitFilter, order: VisitOrder, path: Path) -> None:
        self._folder = path.parent

        async def write(progress: Progress) -> None:
            count = await self._background.call(self._files.export, wanted, order, path, progress)
            if count is None:
                self._page.history.show_note(self.tr("Broken off: there is no file."))
            else:
                told = self.tr("%n visit(s) are written into {file}.", "", count).format(file=path.name)
                self._page.history.show_note(told)

        await self.work.run(self.tr("Writing {name}:").format(name=path.name), write)

    def _ask(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        dialog = QFileDialog(self._page, title)
        dialog.setAcceptMode(mode)
        dialog.setDirectory(str(self._folder))
        dialog.setNameFilters([self.tr("CSV files (*.csv)"), self.tr("All files (*)")])
        self.dialog = dialog
        dialog.finished.connect(self._on_dialog_finished)
        return dialog

    def _on_dialog_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
