"""Scans, check-ins, presence and reviews."""

from typing import TYPE_CHECKING, Final

from uuid_utils.compat import uuid7

from tests.support.factories.declaration import Factory, Invalid, Later, of_another, related
from tests.support.factories.edges import (
    ACCENTS,
    FALL_BACK,
    HAN,
    LAST_MICROSECOND,
    LONG_TEXT,
    NEXT_DAY,
    NOON,
    SPRING_FORWARD,
)

if TYPE_CHECKING:
    from tests.support.factories.making import Draft

OWN_KEY: Final = Later(lambda row: row["id"])
A_STATION: Final = related("stations")
AN_ACCOUNT: Final = related("admin_users")

SCANS: Final = Factory(
    "scans",
    minimal={
        "serial": "0000000001",
        "station_id": A_STATION,
        "occurred_at": NOON,
        "desk_clock_at": NOON,
        "outcome": "badge_unknown",
    },
    complete={
        "badge_id": Later(lambda row: row.make.of("badges")("held", member_id=row["member_id"])),
        "member_id": related("members"),
        "recorded_at": NOON,
        "outcome": "repeat",
        "direction": "in",
        "first_outcome": "checked_in",
    },
    variants={
        "checked in": {
            "badge_id": Later(lambda row: row.make.of("badges")("held", member_id=row["member_id"])),
            "member_id": related("members"),
            "outcome": "checked_in",
            "direction": "in",
        },
        "checked out": {"member_id": related("members"), "outcome": "checked_out", "direction": "out"},
        "of a visitor": {"badge_id": related("badges", "visitor"), "outcome": "visitor_out"},
        "of an attendee": {"badge_id": related("badges", "event"), "outcome": "attendee_in", "direction": "in"},
        "repeated refusal": {"outcome": "repeat", "first_outcome": "badge_unknown"},
    },
    edge_cases={
        "serial of one character": {"serial": "?"},
        "longest serial": {"serial": "F" * 64},
        "longest serial of wide characters": {"serial": HAN[0] * 64},
        "desk clock ahead": {"desk_clock_at": NEXT_DAY},
        "at the last microsecond": {"occurred_at": LAST_MICROSECOND},
        "at the spring change": {"occurred_at": SPRING_FORWARD},
        "in the hour that comes twice": {"occurred_at": FALL_BACK},
    },
    invalid={
        "empty serial": Invalid({"serial": ""}, "ck_scans_serial_form"),
        "serial too long": Invalid({"serial": "F" * 65}, "ck_scans_serial_form"),
        "unknown outcome": Invalid({"outcome": "maybe"}, "ck_scans_outcome_known"),
        "not recorded": Invalid({"outcome": "not_recorded"}, "ck_scans_outcome_known"),
        "unknown direction": Invalid({"direction": "through"}, "ck_scans_direction_known"),
        "nobody checked in": Invalid({"member_id": None}, "ck_scans_passed_by_somebody", of="checked out"),
        "checked in and went out": Invalid({"direction": "out"}, "ck_scans_passed_by_somebody", of="checked in"),
        "checked out and went nowhere": Invalid({"direction": None}, "ck_scans_passed_by_somebody", of="checked out"),
        "repeats nothing": Invalid({"outcome": "repeat"}, "ck_scans_repeats_an_outcome"),
        "repeats a repeat": Invalid({"first_outcome": "repeat"}, "ck_scans_first_outcome_known", of="repeated refusal"),
        "repeats the unknown": Invalid({"first_outcome": "?"}, "ck_scans_first_outcome_known", of="repeated refusal"),
        "no repeat, but of something": Invalid({"first_outcome": "checked_in"}, "ck_scans_repeats_an_outcome"),
    },
)


def _own_scan(row: "Draft") -> object:
    """Return the key of a scan that says what its check-in says."""
    return row.make.of("scans")(
        "checked in" if row["direction"] == "in" else "checked out",
        member_id=row["member_id"],
        badge_id=row["badge_id"],
        station_id=row["station_id"],
        occurred_at=row["occurred_at"],
        desk_clock_at=row["occurred_at"],
    )


