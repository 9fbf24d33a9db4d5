"""Seals made by the database itself: what they cover, who may make them, and that none is half there."""

import psycopg
import pytest
from psycopg import sql
from psycopg.types.json import Jsonb
from sqlalchemy import Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import StoreTimeoutError
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.seals import BEFORE_THE_FIRST, SealedLog, SealedRows
from sentinel_desktop.persistence.repositories.audit_seals import SqlSealRepository
from sentinel_desktop.persistence.tables import Row
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from tests.support.builders import NOON, Connection, RowBuilder
from tests.support.programs import eventually
from tests.support.sealed_logs import agree, all_of, seal_everything

LOGS = [str(log) for log in SealedLog]


@pytest.fixture
def member(unit: RowBuilder, seals: SqlSealRepository) -> MemberId:
    """Return a member; what making the member wrote into the audit log is sealed."""
    member_id = unit.member()
    seal_everything(seals)
    return member_id


# --- what a seal is ---------------------------------------------------------------------------------------------------


def test_empty_logs_are_not_sealed(seals: SqlSealRepository, owner: Connection) -> None:
    """Nothing to seal writes nothing."""
    owner.execute("ALTER TABLE audit_log DISABLE TRIGGER USER")
    owner.execute("DELETE FROM audit_log")

    assert seals.seal() is None
    assert all_of(seals) == []


@pytest.mark.usefixtures("member")
def test_nothing_new_is_not_sealed_again(seals: SqlSealRepository) -> None:
    """However often it is asked for."""
    before = len(all_of(seals))

    assert [seals.seal() for _ in range(3)] == [None] * 3
    assert len(all_of(seals)) == before


def test_a_seal_says_what_it_covers(seals: SqlSealRepository, member: MemberId, unit: RowBuilder) -> None:
    """Its number, how many rows of each log, where it was made and when; its hash is the one the program computes."""
    before = all_of(seals)[-1]
    unit.check_in(member)
    unit.check_in(member)
    seal_everything(seals)
    chain = all_of(seals)[before.number :]

    assert [seal.number for seal in chain] == list(range(before.number + 1, before.number + 1 + len(chain)))
    assert sum(seal.logs[SealedLog.CHECK_INS].count for seal in chain) == 2
    assert [seal.logs[SealedLog.SCANS].count for seal in chain] == [0] * len(chain)
    assert all(seal.server == before.server and "/" in seal.server for seal in chain)
    assert all(seal.sealed_at > before.sealed_at for seal in chain)
    assert [seal.hash for seal in chain] == [seal.computed_hash() for seal in chain]


@pytest.mark.usefixtures("member")
def test_the_first_seal_begins_the_chain(seals: SqlSealRepository) -> None:
    """With number one, from the beginning, after nothing."""
    first = all_of(seals)[0]

    assert (first.number, first.sealed_from, first.previous_hash) == (1, 0, BEFORE_THE_FIRST)
    assert agree(seals)


@pytest.mark.usefixtures("member")
def test_the_hash_does_not_depend_on_who_asks(seals: SqlSealRepository, owner: Connection) -> None:
    """Zone, date style and encoding of the session are not in it."""
    for setting in ("TimeZone = 'Asia/Kathmandu'", "DateStyle = 'German'", "bytea_output = 'escape'"):
        owner.execute(f"SET {setting}")
    owner.execute("SET client_encoding = 'LATIN1'")
    found = owner.execute("SELECT scans_hash, checkins_hash, audit_log_hash FROM recomputed_seals(1, 1)").fetchone()
    first = all_of(seals)[0]

    assert found == tuple(first.logs[log].hash for log in SealedLog)


@pytest.mark.parametrize("log", LOGS)
def test_every_column_of_a_log_is_in_its_hash(owner: Connection, log: str) -> None:
    """A column added later needs a new format of seals beside the old one."""
    row = owner.execute("SELECT prosrc FROM pg_proc WHERE proname = 'rows_to_seal'").fetchone()
    assert row is not None
    body = row[0].partition(f"INTO {log}_count")[0].rpartition("jsonb_build_array(")[2].partition(")")[0]

    assert {name.strip() for name in body.split(",")} == set(Row.metadata.tables[log].columns.keys())


