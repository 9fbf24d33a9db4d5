"""Who may do what, as DOMAIN's table has it, a row for each deed: the cases of ``test_rights``.

Every deed is SQL of somebody who signed in, and names the tables and functions of the schema that it is about.
"""

from collections.abc import Iterator
from typing import Any, Final, LiteralString

from psycopg import sql
from psycopg.types.json import Jsonb

from sentinel_desktop.domain.rights import Right
from sentinel_desktop.persistence.tables import Row
from tests.integration.persistence.called_cases import CALLED
from tests.integration.persistence.own_row_cases import CORRECTION, IN_WORDS, by_hand, passage
from tests.integration.persistence.reading_cases import (
    ADMINISTRATORS,
    EVERYBODY_AT_WORK,
    NEWCOMER,
    OPERATORS,
    READING,
    STATION,
    SUPERVISORS,
    Act,
    Deed,
    calls,
)
from tests.support.builders import NOON, Connection
from tests.support.factories import Factories
from tests.support.factories.making import insert
from tests.support.unit_at_work import HOUR, UnitAtWork, change, health, put, scan, signed_in_at, visit


def _adds(table: str, values: dict[str, Any], *, signed: str = "") -> Act:
    """Return an act that adds a row; ``@name`` stands for an id, and ``signed`` is where the account's own goes."""

    def act(connection: Connection, unit: UnitAtWork, who: str) -> None:
        name = {signed: unit.ids.get(who)} if signed and who != STATION else {}
        put(connection, table, _resolved(unit, values) | name)

    return act


def _changes(table: str, row: str, values: dict[str, Any], *, signed: str = "") -> Act:
    """Return an act that changes a row, which must be seen to be changed."""

    def act(connection: Connection, unit: UnitAtWork, who: str) -> bool:
        name = {signed: unit.ids[who]} if signed and who != STATION else {}
        return change(connection, table, unit.ids[row], _resolved(unit, values) | name) == 1

    return act


def _edits(table: str) -> Iterator[tuple[str, Act]]:
    """Yield what makes a row of a table, changes one and deletes one; the owner makes what it takes."""

    def adds(connection: Connection, unit: UnitAtWork, _who: str) -> None:
        made = Factories(unit.owner).of(table)
        insert(connection, Row.metadata.tables[table], made.values())

    def row(unit: UnitAtWork) -> object:
        return Factories(unit.owner).of(table)()

    def run(connection: Connection, unit: UnitAtWork, statement: LiteralString) -> bool:
        return connection.execute(sql.SQL(statement).format(sql.Identifier(table)), [row(unit)]).rowcount == 1

    yield "adds to", adds
    yield "changes", lambda connection, unit, _: run(connection, unit, "UPDATE {} SET version = 2 WHERE id = %s")
    yield "deletes from", lambda connection, unit, _: run(connection, unit, "DELETE FROM {} WHERE id = %s")


def _resolved(unit: UnitAtWork, values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: unit.ids[value[1:]] if isinstance(value, str) and value.startswith("@") else value
        for name, value in values.items()
    }


# --- nobody needs to sign in for these --------------------------------------------------------------------------------

