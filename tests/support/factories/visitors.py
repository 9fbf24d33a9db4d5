"""Visits and the slips printed for them."""

from datetime import timedelta
from typing import Final

from tests.support.factories.declaration import Factory, Invalid, Later, listed, numbered, of_another, related
from tests.support.factories.edges import (
    ACCENTS,
    APOSTROPHE,
    ARABIC,
    CYRILLIC,
    FALL_BACK,
    FORMULA,
    HAN,
    LAST_MICROSECOND,
    LINES,
    LONG_NAME,
    LONG_TEXT,
    NEXT_DAY,
    NOON,
    PUNCTUATION,
    SPRING_FORWARD,
)

HOUR: Final = timedelta(hours=1)
A_BADGE: Final = related("badges", "visitor")

OPEN: Final = {
    "expected_at": None,
    "checked_in_at": NOON,
    "check_in_method": "desk",
    "station_id": related("stations"),
}
CLOSED: Final = {**OPEN, "checked_out_at": NOON + HOUR, "check_out_method": "desk"}
UNWITNESSED: Final = {**CLOSED, "witnessed": False}
BY_BADGE: Final = {
    **CLOSED,
    "badge_id": A_BADGE,
    "check_out_method": "badge",
    "check_out_scan_id": Later(
        lambda row: row.make.of("scans")(
            "of a visitor",
            badge_id=row["badge_id"],
            station_id=row["station_id"],
            occurred_at=row["checked_out_at"],
        )
    ),
}