def _earlier(row: "Draft") -> object:
    """Return the key of an earlier check-in of the same member."""
    return row.make.of("checkins")(member_id=row["member_id"])


BY_BADGE: Final = {
    "badge_id": Later(lambda row: row.make.of("badges")("held", member_id=row["member_id"])),
    "station_id": A_STATION,
    "method": "badge",
    "scan_id": Later(_own_scan),
}
CORRECTED: Final = {
    "method": "correction",
    "supersedes_id": Later(_earlier),
    "reason": "Left by the rear door.",
    "entered_by": AN_ACCOUNT,
}

CHECKINS: Final = Factory(
    "checkins",
    minimal={"member_id": related("members"), "direction": "in", "occurred_at": NOON, "method": "manual"},
    complete={
        **CORRECTED,
        "badge_id": related("badges"),
        "station_id": A_STATION,
        "recorded_at": NOON,
        "witnessed": False,
        "entered_by": AN_ACCOUNT,
        "voided": True,
    },
    variants={
        "by badge": BY_BADGE,
        "by badge, out": {**BY_BADGE, "direction": "out"},
        "fixed": {**BY_BADGE, "method": "fixed"},
        "out": {"direction": "out"},
        "by hand": {"entered_by": AN_ACCOUNT, "station_id": A_STATION, "reason": "Forgot the badge."},
        "lockup": {"method": "lockup", "direction": "out", "witnessed": False, "entered_by": AN_ACCOUNT},
        "rollover": {"method": "rollover", "direction": "out", "witnessed": False},
        "correction": CORRECTED,
        "rederived": {"method": "rederived", "direction": "out", "supersedes_id": Later(_earlier)},
        "voiding": {"method": "rederived", "supersedes_id": Later(_earlier), "voided": True},
    },
    edge_cases={
        "at the last microsecond": {"occurred_at": LAST_MICROSECOND},
        "at the spring change": {"occurred_at": SPRING_FORWARD},
        "in the hour that comes twice": {"occurred_at": FALL_BACK},
        "recorded before it happened": {"occurred_at": NEXT_DAY, "recorded_at": NOON},
        "reason with accents": {"reason": ACCENTS},
        "long reason": {"reason": LONG_TEXT},
        "shortest reason": {**CORRECTED, "reason": "?"},
    },
    invalid={
        "unknown direction": Invalid({"direction": "through"}, "ck_checkins_direction_known"),
        "unknown method": Invalid({"method": "guess"}, "ck_checkins_method_known"),
        "by badge without a scan": Invalid({"method": "badge"}, "ck_checkins_scan_fits_method"),
        "fixed without a scan": Invalid({"method": "fixed"}, "ck_checkins_scan_fits_method"),
        "by hand with a scan": Invalid({"method": "manual"}, "ck_checkins_scan_fits_method", of="by badge"),
        "scan of another": Invalid(
            {"scan_id": of_another("checkins", "scan_id", "by badge")},
            "uq_checkins_scan_id",
            of="fixed",
        ),
        "supersedes itself": Invalid({"supersedes_id": OWN_KEY}, "ck_checkins_supersedes_another", of="correction"),
        "superseded already": Invalid(
            {"supersedes_id": of_another("checkins", "supersedes_id", "rederived", same="member_id")},
            "uq_checkins_supersedes_id",
            of="correction",
        ),
        "voids nothing": Invalid({"voided": True}, "ck_checkins_voids_another"),
        "corrects nothing": Invalid({"supersedes_id": None}, "ck_checkins_correction_has_a_reason", of="correction"),
        "corrects without a reason": Invalid({"reason": ""}, "ck_checkins_correction_has_a_reason", of="correction"),
        "lockup that somebody saw": Invalid({"witnessed": True}, "ck_checkins_seen_by_nobody", of="lockup"),
        "rollover that lets in": Invalid({"direction": "in"}, "ck_checkins_seen_by_nobody", of="rollover"),
        "corrects for a blank": Invalid({"reason": "  "}, "ck_checkins_correction_has_a_reason", of="correction"),
        "supersedes by hand": Invalid(
            {"supersedes_id": Later(_earlier)}, "ck_checkins_superseded_for_a_reason", of="by hand"
        ),
        "by badge and by hand": Invalid({"entered_by": AN_ACCOUNT}, "ck_checkins_entered_by_hand", of="by badge"),
        "rollover by hand": Invalid({"entered_by": AN_ACCOUNT}, "ck_checkins_entered_by_hand", of="rollover"),
    },
)