MOVED: Final = (
    "UPDATE presence SET state = c.direction, since = c.occurred_at, checkin_id = c.id FROM checkins c "
    "WHERE c.id = %s AND presence.member_id = c.member_id"
)
AT_THE_DOOR: Final = (
    Deed("records its own scan", ("scans",), _adds("scans", scan("@here", "@member")), (STATION,)),
    Deed(
        "checks in by a scan",
        ("checkins", "is_passage_of_a_scan", "is_own_scan", "is_rederivation", "written_now", "written_base"),
        _adds("checkins", passage()),
        (STATION,),
    ),
    Deed(
        "moves presence with it",
        ("presence",),
        lambda connection, unit, _: connection.execute(MOVED, [unit.ids["of_other"]]).rowcount == 1,
        EVERYBODY_AT_WORK,
    ),
    Deed(
        "lets an attendee in by a scan",
        ("event_checkins", "is_passage_at_event", "is_rederivation_at_event"),
        _adds(
            "event_checkins",
            {"event_attendee_id": "@attendee", "direction": "in", "occurred_at": NOON, "method": "badge"}
            | {"scan_id": "@event_scan", "station_id": "@here"},
        ),
        (STATION,),
    ),
    Deed(
        "puts something up for review",
        ("reviews",),
        _adds("reviews", {"checkin_id": "@derived", "reason": "clock", "facts": Jsonb({})}),
        EVERYBODY_AT_WORK,
    ),
    Deed(
        "asks at the desk",
        ("open_questions",),
        _adds("open_questions", {"member_id": "@member", "checkin_id": "@derived", "station_id": "@here"}),
        EVERYBODY_AT_WORK,
    ),
    Deed(
        "prints a slip",
        ("slip_prints",),
        _adds(
            "slip_prints",
            {"visitor_id": "@open_here", "printer": "Kiosk", "language": "en", "outcome": "printed"}
            | {"station_id": "@here"},
            signed="printed_by",
        ),
        EVERYBODY_AT_WORK,
    ),
    Deed("says how it is", ("station_health",), _adds("station_health", health("@here")), (STATION,)),
    Deed("seals", ("seal_logs",), calls("SELECT seal_logs()"), EVERYBODY_AT_WORK),
    Deed(
        "checks the seals",
        ("recomputed_seals", "rows_not_sealed"),
        calls("SELECT recomputed_seals(1, 1), rows_not_sealed()"),
        EVERYBODY_AT_WORK,
    ),
    Deed(
        "tells of a sign-in that was refused",
        ("sign_ins",),
        _adds("sign_ins", {"station_id": "@here", "outcome": "refused"}),
        (STATION,),
    ),
    Deed(
        "tells of a good sign-in",
        ("sign_ins",),
        _adds("sign_ins", {"station_id": "@here", "admin_user_id": "@operator", "outcome": "signed_in"}),
        (),
    ),
)

# --- who signed in ----------------------------------------------------------------------------------------------------

BY_HAND: Final = (
    Deed(
        "enters a check-in by hand",
        ("checkins",),
        _adds("checkins", by_hand(), signed="entered_by"),
        OPERATORS,
        Right.ENTER_BY_HAND,
    ),
    Deed(
        "enters the true time of what nobody saw",
        ("checkins", "may_correct"),
        _adds("checkins", CORRECTION | {"supersedes_id": "@unwitnessed"}, signed="entered_by"),
        OPERATORS,
        Right.ENTER_BY_HAND,
    ),
    Deed(
        "corrects what somebody saw",
        ("checkins", "may_correct", "corrects_what_was_witnessed"),
        _adds("checkins", CORRECTION, signed="entered_by"),
        SUPERVISORS,
        Right.CORRECT_CHECK_INS,
    ),
    Deed(
        "expects a visitor",
        ("visitors",),
        _adds("visitors", visit("@visit_type")),
        OPERATORS,
        Right.RECEIVE_VISITORS,
    ),
    Deed(
        "signs a visitor in",
        ("visitors",),
        _adds("visitors", visit("@visit_type", **signed_in_at("@here"))),
        OPERATORS,
        Right.RECEIVE_VISITORS,
    ),
    Deed(
        "edits a visit that is over",
        ("visitors",),
        _changes("visitors", "closed", {"notes": "Left an umbrella"}),
        OPERATORS,
        Right.RECEIVE_VISITORS,
    ),
    Deed(
        "settles a review",
        ("reviews",),
        _changes("reviews", "review", IN_WORDS, signed="settled_by"),
        OPERATORS,
        Right.SETTLE_REVIEWS,
    ),
    Deed(
        "answers a question",
        ("open_questions",),
        _changes("open_questions", "question", {"answered_at": NOON, "answer": "not_known"}, signed="answered_by"),
        OPERATORS,
    ),
    Deed(
        "saves a filter",
        ("saved_filters",),
        _adds("saved_filters", {"page": "visitors", "name": "Mine", "filter": Jsonb({})}, signed="admin_user_id"),
        OPERATORS,
    ),
    Deed(
        "writes of itself that it came",
        ("log_sign_in",),
        calls("SELECT log_sign_in(%(new)s, 'signed_in', %(here)s)"),
        (NEWCOMER, *OPERATORS),
    ),
    Deed(
        "changes its own password",
        ("change_own_password",),
        calls("SELECT change_own_password(%(verifier)s)"),
        (NEWCOMER, *OPERATORS),
    ),
)

