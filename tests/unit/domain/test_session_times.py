"""How long one waits after wrong passwords, and when a desk locks by itself."""

from datetime import timedelta

import pytest

from sentinel_desktop.domain.default_lists import SETTINGS
from sentinel_desktop.domain.session_times import IDLE_LOCK, IDLE_LOCK_SETTING, idle_lock_of, wait_after


def test_three_failures_are_free_and_each_further_one_doubles_the_wait() -> None:
    """Up to a minute, however many there are."""
    assert [wait_after(n) for n in range(11)] == [0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60]
    assert wait_after(10**9) == 60


def test_the_idle_time_is_a_number_of_minutes() -> None:
    """Zero switches it off."""
    assert idle_lock_of(25) == timedelta(minutes=25)
    assert idle_lock_of(0.5) == timedelta(seconds=30)
    assert idle_lock_of(0) is None


@pytest.mark.parametrize("setting", [None, "10", True, -1, 10**9, float("nan"), float("inf"), [], {}])
def test_a_mistyped_idle_time_is_the_usual_one(setting: object) -> None:
    """A desk never stays open because somebody wrote nonsense."""
    assert idle_lock_of(setting) == IDLE_LOCK


def test_a_new_unit_has_the_usual_idle_time() -> None:
    """The first value of the setting is what counts where it is missing."""
    values = {setting.key: setting.value for setting in SETTINGS}
    assert idle_lock_of(values[IDLE_LOCK_SETTING]) == IDLE_LOCK
