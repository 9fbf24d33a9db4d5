"""Who adds and changes which rows, and how it ends: the cases of ``test_own_rows``."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from psycopg.types.json import Jsonb

from tests.support.builders import NOON
from tests.support.unit_at_work import HOUR, SIGNED_OUT, health, scan, signed_in_at, visit

REFUSED: Final = "refused"
UNSEEN: Final = "unseen"
NO_RIGHT: Final = "no right"


@dataclass(frozen=True)
class Add:
    """Somebody adds a row of these values; a text that begins with @ stands for the id of that name.

    Attributes:
        ends: empty where the row is taken, ``refused`` where a policy refuses it, ``no right`` where there is no grant
            that a policy could narrow, else the rule that refuses it.
        late: a scan of the station's own, made so long after noon, is recorded before in the same transaction.
    """

    who: str
    values: dict[str, Any]
    ends: str = ""
    late: timedelta | None = None


@dataclass(frozen=True)
class Change:
    """Somebody changes the row of this name."""

    who: str
    row: str
    values: dict[str, Any] = field(default_factory=dict)
    ends: str = ""
    """Empty where it is changed, ``unseen`` where a policy hides the row, ``refused`` or a rule as above."""


def passage(own_scan: str = "@own_scan", station: str = "@here", hours: int = 0, **values: object) -> dict[str, Any]:
    """Return a check-in by badge."""
    usual = {"member_id": "@member", "direction": "in", "method": "badge", "occurred_at": NOON + hours * HOUR}
    return {"scan_id": own_scan, "station_id": station, **usual, **values}


def turned(**values: object) -> dict[str, Any]:
    """Return the check-in at the other station turned round."""
    usual = {"member_id": "@member", "badge_id": "@badge", "station_id": "@there", "occurred_at": NOON + HOUR}
    return {"supersedes_id": "@derived", "direction": "out", "method": "rederived", **usual, **values}


def turned_at_event(**values: object) -> dict[str, Any]:
    """Return the attendee's passage at the other station turned round."""
    usual = {"event_attendee_id": "@badged_attendee", "station_id": "@there", "occurred_at": NOON + HOUR}
    return {"supersedes_id": "@derived_passage", "direction": "out", "method": "rederived", **usual, **values}


def by_hand(**values: object) -> dict[str, Any]:
    """Return a check-in entered by the operator."""
    return {
        "member_id": "@member",
        "direction": "in",
        "method": "manual",
        "occurred_at": NOON,
        "entered_by": "@operator",
        **values,
    }


def unsigned(**values: object) -> dict[str, Any]:
    """Return the same without anybody's name under it."""
    return {name: value for name, value in by_hand(**values).items() if name != "entered_by"}


