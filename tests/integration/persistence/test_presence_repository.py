"""Presence in pages and in numbers: who is in and out, by division, rank, name and since when."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.presence import BoardEntry, PresenceFilter, PresenceOrder
from sentinel_desktop.persistence.repositories.presence import SqlPresenceRepository
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE
from tests.support.builders import Connection as PlainConnection
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.statement_counts import counted

pytestmark = pytest.mark.acts_as(OPERATOR_ROLE)

HOUR = timedelta(hours=1)
NAMES = (("Roy", "Zoé"), ("roy", "Anne"), ("Dubé", "Luc"), ("O'Brien", "Al"), ("Okafor", "Bo"), ("Saint-Jean", "Cy"))


@pytest.fixture
def presence(store: Connection) -> SqlPresenceRepository:
    """Return the repository under test."""
    return SqlPresenceRepository(store)


def shown(
    presence: SqlPresenceRepository,
    order: PresenceOrder = PresenceOrder.NAME,
    *,
    descending: bool = False,
    **wanted: Any,  # noqa: ANN401 - the fields of the filter
) -> Sequence[BoardEntry]:
    """Return everybody a filter lets through, after making sure that the count is the same."""
    sought = PresenceFilter(**wanted)
    page = presence.page(sought, order, PageRequest(size=1000, descending=descending))
    assert page.next is None
    assert presence.count(sought) == len(page.items)
    return page.items


def ids(entries: Sequence[BoardEntry]) -> list[UUID]:
    """Return whose entries they are."""
    return [entry.member.id for entry in entries]


def a_unit(make: Factories) -> list[UUID]:
    """Make six members of two ranks and two divisions, every other of them in, each since another hour."""
    ranks = [make.ranks(display_order=order) for order in (10, 30)]
    divisions = [make.divisions(code=code) for code in ("OPS", "deck-z")]
    made = []
    for place, (last_name, first_name) in enumerate(NAMES):
        named = {"last_name": last_name, "first_name": first_name}
        made.append(make.members(rank_id=ranks[place % 2], division_id=divisions[place // 3], **named))
        if place % 2:
            make.presence("in", member_id=made[-1], since=NOON + (place % 4) * HOUR)
    return made


# --- filters ----------------------------------------------------------------------------------------------------------


def test_everybody_has_a_presence(presence: SqlPresenceRepository, make: Factories) -> None:
    """Those who never came are out since nothing."""
    key = make.members()
    (entry,) = shown(presence)
    assert (entry.member.id, entry.state, entry.since) == (key, Direction.OUT, None)


def test_who_is_in_and_who_is_out(presence: SqlPresenceRepository, make: Factories) -> None:
    """Each is one or the other."""
    unit = a_unit(make)
    assert set(ids(shown(presence, state=Direction.IN))) == set(unit[1::2])
    assert set(ids(shown(presence, state=Direction.OUT))) == set(unit[::2])


def test_of_some_divisions(presence: SqlPresenceRepository, make: Factories) -> None:
    """Of one, of both, and of one together with who is in."""
    unit = a_unit(make)
    found = make.connection.execute("SELECT id FROM divisions ORDER BY code").fetchall()
    ops, deck = (row[0] for row in found)
    assert set(ids(shown(presence, divisions=frozenset({ops})))) == set(unit[:3])
    assert set(ids(shown(presence, divisions=frozenset({ops, deck})))) == set(unit)
    assert ids(shown(presence, divisions=frozenset({ops}), state=Direction.IN)) == [unit[1]]


def test_of_a_division_that_nobody_is_of(presence: SqlPresenceRepository, make: Factories) -> None:
    """Nobody, on a page that is the last."""
    a_unit(make)
    assert shown(presence, divisions=frozenset({make.divisions()})) == ()


def test_who_left_is_shown_while_in(presence: SqlPresenceRepository, make: Factories) -> None:
    """Whoever is in the building is on the list, whatever their status; one who left and is out is not."""
    still_here = make.members("archived")
    make.members("archived")
    make.presence("in", member_id=still_here)
    assert ids(shown(presence)) == [still_here]
    assert shown(presence, state=Direction.OUT) == ()


def test_a_refused_status_hides_nobody_who_is_in(presence: SqlPresenceRepository, make: Factories) -> None:
    """Presence is what the check-ins say."""
    key = make.members("to be refused")
    make.presence("in", member_id=key)
    assert ids(shown(presence, state=Direction.IN)) == [key]


# --- orders -----------------------------------------------------------------------------------------------------------


def test_by_name(presence: SqlPresenceRepository, make: Factories) -> None:
    """Whatever case, accents and apostrophes."""
    a_unit(make)
    names = [(entry.member.last_name, entry.member.first_name) for entry in shown(presence)]
    assert names == sorted(
        NAMES, key=lambda name: ["Dubé", "O'Brien", "Okafor", "roy", "Roy", "Saint-Jean"].index(name[0])
    )


def test_by_rank_the_highest_first(presence: SqlPresenceRepository, make: Factories) -> None:
    """Those of one rank are by name."""
    a_unit(make)
    entries = shown(presence, PresenceOrder.RANK)
    assert [entry.rank_order for entry in entries] == [30, 30, 30, 10, 10, 10]
    assert [entry.member.last_name for entry in entries] == ["O'Brien", "roy", "Saint-Jean", "Dubé", "Okafor", "Roy"]


def test_by_division(presence: SqlPresenceRepository, make: Factories) -> None:
    """By the division's code whatever its case, those of one by name."""
    a_unit(make)
    entries = shown(presence, PresenceOrder.DIVISION)
    assert [entry.member.division for entry in entries] == ["deck-z"] * 3 + ["OPS"] * 3
    assert [entry.member.last_name for entry in entries[3:]] == ["Dubé", "roy", "Roy"]


