"""The keys as the help shows them, by where they work."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.ui import keys as k

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """A key, or some that belong together, and what they do."""

    keys: tuple[str, ...]
    does: str


@dataclass(frozen=True, slots=True)
class KeySection:
    """Where keys work, and which these are.

    Attributes:
        place: the name of the page, empty where they work everywhere or in a dialog.
    """

    place: str
    title: str
    keys: tuple[KeyHelp, ...]


def key_sections(*, simulated_reader: bool) -> tuple[KeySection, ...]:
    """Return all keys, those that work everywhere first."""
    scan_next = (KeyHelp((k.SCAN_NEXT,), translate("Keys", "Scan the next badge of the simulated reader")),)
    return (
        KeySection("", translate("Keys", "Everywhere"), _pages()),
        KeySection("", translate("Keys", "Actions, from anywhere"), _actions()),
        KeySection(
            "",
            translate("Keys", "This program, from anywhere"),
            (*_program(), *(scan_next if simulated_reader else ())),
        ),
        KeySection("desk", translate("Keys", "Desk"), _desk()),
        KeySection("", translate("Keys", "In the dialogs of F2 to F4"), _dialogs()),
        KeySection("members", translate("Keys", "Members"), _members()),
        KeySection("badges", translate("Keys", "Badges"), _badges()),
        KeySection("visits", translate("Keys", "Visitors"), _visits()),
        KeySection("history", translate("Keys", "History"), _history()),
        KeySection("lists", translate("Keys", "Lists"), _lists()),
        KeySection("settling", translate("Keys", "To settle"), _settling()),
        KeySection("reader", translate("Keys", "Reader"), _reader()),
        KeySection("administration", translate("Keys", "Administration"), _administration()),
    )


def _pages() -> tuple[KeyHelp, ...]:
    return (
        KeyHelp((k.DESK, k.MEMBERS, k.BADGES), translate("Keys", "The desk, the members, the badges")),
        KeyHelp((k.VISITORS, k.HISTORY), translate("Keys", "The visitors, the history")),
        KeyHelp((k.LISTS, k.ADMINISTRATION), translate("Keys", "The lists, the administration")),
        KeyHelp((k.SETTLING, k.READER), translate("Keys", "What must be settled, the reader")),
        KeyHelp((k.BACK,), translate("Keys", "Back: everything as it was, then the desk")),
        KeyHelp((k.FIND,), translate("Keys", "Search on this page")),
        KeyHelp(("Alt+N",), translate("Keys", "Take a note away that was read")),
    )


def _actions() -> tuple[KeyHelp, ...]:
    return (
        KeyHelp((k.VISITOR_IN, k.VISITOR_OUT), translate("Keys", "Sign a visitor in, sign visitors out")),
        KeyHelp((k.BY_HAND,), translate("Keys", "Check somebody in or out by hand")),
        KeyHelp((k.FIND_ANYTHING,), translate("Keys", "Search anything: people, visitors, badges, pages, actions")),
        KeyHelp((k.SLIP,), translate("Keys", "Print the slip of whoever signed in last here")),
        KeyHelp(
            (k.KIOSK,), translate("Keys", "Open the visitors' kiosk on the second screen; close it as a supervisor")
        ),
    )


def _program() -> tuple[KeyHelp, ...]:
    return (
        KeyHelp((k.SIGN_IN, k.SIGN_IN_OTHER), translate("Keys", "Sign in, unlock or sign out; somebody else signs in")),
        KeyHelp((k.LOCK,), translate("Keys", "Lock the desk; the board and the scans go on")),
        KeyHelp((k.SIGN_OUT, k.CHANGE_PASSWORD), translate("Keys", "After F12: sign out, change the password")),
        KeyHelp((k.SHOW_PASSWORD, k.COPY_PASSWORD), translate("Keys", "Passwords: show what is typed, copy one")),
        KeyHelp((k.SOUND, k.MUTE), translate("Keys", "How loud this station is, mute it or not")),
        KeyHelp((k.LANGUAGE,), translate("Keys", "English or French, everywhere on this desk")),
        KeyHelp((k.THEME,), translate("Keys", "Light, dark, or as the system")),
        KeyHelp((k.HELP,), translate("Keys", "Keys and help")),
    )


def _desk() -> tuple[KeyHelp, ...]:
    return (
        KeyHelp((k.SEARCH,), translate("Keys", "Search the board; on the board, just type")),
        KeyHelp(("Up", "Down", "Left", "Right"), translate("Keys", "Walk over the board")),
        KeyHelp((k.OPEN_CARD, k.SIGN_OUT_CARD), translate("Keys", "Open the day or the visit, check or sign out")),
        KeyHelp((k.VISITOR_FOR, k.OPEN_HOST), translate("Keys", "Sign in a visitor for them; a visitor: the host")),
        KeyHelp((k.NEXT_DIVISION, k.PREVIOUS_DIVISION), translate("Keys", "The next division or part, the one before")),
        KeyHelp((k.GROUP_BOARD, k.SORT_BOARD, k.TAG_ON_BOARD), translate("Keys", "Group by, sort by, leave one tag")),
        KeyHelp((k.VISITORS_ONLY, k.LONG_STAYS), translate("Keys", "The visitors; who is in for over 12 hours")),
        KeyHelp((k.ANSWER_QUESTION, k.QUESTION_LATER), translate("Keys", "Answer the question that waits, put it off")),
    )


def _dialogs() -> tuple[KeyHelp, ...]:
    return (
        KeyHelp((k.CAME_IN, k.WENT_OUT), translate("Keys", "By hand: came in, went out")),
        KeyHelp((f"{k.TAB}+1", f"{k.TAB}+4"), translate("Keys", "By hand: the reasons; sound: each sound")),
        KeyHelp((k.DID_NOT_HAPPEN, k.TICK_ALL), translate("Keys", "Correction: did not happen; long stays: all")),
        KeyHelp(
            (k.AS_RECORDED, k.NOT_KNOWN, k.ASK_IN_AN_HOUR, k.ASK_TOMORROW),
            translate("Keys", "Question: as recorded, not known, in an hour, tomorrow"),
        ),
        KeyHelp((k.STEP_BACK, k.ANOTHER_PERSON), translate("Keys", "Visitor in: page back; it is somebody else")),
    )


def _members() -> tuple[KeyHelp, ...]:
    return (
        KeyHelp((k.NEW_MEMBER, k.CHANGE_MANY), translate("Keys", "A new one, change those that are chosen")),
        KeyHelp((k.CLEAR_FILTERS, k.UNDO), translate("Keys", "Clear the filters, undo the last change of many")),
        KeyHelp((k.EDIT_PERSON, k.SAVE_PERSON, k.FORGET_TYPING), translate("Keys", "One: edit, save, forget typing")),
        KeyHelp((k.GIVE_TAG, k.GRANT), translate("Keys", "One: give a tag, grant a qualification")),
        KeyHelp((k.CHOOSE_PHOTO, k.ARCHIVE_PERSON), translate("Keys", "One: the photograph, archive or restore")),
        KeyHelp((k.SHOW_CHANGES,), translate("Keys", "One: passages or changes, for administrators")),
    )


def _badges() -> tuple[KeyHelp, ...]:
    return (
        KeyHelp((f"{k.TAB}+1", f"{k.TAB}+4"), translate("Keys", "Those of members, to those of all")),
        KeyHelp((k.ENROL_BADGE, k.ENROL_SERIES), translate("Keys", "Enrol one, visitor badges one after another")),
        KeyHelp((k.LOOK_AT_BADGE, k.ENROL_UNKNOWN), translate("Keys", "Look at one, enrol the one not known")),
        KeyHelp((k.ASSIGN_BADGE, k.UNASSIGN_BADGE, k.REPLACE_BADGE), translate("Keys", "Assign, take back, replace")),
        KeyHelp(
            (k.BADGE_LOST, k.BADGE_DAMAGED, k.DECOMMISSION_BADGE), translate("Keys", "Lost, damaged, decommission")
        ),
        KeyHelp((k.BADGE_ACTIVE, k.BADGE_STATUS), translate("Keys", "Back to active, another status")),
        KeyHelp((k.DESCRIBE_BADGE, k.SHOW_HOLDER), translate("Keys", "Number and kind, show who has it")),
    )


def _visits() -> tuple[KeyHelp, ...]:
    return (
        KeyHelp(
            (f"{k.VISITS_SEGMENT}+1", f"{k.VISITS_SEGMENT}+4"),
            translate("Keys", "Who is here, expected, the history, the slips"),
        ),
        KeyHelp((k.EDIT_VISIT, k.SAVE_VISIT, k.UNDO_VISIT), translate("Keys", "Edit, save, undo the last save")),
        KeyHelp((k.SIGN_OUT_VISIT, k.CONFIRM), translate("Keys", "Sign out or cancel, and say yes")),
        KeyHelp((k.EXPECT, k.EXPECT_FROM_FILE), translate("Keys", "Announce one, take a day's list from a file")),
        KeyHelp((k.DAY_BEFORE, k.DAY_AFTER, k.ARRIVED), translate("Keys", "Expected: day before, day after, arrived")),
        KeyHelp((k.PRINT_SLIP, k.SHOW_HOST, k.VISIT_CHANGES), translate("Keys", "Print the slip, the host, changes")),
        KeyHelp((k.EXPORT,), translate("Keys", "History: write a CSV file")),
    )


def _history() -> tuple[KeyHelp, ...]:
    return (
        KeyHelp((f"{k.TAB}+1", f"{k.TAB}+2"), translate("Keys", "Passages; who was in at a moment")),
        KeyHelp((k.CORRECT_PASSAGE, k.MEMBER_PAGE), translate("Keys", "Correct a passage; the member's own page")),
        KeyHelp(("Left", "Right", "Up", "Down"), translate("Keys", "At a moment: five minutes, an hour")),
    )


def _lists() -> tuple[KeyHelp, ...]:
    return (
        KeyHelp((k.ADD_VALUE, k.SAVE_VALUE, k.FORGET_VALUE), translate("Keys", "Add a value, save, forget typing")),
        KeyHelp((k.MOVE_UP, k.MOVE_DOWN, k.HIDE_VALUE), translate("Keys", "Move a value up, down, hide or show it")),
        KeyHelp((k.SEE_USES, k.REPLACE_VALUE, k.DELETE_VALUE), translate("Keys", "Who has it, replace it, delete it")),
        KeyHelp((k.UNDO_LIST, k.FIND_VALUE, k.NEW_LIST), translate("Keys", "Undo, search, begin a new list")),
        KeyHelp((k.EXPORT_LIST, k.IMPORT_LIST), translate("Keys", "Write a CSV file, take one")),
    )


def _settling() -> tuple[KeyHelp, ...]:
    return (
        KeyHelp((k.RETRY, k.RETRY_ALL), translate("Keys", "Deliver this again, all of them")),
        KeyHelp((k.DISMISS, k.SETTLE), translate("Keys", "Dismiss what was refused, settle a review")),
        KeyHelp((k.ENTER_ANEW,), translate("Keys", "Enter anew what was done by hand and refused")),
    )


def _reader() -> tuple[KeyHelp, ...]:
    return (
        KeyHelp((k.TRY_BADGE,), translate("Keys", "Show the next badge, do not record it")),
        KeyHelp((k.USE_READER, k.LOOK_AGAIN), translate("Keys", "Use the chosen one, look for readers")),
    )


def _administration() -> tuple[KeyHelp, ...]:
    return (
        KeyHelp((f"{k.TAB}+1", f"{k.TAB}+5"), translate("Keys", "The first tab, to the fifth")),
        KeyHelp((k.ADD_ACCOUNT, k.EDIT_ACCOUNT), translate("Keys", "Accounts: add one, edit it")),
        KeyHelp(
            (k.RESET_PASSWORD, k.DISMISS), translate("Keys", "Accounts: a new one-time password, disable or enable")
        ),
        KeyHelp((k.SAVE_ADMINISTERED, k.UNDO_SAVE), translate("Keys", "Stations, settings: save, undo the last save")),
        KeyHelp(
            (k.FORGET_TYPED, k.AS_AT_FIRST),
            translate("Keys", "Forget typing; a setting's default, the audit unfiltered"),
        ),
        KeyHelp((k.EXPORT, k.RECORD_HISTORY), translate("Keys", "Audit: write a CSV file, everything about a record")),
        KeyHelp((k.CHECK_SEALS, k.BREAK_OFF), translate("Keys", "Audit: check the seals, break off what takes long")),
    )
