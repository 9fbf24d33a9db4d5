"""A filter of members as it is kept under a name."""

import json
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.member_filters import (
    Facet,
    FilterChoice,
    filter_as_json,
    filter_from_json,
    is_narrow,
    without_deleted,
)
from sentinel_desktop.domain.members import MemberFilter, MemberScope, MemberSource

KEYS = st.frozensets(st.uuids(), max_size=3)
FILTERS = st.builds(
    MemberFilter,
    scope=st.sampled_from(MemberScope),
    **{facet.value: KEYS for facet in Facet},
    state=st.none() | st.sampled_from(Direction),
    source=st.none() | st.sampled_from(MemberSource),
    text=st.text(st.characters(categories=("L", "N")), max_size=100),
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(wanted=FILTERS)
def test_a_kept_filter_comes_back(wanted: MemberFilter) -> None:
    """Through JSON, whatever it asks for."""
    assert filter_from_json(json.loads(json.dumps(filter_as_json(wanted)))) == wanted


@given(kept=st.dictionaries(st.sampled_from([*Facet, "scope", "state", "source", "text"]) | st.text(), ANYTHING))
def test_what_cannot_be_understood_lets_all_through(kept: dict[str, Any]) -> None:
    """Whatever an older or a newer program kept, a filter comes of it."""
    wanted = filter_from_json(kept)
    assert filter_from_json(filter_as_json(wanted)).scope is wanted.scope


def test_the_day_of_a_qualification_is_that_of_its_use() -> None:
    """It is not kept, and is nothing that narrows."""
    wanted = MemberFilter(qualified_on=date(2026, 3, 2))
    assert filter_as_json(wanted) == {}
    assert not is_narrow(wanted)


@pytest.mark.parametrize("facet", Facet)
def test_every_list_narrows_and_forgets_what_was_deleted(facet: Facet) -> None:
    """Of two values one is deleted: the other stays; a list that is not known has none."""
    kept, gone = UUID(int=1), UUID(int=2)
    wanted = facet.choose(MemberFilter(), frozenset({kept, gone}))
    assert is_narrow(wanted)
    assert facet.chosen(without_deleted(wanted, {facet: (FilterChoice(kept, "Kept", "Kept"),)})) == {kept}
    assert without_deleted(wanted, {}) == MemberFilter()
