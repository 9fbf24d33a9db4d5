"""Every table has a factory; what it makes is taken as it is, and what it calls invalid is refused by that one rule."""

from typing import Any

import psycopg
import pytest
from psycopg import sql
from psycopg.types.json import Jsonb
from sqlalchemy import Engine

from sentinel_desktop.persistence.tables import Row
from sentinel_desktop.persistence.tables.base import Nature
from tests.support.catalogue import Catalogue, Constraint, read_catalogue
from tests.support.factories import DECLARED, Connection, Factories, insert, key_column
from tests.support.factories.breaches import (
    Breach,
    breaches_of,
    disable_triggers,
    is_constraint,
    lift,
    referring_column,
    referring_row,
    rule_broken,
    unbroken,
)

TABLES = sorted(Row.metadata.tables)
LOGS = [table for table in TABLES if Row.metadata.tables[table].info["nature"] is Nature.LOG]
SYSTEM_LISTS = [table for table in TABLES if "is_system" in Row.metadata.tables[table].columns]
KEPT_BY_THE_SERVER = {"created_at", "updated_at", "version"}


@pytest.fixture(scope="module")
def catalogue(shared_engine: Engine) -> Catalogue:
    """Return what the shared database says of itself."""
    with shared_engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, psycopg.Connection)
        return read_catalogue(driver)


def stored(connection: Connection, table: str, key: object) -> dict[str, Any]:
    """Return all columns of one row."""
    query = sql.SQL("SELECT * FROM {} WHERE {} = %s").format(
        sql.Identifier(table), sql.Identifier(key_column(Row.metadata.tables[table]))
    )
    cursor = connection.execute(query, [key])
    (row,) = cursor.fetchall()
    return {column.name: value for column, value in zip(cursor.description or (), row, strict=True)}


def count(connection: Connection, table: str) -> int:
    """Return how many rows a table has."""
    (row,) = connection.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchall()
    return int(row[0])


def test_every_table_has_a_factory() -> None:
    """A table that comes later brings its factory: one file, and a line in the registry."""
    assert sorted(DECLARED) == TABLES


