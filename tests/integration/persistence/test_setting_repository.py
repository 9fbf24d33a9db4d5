"""Settings of the unit: read by key as plain JSON, saved over a version."""

from collections.abc import Sequence

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import AlreadyTakenError, InvalidValueError, StaleVersionError
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.settings import JsonValue, SettingDetails, SettingFilter, SettingOrder
from sentinel_desktop.persistence.repositories.settings import SettingRepository
from sentinel_desktop.persistence.repositories.stations import SqlStationRepository
from sentinel_desktop.persistence.tables.base import ADMINISTRATOR_ROLE
from tests.support.builders import Connection as PlainConnection
from tests.support.factories import Factories
from tests.support.statement_counts import counted

pytestmark = pytest.mark.acts_as(ADMINISTRATOR_ROLE)

VALUES: Sequence[JsonValue] = [
    None,
    True,
    False,
    0,
    3,
    -7,
    2.5,
    9_007_199_254_740_993,
    "",
    "03:00",
    "Été 水",
    [],
    ["tuesday", "thursday"],
    {},
    {"nested": [1, {"deep": None}], "b": False},
]


@pytest.fixture
def settings(store: Connection) -> SettingRepository:
    """Return the repository, in the transaction of the test."""
    return SettingRepository(store)


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_comes_back_as_it_was_given(settings: SettingRepository, value: JsonValue) -> None:
    """With its type: a number is no text, false is not nothing, and nothing is a value too."""
    settings.add(uuid7(), SettingDetails("test.value", value, "test"))
    found = settings.by_key("test.value")
    assert found is not None
    assert found.details.value == value
    assert type(found.details.value) is type(value)


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_is_changed_to_any_other(settings: SettingRepository, value: JsonValue) -> None:
    """Alone, and among others that are saved together."""
    records = [settings.add(uuid7(), SettingDetails(f"test.value_{at}", "before", "test")) for at in range(3)]
    changes = [(RecordVersion(record.id, 1), SettingDetails(record.details.key, value, "test")) for record in records]
    settings.edit(*changes[0])
    settings.edit_each(changes[1:])
    assert settings.values([record.details.key for record in records]) == dict.fromkeys(
        [record.details.key for record in records], value
    )


def test_several_values_are_added_at_once(settings: SettingRepository) -> None:
    """Of different types, by one statement, and read by another."""
    details = {f"test.value_{at}": SettingDetails(f"test.value_{at}", value, "test") for at, value in enumerate(VALUES)}
    settings.add_each([(uuid7(), each) for each in details.values()])
    assert settings.values(details) == {key: each.value for key, each in details.items()}


def test_a_setting_that_nobody_set_is_not_there(settings: SettingRepository, make: Factories) -> None:
    """Whoever asks takes what is usual."""
    make.settings(key="test.there", value=1)
    assert settings.by_key("test.missing") is None
    assert settings.values(["test.missing", "test.there"]) == {"test.there": 1}
    assert settings.values([]) == {}


def test_a_key_is_found_as_it_is_written(settings: SettingRepository, make: Factories) -> None:
    """Dots and underscores stand for themselves."""
    make.settings(key="test.a_b")
    assert settings.by_key("test.axb") is None
    assert settings.by_key("testxa_b") is None


def test_an_edit_changes_the_value_alone(settings: SettingRepository) -> None:
    """A setting keeps its key, by which the program knows it, and its place on the screen."""
    before = settings.add(uuid7(), SettingDetails("test.value", 1, "test"))
    after = settings.edit(RecordVersion(before.id, 1), SettingDetails("test.other", 2, "other"))
    assert after.details == SettingDetails("test.value", 2, "test")


def test_a_setting_that_another_set_first_is_not_set_over(settings: SettingRepository) -> None:
    """Who read none and sets it finds another's: the key is taken, by whom is seen."""
    first = settings.add(uuid7(), SettingDetails("test.value", 1, "test"))
    with pytest.raises(AlreadyTakenError) as refused:
        settings.add(uuid7(), SettingDetails("test.value", 2, "test"))
    assert (refused.value.rule, refused.value.values) == ("uq_settings_key", ("test.value",))
    assert settings.by_key("test.value") == first


def test_a_setting_is_saved_over_the_version_that_was_seen(settings: SettingRepository) -> None:
    """Of two who change it the second is told."""
    seen = settings.add(uuid7(), SettingDetails("test.value", 1, "test"))
    saved = settings.edit(RecordVersion(seen.id, 1), SettingDetails("test.value", 2, "test"))
    with pytest.raises(StaleVersionError):
        settings.edit(RecordVersion(seen.id, 1), SettingDetails("test.value", 3, "test"))
    assert settings.by_key("test.value") == saved


@pytest.mark.parametrize("key", ["", "With-Hyphen", "Capital", "space d", "été"])
def test_a_key_has_its_form(settings: SettingRepository, key: str) -> None:
    """Any other is refused, and the work goes on."""
    with pytest.raises(InvalidValueError) as refused:
        settings.add(uuid7(), SettingDetails(key, 1, "test"))
    assert refused.value.rule == "ck_settings_key_form"
    assert settings.count(SettingFilter()) == 0


def test_a_category_is_read_in_the_order_of_its_keys(settings: SettingRepository, make: Factories) -> None:
    """By one statement; other categories are left out."""
    for key in ("b.two", "a.one", "b.one", "a.two"):
        make.settings(key=key, category=key[0])
    page = settings.page(SettingFilter("b"), SettingOrder.KEY, PageRequest())
    assert [record.details.key for record in page.items] == ["b.one", "b.two"]
    whole = settings.page(SettingFilter(), SettingOrder.CATEGORY, PageRequest(descending=True))
    assert [record.details.key for record in whole.items] == ["b.two", "b.one", "a.two", "a.one"]


@pytest.mark.parametrize("number", [1, 30])
def test_values_are_read_by_one_statement(
    settings: SettingRepository, make: Factories, store: Connection, number: int
) -> None:
    """However many are asked for."""
    keys = [f"test.value_{at}" for at in range(number)]
    for key in keys:
        make.settings(key=key)
    with counted(store) as sent:
        assert settings.values(keys).keys() == set(keys)
    assert len(sent) == 1


def test_what_is_set_here_rules_the_scans(settings: SettingRepository, make: Factories, store: Connection) -> None:
    """A station reads its rules from the same rows."""
    station = make.stations()
    settings.add(uuid7(), SettingDetails("scan.repeat_window_s", 7, "scan"))
    assert SqlStationRepository(store).rules(station).repeat_window.total_seconds() == 7  # type: ignore[arg-type] # a station's id


def test_a_change_is_audited_with_both_values(settings: SettingRepository, transaction: PlainConnection) -> None:
    """An administrator sees what was set before."""
    seen = settings.add(uuid7(), SettingDetails("test.value", {"hours": [1]}, "test"))
    settings.edit(RecordVersion(seen.id, 1), SettingDetails("test.value", None, "test"))
    assert transaction.execute(
        "SELECT before->'value', after->'value' FROM audit_log WHERE row_id = %s AND operation = 'UPDATE'", [seen.id]
    ).fetchone() == ({"hours": [1]}, None)
