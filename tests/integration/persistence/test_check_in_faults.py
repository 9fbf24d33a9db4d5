"""Faults of the world on the way of a scan: nothing half-done, and an error that says whether to deliver again."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import psycopg
import pytest
from sqlalchemy import Engine, text
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import (
    NotOwnRowError,
    RuleBrokenError,
    StoreConflictError,
    StoreRefusedError,
    StoreTimeoutError,
    StoreUnavailableError,
)
from sentinel_desktop.domain.ids import MemberId, ScanId, StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeScan
from sentinel_desktop.persistence.engine import Timeouts
from sentinel_desktop.persistence.store_errors import (
    DatabaseAwayError,
    SchemaVersionError,
    StoreBusyError,
)
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.check_in import CheckInService
from tests.support.builders import NOON, Connection, RowBuilder

NewEngine = Callable[..., Engine]
TERMINATE = """
    SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
    WHERE datname = current_database() AND usename <> current_user
"""


@pytest.fixture
def desk(own_station: StationId) -> StationId:
    """Return a desk that toggles: that of ``engine``."""
    return own_station


@pytest.fixture
def presented(unit: RowBuilder, desk: StationId) -> BadgeScan:
    """Return a scan of a good badge."""
    _, serial = unit.badged_member()
    return BadgeScan(ScanId(uuid7()), serial, desk, occurred_at=NOON, desk_clock_at=NOON)


def recorded(owner: Connection) -> tuple[object, ...] | None:
    """Return how many scans, check-ins and members in there are."""
    return owner.execute(
        "SELECT (SELECT count(*) FROM scans), (SELECT count(*) FROM checkins), "
        "(SELECT count(*) FROM presence WHERE state = 'in')"
    ).fetchone()


class Interrupted(SqlUnitOfWork):
    """A transaction during which something happens once everything is written and nothing is committed."""

    def __init__(self, engine: Engine, happening: Callable[[], object]) -> None:
        super().__init__(engine)
        self._happening = happening

    def commit(self) -> None:
        """Let it happen, then try to make it so."""
        self._happening()
        super().commit()


def test_a_connection_lost_before_the_commit_leaves_nothing_half_done(
    owner: Connection, engine: Engine, service: CheckInService, presented: BadgeScan
) -> None:
    """The scan is to be delivered again, and the next delivery finds a living connection and records it."""
    interrupted = CheckInService(lambda: Interrupted(engine, lambda: owner.execute(TERMINATE)), uuid7)
    with pytest.raises(StoreUnavailableError):
        interrupted.record(presented)
    assert recorded(owner) == (0, 0, 0)
    assert service.record(presented).outcome is Outcome.CHECKED_IN
    assert recorded(owner) == (1, 1, 1)


def test_a_connection_lost_while_idle_costs_one_delivery_at_most(
    owner: Connection, service: CheckInService, presented: BadgeScan
) -> None:
    """After the server was restarted under it, a station is told to deliver again once, not once a connection."""
    service.record(presented)
    owner.execute(TERMINATE)
    with pytest.raises(StoreUnavailableError):
        service.record(presented)
    assert service.record(presented).outcome is Outcome.CHECKED_IN


def test_a_failure_before_the_commit_leaves_nothing_half_done(
    owner: Connection, engine: Engine, presented: BadgeScan
) -> None:
    """Leaving the block without a commit undoes everything, and the connection is of use again."""

    def fail() -> None:
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError, match="a bug"):
        CheckInService(lambda: Interrupted(engine, fail), uuid7).record(presented)
    assert recorded(owner) == (0, 0, 0)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1


@pytest.fixture
def held_presence(database_url: str, presented: BadgeScan) -> Iterator[None]:
    """Hold the lock of every presence row, as a transaction that hangs does."""
    assert presented.serial
    with psycopg.connect(database_url) as other:
        other.execute("SELECT FROM presence FOR UPDATE")
        yield
        other.rollback()


@pytest.mark.usefixtures("held_presence")
@pytest.mark.parametrize("limit", [Timeouts(lock_ms=100), Timeouts(lock_ms=0, statement_ms=100)])
def test_a_lock_that_is_not_given_in_time_is_a_busy_store(
    owner: Connection,
    station_login: Callable[[StationId], str],
    new_engine: NewEngine,
    presented: BadgeScan,
    limit: Timeouts,
) -> None:
    """By the time-out of locks as by that of statements: deliver it again, nothing was recorded."""
    slow_store = new_engine(station_login(presented.station_id), limit)
    with pytest.raises(StoreTimeoutError, match="tried again"):
        CheckInService(lambda: SqlUnitOfWork(slow_store), uuid7).record(presented)
    assert recorded(owner) == (0, 0, 0)


def test_a_transaction_that_stood_still_too_long_is_a_busy_store(
    owner: Connection,
    station_login: Callable[[StationId], str],
    new_engine: NewEngine,
    presented: BadgeScan,
) -> None:
    """A program that was suspended in the middle of a scan finds its transaction gone and delivers again."""
    engine = new_engine(station_login(presented.station_id), Timeouts(idle_in_transaction_ms=50))

    def stand_still() -> None:
        gone = "SELECT count(*), pg_sleep(0.01) FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname"
        while owner.execute(gone + " = current_database()").fetchone() != (0, ""):
            pass

    with pytest.raises(StoreUnavailableError):
        CheckInService(lambda: Interrupted(engine, stand_still), uuid7).record(presented)
    assert recorded(owner) == (0, 0, 0)
    assert CheckInService(lambda: SqlUnitOfWork(engine), uuid7).record(presented).outcome is Outcome.CHECKED_IN


def test_every_connection_in_use_is_a_busy_store(
    station_login: Callable[[StationId], str],
    new_engine: NewEngine,
    presented: BadgeScan,
) -> None:
    """A pool that has none left says so after two seconds, not after thirty."""
    engine = new_engine(station_login(presented.station_id), connections=1)
    with engine.connect(), pytest.raises(StoreBusyError, match="every connection"):
        CheckInService(lambda: SqlUnitOfWork(engine), uuid7).record(presented)


def test_transactions_that_block_each_other_are_a_conflict(unit: RowBuilder, engine: Engine) -> None:
    """A deadlock ends one of them as a conflict, which is worth another attempt at once."""
    first, second = unit.member(), unit.member()

    meeting = threading.Barrier(2)

    def lock(one: MemberId, then: MemberId) -> bool:
        try:
            with SqlUnitOfWork(engine) as work:
                work.check_ins.lock_presence(one)
                meeting.wait(10)
                work.check_ins.lock_presence(then)
        except StoreConflictError:
            return True
        return False

    with ThreadPoolExecutor(2) as threads:
        one, other = threads.submit(lock, first, second), threads.submit(lock, second, first)
        assert sorted([one.result(20), other.result(20)]) == [False, True]


@pytest.mark.parametrize(
    "change",
    ["ALTER TABLE scans RENAME COLUMN desk_clock_at TO desk_clock", "ALTER TABLE badges RENAME TO former_badges"],
)
def test_tables_this_program_does_not_know_are_a_matter_of_the_schemas_version(
    owner: Connection, service: CheckInService, presented: BadgeScan, change: str
) -> None:
    """An unknown column or table is a schema newer or older than the program, and the scan waits for its upgrade."""
    owner.execute(change)
    with pytest.raises(SchemaVersionError, match="db upgrade"):
        service.record(presented)


def test_a_database_that_takes_no_changes_is_a_busy_store(
    owner: Connection, service: CheckInService, presented: BadgeScan
) -> None:
    """A standby, or a server kept from writing, keeps the scan waiting."""
    owner.execute(
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); "
        "END $$"
    )
    with pytest.raises(StoreBusyError, match="no changes"):
        service.record(presented)


def test_a_right_that_is_missing_keeps_the_scan_waiting(
    owner: Connection, service: CheckInService, presented: BadgeScan
) -> None:
    """An administrator mends the grants; the scan is true all the same and not put into quarantine."""
    owner.execute("REVOKE INSERT ON scans FROM sentinel_desk")
    with pytest.raises(StoreUnavailableError, match="administrator"):
        service.record(presented)


def test_a_check_in_that_a_policy_refuses_is_refused_for_good(
    owner: Connection, service: CheckInService, presented: BadgeScan
) -> None:
    """It would be refused for ever: the scan goes into quarantine and keeps no other waiting; nothing is half-done."""
    owner.execute("CREATE POLICY nobody_adds ON checkins AS RESTRICTIVE FOR INSERT WITH CHECK (false)")
    with pytest.raises(NotOwnRowError):
        service.record(presented)
    assert recorded(owner) == (0, 0, 0)


def test_a_broken_rule_is_a_refusal_that_names_the_rule(
    service: CheckInService, unit: RowBuilder, desk: StationId
) -> None:
    """A serial longer than any badge's is refused for good by the constraint's name."""
    too_long = BadgeScan(ScanId(uuid7()), "F" * 65, desk, occurred_at=NOON, desk_clock_at=NOON - timedelta(hours=1))
    with pytest.raises(StoreRefusedError) as refused:
        service.record(too_long)
    assert isinstance(refused.value, RuleBrokenError)
    assert refused.value.rule == "ck_scans_serial_form"
    assert unit.connection.execute("SELECT count(*) FROM scans").fetchone() == (0,)


def test_a_serial_with_a_null_character_is_refused_for_good(service: CheckInService, desk: StationId) -> None:
    """What no database text can hold does not make the program fail."""
    odd = BadgeScan(ScanId(uuid7()), "62E3\x00", desk, occurred_at=NOON, desk_clock_at=NOON)
    with pytest.raises(StoreRefusedError):
        service.record(odd)


def test_a_store_that_is_away_is_away(new_engine: NewEngine, presented: BadgeScan) -> None:
    """Nobody listens at the address: the person's scan waits, and the sentence says what to look at."""
    away = new_engine("host=127.0.0.1 port=9 user=nobody dbname=nothing")
    with pytest.raises(DatabaseAwayError, match="network"):
        CheckInService(lambda: SqlUnitOfWork(away), uuid7).record(presented)
