"""The days that a filter stands for, and the moments that a slider stands at."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from sentinel_desktop.domain.day_moments import STEP, day_with
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.ui.history.choice import Choice, Period
from sentinel_desktop.ui.history.day_slider import DaySlider
from sentinel_desktop.ui.theme import Appearance
from tests.support.active_windows import press_key
from tests.support.invented_desk import NOW

DAY, TIMINGS = timedelta(days=1), Timings()


@pytest.fixture
def slider(qapp: QApplication, tmp_path: Path) -> DaySlider:
    """Return a slider over today, of which the last five steps are yet to come."""
    assert qapp is not None
    day = day_with(NOW, TIMINGS)
    slider = DaySlider(Appearance(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)), TIMINGS.zone, day)
    slider.show_day(day, day.last_step - 5)
    return slider


def test_a_week_is_seven_days_with_today() -> None:
    """Operational days, from rollover to rollover; it goes on until now."""
    wanted = Choice(period=Period.WEEK).wanted(NOW, TIMINGS)
    today = Choice(period=Period.TODAY).wanted(NOW, TIMINGS)
    assert today.since is not None
    assert (wanted.since, wanted.before) == (today.since - 6 * DAY, None)


def test_days_between_are_whole() -> None:
    """The last one is in it, up to its rollover."""
    wanted = Choice(period=Period.BETWEEN, first=date(2026, 11, 3), last=date(2026, 11, 3)).wanted(NOW, TIMINGS)
    assert wanted.since is not None
    assert wanted.before == wanted.since + DAY
    assert wanted.since == day_with(datetime(2026, 11, 3, 20, tzinfo=UTC), TIMINGS).begins


@pytest.mark.parametrize("key", [Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_PageUp])
def test_the_slider_stands_at_no_moment_that_is_yet_to_come(slider: DaySlider, key: Qt.Key) -> None:
    """Whatever key moves it; the last moment that was is as far as it goes."""
    last = slider.maximum() - 5
    slider.move_to(last)
    press_key(slider, key)
    assert slider.value() == last
    slider.move_to(slider.maximum())
    assert slider.value() == last


@pytest.mark.parametrize("key", [Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_PageDown])
def test_the_slider_stands_at_no_moment_before_the_day(slider: DaySlider, key: Qt.Key) -> None:
    """The first moment of the day is as far back as it goes."""
    slider.move_to(0)
    press_key(slider, key)
    assert slider.value() == 0


def test_a_day_that_is_not_over_moves_the_slider_back_to_now(slider: DaySlider) -> None:
    """Late in the evening of a day before stays no later than now."""
    day = day_with(NOW - DAY, TIMINGS)
    slider.show_day(day, day.last_step)
    slider.move_to(day.last_step)
    today = day_with(NOW, TIMINGS)
    slider.show_day(today, today.step_of(NOW))
    assert slider.value() == today.step_of(NOW)
    assert today.moment(slider.value()) <= NOW < today.moment(slider.value()) + STEP
