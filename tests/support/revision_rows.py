"""Rows for the tables and columns that each revision brought, one filler a revision, in the shape of its own time.

A filler may be called again on the same database: what must be unique is.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from psycopg import sql
from psycopg.types.json import Jsonb
from uuid_utils.compat import uuid7

from sentinel_desktop.persistence.tables import Row
from sentinel_desktop.persistence.tables.base import with_keys
from tests.support.builders import NOON, Connection

Filler = Callable[["RowsOfOldTables"], None]
Contents = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""Rows by table and key; a row is its columns by name, as JSON."""


class RowsOfOldTables:
    """Inserts into a schema of any revision: keys to sort by are made where the table has columns for them."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def insert(self, table: str, **values: object) -> UUID:
        """Insert one row with an id of its own and return that."""
        key = uuid7()
        made = with_keys(Row.metadata.tables[table], {"id": key} | values)
        there = columns_of(self.connection, table)
        row = {name: value for name, value in made.items() if name in values or name in there}
        statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, row)),
            sql.SQL(", ").join(map(sql.Placeholder, row)),
        )
        self.connection.execute(statement, row)
        return key

    def latest(self, table: str) -> UUID:
        """Return the id of the row made last."""
        query = sql.SQL("SELECT id FROM {} ORDER BY id DESC LIMIT 1").format(sql.Identifier(table))
        found = self.connection.execute(query).fetchone()
        assert found is not None
        assert isinstance(found[0], UUID)
        return found[0]

    def change(self, table: str, key: UUID, **values: object) -> None:
        """Change one row."""
        settings = [sql.SQL("{} = {}").format(sql.Identifier(name), sql.Placeholder(name)) for name in values]
        statement = sql.SQL("UPDATE {} SET {} WHERE id = {}").format(
            sql.Identifier(table), sql.SQL(", ").join(settings), sql.Literal(key)
        )
        self.connection.execute(statement, values)


def columns_of(connection: Connection, table: str) -> set[str]:
    """Return the names of a table's columns; none where there is no such table."""
    rows = connection.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s", [table]
    )
    return {row[0] for row in rows}


def contents(connection: Connection) -> Contents:
    """Return every row of every table but ``alembic_version``."""
    tables = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' ORDER BY 1"
    ).fetchall()
    found = {}
    for (name,) in tables:
        rows = connection.execute(sql.SQL("SELECT to_jsonb(held) FROM {} AS held").format(sql.Identifier(name)))
        found[name] = {_key(row): row for (row,) in rows}
    return found


def _key(row: Mapping[str, Any]) -> str:
    return str(next(row[name] for name in ("id", "member_id", "station_id") if name in row))


def _code(beginning: str) -> str:
    return f"{beginning}_{uuid7().hex}"


def _foundations(rows: RowsOfOldTables) -> None:
    station = rows.insert("stations", name=_code("Porte arrière"), kind="door")
    rows.insert("settings", key=f"unit.{uuid7().hex}", value=Jsonb({"name": "HMCS Example"}), category="unit")
    rows.connection.execute(
        "INSERT INTO station_health (station_id, last_seen_at, reader_state, program_version) "
        "VALUES (%s, %s, 'ready', '1')",
        [station, NOON],
    )


def _lists_members_badges(rows: RowsOfOldTables) -> None:
    listed = {"name": "Éprouvée", "name_fr": "Éprouvée"}
    rank = rows.insert("ranks", code=_code("É"), name="Écrivain", branch="navy", category="junior_ncm", display_order=1)
    rows.insert(
        "ranks",
        **{"code": _code("S1"), "name": "Sailor", "branch": "navy"}
        | {"category": "junior_ncm", "display_order": 1, "replaced_by_id": rank},
    )
    member = rows.insert(
        "members",
        service_number=_code("V"),
        rank_id=rank,
        last_name="Létourneau",
        first_name="Zoé",
        display_name="Létourneau, Z.",
        division_id=rows.insert("divisions", code=_code("É"), name="Équipage"),
        member_type_id=rows.insert("member_types", code=_code("class"), **listed),
        member_status_id=rows.insert("member_statuses", code=_code("active"), **listed),
    )
    status = rows.insert("badge_statuses", code=_code("active"), **listed)
    rows.insert("badges", serial=uuid7().hex[-20:].upper(), kind="member", badge_status_id=status, member_id=member)


