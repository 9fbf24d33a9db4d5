"""The keys of the desk, in one place: the window binds them and the help shows them."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

HELP: Final = "F1"
DESK: Final = "1"
SETTLING: Final = "F7"
READER: Final = "F8"
ADMINISTRATION: Final = "9"
SIGN_IN: Final = "F12"
SIGN_IN_OTHER: Final = "Shift+F12"
LOCK: Final = "Ctrl+Shift+L"
TAB: Final = "Alt"
"""With a number: the tab of that number."""
SIGN_OUT: Final = "Ctrl+Shift+O"
CHANGE_PASSWORD: Final = "Ctrl+Shift+P"  # noqa: S105 - a key
SHOW_PASSWORD: Final = "Ctrl+H"  # noqa: S105 - a key
ADD_ACCOUNT: Final = "Ins"
EDIT_ACCOUNT: Final = "Ctrl+E"
RESET_PASSWORD: Final = "Ctrl+R"  # noqa: S105 - a key
COPY_PASSWORD: Final = "Ctrl+Shift+C"  # noqa: S105 - a key
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
EDIT_PERSON: Final = "Alt+E"
ARCHIVE_PERSON: Final = "Alt+A"
GIVE_TAG: Final = "Alt+T"
GRANT: Final = "Alt+G"
CHOOSE_PHOTO: Final = "Alt+P"
SHOW_CHANGES: Final = "Alt+H"
SAVE_PERSON: Final = "Ctrl+S"
FORGET_TYPING: Final = "Alt+D"
LISTS: Final = "8"
ADD_VALUE: Final = "Ins"
SAVE_VALUE: Final = "Ctrl+S"
FORGET_VALUE: Final = "Alt+D"
HIDE_VALUE: Final = "Alt+H"
DELETE_VALUE: Final = "Alt+Del"
SEE_USES: Final = "Alt+U"
REPLACE_VALUE: Final = "Alt+R"
MOVE_UP: Final = "Alt+Up"
MOVE_DOWN: Final = "Alt+Down"
FIND_VALUE: Final = "Ctrl+F"
UNDO_LIST: Final = "Ctrl+Z"
EXPORT_LIST: Final = "Ctrl+E"
IMPORT_LIST: Final = "Ctrl+I"
NEW_LIST: Final = "Alt+L"
EXPORT: Final = "Ctrl+E"
AS_AT_FIRST: Final = "Ctrl+0"
RECORD_HISTORY: Final = "Alt+H"
CHECK_SEALS: Final = "Ctrl+J"
BREAK_OFF: Final = "Ctrl+."
SAVE_ADMINISTERED: Final = "Ctrl+S"
UNDO_SAVE: Final = "Ctrl+Z"
FORGET_TYPED: Final = "Alt+D"
MEMBERS: Final = "2"
FIND: Final = "Ctrl+F"
UNDO: Final = "Ctrl+Z"
NEW_MEMBER: Final = "Ins"
CHANGE_MANY: Final = "Ctrl+B"
CLEAR_FILTERS: Final = "Ctrl+Backspace"
LEAVE_OUT: Final = "Alt+L"


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
        KeyHelp((MEMBERS,), translate("Keys", "Show the members")),
        KeyHelp((SETTLING,), translate("Keys", "Show what must be settled")),
        KeyHelp((READER,), translate("Keys", "Show the reader")),
        KeyHelp((ADMINISTRATION,), translate("Keys", "Show the administration")),
        KeyHelp((SIGN_IN, SIGN_IN_OTHER), translate("Keys", "Sign in, unlock or sign out; somebody else signs in")),
        KeyHelp((SIGN_OUT, CHANGE_PASSWORD), translate("Keys", "After F12: sign out, change the password")),
        KeyHelp((SHOW_PASSWORD, COPY_PASSWORD), translate("Keys", "Passwords: show what is typed, copy one")),
        KeyHelp((LOCK,), translate("Keys", "Lock the desk, from anywhere; the board and the scans go on")),
        KeyHelp((SEARCH,), translate("Keys", "Search the board; on the board, just type")),
        KeyHelp(("Up", "Down", "Left", "Right"), translate("Keys", "Walk over the board")),
        KeyHelp((NEXT_DIVISION, PREVIOUS_DIVISION), translate("Keys", "Next division, division before")),
        KeyHelp((BACK,), translate("Keys", "Show everybody again; from another page, back to the desk")),
        KeyHelp(("Alt+N",), translate("Keys", "Take a note away that was read")),
        KeyHelp((RETRY, RETRY_ALL), translate("Keys", "To settle: deliver this scan again, all of them")),
        KeyHelp((DISMISS, SETTLE), translate("Keys", "To settle: dismiss a scan, settle a review")),
        KeyHelp((TRY_BADGE,), translate("Keys", "Reader: show the next badge, do not record it")),
        KeyHelp((USE_READER, LOOK_AGAIN), translate("Keys", "Reader: use the chosen one, look for readers")),
        KeyHelp((LISTS,), translate("Keys", "Show the lists")),
        KeyHelp((ADD_VALUE, SAVE_VALUE, FORGET_VALUE), translate("Keys", "Lists: add a value, save, forget typing")),
        KeyHelp((MOVE_UP, MOVE_DOWN, HIDE_VALUE), translate("Keys", "Lists: move a value up, down, hide or show it")),
        KeyHelp((SEE_USES, REPLACE_VALUE, DELETE_VALUE), translate("Keys", "Lists: who has it, replace it, delete it")),
        KeyHelp((UNDO_LIST, FIND_VALUE, NEW_LIST), translate("Keys", "Lists: undo, search, begin a new list")),
        KeyHelp((EXPORT_LIST, IMPORT_LIST), translate("Keys", "Lists: write a CSV file, take one")),
        KeyHelp((f"{TAB}+1", f"{TAB}+5"), translate("Keys", "Administration: the first tab, to the fifth")),
        KeyHelp((ADD_ACCOUNT, EDIT_ACCOUNT), translate("Keys", "Accounts: add one, edit it")),
        KeyHelp((RESET_PASSWORD, DISMISS), translate("Keys", "Accounts: a new one-time password, disable or enable")),
        KeyHelp((SAVE_ADMINISTERED, UNDO_SAVE), translate("Keys", "Stations, settings: save, undo the last save")),
        KeyHelp(
            (FORGET_TYPED, AS_AT_FIRST), translate("Keys", "Forget typing; a setting's default, the audit unfiltered")
        ),
        KeyHelp((EXPORT, RECORD_HISTORY), translate("Keys", "Audit: write a CSV file, everything about a record")),
        KeyHelp((CHECK_SEALS, BREAK_OFF), translate("Keys", "Audit: check the seals, break off what takes long")),
        KeyHelp((NEW_MEMBER, CHANGE_MANY), translate("Keys", "Members: a new one, change those that are chosen")),
        KeyHelp((CLEAR_FILTERS, FIND), translate("Keys", "Members: clear the filters, search")),
        KeyHelp((EDIT_PERSON, SAVE_PERSON, FORGET_TYPING), translate("Keys", "Member: edit, save, forget typing")),
        KeyHelp((GIVE_TAG, GRANT), translate("Keys", "Member: give a tag, grant a qualification")),
        KeyHelp((CHOOSE_PHOTO, ARCHIVE_PERSON), translate("Keys", "Member: the photograph, archive or restore")),
        KeyHelp((SHOW_CHANGES,), translate("Keys", "Member: passages or changes, for administrators")),
        KeyHelp((THEME,), translate("Keys", "Light, dark, or as the system")),
        KeyHelp((HELP,), translate("Keys", "Keys and help")),
    ]
    if simulated_reader:
        shown.append(KeyHelp((SCAN_NEXT,), translate("Keys", "Scan the next badge of the simulated reader")))
    return tuple(shown)
