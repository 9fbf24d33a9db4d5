"""A member as somebody types one."""

import dataclasses
from datetime import date
from typing import Any

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.member_drafts import (
    DRAFTED,
    LONGEST_NAME,
    MemberDraft,
    MemberProblem,
    contradictions,
    details_from,
    display_name_for,
    draft_of,
    merged,
    problems_of,
    read_date,
    touched_fields,
    typed_since,
)
from sentinel_desktop.domain.members import MemberSource
from tests.support.people_in_memory import CHOICES, details_of_roy

TODAY = date(2026, 11, 24)
ROY = details_of_roy()
RIGHT = draft_of(ROY)

TEXTS = st.text(max_size=12)
DRAFTS = st.builds(
    MemberDraft,
    **{
        field.name: st.sampled_from([None, CHOICES.ranks[0].id]) if field.name.endswith("_id") else TEXTS
        for field in dataclasses.fields(MemberDraft)
    },
)


def problem(field: str, value: object) -> MemberProblem | None:
    """Return what is wrong where this stands in a field of a new member, and all others are right."""
    changed: dict[str, Any] = {field: value}
    return problems_of(dataclasses.replace(RIGHT, **changed), TODAY).get(field)


def test_what_is_shown_and_not_touched_is_what_was_saved() -> None:
    """To the letter, also where it was never typed by this program: an imported name with two spaces stays."""
    odd = dataclasses.replace(ROY, last_name="Roy  St", service_number="v1", source=MemberSource.NOMINAL_ROLL)
    assert details_from(draft_of(odd), odd) == odd


def test_a_new_member_is_made_of_what_was_typed() -> None:
    """Spaces around words go, those of the service number all."""
    draft = dataclasses.replace(RIGHT, service_number=" V 004 112 ", last_name=" Van  Dyk ", email=" a@b ", notes=" x ")
    made = details_from(draft)
    assert (made.service_number, made.last_name, made.email, made.notes) == ("V004112", "Van Dyk", "a@b", "x")
    assert made.source is MemberSource.MANUAL


def test_an_empty_draft_says_what_is_needed() -> None:
    """Beside each field, and beside no other."""
    needed = {"service_number", "last_name", "first_name", "display_name"}
    needed |= {"rank_id", "division_id", "member_type_id", "member_status_id"}
    assert problems_of(MemberDraft(), TODAY) == dict.fromkeys(needed, MemberProblem.MISSING)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("service_number", "   ", MemberProblem.MISSING),
        ("last_name", "x" * (LONGEST_NAME + 1), MemberProblem.TOO_LONG),
        ("email", "a@b", None),
        ("email", "a b@c", MemberProblem.NOT_AN_E_MAIL),
        ("email", "a@b@c", MemberProblem.NOT_AN_E_MAIL),
        ("email", "roy", MemberProblem.NOT_AN_E_MAIL),
        ("home_phone", "+1 (204) 555-0142 ext. 12", None),
        ("home_phone", "call me", MemberProblem.NOT_A_PHONE),
        ("mobile_phone", "12", MemberProblem.NOT_A_PHONE),
        ("enrolled_on", "2026/11/24", None),
        ("enrolled_on", "2026-11-25", MemberProblem.IN_THE_FUTURE),
        ("enrolled_on", "24 November", MemberProblem.NOT_A_DATE),
        ("enrolled_on", "2026-02-30", MemberProblem.NOT_A_DATE),
        ("contract_end", "2026-03-31", MemberProblem.ENDS_BEFORE_IT_STARTS),
        ("contract_end", "2026-04-01", None),
        ("contract_end", "", None),
    ],
)
def test_each_field_has_its_rule(field: str, value: str, expected: MemberProblem | None) -> None:
    """The rule stands beside the field that a person has to mend."""
    assert problem(field, value) is expected


def test_what_was_not_touched_is_not_complained_of() -> None:
    """A phone of other times does not keep anybody from changing a name; touched, it is."""
    old = dataclasses.replace(ROY, home_phone="ask Luc", first_name="")
    draft = draft_of(old)
    assert problems_of(dataclasses.replace(draft, last_name="King"), TODAY, old) == {}
    assert problems_of(dataclasses.replace(draft, home_phone="ask Anne"), TODAY, old) == {
        "home_phone": MemberProblem.NOT_A_PHONE
    }


