"""Who may what with which table, written down by hand: what a grant, a policy or a declaration gives too much shows.

It says again, of every table, what ``tables`` declares: so that who loosens a grant there changes this table too, and
holds it against DOMAIN's "who may do what".
"""

from typing import Final

TABLE_RIGHTS: Final = {
    # Nobody signed in, who must change a one-time password, operators, supervisors, administrators:
    # r reads, a adds, c changes, D deletes; a capital is every column.
    "admin_users": ("r", "", "R", "R", "R a c D"),
    "alembic_version": ("R", "R", "R", "R", "R"),
    "audit_log": ("", "", "", "", "R"),
    "audit_seals": ("R", "", "R", "R", "R"),
    "badge_statuses": ("r", "", "R", "R A C D", "R A C D"),
    "badges": ("r", "", "R", "R A C D", "R A C D"),
    "checkins": ("r a", "", "R a", "R a", "R a"),
    "divisions": ("r", "", "R", "R A C D", "R A C D"),
    "event_attendees": ("r", "", "R", "R A C D", "R A C D"),
    "event_checkins": ("r a", "", "R a", "R a", "R a"),
    "events": ("r", "", "R", "R A C D", "R A C D"),
    "list_items": ("", "", "R", "R A C D", "R A C D"),
    "member_photos": ("", "", "R", "R A C D", "R A C D"),
    "member_qualifications": ("", "", "R", "R A C D", "R A C D"),
    "member_statuses": ("r", "", "R", "R A C D", "R A C D"),
    "member_tags": ("r", "", "R", "R A C D", "R A C D"),
    "member_types": ("", "", "R", "R A C D", "R A C D"),
    "members": ("r", "", "R", "R A C D", "R A C D"),
    "open_questions": ("r A", "", "R A C", "R A C", "R A C"),
    "presence": ("r c", "", "R c", "R c", "R c"),
    "qualification_types": ("", "", "R", "R A C D", "R A C D"),
    "ranks": ("r", "", "R", "R A C D", "R A C D"),
    "reviews": ("r a", "", "R A c", "R A c", "R A c"),
    "saved_filters": ("", "", "R A C D", "R A C D", "R A C D"),
    "scans": ("r a", "", "R", "R", "R"),
    "settings": ("r", "", "R", "R", "R A C D"),
    "sign_ins": ("a", "", "", "", "R"),
    "slip_prints": ("a", "", "R a", "R a", "R a"),
    "station_health": ("r A C", "", "R", "R", "R"),
    "stations": ("r", "", "R", "R", "R a c D"),
    "tags": ("r", "", "R", "R A C D", "R A C D"),
    "visit_types": ("r", "", "R", "R A C D", "R A C D"),
    "visitors": ("r", "", "R A C", "R A C", "R A C"),
}

SHOWN: Final = {
    "admin_users": "id username username_key display_name role login_role disabled_at must_change_password "
    "password_expires_at",
    "badge_statuses": "id on_scan",
    "badges": "id serial kind badge_status_id member_id printed_number",
    "checkins": "id scan_id member_id badge_id direction occurred_at station_id method witnessed supersedes_id voided",
    "divisions": "id code code_key name name_fr name_key display_order is_active",
    "event_attendees": "id event_id display_name sort_key badge_id access_from access_until status",
    "event_checkins": "id event_attendee_id scan_id direction occurred_at station_id method supersedes_id voided",
    "events": "id name status",
    "member_statuses": "id on_scan",
    "member_tags": "member_id tag_id",
    "members": "id service_number rank_id last_name first_name display_name sort_key division_id member_status_id "
    "archived_at",
    "open_questions": "id checkin_id member_id asked_at",
    "presence": "member_id state since checkin_id",
    "ranks": "id code display_order category",
    "reviews": "id version reason facts raised_at scan_id checkin_id settled_at",
    "scans": "id serial badge_id member_id station_id occurred_at outcome direction first_outcome",
    "settings": "key value",
    "station_health": "station_id last_seen_at last_synced_at waiting reader_state clock_offset_ms program_version",
    "stations": "id name name_key kind direction_mode login_role",
    "tags": "id name name_fr name_key colour display_order is_positional",
    "visit_types": "id name name_fr colour",
    "visitors": "id display_name sort_key visit_type_id host_member_id badge_id station_id escort_required expires_at "
    "checked_in_at checked_out_at check_out_scan_id",
}
"""What a station reads where it does not read everything: no address, no telephone, no note, nobody's reasons."""

