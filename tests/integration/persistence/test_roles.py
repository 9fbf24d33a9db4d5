"""What the group roles may do, table by table and verb by verb, asked by real sign-ins; and what nobody may."""

import itertools
import re
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql

from sentinel_desktop.persistence import schema
from sentinel_desktop.persistence.tables import Row
from sentinel_desktop.persistence.tables.base import DESK_ROLE, WORKING_ROLES
from sentinel_desktop.persistence.tables.functions import FUNCTION_GRANTS
from tests.support.builders import Connection
from tests.support.postgres import DatabaseServer
from tests.support.unit_at_work import EVERYBODY, UnitAtWork, change, unit_at_work

TABLES = sorted(Row.metadata.tables)
VERBS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
BY_COLUMN = ("SELECT", "INSERT", "UPDATE")
SIGNED_IN = [who for who in EVERYBODY if who not in {"there", "stranger"}]
SERVERS_OWN = {"created_at", "updated_at", "recorded_at", "written_in", "via_station"}
"""Columns that the server fills; who may write them could tell another time than that of the writing, or vouch for
itself."""
OF_ACCOUNTS = {"checkins": {"entered_by"}}
"""Columns that accounts alone write: a name under it."""
RECORDED = ("scans", "checkins", "event_checkins", "sign_ins", "slip_prints")
WITHOUT_ROWS_OF_ONES_OWN = {"presence"}
"""A scan moves the presence of whoever is in front of the reader; a trigger keeps it to what the check-in says."""


@pytest.fixture(scope="module")
def unit(database_server: DatabaseServer) -> Iterator[UnitAtWork]:
    """Return a unit whose rows no test changes."""
    url = database_server.fresh_database()
    try:
        with unit_at_work(url) as unit:
            yield unit
    finally:
        database_server.drop(url)


def declared(table: str, group: str) -> tuple[set[str], set[tuple[str, str]]]:
    """Return what a table declares for a group: verbs on the whole table, and verbs on single columns."""
    whole, columns = set[str](), set[tuple[str, str]]()
    for right in Row.metadata.tables[table].info["grants"][group]:
        verb, _, named = right.partition(" (")
        if named:
            columns |= {(verb, column.strip()) for column in named.rstrip(")").split(",")}
        else:
            whole.add(verb)
    return whole, columns


def columns_of(table: str) -> list[str]:
    """Return the names of a table's columns."""
    return [column.name for column in Row.metadata.tables[table].columns]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("who", SIGNED_IN)
def test_everybody_has_exactly_the_rights_that_the_table_declares(unit: UnitAtWork, table: str, who: str) -> None:
    """Verb by verb and column by column, by the group and by no other way."""
    whole, some = declared(table, EVERYBODY[who])
    with unit.signed_in(who) as connection:
        verbs = connection.execute(
            "SELECT verb FROM unnest(%s::text[]) AS verb WHERE has_table_privilege(%s, verb)", [list(VERBS), table]
        ).fetchall()
        columns = connection.execute(
            "SELECT verb, name FROM unnest(%s::text[]) AS verb, unnest(%s::text[]) AS name "
            "WHERE has_column_privilege(%s, name, verb)",
            [list(BY_COLUMN), columns_of(table), table],
        ).fetchall()
    assert {verb for (verb,) in verbs} == whole
    assert set(columns) == some | set(itertools.product(whole & set(BY_COLUMN), columns_of(table)))


STATEMENTS = {
    "SELECT": "SELECT FROM {} WHERE false",
    "INSERT": "INSERT INTO {} DEFAULT VALUES",
    "UPDATE": "UPDATE {} SET {} = NULL WHERE false",
    "DELETE": "DELETE FROM {} WHERE false",
    "TRUNCATE": "TRUNCATE {} CASCADE",
}


@pytest.mark.parametrize("who", SIGNED_IN)
def test_what_is_not_declared_is_refused_when_it_is_tried(unit: UnitAtWork, who: str) -> None:
    """Every verb on every table, as a statement of somebody who signed in."""
    refused = set()
    with unit.signed_in(who) as connection:
        for table, (verb, statement) in itertools.product(TABLES, STATEMENTS.items()):
            a_column = "id" if "id" in columns_of(table) else columns_of(table)[0]
            try:
                with connection.transaction(force_rollback=True):
                    connection.execute(sql.SQL(statement).format(sql.Identifier(table), sql.Identifier(a_column)))
            except psycopg.errors.InsufficientPrivilege as error:
                if error.diag.source_function != "ExecWithCheckOptions":
                    refused.add((table, verb))
            except psycopg.errors.IntegrityError:
                pass  # the right was there, the row was not
    assert refused == {
        (table, verb) for table, verb in itertools.product(TABLES, STATEMENTS) if not may(table, EVERYBODY[who], verb)
    }


