"""What a row of the log of check-ins stands for."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.checkins import CheckIn, CheckInLine, Standing
from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.ids import CheckInId, MemberId

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ROY = MemberCard(MemberId(UUID(int=1)), "PO2 Roy, J.", "PO2", "Roy", "Jean", "DECK")
LATER = CheckInId(UUID(int=3))


@pytest.mark.parametrize(
    ("voided", "superseded_by", "standing"),
    [
        (False, None, Standing.COUNTS),
        (False, LATER, Standing.SUPERSEDED),
        (True, None, Standing.VOIDS),
        (True, LATER, Standing.SUPERSEDED),
    ],
)
def test_what_a_row_stands_for(*, voided: bool, superseded_by: CheckInId | None, standing: Standing) -> None:
    """It counts until another takes its place, unless it only says that another did not happen."""
    check_in = CheckIn(CheckInId(UUID(int=2)), ROY.id, Direction.IN, NOON, Method.MANUAL, voided=voided)
    line = CheckInLine(check_in, NOON, ROY, None, None, None, superseded_by)
    assert line.standing is standing
