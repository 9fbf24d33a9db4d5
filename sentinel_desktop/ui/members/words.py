"""Members in the words of the table: presence, filters, counts."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.lists import Branch
from sentinel_desktop.domain.member_filters import Facet, FilterChoice
from sentinel_desktop.domain.members import MemberOrder, MemberScope
from sentinel_desktop.ui.times import number_text
from sentinel_desktop.ui.value_names import name_on_screen

translate = QCoreApplication.translate

_NAMED = 2
"""So many chosen values are named on a filter; of the others there is a number."""


def choice_label(choice: FilterChoice) -> str:
    """Return how a value is written on a member: its code, or its name in the language of the screen."""
    if choice.label != choice.name:
        return choice.label
    return choice_name(choice)


def choice_name(choice: FilterChoice) -> str:
    """Return a value's name in the language of the screen, in full."""
    name = name_on_screen(choice.name, choice.name_fr)
    return name if choice.branch is None else f"{name} · {_branch_word(choice.branch)}"


def _branch_word(branch: Branch) -> str:
    return {
        Branch.NAVY: translate("Members", "Navy"),
        Branch.ARMY: translate("Members", "Army"),
        Branch.AIR_FORCE: translate("Members", "Air Force"),
        Branch.CIVILIAN: translate("Members", "Civilian"),
    }[branch]


def presence_word(state: Direction) -> str:
    """Return ``In`` or ``Out``."""
    return translate("Members", "In") if state is Direction.IN else translate("Members", "Out")


def facet_title(facet: Facet) -> str:
    """Return what a list is called as a filter, with the letter that leads to it by Alt."""
    return {
        Facet.DIVISIONS: translate("Members", "&Division"),
        Facet.RANKS: translate("Members", "&Rank"),
        Facet.STATUSES: translate("Members", "&Status"),
        Facet.TYPES: translate("Members", "&Type"),
        Facet.TAGS: translate("Members", "Ta&g"),
        Facet.QUALIFICATIONS: translate("Members", "&Qualification"),
    }[facet]


def scope_word(scope: MemberScope) -> str:
    """Return which members are meant."""
    return {
        MemberScope.CURRENT: translate("Members", "Of the unit"),
        MemberScope.ARCHIVED: translate("Members", "Archived"),
        MemberScope.ALL: translate("Members", "Of the unit and archived"),
    }[scope]


def presence_choice(state: Direction | None) -> str:
    """Return whom a filter by presence lets through."""
    if state is None:
        return translate("Members", "In or out")
    return translate("Members", "In the building") if state is Direction.IN else translate("Members", "Not in")


def order_word(order: MemberOrder) -> str:
    """Return what the table is sorted by."""
    return {
        MemberOrder.NAME: translate("Members", "Name"),
        MemberOrder.RANK: translate("Members", "Rank"),
        MemberOrder.DIVISION: translate("Members", "Division"),
        MemberOrder.SERVICE_NUMBER: translate("Members", "Service number"),
    }[order]


def chosen_labels(choices: Iterable[FilterChoice], chosen: frozenset[UUID]) -> str:
    """Return the first of what is chosen of a list by name, and how many there are besides."""
    labels = [choice_label(choice) for choice in choices if choice.id in chosen]
    more = len(chosen) - len(labels[:_NAMED])
    named = ", ".join(labels[:_NAMED])
    return f"{named} +{more}" if more else named


def members_text(count: int) -> str:
    """Return so many members."""
    return translate("Members", "{n} member(s)", "", count).format(n=number_text(count))


def count_sentence(found: int, unit: int, chosen: int) -> str:
    """Return how many members the table has, and how many of them are chosen."""
    said = members_text(found)
    if chosen:
        said = translate("Members", "{members} · {n} chosen").format(members=said, n=number_text(chosen))
    return said if unit else ""


def with_count(word: str, counts: Mapping[UUID, int], key: UUID) -> str:
    """Return a value with how many members it lets through, to be heard."""
    return translate("Members", "{value}, {n}").format(value=word, n=number_text(counts.get(key, 0)))