def _scans_checkins_presence(rows: RowsOfOldTables) -> None:
    member, station, badge = rows.latest("members"), rows.latest("stations"), rows.latest("badges")
    at = {"occurred_at": NOON, "station_id": station, "badge_id": badge, "member_id": member}
    scan = rows.insert("scans", serial="62E3", desk_clock_at=NOON, outcome="checked_in", direction="in", **at)
    rows.insert("scans", serial="62E3", desk_clock_at=NOON, outcome="repeat", first_outcome="checked_in", **at)
    checkin = rows.insert("checkins", scan_id=scan, direction="in", method="badge", **at)
    rows.connection.execute(
        "UPDATE presence SET state = 'in', since = %s, checkin_id = %s WHERE member_id = %s", [NOON, checkin, member]
    )
    rows.insert("reviews", scan_id=scan, reason="clock", facts=Jsonb({"clock": "ahead"}))
    if not columns_of(rows.connection, "admin_users"):
        settled = {"settled_at": NOON, "settled_by": "PO2 Roy", "settlement": "looked at"}
        rows.insert("reviews", checkin_id=checkin, reason="two_places", facts=Jsonb({}), **settled)


def _accounts(rows: RowsOfOldTables) -> None:
    name = _code("r.example")
    account = rows.insert(
        "admin_users",
        username=name,
        display_name="Réal Example",
        role="supervisor",
        login_role=f"sentinel_{uuid7().hex}",
    )
    rows.insert("sign_ins", admin_user_id=account, station_id=rows.latest("stations"), outcome="signed_in")
    by_hand = {"member_id": rows.latest("members"), "direction": "out", "entered_by": account}
    first = rows.insert("checkins", method="manual", occurred_at=NOON + timedelta(hours=1), **by_hand)
    rows.insert(
        "checkins",
        method="correction",
        occurred_at=NOON + timedelta(hours=2),
        supersedes_id=first,
        reason="seen leaving later",
        **by_hand,
    )
    rows.change("reviews", rows.latest("reviews"), settled_at=NOON, settled_by=account, settlement="spoken to")


def _lists_tags_qualifications(rows: RowsOfOldTables) -> None:
    member = rows.latest("members")
    rows.insert("visit_types", code=_code("official"), name="Officiel", is_system=True)
    for list_type in ("mess", "moc", "event_role"):
        rows.insert("list_items", list_type=list_type, code=_code("item"), name="Élève")
    tag = rows.insert("tags", code=_code("co"), name="Commanding Officer", is_positional=True)
    rows.insert("member_tags", member_id=member, tag_id=tag)
    kind = rows.insert("qualification_types", code=_code("swk"), name="SWK", can_receive_lockup=True)
    rows.insert("member_qualifications", member_id=member, qualification_type_id=kind, granted_on=date(2026, 1, 5))
    division = rows.latest("divisions")
    rows.change("divisions", division, display_order=7, is_active=False)


def _member_details(rows: RowsOfOldTables) -> None:
    member = rows.latest("members")
    of_list = "SELECT id FROM list_items WHERE list_type = %s ORDER BY id DESC LIMIT 1"
    mess, moc = (rows.connection.execute(of_list, [name]).fetchone() for name in ("mess", "moc"))
    assert mess
    assert moc
    rows.change("members", member, mess_id=mess[0], moc_id=moc[0], email="zoe@example.org", mobile_phone="204 555 0101")
    rows.change("members", member, contract_start=date(2026, 1, 5), contract_end=date(2029, 1, 4))
    rows.connection.execute("DELETE FROM member_photos WHERE member_id = %s", [member])
    rows.insert("member_photos", member_id=member, media_type="image/png", picture=bytes(range(256)))
    account = rows.latest("admin_users")
    rows.insert("saved_filters", admin_user_id=account, page="members", name=_code("Été"), filter=Jsonb({"mess": [1]}))