def _own_check_in(direction: str) -> Later:
    """Return the key of the check-in that makes a member's presence what it is."""
    return Later(
        lambda row: row.make.of("checkins")(member_id=row["member_id"], direction=direction, occurred_at=row["since"])
    )


PRESENT: Final = {"state": "in", "since": NOON, "checkin_id": _own_check_in("in")}

PRESENCE: Final = Factory(
    "presence",
    minimal={"member_id": related("members")},
    complete=PRESENT,
    variants={"in": PRESENT, "out": {"state": "out", "since": NOON, "checkin_id": _own_check_in("out")}},
    edge_cases={
        "since the last microsecond": {**PRESENT, "since": LAST_MICROSECOND},
        "since the spring change": {**PRESENT, "since": SPRING_FORWARD},
        "since the hour that comes twice": {**PRESENT, "since": FALL_BACK},
    },
    invalid={
        "unknown state": Invalid({"state": "away"}, "ck_presence_state_known", of="out"),
        "since nothing": Invalid({"since": NOON}, "ck_presence_since_a_checkin"),
        "in without a check-in": Invalid({"state": "in"}, "ck_presence_in_by_a_checkin"),
    },
    there_already=True,
)

REVIEWS: Final = Factory(
    "reviews",
    minimal={"scan_id": related("scans"), "reason": "clock", "facts": {}},
    complete={
        "checkin_id": related("checkins"),
        "reason": "late_arrival",
        "facts": {"minutes": 12, "stations": [str(uuid7())]},
        "raised_at": NOON,
        "settled_at": NEXT_DAY,
        "settled_by": AN_ACCOUNT,
        "settlement": "The rear door's clock was slow.",
        "settled_via_station_id": related("stations"),
    },
    variants={
        "of a check-in": {"scan_id": None, "checkin_id": related("checkins")},
        "two places": {"reason": "two_places"},
        "told otherwise": {"reason": "told_otherwise"},
        "settled": {"settled_at": NEXT_DAY, "settled_by": AN_ACCOUNT, "settlement": "Confirmed."},
    },
    edge_cases={
        "settled by nobody that is known": {"settled_at": NEXT_DAY, "settlement": "Before there were accounts."},
        "another reason of its scan": {"scan_id": of_another("reviews", "scan_id", "two places")},
        "raised at the last microsecond": {"raised_at": LAST_MICROSECOND},
        "raised at the spring change": {"raised_at": SPRING_FORWARD},
        "raised in the hour that comes twice": {"raised_at": FALL_BACK},
        "long settlement": {"settled_at": NEXT_DAY, "settlement": LONG_TEXT},
    },
    invalid={
        "unknown reason": Invalid({"reason": "odd"}, "ck_reviews_reason_known"),
        "settlement of what is open": Invalid({"settlement": "Soon."}, "ck_reviews_settlement_when_settled"),
        "about nothing": Invalid({"scan_id": None}, "ck_reviews_about_something"),
        "settled by somebody, but not settled": Invalid({"settled_by": AN_ACCOUNT}, "ck_reviews_settled_by_somebody"),
        "vouched for nobody": Invalid(
            {"settled_at": NEXT_DAY, "settled_via_station_id": related("stations")}, "ck_reviews_vouched_for"
        ),
        "reason of its scan again": Invalid({"scan_id": of_another("reviews", "scan_id")}, "uq_reviews_scan_id_reason"),
    },
)
