"""Many stations at once: directions alternate without exception, and presence is what the log says."""

import itertools
import random
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import MemberId, ScanId, StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.check_in import CheckInService
from tests.support.builders import NOON, Connection, RowBuilder

THREADS = 4
EFFECTIVE = """
    SELECT direction FROM checkins c
    WHERE member_id = %s AND NOT voided AND NOT EXISTS (SELECT FROM checkins s WHERE s.supersedes_id = c.id)
    ORDER BY occurred_at, id
"""
DIFFERENT = """
    SELECT count(*) FROM presence p
    LEFT JOIN LATERAL (
        SELECT id, direction, occurred_at FROM checkins c
        WHERE c.member_id = p.member_id AND NOT voided
          AND NOT EXISTS (SELECT FROM checkins s WHERE s.supersedes_id = c.id)
        ORDER BY occurred_at DESC, id DESC LIMIT 1
    ) log ON true
    WHERE (p.state, p.since, p.checkin_id) IS DISTINCT FROM (coalesce(log.direction, 'out'), log.occurred_at, log.id)
"""


def all_at_once(service: CheckInService, batches: Iterable[list[BadgeScan]]) -> list[ScanAnswer]:
    """Record batches, each by a thread of its own, all beginning at one moment."""
    queues = list(batches)
    together = threading.Barrier(len(queues))

    def run(scans: list[BadgeScan]) -> list[ScanAnswer]:
        together.wait(timeout=10)
        return [service.record(scan) for scan in scans]

    with ThreadPoolExecutor(len(queues)) as threads:
        runs = [threads.submit(run, scans) for scans in queues]
        return list(itertools.chain.from_iterable(run.result(timeout=60) for run in runs))


@pytest.fixture
def new_scan(unit: RowBuilder) -> Callable[[str, float], BadgeScan]:
    """Return what makes a scan so many seconds after noon, each at a station of its own choice out of four."""
    stations = itertools.cycle([unit.station() for _ in range(THREADS)])

    def make(serial: str, seconds: float) -> BadgeScan:
        at = NOON + timedelta(seconds=seconds)
        return BadgeScan(ScanId(uuid7()), serial, next(stations), occurred_at=at, desk_clock_at=at)

    return make


def directions_of(owner: Connection, member_id: MemberId) -> list[str]:
    """Return the directions of a member's effective check-ins in the order of time."""
    return [row[0] for row in owner.execute(EFFECTIVE, [member_id]).fetchall()]


def test_two_stations_that_scan_one_badge_at_one_instant_make_one_check_in(
    unit: RowBuilder, owner: Connection, service: CheckInService, new_scan: Callable[[str, float], BadgeScan]
) -> None:
    """One of them is the check-in, the other its repeat, in every one of twenty attempts; each is put up once.

    A badge at two places at one instant is no mistake of the order in which the two are recorded.
    """
    for attempt in range(20):
        member_id, serial = unit.badged_member()
        scans = [new_scan(serial, attempt), new_scan(serial, attempt)]
        answers = all_at_once(service, [[scan] for scan in scans])
        assert sorted(answer.outcome for answer in answers) == [Outcome.CHECKED_IN, Outcome.REPEAT]
        assert directions_of(owner, member_id) == ["in"]
    assert owner.execute("SELECT reason, count(*) FROM reviews GROUP BY reason").fetchall() == [("two_places", 20)]


@pytest.mark.parametrize("seed", [1, 2])
def test_racing_scans_of_few_badges_alternate_and_presence_equals_the_log(
    unit: RowBuilder,
    owner: Connection,
    service: CheckInService,
    new_scan: Callable[[str, float], BadgeScan],
    seed: int,
) -> None:
    """Four threads, three badges, scans in no order of time, some twice: no direction comes twice in a row."""
    shuffled = random.Random(seed)  # noqa: S311 - a repeatable disorder, no secret
    members = dict(unit.badged_member() for _ in range(3))
    scans = [new_scan(serial, 1.7 * number) for number in range(20) for serial in members.values()]
    delivered = scans + shuffled.sample(scans, 10)
    shuffled.shuffle(delivered)
    all_at_once(service, [delivered[first::THREADS] for first in range(THREADS)])
    assert owner.execute("SELECT count(*) FROM scans").fetchone() == (len(scans),)
    for member_id in members:
        directions = directions_of(owner, member_id)
        assert directions == [("in", "out")[number % 2] for number in range(len(directions))]
    assert owner.execute(DIFFERENT).fetchone() == (0,)


def test_racing_scans_in_time_all_count(
    unit: RowBuilder, owner: Connection, service: CheckInService, new_scan: Callable[[str, float], BadgeScan]
) -> None:
    """Four threads that scan one badge a minute apart each lose no scan and repeat no direction."""
    member_id, serial = unit.badged_member()
    scans = [new_scan(serial, 60 * number) for number in range(24)]
    all_at_once(service, [scans[first::THREADS] for first in range(THREADS)])
    assert directions_of(owner, member_id) == ["in", "out"] * 12
    assert owner.execute(DIFFERENT).fetchone() == (0,)


def test_who_waits_for_the_lock_sees_what_it_waited_for(
    unit: RowBuilder,
    owner: Connection,
    service: CheckInService,
    engine: Engine,
    own_station: StationId,
    new_scan: Callable[[str, float], BadgeScan],
) -> None:
    """A scan held up by another station's transaction is decided after that one's check-in."""
    _, serial = unit.badged_member()
    first, second = replace(new_scan(serial, 0), station_id=own_station), new_scan(serial, 60)
    written, go_on = threading.Event(), threading.Event()

    class Slow(SqlUnitOfWork):
        """A transaction that has written everything and takes its time to commit."""

        def commit(self) -> None:
            """Wait, then make it so."""
            written.set()
            assert go_on.wait(10)
            super().commit()

    slow = CheckInService(lambda: Slow(engine), uuid7)
    with ThreadPoolExecutor(2) as threads:
        slow_answer = threads.submit(slow.record, first)
        assert written.wait(10)
        quick_answer = threads.submit(service.record, second)
        _wait_for_a_blocked_backend(owner)
        go_on.set()
        assert slow_answer.result(10).direction is Direction.IN
        assert quick_answer.result(10).direction is Direction.OUT


def _wait_for_a_blocked_backend(owner: Connection) -> None:
    for _ in range(1000):
        blocked = owner.execute(
            "SELECT count(*), pg_sleep(0.01) FROM pg_stat_activity "
            "WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0"
        ).fetchone()
        if blocked is not None and blocked[0]:
            return
    pytest.fail("no backend waits for the lock")