def _events_visitors(rows: RowsOfOldTables) -> None:
    station, status = rows.latest("stations"), rows.latest("badge_statuses")
    event_badge, visitor_badge = (
        rows.insert("badges", serial=uuid7().hex[-20:].upper(), kind=kind, badge_status_id=status)
        for kind in ("event", "visitor")
    )
    days = {"starts_on": date(2026, 3, 2), "ends_on": date(2026, 3, 3)}
    event = rows.insert("events", name="École d'été", status="active", **days)
    named = {"last_name": "Øst", "first_name": "Åse", "display_name": "Øst, Å."}
    attendee = rows.insert(
        "event_attendees",
        event_id=event,
        badge_id=event_badge,
        access_from=NOON,
        access_until=NOON + timedelta(days=1),
        **named,
    )
    scan = rows.insert(
        "scans", serial="62E4", station_id=station, occurred_at=NOON, desk_clock_at=NOON, outcome="attendee_in"
    )
    passage = {"event_attendee_id": attendee, "occurred_at": NOON, "station_id": station, "direction": "in"}
    rows.insert("event_checkins", scan_id=scan, method="badge", **passage)
    visit = rows.insert(
        "visitors",
        organization="Société Exemple",
        phone="(204) 555-0102",
        visit_type_id=rows.latest("visit_types"),
        purpose="event",
        event_id=event,
        badge_id=visitor_badge,
        checked_in_at=NOON,
        check_in_method="desk",
        station_id=station,
        **named,
    )
    rows.insert("slip_prints", visitor_id=visit, station_id=station, printer="Desk", language="fr", outcome="printed")
    unwitnessed = rows.insert(
        "checkins",
        member_id=rows.latest("members"),
        direction="out",
        occurred_at=NOON,
        method="rollover",
        witnessed=False,
    )
    member = rows.latest("members")
    rows.insert("open_questions", member_id=member, checkin_id=unwitnessed, station_id=station)


def _own_rows(rows: RowsOfOldTables) -> None:
    at = {"occurred_at": NOON + timedelta(days=1), "station_id": rows.latest("stations")}
    member = rows.latest("members")
    scan = rows.insert(
        "scans", serial="62E3", desk_clock_at=NOON, member_id=member, outcome="checked_in", direction="in", **at
    )
    derived = rows.insert("checkins", scan_id=scan, member_id=member, direction="in", method="badge", **at)
    turned = rows.insert("checkins", supersedes_id=derived, member_id=member, direction="out", method="rederived", **at)
    rows.connection.execute(
        "UPDATE presence SET state = 'out', since = %s, checkin_id = %s WHERE member_id = %s",
        [at["occurred_at"], turned, member],
    )


def _seals(rows: RowsOfOldTables) -> None:
    rows.connection.execute("SELECT seal_logs()")


def _stations_settle(rows: RowsOfOldTables) -> None:
    late = {"checkin_id": rows.latest("checkins"), "reason": "late_arrival", "facts": Jsonb({})}
    rows.insert("reviews", settled_at=NOON, settlement="The member was asked.", **late)


def _accounts_with_logins(rows: RowsOfOldTables) -> None:
    station, account = (
        rows.latest("stations"),
        rows.insert(
            "admin_users",
            username=_code("s.example"),
            display_name="Solène Example",
            role="operator",
            must_change_password=True,
            password_expires_at=NOON,
        ),
    )
    rows.insert("sign_ins", admin_user_id=account, station_id=station, outcome="unlocked", via_station=True)
    late = {"checkin_id": rows.latest("checkins"), "reason": "late_arrival", "facts": Jsonb({})}
    settled = {"settled_at": NOON, "settled_by": account, "settlement": "The member was asked."}
    rows.insert("reviews", settled_via_station_id=station, **settled, **late)


