"""Scans recorded in one transaction of the real store: as one by one, and in nobody's way."""

import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import psycopg
import pytest
from sqlalchemy import Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import StoreRefusedError, StoreTimeoutError
from sentinel_desktop.domain.ids import ScanId, StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer, ToldScan
from sentinel_desktop.persistence.engine import Timeouts
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.check_in import CheckInService
from tests.support.builders import NOON, Connection, RowBuilder

SCANS = "SELECT count(*) FROM scans"
DEADLOCKS = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"


@pytest.fixture
def desk(engine: Engine) -> CheckInService:
    """Return the service of one station."""
    return CheckInService(lambda: SqlUnitOfWork(engine), uuid7)


@pytest.fixture
def held_by_another(database_url: str) -> Iterator[Callable[[str, Sequence[object]], None]]:
    """Return what runs a statement in a transaction that stays open until the test ends."""
    with psycopg.connect(database_url) as other:

        def hold(statement: str, values: Sequence[object]) -> None:
            other.execute(statement.encode(), values)

        yield hold
        other.rollback()


def scans_of(serials: Sequence[str], station: StationId, *, first: int = 0) -> list[ToldScan]:
    """Return a scan of each badge, a minute apart."""
    moments = (NOON + timedelta(minutes=first + index) for index in range(len(serials)))
    return [
        ToldScan(BadgeScan(ScanId(uuid7()), serial, station, occurred_at=at, desk_clock_at=at))
        for serial, at in zip(serials, moments, strict=True)
    ]


def outcomes(answers: Sequence[ScanAnswer | None]) -> list[Outcome | None]:
    """Return what came of each."""
    return [None if answer is None else answer.outcome for answer in answers]


def test_several_scans_are_one_transaction(
    owner: Connection, desk: CheckInService, unit: RowBuilder, own_station: StationId
) -> None:
    """Each sees what those before it left; delivered again, alone or together, each gets the same answer."""
    _, serial = unit.badged_member()
    scans = scans_of([serial, "0A0B0C0D0E", serial, serial], own_station)
    answers = desk.record_together(scans)
    assert outcomes(answers) == [
        Outcome.CHECKED_IN,
        Outcome.BADGE_UNKNOWN,
        Outcome.CHECKED_OUT,
        Outcome.CHECKED_IN,
    ]
    assert owner.execute("SELECT count(DISTINCT written_in), count(*) FROM scans").fetchone() == (1, 4)
    assert owner.execute("SELECT count(*) FROM presence WHERE state = 'in'").fetchone() == (1,)
    assert desk.record_together(scans) == answers
    assert [desk.record(item.scan) for item in scans] == answers


def test_one_that_is_refused_undoes_all(
    owner: Connection, desk: CheckInService, unit: RowBuilder, own_station: StationId
) -> None:
    """Nothing of the others is recorded, and each alone is."""
    _, serial = unit.badged_member()
    good, refused = scans_of([serial, "F" * 65], own_station)
    with pytest.raises(StoreRefusedError):
        desk.record_together([good, refused])
    assert owner.execute(SCANS).fetchone() == (0,)
    assert outcomes(desk.record_together([good])) == [Outcome.CHECKED_IN]


@pytest.mark.parametrize("digits", [10, 8, 6])
def test_a_locked_presence_is_left_out_and_not_waited_for(
    desk: CheckInService,
    unit: RowBuilder,
    own_station: StationId,
    held_by_another: Callable[[str, Sequence[object]], None],
    digits: int,
) -> None:
    """Also where the badge is spelled by its low bits; the scans of everybody else are recorded."""
    member, serial = unit.badged_member()
    _, free = unit.badged_member()
    held_by_another("SELECT FROM presence WHERE member_id = %s FOR UPDATE", [member])
    spelled = serial[-digits:]
    scans = scans_of([spelled, free, spelled, "0A0B0C0D0E"], own_station)
    found = outcomes(desk.record_together(scans))
    assert found == [None, Outcome.CHECKED_IN, None, Outcome.BADGE_UNKNOWN]


def test_no_other_lock_is_waited_for_long(
    new_engine: Callable[..., Engine],
    station_login: Callable[[StationId], str],
    unit: RowBuilder,
    own_station: StationId,
    held_by_another: Callable[[str, Sequence[object]], None],
) -> None:
    """A member whose row is locked whole ends the transaction after a moment; the next one waits as long as ever."""
    patient = new_engine(station_login(own_station), Timeouts(lock_ms=20_000, statement_ms=30_000))
    member, serial = unit.badged_member()
    held_by_another("SELECT FROM members WHERE id = %s FOR UPDATE", [member])
    began = time.monotonic()
    with pytest.raises(StoreTimeoutError):
        CheckInService(lambda: SqlUnitOfWork(patient), uuid7).record_together(scans_of([serial], own_station))
    assert time.monotonic() - began < 15
    with patient.connect() as connection:
        assert connection.exec_driver_sql("SHOW lock_timeout").one() == ("20s",)


def test_two_stations_with_the_same_people_never_block_each_other(
    owner: Connection,
    unit: RowBuilder,
    station_login: Callable[[StationId], str],
    new_engine: Callable[..., Engine],
) -> None:
    """Both deliver long queues of the same badges in orders of their own: all recorded, once, without a deadlock."""
    serials = [unit.badged_member()[1] for _ in range(12)]
    stations = [unit.station(), unit.station()]
    before = owner.execute(DEADLOCKS).fetchone()
    at_once = threading.Barrier(len(stations))

    def drain(number: int) -> None:
        engine = new_engine(station_login(stations[number]))
        service = CheckInService(lambda: SqlUnitOfWork(engine), uuid7)
        dice = random.Random(number)  # noqa: S311 - an order, no secret
        queue = scans_of([dice.choice(serials) for _ in range(120)], stations[number], first=number)
        at_once.wait(20)
        while queue:
            some, queue = queue[:8], queue[8:]
            answers = service.record_together(some)
            queue = [item for item, answer in zip(some, answers, strict=True) if answer is None] + queue

    with ThreadPoolExecutor(len(stations)) as threads:
        runs = [threads.submit(drain, number) for number in range(len(stations))]
        for run in runs:
            run.result(60)
    assert owner.execute(SCANS).fetchone() == (240,)
    owner.execute("SELECT pg_stat_force_next_flush()")
    assert owner.execute(DEADLOCKS).fetchone() == before
