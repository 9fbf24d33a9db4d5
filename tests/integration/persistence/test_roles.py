"""What a station's own login role may do, and what nobody may."""

from collections.abc import Callable, Iterator

import psycopg
import pytest
from psycopg import conninfo, sql
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.persistence import roles, schema
from sentinel_desktop.persistence.store_errors import SignInRefusedError, translated
from sentinel_desktop.persistence.tables import Row
from sentinel_desktop.persistence.tables.base import DESK_ROLE
from tests.support.builders import NOON, Connection, RowBuilder

TABLES = sorted(Row.metadata.tables)
StationLogin = Callable[[StationId], str]
RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
MAY = {
    "scans": {"SELECT", "INSERT"},
    "checkins": {"SELECT", "INSERT"},
    "reviews": {"SELECT", "INSERT"},
    "presence": {"SELECT"},  # and three columns of it may be updated
    "station_health": {"SELECT", "INSERT", "UPDATE"},
    "audit_log": set[str](),
}
"""What a desk may do; every other table it reads."""


@pytest.fixture
def station_id(unit: RowBuilder) -> StationId:
    """Return a station."""
    return unit.station()


@pytest.fixture
def desk(unit: RowBuilder, station_id: StationId, station_login: StationLogin) -> Iterator[Connection]:
    """Return a connection signed in as the station's own role, on a database with rows in every table."""
    member, _ = unit.badged_member()
    scan = unit.scan(station_id)
    unit.check_in(member)
    unit.review(scan)
    unit.setting("unit.name", "HMCS Example")
    with psycopg.connect(station_login(station_id), autocommit=True) as connection:
        yield connection


@pytest.mark.parametrize("table", TABLES)
def test_a_desk_has_exactly_the_rights_that_are_listed(desk: Connection, table: str) -> None:
    """No right more and none less, by its group and by itself."""
    rows = desk.execute(
        "SELECT name FROM unnest(%s::text[]) AS name WHERE has_table_privilege(%s, name)", [list(RIGHTS), table]
    ).fetchall()
    assert {row[0] for row in rows} == MAY.get(table, {"SELECT"})


def test_a_desk_keeps_presence_and_nothing_else_of_its_row(desk: Connection) -> None:
    """State, since and the check-in can be updated; whose presence it is cannot."""
    rows = desk.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = 'presence'::regclass AND attnum > 0 "
        "AND has_column_privilege('presence', attname, 'UPDATE')"
    ).fetchall()
    assert {row[0] for row in rows} == {"state", "since", "checkin_id"}


@pytest.mark.parametrize("table", [table for table in TABLES if table != "audit_log"])
def test_a_desk_reads_what_the_board_and_a_scan_need(desk: Connection, table: str) -> None:
    """Every table but the audit log."""
    desk.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))


def test_a_desk_reads_which_version_the_schema_has(desk: Connection) -> None:
    """Its check at every start needs no owner."""
    assert schema.read_version(desk) == schema.HEAD


def test_a_desk_records_a_scan_a_check_in_and_a_review(desk: Connection, station_id: StationId) -> None:
    """As its own role, with nothing of the owner's."""
    as_station = RowBuilder(desk)
    found = desk.execute("SELECT id FROM members").fetchone()
    assert found is not None
    scan = as_station.scan(station_id, outcome="checked_in", direction="in")
    check_in = as_station.check_in(found[0], method="badge", scan_id=scan, station_id=station_id)
    as_station.review(scan)
    desk.execute("UPDATE presence SET state = 'in', since = %s, checkin_id = %s", [NOON, check_in])