def may(table: str, group: str, verb: str) -> bool:
    """Whether the declared rights allow the statement above; a right on some columns is one to add a row."""
    whole, some = declared(table, group)
    return verb in whole or (verb in {"INSERT", "SELECT"} and any(column_verb == verb for column_verb, _ in some))


def test_supervisors_may_what_operators_may_and_administrators_what_both_may(unit: UnitAtWork) -> None:
    """The columns of the permission table hold each other."""
    assert unit.logins
    for table in TABLES:
        rights = [set(Row.metadata.tables[table].info["grants"][group]) for group in WORKING_ROLES[1:]]
        assert rights[0] <= rights[1] <= rights[2], table


@pytest.mark.parametrize("table", RECORDED)
def test_whoever_records_leaves_the_servers_times_to_the_server(table: str) -> None:
    """All columns but the server's own may be written, so that a new one is not forgotten, and never those."""
    granted = [declared(table, group) for group in WORKING_ROLES]
    assert not any("INSERT" in whole for whole, _ in granted)
    added = [{column for verb, column in some if verb == "INSERT"} for _, some in granted]
    whole, of_a_station = frozenset(columns_of(table)) - SERVERS_OWN, declared(table, DESK_ROLE)[1]
    assert {frozenset(columns) for columns in added[1:] if columns} <= {whole}
    if of_a_station:
        assert added[0] == whole - OF_ACCOUNTS.get(table, set())


def test_every_table_that_a_station_writes_knows_whose_row_it_is(unit: UnitAtWork) -> None:
    """A later table that stations write to has policies too; and no policy stands where it is not asked."""
    written = {
        table
        for table in TABLES
        if any(right.startswith(("INSERT", "UPDATE", "DELETE")) for right in declared_rights(table, DESK_ROLE))
    }
    guarded = unit.owner.execute(
        "SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace"
    ).fetchall()
    policies = unit.owner.execute("SELECT DISTINCT tablename::text FROM pg_policies").fetchall()
    assert written - WITHOUT_ROWS_OF_ONES_OWN <= {name for (name,) in guarded}
    assert set(policies) == set(guarded)


def declared_rights(table: str, group: str) -> tuple[str, ...]:
    """Return the rights of a group on a table as they are written in the table's file."""
    rights: tuple[str, ...] = Row.metadata.tables[table].info["grants"][group]
    return rights


def test_policies_name_no_role(unit: UnitAtWork) -> None:
    """Roles belong to the server: a policy asks who signed in, so that migrations make and need none."""
    rows = unit.owner.execute("SELECT policyname::text, roles::text, qual, with_check FROM pg_policies").fetchall()
    assert rows
    assert {roles for _, roles, *_ in rows} == {"{public}"}
    assert not [name for name, _, *asked in rows if re.search(r"sentinel_|current_user", str(asked))]


# --- functions --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", SIGNED_IN)
def test_everybody_calls_the_functions_that_are_declared_and_no_other(unit: UnitAtWork, who: str) -> None:
    """What policies ask; neither what triggers run nor what the migrations use."""
    with unit.signed_in(who) as connection:
        found = connection.execute(
            "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
            "AND has_function_privilege(oid, 'EXECUTE')"
        ).fetchall()
    allowed = {function for function, groups in FUNCTION_GRANTS.items() if EVERYBODY[who] in groups}
    assert {str(name).replace(",", ", ") for (name,) in found} == allowed


def test_a_function_with_the_owners_rights_looks_where_it_was_told(unit: UnitAtWork) -> None:
    """Its search path is fixed, so that no table of somebody else's stands in for ours."""
    loose = unit.owner.execute(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef AND "
        "NOT coalesce(array_to_string(proconfig, ' ') LIKE 'search_path=pg_catalog, public%%', false)"
    ).fetchall()
    assert loose == []


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_sign_in_is_known_by_its_role_and_not_by_what_it_says(unit: UnitAtWork, who: str) -> None:
    """A station is its own station, an account its own account, and a former station is nobody."""
    station = unit.ids[who] if who in {"here", "there"} else None
    with unit.signed_in(who) as connection:
        connection.execute("SET sentinel.station = %s" % f"'{unit.ids['there']}'")  # noqa: UP031 - SET takes no parameter
        account = connection.execute("SELECT own_account()").fetchone()
        assert account == (unit.ids.get(who) if station is None else None,)
        if who != "newcomer":
            assert connection.execute("SELECT own_station()").fetchone() == (station,)


