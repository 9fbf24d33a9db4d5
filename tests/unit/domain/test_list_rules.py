"""The rules beside the fields of a value, and the codes that are made from names."""

from uuid import UUID

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.list_kinds import (
    DIVISIONS,
    KINDS,
    RANKS,
    VISIT_TYPES,
    ListKind,
    ValueField,
    list_of_items,
)
from sentinel_desktop.domain.list_rules import (
    LONGEST_SEEN_CODE,
    Problem,
    is_found,
    longest,
    problems_of,
    proposed_code,
)
from sentinel_desktop.domain.lists import Branch, EnumeratedDetails, RankCategory, RankDetails

GUEST = UUID(int=1)
OTHERS = {GUEST: EnumeratedDetails("guest", "Guest", "Invité")}


def typed(**given: object) -> dict[ValueField, object]:
    """Return the fields of a visit type that breaks no rule."""
    values = {"name": "Delivery", "code": "delivery"} | given
    return dict(VISIT_TYPES.typed()) | {ValueField(name): value for name, value in values.items()}


def test_a_value_that_keeps_every_rule_has_no_problem() -> None:
    """A new one, and one that is only saved again."""
    assert problems_of(VISIT_TYPES, typed(), OTHERS) == {}
    assert problems_of(VISIT_TYPES, typed(name="Guest", code="guest"), OTHERS, GUEST) == {}


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("name", "", Problem.EMPTY),
        ("name", "   ", Problem.EMPTY),
        ("name", "x" * 61, Problem.TOO_LONG),
        ("name", "  GUÉST ", Problem.NAME_TAKEN),
        ("name", "bell\x07", Problem.CONTROL_CHARACTER),
        ("name_fr", "x" * 61, Problem.TOO_LONG),
        ("code", "", Problem.EMPTY),
        ("code", "Été", Problem.CODE_FORM),
        ("code", "two words", Problem.CODE_FORM),
        ("code", "guest", Problem.CODE_TAKEN),
        ("code", "x" * 41, Problem.TOO_LONG),
        ("colour", "red", Problem.COLOUR_FORM),
        ("colour", "", Problem.COLOUR_FORM),
        ("description", "x" * 301, Problem.TOO_LONG),
        ("description", "bell\x07", Problem.CONTROL_CHARACTER),
    ],
)
def test_each_rule_is_broken_in_its_own_field_alone(field: str, value: str, problem: Problem) -> None:
    """The problem stands beside the field that is wrong, and beside no other."""
    assert problems_of(VISIT_TYPES, typed(**{field: value}), OTHERS) == {ValueField(field): problem}


def test_a_description_may_have_lines_and_a_name_may_not() -> None:
    """A line's end is no control character where there are lines."""
    assert problems_of(VISIT_TYPES, typed(description="One.\nTwo."), OTHERS) == {}
    assert problems_of(VISIT_TYPES, typed(name="One\nTwo"), OTHERS) == {ValueField.NAME: Problem.CONTROL_CHARACTER}


def test_ranks_of_different_branches_may_share_name_and_code() -> None:
    """As the army's and the air force's corporals do; within one they may not."""
    corporal = RankDetails("Cpl", "Corporal", Branch.ARMY, RankCategory.JUNIOR_NCM, 30)
    same = dict(RANKS.typed(corporal))
    assert problems_of(RANKS, same | {ValueField.BRANCH: Branch.AIR_FORCE}, {GUEST: corporal}) == {}
    assert problems_of(RANKS, same, {GUEST: corporal}) == {
        ValueField.NAME: Problem.NAME_TAKEN,
        ValueField.CODE: Problem.CODE_TAKEN,
    }


def test_a_rank_is_not_replaced_by_itself() -> None:
    """By another one it may be."""
    rank = RankDetails("S3", "Sailor", Branch.NAVY, RankCategory.JUNIOR_NCM, 10, replaced_by_id=GUEST)
    assert problems_of(RANKS, RANKS.typed(rank), {GUEST: rank}, GUEST) == {
        ValueField.REPLACED_BY: Problem.REPLACES_ITSELF
    }
    assert problems_of(RANKS, RANKS.typed(rank), {}, UUID(int=9)) == {}


@given(st.text(max_size=70), st.sets(st.from_regex("[a-z0-9_]{1,5}", fullmatch=True), max_size=4))
def test_a_code_made_from_any_name_keeps_the_rules_of_codes(name: str, taken: set[str]) -> None:
    """Whatever a person types, what is proposed can be saved; for nothing nothing is proposed."""
    code = proposed_code(VISIT_TYPES, name, taken)
    if code:
        others = {UUID(int=n): EnumeratedDetails(each, f"Other {n}") for n, each in enumerate(sorted(taken))}
        assert ValueField.CODE not in problems_of(VISIT_TYPES, typed(name="Fine", code=code), others)
    else:
        assert not name.strip()


@given(st.text(min_size=1, max_size=70), st.sets(st.text(min_size=1, max_size=12), max_size=4))
def test_a_short_name_made_from_any_name_fits_a_card(name: str, taken: set[str]) -> None:
    """At most as long as there is room for, and not one that is taken."""
    code = proposed_code(DIVISIONS, name, taken)
    assert len(code) <= LONGEST_SEEN_CODE
    assert code not in taken


def test_codes_and_short_names_are_what_a_person_expects() -> None:
    """Small letters and underscores; initials, or the first letters in capitals."""
    assert proposed_code(VISIT_TYPES, "Été à la mer", ()) == "ete_a_la_mer"
    assert proposed_code(VISIT_TYPES, "Guest", {"guest", "guest_2"}) == "guest_3"
    assert proposed_code(DIVISIONS, "Public Affairs", ()) == "PA"
    assert proposed_code(DIVISIONS, "Operations", {"OPER"}) == "OPER2"


def test_a_value_is_found_by_its_names_and_its_code() -> None:
    """By every word, whatever its case and accents."""
    details = OTHERS[GUEST]
    assert all(is_found(words, details) for words in ("", "INVITE", "gue inv"))
    assert not is_found("guest museum", details)


@pytest.mark.parametrize("kind", [*KINDS, list_of_items("parking")], ids=lambda kind: kind.name)
def test_what_a_form_shows_becomes_the_same_details_again(kind: ListKind) -> None:
    """Of every list: nothing of a value is lost between the fields and the record."""
    values = dict(kind.typed()) | {ValueField.NAME: "  A   name ", ValueField.CODE: "code"}
    made = kind.details_from(values)
    assert isinstance(made, kind.details)
    assert made.name == "A name"
    assert kind.details_from(kind.typed(made), made) == made
    assert all(longest(kind, field) for field in (ValueField.NAME, ValueField.NAME_FR, ValueField.CODE))
