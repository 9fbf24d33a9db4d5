"""What the settings of the unit may hold."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain import default_lists
from sentinel_desktop.domain.session_times import IDLE_LOCK, LONGEST_IDLE, idle_lock_of
from sentinel_desktop.domain.setting_rules import (
    SETTING_RULES,
    WEEKDAYS,
    SettingFault,
    SettingKind,
    SettingRule,
    TakesEffect,
)
from sentinel_desktop.domain.settings import JsonValue
from sentinel_desktop.persistence.repositories.check_in_statements import LONGEST_WINDOW

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)
EVERY_RULE = st.sampled_from(tuple(SETTING_RULES.values()))


def rule_of(kind: SettingKind) -> SettingRule:
    """Return a rule of this kind; a number from 2 to 60."""
    return SettingRule("test.setting", "test", kind, None, TakesEffect.AT_ONCE, least=2, most=60)


def test_every_setting_of_a_new_unit_has_a_rule_and_keeps_it() -> None:
    """The rule's default is what is seeded, in the same category."""
    seeded = {setting.key: (setting.category, setting.value) for setting in default_lists.SETTINGS}
    assert seeded == {key: (rule.category, rule.default) for key, rule in SETTING_RULES.items()}
    assert {rule.fault_of(rule.default) for rule in SETTING_RULES.values()} == {None}


def test_a_rule_lets_through_what_the_program_reads() -> None:
    """The longest window is as long as scans take it; the longest idle time as the desk takes it."""
    windows = [rule for key, rule in SETTING_RULES.items() if key.startswith("scan.")]
    assert {rule.most for rule in windows} == {LONGEST_WINDOW.total_seconds()}
    idle = SETTING_RULES["session.idle_lock_minutes"]
    assert idle_lock_of(idle.most) == LONGEST_IDLE
    assert idle_lock_of(idle.most + 1) == IDLE_LOCK


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (SettingKind.SECONDS, " 15 ", 15),
        (SettingKind.MINUTES, "2", 2),
        (SettingKind.TIME_OF_DAY, "3:05", "03:05"),
        (SettingKind.TIME_OF_DAY, "23:59", "23:59"),
        (SettingKind.TIME_ZONE, " America/Winnipeg ", "America/Winnipeg"),
        (SettingKind.LINE, " HMCS Example ", "HMCS Example"),
        (SettingKind.LINE, "", ""),
    ],
)
def test_what_is_typed_well_becomes_the_value(kind: SettingKind, typed: str, value: JsonValue) -> None:
    """Spaces around it and a missing nought do not matter."""
    rule = rule_of(kind)
    assert rule.value_of(typed) == value
    assert rule.fault_of(value) is None


@pytest.mark.parametrize(
    ("kind", "typed", "fault"),
    [
        (SettingKind.SECONDS, "", SettingFault.NOT_A_NUMBER),
        (SettingKind.SECONDS, "2.5", SettingFault.NOT_A_NUMBER),
        (SettingKind.SECONDS, "1e9", SettingFault.NOT_A_NUMBER),
        (SettingKind.SECONDS, "٣", SettingFault.NOT_A_NUMBER),
        (SettingKind.SECONDS, "1", SettingFault.OUT_OF_RANGE),
        (SettingKind.MINUTES, "61", SettingFault.OUT_OF_RANGE),
        (SettingKind.MINUTES, "-5", SettingFault.OUT_OF_RANGE),
        (SettingKind.TIME_OF_DAY, "24:00", SettingFault.NOT_A_TIME),
        (SettingKind.TIME_OF_DAY, "3", SettingFault.NOT_A_TIME),
        (SettingKind.TIME_OF_DAY, "03:00:00", SettingFault.NOT_A_TIME),
        (SettingKind.TIME_ZONE, "Winnipeg", SettingFault.UNKNOWN_ZONE),
        (SettingKind.TIME_ZONE, "America", SettingFault.UNKNOWN_ZONE),
        (SettingKind.TIME_ZONE, "../etc/passwd", SettingFault.UNKNOWN_ZONE),
        (SettingKind.TIME_ZONE, "", SettingFault.UNKNOWN_ZONE),
        (SettingKind.LINE, "x" * 61, SettingFault.NOT_A_LINE),
        (SettingKind.LINE, "HMCS\tExample", SettingFault.NOT_A_LINE),
    ],
)
def test_what_is_typed_wrongly_is_said_to_be(kind: SettingKind, typed: str, fault: SettingFault) -> None:
    """By what is wrong with it."""
    rule = rule_of(kind)
    assert rule.fault_of(rule.value_of(typed)) is fault


@pytest.mark.parametrize(
    ("kind", "value", "fault"),
    [
        (SettingKind.SECONDS, True, SettingFault.NOT_A_NUMBER),
        (SettingKind.SECONDS, 3.5, SettingFault.NOT_A_NUMBER),
        (SettingKind.TIME_OF_DAY, "3:00", SettingFault.NOT_A_TIME),
        (SettingKind.TIME_OF_DAY, 3, SettingFault.NOT_A_TIME),
        (SettingKind.TIME_ZONE, None, SettingFault.UNKNOWN_ZONE),
        (SettingKind.LINE, None, SettingFault.NOT_A_LINE),
        (SettingKind.WEEKDAYS, "monday", SettingFault.NOT_WEEKDAYS),
        (SettingKind.WEEKDAYS, ["tuesday", "monday"], SettingFault.NOT_WEEKDAYS),
        (SettingKind.WEEKDAYS, ["monday", "monday"], SettingFault.NOT_WEEKDAYS),
        (SettingKind.WEEKDAYS, ["monday", "payday"], SettingFault.NOT_WEEKDAYS),
    ],
)
def test_what_the_database_has_is_judged_too(kind: SettingKind, value: JsonValue, fault: SettingFault) -> None:
    """Somebody may have written it there by hand."""
    assert rule_of(kind).fault_of(value) is fault


@given(st.sets(st.sampled_from(WEEKDAYS)))
def test_any_days_in_the_order_of_a_week_are_right(days: set[str]) -> None:
    """Also none of them."""
    in_order: JsonValue = [day for day in WEEKDAYS if day in days]
    assert rule_of(SettingKind.WEEKDAYS).fault_of(in_order) is None


@given(EVERY_RULE, ANY_JSON)
def test_no_value_breaks_a_rule_itself(rule: SettingRule, value: Any) -> None:  # noqa: ANN401 - any JSON
    """Whatever stands in the database, a rule says whether it may."""
    assert rule.fault_of(value) in {None, *SettingFault}


@given(EVERY_RULE, st.text(max_size=12))
def test_what_is_right_stays_as_it_is_when_it_is_typed_again(rule: SettingRule, text: str) -> None:
    """A value that was read back into the field is the same value."""
    value = rule.value_of(text)
    if rule.fault_of(value) is None:
        assert rule.value_of(str(value)) == value
