"""What a person who signed in may do; the database decides it, and the screens ask the same source what to offer."""

from enum import StrEnum


class Right(StrEnum):
    """One thing that a role may do or not, as the table "who may do what" of the documents has it.

    What everybody may, signed in or not, is none of them: scanning, the visitors' kiosk, seeing the board.
    """

    ENTER_BY_HAND = "enter_by_hand"
    """Check-ins and check-outs by hand, and the true time of one that nobody saw."""
    RECEIVE_VISITORS = "receive_visitors"
    """Visitors at the desk: every visit, edited too."""
    SETTLE_REVIEWS = "settle_reviews"
    EDIT_MEMBERS = "edit_members"
    """Members with their tags, qualifications and photographs."""
    EDIT_BADGES = "edit_badges"
    EDIT_LISTS = "edit_lists"
    """Every list that operators choose from: enumerations, ranks, divisions, tags, kinds of qualification."""
    EDIT_EVENTS = "edit_events"
    CORRECT_CHECK_INS = "correct_check_ins"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_STATIONS = "manage_stations"
    CHANGE_SETTINGS = "change_settings"
    READ_AUDIT = "read_audit"
    """The audit and the log of sign-ins, to be seen and exported."""


Rights = frozenset[Right]
NO_RIGHTS: Rights = frozenset()
