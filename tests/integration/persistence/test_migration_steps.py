"""The schema up, down and up again with rows in it: nothing is lost but what a revision says it loses."""

from collections.abc import Iterator
from datetime import datetime

import psycopg
import pytest
from psycopg import sql
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.persistence import roles, schema
from sentinel_desktop.persistence.tables.base import ADMINISTRATOR_ROLE, OPERATOR_ROLE
from tests.support.builders import NOON, Connection
from tests.support.catalogue import read_catalogue
from tests.support.postgres import DatabaseServer
from tests.support.revision_rows import FILLERS, Contents, RowsOfOldTables, columns_of, contents, fill

REVISIONS = sorted(schema.known_revisions())
BEFORE = dict(zip(REVISIONS, ["base", *REVISIONS], strict=False))

CHANGED = {
    # What a hand wrote into settled_by is moved into the settlement, which touches the row.
    "0004": {("reviews", "settled_by"), ("reviews", "settlement"), ("reviews", "updated_at")},
    # An older schema has no word for how a passage came to be by a door, or was derived anew.
    "0012": {("event_checkins", "method")},
}
"""The columns of older tables that a revision says it changes."""

ADDED_TO = {"0004": {"audit_log"}, schema.HEAD: {"audit_seals"}}
"""The older tables that a revision adds rows to: it audits what it changes, and the newest is sealed."""


@pytest.fixture
def empty(empty_database: str) -> Iterator[Connection]:
    """Return a connection of the owner to a database without any schema of ours; it commits by itself."""
    roles.prepare(empty_database)
    with psycopg.connect(empty_database, autocommit=True) as connection:
        yield connection


def lost(revision: str, before: Contents, after: Contents) -> list[str]:
    """Return what is not the same any more in tables and columns that are on both sides of a step."""
    changed, added_to = CHANGED.get(revision, set()), ADDED_TO.get(revision, set())
    missing: list[str] = []
    for table in before.keys() & after.keys():
        missing += [f"{table} lacks {key}" for key in before[table].keys() - after[table].keys()]
        if table not in added_to:
            missing += [f"{table} has {key} too" for key in after[table].keys() - before[table].keys()]
        for key in before[table].keys() & after[table].keys():
            old, new = before[table][key], after[table][key]
            kept = {name for name in old.keys() & new.keys() if (table, name) not in changed}
            missing += [f"{table}.{name} of {key}" for name in kept if old[name] != new[name]]
    return sorted(missing)


def test_every_revision_has_rows_to_be_tried_with() -> None:
    """A new revision brings a filler of what it brought."""
    assert sorted(FILLERS) == REVISIONS


def test_every_revision_goes_up_down_and_up_again_with_rows_in_it(empty: Connection, empty_database: str) -> None:
    """A step down takes away exactly what the step up brought, and every row that can survive does, byte for byte."""
    for revision in REVISIONS:
        made, rows = read_catalogue(empty).described(), contents(empty)

        schema.upgrade(empty_database, revision)
        assert lost(revision, rows, contents(empty)) == []
        upgraded = read_catalogue(empty).described()
        fill(empty, revision)
        filled = contents(empty)

        schema.downgrade(empty_database, BEFORE[revision])
        assert read_catalogue(empty).described() == made
        assert lost(revision, filled, contents(empty)) == []

        rows = contents(empty)
        schema.upgrade(empty_database, revision)
        assert lost(revision, rows, contents(empty)) == []
        assert read_catalogue(empty).described() == upgraded
        assert schema.current(empty_database) == revision
        fill(empty, revision)


def test_everything_can_be_taken_away_again(empty: Connection, empty_database: str) -> None:
    """From the newest revision down to none in one go, with rows in every table; nothing of ours is left."""
    for revision in REVISIONS:
        schema.upgrade(empty_database, revision)
        fill(empty, revision)
    assert all(contents(empty).values()), "every table has a row"

    schema.downgrade(empty_database, "base")

    assert read_catalogue(empty).described() == []
    assert schema.current(empty_database) is None


def test_a_loss_is_seen() -> None:
    """A row that is gone, one too many and a column that changed are each found; a table that is gone is said."""
    before: Contents = {
        "tags": {"1": {"id": "1", "name": "Élan", "colour": "#1"}, "2": {"id": "2"}},
        "ranks": {"3": {}},
    }
    after: Contents = {"tags": {"1": {"id": "1", "name": "Elan", "code": "e"}, "4": {"id": "4"}}}
    assert lost("0000", before, after) == ["tags has 4 too", "tags lacks 2", "tags.name of 1"]


