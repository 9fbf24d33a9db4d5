"""The keys of the desk, in one place: the window binds them and the help shows them."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

HELP: Final = "F1"
DESK: Final = "1"
SETTLING: Final = "F7"
READER: Final = "F8"
SEARCH: Final = "Ctrl+K"
BACK: Final = "Esc"
NEXT_DIVISION: Final = "Ctrl+D"
PREVIOUS_DIVISION: Final = "Ctrl+Shift+D"
THEME: Final = "Ctrl+L"
SCAN_NEXT: Final = "F9"
TRY_BADGE: Final = "Ctrl+T"
USE_READER: Final = "Ctrl+Return"
LOOK_AGAIN: Final = "F5"
RETRY: Final = "Ctrl+R"
RETRY_ALL: Final = "Ctrl+Shift+R"
DISMISS: Final = "Ctrl+Del"
SETTLE: Final = "Ctrl+S"


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
        KeyHelp((SETTLING,), translate("Keys", "Show what must be settled")),
        KeyHelp((READER,), translate("Keys", "Show the reader")),
        KeyHelp((SEARCH,), translate("Keys", "Search the board; on the board, just type")),
        KeyHelp(("Up", "Down", "Left", "Right"), translate("Keys", "Walk over the board")),
        KeyHelp((NEXT_DIVISION, PREVIOUS_DIVISION), translate("Keys", "Next division, division before")),
        KeyHelp((BACK,), translate("Keys", "Show everybody again; from another page, back to the desk")),
        KeyHelp(("Alt+N",), translate("Keys", "Take a note away that was read")),
        KeyHelp((RETRY, RETRY_ALL), translate("Keys", "To settle: deliver this scan again, all of them")),
        KeyHelp((DISMISS, SETTLE), translate("Keys", "To settle: dismiss a scan, settle a review")),
        KeyHelp((TRY_BADGE,), translate("Keys", "Reader: show the next badge, do not record it")),
        KeyHelp((USE_READER, LOOK_AGAIN), translate("Keys", "Reader: use the chosen one, look for readers")),
        KeyHelp((THEME,), translate("Keys", "Light, dark, or as the system")),
        KeyHelp((HELP,), translate("Keys", "Keys and help")),
    ]
    if simulated_reader:
        shown.append(KeyHelp((SCAN_NEXT,), translate("Keys", "Scan the next badge of the simulated reader")))
    return tuple(shown)