def test_dates_in_disorder_are_told_whichever_was_changed() -> None:
    """Beside the end, though the start was moved."""
    moved = dataclasses.replace(RIGHT, contract_start="2028-01-01")
    assert problems_of(moved, TODAY, ROY) == {"contract_end": MemberProblem.ENDS_BEFORE_IT_STARTS}


@given(st.dates(date(1, 1, 1)))
def test_a_date_is_read_as_it_is_written(day: date) -> None:
    """Year first, with any of the usual signs between, or none."""
    written = day.isoformat()
    assert {read_date(written.replace("-", sign)) for sign in ("-", "/", ".", " ", "")} == {day}


@given(DRAFTS)
def test_any_draft_is_judged_and_what_is_judged_right_can_be_saved(draft: MemberDraft) -> None:
    """Nothing that somebody types makes the rules fail; the database's own rules hold for what they let through."""
    found = problems_of(draft, TODAY)
    assert set(found) <= set(DRAFTED)
    if not found:
        made = details_from(draft)
        assert made.service_number
        assert not any(char.isspace() for char in made.service_number)
        assert made.last_name
        assert made.display_name


# --- the name that is proposed ----------------------------------------------------------------------------------------


def test_a_display_name_is_as_short_as_nobody_else_has_it() -> None:
    """Case and accents tell nobody apart; the last thing that does are the initials."""
    assert display_name_for("Roy", "Jean", "J.P.", []) == "Roy, J."
    assert display_name_for("Roy", "Jean", "J.P.", ["ROY, J."]) == "Roy, Jean"
    assert display_name_for("Roy", "Jean", "J.P.", ["Roy, J.", "Roy, Jéan"]) == "Roy, Jean (J.P.)"
    assert display_name_for("Roy", "Jean", "", ["Roy, J.", "Roy, Jean"]) == "Roy, Jean"


def test_half_a_name_is_proposed_as_far_as_it_goes() -> None:
    """Without a last name nothing is."""
    assert display_name_for("Roy", "", "", []) == "Roy"
    assert display_name_for(" ", "Jean", "", []) == ""
    assert display_name_for("O'Brien", "émile", "", []) == "O'Brien, É."


@given(DRAFTS, DRAFTS, DRAFTS)
def test_what_was_typed_since_stands_over_what_was_saved(
    asked: MemberDraft, now: MemberDraft, over: MemberDraft
) -> None:
    """Field by field: as it stands now where it was touched since, and as it was saved where not."""
    together = typed_since(asked, now, over)
    for name in DRAFTED:
        touched = getattr(now, name) != getattr(asked, name)
        assert getattr(together, name) == getattr(now if touched else over, name)


# --- two who save at once ---------------------------------------------------------------------------------------------


def test_both_changes_stay_where_they_are_of_different_fields() -> None:
    """Nobody's work is undone by somebody else's save."""
    mine = dataclasses.replace(ROY, email="new@example.test")
    theirs = dataclasses.replace(ROY, initials="J.")
    assert contradictions(ROY, mine, theirs) == ()
    assert merged(ROY, mine, theirs) == dataclasses.replace(ROY, email="new@example.test", initials="J.")


def test_a_field_that_both_changed_is_a_contradiction() -> None:
    """Unless both changed it to the same; mine stands in what would be saved."""
    mine = dataclasses.replace(ROY, email="mine@example.test", initials="J.")
    theirs = dataclasses.replace(ROY, email="theirs@example.test", initials="J.")
    assert contradictions(ROY, mine, theirs) == ("email",)
    assert merged(ROY, mine, theirs).email == "mine@example.test"


@given(st.data())
def test_a_merge_is_theirs_with_what_i_changed(data: st.DataObject) -> None:
    """Field by field: mine where I changed it, theirs where I did not."""
    values = st.sampled_from(["", "a", "b"])
    fields = ("initials", "notes", "employee_number")
    versions: list[dict[str, Any]] = [{name: data.draw(values) for name in fields} for _ in range(3)]
    before, mine, theirs = (dataclasses.replace(ROY, **changed) for changed in versions)
    together = merged(before, mine, theirs)
    for name in fields:
        expected = mine if name in touched_fields(before, mine) else theirs
        assert getattr(together, name) == getattr(expected, name)