# --- what single revisions promise ------------------------------------------------------------------------------------


def test_members_that_were_there_before_presence_was_get_theirs(empty: Connection, empty_database: str) -> None:
    """0003 gives every member a row to lock."""
    up_to(empty, empty_database, "0002")
    schema.upgrade(empty_database, "0003")
    assert empty.execute("SELECT state FROM presence").fetchall() == [("out",)]


def test_what_a_hand_wrote_of_who_settled_a_review_is_kept(empty: Connection, empty_database: str) -> None:
    """0004 refers to accounts; a name that was typed stays in the settlement, and the review stays settled."""
    up_to(empty, empty_database, "0003")
    schema.upgrade(empty_database, "0004")
    rows = empty.execute(
        "SELECT settlement, settled_by, settled_at IS NULL FROM reviews ORDER BY reason DESC"
    ).fetchall()
    assert rows == [("looked at (PO2 Roy)", None, False), ("", None, True)]


ROLES_OF_ACCOUNTS = """
    SELECT a.username, r.rolname::text, r.rolcanlogin, array_remove(array_agg(g.rolname::text), NULL)
    FROM admin_users a JOIN pg_roles r ON r.rolname = a.login_role
    LEFT JOIN pg_auth_members m ON m.member = r.oid LEFT JOIN pg_roles g ON g.oid = m.roleid
    WHERE a.username = ANY (%s) GROUP BY 1, 2, 3 ORDER BY 1
"""


def test_accounts_of_the_release_before_keep_who_they_are_to_the_server(empty: Connection, empty_database: str) -> None:
    """0011, up, down and up again: who had a login role keeps it with its password, the others get one."""
    up_to(empty, empty_database, "0010")
    before, _ = roles.make_login(empty, uuid7(), ADMINISTRATOR_ROLE)
    rows = RowsOfOldTables(empty)
    named: dict[str, tuple[str | None, str, datetime | None]] = {
        "a.before": (before, "administrator", None),
        "b.without": (None, "operator", None),
        "c.disabled": (None, "supervisor", NOON),
    }
    for username, (login, role, disabled_at) in named.items():
        common = {"username": username, "display_name": "Before", "role": role, "disabled_at": disabled_at}
        rows.insert("admin_users", login_role=login, **common)
    password = empty.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", [before]).fetchone()
    settled = "SELECT id, settled_at, settled_by, settlement, version FROM reviews ORDER BY id"
    reviews = empty.execute(settled).fetchall()

    schema.upgrade(empty_database)
    up = empty.execute(ROLES_OF_ACCOUNTS, [list(named)]).fetchall()
    schema.downgrade(empty_database, "0010")
    down = empty.execute(ROLES_OF_ACCOUNTS, [list(named)]).fetchall()
    schema.upgrade(empty_database)

    assert up == down == empty.execute(ROLES_OF_ACCOUNTS, [list(named)]).fetchall()
    assert [(name, can, groups) for name, _, can, groups in up] == [
        ("a.before", True, [ADMINISTRATOR_ROLE]),
        ("b.without", True, [OPERATOR_ROLE]),
        ("c.disabled", False, []),
    ]
    assert up[0][1] == before
    assert empty.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", [before]).fetchone() == password
    assert empty.execute(settled).fetchall() == reviews


@pytest.mark.parametrize(
    ("table", "made"),
    [
        ("member_statuses", {"name_key": "name"}),
        ("badge_statuses", {"name_key": "name"}),
        ("member_types", {"name_key": "name"}),
        ("divisions", {"code_key": "code", "name_key": "name"}),
        ("ranks", {"code_key": "code", "name_key": "name"}),
        ("stations", {"name_key": "name"}),
    ],
)
def test_names_that_were_there_get_their_keys(before_keys: Connection, table: str, made: dict[str, str]) -> None:
    """0005 makes them as the program does, accents removed."""
    for key, source in made.items():
        columns = sql.SQL("SELECT {}, {} FROM {}").format(*map(sql.Identifier, (source, key, table)))
        rows = before_keys.execute(columns).fetchall()
        assert rows
        assert [key for _, key in rows] == [sort_key(name) for name, _ in rows]
        assert all(key.isascii() for _, key in rows)


