"""Prints the slips that other pages ask for, and has every attempt written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from sentinel_desktop.domain.faults import SlipNotPrintedError
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.domain.slips import SlipFormat
from sentinel_desktop.services.slips import Attempt, SlipToPrint
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.sentences import shown
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.slips.printing import Printers
from sentinel_desktop.ui.slips.said_dialog import SaidDialog
from sentinel_desktop.ui.slips.slip_dialog import PDF_FILE, PrintOrder, SlipDialog

_PRINTER: Final = "slips/printer"
_KIND: Final = "slips/paper"
_FOLDER: Final = "slips/folder"


class Slips(Protocol):
    """What is asked of ``services.slips``; raises as that does."""

    def slip(self, visit_id: UUID) -> SlipToPrint:
        """Return what stands on a visit's slip."""

    def latest(self) -> UUID | None:
        """Return the visitor who signed in last at this station and is here."""

    def note(self, attempt: Attempt, by: AccountId) -> None:
        """Write down what came of printing."""


class Kept(Protocol):
    """What is remembered for this station from slip to slip, as Qt's settings keep it."""

    def contains(self, key: str) -> bool:
        """Return whether there is a value for a key."""

    def value(self, key: str) -> object:
        """Return the value of a key, None where there is none."""

    def setValue(self, key: str, value: object) -> None:
        """Keep a value."""


@dataclass(frozen=True, slots=True)
class SlipsAsked:
    """Whom the printing of slips asks.

    Attributes:
        kept: where printer and paper are remembered for this station.
    """

    slips: Slips
    printers: Printers
    kept: Kept


