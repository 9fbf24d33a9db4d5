"""What the pages of a desk ask of the rest of the program."""

from collections.abc import Callable
from dataclasses import dataclass

from sentinel_desktop.services.ports import ReaderControl
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.settling.presenter import Asked


@dataclass(frozen=True, slots=True)
class DeskServices:
    """Handed to the window once.

    Attributes:
        background: does what may take long on other threads.
        reader: this station's reader.
        settling: whom the page asks where something is settled.
        scan_next: scans the next badge of a simulated reader; None where the reader is a real one.
    """

    background: Background
    reader: ReaderControl
    settling: Asked
    scan_next: Callable[[], None] | None = None
