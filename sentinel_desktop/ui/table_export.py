"""Writes what a table's filters let through into a file that a person names, as the one long work of its page."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from sentinel_desktop.services.progress import Progress
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.long_work import LongWork


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written.

    Attributes:
        title: what the person who chooses the file is asked.
        name: what the file's name begins with; the day follows it.
        write: writes the file on another thread; returns how many rows it has, None where it was broken off.
        told: says that they are written, by the file's name and their number.
    """

    title: str
    name: str
    write: Callable[[Path, Progress], int | None]
    told: Callable[[str, int], str]


class TableExport(QObject):
    """Begins in the folder that was chosen last.

    Args:
        setup: of the desk.
        page: over which the file is asked for.
        work: of the page, which says there what came of it.
        background: keeps the writing off the main thread.
    """

    def __init__(self, setup: DeskSetup, page: QWidget, work: LongWork, background: Background) -> None:
        super().__init__(page)
        self._setup, self._page, self._work, self._background = setup, page, work, background
        self._folder = Path.home()
        self.dialog: QFileDialog | None = None

    def ask(self, export: Export) -> None:
        """Ask for the file, and write it when it is chosen."""
        day = self._setup.now().astimezone(self._setup.zone).date()
        suggested = str(self._folder / f"{export.name}-{day}.csv")
        self.dialog = QFileDialog(self._page, export.title, suggested, self.tr("Tables (*.csv)"))
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setDefaultSuffix("csv")
        self.dialog.selectFile(suggested)
        self.dialog.fileSelected.connect(lambda name: self._begin(export, Path(name)))
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _begin(self, export: Export, path: Path) -> None:
        self._folder = path.parent
        self._background.begin(self._write(export, path))

    async def _write(self, export: Export, path: Path) -> None:
        async def write(progress: Progress) -> None:
            count = await self._background.call(export.write, path, progress)
            self._work.say(self.tr("Broken off: there is no file.") if count is None else export.told(path.name, count))

        await self._work.run(self.tr("Writing {name}:").format(name=path.name), write)
