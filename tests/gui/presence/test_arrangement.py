"""The groups and the orders of a board."""

from dataclasses import replace
from datetime import timedelta
from itertools import groupby, pairwise
from uuid import UUID

import pytest
from hypothesis import given, strategies as st
from PySide6.QtCore import QSettings

from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.presence import BoardEntry, BoardTag, OnBoard
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.presence.arrangement import (
    Arrangement,
    Grouping,
    Sorting,
    group_words,
    grouping_name,
    sorting_name,
)
from sentinel_desktop.ui.presence.kept_arrangement import KeptArrangement
from sentinel_desktop.ui.presence.scopes import ALL, ATTENDEES, LONG, VISITORS, counted, division
from tests.support.invented_desk import NOW, attendee, entry, member, tagged, visitor

HOUR = timedelta(hours=1)
arrangements = st.builds(Arrangement, st.sampled_from(Grouping), st.sampled_from(Sorting))
people = st.lists(
    st.one_of(
        st.integers(0, 60).map(lambda n: entry(member(n), NOW - timedelta(minutes=n * 37 % 900), tags=tagged(n))),
        st.integers(0, 9).map(visitor),
        st.integers(0, 9).map(lambda n: attendee(n, f"Event {n % 2}")),
        st.just(replace(entry(member(61)), since=None, rank_category=None)),
    ),
    unique_by=lambda person: person.id,
    max_size=40,
)


@given(people, arrangements)
def test_every_two_people_have_an_order_and_nobody_s_group_is_torn(crowd: list[OnBoard], wanted: Arrangement) -> None:
    """Whoever they are, in whatever arrangement: each group stands in one piece, visitors after the members."""
    ordered = sorted(crowd, key=wanted.place)
    groups = [key for key, _ in groupby(ordered, key=wanted.group)]
    assert len(groups) == len(set(groups))
    if wanted.grouping is not Grouping.NONE:
        kinds = [isinstance(person, BoardEntry) for person in ordered]
        assert kinds == sorted(kinds, reverse=True)
    assert all(one != other for one, other in pairwise(map(wanted.place, ordered)))


def headings(wanted: Arrangement, crowd: list[OnBoard]) -> list[str]:
    """Return the headings, from the first group on."""
    groups = groupby(sorted(crowd, key=wanted.place), key=wanted.group)
    return [group_words(wanted.grouping, next(iter(group))).strong for _, group in groups]


@pytest.mark.parametrize(
    ("grouping", "expected"),
    [
        (Grouping.DIVISION, ["DECK", "OPS", "VISITORS", "Spring seminar"]),
        (Grouping.RANK, ["CPO2", "S3", "VISITORS", "Spring seminar"]),
        (Grouping.CATEGORY, ["Senior NCMs", "Junior NCMs", "VISITORS", "Spring seminar"]),
        (Grouping.TAG, ["Commanding Officer", "No tag", "VISITORS", "Spring seminar"]),
        (Grouping.NONE, ["Everybody"]),
    ],
)
def test_groups_are_headed_by_what_they_stand_for(grouping: Grouping, expected: list[str]) -> None:
    """The highest rank first; the first tag counts, and those without one come last."""
    low, high = member(0), member(1)
    crowd: list[OnBoard] = [
        entry(replace(low, rank="S3", division="DECK")),
        entry(replace(high, rank="CPO2", division="OPS"), tags=tagged(0)),
        visitor(0),
        attendee(0),
    ]
    low_entry, high_entry = crowd[0], crowd[1]
    assert isinstance(low_entry, BoardEntry)
    assert isinstance(high_entry, BoardEntry)
    assert low_entry.rank_order < high_entry.rank_order
    assert headings(Arrangement(grouping), crowd) == expected


def test_members_stand_in_the_chosen_order() -> None:
    """By rank from the top, by name, by division, by the first tag, or who came first at the top."""
    first = entry(replace(member(0), rank="S1", last_name="Ábel", division="OPS"), NOW - 2 * HOUR)
    second = entry(replace(member(1), rank="LCdr", last_name="Zielinski", division="BAND"), NOW - HOUR, tags=tagged(4))
    third = entry(replace(member(2), rank="S3", last_name="Mbeki", division="CMD"), NOW - 3 * HOUR, tags=tagged(0))
    first = replace(first, sort_key="abel")

    def order(sorting: Sorting) -> list[str]:
        placed = sorted((first, second, third), key=Arrangement(Grouping.NONE, sorting).place)
        return [person.member.last_name for person in placed]

    assert order(Sorting.RANK) == ["Zielinski", "Ábel", "Mbeki"]
    assert order(Sorting.NAME) == ["Ábel", "Mbeki", "Zielinski"]
    assert order(Sorting.DIVISION) == ["Zielinski", "Mbeki", "Ábel"]
    assert order(Sorting.TAGS) == ["Mbeki", "Zielinski", "Ábel"]
    assert order(Sorting.TIME_IN) == ["Mbeki", "Ábel", "Zielinski"]


def test_an_appointment_stands_before_every_other_tag() -> None:
    """Also one that supervisors put far down in their list."""
    duty = BoardTag(UUID(int=1), Chip("Duty", "Service", "#6366F1"), positional=False, order=1)
    captain = BoardTag(UUID(int=2), Chip("Captain", "Capitaine", "#6366F1"), positional=True, order=9)
    crowd: list[OnBoard] = [entry(member(0), tags=(duty,)), entry(member(1), tags=(captain,))]
    assert headings(Arrangement(Grouping.TAG), crowd) == ["Captain", "Duty"]


def test_every_choice_has_a_name_of_its_own() -> None:
    """As the menus show them."""
    assert len({grouping_name(each) for each in Grouping}) == len(Grouping)
    assert len({sorting_name(each) for each in Sorting}) == len(Sorting)


def test_what_was_chosen_is_there_at_the_next_start(setup: DeskSetup) -> None:
    """And what is not known here is as at first."""
    settings = setup.look.settings
    kept = KeptArrangement(settings)
    assert kept.read() == Arrangement()
    kept.keep(Arrangement(Grouping.TAG, Sorting.TIME_IN))
    settings.sync()
    again = QSettings(settings.fileName(), QSettings.Format.IniFormat)
    assert KeptArrangement(again).read() == Arrangement(Grouping.TAG, Sorting.TIME_IN)
    settings.setValue("board/group", "by the moon")
    assert kept.read() == Arrangement(Grouping.DIVISION, Sorting.TIME_IN)


def test_the_parts_of_a_board_are_counted() -> None:
    """Divisions by their codes, then visitors, attendees, and who is in for over 12 hours, whoever they are."""
    crowd: list[OnBoard] = [
        entry(replace(member(0), division="OPS")),
        entry(replace(member(1), division="BAND"), NOW - 13 * HOUR),
        visitor(0, since=NOW - 12 * HOUR),
        visitor(1, since=NOW - 12 * HOUR - timedelta(seconds=1)),
        attendee(0),
    ]
    assert [(item.scope, item.count) for item in counted(crowd, NOW)] == [
        (ALL, 5),
        (division("BAND"), 1),
        (division("OPS"), 1),
        (VISITORS, 2),
        (ATTENDEES, 1),
        (LONG, 2),
    ]


def test_only_parts_with_somebody_are_named() -> None:
    """Of an empty board just everybody, who is nobody."""
    assert [(item.scope, item.count) for item in counted([], NOW)] == [(ALL, 0)]
