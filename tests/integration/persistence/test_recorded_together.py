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

from sentinel_desktop.domain.check_in_rules import Decision
from sentinel_desktop.domain.checkins import CheckIn, KeptPresence
from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.faults import StoreRefusedError, StoreTimeoutError
from sentinel_desktop.domain.ids import CheckInId, ScanId, StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer, ToldScan
from sentinel_desktop.persistence.engine import Timeouts
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.check_in import CheckInService
from tests.support.builders import NOON, Connection, RowBuilder

SCANS = "SELECT count(*) FROM scans"
EFFECTIVE = """
    SELECT direction, occurred_at FROM checkins c
    WHERE member_id = %s AND NOT voided AND NOT EXISTS (SELECT FROM checkins s WHERE s.supersedes_id = c.id)
    ORDER BY occurred_at, id
"""
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


ORDERS = [[0, 20, 10], [20, 0, 10, 30, 25], *(random.Random(seed).sample(range(0, 600, 10), 9) for seed in range(3))]  # noqa: S311 - orders, no secrets


@pytest.mark.parametrize("moments", ORDERS)
def test_what_comes_late_among_several_is_as_one_by_one(
    owner: Connection, desk: CheckInService, unit: RowBuilder, own_station: StationId, moments: list[int]
) -> None:
    """The same moments in any order, of one member alone and of another together, leave the same log and presence."""
    (alone, first), (together, second) = unit.badged_member(), unit.badged_member()
    for minute in moments:
        desk.record(scans_of([first], own_station, first=minute)[0].scan)
    queue = [scans_of([second], own_station, first=minute)[0] for minute in moments]
    for some in (queue[:7], queue[7:]):
        assert None not in desk.record_together(some)
    logs = [owner.execute(EFFECTIVE, [member]).fetchall() for member in (alone, together)]
    assert logs[0] == logs[1]
    assert len(logs[0]) == len(moments)
    kept = [
        owner.execute("SELECT state, since FROM presence WHERE member_id = %s", [member]).fetchone()
        for member in (alone, together)
    ]
    assert kept[0] == kept[1]
    assert kept[0] == logs[0][-1]


def test_what_is_not_sent_yet_is_seen_all_the_same(engine: Engine, unit: RowBuilder, own_station: StationId) -> None:
    """Whoever asks for the entries or the presence of somebody finds what was written just before."""
    member, serial = unit.badged_member()
    (item,) = scans_of([serial], own_station)
    with SqlUnitOfWork(engine) as work:
        check_ins = work.check_ins_together
        assert check_ins.lock([serial]) == []
        badge = check_ins.find_badge(serial)
        assert badge is not None
        assert check_ins.add_scan(item.scan, Decision(Outcome.CHECKED_IN, Direction.IN), badge)
        passage = CheckIn(
            CheckInId(uuid7()), member, Direction.IN, NOON, Method.BADGE, own_station, item.scan.id, badge.id
        )
        check_ins.add(passage)
        (entry,) = check_ins.entries_after(member, NOON - timedelta(minutes=1), timedelta(0))
        assert entry.check_in_id == passage.id
        check_ins.keep_presence(member, KeptPresence(Direction.IN, NOON, passage.id))
        assert check_ins.lock_presence(member) == check_ins.presence_at(member)


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
