"""What the desk may say of the building as a whole."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.presence import SilentStation
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus, JournalStatus
from sentinel_desktop.ui.presence.standing import Severity, Standing, empty_state, heading, problems
from tests.support.invented_desk import NOW

LIVE = Standing(
    count=42,
    as_of=NOW,
    database=DatabaseStatus(DatabaseState.LIVE, NOW),
    journal=JournalStatus(),
    silent=(),
    zone=Timings().zone,
)
REAR = SilentStation("Rear door", NOW - timedelta(minutes=31), 0)
IN_DOUBT = {
    "a station is unheard": replace(LIVE, count=0, silent=(REAR,)),
    "the database is away": replace(LIVE, count=0, database=DatabaseStatus(DatabaseState.AWAY, NOW)),
    "the database refuses": replace(LIVE, count=0, database=DatabaseStatus(DatabaseState.REFUSED, NOW)),
    "never live": replace(LIVE, count=0, as_of=None, database=DatabaseStatus(DatabaseState.AWAY)),
    "starting": replace(LIVE, count=0, as_of=None, database=DatabaseStatus(DatabaseState.STARTING)),
    "live, nothing read yet": replace(LIVE, count=0, as_of=None),
}


def test_all_well_is_a_count_and_a_time() -> None:
    """No doubt, no problem."""
    shown = heading(LIVE)
    assert (shown.count, shown.title, shown.detail) == ("42", "in the building", "as of 18:42:07")
    assert not shown.doubtful
    assert problems(LIVE) == ()


def test_an_empty_building_is_said_to_be_empty_when_that_is_certain() -> None:
    """Everything is live, every station is heard, nobody is in."""
    certain = replace(LIVE, count=0)
    assert heading(certain).count == "0"
    assert empty_state(certain).title == "Nobody is in"


@pytest.mark.parametrize("name", IN_DOUBT)
def test_no_building_is_called_empty_in_doubt(name: str) -> None:
    """Neither the count nor the page says nought or nobody is in."""
    standing = IN_DOUBT[name]
    assert heading(standing).count == ""
    assert "in the building" not in heading(standing).title
    assert empty_state(standing).title != "Nobody is in"


def test_people_seen_here_before_the_database_answered_are_no_full_count() -> None:
    """A desk that starts offline counts only whom it saw."""
    shown = heading(replace(LIVE, count=3, as_of=None, database=DatabaseStatus(DatabaseState.AWAY)))
    assert (shown.count, shown.title) == ("3", "seen at this desk")


def test_an_old_board_says_that_it_is_not_live() -> None:
    """The count stays, with its time."""
    shown = heading(replace(LIVE, database=DatabaseStatus(DatabaseState.AWAY, NOW)))
    assert shown.count == "42"
    assert shown.doubtful
    assert "not live" in shown.detail


def test_the_journal_is_the_loudest() -> None:
    """A journal that cannot be written comes first, as an alarm, in its own words."""
    everything = replace(
        LIVE,
        database=DatabaseStatus(DatabaseState.AWAY, NOW, "The server does not answer."),
        journal=JournalStatus(problem="The disk is full."),
        silent=(REAR, SilentStation("Kiosk", None, 2)),
    )
    found = problems(everything)
    assert [problem.severity for problem in found] == [Severity.ALARM, Severity.WARNING, Severity.WARNING]
    assert [problem.sentence for problem in found[:2]] == ["The disk is full.", "The server does not answer."]
    assert found[2].title == "Not heard from: Rear door (since 18:11), Kiosk"


def test_a_database_away_without_a_sentence_says_where_scans_go() -> None:
    """There is always a sentence with what happens to scans."""
    assert "kept on this computer" in problems(replace(LIVE, database=DatabaseStatus(DatabaseState.AWAY)))[0].sentence
