"""The keys by which names are sorted."""

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.sample_dice import dice_for
from sentinel_desktop.domain.sort_keys import search_keys, sort_key


def test_names_sort_as_a_person_expects() -> None:
    """Accents, capitals, apostrophes and hyphens do not move a name away from where it is looked for."""
    expected = [
        ("Bédard", "Zoé"),
        ("Beddoes", "Alice"),
        ("Đặng", "An"),
        ("D'Arcy", "Emma"),
        ("de Guzmán", "Rosa"),
        ("Dubé", "Luc"),
        ("O'Brien", "Anne"),
        ("OBrien", "Benoît"),
        ("O\N{RIGHT SINGLE QUOTATION MARK}Brien", "Claire"),
        ("Ocampo", "Joy"),
        ("Roy", "Zoé"),
        ("Roy-Lavallée", "Anne"),
        ("Royer", "Anne"),
        ("Saint Pierre", "Ann"),
        ("Saint-Pierre", "Bea"),
        ("St. Clair", "Ian"),
        ("Woźniak", "Petro"),
    ]
    shuffled = dice_for(1).sample(expected, len(expected))
    assert sorted(shuffled, key=lambda name: sort_key(*name).encode()) == expected


@pytest.mark.parametrize(
    ("spelling", "other"),
    [
        ("Éthier", "ETHIER"),
        ("L'Écuyer", "lecuyer"),
        ("Jean\N{EN DASH}Luc", "jean luc"),
        ("Straße", "STRASSE"),
        ("Łuczak", "luczak"),
        ("Sørensen", "sorensen"),
        ("  Roy ", "roy"),
        ("St.  Clair", "st clair"),
    ],
)
def test_spellings_of_one_name_have_one_key(spelling: str, other: str) -> None:
    """A name is found wherever it is, however it is written."""
    assert sort_key(spelling) == sort_key(other)


def test_a_composed_and_a_decomposed_accent_are_one() -> None:
    """Two ways in which computers write one letter make one key."""
    assert sort_key("H\N{LATIN SMALL LETTER E WITH ACUTE}bert") == sort_key("He\N{COMBINING ACUTE ACCENT}bert")


def test_nothing_sorts_last() -> None:
    """A name that is missing has a key all the same, after every letter."""
    assert sort_key("") == sort_key(" ", "") > sort_key("Zzz")


def test_a_name_of_punctuation_alone_keeps_it() -> None:
    """Two such names are told apart, and neither is taken for a missing one."""
    assert len({sort_key("???"), sort_key("!"), sort_key("")}) == 3


def test_a_missing_part_is_left_out() -> None:
    """A person with one name only sorts by it."""
    assert sort_key("", "Cher") == sort_key("Cher")


@given(st.lists(st.text(max_size=12), max_size=3))
def test_a_key_is_never_empty(parts: list[str]) -> None:
    """Whatever is written, the database gets something to sort by."""
    assert sort_key(*parts)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Dubé", ("dube",)),
        ("  LUC   dube ", ("luc", "dube")),
        ("O'Brien", ("obrien",)),
        ("Saint-Pierre", ("saint pierre",)),
        ("Lt(N) Roy, J.", ("ltn", "roy", "j")),
        ("Roy - %", ("roy",)),
        ("", ()),
        (" . ' ", ()),
        ("水兵", ("水兵",)),
    ],
)
def test_a_search_is_for_its_words(text: str, keys: tuple[str, ...]) -> None:
    """In the form of the keys; what has neither a letter nor a digit asks for nothing."""
    assert search_keys(text) == keys


@given(st.text(), st.text())
def test_a_name_is_found_by_each_of_its_words(last_name: str, first_name: str) -> None:
    """Whatever it is written with: what a person copies from the screen is found."""
    key = sort_key(last_name, first_name)
    assert all(word in key for name in (last_name, first_name) for word in search_keys(name))