VISITORS: Final = Factory(
    "visitors",
    minimal={
        "last_name": numbered("Visitor {}"),
        "display_name": numbered("Visitor {}"),
        "visit_type_id": listed("visit_types", {"code": "guest"}, name="Guest"),
        "purpose": "other",
        "expected_at": NOON,
    },
    complete={
        **BY_BADGE,
        "rank": "Lt(N)",
        "first_name": "Camille",
        "display_name": "Lt(N) Visitor, C.",
        "organization": "Harbour Works Ltd.",
        "unit": "HMCS Example",
        "phone": "(204) 555-0177",
        "plate": "ABC 123",
        "purpose": "meeting",
        "recruitment_step": "Interview",
        "work": "Boiler inspection",
        "host_member_id": related("members"),
        "event_id": related("events"),
        "language": "fr",
        "expected_at": NOON - HOUR,
        "expires_at": NEXT_DAY,
        "witnessed": False,
        "escort_required": True,
        "notes": "Ring the stores first.",
        "arrival_told_by": related("admin_users"),
        "departure_told_by": related("admin_users"),
    },
    variants={
        "expected": {"expires_at": NEXT_DAY},
        "cancelled": {"cancelled_at": NOON},
        "open": OPEN,
        "open with a badge": {**OPEN, "badge_id": A_BADGE},
        "expected and open": {**OPEN, "expected_at": NOON - HOUR},
        "at the kiosk": {**OPEN, "check_in_method": "kiosk"},
        "closed": CLOSED,
        "closed by badge": BY_BADGE,
        "closed at the kiosk": {**CLOSED, "check_in_method": "kiosk", "check_out_method": "kiosk"},
        "lockup": {**UNWITNESSED, "check_out_method": "lockup"},
        "rollover": {**UNWITNESSED, "check_out_method": "rollover"},
        "recruitment": {**OPEN, "purpose": "recruitment", "recruitment_step": "Aptitude test"},
        "contract work": {**OPEN, "purpose": "contract_work", "organization": "Harbour Works", "work": "Boiler"},
        "meeting": {**OPEN, "purpose": "meeting", "host_member_id": related("members")},
        "event": {**OPEN, "purpose": "event", "event_id": related("events", "active")},
        "museum": {**OPEN, "purpose": "museum"},
    },
    edge_cases={
        "one name": {"last_name": "Suharto", "display_name": "Suharto"},
        "long name": {"last_name": LONG_NAME, "first_name": LONG_NAME, "display_name": LONG_NAME},
        "accents": {"last_name": ACCENTS, "organization": ACCENTS},
        "apostrophe": {"last_name": APOSTROPHE, "organization": APOSTROPHE},
        "in Han": {"last_name": HAN, "organization": HAN},
        "in Arabic": {"last_name": ARABIC, "phone": "\u0661\u0662\u0663"},
        "in Cyrillic": {"last_name": CYRILLIC},
        "name of punctuation": {"last_name": PUNCTUATION, "organization": PUNCTUATION},
        "name like a formula": {"last_name": FORMULA, "plate": "+1"},
        "phone without digits": {"phone": "none"},
        "long phone": {"phone": "+1 204 555 0100 ext. 12345678901234567890"},
        "expected, not filled in": {"purpose": "meeting"},
        "left as they came": {**CLOSED, "checked_out_at": NOON},
        "expires after a microsecond": {"expires_at": NOON + timedelta(microseconds=1)},
        "across the spring change": {
            **CLOSED,
            "checked_in_at": SPRING_FORWARD - timedelta(microseconds=1),
            "checked_out_at": SPRING_FORWARD,
        },
        "in the hour that comes twice": {**CLOSED, "checked_in_at": FALL_BACK, "checked_out_at": FALL_BACK + HOUR},
        "at the last microsecond": {**OPEN, "checked_in_at": LAST_MICROSECOND},
        "badge of a visit that is closed": {
            **OPEN,
            "badge_id": of_another("visitors", "badge_id", "closed by badge"),
        },
        "closed with a badge that is held": {
            **CLOSED,
            "badge_id": of_another("visitors", "badge_id", "open with a badge"),
        },
        "by badge, its scan not known": {**CLOSED, "badge_id": A_BADGE, "check_out_method": "badge"},
        "long notes": {"notes": LONG_TEXT, "work": LONG_TEXT},
        "notes of lines": {"notes": LINES},
    },
    invalid={
        "without a last name": Invalid({"last_name": ""}, "ck_visitors_named"),
        "without a display name": Invalid({"display_name": ""}, "ck_visitors_named"),
        "without a key of its names": Invalid({"sort_key": ""}, "ck_visitors_named"),
        "without a key of its organization": Invalid({"organization_key": ""}, "ck_visitors_organization_sorted"),
        "key of a phone with a hyphen": Invalid({"phone_key": "555-0142"}, "ck_visitors_phone_key_form"),
        "neither expected nor here": Invalid({"expected_at": None}, "ck_visitors_expected_or_here"),
        "cancelled and here": Invalid({"cancelled_at": NOON}, "ck_visitors_cancelled_before_it_began", of="open"),
        "in without a method": Invalid({"check_in_method": None}, "ck_visitors_in_by_a_method", of="open"),
        "method of no sign-in": Invalid({"check_in_method": "desk"}, "ck_visitors_in_by_a_method"),
        "out without a method": Invalid({"check_out_method": None}, "ck_visitors_out_by_a_method", of="closed"),
        "method of no sign-out": Invalid({"check_out_method": "desk"}, "ck_visitors_out_by_a_method", of="open"),
        "out without having been in": Invalid(
            {"checked_out_at": NOON, "check_out_method": "desk"}, "ck_visitors_in_before_out"
        ),
        "out before in": Invalid(
            {"checked_out_at": NOON - timedelta(microseconds=1)}, "ck_visitors_in_before_out", of="closed"
        ),
        "in at no station": Invalid({"station_id": None}, "ck_visitors_in_at_a_station", of="open"),
        "station of no sign-in": Invalid({"station_id": related("stations")}, "ck_visitors_in_at_a_station"),
        "scan of a sign-out at the desk": Invalid(
            {"check_out_method": "desk"}, "ck_visitors_scan_fits_method", of="closed by badge"
        ),
        "scan of no sign-out": Invalid(
            {"check_out_scan_id": related("scans", "of a visitor")}, "ck_visitors_scan_fits_method", of="open"
        ),
        "scan of another": Invalid(
            {"check_out_scan_id": of_another("visitors", "check_out_scan_id", "closed by badge")},
            "uq_visitors_check_out_scan_id",
            of="closed by badge",
        ),
        "lockup that somebody saw": Invalid({"witnessed": True}, "ck_visitors_seen_by_nobody", of="lockup"),
        "badge before coming": Invalid({"badge_id": A_BADGE}, "ck_visitors_badge_when_here"),
        "badge of another who is here": Invalid(
            {"badge_id": of_another("visitors", "badge_id", "open with a badge")},
            "uq_visitors_badge_id_open",
            of="open",
        ),
        "badge of a member": Invalid({"badge_id": related("badges")}, "fk_visitors_badge_id_badge_kind", of="open"),
        "expires before it is expected": Invalid({"expires_at": NOON - HOUR}, "ck_visitors_expires_later"),
        "expires when it is expected": Invalid({"expires_at": NOON}, "ck_visitors_expires_later"),
        "recruitment without a step": Invalid({"recruitment_step": ""}, "ck_visitors_filled_in_full", of="recruitment"),
        "contract work without a company": Invalid(
            {"organization": ""}, "ck_visitors_filled_in_full", of="contract work"
        ),
        "contract work without the work": Invalid({"work": ""}, "ck_visitors_filled_in_full", of="contract work"),
        "meeting without a host": Invalid({"host_member_id": None}, "ck_visitors_filled_in_full", of="meeting"),
        "event without the event": Invalid({"event_id": None}, "ck_visitors_filled_in_full", of="event"),
        "told of a sign-in before it was": Invalid(
            {"arrival_told_by": related("admin_users")}, "ck_visitors_told_of_what_was"
        ),
        "told of a sign-out before it was": Invalid(
            {"departure_told_by": related("admin_users")}, "ck_visitors_told_of_what_was", of="open"
        ),
        "unknown purpose": Invalid({"purpose": "curiosity"}, "ck_visitors_purpose_known"),
        "unknown language": Invalid({"language": "de"}, "ck_visitors_language_known"),
        "unknown way in": Invalid({"check_in_method": "badge"}, "ck_visitors_check_in_method_known", of="open"),
        "unknown way out": Invalid({"check_out_method": "window"}, "ck_visitors_check_out_method_known", of="closed"),
    },
)