SAME_MEMBER: Final = "supersede_the_same_member"
SEEN: Final = passage("@seen_scan", "@there", 2, method="fixed")
CORRECTION: Final = by_hand(method="correction", supersedes_id="@by_hand", reason="Seen leaving")
ADDED: dict[str, dict[str, Add]] = {
    "checkins": {
        "a passage of its own scan": Add("here", passage()),
        "a passage of another station's scan": Add("here", passage("@their_open_scan", "@there", 1), REFUSED),
        "another station's scan as its own": Add("here", passage("@their_open_scan", "@here", 1), REFUSED),
        "its own scan as another station's": Add("here", passage(station="@there"), REFUSED),
        "its own scan for another member": Add("here", passage(member_id="@other_member"), REFUSED),
        "its own scan at another time": Add("here", passage(hours=1), REFUSED),
        "its own scan the other way": Add("here", passage(direction="out"), REFUSED),
        "its own scan with another badge": Add("here", passage(badge_id="@badge"), REFUSED),
        "its own scan superseding a row": Add("here", passage(supersedes_id="@derived"), REFUSED, late=-HOUR),
        "a passage by no station of ours": Add("stranger", passage(), REFUSED),
        "a passage by an account": Add("administrator", passage(), REFUSED),
        "what was seen, after a late scan": Add("here", SEEN, late=-HOUR),
        "what was seen, without a late scan": Add("here", SEEN, REFUSED),
        "what was seen, after a scan that is no earlier": Add("here", SEEN, REFUSED, late=2 * HOUR),
        "what was seen as a derived one, after a late scan": Add(
            "here", SEEN | {"method": "badge"}, REFUSED, late=-HOUR
        ),
        "another's passage after a late scan": Add(
            "here", passage("@their_open_scan", "@there", 1, method="fixed"), REFUSED, late=-HOUR
        ),
        "a derived row turned, after a late scan": Add("here", turned(), late=-HOUR),
        "a derived row voided, after a late scan": Add("here", turned(direction="in", voided=True), late=-HOUR),
        "a derived row turned, without a late scan": Add("here", turned(), REFUSED),
        "a derived row turned by no station of ours": Add("stranger", turned(), REFUSED),
        "a derived row turned by an account": Add("administrator", turned(), REFUSED),
        "a derived row repeated": Add("here", turned(direction="in"), REFUSED, late=-HOUR),
        "a derived row voided the other way": Add("here", turned(voided=True), REFUSED, late=-HOUR),
        "a derived row moved in time": Add("here", turned(occurred_at=NOON + 2 * HOUR), REFUSED, late=-HOUR),
        "a derived row moved to here": Add("here", turned(station_id="@here"), REFUSED, late=-HOUR),
        "a derived row with another badge": Add("here", turned(badge_id=None), REFUSED, late=-HOUR),
        "a derived row for another member": Add("here", turned(member_id="@other_member"), SAME_MEMBER, late=-HOUR),
        "a row by hand turned round": Add(
            "here",
            turned(
                supersedes_id="@by_hand", direction="in", station_id=None, badge_id=None, occurred_at=NOON + 3 * HOUR
            ),
            REFUSED,
            late=-HOUR,
        ),
        "a derived row that supersedes nothing": Add("here", turned(supersedes_id=None), REFUSED, late=-HOUR),
        "a derived row corrected, after a late scan": Add(
            "here", turned(method="correction", reason="Mine"), REFUSED, late=-HOUR
        ),
        "a row that only voids another, after a late scan": Add(
            "here", turned(supersedes_id="@voiding", occurred_at=NOON + 4 * HOUR), REFUSED, late=-HOUR
        ),
        "by hand, by a station": Add("here", unsigned(), REFUSED),
        "by hand, by a station for an operator": Add("here", by_hand(), NO_RIGHT),
        "by hand, by the account that says so": Add("operator", by_hand()),
        "by hand, by an account for another": Add("supervisor", by_hand(), REFUSED),
        "by hand, by an account for nobody": Add("operator", by_hand(entered_by=None), REFUSED),
        "a correction by a supervisor": Add("supervisor", CORRECTION | {"entered_by": "@supervisor"}),
        "a correction by an operator of what somebody saw": Add("operator", CORRECTION, REFUSED),
        "a correction by an operator of what nobody saw": Add(
            "operator", CORRECTION | {"supersedes_id": "@unwitnessed"}
        ),
        "a correction of another member's row": Add(
            "operator", CORRECTION | {"supersedes_id": "@of_other"}, SAME_MEMBER
        ),
        "a correction by a station": Add(
            "here", unsigned(method="correction", supersedes_id="@by_hand", reason="Seen leaving"), REFUSED
        ),
        "a lockup by an account": Add("operator", by_hand(method="lockup", direction="out", witnessed=False)),
        "a rollover by a station": Add("here", unsigned(method="rollover"), REFUSED),
    },
    "scans": {
        "its own": Add("here", scan("@here", "@member")),
        "another station's": Add("here", scan("@there", "@member"), REFUSED),
        "of no station of ours": Add("stranger", scan("@here", "@member"), REFUSED),
    },
    "event_checkins": {
        "a passage of its own scan": Add(
            "here", {"scan_id": "@event_scan", "method": "badge", "station_id": "@here", "entered_by": None}
        ),
        "a passage of its own scan as another's": Add(
            "here", {"scan_id": "@event_scan", "method": "badge", "station_id": "@there"}, REFUSED
        ),
        "a passage of another station's scan": Add(
            "here", {"scan_id": "@their_scan", "method": "badge", "station_id": "@here"}, REFUSED
        ),
        "by hand, by a station": Add("here", {"method": "manual", "station_id": "@here"}, REFUSED),
        "by hand, by the account that says so": Add(
            "operator", {"method": "manual", "station_id": "@here", "entered_by": "@operator"}
        ),
        "by hand, by an account for another": Add(
            "operator", {"method": "manual", "station_id": "@here", "entered_by": "@supervisor"}, REFUSED
        ),
        "a passage turned, after a late scan": Add("here", turned_at_event(), late=-HOUR),
        "a passage voided, after a late scan": Add("here", turned_at_event(direction="in", voided=True), late=-HOUR),
        "a passage turned, without a late scan": Add("here", turned_at_event(), REFUSED),
        "a passage turned, after a scan that is no earlier": Add("here", turned_at_event(), REFUSED, late=HOUR),
        "a passage turned by an account": Add("operator", turned_at_event(), REFUSED),
        "a passage repeated": Add("here", turned_at_event(direction="in"), REFUSED, late=-HOUR),
        "a passage moved in time": Add("here", turned_at_event(occurred_at=NOON), REFUSED, late=-HOUR),
        "a passage moved to here": Add("here", turned_at_event(station_id="@here"), REFUSED, late=-HOUR),
        "a passage of another attendee turned": Add(
            "here", turned_at_event(event_attendee_id="@attendee"), REFUSED, late=-HOUR
        ),
        "a passage that did not happen turned": Add(
            "here",
            turned_at_event(supersedes_id="@voiding_passage", occurred_at=NOON + 1.5 * HOUR),
            REFUSED,
            late=-HOUR,
        ),
        "a passage by an account": Add(
            "operator",
            {"scan_id": "@event_scan", "method": "badge", "station_id": "@here", "entered_by": "@operator"},
            REFUSED,
        ),
    },
    "visitors": {
        "signed in here, by a station": Add("here", signed_in_at("@here"), NO_RIGHT),
        "expected, by a station": Add("here", {}, NO_RIGHT),
        "expected, by an account": Add("operator", {}),
        "signed in anywhere, by an account": Add("operator", signed_in_at("@there")),
        "expected, by no station of ours": Add("stranger", {}, NO_RIGHT),
        "told of by a station, says an account": Add(
            "operator", signed_in_at("@here") | {"arrival_told_by": "@operator"}, "told_by_a_function_only"
        ),
    },
    "reviews": {
        "open, by a station": Add("here", {}),
        "open, by an account": Add("operator", {}),
        "open, by no station of ours": Add("stranger", {}, REFUSED),
        "settled, by a station": Add("here", {"settled_at": NOON}, NO_RIGHT),
        "settled, by an account": Add("operator", {"settled_at": NOON, "settled_by": "@operator"}, REFUSED),
    },
    "sign_ins": {
        "its own": Add("here", {"station_id": "@here", "outcome": "refused"}),
        "another station's": Add("here", {"station_id": "@there", "outcome": "refused"}, REFUSED),
        "of no station": Add("here", {"outcome": "refused"}, REFUSED),
        "of an account that it refused": Add(
            "here", {"station_id": "@here", "admin_user_id": "@operator", "outcome": "refused"}
        ),
        "of an account that came in": Add(
            "here", {"station_id": "@here", "admin_user_id": "@operator", "outcome": "signed_in"}, REFUSED
        ),
        "vouched for by itself": Add(
            "here",
            {"station_id": "@here", "admin_user_id": "@operator", "outcome": "refused", "via_station": True},
            NO_RIGHT,
        ),
        "of itself, by an account": Add("operator", {"admin_user_id": "@operator", "outcome": "signed_in"}, NO_RIGHT),
    },
    "slip_prints": {
        "its own": Add("here", {"station_id": "@here"}),
        "another station's": Add("here", {"station_id": "@there"}, REFUSED),
        "its own for an account": Add("here", {"station_id": "@here", "printed_by": "@operator"}, REFUSED),
        "by the account that says so": Add("operator", {"station_id": "@here", "printed_by": "@operator"}),
        "by an account for another": Add("operator", {"station_id": "@here", "printed_by": "@supervisor"}, REFUSED),
        "by an account for nobody": Add("operator", {"station_id": "@here"}, REFUSED),
    },
    "open_questions": {
        "its own": Add("here", {"station_id": "@here"}),
        "another station's": Add("here", {"station_id": "@there"}, REFUSED),
        "answered, by a station": Add(
            "here", {"station_id": "@here", "answered_at": NOON, "answer": "confirmed"}, REFUSED
        ),
        "by an account": Add("operator", {"station_id": "@here"}),
        "answered by the account that says so": Add(
            "operator",
            {"station_id": "@here", "answered_at": NOON, "answer": "confirmed", "answered_by": "@operator"},
        ),
        "answered by an account for another": Add(
            "operator",
            {"station_id": "@here", "answered_at": NOON, "answer": "confirmed", "answered_by": "@supervisor"},
            REFUSED,
        ),
    },
    "station_health": {
        "its own": Add("here", health("@here")),
        "another station's": Add("there", health("@here"), REFUSED),
    },
    "saved_filters": {
        "its own": Add("operator", {"admin_user_id": "@operator"}),
        "another account's": Add("operator", {"admin_user_id": "@administrator"}, REFUSED),
    },
}
"""What is added to which table; what the rows have in common stands below."""

