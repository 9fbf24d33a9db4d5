"""A filter of members as it is kept under a name, and what it can be narrowed by."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeVar
from uuid import UUID

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.lists import Branch
from sentinel_desktop.domain.members import MemberFilter, MemberScope, MemberSource

LONGEST_TEXT: Final = 100
"""Characters of a search that are kept."""

_Choice = TypeVar("_Choice", bound=StrEnum)


class Facet(StrEnum):
    """A list whose values a filter chooses from; each is named as the field of ``MemberFilter`` that it fills."""

    DIVISIONS = "divisions"
    RANKS = "ranks"
    STATUSES = "statuses"
    TYPES = "types"
    TAGS = "tags"
    QUALIFICATIONS = "qualifications"

    def chosen(self, wanted: MemberFilter) -> frozenset[UUID]:
        """Return the values of this list that a filter asks for; none where it lets all through."""
        keys: frozenset[UUID] = getattr(wanted, self.value)
        return keys

    def choose(self, wanted: MemberFilter, keys: frozenset[UUID]) -> MemberFilter:
        """Return the filter with these values of this list instead."""
        # The field is one of the filter's own, by the test of every facet.
        return dataclasses.replace(wanted, **{self.value: keys})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """A value that a filter, or a change of many members, can name.

    Attributes:
        label: how it is written on a member, as the code of a rank or a division.
        name: in full.
        colour: of its chip; empty where the list has no colours.
        is_active: offered for members; a hidden value is on those who have it.
        branch: of a rank, where another branch has one that is written and called the same; else None.
    """

    id: UUID
    label: str
    name: str
    name_fr: str = ""
    colour: str = ""
    is_active: bool = True
    branch: Branch | None = None


FilterChoices = Mapping[Facet, tuple[FilterChoice, ...]]
"""Every value of each list, in the order supervisors gave them."""


def is_narrow(wanted: MemberFilter) -> bool:
    """Return whether a filter asks for more than the members of today; the day of a qualification asks for nothing."""
    return dataclasses.replace(wanted, qualified_on=None) != MemberFilter()


def filter_as_json(wanted: MemberFilter) -> dict[str, Any]:
    """Return a filter as plain JSON; what lets all through is not in it.

    The day on which a qualification must be valid is not kept: it is the day on which the filter is used.
    """
    kept: dict[str, Any] = {
        facet.value: sorted(str(key) for key in keys) for facet in Facet if (keys := facet.chosen(wanted))
    }
    if wanted.scope is not MemberScope.CURRENT:
        kept["scope"] = wanted.scope.value
    if wanted.state is not None:
        kept["state"] = wanted.state.value
    if wanted.source is not None:
        kept["source"] = wanted.source.value
    if wanted.text.strip():
        kept["text"] = wanted.text.strip()[:LONGEST_TEXT]
    return kept


def filter_from_json(kept: Mapping[str, Any]) -> MemberFilter:
    """Return the filter that was kept; what cannot be understood of it lets all through."""
    wanted = MemberFilter(
        scope=_choice(MemberScope, kept.get("scope")) or MemberScope.CURRENT,
        state=_choice(Direction, kept.get("state")),
        source=_choice(MemberSource, kept.get("source")),
        text=text[:LONGEST_TEXT] if isinstance(text := kept.get("text"), str) else "",
    )
    for facet in Facet:
        wanted = facet.choose(wanted, _keys(kept.get(facet.value)))
    return wanted


def without_deleted(wanted: MemberFilter, choices: FilterChoices) -> MemberFilter:
    """Return the filter without the values that were deleted since it was kept."""
    for facet in Facet:
        there = {choice.id for choice in choices.get(facet, ())}
        wanted = facet.choose(wanted, facet.chosen(wanted) & there)
    return wanted


def _choice(kind: type[_Choice], value: object) -> _Choice | None:
    return next((choice for choice in kind if choice.value == value), None)


def _keys(value: object) -> frozenset[UUID]:
    if not isinstance(value, list | tuple):
        return frozenset()
    return frozenset(key for each in value if (key := _key(each)) is not None)


def _key(value: object) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None
