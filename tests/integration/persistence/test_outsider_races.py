"""Two stations that scan one badge of somebody from outside at one moment: one passage, one end of the visit."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.ids import ScanId, StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.services.check_in import CheckInService
from tests.support.builders import NOON, RowBuilder

ATTEMPTS = 6
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
AtOnce = Callable[[str, Sequence[timedelta]], list[ScanAnswer]]


@pytest.fixture
def stations(unit: RowBuilder) -> list[StationId]:
    """Return two desks."""
    return [unit.station(), unit.station()]


@pytest.fixture
def at_once(service: CheckInService, stations: list[StationId]) -> AtOnce:
    """Return what records a scan of one badge at each desk, so long after noon, all at one moment."""

    def scan(serial: str, moments: Sequence[timedelta]) -> list[ScanAnswer]:
        scans = [
            BadgeScan(ScanId(uuid7()), serial, station, occurred_at=NOON + at, desk_clock_at=NOON + at)
            for station, at in zip(stations, moments, strict=True)
        ]
        together = threading.Barrier(len(scans))

        def record(each: BadgeScan) -> ScanAnswer:
            together.wait(timeout=10)
            return service.record(each)

        with ThreadPoolExecutor(len(scans)) as threads:
            return list(threads.map(record, scans, timeout=60))

    return scan


@pytest.mark.parametrize("apart", [timedelta(0), SECOND])
def test_two_scans_of_a_visitors_badge_end_the_visit_once(unit: RowBuilder, at_once: AtOnce, apart: timedelta) -> None:
    """By the earlier one, whichever was first to the lock; nobody hears that the badge was free."""
    for _ in range(ATTEMPTS):
        badge_id, serial = unit.badge(kind=BadgeKind.VISITOR)
        visit = unit.make.visitors("open", badge_id=badge_id, checked_in_at=NOON - HOUR)
        answers = at_once(serial, [timedelta(0), apart])
        assert {answer.first_outcome or answer.outcome for answer in answers} == {Outcome.VISITOR_OUT}
        ended = unit.connection.execute(
            "SELECT checked_out_at, version - 1 FROM visitors WHERE id = %s", [visit]
        ).fetchone()
        assert ended is not None
        assert ended[0] == NOON
        assert ended[1] == sum(answer.outcome is Outcome.VISITOR_OUT for answer in answers)


def test_two_scans_of_an_events_badge_make_one_passage(unit: RowBuilder, at_once: AtOnce) -> None:
    """One lets in, and the other repeats it."""
    event = unit.make.events(status="active")
    for _ in range(ATTEMPTS):
        badge_id, serial = unit.badge(kind=BadgeKind.EVENT)
        attendee = unit.make.event_attendees(
            event_id=event, badge_id=badge_id, access_from=NOON - HOUR, access_until=NOON + HOUR
        )
        answers = at_once(serial, [timedelta(0), timedelta(0)])
        assert sorted(answer.outcome for answer in answers) == [Outcome.ATTENDEE_IN, Outcome.REPEAT]
        made = unit.connection.execute(
            "SELECT direction FROM event_checkins WHERE event_attendee_id = %s", [attendee]
        ).fetchall()
        assert made == [("in",)]


def test_two_scans_of_an_events_badge_a_minute_apart_both_count(unit: RowBuilder, at_once: AtOnce) -> None:
    """In and out in the order of time, whichever was first to the lock."""
    event = unit.make.events(status="active")
    for _ in range(ATTEMPTS):
        badge_id, serial = unit.badge(kind=BadgeKind.EVENT)
        attendee = unit.make.event_attendees(
            event_id=event, badge_id=badge_id, access_from=NOON - HOUR, access_until=NOON + HOUR
        )
        at_once(serial, [timedelta(minutes=1), timedelta(0)])
        counts = unit.connection.execute(
            "SELECT direction FROM event_checkins p WHERE event_attendee_id = %s AND NOT voided"
            " AND NOT EXISTS (SELECT FROM event_checkins s WHERE s.supersedes_id = p.id) ORDER BY occurred_at",
            [attendee],
        ).fetchall()
        assert counts == [("in",), ("out",)]