_ACCOUNT: Final = "username username_key display_name display_name_key role member_id disabled_at"
_STATION: Final = "name name_key kind direction_mode"
_PASSAGE: Final = (
    "id scan_id member_id badge_id direction occurred_at station_id method witnessed reason supersedes_id voided"
)
_EVENT_PASSAGE: Final = (
    "id event_attendee_id scan_id direction occurred_at station_id method witnessed entered_by supersedes_id voided"
)
_SLIP: Final = "id visitor_id station_id printed_by printed_at printer language outcome problem"
_REVIEW: Final = "settled_at settled_by settlement version"
_OF_ACCOUNTS: Final = ("operator", "supervisor", "administrator")
WRITTEN: Final = {
    ("administrator", "a", "admin_users"): f"id {_ACCOUNT} must_change_password",
    ("administrator", "c", "admin_users"): f"{_ACCOUNT} version",
    ("administrator", "a", "stations"): f"id {_STATION}",
    ("administrator", "c", "stations"): f"{_STATION} version",
    ("here", "a", "checkins"): _PASSAGE,
    **{(who, "a", "checkins"): f"{_PASSAGE} entered_by" for who in _OF_ACCOUNTS},
    **{(who, "a", "event_checkins"): _EVENT_PASSAGE for who in ("here", *_OF_ACCOUNTS)},
    **{(who, "a", "slip_prints"): _SLIP for who in ("here", *_OF_ACCOUNTS)},
    **{(who, "c", "presence"): "state since checkin_id" for who in ("here", *_OF_ACCOUNTS)},
    ("here", "a", "reviews"): "id checkin_id scan_id reason facts",
    **{(who, "c", "reviews"): _REVIEW for who in _OF_ACCOUNTS},
    ("here", "a", "scans"): "id serial badge_id member_id station_id occurred_at desk_clock_at outcome direction "
    "first_outcome",
    ("here", "a", "sign_ins"): "id admin_user_id station_id occurred_at outcome",
}
"""Which columns somebody writes where it is not all of them; the server's own times and marks are in none."""

_AT_WORK: Final = ("here", *_OF_ACCOUNTS)
_SIGNED_IN: Final = ("newcomer", *_OF_ACCOUNTS)
FUNCTION_RIGHTS: Final = {
    "badge_changes": ("supervisor", "administrator"),
    "change_own_password": _SIGNED_IN,
    "corrects_what_was_witnessed": ("supervisor", "administrator"),
    "enter_by_hand_via_station": ("here",),
    "give_password": ("administrator",),
    "is_own_scan": _AT_WORK,
    "is_passage_at_event": _AT_WORK,
    "is_passage_of_a_scan": _AT_WORK,
    "is_rederivation": _AT_WORK,
    "is_rederivation_at_event": _AT_WORK,
    "leave_by_own_scan": ("here",),
    "kiosk_events": ("here",),
    "kiosk_hosts": ("here",),
    "kiosk_prefill": ("here",),
    "kiosk_sign_in": ("here",),
    "kiosk_sign_out": ("here",),
    "log_sign_in": _SIGNED_IN,
    "log_sign_in_via_station": ("here",),
    "may_correct": _AT_WORK,
    "own_account": ("here", *_SIGNED_IN),
    "own_station": _AT_WORK,
    "recomputed_seals": _AT_WORK,
    "rows_not_sealed": _AT_WORK,
    "seal_logs": _AT_WORK,
    "settle_review_via_station": ("here",),
    "sign_visitor_in_via_station": ("here",),
    "sign_visitor_out_via_station": ("here",),
    "sign_in_wait": ("here",),
    "uuidrange": _AT_WORK,
    "visit_of_badge": ("here",),
    "written_base": _AT_WORK,
    "written_now": _AT_WORK,
}
"""Who calls which function; every other is the owner's alone. Several refuse by themselves as well."""
