"""How the people of a board are put in groups and in order: what each stands under, and before whom."""

from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.lists import RankCategory
from sentinel_desktop.domain.presence import AttendeeOnBoard, BoardEntry, OnBoard
from sentinel_desktop.ui.value_names import chip_name, name_on_screen

translate = QCoreApplication.translate

Place = tuple[Any, ...]
"""Something to sort by; only places of one arrangement are compared."""

_CATEGORIES: Final = {category: number for number, category in enumerate(RankCategory)}
_VISITORS, _ATTENDEES = 1, 2
"""Members stand before visitors, and those before the attendees of events."""


class Grouping(StrEnum):
    """What the board's columns stand for; the values are kept in the station's settings."""

    DIVISION = "division"
    CATEGORY = "category"
    RANK = "rank"
    TAG = "tag"
    NONE = "none"


class Sorting(StrEnum):
    """The order within a group; the values are kept in the station's settings."""

    RANK = "rank"
    NAME = "name"
    DIVISION = "division"
    TAGS = "tags"
    TIME_IN = "time_in"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A grouping and an order."""

    grouping: Grouping = Grouping.DIVISION
    sorting: Sorting = Sorting.RANK

    def group(self, person: OnBoard) -> Place:
        """Return what is the same for all of one group, and in the order of the groups."""
        if self.grouping is Grouping.NONE:
            return (0,)
        if isinstance(person, BoardEntry):
            if self.grouping is Grouping.DIVISION:
                return (0, person.member.division)
            return (0, *_group_of_member(self.grouping, person))
        if isinstance(person, AttendeeOnBoard):
            return (_ATTENDEES, person.event)
        return (_VISITORS,)

    def place(self, person: OnBoard) -> Place:
        """Return where somebody stands on the whole board; no two people have one place."""
        return (*self.group(person), *_order(self.sorting, person), person.id)


@dataclass(frozen=True, slots=True)
class GroupWords:
    """How a group is headed: strong, then quiet."""

    strong: str
    quiet: str = ""


def group_words(grouping: Grouping, person: OnBoard) -> GroupWords:
    """Return the heading of the group that somebody stands in."""
    if grouping is Grouping.NONE:
        return GroupWords(translate("Board", "Everybody"))
    if isinstance(person, AttendeeOnBoard):
        return GroupWords(person.event, translate("Board", "event"))
    if isinstance(person, BoardEntry):
        return _words_of_members(grouping, person)
    return GroupWords(translate("Board", "VISITORS"))


def _words_of_members(grouping: Grouping, entry: BoardEntry) -> GroupWords:
    if grouping is Grouping.RANK:
        return GroupWords(entry.member.rank)
    if grouping is Grouping.CATEGORY:
        return GroupWords(category_name(entry.rank_category))
    if grouping is Grouping.TAG:
        return GroupWords(chip_name(entry.tags[0].chip) if entry.tags else translate("Board", "No tag"))
    return GroupWords(entry.member.division, name_on_screen(entry.division_name, entry.division_name_fr))


def category_name(category: RankCategory | None) -> str:
    """Return what people call those of a standing."""
    names = {
        RankCategory.CIVILIAN: translate("Board", "Civilians"),
        RankCategory.JUNIOR_NCM: translate("Board", "Junior NCMs"),
        RankCategory.SENIOR_NCM: translate("Board", "Senior NCMs"),
        RankCategory.JUNIOR_OFFICER: translate("Board", "Junior officers"),
        RankCategory.SENIOR_OFFICER: translate("Board", "Senior officers"),
        RankCategory.GENERAL_OFFICER: translate("Board", "General officers"),
    }
    return names[category] if category is not None else translate("Board", "Rank not known here")


def grouping_name(grouping: Grouping) -> str:
    """Return what a grouping is called in a menu."""
    return {
        Grouping.DIVISION: translate("Board", "division"),
        Grouping.CATEGORY: translate("Board", "rank category"),
        Grouping.RANK: translate("Board", "rank"),
        Grouping.TAG: translate("Board", "tag"),
        Grouping.NONE: translate("Board", "one list"),
    }[grouping]


def sorting_name(sorting: Sorting) -> str:
    """Return what an order is called in a menu."""
    return {
        Sorting.RANK: translate("Board", "rank", "an order of people"),
        Sorting.NAME: translate("Board", "name"),
        Sorting.DIVISION: translate("Board", "division", "an order of people"),
        Sorting.TAGS: translate("Board", "tags"),
        Sorting.TIME_IN: translate("Board", "time in"),
    }[sorting]


def _group_of_member(grouping: Grouping, entry: BoardEntry) -> Place:
    if grouping is Grouping.RANK:
        return -entry.rank_order, entry.member.rank
    if grouping is Grouping.CATEGORY:
        return (1 if entry.rank_category is None else -_CATEGORIES[entry.rank_category],)
    return _place_of_tags(entry)


def _order(sorting: Sorting, person: OnBoard) -> Place:
    if sorting is Sorting.NAME:
        return (person.sort_key,)
    if sorting is Sorting.TIME_IN:
        return (inf if person.since is None else person.since.timestamp(), person.sort_key)
    if not isinstance(person, BoardEntry):
        return (_ATTENDEES if isinstance(person, AttendeeOnBoard) else _VISITORS, person.sort_key)
    by_rank = (-person.rank_order, person.sort_key)
    if sorting is Sorting.DIVISION:
        return (0, person.member.division, *by_rank)
    if sorting is Sorting.TAGS:
        return (0, *_place_of_tags(person), *by_rank)
    return (0, *by_rank)


def _place_of_tags(entry: BoardEntry) -> Place:
    """Return the place of the first tag: appointments first, those without any tag last."""
    if not entry.tags:
        return (2, 0, "")
    first = entry.tags[0]
    return (0 if first.positional else 1, first.order, first.chip.name)
