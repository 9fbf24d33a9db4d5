"""Sealing while others write, after an upgrade, and on another server: every row is in one seal, and none is missed."""

import re
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.seals import SealedLog
from sentinel_desktop.persistence import sealing
from sentinel_desktop.persistence.repositories.audit_seals import SqlSealRepository
from sentinel_desktop.persistence.store_errors import SealsBehindError
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from tests.support.builders import Connection, RowBuilder
from tests.support.programs import eventually
from tests.support.sealed_logs import agree, all_of, rows_in_other_than_one_seal, seal_everything

ANOTHER_SERVER = 1_000_000_000_000
"""How much further the server had counted from which a dump came."""


@pytest.fixture
def member(unit: RowBuilder, seals: SqlSealRepository) -> MemberId:
    """Return a member; what making the member wrote into the audit log is sealed."""
    member_id = unit.member()
    seal_everything(seals)
    return member_id


# --- nothing is missed ------------------------------------------------------------------------------------------------


def test_a_transaction_open_while_sealing_is_in_a_later_seal(
    seals: SqlSealRepository, member: MemberId, owner: Connection, unit: RowBuilder, database_url: str
) -> None:
    """Neither it nor what began after it is sealed before it is over; then both are."""
    with psycopg.connect(database_url) as slow:
        late = RowBuilder(slow).check_in(member)
        unit.check_in(member)
        assert seals.seal() is None
        assert seals.not_sealed().waiting == 1
        slow.commit()
    seal_everything(seals)

    assert rows_in_other_than_one_seal(owner) == 0
    assert owner.execute("SELECT count(*) FROM checkins WHERE id = %s", [late]).fetchone() == (1,)
    assert agree(seals)


def test_a_transaction_that_was_rolled_back_leaves_no_gap(
    seals: SqlSealRepository, member: MemberId, unit: RowBuilder, database_url: str, owner: Connection
) -> None:
    """Ids that came to nothing are passed over."""
    with psycopg.connect(database_url) as gone:
        RowBuilder(gone).check_in(member)
        gone.rollback()
    unit.check_in(member)
    seal_everything(seals)

    assert rows_in_other_than_one_seal(owner) == 0


def test_every_row_is_in_one_seal_however_many_write_while_it_is_sealed(
    seals: SqlSealRepository, member: MemberId, owner: Connection, database_url: str, engine: Engine
) -> None:
    """Four writers with transactions of all lengths, two sealers without a pause: one chain, and nothing missed."""
    finished = threading.Event()

    def write(number: int) -> None:
        with psycopg.connect(database_url) as connection:
            rows = RowBuilder(connection)
            for turn in range(25):
                for _ in range(1 + (turn + number) % 4):
                    rows.check_in(member)
                connection.execute("UPDATE members SET notes = %s WHERE id = %s", [f"{number} {turn}", member])
                connection.rollback() if turn % 9 == number else connection.commit()

    def seal() -> int:
        made = 0
        while not finished.is_set():
            with SqlUnitOfWork(engine) as work:
                made += work.seals.seal() is not None
                work.commit()
        return made

    with ThreadPoolExecutor(6) as pool:
        sealers = [pool.submit(seal) for _ in range(2)]
        try:
            for writer in [pool.submit(write, number) for number in range(4)]:
                writer.result()
        finally:
            finished.set()
        made = sum(sealer.result() for sealer in sealers)
    seal_everything(seals)
    chain = all_of(seals)

    assert made > 5
    assert rows_in_other_than_one_seal(owner) == 0
    for log in SealedLog:
        row = owner.execute(sql.SQL("SELECT count(*)::int FROM {}").format(sql.Identifier(str(log)))).fetchone()
        assert row == (sum(seal.logs[log].count for seal in chain),)
    assert agree(seals)


def test_one_seals_at_a_time(
    seals: SqlSealRepository, member: MemberId, unit: RowBuilder, engine: Engine, owner: Connection
) -> None:
    """While one is at it another finds nothing to do, does not wait, and goes on from there afterwards."""
    unit.check_in(member)
    with SqlUnitOfWork(engine) as first:
        eventually(first.seals.seal, "a seal")
        assert seals.seal() is None
        first.commit()
    unit.check_in(member)
    seal_everything(seals)

    assert rows_in_other_than_one_seal(owner) == 0
    assert agree(seals)


def test_a_sealer_that_is_killed_leaves_a_whole_chain(
    seals: SqlSealRepository, member: MemberId, owner: Connection, database_url: str
) -> None:
    """In whatever moment: the next one goes on where the last whole seal ends."""
    program = (
        "import sys, psycopg\n"
        "connection = psycopg.connect(sys.argv[1], autocommit=True)\n"
        "while True:\n"
        "    with connection.transaction():\n"
        '        connection.execute("INSERT INTO checkins (id, member_id, direction, occurred_at, method) VALUES '
        "(gen_random_uuid(), %s, 'in', now(), 'manual')\", [sys.argv[2]])\n"
        "    connection.execute('SELECT seal_logs()')\n"
        "    print('sealed', flush=True)\n"
    )
    for _ in range(3):
        sealer = subprocess.Popen([sys.executable, "-c", program, database_url, str(member)], stdout=subprocess.PIPE)
        assert sealer.stdout is not None
        with sealer.stdout:
            for _ in range(5):
                assert sealer.stdout.readline() == b"sealed\n"
            sealer.kill()
        sealer.wait()
    seal_everything(seals)

    assert rows_in_other_than_one_seal(owner) == 0
    assert agree(seals)


