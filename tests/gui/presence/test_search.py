"""Finding somebody on the board."""

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.ui.presence.search import folded, matches
from tests.support.invented_desk import attendee, entry, member, renamed, visitor

COTE = entry(renamed(member(1), "Lt(N)", "Côté-O'Brien"))


@pytest.mark.parametrize(
    "query",
    [
        "c",
        "cote",
        "CÔTÉ",
        "obrien",
        "o'brien",
        "brien",
        "lt",
        "lt(n)",
        "ltn",
        "lt cote",
        COTE.member.first_name,
        "0002",
    ],
)
def test_a_person_is_found_by_the_beginning_of_a_name_the_rank_or_the_number(query: str) -> None:
    """Without regard to case, accents and punctuation, from the first letter."""
    assert matches(COTE, query)


@pytest.mark.parametrize("query", ["ote", "po2", "cote po2", "9999", "v", COTE.member.division])
def test_what_is_neither_is_not_found(query: str) -> None:
    """The middle of a name, another rank, another number and the division do not match."""
    assert not matches(COTE, query)


def test_accents_in_what_is_typed_do_not_matter_either() -> None:
    """Somebody who writes the accent finds a name that was entered without it."""
    assert matches(entry(renamed(member(1), "S1", "Cote")), "Côté")


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """A folded text compares equal however often it is folded."""
    assert folded(folded(text)) == folded(text)


@given(st.integers(0, 400))
def test_everybody_is_found_by_the_whole_name(number: int) -> None:
    """Typing what the card says finds the card."""
    person = entry(member(number))
    assert matches(person, person.member.display_name.replace(",", ""))
    assert matches(person, person.service_number)


def test_visitors_and_attendees_are_found_by_their_names_and_a_visitor_by_the_badge() -> None:
    """The number on a badge from its digits, as a service number; whom they came to see finds nobody."""
    guest = replace(visitor(0, host=COTE.member), display_name="Lt(N) Bélanger, Q.", badge="V-07")
    for query in ("bel", "lt", "q", "07", "v-07"):
        assert matches(guest, query)
    for query in ("langer", "08", "cote"):
        assert not matches(guest, query)
    assert matches(replace(attendee(0), display_name="Young, A."), "you")
    assert not matches(replace(guest, badge=None), "07")
