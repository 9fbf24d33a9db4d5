"""Events, their attendees, and the attendees' passages."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from tests.support.factories.declaration import Factory, Invalid, Later, numbered, of_another, related
from tests.support.factories.edges import (
    ACCENTS,
    APOSTROPHE,
    ARABIC,
    CYRILLIC,
    FALL_BACK,
    FIRST_DATE,
    HAN,
    LAST_DATE,
    LAST_MICROSECOND,
    LEAP_DAY,
    LINES,
    LONG_NAME,
    LONG_TEXT,
    MONDAY,
    NEXT_DAY,
    NOON,
    PUNCTUATION,
    SPRING_FORWARD,
)

if TYPE_CHECKING:
    from tests.support.factories.making import Draft

MICROSECOND: Final = timedelta(microseconds=1)

EVENTS: Final = Factory(
    "events",
    minimal={"name": numbered("Event {}"), "starts_on": MONDAY, "ends_on": MONDAY},
    complete={
        "description": "Two days of instruction.",
        "location": "Drill deck",
        "ends_on": date(2026, 3, 3),
        "status": "active",
    },
    variants={
        "active": {"status": "active"},
        "ended": {"status": "ended"},
        "cancelled": {"status": "cancelled"},
    },
    edge_cases={
        "name of another": {"name": "Open house"},
        "name of another again": {"name": "Open house"},
        "long name": {"name": LONG_NAME},
        "accents": {"name": ACCENTS, "location": ACCENTS},
        "apostrophe": {"name": APOSTROPHE},
        "in Han": {"name": HAN},
        "name of punctuation": {"name": PUNCTUATION},
        "on a leap day": {"starts_on": LEAP_DAY, "ends_on": LEAP_DAY},
        "for ever": {"starts_on": FIRST_DATE, "ends_on": LAST_DATE},
        "long description": {"description": LONG_TEXT},
        "description of lines": {"description": LINES},
    },
    invalid={
        "without a name": Invalid({"name": ""}, "ck_events_named"),
        "without a key of its name": Invalid({"name_key": ""}, "ck_events_named"),
        "ends before it starts": Invalid({"ends_on": date(2026, 3, 1)}, "ck_events_dates_in_order"),
        "unknown status": Invalid({"status": "over"}, "ck_events_status_known"),
    },
)

A_BADGE: Final = related("badges", "event")


def _badge_handed_on(row: "Draft") -> object:
    """Return the badge of an attendee whose window ends as this one's begins."""
    return row.make.of("event_attendees").row(
        "badged", access_from=row["access_from"] - timedelta(days=1), access_until=row["access_from"]
    )["badge_id"]


EVENT_ATTENDEES: Final = Factory(
    "event_attendees",
    minimal={
        "event_id": related("events"),
        "last_name": "Ferland",
        "display_name": "Ferland",
        "access_from": NOON,
        "access_until": NEXT_DAY,
    },
    complete={
        "rank": "Capt",
        "first_name": "Noémie",
        "display_name": "Capt Ferland, N.",
        "organization": "Sea Cadets",
        "event_role_id": related("list_items", "event_role"),
        "badge_id": A_BADGE,
        "status": "arrived",
        "notes": "Brings the projector.",
    },
    variants={
        "badged": {"badge_id": A_BADGE},
        "arrived": {"badge_id": A_BADGE, "status": "arrived"},
        "withdrawn": {"status": "withdrawn"},
    },
    edge_cases={
        "one name": {"last_name": "Suharto", "display_name": "Suharto"},
        "long name": {"last_name": LONG_NAME, "first_name": LONG_NAME, "display_name": LONG_NAME},
        "accents": {"last_name": ACCENTS, "organization": ACCENTS},
        "apostrophe": {"last_name": APOSTROPHE},
        "in Han": {"last_name": HAN},
        "in Arabic": {"last_name": ARABIC},
        "in Cyrillic": {"last_name": CYRILLIC},
        "name of punctuation": {"last_name": PUNCTUATION},
        "for a microsecond": {"access_from": LAST_MICROSECOND - MICROSECOND, "access_until": LAST_MICROSECOND},
        "across the spring change": {"access_from": SPRING_FORWARD - MICROSECOND, "access_until": SPRING_FORWARD},
        "in the hour that comes twice": {"access_from": FALL_BACK, "access_until": FALL_BACK + timedelta(hours=1)},
        "badge handed on": {"badge_id": Later(_badge_handed_on)},
        "badge of one who withdrew": {
            "badge_id": of_another("event_attendees", "badge_id", "badged", status="withdrawn")
        },
        "withdrew with a badge that is held": {
            "badge_id": of_another("event_attendees", "badge_id", "badged"),
            "status": "withdrawn",
        },
        "long notes": {"notes": LONG_TEXT},
    },
    invalid={
        "without a last name": Invalid({"last_name": ""}, "ck_event_attendees_named"),
        "without a display name": Invalid({"display_name": ""}, "ck_event_attendees_named"),
        "without a key of its names": Invalid({"sort_key": ""}, "ck_event_attendees_named"),
        "window that ends before it begins": Invalid(
            {"access_until": NOON - MICROSECOND}, "ck_event_attendees_access_in_order"
        ),
        "window of no length": Invalid({"access_until": NOON}, "ck_event_attendees_access_in_order"),
        "unknown status": Invalid({"status": "late"}, "ck_event_attendees_status_known"),
        "badge that another holds": Invalid(
            {"badge_id": of_another("event_attendees", "badge_id", "badged")}, "ex_event_attendees_badge_id"
        ),
        "badge that another holds for a microsecond more": Invalid(
            {
                "badge_id": of_another(
                    "event_attendees",
                    "badge_id",
                    "badged",
                    access_from=NOON - timedelta(days=1),
                    access_until=NOON + MICROSECOND,
                )
            },
            "ex_event_attendees_badge_id",
        ),
        "badge of a visitor": Invalid(
            {"badge_id": related("badges", "visitor")}, "fk_event_attendees_badge_id_badge_kind"
        ),
        "role of another list": Invalid(
            {"event_role_id": related("list_items", "mess")}, "fk_event_attendees_event_role_id_role_list"
        ),
    },
)


