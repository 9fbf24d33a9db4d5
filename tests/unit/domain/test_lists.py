"""The codes that are made from the names of lists' values."""

import re

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.lists import code_from


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Active", "active"),
        ("Class A", "class_a"),
        ("  Reg.  Force ", "reg_force"),
        ("Été d'or", "ete_dor"),
        ("C&POs", "cpos"),
        ("Lt(N)", "ltn"),
        ("A/SLt", "a_slt"),
        ("Œuvre \N{EN DASH} straße", "oeuvre_strasse"),
        ("class_a", "class_a"),
        ("__a__b__", "a_b"),
        ("2nd", "2nd"),
        ("Мостик 3", "3"),
        ("水兵", "value"),
        ("...", "value"),
        ("", "value"),
    ],
)
def test_a_code_is_made_of_the_plain_letters_of_a_name(name: str, code: str) -> None:
    """Without accents, capitals and signs; a name that has none of them still gets a code."""
    assert code_from(name) == code


def test_a_code_that_is_taken_is_numbered() -> None:
    """By the smallest number from two on that makes it new."""
    assert code_from("Été", ["autumn"]) == "ete"
    assert code_from("Été", ["ete"]) == "ete_2"
    assert code_from("Été", ["ete", "ete_3", "ete_2"]) == "ete_4"


@given(st.text(), st.lists(st.text(max_size=3)))
def test_a_code_always_has_its_form_and_is_new(name: str, names: list[str]) -> None:
    """Whatever a person writes, and however many wrote the like before."""
    taken: list[str] = []
    for each in (*names, name, name):
        code = code_from(each, taken)
        assert re.fullmatch("[a-z0-9_]+", code)
        assert code not in taken
        taken.append(code)


@given(st.text())
def test_a_code_of_a_code_is_itself(name: str) -> None:
    """So that saving a form twice changes nothing."""
    assert code_from(code_from(name)) == code_from(name)