COMMON: dict[str, dict[str, Any]] = {
    "event_checkins": {"event_attendee_id": "@attendee", "direction": "in", "occurred_at": NOON},
    "visitors": visit("@visit_type"),
    "reviews": {"checkin_id": "@derived", "reason": "clock", "facts": Jsonb({})},
    "slip_prints": {"visitor_id": "@open_here", "printer": "Kiosk", "language": "en", "outcome": "printed"},
    "open_questions": {"member_id": "@member", "checkin_id": "@derived"},
    "saved_filters": {"page": "visitors", "name": "Mine", "filter": Jsonb({})},
}

IN_WORDS: Final = {"settled_at": NOON, "settlement": "The member was asked."}
ANSWERED: Final = {"answered_at": NOON, "answer": "not_known"}
CHANGED: dict[str, dict[str, Change]] = {
    "visitors": {
        "an expected one signed in, by a station": Change("here", "expected", signed_in_at("@here"), NO_RIGHT),
        "an expected one cancelled, by a station": Change("here", "expected", {"cancelled_at": NOON}, NO_RIGHT),
        "its own open one closed, by a station": Change("here", "open_here", SIGNED_OUT, NO_RIGHT),
        "an open one closed by its own scan": Change(
            "here", "open_here", SIGNED_OUT | {"check_out_method": "badge", "check_out_scan_id": "@own_scan"}, NO_RIGHT
        ),
        "an open one edited, by a station": Change("here", "open_here", {"notes": "Mine"}, NO_RIGHT),
        "an open one by no station of ours": Change("stranger", "open_here", SIGNED_OUT, NO_RIGHT),
        "an open one closed by an account": Change("operator", "open_there", SIGNED_OUT),
        "an open one whose end a station told, says an account": Change(
            "operator", "open_here", SIGNED_OUT | {"departure_told_by": "@operator"}, "told_by_a_function_only"
        ),
        "a closed one by an account": Change("operator", "closed", {"notes": "Left an umbrella"}),
        "an expected one cancelled by an account": Change("operator", "expected", {"cancelled_at": NOON}),
        "an open one edited by an account": Change("operator", "open_there", {"last_name": "Chen"}),
    },
    "reviews": {
        "settled by the account that says so": Change(
            "operator", "review", {"settled_at": NOON, "settled_by": "@operator", "settlement": "Seen"}
        ),
        "settled by an account for another": Change(
            "operator", "review", {"settled_at": NOON, "settled_by": "@supervisor"}, REFUSED
        ),
        "settled by nobody": Change("operator", "review", {"settled_at": NOON}, REFUSED),
        "settled by a station": Change("here", "review", IN_WORDS | {"version": 2}, NO_RIGHT),
        "settled by a station for an account": Change(
            "here", "review", IN_WORDS | {"settled_by": "@operator"}, NO_RIGHT
        ),
        "settled as if a station vouched for it": Change(
            "operator", "review", IN_WORDS | {"settled_by": "@operator", "settled_via_station_id": "@here"}, NO_RIGHT
        ),
    },
    "open_questions": {
        "put off": Change("operator", "question", {"put_off_until": NOON}),
        "answered by the account that says so": Change("operator", "question", ANSWERED | {"answered_by": "@operator"}),
        "answered by an account for another": Change(
            "operator", "question", ANSWERED | {"answered_by": "@supervisor"}, REFUSED
        ),
        "answered by nobody": Change("operator", "question", ANSWERED, REFUSED),
    },
    "station_health": {
        "its own": Change("there", "there", {"waiting": 3}),
        "another station's": Change("here", "there", {"waiting": 3}, UNSEEN),
        "given away": Change("there", "there", {"station_id": "@here"}, REFUSED),
    },
    "saved_filters": {
        "its own": Change("operator", "filter_of_operator", {"filter": Jsonb({"in": True})}),
        "another account's": Change("operator", "filter_of_supervisor", {"filter": Jsonb({})}, UNSEEN),
        "given away": Change("operator", "filter_of_operator", {"admin_user_id": "@supervisor"}, REFUSED),
    },
}
