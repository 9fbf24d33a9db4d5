"""The schema up, down and up again, with rows in it; what the program would make; what it says of other versions."""

import re
from collections.abc import Callable, Iterator

import psycopg
import pytest
from psycopg import sql
from psycopg.types.json import Jsonb
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool
from uuid_utils.compat import uuid7

from sentinel_desktop.persistence import roles, schema
from sentinel_desktop.persistence.store_errors import SchemaVersionError
from sentinel_desktop.persistence.tables import Row
from tests.support.builders import NOON, RowBuilder
from tests.support.postgres import DatabaseServer

REVISIONS = ["0001", "0002", "0003"]
EVERYTHING = """
    SELECT c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace
    UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT tgrelid::regclass || ' ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT proname || ' ' || prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    ORDER BY 1
"""


@pytest.fixture
def empty_database(database_server: DatabaseServer, fresh_database: Callable[[], str]) -> Iterator[str]:
    """Return the owner's URL of a database without any schema of ours."""
    name = f"empty_{uuid7().hex}"
    with psycopg.connect(fresh_database(), autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    url = database_server.url_of(name)
    yield url
    database_server.drop(url)


def everything(url: str) -> list[str]:
    """Return a description of all that is in the database's schema, but for the version's own table."""
    with psycopg.connect(url) as connection:
        return [row[0] for row in connection.execute(EVERYTHING).fetchall() if "alembic_version" not in row[0]]


def fill(url: str, revision: str) -> None:
    """Insert rows into the tables that ``revision`` brought."""
    with psycopg.connect(url, autocommit=True) as connection:
        unit = RowBuilder(connection)
        if revision == "0001":
            station = unit.station(name=f"Desk {uuid7()}")
            unit.setting("unit.name", "HMCS Example")
            connection.execute(
                "INSERT INTO station_health (station_id, last_seen_at, reader_state, program_version) "
                "VALUES (%s, %s, 'ready', '1')",
                [station, NOON],
            )
        elif revision == "0002":
            unit.badge(unit.member())
        else:
            found = connection.execute("SELECT (SELECT id FROM members), (SELECT id FROM stations)").fetchone()
            assert found is not None
            scan = unit.scan(found[1], outcome="checked_in", direction="in", member_id=found[0])
            unit.check_in(found[0], method="badge", scan_id=scan)
            unit.review(scan, facts=Jsonb({"clock": "ahead"}))


def test_the_programs_version_is_the_newest_revision() -> None:
    """What this program refuses other versions against is what its migrations make."""
    assert max(schema.known_revisions()) == schema.HEAD
    assert sorted(schema.known_revisions()) == REVISIONS


def test_an_empty_database_has_no_version(empty_database: str) -> None:
    """A database without tables of ours is told from one with older ones."""
    assert schema.current(empty_database) is None


def test_every_revision_goes_up_down_and_up_again_with_rows_in_it(empty_database: str) -> None:
    """A step down takes away exactly what the step up brought, rows and all, and can be made again."""
    roles.prepare(empty_database)
    before = everything(empty_database)
    for number, revision in enumerate(REVISIONS):
        earlier = REVISIONS[number - 1] if number else "base"
        schema.upgrade(empty_database, revision)
        after = everything(empty_database)
        fill(empty_database, revision)
        schema.downgrade(empty_database, earlier)
        assert everything(empty_database) == before
        schema.upgrade(empty_database, revision)
        assert everything(empty_database) == after
        assert schema.current(empty_database) == revision
        fill(empty_database, revision)
        before = after
    schema.downgrade(empty_database, "base")
    assert everything(empty_database) == []
    assert schema.current(empty_database) is None


def test_members_that_were_there_before_presence_was_get_theirs(empty_database: str) -> None:
    """The revision that brings presence gives every member a row to lock."""
    schema.upgrade(empty_database, "0002")
    fill(empty_database, "0002")
    schema.upgrade(empty_database)
    with psycopg.connect(empty_database) as connection:
        assert connection.execute("SELECT state FROM presence").fetchall() == [("out",)]


def test_the_tables_are_what_the_program_would_make(database_url: str) -> None:
    """The rows declared in the program and the migrations' tables differ in nothing that alembic compares."""
    assert schema.differences(database_url) == []


def test_a_difference_is_seen(database_url: str) -> None:
    """A column too many and an index too few are both found."""
    with psycopg.connect(database_url) as connection:
        connection.execute("ALTER TABLE badges ADD COLUMN colour text")
        connection.execute("DROP INDEX ix_members_rank_id")
    assert len(schema.differences(database_url)) == 2


def test_check_constraints_are_what_the_program_would_make(empty_database: str, database_url: str) -> None:
    """Alembic does not compare CHECKs: tables made from the program's own rows have the same ones."""
    engine = create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(empty_database), poolclass=NullPool)
    Row.metadata.create_all(engine)
    checks = "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c' ORDER BY 1"
    with psycopg.connect(empty_database) as made, psycopg.connect(database_url) as migrated:
        expected, found = made.execute(checks).fetchall(), migrated.execute(checks).fetchall()
    assert found == expected
    assert found


def test_upgrading_twice_changes_nothing(database_url: str) -> None:
    """An administrator who runs it again does no harm."""
    before = everything(database_url)
    schema.upgrade(database_url)
    assert everything(database_url) == before


def test_two_databases_stand_side_by_side_on_one_server(empty_database: str, fresh_database: Callable[[], str]) -> None:
    """Each has its own version and its own rows; the roles are shared."""
    other = fresh_database()
    schema.upgrade(empty_database)
    fill(empty_database, "0001")
    schema.downgrade(empty_database, "base")
    assert (schema.current(empty_database), schema.current(other)) == (None, schema.HEAD)
    assert schema.differences(other) == []


@pytest.mark.parametrize(
    ("version", "sentence"),
    [
        (None, "no Sentinel tables yet.*db upgrade"),
        ("0001", r"older \(0001\).*db upgrade"),
        ("9999", r"newer \(9999\).*install the newer"),
    ],
)
def test_another_version_is_refused_with_a_sentence(version: str | None, sentence: str) -> None:
    """Missing, older and newer are told apart, each with what to do."""
    with pytest.raises(SchemaVersionError, match=sentence) as refused:
        schema.require_known(version)
    assert re.fullmatch(r"[^\n]+\.", str(refused.value))


def test_the_known_version_is_not_refused() -> None:
    """The program works with its own schema."""
    schema.require_known(schema.HEAD)


@pytest.mark.parametrize("step", [schema.upgrade, lambda url: schema.downgrade(url, "0001")])
def test_a_newer_schema_is_left_alone(database_url: str, step: Callable[[str], None]) -> None:
    """An old program does not touch the tables of a newer one, up or down."""
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = everything(database_url)
    with pytest.raises(SchemaVersionError, match="newer"):
        step(database_url)
    assert everything(database_url) == before
