"""What the migrations make is what the program would make, and what it says of other versions."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from sentinel_desktop.persistence import schema
from sentinel_desktop.persistence.store_errors import SchemaVersionError
from sentinel_desktop.persistence.tables import Row
from tests.support.catalogue import read_catalogue


def described(url: str) -> list[str]:
    """Return a line for everything that is in the database's schema, but for the version's own table."""
    with psycopg.connect(url) as connection:
        return read_catalogue(connection).described()


def test_the_programs_version_is_the_newest_revision() -> None:
    """What this program refuses other versions against is what its migrations make."""
    assert max(schema.known_revisions()) == schema.HEAD


def test_an_empty_database_has_no_version(empty_database: str) -> None:
    """A database without tables of ours is told from one with older ones."""
    assert schema.current(empty_database) is None


def test_the_tables_are_what_the_program_would_make(database_url: str) -> None:
    """The rows declared in the program and the migrations' tables differ in nothing that alembic compares."""
    assert schema.differences(database_url) == []


def test_a_difference_is_seen(database_url: str) -> None:
    """A column too many and an index too few are both found."""
    with psycopg.connect(database_url) as connection:
        connection.execute("ALTER TABLE badges ADD COLUMN colour text")
        connection.execute("DROP INDEX ix_members_rank_id")
    assert len(schema.differences(database_url)) == 2


def test_what_alembic_does_not_compare_is_what_the_program_would_make(empty_database: str, database_url: str) -> None:
    """Tables made of the program's own rows have the migrations' defaults, collations, generated columns and rules.

    That is: CHECKs, exclusions and foreign keys word for word, and indexes with their expressions and predicates.
    """
    with psycopg.connect(empty_database) as connection:
        connection.execute("CREATE TYPE uuidrange AS RANGE (subtype = uuid)")
        connection.execute("CREATE FUNCTION written_now() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'")
    engine = create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(empty_database), poolclass=NullPool)
    Row.metadata.create_all(engine)
    assert of_rows(database_url) == of_rows(empty_database)


def of_rows(url: str) -> list[str]:
    """Return a line for each column, constraint and index."""
    return [line for line in described(url) if line.startswith(("column ", "constraint ", "index "))]


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ("ALTER TABLE badges DROP CONSTRAINT ck_badges_serial_form", "constraint badges.ck_badges_serial_form"),
        ("ALTER TABLE events ALTER status SET DEFAULT 'active'", "column events.status"),
        ("ALTER TABLE events ALTER name_key TYPE text", "column events.name_key"),
        ("DROP INDEX ix_presence_in; CREATE INDEX ix_presence_in ON presence (member_id)", "index "),
        ("ALTER TABLE event_attendees DROP CONSTRAINT ex_event_attendees_badge_id", "constraint event_attendees.ex_"),
        ("ALTER TABLE members ALTER mess_list DROP EXPRESSION", "column members.mess_list"),
    ],
)
def test_each_difference_of_that_kind_is_seen(database_url: str, change: str, seen: str) -> None:
    """The comparison above looks at what it says it looks at."""
    before = of_rows(database_url)
    with psycopg.connect(database_url) as connection:
        connection.execute(change.encode())
    gone = set(before) - set(of_rows(database_url))
    assert any(line.startswith(seen) for line in gone)


def test_upgrading_twice_changes_nothing(database_url: str) -> None:
    """An administrator who runs it again does no harm."""
    before = described(database_url)
    schema.upgrade(database_url)
    assert described(database_url) == before


def test_two_who_upgrade_one_database_at_once_come_one_after_the_other(empty_database: str) -> None:
    """The second waits, finds everything done, and neither is told of a fault."""
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(schema.upgrade, [empty_database] * 2))
    assert schema.current(empty_database) == schema.HEAD


def test_two_databases_stand_side_by_side_on_one_server(empty_database: str, fresh_database: Callable[[], str]) -> None:
    """Each has its own version and its own rows; the roles are shared."""
    other = fresh_database()
    schema.upgrade(empty_database)
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
    before = described(database_url)
    with pytest.raises(SchemaVersionError, match="newer"):
        step(database_url)
    assert described(database_url) == before