@pytest.mark.parametrize("log", LOGS)
def test_every_row_knows_the_transaction_that_wrote_it(owner: Connection, unit: RowBuilder, log: str) -> None:
    """Rows of one transaction have its id; nobody who writes says so."""
    with owner.transaction():
        unit.scan(unit.station())
        unit.check_in(unit.member())
        row = owner.execute("SELECT pg_current_xact_id()::text::bigint").fetchone()
    found = owner.execute(sql.SQL("SELECT DISTINCT written_in FROM {}").format(sql.Identifier(log))).fetchall()

    assert row in found


# --- who may ----------------------------------------------------------------------------------------------------------


def test_a_station_seals_and_writes_no_seal_itself(
    seals: SqlSealRepository, member: MemberId, unit: RowBuilder, engine: Engine
) -> None:
    """Its role may call what seals; it may neither add, change nor remove a seal."""
    unit.check_in(member)
    eventually(seals.seal, "a seal of the station's own")
    statements = [
        "INSERT INTO audit_seals SELECT * FROM audit_seals",
        "UPDATE audit_seals SET hash = previous_hash",
        "DELETE FROM audit_seals",
        "TRUNCATE audit_seals",
        "CREATE OR REPLACE FUNCTION written_base() RETURNS bigint LANGUAGE sql AS $$ SELECT 9::bigint $$",
        "SELECT * FROM rows_to_seal(1::smallint, 0, 9)",
    ]
    with engine.connect() as connection:
        for statement in statements:
            with pytest.raises(Exception, match=r"permission denied|must be owner"):
                connection.exec_driver_sql(statement)
            connection.rollback()


def test_functions_of_the_seals_are_nobody_elses(owner: Connection) -> None:
    """What PUBLIC may not call, a role outside the groups may not."""
    row = owner.execute(
        "SELECT count(*) FROM pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner))) a "
        "WHERE a.grantee = 0 AND proname IN ('seal_logs', 'recomputed_seals', 'rows_not_sealed', 'written_now', "
        "'written_base')"
    ).fetchone()

    assert row == (0,)


@pytest.mark.parametrize(
    "verb", ["UPDATE audit_seals SET number = 7", "DELETE FROM audit_seals", "TRUNCATE audit_seals"]
)
@pytest.mark.usefixtures("member")
def test_seals_refuse_even_the_owner(owner: Connection, verb: str) -> None:
    """They are a log."""
    with pytest.raises(psycopg.errors.IntegrityConstraintViolation):
        owner.execute(verb)


@pytest.mark.parametrize(
    ("column", "value", "rule"),
    [
        ("number", 1, "uq_audit_seals_number"),
        ("number", 0, "ck_audit_seals_numbered_from_one"),
        ("format", 9, "ck_audit_seals_format_known"),
        ("sealed_until", 0, "ck_audit_seals_range_in_order"),
        ("audit_log_count", -1, "ck_audit_seals_of_rows"),
        ("hash", b"short", "ck_audit_seals_hashes_whole"),
    ],
)
@pytest.mark.usefixtures("member")
def test_a_seal_that_cannot_be_is_refused(owner: Connection, column: str, value: object, rule: str) -> None:
    """By the rule's name."""
    values: dict[str, object] = {"id": uuid7(), "number": 100_000, column: value}
    names = [column.name for column in Row.metadata.tables["audit_seals"].columns if column.name not in values]
    statement = sql.SQL("INSERT INTO audit_seals ({}, {}) SELECT {}, {} FROM audit_seals WHERE number = 1").format(
        sql.SQL(", ").join(map(sql.Identifier, values)),
        sql.SQL(", ").join(map(sql.Identifier, names)),
        sql.SQL(", ").join(map(sql.Placeholder, values)),
        sql.SQL(", ").join(map(sql.Identifier, names)),
    )
    with pytest.raises(psycopg.errors.IntegrityError) as broken:
        owner.execute(statement, values)
    assert broken.value.diag.constraint_name == rule