SLIP_PRINTS: Final = Factory(
    "slip_prints",
    minimal={
        "visitor_id": related("visitors", "open"),
        "station_id": related("stations"),
        "printer": "Front desk",
        "language": "en",
        "outcome": "printed",
    },
    complete={
        "printed_by": related("admin_users"),
        "printed_at": NOON,
        "language": "fr",
        "outcome": "failed",
        "problem": "Out of paper.",
    },
    variants={"failed": {"outcome": "failed", "problem": "The printer does not answer."}},
    edge_cases={
        "unknown printer": {"printer": ""},
        "accents": {"printer": ACCENTS},
        "printed at the last microsecond": {"printed_at": LAST_MICROSECOND},
        "printed at the spring change": {"printed_at": SPRING_FORWARD},
        "printed in the hour that comes twice": {"printed_at": FALL_BACK},
        "long problem": {"outcome": "failed", "problem": LONG_TEXT},
    },
    invalid={
        "unknown outcome": Invalid({"outcome": "queued"}, "ck_slip_prints_outcome_known"),
        "unknown language": Invalid({"language": "de"}, "ck_slip_prints_language_known"),
        "failed for no reason": Invalid({"outcome": "failed"}, "ck_slip_prints_says_what_failed"),
        "printed with a problem": Invalid({"problem": "Out of paper."}, "ck_slip_prints_says_what_failed"),
    },
)