@pytest.mark.parametrize("verb", ["UPDATE {} SET created_at = now()", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
@pytest.mark.parametrize(
    "table",
    [table for table in TABLES if table not in {"station_health", "presence"}],
)
def test_a_desk_cannot_change_the_past_the_members_or_the_lists(desk: Connection, table: str, verb: str) -> None:
    """Neither what was recorded nor what people edit."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        desk.execute(sql.SQL(verb).format(sql.Identifier(table)))


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO settings (id, key, value, category) VALUES (gen_random_uuid(), 'a', '1', 'b')",
        "INSERT INTO stations (id, name, kind) VALUES (gen_random_uuid(), 'Mine', 'desk')",
        "INSERT INTO audit_log SELECT * FROM audit_log",
        "SELECT * FROM audit_log",
        "DELETE FROM presence",
        "UPDATE presence SET member_id = gen_random_uuid()",
        "CREATE TABLE mine (id int)",
        "CREATE TEMPORARY TABLE mine (id int)",
        "CREATE SCHEMA mine",
        "ALTER TABLE scans DISABLE TRIGGER ALL",
        "DROP TRIGGER refuse_change ON scans",
        "ALTER TABLE members ADD COLUMN mine text",
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
        "CREATE ROLE mine",
        "COPY members TO PROGRAM 'cat'",
        "SELECT pg_read_file('/etc/passwd')",
    ],
)
def test_a_desk_is_nobody_special(desk: Connection, statement: str) -> None:
    """It makes nothing, changes no rule, and reaches nothing outside the tables."""
    with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.IntegrityConstraintViolation)):
        desk.execute(statement)


def test_what_a_desk_changes_is_audited_under_its_own_name(
    desk: Connection, owner: Connection, station_id: StationId
) -> None:
    """The trigger writes with the owner's rights and records who signed in."""
    review = RowBuilder(desk).review(RowBuilder(desk).scan(station_id))
    assert owner.execute("SELECT database_user FROM audit_log WHERE row_id = %s", [review]).fetchone() == (
        f"sentinel_{station_id.hex}",
    )


@pytest.mark.parametrize("table", TABLES)
def test_the_group_has_what_the_table_declares(owner: Connection, table: str) -> None:
    """The grants of the table's own file are those of the database, columns included."""
    declared = Row.metadata.tables[table].info["grants"].get(DESK_ROLE, ())
    whole = {right for right in declared if "(" not in right}
    found = owner.execute(
        "SELECT privilege_type FROM information_schema.table_privileges WHERE grantee = %s AND table_name = %s",
        [DESK_ROLE, table],
    ).fetchall()
    assert {row[0] for row in found} == whole


def test_nobody_else_has_a_right_to_anything(owner: Connection) -> None:
    """PUBLIC may neither connect nor use the schema nor read a table."""
    database = owner.execute(
        "SELECT count(*) FROM pg_database, aclexplode(datacl) a WHERE datname = current_database() AND a.grantee = 0"
    ).fetchone()
    public = owner.execute(
        "SELECT count(*) FROM pg_namespace, aclexplode(nspacl) a WHERE nspname = 'public' AND a.grantee = 0"
    ).fetchone()
    tables = owner.execute(
        "SELECT count(*) FROM information_schema.table_privileges WHERE grantee = 'PUBLIC' AND table_schema = 'public'"
    ).fetchone()
    assert (database, public, tables) == ((0,), (0,), (0,))


def test_a_right_given_by_hand_is_taken_away_by_the_next_upgrade(database_url: str, owner: Connection) -> None:
    """The group has exactly what the tables declare, whatever somebody granted meanwhile."""
    owner.execute(sql.SQL("GRANT UPDATE, DELETE ON members TO {}").format(sql.Identifier(DESK_ROLE)))
    owner.execute(sql.SQL("GRANT UPDATE (member_id) ON presence TO {}").format(sql.Identifier(DESK_ROLE)))
    schema.upgrade(database_url)
    rows = owner.execute(
        "SELECT has_table_privilege(%(role)s, 'members', 'UPDATE'), has_table_privilege(%(role)s, 'members', 'DELETE'),"
        " has_column_privilege(%(role)s, 'presence', 'member_id', 'UPDATE')",
        {"role": DESK_ROLE},
    ).fetchone()
    assert rows == (False, False, False)


# --- signing in -------------------------------------------------------------------------------------------------------


def test_a_login_role_is_named_after_its_station_and_is_in_the_group(
    owner: Connection, station_id: StationId, station_login: StationLogin
) -> None:
    """It is a plain login role and no more: no superuser, makes neither roles nor databases."""
    station_login(station_id)
    row = owner.execute(
        "SELECT rolcanlogin, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls, "
        "pg_has_role(rolname, %s, 'MEMBER') FROM pg_roles WHERE rolname = %s",
        [DESK_ROLE, f"sentinel_{station_id.hex}"],
    ).fetchone()
    assert row == (True, False, False, False, False, False, True)


def test_the_password_is_kept_as_a_scram_verifier(
    owner: Connection, station_id: StationId, station_login: StationLogin
) -> None:
    """What travels to the server and rests in it is no password."""
    password = conninfo.conninfo_to_dict(station_login(station_id))["password"]
    row = owner.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", [f"sentinel_{station_id.hex}"])
    (kept,) = row.fetchone() or ("",)
    assert kept.startswith("SCRAM-SHA-256$")
    assert str(password) not in kept


def _asks_for_passwords(login: str) -> bool:
    try:
        psycopg.connect(conninfo.make_conninfo(login, password="wrong")).close()
    except psycopg.OperationalError:
        return True
    return False


def test_a_station_enrolled_again_has_a_new_password_and_not_the_old_one(
    station_id: StationId, station_login: StationLogin, owner: Connection
) -> None:
    """Enrolling again shuts out whoever had the old password."""
    old = station_login(station_id)
    if not _asks_for_passwords(old):
        pytest.skip("this server lets everybody in without a password")
    role, password = roles.make_login(owner, station_id)
    psycopg.connect(conninfo.make_conninfo(old, user=role, password=password)).close()
    with pytest.raises(SignInRefusedError), translated():
        psycopg.connect(old)


def test_a_station_of_one_unit_does_not_get_into_anothers_database(
    station_id: StationId, station_login: StationLogin, fresh_database: Callable[[], str]
) -> None:
    """The right to connect is given for one database of the server."""
    other = conninfo.conninfo_to_dict(fresh_database())["dbname"]
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(conninfo.make_conninfo(station_login(station_id), dbname=other))


def test_roles_are_made_once_however_often_they_are_prepared(database_url: str, owner: Connection) -> None:
    """Preparing a second database of the server finds them there."""
    roles.prepare(database_url)
    assert owner.execute("SELECT count(*) FROM pg_roles WHERE rolname = %s", [DESK_ROLE]).fetchone() == (1,)


def test_a_login_made_in_a_transaction_that_fails_is_not_there(database_url: str, owner: Connection) -> None:
    """Enrolling is all or nothing."""
    station = StationId(uuid7())
    with psycopg.connect(database_url) as connection:
        roles.make_login(connection, station)
        connection.rollback()
    assert owner.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [f"sentinel_{station.hex}"]).fetchone() is None
