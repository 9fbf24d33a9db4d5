"""A unit in which two stations and four accounts are signed in, each by a connection of its own login role."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import psycopg
from psycopg import conninfo, sql
from psycopg.types.json import Jsonb
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.ids import MemberId, ScanId
from sentinel_desktop.persistence import roles
from sentinel_desktop.persistence.tables import Row
from sentinel_desktop.persistence.tables.base import (
    ADMINISTRATOR_ROLE,
    DESK_ROLE,
    NEWCOMER_ROLE,
    OPERATOR_ROLE,
    SUPERVISOR_ROLE,
    with_keys,
)
from tests.support.builders import NOON, Connection, RowBuilder

Values = Mapping[str, Any]

HOUR: Final = timedelta(hours=1)
A_LONG_TIME_FROM_NOW: Final = NOON.replace(year=2100)
ACCOUNTS: Final = {
    "operator": OPERATOR_ROLE,
    "supervisor": SUPERVISOR_ROLE,
    "administrator": ADMINISTRATOR_ROLE,
    "newcomer": NEWCOMER_ROLE,
}
EVERYBODY: Final = {"here": DESK_ROLE, "there": DESK_ROLE, "stranger": DESK_ROLE, **ACCOUNTS}
"""Who is signed in, in which group: two stations, one that is no station of this database any more, the accounts, of
which the newcomer is a supervisor with a one-time password."""


@dataclass(frozen=True, slots=True)
class UnitAtWork:
    """Connections by who is signed in, in transactions that end with each use, and the ids of what is there."""

    owner: Connection
    connections: Mapping[str, Connection]
    ids: Mapping[str, UUID]
    logins: Mapping[str, str]

    @contextmanager
    def signed_in(self, who: str) -> Iterator[Connection]:
        """Act as somebody; nothing of it stays."""
        connection = self.connections[who]
        with connection.transaction(force_rollback=True):
            yield connection


@contextmanager
def unit_at_work(url: str) -> Iterator[UnitAtWork]:
    """Fill an empty database with a unit, sign everybody in, and leave no role behind."""
    with ExitStack() as opened:
        owner = opened.enter_context(psycopg.connect(url, autocommit=True))
        keys = {who: uuid7() for who in EVERYBODY}
        opened.callback(_forget, owner, [f"sentinel_{key.hex}" for key in keys.values()])
        logins = {who: _login(owner, url, keys[who], group) for who, group in EVERYBODY.items()}
        ids = _fill(owner, keys)
        signed_in = {who: opened.enter_context(psycopg.connect(login)) for who, login in logins.items()}
        yield UnitAtWork(owner, signed_in, ids, logins)


def put(connection: Connection, table: str, values: Values) -> None:
    """Insert one row, with its sort keys and an id where it has one."""
    rows = Row.metadata.tables[table]
    row = with_keys(rows, ({"id": uuid7()} if "id" in rows.columns else {}) | dict(values))
    connection.execute(
        sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, row)),
            sql.SQL(", ").join(map(sql.Placeholder, row)),
        ),
        row,
    )


def change(connection: Connection, table: str, row_id: UUID, values: Values) -> int:
    """Change one row and return how many were found."""
    rows = Row.metadata.tables[table]
    return connection.execute(
        sql.SQL("UPDATE {} SET {} WHERE {} = %(the_row)s").format(
            sql.Identifier(table),
            sql.SQL(", ").join(
                sql.SQL("{} = {}").format(sql.Identifier(name), sql.Placeholder(name)) for name in values
            ),
            sql.Identifier(next(iter(rows.primary_key.columns)).name),
        ),
        {**values, "the_row": row_id},
    ).rowcount


def _login(owner: Connection, url: str, key: UUID, group: str) -> str:
    role, password = roles.make_login(owner, key, group)
    where = {name: value for name, value in conninfo.conninfo_to_dict(url).items() if name != "passfile"}
    return conninfo.make_conninfo("", **where | {"user": role, "password": password})


def _forget(owner: Connection, logins: list[str]) -> None:
    for login in logins:
        if owner.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [login]).fetchone():
            # Not DROP OWNED: an owner that is no superuser may not act for its login roles.
            database, name = sql.Identifier(owner.info.dbname), sql.Identifier(login)
            owner.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM {}").format(database, name))
            owner.execute(sql.SQL("REVOKE ALL ON SCHEMA public FROM {}").format(name))
            owner.execute(sql.SQL("DROP ROLE {}").format(name))


def _fill(owner: Connection, keys: Mapping[str, UUID]) -> dict[str, UUID]:
    unit = RowBuilder(owner)
    ids: dict[str, UUID] = {
        where: unit.station(login_role=f"sentinel_{keys[where].hex}") for where in ("here", "there")
    }
    ids |= {who: _account(unit, who, keys[who]) for who in ACCOUNTS}
    ids |= {"member": unit.member(), "other_member": unit.member()}
    ids["badge"] = unit.badge(unit.member())[0]
    ids |= _ledger(unit, ids) | _visits(unit, ids) | _events(unit, ids)
    ids["review"] = unit.review(ScanId(ids["own_scan"]))
    settled = {"reason": "late_arrival", "settled_at": NOON, "settlement": "Seen."}
    ids["settled_review"] = unit.review(ScanId(ids["own_scan"]), **settled)
    ids["question"] = unit.insert(
        "open_questions", member_id=ids["member"], checkin_id=ids["by_hand"], station_id=ids["there"]
    )
    for who in ("operator", "supervisor"):
        ids[f"filter_of_{who}"] = unit.insert(
            "saved_filters", admin_user_id=ids[who], page="members", name="Mine", filter=Jsonb({})
        )
    put(owner, "station_health", health(ids["there"]))
    return {**ids, "nobody": uuid7()}


def health(station_id: object) -> dict[str, object]:
    """Return what a station says of itself."""
    return {"station_id": station_id, "last_seen_at": NOON, "reader_state": "ready", "program_version": "1"}


def _account(unit: RowBuilder, name: str, key: UUID) -> UUID:
    new = name == "newcomer"
    return unit.insert(
        "admin_users",
        username=name,
        display_name=name.title(),
        role="supervisor" if new else name,
        login_role=f"sentinel_{key.hex}",
        must_change_password=new,
    )


def scan(station_id: object, member_id: object, **values: object) -> dict[str, object]:
    """Return a scan at noon that checked a member in."""
    usual = {"serial": "0000000001", "occurred_at": NOON, "desk_clock_at": NOON}
    answer = {"outcome": "checked_in", "direction": "in"}
    return {"station_id": station_id, "member_id": member_id, **usual, **answer, **values}


def _ledger(unit: RowBuilder, ids: Mapping[str, UUID]) -> dict[str, UUID]:
    here, there, member = ids["here"], ids["there"], MemberId(ids["member"])

    def one(station_id: UUID, hours: int, **values: object) -> UUID:
        return unit.insert("scans", **scan(station_id, member, occurred_at=NOON + hours * HOUR, **values))

    scans = {
        "own_scan": one(here, 0),
        "their_scan": one(there, 1, badge_id=ids["badge"]),
        "their_open_scan": one(there, 1),
        "their_third_scan": one(there, 4, badge_id=ids["badge"]),
        "seen_scan": one(there, 2, outcome="already_in", direction="in"),
    }
    by_badge = {"badge_id": ids["badge"], "station_id": there}
    first, third = {**by_badge, "occurred_at": NOON + HOUR}, {**by_badge, "occurred_at": NOON + 4 * HOUR}
    mistaken = unit.check_in(member, method="badge", scan_id=scans["their_third_scan"], **third)
    made = {
        "derived": unit.check_in(member, method="badge", scan_id=scans["their_scan"], **first),
        "by_hand": unit.check_in(member, occurred_at=NOON + 3 * HOUR, direction="out"),
        "unwitnessed": unit.check_in(member, occurred_at=NOON + 5 * HOUR, direction="out", witnessed=False),
        "of_other": unit.check_in(MemberId(ids["other_member"]), occurred_at=NOON + HOUR),
        "voiding": unit.check_in(member, method="rederived", supersedes_id=mistaken, voided=True, **third),
    }
    # As if they were recorded during every test: another station's scan, and another member's, make nothing late.
    for station_id, member_id in ((there, member), (here, ids["other_member"])):
        unit.insert("scans", **scan(station_id, member_id, occurred_at=NOON - HOUR, recorded_at=A_LONG_TIME_FROM_NOW))
    return scans | made


def visit(visit_type_id: object, **values: object) -> dict[str, object]:
    """Return a visit that is expected, unless ``values`` say otherwise."""
    usual = {"last_name": "Varga", "first_name": "", "display_name": "Varga", "organization": "", "purpose": "museum"}
    return {**usual, "visit_type_id": visit_type_id, "expected_at": NOON, **values}


def signed_in_at(station_id: object) -> dict[str, object]:
    """Return what signs a visitor in."""
    return {"checked_in_at": NOON, "check_in_method": "kiosk", "station_id": station_id}


SIGNED_OUT: Final = {"checked_out_at": NOON + HOUR, "check_out_method": "kiosk"}


def _visits(unit: RowBuilder, ids: Mapping[str, UUID]) -> dict[str, UUID]:
    visit_type, now = unit.listed("visit_types", "guest"), datetime.now(UTC)
    variants: dict[str, dict[str, object]] = {
        "expected": {},
        "cancelled": {"cancelled_at": NOON},
        "open_here": signed_in_at(ids["here"]),
        "open_there": signed_in_at(ids["there"]),
        "closed": signed_in_at(ids["here"]) | SIGNED_OUT,
        "just_left": signed_in_at(ids["here"]) | SIGNED_OUT | {"checked_out_at": now - 23 * HOUR},
        "left_yesterday": signed_in_at(ids["here"]) | SIGNED_OUT | {"checked_out_at": now - 25 * HOUR},
    }
    visits = {name: unit.insert("visitors", **visit(visit_type, **values)) for name, values in variants.items()}
    return {"visit_type": visit_type, **visits}


def _events(unit: RowBuilder, ids: Mapping[str, UUID]) -> dict[str, UUID]:
    event = unit.insert("events", name="Open day", starts_on=NOON.date(), ends_on=NOON.date())
    attendee = unit.insert(
        "event_attendees",
        event_id=event,
        last_name="Chen",
        first_name="",
        display_name="Chen",
        access_from=NOON,
        access_until=NOON + HOUR,
    )
    event_scan = unit.insert("scans", **scan(ids["here"], ids["member"], outcome="attendee_in"))
    return {"attendee": attendee, "event_scan": event_scan} | _passage_of_another(unit, ids, event)


def _passage_of_another(unit: RowBuilder, ids: Mapping[str, UUID], event: UUID) -> dict[str, UUID]:
    """Let an attendee in at the other station, an hour after noon, with a badge."""
    badge, _ = unit.badge(kind="event")
    at, there = NOON + HOUR, ids["there"]
    window = {"access_from": NOON - HOUR, "access_until": NOON + 2 * HOUR}
    names = {"last_name": "Roy", "first_name": "", "display_name": "Roy"}
    badged = unit.insert("event_attendees", event_id=event, badge_id=badge, **names, **window)
    values = scan(there, None, badge_id=badge, occurred_at=at, outcome="attendee_in")
    made = {"event_attendee_id": badged, "scan_id": unit.insert("scans", **values), "station_id": there}
    passage = unit.insert("event_checkins", **made, direction="in", occurred_at=at, method="badge")
    again = made | {"scan_id": unit.insert("scans", **values | {"occurred_at": at + HOUR / 2}), "direction": "in"}
    mistaken = unit.insert("event_checkins", **again, occurred_at=at + HOUR / 2, method="badge")
    instead = again | {"scan_id": None, "supersedes_id": mistaken, "voided": True}
    voiding = unit.insert("event_checkins", **instead, occurred_at=at + HOUR / 2, method="rederived")
    return {
        "event_badge": badge,
        "badged_attendee": badged,
        "derived_passage": passage,
        "voiding_passage": voiding,
    }