def _earlier_passage(row: "Draft") -> object:
    """Return another passage of the same attendee."""
    return row.make.of("event_checkins")(event_attendee_id=row["event_attendee_id"])


EVENT_CHECKINS: Final = Factory(
    "event_checkins",
    minimal={
        "event_attendee_id": related("event_attendees"),
        "direction": "in",
        "occurred_at": NOON,
        "station_id": related("stations"),
        "method": "manual",
    },
    complete={"direction": "out", "recorded_at": NOON, "witnessed": False, "entered_by": related("admin_users")},
    variants={
        "by badge": {
            "event_attendee_id": related("event_attendees", "badged"),
            "method": "badge",
            "scan_id": Later(
                lambda row: row.make.of("scans")(
                    "of an attendee", station_id=row["station_id"], occurred_at=row["occurred_at"]
                )
            ),
        },
        "lockup": {"direction": "out", "method": "lockup", "witnessed": False},
        "rollover": {"direction": "out", "method": "rollover", "witnessed": False},
        "rederived": {"direction": "out", "method": "rederived", "supersedes_id": Later(_earlier_passage)},
        "voiding": {"method": "rederived", "supersedes_id": Later(_earlier_passage), "voided": True},
    },
    edge_cases={
        "at the last microsecond": {"occurred_at": LAST_MICROSECOND},
        "at the spring change": {"occurred_at": SPRING_FORWARD},
        "in the hour that comes twice": {"occurred_at": FALL_BACK},
    },
    invalid={
        "supersedes itself": Invalid(
            {"supersedes_id": Later(lambda row: row["id"])}, "ck_event_checkins_supersedes_another", of="rederived"
        ),
        "superseded already": Invalid(
            {"supersedes_id": of_another("event_checkins", "supersedes_id", "rederived", same="event_attendee_id")},
            "uq_event_checkins_supersedes_id",
            of="rederived",
        ),
        "voids nothing": Invalid({"voided": True}, "ck_event_checkins_voids_another"),
        "rederived of nothing": Invalid(
            {"supersedes_id": None}, "ck_event_checkins_superseded_for_a_reason", of="rederived"
        ),
        "supersedes by hand": Invalid(
            {"supersedes_id": Later(_earlier_passage)}, "ck_event_checkins_superseded_for_a_reason"
        ),
        "unknown direction": Invalid({"direction": "through"}, "ck_event_checkins_direction_known"),
        "unknown method": Invalid({"method": "correction"}, "ck_event_checkins_method_known"),
        "by badge without a scan": Invalid({"method": "badge"}, "ck_event_checkins_scan_fits_method"),
        "rollover that somebody saw": Invalid({"witnessed": True}, "ck_event_checkins_seen_by_nobody", of="rollover"),
        "lockup that lets in": Invalid({"direction": "in"}, "ck_event_checkins_seen_by_nobody", of="lockup"),
        "rollover by hand": Invalid(
            {"entered_by": related("admin_users")}, "ck_event_checkins_entered_by_hand", of="rollover"
        ),
        "by hand with a scan": Invalid({"method": "manual"}, "ck_event_checkins_scan_fits_method", of="by badge"),
        "scan of another": Invalid(
            {"scan_id": of_another("event_checkins", "scan_id", "by badge", same="station_id")},
            "uq_event_checkins_scan_id",
            of="by badge",
        ),
    },
)
