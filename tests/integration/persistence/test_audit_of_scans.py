"""A scan pays nothing for the audit: the ledger, the log of check-ins and presence say it all themselves."""

from datetime import timedelta

from uuid_utils.compat import uuid7

from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeScan
from sentinel_desktop.services.check_in import CheckInService
from tests.support.builders import NOON, Connection, RowBuilder

WRITTEN = "SELECT table_name FROM audit_log WHERE table_name <> 'stations' ORDER BY occurred_at"
"""What was written to the audit, but for the enrolment of the station that scans."""


def test_scans_leave_no_entry(unit: RowBuilder, owner: Connection, service: CheckInService) -> None:
    """In, out, a repeat, an unknown badge and one of nobody: five answers and not a row in the audit."""
    _, serial = unit.badged_member()
    _, of_nobody = unit.badge()
    station = unit.station()
    before = owner.execute(WRITTEN).fetchall()
    outcomes = []
    for minutes, presented in ((0.0, serial), (5.0, serial), (5.01, serial), (6.0, "0123456789"), (7.0, of_nobody)):
        at = NOON + timedelta(minutes=minutes)
        answer = service.record(BadgeScan(ScanId(uuid7()), presented, station, occurred_at=at, desk_clock_at=at))
        outcomes.append(answer.outcome)
    assert outcomes == [
        Outcome.CHECKED_IN,
        Outcome.CHECKED_OUT,
        Outcome.REPEAT,
        Outcome.BADGE_UNKNOWN,
        Outcome.BADGE_UNASSIGNED,
    ]
    assert owner.execute(WRITTEN).fetchall() == before


def test_a_scan_that_raises_a_review_leaves_an_entry_of_the_review_alone(
    unit: RowBuilder, owner: Connection, service: CheckInService
) -> None:
    """What a person will settle is audited from its beginning."""
    _, serial = unit.badged_member()
    station = unit.station()
    before = len(owner.execute(WRITTEN).fetchall())
    for minutes in (0, 10, 5):
        at = NOON + timedelta(minutes=minutes)
        service.record(BadgeScan(ScanId(uuid7()), serial, station, occurred_at=at, desk_clock_at=at))
    assert owner.execute(WRITTEN).fetchall()[before:] == [("reviews",)]
