"""The settings of the unit as an administrator changes them in the real database."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from psycopg.types.json import Jsonb
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import AlreadyTakenError, NotPermittedError, StaleVersionError
from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.setting_rules import SETTING_RULES, SettingFault
from sentinel_desktop.persistence import seeds
from sentinel_desktop.persistence.tables.base import ADMINISTRATOR_ROLE, SUPERVISOR_ROLE
from sentinel_desktop.services.unit_settings import SettingLine, SettingRecord, UnitSettingsService
from tests.support.factories import Connection, Factories
from tests.support.signed_in import SignedInPerson, signed_in

WINDOW = "scan.repeat_window_s"


@dataclass(frozen=True, slots=True)
class Office:
    """An administrator at work."""

    make: Factories
    person: SignedInPerson
    service: UnitSettingsService

    def line(self, key: str) -> SettingLine:
        """Return one setting."""
        return next(line for line in self.service.settings() if line.key == key)

    def record(self, key: str) -> SettingRecord:
        """Return the row of one setting."""
        record = self.line(key).record
        assert record is not None
        return record


@pytest.fixture
def office(owner: Connection, database_url: str) -> Iterator[Office]:
    """Return an administrator at work."""
    with signed_in(owner, database_url, ADMINISTRATOR_ROLE) as person:
        yield Office(Factories(owner), person, UnitSettingsService(person.open_work, uuid7))


def test_a_new_unit_has_every_setting_at_its_default(office: Office, database_url: str) -> None:
    """As installed, by the owner and no account; each with the rule of its key."""
    seeds.seed_lists(database_url)
    lines = office.service.settings()
    assert [line.key for line in lines] == list(SETTING_RULES)
    assert all(line.rule is not None and line.value == line.rule.default for line in lines)
    assert all(line.changed is not None and not line.changed.account for line in lines)


def test_a_setting_that_is_saved_counts_and_names_who_saved_it(office: Office, database_url: str) -> None:
    """The station's rules have it at once."""
    seeds.seed_lists(database_url)
    saved = office.service.save(WINDOW, office.record(WINDOW).seen, 7)
    assert isinstance(saved, Record)
    line = office.line(WINDOW)
    assert (line.value, line.record) == (7, saved)
    assert line.changed is not None
    assert line.changed.account == str(office.person.account_id)


def test_a_value_against_the_rule_is_refused_and_nothing_changes(office: Office, database_url: str) -> None:
    """By the service, whatever the screen did."""
    seeds.seed_lists(database_url)
    before = office.record(WINDOW)
    assert office.service.save(WINDOW, before.seen, 4000) is SettingFault.OUT_OF_RANGE
    assert office.service.save(WINDOW, before.seen, "three") is SettingFault.NOT_A_NUMBER
    assert office.record(WINDOW) == before


def test_a_setting_without_a_row_has_its_default_and_can_be_set(office: Office) -> None:
    """Once: who makes the row at the same moment is refused."""
    assert office.line(WINDOW).value == 3
    assert office.line(WINDOW).record is None
    office.service.save(WINDOW, None, 5)
    assert office.line(WINDOW).value == 5
    with pytest.raises(AlreadyTakenError):
        office.service.save(WINDOW, None, 6)


def test_a_stale_save_changes_nothing(office: Office) -> None:
    """The one who was first stands."""
    office.service.save(WINDOW, None, 5)
    seen = office.record(WINDOW).seen
    office.service.save(WINDOW, seen, 6)
    with pytest.raises(StaleVersionError):
        office.service.save(WINDOW, seen, 7)
    assert office.line(WINDOW).value == 6


def test_what_the_program_does_not_know_is_shown_after_the_others(office: Office) -> None:
    """And can be saved by nobody."""
    office.make.settings(key="kitchen.tea", value=Jsonb("Earl Grey"), category="kitchen")
    line = office.service.settings()[-1]
    assert (line.key, line.rule, line.value) == ("kitchen.tea", None, "Earl Grey")
    with pytest.raises(KeyError):
        office.service.save("kitchen.tea", office.record("kitchen.tea").seen, "Assam")


def test_a_supervisor_sees_values_and_not_who_changed_them(owner: Connection, database_url: str) -> None:
    """The database gives the audit to administrators, and takes settings from them alone."""
    seeds.seed_lists(database_url)
    with signed_in(owner, database_url, SUPERVISOR_ROLE) as person:
        service = UnitSettingsService(person.open_work, uuid7)
        line = next(line for line in service.settings() if line.key == WINDOW)
        assert (line.value, line.changed) == (3, None)
        assert line.record is not None
        with pytest.raises(NotPermittedError):
            service.save(WINDOW, line.record.seen, 4)


def test_the_time_zones_are_those_of_the_rule(office: Office) -> None:
    """A name that is offered is one that may be saved."""
    zones = office.service.time_zones()
    rule = SETTING_RULES["unit.time_zone"]
    assert "America/Winnipeg" in zones
    assert {rule.fault_of(zone) for zone in zones} == {None}
