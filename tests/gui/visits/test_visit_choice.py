"""What the filters of the history mean to the store."""

from datetime import date, datetime, timedelta

import pytest

from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.visitors import VisitState
from sentinel_desktop.ui.visits.choice import Came, Period, VisitChoice
from tests.support.invented_desk import NOW

ZONE = Timings().zone


@pytest.mark.parametrize(
    ("choice", "since", "before"),
    [
        (VisitChoice(Period.TODAY), date(2026, 11, 24), date(2026, 11, 25)),
        (VisitChoice(Period.WEEK), date(2026, 11, 18), date(2026, 11, 25)),
        (VisitChoice(Period.MONTH), date(2026, 10, 26), date(2026, 11, 25)),
        (VisitChoice(Period.BETWEEN, date(2026, 1, 5), date(2026, 1, 5)), date(2026, 1, 5), date(2026, 1, 6)),
        (VisitChoice(Period.BETWEEN, date(2026, 1, 5), date(2025, 1, 5)), date(2026, 1, 5), date(2026, 1, 6)),
    ],
)
def test_periods_are_days_of_the_unit(choice: VisitChoice, since: date, before: date) -> None:
    """From midnight to midnight in its zone; a last day before the first is the first."""
    begins, ends = choice.bounds(NOW, ZONE)
    assert (begins, ends) == (
        datetime(since.year, since.month, since.day, tzinfo=ZONE),
        datetime(before.year, before.month, before.day, tzinfo=ZONE),
    )


def test_any_time_holds_everything() -> None:
    """Also at the ends of all calendars."""
    begins, ends = VisitChoice(Period.ANY).bounds(NOW, ZONE)
    assert begins < NOW - timedelta(days=20_000)
    assert ends > NOW
    VisitChoice(Period.BETWEEN, date(1752, 9, 14), date.max).bounds(NOW, ZONE)


def test_who_never_came_is_looked_for_by_when_they_were_expected() -> None:
    """Up to now: who is still to come may come."""
    wanted = VisitChoice(Period.WEEK, came=Came.NEVER).wanted(NOW, ZONE)
    assert wanted.states == {VisitState.EXPECTED, VisitState.CANCELLED}
    assert (wanted.since, wanted.before, wanted.expected_before) == (None, None, NOW)
