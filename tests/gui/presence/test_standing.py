"""What the desk may say of the building as a whole."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.presence import SilentStation, StationOffTime, WaitingStation
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus, JournalStatus, StationDay
from sentinel_desktop.ui.presence.scopes import ATTENDEES, LONG, VISITORS, Scope, division
from sentinel_desktop.ui.presence.standing import Severity, Standing, empty_state, heading, nobody_matches, problems
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
    assert found[0].sentence == "The disk is full."
    assert found[1].sentence.startswith("The server does not answer. ")
    assert found[2].sentence.startswith("Not heard from: Rear door (since 18:11), Kiosk. ")


def test_while_the_database_is_away_the_age_of_the_copy_is_said() -> None:
    """Whoever is told that a badge is not known can judge whether it is only new."""
    away = replace(LIVE, database=DatabaseStatus(DatabaseState.AWAY, NOW))
    aged = replace(away, copy_taken_at=NOW - timedelta(hours=21))
    assert problems(aged)[0].sentence.endswith("Badges are answered from this computer's copy of Mon 23 Nov 21:42.")
    assert problems(away)[0].sentence.endswith("no badge is known to it.")
    assert problems(replace(aged, database=LIVE.database)) == ()


def test_a_station_with_scans_to_come_is_named_with_its_count() -> None:
    """It reports, so it is not silent; the board is in doubt all the same."""
    waiting = WaitingStation("Rear door", 1203, NOW - timedelta(minutes=31))
    doubtful = replace(LIVE, count=0, incomplete=(waiting, WaitingStation("Kiosk", 2, None)))
    (found,) = problems(doubtful)
    assert found.sentence.startswith("Scans still to come from: Rear door (1,203, since 18:11), Kiosk (2). ")
    assert heading(doubtful).doubtful
    assert empty_state(doubtful).title != "Nobody is in"


def test_a_silent_station_is_doubted_from_when_it_was_complete() -> None:
    """One that had scans to deliver when it fell silent is behind for longer than it is silent."""
    behind = SilentStation("Rear door", NOW - timedelta(minutes=2), 5, NOW - timedelta(minutes=31))
    (found,) = problems(replace(LIVE, silent=(behind,)))
    assert found.sentence.startswith("Not heard from: Rear door (since 18:11). ")


def test_all_stations_share_one_line() -> None:
    """Silent and behind: the room is the board's, and both are said."""
    behind = WaitingStation("Kiosk", 2, None)
    (found,) = problems(replace(LIVE, silent=(REAR,), incomplete=(behind,)))
    assert found.title == "The board is not complete"
    assert "Not heard from: Rear door" in found.sentence
    assert "to come from: Kiosk" in found.sentence


def test_clocks_that_are_off_are_named_and_nobody_is_doubted() -> None:
    """This computer's and other stations': times are corrected, so that the board is right."""
    off = replace(
        LIVE,
        day=StationDay(date(2026, 11, 24), timedelta(seconds=-90)),
        off_time=(StationOffTime("Rear door", timedelta(minutes=7)),),
    )
    (found,) = problems(off)
    assert found.title == "Clocks are off"
    assert found.sentence.startswith("This computer (90 s fast), Rear door (7 min slow). ")
    assert not heading(off).doubtful
    assert problems(replace(off, day=StationDay(date(2026, 11, 24), timedelta(seconds=5)), off_time=())) == ()


def test_a_database_away_without_a_sentence_says_where_scans_go() -> None:
    """There is always a sentence with what happens to scans."""
    assert "kept on this computer" in problems(replace(LIVE, database=DatabaseStatus(DatabaseState.AWAY)))[0].sentence


@pytest.mark.parametrize(
    ("scope", "tag", "title"),
    [
        (division("OPS"), "", "Nobody of OPS is in"),
        (VISITORS, "", "No visitor is in"),
        (ATTENDEES, "", "Nobody is in for an event"),
        (LONG, "", "Nobody is in for over 12 hours"),
        (VISITORS, "DDS", "Nobody with the tag DDS is in"),
    ],
)
def test_a_part_without_anybody_says_whom_it_would_show(scope: Scope, tag: str, title: str) -> None:
    """It is no empty building; Esc leads back to everybody."""
    shown = nobody_matches("", scope, tag)
    assert (shown.title, shown.sentence) == (title, "Esc shows everybody again.")
    assert nobody_matches("xyz", scope, tag).title == "Nobody who is in matches “xyz”"


def test_the_count_is_made_up_of_members_and_whoever_else_is_in() -> None:
    """Members are always said, the others where there are any; of nobody there is nothing to say."""
    shown = heading(replace(LIVE, count=42, visitors=3, attendees=1)).strength
    assert [part.split()[0] for part in shown.split(" · ")] == ["38", "3", "1"]
    assert heading(LIVE).strength.split()[0] == "42"
    assert heading(replace(LIVE, count=2, visitors=2)).strength.startswith("0 ")
    assert heading(replace(LIVE, count=0)).strength == ""


@pytest.mark.parametrize("name", IN_DOUBT)
def test_only_visitors_in_doubt_are_no_empty_building(name: str) -> None:
    """The count is theirs, and doubtful."""
    shown = heading(replace(IN_DOUBT[name], count=1, visitors=1))
    assert shown.count == "1"
    assert shown.doubtful == (name != "starting")