# --- reading ----------------------------------------------------------------------------------------------------------


def test_seals_are_read_page_by_page_from_both_ends(
    seals: SqlSealRepository, member: MemberId, unit: RowBuilder
) -> None:
    """In the order of their numbers, whichever end the page is of."""
    for _ in range(4):
        unit.check_in(member)
        seal_everything(seals)
    numbers = [seal.number for seal in all_of(seals)]

    assert numbers == list(range(1, len(numbers) + 1))
    assert [seal.number for seal in seals.after(1, 2)] == [2, 3]
    assert [seal.number for seal in seals.newest_after(1, 2)] == numbers[-2:]
    assert list(seals.after(numbers[-1], 5)) == list(seals.newest_after(numbers[-1], 5)) == []


@pytest.mark.usefixtures("member")
def test_hashes_are_found_by_number(seals: SqlSealRepository) -> None:
    """Those that there are."""
    first = all_of(seals)[0]

    assert seals.hashes([1, 900_000]) == {1: first.hash}
    assert seals.hashes([]) == {}


def test_what_is_not_sealed_is_counted(seals: SqlSealRepository, member: MemberId, unit: RowBuilder) -> None:
    """How many rows, and since when."""
    assert (seals.not_sealed().waiting, seals.not_sealed().since) == (0, None)
    unit.check_in(member)
    unit.check_in(member)
    found = seals.not_sealed()

    assert (found.waiting, found.ahead) == (2, 0)
    assert found.since is not None
    assert found.since > NOON


def test_a_row_that_claims_a_transaction_to_come_is_counted_apart(
    seals: SqlSealRepository, member: MemberId, unit: RowBuilder
) -> None:
    """It was written by no program of ours."""
    unit.check_in(member, written_in=2**60)

    assert seals.not_sealed().ahead == 1


@pytest.mark.parametrize("empty", [(7, 6), (900_000, 900_001)])
@pytest.mark.usefixtures("member")
def test_seals_that_are_not_there_are_not_recomputed(seals: SqlSealRepository, empty: tuple[int, int]) -> None:
    """No number, no answer."""
    assert seals.recomputed(*empty) == {}


@pytest.mark.usefixtures("member")
def test_a_recomputed_seal_follows_its_rows(seals: SqlSealRepository, owner: Connection) -> None:
    """It is made anew of what is in the table now."""
    with owner.transaction():
        owner.execute("ALTER TABLE audit_log DISABLE TRIGGER USER")
        owner.execute("UPDATE audit_log SET after = %s", [Jsonb({"forged": True})])
        owner.execute("ALTER TABLE audit_log ENABLE TRIGGER USER")
    first = all_of(seals)[0]
    found = seals.recomputed(1, 1)[1]

    assert found[SealedLog.AUDIT].count == first.logs[SealedLog.AUDIT].count
    assert found[SealedLog.AUDIT].hash != first.logs[SealedLog.AUDIT].hash
    assert found[SealedLog.SCANS] == first.logs[SealedLog.SCANS] == SealedRows(0, found[SealedLog.SCANS].hash)


def test_a_seal_takes_no_longer_than_its_connection_allows(
    member: MemberId, unit: RowBuilder, engine: Engine, owner: Connection
) -> None:
    """A time-out is told as one, and nothing is sealed."""
    before = owner.execute("SELECT count(*) FROM audit_seals").fetchone()
    with owner.transaction():
        unit.check_in(member)
        owner.execute("LOCK TABLE audit_seals IN ACCESS EXCLUSIVE MODE")
        with SqlUnitOfWork(engine) as work:
            work.check_ins._connection.exec_driver_sql("SET LOCAL statement_timeout = 50")
            with pytest.raises(StoreTimeoutError):
                work.seals.seal()

    assert owner.execute("SELECT count(*) FROM audit_seals").fetchone() == before