# --- supervisors and administrators -----------------------------------------------------------------------------------

SUPERVISED: Final = {
    Right.EDIT_MEMBERS: ("members", "member_photos", "member_tags", "member_qualifications"),
    Right.EDIT_BADGES: ("badges",),
    Right.EDIT_EVENTS: ("events", "event_attendees"),
    Right.EDIT_LISTS: (
        *("member_statuses", "member_types", "visit_types", "badge_statuses", "list_items"),
        *("ranks", "divisions", "tags", "qualification_types"),
    ),
}
EDITED: Final = tuple(
    Deed(f"{does} {table}", (table,), act, SUPERVISORS, right)
    for right, tables in SUPERVISED.items()
    for table in tables
    for does, act in _edits(table)
)
STORIES: Final = (
    Deed(
        "reads the story of a badge",
        ("badge_changes",),
        calls("SELECT badge_changes(%(badge)s)"),
        SUPERVISORS,
        Right.EDIT_BADGES,
    ),
)
ADMINISTERED: Final = (
    *(
        Deed(f"{does} settings", ("settings",), act, ADMINISTRATORS, Right.CHANGE_SETTINGS)
        for does, act in _edits("settings")
    ),
    Deed(
        "renames a station",
        ("stations",),
        _changes("stations", "there", {"name": "Rear door", "name_key": "rear door"}),
        ADMINISTRATORS,
        Right.MANAGE_STATIONS,
    ),
    Deed(
        "says who a station is to the server",
        ("stations",),
        _changes("stations", "there", {"login_role": None}),
        (),
    ),
    Deed(
        "makes an account",
        ("admin_users",),
        _adds("admin_users", {"username": "new", "display_name": "New", "role": "operator"}),
        ADMINISTRATORS,
        Right.MANAGE_ACCOUNTS,
    ),
    Deed(
        "changes what an account may",
        ("admin_users",),
        _changes("admin_users", "operator", {"role": "supervisor"}),
        ADMINISTRATORS,
        Right.MANAGE_ACCOUNTS,
    ),
    Deed(
        "disables an account",
        ("admin_users",),
        _changes("admin_users", "supervisor", {"disabled_at": NOON + HOUR}),
        ADMINISTRATORS,
        Right.MANAGE_ACCOUNTS,
    ),
    Deed(
        "deletes an account that never signed in",
        ("admin_users",),
        lambda connection, unit, _: (
            connection.execute("DELETE FROM admin_users WHERE id = %s", [unit.ids["newcomer"]]).rowcount == 1
        ),
        ADMINISTRATORS,
        Right.MANAGE_ACCOUNTS,
    ),
    Deed(
        "says who an account is to the server",
        ("admin_users",),
        _changes("admin_users", "operator", {"login_role": f"sentinel_{'0' * 32}"}),
        (),
    ),
    Deed(
        "gives an account a password",
        ("give_password",),
        calls("SELECT give_password(%(operator)s, %(verifier)s, true)"),
        ADMINISTRATORS,
        Right.MANAGE_ACCOUNTS,
    ),
)

DEEDS: Final = (*AT_THE_DOOR, *CALLED, *BY_HAND, *EDITED, *STORIES, *ADMINISTERED, *READING)
NOBODYS: Final = frozenset(
    {
        *("add_sign_in", "announce_change", "arrive_by_passage", "audit_change", "close_login"),
        *("follow_the_checkin", "give_presence"),
        *("is_late", "is_late_at_event", "keep_an_administrator", "keep_announced", "keep_append_only", "keep_audited"),
        *(
            "keep_last_sign_in",
            "leave_by_the_scan",
            "keep_login",
            "keep_login_role",
            "keep_logins",
            "keep_system_values",
        ),
        *("kiosk_badge", "kiosk_name", "kiosk_pace", "kiosk_require_come", "kiosk_turn"),
        *("kiosk_begin_visit", "kiosk_visit_under_way"),
        *("keep_updated_at", "keep_verifier", "name_login_role", "refuse_change", "refuse_system_value"),
        *("require_station", "require_vouched", "rows_to_seal"),
        *("told_by_a_function_only", "expected_visit"),
        *("supersede_the_same_member", "touch_updated_at", "written_before"),
    }
)
"""Functions that triggers, other functions and the owner call, and nobody who signed in."""