class SlipsPresenter(QObject):
    """One slip at a time. ``printed`` tells the visit whose slip was printed, once that is written down.

    What takes long is done on another thread: asking which printers there are, drawing, handing over, writing down.
    """

    printed = Signal(object)

    def __init__(
        self, setup: DeskSetup, signals: DeskSignals, asked: SlipsAsked, background: Background, window: QWidget
    ) -> None:
        super().__init__()
        self._setup = setup
        self._asked = asked
        self._background = background
        self._window = window
        self._session = NOBODY
        self._opening = False
        self._untold: tuple[AccountId, str] | None = None
        self.dialog: SlipDialog | SaidDialog | None = None
        self.files: QFileDialog | None = None
        setup.requests.slip_requested.connect(self._on_slip_requested)
        signals.session_changed.connect(self._on_session_changed)

    def open_latest(self) -> None:
        """Print the slip of whoever signed in last at this station; with nobody here, show the visits."""
        if self._may and not self._opening:
            self._background.begin(self._open(None))

    @property
    def _may(self) -> bool:
        return self._session.may(Right.RECEIVE_VISITORS)

    def _on_session_changed(self, session: Session) -> None:
        self._session = session
        self._tell_who_is_back()
        if not self._may:
            for dialog in (self.files, self.dialog):
                if dialog is not None:
                    dialog.reject()

    def _on_slip_requested(self, visit_id: UUID) -> None:
        if self._may and not self._opening:
            self._background.begin(self._open(visit_id))

    async def _open(self, visit_id: UUID | None) -> None:
        self._opening = True
        try:
            with told_to(self._say):
                wanted = visit_id or await self._background.call(self._asked.slips.latest)
                if wanted is None:
                    self._say(self.tr("No visitor who signed in at this station is here."))
                    return
                found = await self._background.call(self._asked.slips.slip, wanted)
                names = await self._background.call(self._asked.printers.names)
                if self._may:
                    self._show(found, names)
        finally:
            self._opening = False

    def _show(self, found: SlipToPrint, printers: Sequence[str]) -> None:
        if found.is_over:
            self._say(self.tr("{name} is not here any more: there is no slip.").format(name=found.slip.name))
            return
        dialog = SlipDialog(self._setup.look, found.slip, printers, self._usual(printers), self._window)
        dialog.asked.connect(lambda: self._on_asked(dialog, found))
        self._take_up(dialog)

    def _take_up(self, dialog: SlipDialog | SaidDialog) -> None:
        if self.dialog is not None:
            self.dialog.reject()
        self.dialog = dialog
        dialog.finished.connect(lambda: self._on_finished(dialog))
        dialog.open()

    def _on_finished(self, dialog: SlipDialog | SaidDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()

    def _say(self, sentence: str) -> None:
        """Say why there is nothing to print, in answer to the key that a person pressed."""
        if self._may:
            self._take_up(SaidDialog(self._setup.look, self.tr("No slip"), sentence, self._window))

    # --- printing -----------------------------------------------------------------------------------------------------

    def _on_asked(self, dialog: SlipDialog, found: SlipToPrint) -> None:
        self._keep(dialog.order)
        if dialog.order.printer == PDF_FILE:
            self._ask_where(dialog, found)
        else:
            self._background.begin(self._print(dialog, found, None))

    def _ask_where(self, dialog: SlipDialog, found: SlipToPrint) -> None:
        files = QFileDialog(dialog, self.tr("Write the slip into a PDF file"))
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.setNameFilters([self.tr("PDF files (*.pdf)")])
        files.setDefaultSuffix("pdf")
        folder = Path(str(self._asked.kept.value(_FOLDER) or Path.home()))
        local = self._setup.now().astimezone(self._setup.zone)
        # Nobody's name stands in a folder that others look into.
        files.selectFile(str(folder / f"slip-{local:%Y-%m-%d-%H%M%S}.pdf"))
        files.fileSelected.connect(lambda name: self._on_file_chosen(dialog, found, Path(name)))
        files.finished.connect(self._on_files_finished)
        self.files = files
        files.open()

    def _on_files_finished(self) -> None:
        if self.files is not None:
            self.files.deleteLater()
            self.files = None

    def _on_file_chosen(self, dialog: SlipDialog, found: SlipToPrint, path: Path) -> None:
        self._asked.kept.setValue(_FOLDER, str(path.parent))
        self._background.begin(self._print(dialog, found, path))

    async def _print(self, dialog: SlipDialog, found: SlipToPrint, path: Path | None) -> None:
        """Print, and write down what came of it; the dialog stays where it failed, to try again or elsewhere."""
        person = self._session.person
        if dialog.is_busy or person is None:
            return
        dialog.show_busy(busy=True)
        order, problem = dialog.order, ""
        printers = self._asked.printers
        try:
            if path is None:
                await self._background.call(printers.print_slip, found.slip, order.kind, order.printer)
            else:
                await self._background.call(printers.write_pdf, found.slip, order.kind, path)
        except SlipNotPrintedError as error:
            problem = shown(error)
        where = self.tr("PDF file") if path is None else self.tr("PDF file {name}").format(name=path.name)
        attempt = Attempt(found.visit_id, order.printer or where, found.language, problem)
        unwritten: list[str] = []
        with told_to(unwritten.append):
            await self._background.call(self._asked.slips.note, attempt, person.account_id)
        if dialog is not self.dialog:
            return
        dialog.show_busy(busy=False)
        if problem:
            dialog.show_message(problem)
        else:
            dialog.accept()
            self.printed.emit(found.visit_id)
            if unwritten:
                told = self.tr("The slip is printed, but the log does not know of it: {why}")
                self._untold = person.account_id, told.format(why=unwritten[0])
                self._tell_who_is_back()

    def _tell_who_is_back(self) -> None:
        """Tell whoever had a slip printed what the log does not know, once the desk is not locked any more."""
        if self._untold is None or self._session.person is None:
            self._untold = None
            return
        account, sentence = self._untold
        if account != self._session.person.account_id:
            self._untold = None
        elif self._may:
            self._untold = None
            self._take_up(SaidDialog(self._setup.look, self.tr("Printed"), sentence, self._window))

    # --- what is usual at this station --------------------------------------------------------------------------------

    def _usual(self, printers: Sequence[str]) -> PrintOrder:
        kept = self._asked.kept
        try:
            kind = SlipFormat(str(kept.value(_KIND)))
        except ValueError:
            kind = SlipFormat.LABEL
        known = kept.contains(_PRINTER)
        first = printers[0] if printers else PDF_FILE
        return PrintOrder(str(kept.value(_PRINTER)) if known else first, kind)

    def _keep(self, order: PrintOrder) -> None:
        self._asked.kept.setValue(_PRINTER, order.printer)
        self._asked.kept.setValue(_KIND, order.kind.value)