def test_by_since_the_longest_first(presence: SqlPresenceRepository, make: Factories) -> None:
    """Those who never came are last, by name."""
    a_unit(make)
    since = [entry.since for entry in shown(presence, PresenceOrder.SINCE)]
    assert since == [NOON + HOUR, NOON + HOUR, NOON + 3 * HOUR, None, None, None]


@pytest.mark.parametrize("order", PresenceOrder)
def test_an_order_turned_round_is_the_same_the_other_way(
    presence: SqlPresenceRepository, make: Factories, order: PresenceOrder
) -> None:
    """To the last row."""
    a_unit(make)
    assert ids(shown(presence, order, descending=True)) == ids(shown(presence, order))[::-1]


# --- pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", PresenceOrder)
@pytest.mark.parametrize("descending", [False, True], ids=["up", "down"])
def test_the_pages_are_the_whole(
    presence: SqlPresenceRepository, make: Factories, order: PresenceOrder, *, descending: bool
) -> None:
    """Two at a time, each member once, those who never came too."""
    a_unit(make)
    read: list[UUID] = []
    request: PageRequest | None = PageRequest(size=2, descending=descending)
    while request is not None:
        page = presence.page(PresenceFilter(), order, request)
        read += ids(page.items)
        request = None if page.next is None else PageRequest(page.next, 2, descending)
    assert read == ids(shown(presence, order, descending=descending))


@pytest.mark.parametrize("number", [3, 60])
def test_a_page_a_count_and_the_divisions_are_a_statement_each(
    presence: SqlPresenceRepository, make: Factories, store: Connection, number: int
) -> None:
    """Whatever the number of members."""
    for member in make.members.many(number):
        make.presence("in", member_id=member)
    with counted(store) as sent:
        presence.page(PresenceFilter(state=Direction.IN), PresenceOrder.RANK, PageRequest(size=1000))
        presence.count(PresenceFilter(state=Direction.IN))
        presence.by_division()
    assert len(sent) == 3


def test_a_scan_between_two_pages_repeats_nobody(presence: SqlPresenceRepository, make: Factories) -> None:
    """Who comes in behind the page's end is on the next one, who is on this one is not."""
    names = ("Avery", "Brook", "Cole", "Dean")
    avery, brook, cole, dean = (make.members(last_name=name) for name in names)
    for member in (avery, brook, dean):
        make.presence("in", member_id=member)
    wanted = PresenceFilter(state=Direction.IN)
    first = presence.page(wanted, PresenceOrder.NAME, PageRequest(size=2))
    make.presence("in", member_id=cole)
    make.presence("out", member_id=avery)
    rest = presence.page(wanted, PresenceOrder.NAME, PageRequest(first.next, 2))
    assert ids((*first.items, *rest.items)) == [avery, brook, cole, dean]


# --- divisions --------------------------------------------------------------------------------------------------------


def test_each_division_says_how_many_are_in(presence: SqlPresenceRepository, make: Factories) -> None:
    """Of how many; in the order supervisors gave them."""
    second = make.divisions(code="OPS", name="Operations", name_fr="Opérations", display_order=20)
    first = make.divisions(code="LOG", name="Logistics", display_order=10)
    for member in make.members.many(2, division_id=second):
        make.presence("in", member_id=member)
    make.members(division_id=second)
    empty, full = presence.by_division()
    assert (empty.division_id, empty.code, empty.present, empty.members) == (first, "LOG", 0, 0)
    assert (full.division_id, full.name, full.name_fr) == (second, "Operations", "Opérations")
    assert (full.present, full.members) == (2, 3)


def test_who_left_counts_among_those_in_and_not_among_the_members(
    presence: SqlPresenceRepository, make: Factories
) -> None:
    """The number of people in the building is right; the strength of the division is that of today."""
    division = make.divisions()
    still_here = make.members("archived", division_id=division)
    make.members("archived", division_id=division)
    make.presence("in", member_id=still_here)
    (strength,) = presence.by_division()
    assert (strength.present, strength.members) == (1, 0)


def test_a_hidden_division_is_left_out_once_it_is_empty(presence: SqlPresenceRepository, make: Factories) -> None:
    """With a member of today, or somebody in, it is still there."""
    make.divisions("hidden")
    with_member, with_presence = make.divisions("hidden"), make.divisions("hidden")
    make.members(division_id=with_member)
    make.presence("in", member_id=make.members("archived", division_id=with_presence))
    assert {each.division_id for each in presence.by_division()} == {with_member, with_presence}


def test_the_numbers_add_up(presence: SqlPresenceRepository, make: Factories) -> None:
    """As many are in by division as the page of those in has."""
    a_unit(make)
    assert sum(each.present for each in presence.by_division()) == presence.count(PresenceFilter(state=Direction.IN))


# --- the board --------------------------------------------------------------------------------------------------------


def test_a_page_says_of_a_member_what_the_board_says(presence: SqlPresenceRepository, make: Factories) -> None:
    """The same entries, in another order."""
    a_unit(make)
    on_board = {entry.member.id: entry for entry in presence.everybody_in().entries}
    assert {entry.member.id: entry for entry in shown(presence, state=Direction.IN)} == on_board


def test_an_empty_building_is_read_at_the_servers_time(
    presence: SqlPresenceRepository, transaction: PlainConnection
) -> None:
    """A board without anybody says when that was true, by the server's clock."""
    before = transaction.execute("SELECT statement_timestamp()").fetchone()
    snapshot = presence.everybody_in()
    assert before is not None
    assert snapshot.entries == ()
    assert timedelta(0) <= snapshot.as_of - before[0] < timedelta(minutes=1)
