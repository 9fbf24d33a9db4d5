"""Times as people read them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale

from sentinel_desktop.ui.times import (
    ago_text,
    clock_seconds_text,
    clock_text,
    day_text,
    left_text,
    moment_text,
    number_text,
    since_text,
)

WINNIPEG = ZoneInfo("America/Winnipeg")
EVENING = datetime(2026, 11, 25, 0, 42, 7, tzinfo=UTC)


def test_times_are_in_the_units_zone_and_24_hours_long() -> None:
    """Not UTC, not the computer's zone, no a.m. and p.m."""
    assert clock_text(EVENING, WINNIPEG) == "18:42"
    assert clock_seconds_text(EVENING, WINNIPEG) == "18:42:07"


def test_a_time_of_another_day_names_the_day() -> None:
    """A stay since yesterday does not look like one since this evening."""
    assert since_text(EVENING - timedelta(hours=2), EVENING, WINNIPEG) == "16:42"
    assert since_text(EVENING - timedelta(hours=21), EVENING, WINNIPEG) == "Mon 21:42"
    assert moment_text(EVENING - timedelta(hours=2), EVENING, WINNIPEG) == "16:42:07"
    assert moment_text(EVENING - timedelta(hours=21), EVENING, WINNIPEG) == "Mon 23 Nov 21:42:07"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(-5, "just now"), (0, "just now"), (4, "4 s ago"), (59, "59 s ago"), (60, "1 min ago"), (7300, "2 h ago")],
)
def test_an_age_has_one_unit(seconds: int, text: str) -> None:
    """The largest unit that is not nought; a clock that was set back makes no negative age."""
    assert ago_text(timedelta(seconds=seconds)) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "1 s"), (59, "59 s"), (61, "1 min"), (347, "6 min"), (3599, "60 min"), (7300, "2 h")]
)
def test_what_is_left_has_one_unit(seconds: int, text: str) -> None:
    """Rounded, and never nothing while there is something left."""
    assert left_text(timedelta(seconds=seconds)) == text


def test_a_long_number_is_grouped() -> None:
    """As the language of the words around it does."""
    assert (number_text(7), number_text(83_211)) == ("7", "83,211")


def test_a_date_is_in_the_language_of_the_words_around_it() -> None:
    """A computer set to another language does not mix two in one line."""
    before = QLocale()
    try:
        QLocale.setDefault(QLocale(QLocale.Language.German))
        assert day_text(date(2026, 11, 24)) == "Tue 24 Nov"
    finally:
        QLocale.setDefault(before)
