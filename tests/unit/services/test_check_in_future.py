"""Scans whose time lies in the future of the database's clock."""

from datetime import timedelta

import pytest

from sentinel_desktop.domain.faults import StoreRefusedError
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.services.check_in import CheckInService
from sentinel_desktop.services.ledger_entry import FUTURE_TOLERANCE
from tests.support.scan_builders import NOON, SERIAL_OF_TREMBLAY, badge, new_id, scan
from tests.support.store_in_memory import StoreInMemory


@pytest.fixture
def store() -> StoreInMemory:
    """Return a store with a member out."""
    return StoreInMemory([badge()])


@pytest.fixture
def service(store: StoreInMemory) -> CheckInService:
    """Return the service on the store."""
    return CheckInService(store.unit_of_work, new_id)


@pytest.mark.parametrize("serial", [SERIAL_OF_TREMBLAY, "0000000001"])
def test_a_scan_of_the_future_is_refused_for_good(store: StoreInMemory, service: CheckInService, serial: str) -> None:
    """More than five seconds ahead of the database's clock is no time a scan can have been made at."""
    store.server_time = NOON
    with pytest.raises(StoreRefusedError, match="clock"):
        service.record(scan(serial, NOON + FUTURE_TOLERANCE + timedelta(milliseconds=1)))
    assert not store.tables.scans
    service.record(scan(serial, NOON + FUTURE_TOLERANCE))
    assert len(store.tables.scans) == 1


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (timedelta(seconds=61), "61 seconds"),
        (timedelta(minutes=61), "61 minutes"),
        (timedelta(hours=25), "25 hours"),
        (timedelta(days=366), "366 days"),
    ],
)
def test_a_scan_of_the_future_is_recorded_when_its_time_has_come(
    store: StoreInMemory, service: CheckInService, ahead: timedelta, said: str
) -> None:
    """The sentence says how far it is ahead; offered again then, it is a scan like any other."""
    store.server_time = NOON - ahead
    presented = scan()
    with pytest.raises(StoreRefusedError, match=f"is {said} ahead of the database's clock"):
        service.record(presented)
    store.server_time = NOON
    assert service.record(presented).outcome is Outcome.CHECKED_IN
