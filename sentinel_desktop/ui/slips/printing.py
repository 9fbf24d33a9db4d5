"""Puts a slip on paper or into a PDF file; blocks, and is called off the main thread.

Qt paints on a PDF and on a printer from any thread. A printer is only found by its name at the moment of printing: it
may have been switched off or taken away since the list was read.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from sentinel_desktop.domain.faults import SlipNotPrintedError
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.slips import PAPERS, Paper, SlipFormat, VisitorSlip
from sentinel_desktop.ui.slips.drawing import draw_slip

_DOTS_AN_INCH: Final = 600
_MM_AN_INCH: Final = 25.4
_OUT_OF_USE: Final = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)


class Printers(Protocol):
    """Whatever prints; every method blocks and may be called from any thread."""

    def names(self) -> Sequence[str]:
        """Return the printers that this computer knows, its own default first."""

    def print_slip(self, slip: VisitorSlip, kind: SlipFormat, printer: str) -> None:
        """Hand a slip to a printer; raises SlipNotPrintedError where it is not there or does not take it."""

    def write_pdf(self, slip: VisitorSlip, kind: SlipFormat, path: Path) -> None:
        """Write a slip into a PDF file; raises SlipNotPrintedError where the disk refuses."""


class QtPrinters:
    """The printers that the operating system has; satisfies ``Printers``."""

    def names(self) -> Sequence[str]:
        """Return the printers that this computer knows, its own default first."""
        default = QPrinterInfo.defaultPrinterName()
        return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != default, name.casefold()))

    def print_slip(self, slip: VisitorSlip, kind: SlipFormat, printer: str) -> None:
        """Hand a slip to a printer."""
        about = QPrinterInfo.printerInfo(printer)
        if about.isNull():
            raise SlipNotPrintedError(
                sentence(
                    "SlipFaults",
                    "The printer {printer} is not there: switch it on, or choose another one. "
                    "The slip can be printed later from the page of visitors.",
                    printer=printer,
                )
            )
        device = QPrinter(about, QPrinter.PrinterMode.HighResolution)
        device.setDocName(_title(slip))
        device.setFullPage(True)
        _lay_out(device, PAPERS[kind])
        painter = QPainter()
        began = painter.begin(device)
        if began:
            draw_slip(painter, slip, kind, device.resolution() / _MM_AN_INCH)
        if not began or not painter.end() or device.printerState() in _OUT_OF_USE:
            raise SlipNotPrintedError(
                sentence(
                    "SlipFaults",
                    "The printer {printer} does not take the slip: look at it, or choose another one. "
                    "The slip can be printed later from the page of visitors.",
                    printer=printer,
                )
            )

    def write_pdf(self, slip: VisitorSlip, kind: SlipFormat, path: Path) -> None:
        """Write a slip into a PDF file; what was there is replaced when the new one is whole."""
        unfinished = path.with_name(f".{path.name}.part")
        try:
            unfinished.write_bytes(pdf_of(slip, kind))
            unfinished.replace(path)
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise SlipNotPrintedError(
                sentence(
                    "SlipFaults",
                    "{name} cannot be written there ({why}): choose another folder, or make room. "
                    "The slip can be printed later from the page of visitors.",
                    name=path.name,
                    why=why,
                )
            ) from error
        finally:
            # It may refuse this too, as a write-protected disk does; what it refused first is what is said.
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)


def pdf_of(slip: VisitorSlip, kind: SlipFormat) -> bytes:
    """Return a slip as a PDF of one page."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_AN_INCH)
    writer.setTitle(_title(slip))
    _lay_out(writer, PAPERS[kind])
    painter = QPainter(writer)
    draw_slip(painter, slip, kind, _DOTS_AN_INCH / _MM_AN_INCH)
    painter.end()
    return bytes(buffer.data().data())


def _lay_out(device: QPagedPaintDevice, paper: Paper) -> None:
    """Give a device the sheet, upright as it lies; a slip has its own margins."""
    upright = QSizeF(min(paper.width, paper.height), max(paper.width, paper.height))
    orientation = QPageLayout.Orientation.Portrait
    if paper.width > paper.height:
        orientation = QPageLayout.Orientation.Landscape
    size = QPageSize(upright, QPageSize.Unit.Millimeter)
    device.setPageLayout(QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter))


def _title(slip: VisitorSlip) -> str:
    return f"{slip.title.side_by_side}: {slip.name}"
