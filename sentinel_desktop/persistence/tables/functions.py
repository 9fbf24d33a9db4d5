"""Who may call which function of the database; the migrations make them."""

from collections.abc import Mapping
from typing import Final

from sentinel_desktop.persistence.tables.base import (
    ACCOUNT_ROLES,
    ADMINISTRATOR_ROLE,
    DESK_ROLE,
    GROUP_ROLES,
    SUPERVISOR_ROLE,
    WORKING_ROLES,
)

FUNCTION_GRANTS: Final[Mapping[str, tuple[str, ...]]] = {
    "own_station()": WORKING_ROLES,
    "own_account()": GROUP_ROLES,
    "is_own_scan(uuid)": WORKING_ROLES,
    "is_passage_of_a_scan(checkins)": WORKING_ROLES,
    "is_rederivation(checkins)": WORKING_ROLES,
    "is_passage_at_event(event_checkins)": WORKING_ROLES,
    "is_rederivation_at_event(event_checkins)": WORKING_ROLES,
    "leave_by_own_scan(uuid, uuid)": (DESK_ROLE,),
    "visit_of_badge(uuid, timestamp with time zone)": (DESK_ROLE,),
    "may_correct(uuid)": WORKING_ROLES,
    "uuidrange(uuid, uuid, text)": WORKING_ROLES,
    "written_base()": WORKING_ROLES,
    "written_now()": WORKING_ROLES,
    "seal_logs()": WORKING_ROLES,
    "recomputed_seals(bigint, bigint)": WORKING_ROLES,
    "rows_not_sealed()": WORKING_ROLES,
    "badge_changes(uuid)": (SUPERVISOR_ROLE, ADMINISTRATOR_ROLE),
    "corrects_what_was_witnessed()": (SUPERVISOR_ROLE, ADMINISTRATOR_ROLE),
    "give_password(uuid, text, boolean)": (ADMINISTRATOR_ROLE,),
    "change_own_password(text)": ACCOUNT_ROLES,
    "log_sign_in(uuid, text, uuid)": ACCOUNT_ROLES,
    "sign_in_wait(uuid)": (DESK_ROLE,),
    "log_sign_in_via_station(uuid, uuid, text, timestamp with time zone)": (DESK_ROLE,),
    "kiosk_prefill(text, text)": (DESK_ROLE,),
    "kiosk_hosts(text[])": (DESK_ROLE,),
    "kiosk_events(date)": (DESK_ROLE,),
    "kiosk_sign_in(uuid, timestamp with time zone, jsonb)": (DESK_ROLE,),
    "kiosk_sign_out(timestamp with time zone, text, text)": (DESK_ROLE,),
    "enter_by_hand_via_station(uuid, uuid, uuid, text, timestamp with time zone, timestamp with time zone, text, "
    "boolean)": (DESK_ROLE,),
    "settle_review_via_station(uuid, integer, uuid, timestamp with time zone, text)": (DESK_ROLE,),
    "sign_visitor_in_via_station(uuid, uuid, timestamp with time zone, text, jsonb, timestamp with time zone, "
    "timestamp with time zone)": (DESK_ROLE,),
    "sign_visitor_out_via_station(uuid, uuid, timestamp with time zone, timestamp with time zone, text)": (DESK_ROLE,),
}
"""What policies, triggers, defaults and exclusion constraints call in the name of whoever writes a row; what seals the
logs; and what is done by a function alone, because it reaches further than a row: passwords, the log of sign-ins, what
a station vouches for. No other routine is anybody's but the owner's; one that a trigger runs needs no right."""
