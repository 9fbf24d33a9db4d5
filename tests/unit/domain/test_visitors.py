"""Visits: where they stand, and how a visitor is called."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.domain.visitors import (
    Language,
    PersonHere,
    VisitDetails,
    VisitOutMethod,
    VisitPurpose,
    VisitState,
    display_name,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ROY = PersonHere("Roy", "Jean", "Lt(N)", "HMCS Example")

names = st.sampled_from(["Roy", "ROY", "Röy", "Roy Smith", "O'Brien", "漢"])
first_names = st.sampled_from(["", "Jean", "jean", "Jeanne", "J", "Zoé", "'Ali"])
people = st.builds(
    PersonHere, names, first_names, rank=st.sampled_from(["", "Lt(N)"]), of=st.sampled_from(["", "Harbour Works"])
)


def visit(
    checked_in_at: datetime | None = None, checked_out_at: datetime | None = None, cancelled_at: datetime | None = None
) -> VisitDetails:
    """Return a visit that came so far."""
    return VisitDetails(
        "Roy",
        "Roy, J.",
        UUID(int=1),
        VisitPurpose.OTHER,
        cancelled_at=cancelled_at,
        checked_in_at=checked_in_at,
        checked_out_at=checked_out_at,
    )


@pytest.mark.parametrize(
    ("details", "state"),
    [
        (visit(), VisitState.EXPECTED),
        (visit(checked_in_at=NOON), VisitState.OPEN),
        (visit(checked_in_at=NOON, checked_out_at=NOON), VisitState.CLOSED),
        (visit(cancelled_at=NOON), VisitState.CANCELLED),
    ],
    ids=lambda value: str(value) if isinstance(value, VisitState) else "",
)
def test_where_a_visit_stands(details: VisitDetails, state: VisitState) -> None:
    """Its times say it."""
    assert details.state is state


def test_the_lockup_and_the_rollover_see_nobody_leave() -> None:
    """Every other way of signing out is somebody's, who was there."""
    unseen = {method for method in VisitOutMethod if not method.witnessed}
    assert unseen == {VisitOutMethod.LOCKUP, VisitOutMethod.ROLLOVER}


def test_each_of_the_two_languages_is_the_other_of_the_other() -> None:
    """So that a key changes between them, and back."""
    assert [language.other for language in (Language.ENGLISH, Language.FRENCH)] == [Language.FRENCH, Language.ENGLISH]


@pytest.mark.parametrize(
    ("here", "shown"),
    [
        ((), "Lt(N) Roy, J."),
        ((PersonHere("Roy", "Anne"),), "Lt(N) Roy, J."),
        ((PersonHere("Royce", "Jean"),), "Lt(N) Roy, J."),
        ((PersonHere("Roy"),), "Lt(N) Roy, J."),
        ((PersonHere("ROY", "josé", "PO2"),), "Lt(N) Roy, Jean"),
        ((PersonHere("Roy", "Jean-Luc"),), "Lt(N) Roy, Jean"),
        ((PersonHere("Roy", "JEAN"),), "Lt(N) Roy, Jean (HMCS Example)"),
        ((PersonHere("Roy", "José"), PersonHere("Roy", "Jean")), "Lt(N) Roy, Jean (HMCS Example)"),
    ],
)
def test_a_name_is_as_long_as_it_must_be(here: tuple[PersonHere, ...], shown: str) -> None:
    """The initial, then the first name, then where they are from; whoever is here decides."""
    assert display_name(ROY, here) == shown


@pytest.mark.parametrize(
    ("person", "shown"),
    [
        (PersonHere("Suharto"), "Suharto"),
        (PersonHere("Roy", "'Ali"), "Roy, A."),
        (PersonHere("Roy", "..."), "Roy"),
        (PersonHere("Roy", "", "PO2"), "PO2 Roy"),
    ],
)
def test_a_name_without_an_initial_has_none(person: PersonHere, shown: str) -> None:
    """Nor has one of punctuation."""
    assert display_name(person, ()) == shown


def test_the_same_name_twice_stays_the_same() -> None:
    """Nothing is made up for two people of whom nothing else is known."""
    jean = PersonHere("Roy", "Jean")
    assert display_name(jean, [jean]) == "Roy, Jean"


@given(people, st.lists(people))
def test_a_short_name_means_nobody_else(person: PersonHere, here: list[PersonHere]) -> None:
    """Where it is short, nobody here is called so; else it holds the first name in full."""
    shown = display_name(person, here)
    if shown == f"{person.rank} {person.short}".strip() and person.short != person.long:
        assert sort_key(person.short) not in {sort_key(other.short) for other in here}
    else:
        assert person.long in shown


@given(people, people)
def test_two_different_people_are_told_apart(first: PersonHere, second: PersonHere) -> None:
    """The second to come is never called as the first is, unless all that is known of the second fits the first."""
    shown = [display_name(first, ()), display_name(second, [first])]
    if sort_key(second.long) not in {sort_key(first.short), sort_key(first.long)}:
        bare = [name.removeprefix("Lt(N) ") for name in shown]
        assert sort_key(bare[0]) != sort_key(bare[1])


@given(people, st.lists(people))
def test_the_order_of_those_who_are_here_says_nothing(person: PersonHere, here: list[PersonHere]) -> None:
    """Nor does how often one of them is named."""
    assert display_name(person, here) == display_name(person, [*reversed(here), *here])