@pytest.fixture(scope="module")
def before_keys(database_server: DatabaseServer) -> Iterator[Connection]:
    """Return a connection to a database that was filled at 0004 and is at 0005."""
    url = database_server.empty_database()
    with psycopg.connect(url, autocommit=True) as connection:
        up_to(connection, url, "0004")
        schema.upgrade(url, "0005")
        yield connection
    database_server.drop(url)


def test_making_keys_is_nobodys_edit(empty: Connection, empty_database: str) -> None:
    """0005 neither audits nor announces them, nor says that a row changed; afterwards every trigger fires again."""
    up_to(empty, empty_database, "0004")
    audited = empty.execute("SELECT count(*) FROM audit_log").fetchone()
    changed = "SELECT updated_at FROM stations UNION ALL SELECT updated_at FROM ranks ORDER BY 1"
    stamps = empty.execute(changed).fetchall()
    heard: list[str] = []
    empty.add_notify_handler(lambda notice: heard.append(notice.payload))
    empty.execute("LISTEN sentinel")

    schema.upgrade(empty_database, "0005")

    assert empty.execute("SELECT count(*) FROM audit_log").fetchone() == audited
    assert empty.execute(changed).fetchall() == stamps
    assert heard == []
    empty.execute("UPDATE stations SET kind = 'desk'")
    assert len(heard) == 1
    assert empty.execute("SELECT count(*) FROM audit_log").fetchone() != audited
    assert empty.execute(changed).fetchall() != stamps


def up_to(connection: Connection, url: str, revision: str) -> None:
    """Bring the schema to ``revision``, filling each step on the way."""
    for step in REVISIONS[: REVISIONS.index(revision) + 1]:
        schema.upgrade(url, step)
        fill(connection, step)


# --- many rows --------------------------------------------------------------------------------------------------------

MANY = 20_000
LOAD = """
    INSERT INTO scans (id, serial, badge_id, member_id, station_id, occurred_at, desk_clock_at, outcome, direction)
    SELECT gen_random_uuid(), '62E3', b.id, b.member_id, s.id, t, t, 'checked_' || d, d
    FROM (SELECT id, member_id FROM badges LIMIT 1) AS b, (SELECT id FROM stations LIMIT 1) AS s,
        generate_series(1, %(many)s) AS n,
        LATERAL (SELECT timestamptz '2020-01-01Z' + n * interval '1 minute',
                        CASE WHEN n %% 2 = 1 THEN 'in' ELSE 'out' END) AS at (t, d);
    INSERT INTO checkins (id, scan_id, member_id, badge_id, direction, occurred_at, station_id, method)
    SELECT gen_random_uuid(), id, member_id, badge_id, direction, occurred_at, station_id, 'badge' FROM scans;
"""


def test_check_ins_of_the_first_release_are_kept(empty: Connection, empty_database: str) -> None:
    """Scans, check-ins and presence of 0003 come through to the newest revision as they were, every byte of them."""
    for step in ("0001", "0002"):
        schema.upgrade(empty_database, step)
        fill(empty, step)
    schema.upgrade(empty_database, "0003")
    for statement in LOAD.split(";")[:-1]:
        empty.execute(statement.encode(), {"many": MANY} if "many" in statement else None)
    columns = {table: columns_of(empty, table) for table in ("scans", "checkins", "presence")}
    before = {table: digest(empty, table, names) for table, names in columns.items()}

    schema.upgrade(empty_database)

    assert {table: digest(empty, table, names) for table, names in columns.items()} == before
    assert before["checkins"][0] == MANY


def digest(connection: Connection, table: str, columns: set[str]) -> tuple[int, str]:
    """Return how many rows a table has, and a hash over those columns of all of them."""
    row = sql.SQL(", ").join(map(sql.Identifier, sorted(columns)))
    found = connection.execute(
        sql.SQL(
            "SELECT count(*), md5(string_agg(line, '|' ORDER BY line)) FROM (SELECT ROW({})::text AS line FROM {}) AS r"
        ).format(row, sql.Identifier(table))
    ).fetchone()
    assert found is not None
    return found[0], found[1]
