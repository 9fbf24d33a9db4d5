"""Statements that take too long are named in the log, without what was asked."""

import logging
from collections.abc import Callable, Iterator

import psycopg
import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import OperationalError

from sentinel_desktop.domain.faults import StoreTimeoutError
from sentinel_desktop.persistence.engine import DatabaseAddress, StationEngine, Timeouts
from sentinel_desktop.persistence.repositories.repository import Repository
from sentinel_desktop.persistence.store_errors import translated

Announce = Callable[[str], None]
QUICK_MS = 50


class Sleepers(Repository):
    """A repository whose statements take as long as they are told."""

    aggregate = "sleepers"

    def sleep(self, seconds: float) -> None:
        """Take some time."""
        self._run("sleep", text("SELECT pg_sleep(:seconds)"), seconds=seconds)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Return an engine that finds fifty milliseconds slow and gives up after three hundred."""
    engine = StationEngine(DatabaseAddress(database_url, Timeouts(statement_ms=300), slow_ms=QUICK_MS)).engine
    yield engine
    engine.dispose()


def test_a_slow_statement_is_named(engine: Engine, caplog: pytest.LogCaptureFixture, expect_log: Announce) -> None:
    """By aggregate and name, with its milliseconds, and without its values."""
    expect_log(r"Slow: sleepers: sleep took \d+ ms")
    with engine.connect() as connection:
        Sleepers(connection).sleep(0.1)
    (said,) = [record.getMessage() for record in caplog.records if "Slow" in record.getMessage()]
    assert "0.1" not in said


def test_a_quick_statement_is_not(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    """The log speaks of what somebody should look at."""
    caplog.set_level(logging.WARNING)
    with engine.connect() as connection:
        Sleepers(connection).sleep(0)
    assert [record for record in caplog.records if "Slow" in record.getMessage()] == []


def test_a_statement_that_is_given_up_is_named_too(
    engine: Engine, caplog: pytest.LogCaptureFixture, expect_log: Announce
) -> None:
    """The slowest ones end in a fault: those above all are looked for."""
    expect_log(r"Slow: sleepers: sleep took \d+ ms")
    with engine.connect() as connection, pytest.raises(StoreTimeoutError):
        Sleepers(connection).sleep(30)
    assert len([record for record in caplog.records if "Slow" in record.getMessage()]) == 1


def test_a_statement_outside_every_repository_is_seen_too(
    engine: Engine, caplog: pytest.LogCaptureFixture, expect_log: Announce
) -> None:
    """It has no name, and says so."""
    expect_log("Slow: a statement without a name")
    with engine.connect() as connection, translated():
        connection.execute(text("SELECT pg_sleep(0.1)"))
    assert "without a name" in caplog.text


def test_a_first_connection_that_is_cut_off_is_a_fault_of_the_connection(database_url: str) -> None:
    """What the driver asks before anything else is not timed, and fails as what it is."""
    engine = StationEngine(DatabaseAddress(database_url)).engine

    def cut_off(connection: psycopg.Connection[tuple[object, ...]], _record: object) -> None:
        with psycopg.connect(database_url, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", [connection.info.backend_pid])

    event.listen(engine.pool, "connect", cut_off, insert=True)
    with pytest.raises(OperationalError):
        engine.connect()
    engine.dispose()
