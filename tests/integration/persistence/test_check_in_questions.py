"""What a scan asks at the desk, in a real database: the question after a check-out that nobody saw."""

from dataclasses import replace
from datetime import timedelta

from uuid_utils.compat import uuid7

from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeScan
from sentinel_desktop.services.check_in import CheckInService
from tests.support.builders import NOON, RowBuilder

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def test_the_scan_after_a_rollover_asks_at_the_desk(unit: RowBuilder, service: CheckInService) -> None:
    """In the same transaction and once; the check-in counts at once, and the same delivery again says the same."""
    station_id, (member_id, serial) = unit.station(), unit.badged_member()
    unseen = unit.make.checkins("rollover", member_id=member_id, occurred_at=NOON - HOUR)
    unit.connection.execute(
        "UPDATE presence SET state = 'out', since = %s, checkin_id = %s WHERE member_id = %s",
        [NOON - HOUR, unseen, member_id],
    )
    times = [NOON + minutes * MINUTE for minutes in (0, 5, 10)]
    scans = [BadgeScan(ScanId(uuid7()), serial, station_id, occurred_at=at, desk_clock_at=at) for at in times]
    answers = [service.record(each) for each in scans]
    assert [(told.outcome, told.question) for told in answers] == [
        (Outcome.CHECKED_IN, True),
        (Outcome.CHECKED_OUT, False),
        (Outcome.CHECKED_IN, False),
    ]
    asked = unit.connection.execute(
        "SELECT member_id, checkin_id, station_id, asked_at, answered_at FROM open_questions"
    ).fetchall()
    assert asked == [(member_id, unseen, station_id, NOON, None)]
    assert [service.record(each) for each in scans] == answers
    late = replace(scans[0], id=ScanId(uuid7()), occurred_at=NOON - MINUTE)
    assert not service.record(late).question
