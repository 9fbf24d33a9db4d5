"""What the pages of a desk ask of the rest of the program."""

from dataclasses import dataclass

from sentinel_desktop.services.ports import ReaderControl
from sentinel_desktop.ui.background import Background


@dataclass(frozen=True, slots=True)
class DeskServices:
    """Handed to the window once.

    Attributes:
        background: does what may take long on other threads.
        reader: this station's reader.
    """

    background: Background
    reader: ReaderControl
