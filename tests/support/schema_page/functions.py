"""The chapter of functions and procedures: what each does, with whose rights, for whom."""

from typing import Final

from tests.support.catalogue import Catalogue, Function
from tests.support.schema_page.table_sections import code, grid

PURPOSES: Final = {
    "add_sign_in": "Writes an entry of the log of sign-ins once, however often it comes.",
    "announce_change": 'Sends one notice a statement: table, operation, and the ids or, above a hundred, "many".',
    "arrive_by_passage": "Says of an attendee who was expected that they arrived, with their first passage.",
    "audit_change": "Writes a row of the audit log; leaves out the columns named to it.",
    "badge_changes": "Tells who edits badges what was done to one of them; the rest of the audit stays closed.",
    "change_own_password": "Changes the password of the account that signed in, by its verifier.",
    "close_login": "Takes group, login and password from the role of an account that is gone.",
    "corrects_what_was_witnessed": "Says by who may call it who corrects what somebody saw.",
    "enter_by_hand_via_station": "Writes what an account entered by hand at this station while the database was away.",
    "expected_visit": "Says which expected visit somebody was who was signed in while the database was away.",
    "follow_the_checkin": "Refuses presence that is not what its check-in says.",
    "give_password": "Gives an account a password, by its verifier; one for one use expires in seven days.",
    "give_presence": "Makes the presence row of a new member.",
    "is_late": "Says whether a station's scan, recorded since this transaction began, belongs before an instant.",
    "is_late_at_event": "Says whether a station's scan of an attendee, recorded just now, belongs before an instant.",
    "is_own_scan": "Says whether a scan is of the station that signed in.",
    "is_passage_at_event": "Says whether a station may add this passage of an attendee.",
    "is_passage_of_a_scan": "Says whether a station may add this check-in of a scan.",
    "is_rederivation": "Says whether a station may put this check-in in the place of a derived one.",
    "is_rederivation_at_event": "Says whether a station may put this passage of an attendee in the place of another.",
    "keep_an_administrator": "Refuses to take the last administrator who is not disabled.",
    "keep_announced": "Gives a table the triggers that announce.",
    "keep_append_only": "Gives a table the triggers that refuse changes.",
    "keep_audited": "Gives a table the trigger that audits, without the columns named to it.",
    "keep_last_sign_in": "Writes into an account when it last signed in.",
    "keep_login": "Makes an account's login role where it is missing, and puts it into its one group.",
    "keep_login_role": "Keeps the login role of an account that is made, changed or deleted.",
    "keep_logins": "Keeps the login roles of all accounts; for the owner, after a move to another server.",
    "keep_system_values": "Gives a list the trigger that keeps its system values.",
    "keep_updated_at": "Gives a table the trigger that moves `updated_at`.",
    "keep_verifier": "Gives a login role its password, where it is given as a verifier.",
    "kiosk_badge": "Says whether a badge may be a visitor's who is signing in, and holds it.",
    "kiosk_begin_visit": "Begins a visit at a kiosk, or the one that was expected; once, however often it comes.",
    "kiosk_events": "Tells a kiosk the events of a day that is about today.",
    "kiosk_hosts": "Tells a kiosk how a few members are called whose names begin so; none below three letters.",
    "kiosk_name": "Chooses the first of three names by which nobody who is here could be meant.",
    "kiosk_pace": "Waits until an answer took as long as every other.",
    "kiosk_prefill": "Tells a kiosk what somebody with just this name and number need not type again.",
    "kiosk_require_come": "Refuses a time that is yet to come.",
    "kiosk_sign_in": "Begins a visit at a kiosk, unless this very visitor is on one already.",
    "kiosk_sign_out": "Ends the visit of a last name and a telephone number, and says only whether there was one.",
    "kiosk_turn": "Lets a station ask one thing at a time, and says which station it is.",
    "kiosk_visit_under_way": "Finds the visit that a visitor of this name and number is on at a moment.",
    "leave_by_own_scan": "Lets a visit end by this station's scan of its badge, or end earlier.",
    "leave_by_the_scan": "Lets a visit that is told after the scans of its badge end by the first of them.",
    "log_sign_in": "Writes into the log that the account which signed in came, came back or left.",
    "log_sign_in_via_station": "Writes into the log what an account did at this station while the database was away.",
    "may_correct": "Says whether an account may correct a check-in: a supervisor any, an operator what nobody saw.",
    "name_login_role": "Gives a new account the name of its login role.",
    "own_account": "Says which account the role is that signed in, if any.",
    "own_station": "Says which station the role is that signed in, if any.",
    "recomputed_seals": "Computes seals again from the rows there are now.",
    "refuse_change": "Refuses, whoever asks.",
    "refuse_system_value": "Refuses to take a value, or its code, from the program that needs it.",
    "require_station": "Says which station signed in, and refuses where it is none.",
    "require_vouched": "Refuses what a station cannot vouch for: a disabled account, a time to come.",
    "rows_not_sealed": "Says how many rows wait for a seal, and since when.",
    "rows_to_seal": "Hashes the rows that were written in a range of transactions.",
    "seal_logs": "Writes the next seal over what was written since the last one.",
    "settle_review_via_station": "Settles a review as an account did at this station while the database was away.",
    "sign_in_wait": "Says how long the next attempt of an account at this station must wait.",
    "sign_visitor_in_via_station": "Begins a visit as an account did at this station while the database was away.",
    "sign_visitor_out_via_station": "Ends a visit as an account did at this station while the database was away.",
    "supersede_the_same_member": "Refuses a check-in in the place of another member's.",
    "told_by_a_function_only": "Refuses a station or an account to say beside a visit who told of it later.",
    "touch_updated_at": "Sets `updated_at` by the server's clock.",
    "visit_of_badge": "Tells a station the visit that a badge was handed out for last before an instant.",
    "written_base": "Says what is added to the server's transaction ids, for a database that came from another server.",
    "written_before": "Says below which transaction everything is over.",
    "written_now": "Says which transaction is writing.",
}
"""What each function does; one that is not here fails a test."""


def functions_chapter(catalogue: Catalogue) -> str:
    """Return the chapter of functions and procedures."""
    rows = [
        (code(f"{each.name}({each.arguments.replace('IN ', '')})"), PURPOSES.get(each.name, ""), *_runs(each))
        for each in catalogue.functions
    ]
    head = ("function", "does", "returns", "with the rights of", "called by")
    return f"## Functions\n\n{grid(head, rows)}"


def _runs(function: Function) -> tuple[str, str, str]:
    rights = "the owner" if function.security_definer else "the caller"
    callers = ", ".join("everybody" if role == "PUBLIC" else code(role) for role in function.executable_by)
    if function.result == "trigger":
        return "a trigger", rights, "triggers"
    return code(function.result), rights, callers or "the owner"