def test_every_name_of_a_variant_is_its_own() -> None:
    """A variant is asked for by its name alone, be it an edge case or not."""
    names = [(table, variant) for table, factory in DECLARED.items() for variant in factory.valid()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("table", TABLES)
def test_every_variant_is_read_back_as_it_was_written(make: Factories, table: str) -> None:
    """Whatever a factory calls valid is taken by the database and comes back equal, to the microsecond."""
    rows = make.of(table)
    wrong: dict[str, object] = {}
    for variant in rows.factory.valid():
        with make.connection.transaction(force_rollback=True):
            try:
                written = rows.row(variant)
                found = stored(make.connection, table, written[key_column(Row.metadata.tables[table])])
            except psycopg.Error as error:
                wrong[variant] = rule_broken(error)
                continue
        written = {name: value.obj if isinstance(value, Jsonb) else value for name, value in written.items()}
        wrong |= {f"{variant}: {name}": found[name] for name, value in written.items() if found[name] != value}
    assert wrong == {}


@pytest.mark.parametrize("table", TABLES)
def test_two_rows_never_collide(make: Factories, table: str) -> None:
    """Minimal rows can be made again and again, also by factories that know nothing of each other."""
    before = count(make.connection, table)
    keys = [*make.of(table).many(3), *Factories(make.connection).of(table).many(2)]
    assert len(set(keys)) == 5
    assert count(make.connection, table) >= before + 5


def test_every_column_has_a_value_in_some_variant(catalogue: Catalogue) -> None:
    """A column that comes later is written and read back too."""
    assert [f"{table}: {column}" for table in DECLARED for column in sorted(never_given(table, catalogue))] == []


def never_given(table: str, catalogue: Catalogue) -> set[str]:
    """Return the columns of a table that no variant gives and neither the program nor the server makes."""
    factory = DECLARED[table]
    values = [value for variant in factory.valid() for value in factory.values_of(variant).items()]
    given = {column for column, value in values if value is not None}
    made = {column.name for column in Row.metadata.tables[table].columns if "key_of" in column.info}
    columns = {column.name for column in catalogue.columns_of(table).values() if not column.generated}
    return columns - given - made - KEPT_BY_THE_SERVER - {"id"}


def test_every_rule_has_a_row_that_breaks_it(catalogue: Catalogue) -> None:
    """Required columns, CHECKs, keys, exclusions: the database has none that no invalid row is refused by."""
    assert unbroken(catalogue) == []


def test_a_rule_that_comes_later_is_missed(transaction: Connection) -> None:
    """A new constraint, unique index or table without an invalid row is reported by its name."""
    transaction.execute("ALTER TABLE badges ADD CONSTRAINT ck_badges_later CHECK (printed_number <> '13')")
    transaction.execute("CREATE UNIQUE INDEX uq_badges_later ON badges (printed_number) WHERE kind = 'event'")
    transaction.execute("CREATE TABLE lockers (id uuid CONSTRAINT pk_lockers PRIMARY KEY, number int NOT NULL)")
    assert unbroken(read_catalogue(transaction)) == [
        "badges: ck_badges_later",
        "badges: uq_badges_later",
        "lockers: not null id",
        "lockers: not null number",
        "lockers: pk_lockers",
    ]


@pytest.mark.parametrize("table", TABLES)
def test_every_invalid_row_is_refused_by_its_rule_alone(make: Factories, table: str, catalogue: Catalogue) -> None:
    """The error names the rule and no row is left; with the rule taken away the row is taken: it breaks no other."""
    wrong = {}
    for breach in breaches_of(table, catalogue):
        with make.connection.transaction(force_rollback=True):
            if (found := refusal(make, breach, catalogue)) != breach.rule:
                wrong[breach.name] = f"{found}, not {breach.rule}"
    assert wrong == {}


def refusal(make: Factories, breach: Breach, catalogue: Catalogue) -> str:
    """Return the rules that refuse a row."""
    connection, table = make.connection, Row.metadata.tables[breach.table]
    row = breach.drafted(make)
    if is_constraint(breach, catalogue):
        # A trigger may look at the same values first, and refuse in another name.
        disable_triggers(connection, breach.table)
    there_already = make.of(breach.table).factory.there_already and not breach.of_the_key
    before = count(connection, breach.table)
    try:
        with connection.transaction():
            insert(connection, table, row, there_already=there_already)
    except psycopg.Error as error:
        rule = rule_broken(error)
    else:
        return "nothing"
    assert count(connection, breach.table) == before
    if rule != breach.rule or breach.of_the_key:
        return rule
    lift(connection, breach, catalogue)
    try:
        insert(connection, table, row, there_already=there_already)
    except psycopg.Error as error:
        return f"{rule} and {rule_broken(error)}"
    return rule


@pytest.mark.parametrize("table", TABLES)
def test_deleting_what_is_referred_to_does_what_the_foreign_key_says(
    make: Factories, table: str, catalogue: Catalogue
) -> None:
    """It is refused by that key, takes the row with it, or empties the column: as the table's file declares."""
    declared = {key.name: key.ondelete for key in Row.metadata.tables[table].foreign_key_constraints}
    found = {}
    for constraint in catalogue.constraints_of(table, "f"):
        with make.connection.transaction(force_rollback=True):
            found[constraint.name] = what_deleting_does(make, constraint)
    assert found == declared


def what_deleting_does(make: Factories, constraint: Constraint) -> str:
    """Return what becomes of a row when the one that it refers to is deleted."""
    connection, rows = make.connection, make.of(constraint.table)
    column, table = referring_column(constraint), Row.metadata.tables[constraint.table]
    row = referring_row(rows, constraint)
    row[column] = referent = another_like(make, constraint, row[column])
    # The referent is nobody else's, and rows of a log are never deleted: here only the foreign key is asked.
    disable_triggers(connection, constraint.table)
    disable_triggers(connection, constraint.refers_to)
    insert(connection, table, row, there_already=rows.factory.there_already)
    delete = sql.SQL("DELETE FROM {} WHERE id = %s").format(sql.Identifier(constraint.refers_to))
    try:
        with connection.transaction():
            assert connection.execute(delete, [referent]).rowcount == 1
    except psycopg.errors.IntegrityError as error:
        return "RESTRICT" if rule_broken(error) == constraint.name else rule_broken(error)
    left = sql.SQL("SELECT {} FROM {} WHERE {} = %s").format(
        sql.Identifier(column), sql.Identifier(constraint.table), sql.Identifier(key_column(table))
    )
    rows_left = connection.execute(left, [row[key_column(table)]]).fetchall()
    return {(): "CASCADE", ((None,),): "SET NULL"}.get(tuple(rows_left), "nothing")


def another_like(make: Factories, constraint: Constraint, key: object) -> object:
    """Return the key of a new row that a foreign key may name as well as ``key``, and that nothing else names."""
    named = stored(make.connection, constraint.refers_to, key)
    alike = {column: named[column] for column in constraint.referred if column != "id"}
    return make.of(constraint.refers_to)(**alike)


@pytest.mark.parametrize("table", LOGS)
@pytest.mark.parametrize("verb", ["UPDATE {} SET created_at = now() WHERE id = %s", "DELETE FROM {} WHERE id = %s"])
def test_what_a_log_holds_stays_as_it_is(make: Factories, table: str, verb: str) -> None:
    """Nobody changes or removes a row of a log, not even its owner."""
    key = make.of(table)()
    before = stored(make.connection, table, key)
    with pytest.raises(psycopg.errors.IntegrityConstraintViolation) as refused, make.connection.transaction():
        make.connection.execute(sql.SQL(verb).format(sql.Identifier(table)), [key])
    assert rule_broken(refused.value) == "refuse_change"
    assert stored(make.connection, table, key) == before


@pytest.mark.parametrize("table", SYSTEM_LISTS)
def test_a_value_that_the_program_needs_is_never_deleted(make: Factories, table: str) -> None:
    """Every list that knows such values refuses it; any other value goes."""
    needed, other = make.of(table)("system"), make.of(table)()
    delete = sql.SQL("DELETE FROM {} WHERE id = %s").format(sql.Identifier(table))
    with pytest.raises(psycopg.errors.RestrictViolation) as refused, make.connection.transaction():
        make.connection.execute(delete, [needed])
    assert rule_broken(refused.value) == "refuse_system_value"
    assert make.connection.execute(delete, [other]).rowcount == 1


def test_what_is_not_declared_is_said(make: Factories) -> None:
    """A table, a variant or a column that does not exist is no silent mistake of a test."""
    with pytest.raises(AttributeError, match="lockers"):
        make.lockers()
    with pytest.raises(KeyError, match="locked in"):
        make.visitors("locked in")
    with pytest.raises(TypeError, match="members has no column surname"):
        make.members(surname="Roy")
