"""Several scans recorded in one transaction, on a store in memory."""

from datetime import timedelta

import pytest

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import StoreConflictError, StoreRefusedError
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.reviews import ReviewReason
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer, ToldScan
from sentinel_desktop.services.check_in import CheckInService
from tests.support.scan_builders import NOON, ROY, SERIAL_OF_ROY, SERIAL_OF_TREMBLAY, TREMBLAY, badge, new_id, scan
from tests.support.store_in_memory import StoreInMemory

IN, OUT = Direction.IN, Direction.OUT


def at(seconds: float, serial: str = SERIAL_OF_TREMBLAY) -> BadgeScan:
    """Return a scan so many seconds after noon."""
    return scan(serial, NOON + timedelta(seconds=seconds))


@pytest.fixture
def store() -> StoreInMemory:
    """Return a store with two members out, and a clock that stands far ahead."""
    return StoreInMemory([badge(), badge(SERIAL_OF_ROY, ROY)])


@pytest.fixture
def service(store: StoreInMemory) -> CheckInService:
    """Return the service on the store."""
    return CheckInService(store.unit_of_work, new_id)


def together(service: CheckInService, *scans: BadgeScan) -> list[Outcome | None]:
    """Record scans together and return their outcomes."""
    answers = service.record_together([ToldScan(item) for item in scans])
    return [None if answer is None else answer.outcome for answer in answers]


def test_scans_recorded_together_are_recorded_as_one_by_one(store: StoreInMemory, service: CheckInService) -> None:
    """Each sees what those before it left, in one transaction; delivered again they get the same answers."""
    scans = [at(0), at(1), at(60), at(61, serial=SERIAL_OF_ROY), at(62, serial="0A0B0C0D0E")]
    outcomes = [
        *[Outcome.CHECKED_IN, Outcome.REPEAT, Outcome.CHECKED_OUT],
        *[Outcome.CHECKED_IN, Outcome.BADGE_UNKNOWN],
    ]
    assert together(service, *scans) == outcomes
    assert store.opened == 1
    assert together(service, *scans) == outcomes
    assert store.presence(TREMBLAY.id) == store.rebuilt_presence(TREMBLAY.id)
    assert store.presence(TREMBLAY.id).since == NOON + timedelta(seconds=60)


def test_of_scans_recorded_together_all_are_or_none(store: StoreInMemory, service: CheckInService) -> None:
    """One that is refused, or a conflict at the commit, leaves no trace of the others, and is not tried again here."""
    store.server_time = NOON
    with pytest.raises(StoreRefusedError, match="ahead"):
        together(service, at(0), at(3600, serial=SERIAL_OF_ROY))
    store.conflicts = 1
    with pytest.raises(StoreConflictError):
        together(service, at(0))
    assert store.tables.scans == {}
    assert store.opened == 2


def test_what_somebody_else_holds_is_left_out(store: StoreInMemory, service: CheckInService) -> None:
    """All scans of the badge whose holder is locked, and no others."""
    store.held = {SERIAL_OF_ROY}
    scans = [at(0, serial=SERIAL_OF_ROY), at(1), at(60, serial=SERIAL_OF_ROY)]
    assert together(service, *scans) == [None, Outcome.CHECKED_IN, None]
    assert [row.scan.serial for row in store.tables.scans.values()] == [SERIAL_OF_TREMBLAY]


def test_a_different_result_is_put_up_for_review_together_too(store: StoreInMemory, service: CheckInService) -> None:
    """What the person was told goes along with each of them."""
    first, second = at(0), at(60, serial=SERIAL_OF_ROY)
    told = [
        ScanAnswer(first.id, first.serial, Outcome.CHECKED_IN, first.occurred_at, IN, member=TREMBLAY, waiting=True),
        ScanAnswer(second.id, second.serial, Outcome.CHECKED_OUT, second.occurred_at, OUT, member=ROY, waiting=True),
    ]
    service.record_together([ToldScan(first, told[0]), ToldScan(second, told[1])])
    assert [review.scan_id for review in store.reviews_for(ReviewReason.TOLD_OTHERWISE)] == [second.id]
