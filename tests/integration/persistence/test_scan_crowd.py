"""A crowd of few badges at four stations at once: directions alternate without one exception.

``SENTINEL_TEST_CROWD`` says how many scans; the suite's own share is small.
"""

import itertools
import os
import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from typing import Final

import pytest
from sqlalchemy import Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.checkins import CheckInFilter
from sentinel_desktop.domain.directions import Direction, DirectionMode
from sentinel_desktop.domain.ids import MemberId, ScanId, StationId
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.persistence.repositories.check_in_history import CheckInHistoryRepository
from sentinel_desktop.persistence.repositories.check_in_statements import TWO_PLACES_SETTING
from sentinel_desktop.persistence.repositories.presence import SqlPresenceRepository
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.check_in import CheckInService
from tests.support.builders import NOON, Connection, RowBuilder

SCANS: Final = int(os.environ.get("SENTINEL_TEST_CROWD", "2000"))
STATIONS: Final = 4
BADGES: Final = 6
LATE_SHARE: Final = 0.02
TWICE_SHARE: Final = 0.02
IN_STEP: Final = 25
PATIENCE_S: Final = 900


def crowd(serials: list[str], stations: list[StationId], dice: random.Random) -> list[list[BadgeScan]]:
    """Return what each station delivers: two badges a second, now and then one some places late, or twice."""
    queues: list[list[BadgeScan]] = [[] for _ in stations]
    for number in range(SCANS):
        at = NOON + timedelta(seconds=number / 2)
        place = number % len(stations)
        scan = BadgeScan(ScanId(uuid7()), dice.choice(serials), stations[place], occurred_at=at, desk_clock_at=at)
        queues[place].append(scan)
    return [_disordered(queue, dice) for queue in queues]


def _disordered(queue: list[BadgeScan], dice: random.Random) -> list[BadgeScan]:
    places = [place + (dice.randrange(1, 6) if dice.random() < LATE_SHARE else 0) for place in range(len(queue))]
    in_turn = [scan for _, scan in sorted(zip(places, queue, strict=True), key=lambda pair: pair[0])]
    twice = ((scan, scan) if dice.random() < TWICE_SHARE else (scan,) for scan in in_turn)
    return list(itertools.chain.from_iterable(twice))


def delivered(services: list[CheckInService], queues: list[list[BadgeScan]]) -> list[ScanAnswer]:
    """Deliver each station's queue by a thread of its own.

    They wait for each other after some scans: one that has fallen behind has more to derive anew, and falls further.
    """
    together = threading.Barrier(len(queues))
    steps = max(map(len, queues)) // IN_STEP + 1

    def run(service: CheckInService, queue: list[BadgeScan]) -> list[ScanAnswer]:
        answers: list[ScanAnswer] = []
        try:
            for step in range(steps):
                together.wait(timeout=PATIENCE_S)
                answers += [service.record(scan) for scan in queue[step * IN_STEP : (step + 1) * IN_STEP]]
        except threading.BrokenBarrierError:
            return answers  # another one failed, and says why
        except BaseException:
            together.abort()
            raise
        return answers

    with ThreadPoolExecutor(len(queues)) as threads:
        runs = [threads.submit(run, service, queue) for service, queue in zip(services, queues, strict=True)]
        return list(itertools.chain.from_iterable(run.result(timeout=PATIENCE_S) for run in runs))


def directions_of(history: CheckInHistoryRepository, member: MemberId) -> list[Direction]:
    """Return the directions of a member's check-ins that count, in the order of time."""
    found: list[Direction] = []
    request: PageRequest | None = PageRequest(size=1000, descending=True)
    while request is not None:
        page = history.page(CheckInFilter(member_id=member), request)
        found += [line.check_in.direction for line in page.items]
        request = None if page.next is None else PageRequest(page.next, 1000, descending=True)
    return found


@pytest.mark.slow
@pytest.mark.timeout(PATIENCE_S)
def test_the_directions_of_a_crowd_alternate(
    unit: RowBuilder,
    owner: Connection,
    database_url: str,
    station_login: Callable[[StationId], str],
    new_engine: Callable[..., Engine],
) -> None:
    """Every scan is in the ledger once, no direction comes twice in a row, and presence is what the log says.

    The badges go from station to station faster than people walk: nobody asks about that here.
    """
    unit.setting(TWO_PLACES_SETTING, 0)
    members = dict(unit.badged_member() for _ in range(BADGES))
    stations = [unit.station(direction_mode=DirectionMode.TOGGLE.value) for _ in range(STATIONS)]
    engines = [new_engine(station_login(station), connections=1) for station in stations]
    services = [CheckInService(partial(SqlUnitOfWork, engine), uuid7) for engine in engines]
    queues = crowd(list(members.values()), stations, random.Random(7))  # noqa: S311 - a repeatable disorder
    answers = delivered(services, queues)
    assert len(answers) == sum(map(len, queues))
    assert owner.execute("SELECT count(*) FROM scans").fetchone() == (SCANS,)
    with engines[0].connect() as connection:
        assert SqlPresenceRepository(connection).differences() == []
    with new_engine(database_url).connect() as connection:
        history = CheckInHistoryRepository(connection)
        for member in members:
            found = directions_of(history, member)
            assert len(found) > SCANS // (4 * BADGES)
            assert found == [(Direction.IN, Direction.OUT)[place % 2] for place in range(len(found))]
