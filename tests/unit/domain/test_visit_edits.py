"""A visit as somebody edits it: what is asked, what is wrong, and what stays as it was."""

from dataclasses import fields, replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.visit_drafts import VisitProblem
from sentinel_desktop.domain.visit_edits import (
    EDITED,
    VisitEdit,
    details_from,
    edit_of,
    fields_of,
    names_differ,
    problems_of,
    read_moment,
    suggested_moment,
)
from sentinel_desktop.domain.visitors import Language, VisitPurpose
from tests.support.invented_desk import NOW
from tests.support.invented_visits import HOUR, TYPES, expected, visit

TIMINGS = Timings()
ZONE = TIMINGS.zone
NEW = VisitEdit(last_name="Vance", visit_type_id=TYPES[1].id, expected="2026-11-24 19:30")


def test_every_field_is_edited() -> None:
    """None is left out of what is shown, compared and saved."""
    assert len(EDITED) == len(set(EDITED))
    assert set(EDITED) == {field.name for field in fields(VisitEdit)}


def test_a_name_a_type_and_a_time_are_enough() -> None:
    """The visit lasts until the end of that day."""
    assert problems_of(NEW, NOW, TIMINGS) == {}
    made = details_from(NEW, TIMINGS, display_name="Vance")
    assert made.expected_at == datetime(2026, 11, 24, 19, 30, tzinfo=ZONE)
    assert made.expires_at == datetime(2026, 11, 25, 3, 0, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("field", "typed", "problem"),
    [
        ("last_name", " \u200b", VisitProblem.MISSING),
        ("last_name", "x" * 81, VisitProblem.TOO_LONG),
        ("visit_type_id", None, VisitProblem.MISSING),
        ("expected", "", VisitProblem.MISSING),
        ("expected", "soon", VisitProblem.NOT_A_TIME),
        ("expected", "2026-11-23 19:30", VisitProblem.IN_THE_PAST),
        ("expected", "2028-11-23 19:30", VisitProblem.TOO_FAR),
        ("until", "19:30", VisitProblem.NOT_A_TIME),
        ("until", "2026-11-24 19:30", VisitProblem.IN_THE_PAST),
        ("until", "2027-11-24 19:30", VisitProblem.TOO_FAR),
        ("phone", "ring me", VisitProblem.NOT_A_PHONE),
        ("plate", "**", VisitProblem.NOT_A_PLATE),
        ("notes", "x" * 1001, VisitProblem.TOO_LONG),
    ],
)
def test_what_is_wrong_stands_beside_its_field(field: str, typed: object, problem: VisitProblem) -> None:
    """The first thing that is wrong with it."""
    changed = replace(NEW, **{field: typed})  # type: ignore[arg-type]
    assert problems_of(changed, NOW, TIMINGS)[field] is problem


def test_what_nobody_touched_is_taken_as_it_is() -> None:
    """A visit of last year, entered by other rules, can be given a note; its times keep their seconds."""
    saved = visit(1, phone="none", expires_at=NOW - 400 * 24 * HOUR, checked_in_at=NOW - 401 * 24 * HOUR)
    edit = replace(edit_of(saved, ZONE), notes=" Late. ")
    assert problems_of(edit, NOW, TIMINGS, saved) == {}
    made = details_from(edit, TIMINGS, display_name=saved.display_name, saved=saved)
    assert made == replace(saved, notes="Late.")


def test_a_moment_that_nobody_touched_keeps_its_seconds() -> None:
    """The fields show minutes: a note that is added moves neither when somebody is expected nor until when."""
    second = timedelta(seconds=31)
    saved = expected(1, expected_at=NOW + HOUR + second, expires_at=NOW + 3 * HOUR + second)
    made = details_from(replace(edit_of(saved, ZONE), notes="Late."), TIMINGS, display_name="Vance", saved=saved)
    assert (made.expected_at, made.expires_at) == (saved.expected_at, saved.expires_at)


def test_who_was_expected_earlier_today_may_still_come() -> None:
    """The visit is announced while the visitor stands at the gate; only a day that is over is in the past."""
    assert "expected" not in problems_of(replace(NEW, expected="2026-11-24 08:00"), NOW, TIMINGS)


def test_a_visit_that_is_moved_behind_its_end_says_so_beside_the_end() -> None:
    """Nobody touched the end, and it is what is wrong now."""
    saved = expected(1, expected_at=NOW + HOUR, expires_at=NOW + 2 * HOUR)
    moved = replace(edit_of(saved, ZONE), expected=f"{(NOW + 5 * HOUR).astimezone(ZONE):%Y-%m-%d %H:%M}")
    assert problems_of(moved, NOW, TIMINGS, saved) == {"until": VisitProblem.IN_THE_PAST}


def test_another_reason_asks_what_it_needs_of_whoever_is_in() -> None:
    """Of somebody who is yet to come it is asked at the door."""
    here = visit(1, organization="")
    edit = replace(edit_of(here, ZONE), purpose=VisitPurpose.CONTRACT_WORK)
    assert set(problems_of(edit, NOW, TIMINGS, here)) == {"organization", "work"}
    coming = expected(1, organization="")
    edit = replace(edit_of(coming, ZONE), purpose=VisitPurpose.CONTRACT_WORK)
    assert problems_of(edit, NOW, TIMINGS, coming) == {}


def test_fields_are_those_of_the_reason_and_those_that_are_filled() -> None:
    """Nothing that is kept is hidden; when somebody was expected only where they were."""
    guest = fields_of(VisitEdit(purpose=VisitPurpose.MEETING), visit(1))
    assert not guest & {"work", "event_id", "recruitment_step", "plate", "expected"}
    assert "work" in fields_of(VisitEdit(purpose=VisitPurpose.MEETING, work="Boiler"), visit(1))
    assert {"work", "plate"} <= fields_of(VisitEdit(purpose=VisitPurpose.CONTRACT_WORK), None)
    assert "expected" in fields_of(NEW, None)


def test_a_name_that_stays_is_no_other() -> None:
    """Spaces that are not seen make nobody another person."""
    saved = visit(1)
    edit = edit_of(saved, ZONE)
    assert not names_differ(replace(edit, last_name=f" {saved.last_name} "), saved)
    assert names_differ(replace(edit, rank="S1"), saved)


def test_moments_are_dates_with_times() -> None:
    """As the fields show them; at the end of all calendars there is none."""
    assert read_moment("2026-11-24T13:30", ZONE) == datetime(2026, 11, 24, 13, 30, tzinfo=ZONE)
    assert read_moment("9999-12-31 23:59", ZONE) is None
    assert read_moment("2026-11-24", ZONE) is None
    assert suggested_moment(NOW, ZONE) == "2026-11-24 19:00"


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(Language))
def test_what_is_taken_is_shown_as_it_was_typed(name: str, notes: str, language: Language) -> None:
    """Edited again without a change, it is the same visit."""
    edit = replace(NEW, last_name=name, notes=notes, language=language)
    if problems_of(edit, NOW, TIMINGS):
        return
    made = details_from(edit, TIMINGS, display_name="Vance")
    again = edit_of(made, ZONE)
    assert problems_of(again, NOW + timedelta(minutes=1), TIMINGS, made) == {}
    assert details_from(again, TIMINGS, display_name="Vance", saved=made) == made