def _passages_derived_anew(rows: RowsOfOldTables) -> None:
    station, attendee = rows.latest("stations"), rows.latest("event_attendees")
    passage = {"event_attendee_id": attendee, "occurred_at": NOON, "station_id": station}
    scan = rows.insert(
        "scans", serial="62E4", station_id=station, occurred_at=NOON, desk_clock_at=NOON, outcome="already_out"
    )
    rows.insert("event_checkins", scan_id=scan, method="fixed", direction="out", **passage)
    derived = rows.insert("event_checkins", method="manual", direction="in", **passage)
    rows.insert("event_checkins", supersedes_id=derived, method="rederived", direction="out", **passage)


def _visits_told_later(rows: RowsOfOldTables) -> None:
    account = rows.latest("admin_users")
    rows.insert(
        "visitors",
        last_name="Zoël",
        display_name="Zoël",
        sort_key="zoel",
        organization_key="~",
        visit_type_id=rows.latest("visit_types"),
        purpose="museum",
        checked_in_at=NOON,
        check_in_method="desk",
        station_id=rows.latest("stations"),
        arrival_told_by=account,
        checked_out_at=NOON,
        check_out_method="desk",
        departure_told_by=account,
    )


def _entries_told_later(rows: RowsOfOldTables) -> None:
    rows.insert(
        "checkins",
        member_id=rows.latest("members"),
        direction="in",
        occurred_at=NOON,
        method="manual",
        station_id=rows.latest("stations"),
        entered_by=rows.latest("admin_users"),
        reason="Badge forgotten · told later by the rear door",
    )


def _visits_at_a_kiosk(rows: RowsOfOldTables) -> None:
    rows.insert(
        "visitors",
        last_name="Zoël",
        display_name="Zoël",
        sort_key="zoel",
        organization_key="~",
        visit_type_id=rows.latest("visit_types"),
        purpose="museum",
        checked_in_at=NOON,
        check_in_method="kiosk",
        station_id=rows.latest("stations"),
    )


def _reasons_of_badges(rows: RowsOfOldTables) -> None:
    status = rows.latest("badge_statuses")
    rows.insert("badges", serial=uuid7().hex[-12:].upper(), kind="event", badge_status_id=status, status_reason="Bent")


def _history_of_passages(rows: RowsOfOldTables) -> None:
    rows.insert(
        "checkins", member_id=rows.latest("members"), direction="in", occurred_at=NOON, method="manual", reason="Late"
    )


def _one_visit_of_one_visitor(rows: RowsOfOldTables) -> None:
    rows.insert(
        "visitors",
        last_name="Zoël",
        first_name="Ann",
        display_name="Zoël, A.",
        sort_key="zoel\x1fann",
        organization_key="~",
        phone="204 555 0142",
        phone_key="2045550142",
        visit_type_id=rows.latest("visit_types"),
        purpose="museum",
        checked_in_at=NOON,
        check_in_method="desk",
        station_id=rows.latest("stations"),
    )


FILLERS: Final[dict[str, Filler]] = {
    "0001": _foundations,
    "0002": _lists_members_badges,
    "0003": _scans_checkins_presence,
    "0004": _accounts,
    "0005": _lists_tags_qualifications,
    "0006": _member_details,
    "0007": _events_visitors,
    "0008": _own_rows,
    "0009": _seals,
    "0010": _stations_settle,
    "0011": _accounts_with_logins,
    "0012": _passages_derived_anew,
    "0013": _visits_told_later,
    "0014": _entries_told_later,
    "0015": _visits_at_a_kiosk,
    "0016": _reasons_of_badges,
    "0017": _history_of_passages,
    "0018": _one_visit_of_one_visitor,
}
"""A revision without a filler fails a test."""


def fill(connection: Connection, revision: str) -> None:
    """Insert rows into what ``revision`` brought, and into nothing that came later."""
    FILLERS[revision](RowsOfOldTables(connection))
