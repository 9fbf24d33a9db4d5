"""The keys of the desk, in one place: the window binds them and the help shows them."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

HELP: Final = "F1"
DESK: Final = "1"
SEARCH: Final = "Ctrl+K"
BACK: Final = "Esc"
NEXT_DIVISION: Final = "Ctrl+D"
PREVIOUS_DIVISION: Final = "Ctrl+Shift+D"
THEME: Final = "Ctrl+L"
SCAN_NEXT: Final = "F9"


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """A key, or some that belong together, and what they do."""

    keys: tuple[str, ...]
    does: str


def key_help(*, simulated_reader: bool) -> tuple[KeyHelp, ...]:
    """Return the keys as the help shows them."""
    translate = QCoreApplication.translate
    shown = [
        KeyHelp((DESK,), translate("Keys", "Show the desk")),
        KeyHelp((SEARCH,), translate("Keys", "Search the board; on the board, just type")),
        KeyHelp(("Up", "Down", "Left", "Right"), translate("Keys", "Walk over the board")),
        KeyHelp((NEXT_DIVISION, PREVIOUS_DIVISION), translate("Keys", "Next division, division before")),
        KeyHelp((BACK,), translate("Keys", "Show everybody again")),
        KeyHelp(("Alt+N",), translate("Keys", "Take a note away that was read")),
        KeyHelp((THEME,), translate("Keys", "Light, dark, or as the system")),
        KeyHelp((HELP,), translate("Keys", "Keys and help")),
    ]
    if simulated_reader:
        shown.append(KeyHelp((SCAN_NEXT,), translate("Keys", "Scan the next badge of the simulated reader")))
    return tuple(shown)
