"""The stations as an administrator edits them in the real database."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.directions import DirectionMode
from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    NotPermittedError,
    RecordNotFoundError,
    StaleVersionError,
)
from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.domain.stations import StationKind
from sentinel_desktop.persistence.tables.base import ADMINISTRATOR_ROLE, SUPERVISOR_ROLE
from sentinel_desktop.services.station_admin import StationAdminService
from tests.support.factories import Connection, Factories
from tests.support.signed_in import SignedInPerson, signed_in


@dataclass(frozen=True, slots=True)
class Office:
    """An administrator at work."""

    make: Factories
    person: SignedInPerson
    service: StationAdminService


@pytest.fixture
def office(owner: Connection, database_url: str) -> Iterator[Office]:
    """Return an administrator at work."""
    with signed_in(owner, database_url, ADMINISTRATOR_ROLE) as person:
        yield Office(Factories(owner), person, StationAdminService(person.open_work))


def test_every_station_is_seen_with_what_it_last_said(office: Office) -> None:
    """By name; one that never spoke has nothing to show."""
    rear = office.make.stations(name="Rear door")
    office.make.stations(name="Front desk")
    office.make.station_health(station_id=rear, waiting=7)
    front_line, rear_line = office.service.stations()
    assert front_line.record.details.name == "Front desk"
    assert front_line.health is None
    assert rear_line.health is not None
    assert rear_line.health.waiting == 7


def test_a_changed_direction_is_what_the_station_goes_by(office: Office) -> None:
    """The rules that it reads again, told by a notice, have the new direction."""
    key = office.make.stations(name="Rear door", kind="desk")
    record = office.service.station(key)
    details = replace(record.details, kind=StationKind.DOOR, direction_mode=DirectionMode.IN)
    saved = office.service.save(record.seen, details)
    assert saved.details == details
    with office.person.open_work() as work:
        assert work.stations.rules(StationId(key)).direction_mode is DirectionMode.IN


def test_a_stale_save_changes_nothing(office: Office) -> None:
    """The one who was first stands."""
    record = office.service.station(office.make.stations(name="Rear door"))
    office.service.save(record.seen, replace(record.details, name="Back door"))
    with pytest.raises(StaleVersionError):
        office.service.save(record.seen, replace(record.details, name="Gate"))
    assert office.service.station(record.id).details.name == "Back door"


def test_a_name_belongs_to_one_station(office: Office) -> None:
    """The second one to take it is refused; a station that is gone is said to be."""
    office.make.stations(name="Front desk")
    record = office.service.station(office.make.stations(name="Rear door"))
    with pytest.raises(AlreadyTakenError):
        office.service.save(record.seen, replace(record.details, name="Front desk"))
    with pytest.raises(RecordNotFoundError):
        office.service.station(uuid7())


def test_a_supervisor_sees_stations_and_edits_none(owner: Connection, database_url: str) -> None:
    """The database refuses it."""
    key = Factories(owner).stations(name="Rear door")
    with signed_in(owner, database_url, SUPERVISOR_ROLE) as person:
        service = StationAdminService(person.open_work)
        record = service.station(key)
        with pytest.raises(NotPermittedError):
            service.save(record.seen, replace(record.details, name="Gate"))