# --- nobody special ---------------------------------------------------------------------------------------------------

SPECIAL = [
    "SELECT * FROM audit_log",
    "INSERT INTO audit_log SELECT * FROM audit_log",
    "UPDATE presence SET member_id = gen_random_uuid()",
    "CREATE TABLE mine (id int)",
    "CREATE TEMPORARY TABLE mine (id int)",
    "CREATE SCHEMA mine",
    "ALTER TABLE scans DISABLE TRIGGER ALL",
    "ALTER TABLE scans DISABLE ROW LEVEL SECURITY",
    "DROP POLICY a_station_adds_its_own ON scans",
    "CREATE POLICY mine ON scans FOR INSERT WITH CHECK (true)",
    "DROP TRIGGER refuse_change ON scans",
    "ALTER TABLE members ADD COLUMN mine text",
    "CREATE OR REPLACE FUNCTION own_station() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'",
    "CALL keep_audited('scans')",
    "SET session_replication_role = replica",
    "SET SESSION AUTHORIZATION sentinel_administrator",
    "CREATE ROLE mine",
    "GRANT sentinel_administrator TO session_user",
    "COPY members TO PROGRAM 'cat'",
    "SELECT pg_read_file('/etc/passwd')",
]


@pytest.mark.parametrize("statement", SPECIAL)
@pytest.mark.parametrize("who", ["here", "supervisor", "administrator"])
def test_nobody_is_special(unit: UnitAtWork, who: str, statement: str) -> None:
    """They make nothing, change no rule, become nobody else, and reach nothing outside the tables."""
    if who == "administrator" and statement == SPECIAL[0]:
        statement = "DELETE FROM audit_log"
    with unit.signed_in(who) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement)


@pytest.mark.parametrize("who", ["here", "administrator"])
def test_row_security_cannot_be_left_out(unit: UnitAtWork, who: str) -> None:
    """Turned off in the session, it refuses instead of letting through."""
    with unit.signed_in(who) as connection:
        connection.execute("SET row_security = off")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT FROM scans")


@pytest.mark.parametrize("who", SIGNED_IN)
def test_everybody_reads_which_version_the_schema_has(unit: UnitAtWork, who: str) -> None:
    """The check at every start needs no owner."""
    with unit.signed_in(who) as connection:
        assert schema.read_version(connection) == schema.HEAD


def test_what_an_account_changes_is_audited_under_its_own_name(unit: UnitAtWork) -> None:
    """The trigger writes with the owner's rights and records who signed in, although the account cannot."""
    with unit.signed_in("administrator") as connection:
        connection.execute("SET sentinel.account = 'somebody else'")
        change(connection, "stations", unit.ids["there"], {"direction_mode": "in"})
        found = connection.execute(
            "SELECT account, station, database_user = session_user FROM audit_log WHERE row_id = %s AND operation = %s",
            [unit.ids["there"], "UPDATE"],
        ).fetchall()
    assert found == [(str(unit.ids["administrator"]), "", True)]


def test_nobody_else_has_a_right_to_anything(unit: UnitAtWork) -> None:
    """PUBLIC may neither connect nor use the schema, read a table or call a function."""
    owner: Connection = unit.owner
    rows = owner.execute(
        "SELECT 'database' FROM pg_database, aclexplode(datacl) a WHERE datname = current_database() AND a.grantee = 0 "
        "UNION ALL SELECT 'schema' FROM pg_namespace, aclexplode(nspacl) a WHERE nspname = 'public' AND a.grantee = 0 "
        "UNION ALL SELECT proname FROM pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner))) a "
        "  WHERE pronamespace = 'public'::regnamespace AND a.grantee = 0 "
        "UNION ALL SELECT table_name FROM information_schema.table_privileges "
        "  WHERE grantee = 'PUBLIC' AND table_schema = 'public' "
        "UNION ALL SELECT table_name FROM information_schema.column_privileges "
        "  WHERE grantee = 'PUBLIC' AND table_schema = 'public'"
    ).fetchall()
    assert rows == []
