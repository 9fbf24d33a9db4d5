"""Printers of a desk that nobody has: they take slips, or are away; a PDF is a real one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sentinel_desktop.domain.faults import SlipNotPrintedError
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.slips import SlipFormat, VisitorSlip
from sentinel_desktop.ui.slips.printing import QtPrinters


@dataclass(slots=True)
class PaperTrays:
    """Satisfies ``ui.slips.printing.Printers``.

    Attributes:
        known: what the computer lists, the default first.
        away: those that are switched off.
        printed: which printer printed for whom, on what.
        meanwhile: happens while a printer is at work.
    """

    known: tuple[str, ...] = ("Label printer", "Office")
    away: set[str] = field(default_factory=set)
    printed: list[tuple[str, str, SlipFormat]] = field(default_factory=list)
    meanwhile: Callable[[], object] = lambda: None

    def names(self) -> Sequence[str]:
        """Return the printers that this computer knows."""
        return self.known

    def print_slip(self, slip: VisitorSlip, kind: SlipFormat, printer: str) -> None:
        """Print, unless the printer is away."""
        self.meanwhile()
        if printer in self.away:
            raise SlipNotPrintedError(
                sentence(
                    "SlipFaults",
                    "The printer {printer} is not there: switch it on, or choose another one. "
                    "The slip can be printed later from the page of visitors.",
                    printer=printer,
                )
            )
        self.printed.append((printer, slip.name, kind))

    def write_pdf(self, slip: VisitorSlip, kind: SlipFormat, path: Path) -> None:
        """Write a real file."""
        QtPrinters().write_pdf(slip, kind, path)


class KeptInMemory(dict[str, object]):
    """Satisfies ``ui.slips.presenter.Kept`` until the program ends."""

    def contains(self, key: str) -> bool:
        """Return whether there is a value for a key."""
        return key in self

    def value(self, key: str) -> object:
        """Return the value of a key."""
        return self.get(key)

    def setValue(self, key: str, value: object) -> None:  # noqa: N802 - as Qt calls it
        """Keep a value."""
        self[key] = value
