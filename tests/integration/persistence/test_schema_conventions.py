"""The conventions of the schema, walked in the catalogue of a real database."""

import re

import psycopg
import pytest

from sentinel_desktop.persistence.tables import Row
from tests.support.builders import Connection, RowBuilder

TABLES = sorted(Row.metadata.tables)
LOGS = {"audit_log", "checkins", "scans"}
DERIVED = {"presence"}
HEARTBEATS = {"station_health"}
NOT_SHOWN = {"audit_log", "station_health"}
"""Tables whose changes no screen shows by being told: the log, and the heartbeats that come on their own."""
KEYS = {"c": "ck", "f": "fk", "p": "pk", "u": "uq"}


@pytest.fixture
def catalogue(owner: Connection) -> Connection:
    """Return a connection on which the catalogue is read."""
    owner.execute("SET search_path = public")
    return owner


def names(catalogue: Connection, query: str, *parameters: object) -> set[str]:
    """Return the first column of a query's rows."""
    return {str(row[0]) for row in catalogue.execute(query, parameters).fetchall()}


def triggers(catalogue: Connection, table: str) -> set[str]:
    """Return the names of a table's triggers."""
    return names(catalogue, "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = %s::regclass", table)


def test_every_table_of_the_database_is_declared(catalogue: Connection) -> None:
    """What follows walks all tables there are, but for the one that keeps the schema's version."""
    found = names(catalogue, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    assert found - {"alembic_version"} == set(TABLES)


@pytest.mark.parametrize("column", ["created_at", "updated_at"])
def test_every_table_knows_when_its_rows_were_made_and_changed(catalogue: Connection, column: str) -> None:
    """Both are timestamptz, never null, and filled by the server."""
    found = names(
        catalogue,
        "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = %s "
        "AND data_type = 'timestamp with time zone' AND is_nullable = 'NO' AND column_default = 'now()'",
        column,
    )
    assert found == set(TABLES)


def test_no_column_is_a_time_without_its_zone(catalogue: Connection) -> None:
    """Neither a timestamp nor a time of day without zone is anywhere."""
    found = names(
        catalogue,
        "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public' "
        "AND data_type IN ('timestamp without time zone', 'time without time zone')",
    )
    assert found == set()


def test_every_primary_key_is_a_uuid(catalogue: Connection) -> None:
    """Keys are made by the program, so that a row made while the database was away keeps its own."""
    found = catalogue.execute(
        "SELECT c.conrelid::regclass::text, format_type(a.atttypid, NULL) FROM pg_constraint c "
        "JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey) "
        "WHERE c.contype = 'p' AND c.connamespace = 'public'::regnamespace"
    ).fetchall()
    assert {row for row in found if row[0] != "alembic_version"} == {(table, "uuid") for table in TABLES}


def test_every_foreign_key_has_an_index_that_begins_with_it(catalogue: Connection) -> None:
    """Deleting what is referred to never scans a whole table."""
    found = names(
        catalogue,
        "SELECT c.conname FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace "
        "AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indpred IS NULL "
        "AND (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(c.conkey)] = c.conkey)",
    )
    assert found == set()


def test_every_foreign_key_says_what_deleting_does(catalogue: Connection) -> None:
    """No foreign key leaves it to the default."""
    rules = catalogue.execute(
        "SELECT conname, confdeltype FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace"
    ).fetchall()
    assert rules
    assert [name for name, rule in rules if rule == "a"] == []


def test_every_constraint_has_the_name_the_convention_gives_it(catalogue: Connection) -> None:
    """Errors are sorted by these names, so none is left to the server to make up."""
    rows = catalogue.execute(
        "SELECT c.conname, c.contype::text, t.relname, array_to_string(array("
        "  SELECT a.attname FROM unnest(c.conkey) WITH ORDINALITY AS k (number, place) "
        "  JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number ORDER BY k.place), '_') "
        "FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid "
        "WHERE c.connamespace = 'public'::regnamespace AND t.relname <> 'alembic_version' AND c.contype <> 'n'"
    ).fetchall()
    assert rows
    for name, kind, table, columns in rows:
        prefix = f"{KEYS[kind]}_{table}"
        if kind == "c":
            assert re.fullmatch(rf"{prefix}_[a-z0-9_]+", name)
        else:
            assert name == (prefix if kind == "p" else f"{prefix}_{columns}")
        assert len(name) < 63, "PostgreSQL cuts longer names"


def test_every_index_has_a_name_of_the_convention(catalogue: Connection) -> None:
    """An index is that of a key, or begins with ix and its table."""
    rows = catalogue.execute(
        "SELECT indexname, tablename FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
    ).fetchall()
    assert [name for name, table in rows if not re.fullmatch(rf"(ix|uq|pk)_{table}(_[a-z0-9_]+)?", name)] == []


def test_every_table_that_changes_keeps_when(catalogue: Connection) -> None:
    """``updated_at`` is kept by a trigger in every table that is not append-only."""
    kept = {table for table in TABLES if "touch_updated_at" in triggers(catalogue, table)}
    assert kept == set(TABLES) - LOGS


def test_every_log_refuses_to_be_changed(catalogue: Connection) -> None:
    """Update, delete and truncate are refused by triggers in the append-only tables, and only there."""
    for table in TABLES:
        refusing = {"refuse_change", "refuse_truncate"} & triggers(catalogue, table)
        assert refusing == ({"refuse_change", "refuse_truncate"} if table in LOGS else set()), table


def test_every_table_that_people_edit_is_audited(catalogue: Connection) -> None:
    """All but the append-only logs, what is derived from them, and the heartbeat."""
    audited = {table for table in TABLES if "audit_change" in triggers(catalogue, table)}
    assert audited == set(TABLES) - LOGS - DERIVED - HEARTBEATS


def test_every_table_that_a_screen_shows_is_announced(catalogue: Connection) -> None:
    """Insert, update and delete each have a trigger that tells the stations."""
    for table in TABLES:
        announced = {name for name in triggers(catalogue, table) if name.startswith("announce_")}
        every = {"announce_insert", "announce_update", "announce_delete"}
        assert announced == (set() if table in NOT_SHOWN else every), table


@pytest.mark.parametrize("table", TABLES)
def test_every_table_declares_its_grants(table: str) -> None:
    """A table's file says who may do what with it, even if that is nobody anything."""
    assert "grants" in Row.metadata.tables[table].info


def test_what_people_edit_has_a_version(catalogue: Connection) -> None:
    """A stale save can be refused wherever a person saves."""
    versioned = names(
        catalogue,
        "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'version' "
        "AND is_nullable = 'NO'",
    )
    assert versioned == set(TABLES) - LOGS - DERIVED - HEARTBEATS


def test_no_extension_is_needed(catalogue: Connection) -> None:
    """The embedded server has none."""
    assert names(catalogue, "SELECT extname FROM pg_extension") == {"plpgsql"}


# --- what the triggers do ---------------------------------------------------------------------------------------------


def test_a_change_moves_updated_at(owner: Connection, unit: RowBuilder) -> None:
    """By the server's clock, whatever the statement says."""
    station = unit.station()
    owner.execute("UPDATE stations SET updated_at = '2000-01-01Z', name = 'Rear door' WHERE id = %s", [station])
    moved = owner.execute("SELECT updated_at > created_at FROM stations WHERE id = %s", [station]).fetchone()
    assert moved == (True,)


def test_an_edit_is_audited_with_what_was_and_what_is(owner: Connection, unit: RowBuilder) -> None:
    """Insert, update and delete each leave one row: before, after, and who."""
    station = unit.station(name="Front desk")
    owner.execute("SET sentinel.account = 'r.example'")
    owner.execute("UPDATE stations SET name = 'Rear door' WHERE id = %s", [station])
    owner.execute("DELETE FROM stations WHERE id = %s", [station])
    rows = owner.execute(
        "SELECT operation, before ->> 'name', after ->> 'name', account, database_user = session_user "
        "FROM audit_log WHERE row_id = %s ORDER BY occurred_at",
        [station],
    ).fetchall()
    assert rows == [
        ("INSERT", None, "Front desk", "", True),
        ("UPDATE", "Front desk", "Rear door", "r.example", True),
        ("DELETE", "Rear door", None, "r.example", True),
    ]


def test_a_member_has_a_presence_row_from_the_first_moment(owner: Connection, unit: RowBuilder) -> None:
    """There is always one to lock, and it says out."""
    member = unit.member()
    assert owner.execute("SELECT member_id, state FROM presence").fetchall() == [(member, "out")]


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("UPDATE badges SET serial = 'xyz'", "ck_badges_serial_form"),
        ("UPDATE badges SET kind = 'visitor'", "ck_badges_holder_fits_kind"),
        ("UPDATE presence SET state = 'in'", "ck_presence_in_by_a_checkin"),
        ("UPDATE members SET service_number = 'V 1'", "ck_members_service_number_form"),
        ("DELETE FROM members", "fk_badges_member_id"),
        ("DELETE FROM badge_statuses", "fk_badges_badge_status_id"),
    ],
)
def test_what_a_bug_must_not_break_is_a_constraint(
    owner: Connection, unit: RowBuilder, statement: str, constraint: str
) -> None:
    """The database refuses it by the rule's name."""
    unit.badged_member()
    with pytest.raises(psycopg.errors.IntegrityError) as broken:
        owner.execute(statement)
    assert broken.value.diag.constraint_name == constraint


def test_a_member_has_one_badge_at_most(unit: RowBuilder) -> None:
    """A second badge of the same member is refused by the database itself."""
    member, _ = unit.badged_member()
    with pytest.raises(psycopg.errors.UniqueViolation) as broken:
        unit.badge(member)
    assert broken.value.diag.constraint_name == "uq_badges_member_id"


@pytest.mark.parametrize("table", sorted(LOGS))
@pytest.mark.parametrize("verb", ["UPDATE {} SET created_at = now()", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_logs_refuse_even_the_owner(owner: Connection, unit: RowBuilder, table: str, verb: str) -> None:
    """What was recorded stays recorded, whoever asks."""
    unit.check_in(unit.member())
    unit.scan(unit.station())
    with pytest.raises(psycopg.errors.IntegrityConstraintViolation):
        owner.execute(verb.format(table))
    count = owner.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - one of those above
    assert count is not None
    assert count[0] > 0