# --- an upgrade, and another server -----------------------------------------------------------------------------------


def come_from_another_server(owner: Connection) -> None:
    """Let the database be as one whose rows were written on a server that had counted much further."""
    count_from(owner, ANOTHER_SERVER)


def arrive_here(owner: Connection) -> None:
    """Let new rows be counted by this server, as after a dump was restored."""
    count_from(owner, 0)


def count_from(owner: Connection, base: int) -> None:
    """Change the number in the function that adds to this server's ids, and nothing else of it."""
    row = owner.execute("SELECT pg_get_functiondef('written_base'::regproc)").fetchone()
    assert row is not None
    definition, changed = re.subn(r"SELECT \d+", f"SELECT {base}", row[0])
    assert changed == 1
    owner.execute(definition)


def test_the_owner_seals_what_was_there_before(seals: SqlSealRepository, unit: RowBuilder, database_url: str) -> None:
    """Rows older than the seals count as written by transaction 0; the end of an upgrade seals them."""
    member = unit.member()
    for _ in range(3):
        unit.check_in(member, written_in=0)

    def sealed() -> bool:
        sealing.seal_as_owner(database_url)
        return bool(all_of(seals))

    eventually(sealed, "a seal")
    assert all_of(seals)[0].logs[SealedLog.CHECK_INS].count == 3


def test_the_owner_seals_without_a_limit_of_time(unit: RowBuilder, owner: Connection, database_url: str) -> None:
    """Whatever limit the database has for others: the first seal may be over millions of rows."""
    unit.member()
    owner.execute(sql.SQL("ALTER DATABASE {} SET statement_timeout = 300").format(sql.Identifier(owner.info.dbname)))
    waits_beyond_it = (
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' "
        "AND clock_timestamp() - query_start > interval '400 ms'"
    )
    with psycopg.connect(database_url, autocommit=True) as watch, ThreadPoolExecutor(1) as pool:
        with owner.transaction():
            owner.execute("LOCK TABLE checkins IN ACCESS EXCLUSIVE MODE")
            sealed = pool.submit(sealing.seal_as_owner, database_url)
            eventually(lambda: sealed.done() or watch.execute(waits_beyond_it).fetchone(), "a seal that waits long")
        sealed.result()


def test_a_database_moved_to_another_server_is_not_sealed_wrongly(
    seals: SqlSealRepository, unit: RowBuilder, owner: Connection, expect_log: Callable[[str], None], database_url: str
) -> None:
    """It says so, until the owner has the count go on; then all rows are in one seal, also those written meanwhile."""
    expect_log("moved to this server")
    come_from_another_server(owner)
    member = unit.member()
    seal_everything(seals)
    arrive_here(owner)
    with pytest.raises(SealsBehindError, match="db upgrade"):
        seals.seal()
    unit.check_in(member)
    assert not agree(seals)
    assert sealing.go_on_counting(database_url)
    assert agree(seals)
    unit.check_in(member)
    seal_everything(seals)

    assert not sealing.go_on_counting(database_url)
    assert seals.not_sealed().ahead == 0
    assert rows_in_other_than_one_seal(owner) == 0
    assert agree(seals)


def test_rows_not_sealed_before_the_move_are_sealed_after_it(
    seals: SqlSealRepository, unit: RowBuilder, owner: Connection, expect_log: Callable[[str], None], database_url: str
) -> None:
    """Also where there was no seal at all."""
    expect_log("moved to this server")
    come_from_another_server(owner)
    unit.check_in(unit.member())
    arrive_here(owner)
    sealing.seal_as_owner(database_url)
    seal_everything(seals)

    assert rows_in_other_than_one_seal(owner) == 0
    assert agree(seals)


def test_a_connection_with_statements_prepared_takes_the_new_count(
    seals: SqlSealRepository, unit: RowBuilder, owner: Connection, expect_log: Callable[[str], None], database_url: str
) -> None:
    """No plan of a station that stays connected keeps the old one."""
    expect_log("moved to this server")
    come_from_another_server(owner)
    member = unit.member()
    seal_everything(seals)
    arrive_here(owner)
    with psycopg.connect(database_url, autocommit=True) as station:
        insert = (
            "INSERT INTO checkins (id, member_id, direction, occurred_at, method) "
            "VALUES (%s, %s, 'in', now(), 'manual')"
        )
        for _ in range(3):
            station.execute(insert, [uuid7(), member], prepare=True)
        sealing.go_on_counting(database_url)
        station.execute(insert, [uuid7(), member], prepare=True)
    row = owner.execute("SELECT min(written_in) FROM checkins").fetchone()
    assert row is not None

    assert row[0] >= ANOTHER_SERVER


def test_a_number_that_no_server_counts_to_is_not_gone_on_from(
    seals: SqlSealRepository, member: MemberId, unit: RowBuilder, database_url: str
) -> None:
    """Somebody wrote it by hand; the count would end there."""
    unit.check_in(member, written_in=2**63 - 1)

    assert not sealing.go_on_counting(database_url)
    unit.check_in(member)
    eventually(seals.seal, "a seal over the other row")
