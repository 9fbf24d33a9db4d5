"""The rules that the unit relies on, and what in the database holds each; written by hand, checked by the catalogue."""

from dataclasses import dataclass
from typing import Final

from tests.support.catalogue import Catalogue
from tests.support.schema_page.table_sections import code, grid


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        says: the rule.
        held_by: constraints, indexes, policies, ``table.trigger`` or ``function()``; all of them are there.
    """

    says: str
    held_by: tuple[str, ...]


BADGES: Final = (
    Rule("A serial is one badge's, in its canonical form", ("uq_badges_serial", "ck_badges_serial_form")),
    Rule("A member has one badge at most", ("uq_badges_member_id",)),
    Rule("Only a member's badge names a member, so that it has one holder", ("ck_badges_holder_fits_kind",)),
    Rule("A visitor badge is in one open visit at most", ("uq_visitors_badge_id_open",)),
    Rule("An event badge is one attendee's at any moment", ("ex_event_attendees_badge_id",)),
    Rule(
        "A visit names visitor badges only, an attendee event badges only, and the kind of a badge in use stays",
        ("fk_visitors_badge_id_badge_kind", "fk_event_attendees_badge_id_badge_kind", "uq_badges_id_kind"),
    ),
)
SCANS: Final = (
    Rule("A scan delivered again is the same scan", ("pk_scans",)),
    Rule("A scan makes one check-in at most", ("uq_checkins_scan_id", "ck_checkins_scan_fits_method")),
    Rule("A scan makes one passage of an attendee at most", ("uq_event_checkins_scan_id",)),
    Rule("A scan closes one visit at most", ("uq_visitors_check_out_scan_id", "ck_visitors_scan_fits_method")),
    Rule(
        "What was recorded is never changed or removed, not even by the owner",
        (
            *(f"{log}.refuse_change" for log in ("scans", "checkins", "event_checkins", "audit_log")),
            *(f"{log}.refuse_change" for log in ("sign_ins", "slip_prints")),
            "refuse_change()",
        ),
    ),
    Rule(
        "A check-in is superseded once, by another one; only a superseding one voids",
        ("uq_checkins_supersedes_id", "ck_checkins_supersedes_another", "ck_checkins_voids_another"),
    ),
    Rule("What supersedes a check-in is of the same member", ("checkins.supersede_the_same_member",)),
    Rule(
        "A correction supersedes, and has a reason; nothing but it and a derivation supersedes",
        ("ck_checkins_correction_has_a_reason", "ck_checkins_superseded_for_a_reason"),
    ),
    Rule("An operator corrects what nobody saw; a supervisor anything", ("may_correct()",)),
    Rule(
        "Only what was entered by hand names who entered it",
        ("ck_checkins_entered_by_hand", "ck_event_checkins_entered_by_hand"),
    ),
    Rule(
        "Lockup and rollover sign out, and nobody saw it",
        ("ck_checkins_seen_by_nobody", "ck_event_checkins_seen_by_nobody", "ck_visitors_seen_by_nobody"),
    ),
    Rule("A scan that checked somebody in or out names the member and the direction", ("ck_scans_passed_by_somebody",)),
    Rule("A repeat, and nothing else, says what it repeats", ("ck_scans_repeats_an_outcome",)),
    Rule(
        "A member has one presence row, from the first moment",
        ("pk_presence", "members.give_presence", "fk_presence_member_id"),
    ),
    Rule("Whoever is in is so by a check-in", ("ck_presence_in_by_a_checkin", "ck_presence_since_a_checkin")),
    Rule(
        "Presence agrees with the check-in it names, which does not only void another; it names none only of whom no "
        "check-in counts",
        ("presence.follow_the_checkin",),
    ),
    Rule(
        "A scan is put up for review once for each reason", ("uq_reviews_scan_id_reason", "ck_reviews_about_something")
    ),
    Rule(
        "A review says who settled it, and how, only when it is settled",
        ("ck_reviews_settled_by_somebody", "ck_reviews_settlement_when_settled"),
    ),
    Rule(
        "A check-out is asked about once, and an answer has its time",
        (
            "uq_open_questions_checkin_id",
            "ck_open_questions_answered_with_an_answer",
        ),
    ),
)
PEOPLE: Final = (
    Rule(
        "A service number is one member's, without spaces",
        (
            "uq_members_service_number",
            "ck_members_service_number_form",
        ),
    ),
    Rule(
        "A member has a tag once, a qualification once, one photograph",
        (
            "uq_member_tags_member_id_tag_id",
            "uq_member_qualifications_member_id_qualification_type_id",
            "uq_member_photos_member_id",
        ),
    ),
    Rule(
        "A mess is a mess, an MOC an MOC, an event role an event role",
        (
            "fk_members_mess_id_mess_list",
            "fk_members_moc_id_moc_list",
            "fk_event_attendees_event_role_id_role_list",
            "uq_list_items_id_list_type",
        ),
    ),
    Rule(
        "Periods end after they begin",
        (
            "ck_members_contract_in_order",
            "ck_member_qualifications_dates_in_order",
            "ck_events_dates_in_order",
            "ck_event_attendees_access_in_order",
            "ck_visitors_expires_later",
            "ck_visitors_in_before_out",
        ),
    ),
    Rule("A user name is one account's, however it is written", ("uq_admin_users_username_key",)),
    Rule(
        "A login role is one account's or one station's",
        (
            "uq_admin_users_login_role",
            "uq_stations_login_role",
            "ck_admin_users_login_role_form",
        ),
    ),
    Rule("A member has one account at most", ("uq_admin_users_member_id",)),
    Rule(
        "An account signs in to the server as its login role, which is in the one group that follows from the account",
        ("admin_users.name_login_role", "admin_users.keep_login_role"),
    ),
    Rule("There is an administrator who is not disabled, once there was one", ("admin_users.keep_an_administrator",)),
    Rule("A password reaches the database as a SCRAM-SHA-256 verifier", ("keep_verifier()",)),
    Rule("A name that belongs to no account is not kept", ("ck_sign_ins_of_an_account",)),
    Rule(
        "A photograph is of a known type and at most 512 KiB",
        (
            "ck_member_photos_media_type_known",
            "ck_member_photos_picture_size",
        ),
    ),
)
VISITS: Final = (
    Rule(
        "A visit is expected or here; it is cancelled only before it began",
        (
            "ck_visitors_expected_or_here",
            "ck_visitors_cancelled_before_it_began",
        ),
    ),
    Rule(
        "Who is signed in or out is so by a known method, in at a station",
        (
            "ck_visitors_in_by_a_method",
            "ck_visitors_out_by_a_method",
            "ck_visitors_in_at_a_station",
        ),
    ),
    Rule("A visit that begins has what its reason asks for", ("ck_visitors_filled_in_full",)),
    Rule("A badge is given out at the sign-in, not before", ("ck_visitors_badge_when_here",)),
)
LISTS: Final = (
    Rule(
        "A code is written in small letters, digits and underscores, once in its list; likewise in every list",
        (
            "ck_member_statuses_code_form",
            "uq_member_statuses_code",
            "ck_list_items_code_form",
            "uq_list_items_list_type_code",
            "uq_ranks_branch_code",
        ),
    ),
    Rule(
        "A value in use is not deleted; likewise of every list",
        (
            "fk_members_rank_id",
            "fk_members_division_id",
            "fk_members_member_type_id",
            "fk_members_member_status_id",
            "fk_badges_badge_status_id",
            "fk_visitors_visit_type_id",
            "fk_member_tags_tag_id",
            "fk_member_qualifications_qualification_type_id",
        ),
    ),
    Rule(
        "A value that the program needs is not deleted and keeps its code; likewise of every list",
        ("refuse_system_value()", "visit_types.refuse_system_value", "visit_types.refuse_system_code"),
    ),
    Rule("A rank is not replaced by itself", ("ck_ranks_replaced_by_another",)),
)
OWN_ROWS: Final = (
    Rule(
        "A station records its own scans, and says of itself only how it is",
        ("a_station_adds_its_own", "a_station_changes_its_own", "own_station()"),
    ),
    Rule(
        "A station's check-in says what its scan says; it turns or voids another station's derived ones, and makes up "
        "for what was only seen, only where it records a late scan in the same transaction",
        (
            "a_station_adds_passages_and_an_account_what_it_enters",
            "is_passage_of_a_scan()",
            "is_rederivation()",
            "is_late()",
        ),
    ),
    Rule(
        "What is entered by hand is entered by the account that signed in",
        ("a_station_adds_passages_and_an_account_what_it_enters", "own_account()"),
    ),
    Rule(
        "A visit is written by the account that signed in; a station's part in it is done by functions",
        (
            "an_account_adds_any",
            "an_account_changes_all",
            "leave_by_own_scan()",
            "kiosk_sign_in()",
            "kiosk_sign_out()",
        ),
    ),
    Rule(
        "Who settles a review, answers a question or prints a slip is the account that signed in",
        (
            "a_new_one_is_open",
            "an_account_settles_by_itself",
            "a_station_asks_its_own_and_an_account_asks_and_answers",
            "an_account_answers_by_itself",
            "a_station_adds_its_own_and_an_account_signs",
        ),
    ),
    Rule(
        "What somebody did while the database was away is taken from the station that vouches for it, and is marked so",
        (
            "log_sign_in_via_station()",
            "enter_by_hand_via_station()",
            "settle_review_via_station()",
            "sign_visitor_in_via_station()",
            "sign_visitor_out_via_station()",
            "visitors.told_by_a_function_only",
            "ck_sign_ins_vouched_for",
            "ck_reviews_vouched_for",
            "ck_visitors_told_of_what_was",
        ),
    ),
    Rule(
        "A station writes of a sign-in that it was refused; that an account came, came back or left it writes itself",
        ("a_station_adds_what_it_refused", "log_sign_in()"),
    ),
    Rule("A saved filter is seen and changed by its own account only", ("an_account_has_its_own",)),
)
RECORDS: Final = (
    Rule(
        "Every edit is audited with before and after, and by whom, as the role says",
        (
            "audit_change()",
            "own_account()",
            "own_station()",
        ),
    ),
    Rule("Every change that a screen shows is announced", ("announce_change()",)),
    Rule(
        "Seals follow one another, and each covers rows",
        (
            "uq_audit_seals_number",
            "ck_audit_seals_numbered_from_one",
            "ck_audit_seals_range_in_order",
            "ck_audit_seals_of_rows",
            "audit_seals.refuse_change",
            "seal_logs()",
        ),
    ),
    Rule("`updated_at` is the server's, whatever a statement says", ("touch_updated_at()",)),
)
RULES: Final = {
    "Badges and who holds them": BADGES,
    "Scans, check-ins and presence": SCANS,
    "People and accounts": PEOPLE,
    "Visits": VISITS,
    "Lists": LISTS,
    "Whose row it is": OWN_ROWS,
    "Records of changes": RECORDS,
}

NOT_HELD: Final = (
    ("Check-ins of one member alternate", "the program, which holds the member's presence row while it decides"),
    (
        "The check-in that presence names is the latest that counts",
        "the program, in the check-in's transaction; `sentinel-desktop verify` proves it",
    ),
    ("A stale save is refused", "the repositories, which compare `version` while they hold the row"),
    ("A key to sort by is that of its name", "whatever writes the row makes it; the database knows it is not empty"),
    ("An attendee's access lies in the days of the event", "the program; an attendee may be let in earlier"),
    ("A corrected time is not in the future", "the station, which puts such a scan into quarantine"),
    ("A time entered by hand is not in the future", "the services, when they are built"),
    ("A question's check-out is of its member, and nobody saw it", "whatever asks the question"),
    ("An attendee's passage is of a scan of the attendee's badge", "the program, which looks the badge up"),
    (
        "No role is both a station's and an account's",
        "enrolment and the making of accounts, which name roles by new ids",
    ),
    ("Ranks do not replace each other in a ring", "nothing yet; whoever edits ranks sees both"),
    (
        "One lockup cycle open, one active DDS a day, no overlapping duty covers, one current training year",
        "constraints that come with their tables, in a later version",
    ),
)
"""Rules that no constraint holds, and what does."""


def rules_chapter(catalogue: Catalogue) -> str:
    """Return the chapter of rules."""
    parts = ["## Rules\n"]
    for title, rules in RULES.items():
        rows = [(rule.says, ", ".join(code(name) for name in rule.held_by)) for rule in rules]
        parts.append(f"### {title}: rules\n\n{grid(('rule', 'held by'), rows)}")
    sets = sum(each.name.endswith("_known") for each in catalogue.constraints)
    parts.append(
        f"Besides, {sets} constraints named `..._known` hold every set of values that the program fixes, and the\n"
        "rights of each table hold who may do what.\n"
    )
    parts.append(f"### Not held by the database\n\n{grid(('rule', 'held by'), NOT_HELD)}")
    return "\n".join(parts)


def unknown_holders(catalogue: Catalogue, rules: tuple[Rule, ...]) -> list[str]:
    """Return what rules name and the database has not."""
    there = {each.name for each in catalogue.constraints} | {each.name for each in catalogue.indexes}
    there |= {each.name for each in catalogue.policies}
    there |= {f"{each.table}.{each.name}" for each in catalogue.triggers}
    there |= {f"{each.name}()" for each in catalogue.functions}
    return [name for rule in rules for name in rule.held_by if name not in there]
