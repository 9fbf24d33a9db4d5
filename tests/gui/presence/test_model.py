"""The board's rows."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from sentinel_desktop.domain.presence import BoardEntry
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.presence.model import ENTRY_ROLE, BoardFilter, BoardModel
from sentinel_desktop.ui.presence.scopes import ALL, division
from tests.support.invented_desk import NOW, entry, member, renamed, snapshot


def rows(model: BoardModel | BoardFilter) -> list[BoardEntry]:
    """Return the entries in the order of the rows."""
    return [model.index(row, 0).data(ENTRY_ROLE) for row in range(model.rowCount())]


@pytest.fixture
def model(setup: DeskSetup) -> BoardModel:
    """An empty board."""
    return BoardModel(setup)


def test_the_order_is_division_then_rank_from_the_top_then_name(model: BoardModel) -> None:
    """As people look for each other on it."""
    model.show(snapshot(80).entries)
    places = [(item.member.division, -item.rank_order, item.sort_key) for item in rows(model)]
    assert places == sorted(places)
    assert len(places) == 80


@given(st.lists(st.sets(st.integers(0, 30), max_size=20), max_size=6), st.randoms())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_change_ends_in_the_same_rows(setup: DeskSetup, boards: list[set[int]], random: Random) -> None:
    """Row by row or at once, Qt's own tester finds no fault and the rows are those wanted."""
    model = BoardModel(setup)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for numbers in boards:
        people = [entry(member(number), NOW.replace(second=random.randrange(60))) for number in numbers]
        model.show(people)
        assert {item.member.id: item for item in rows(model)} == {item.member.id: item for item in people}
    del tester


def test_a_change_is_told_for_its_row_alone(model: BoardModel) -> None:
    """Somebody who comes in moves nobody's choice: the others keep their rows."""
    model.show(snapshot(20).entries)
    resets: list[object] = []
    model.modelReset.connect(lambda: resets.append(1))
    kept = [QPersistentModelIndex(model.index(row)) for row in range(20)]
    names = [str(index.data()) for index in kept]
    model.show(snapshot(21).entries)
    assert [str(index.data()) for index in kept] == names
    assert resets == []


def test_a_new_rank_moves_a_member_to_the_new_place(model: BoardModel) -> None:
    """A promotion seen by the database shows in the order."""
    people = list(snapshot(20).entries)
    model.show(people)
    promoted = entry(renamed(people[0].member, "LCdr", people[0].member.last_name))
    model.show([promoted, *people[1:]])
    of_division = [item for item in rows(model) if item.member.division == promoted.member.division]
    assert promoted in of_division[:2]


def test_divisions_are_counted_in_the_order_of_the_board(model: BoardModel) -> None:
    """Every division with somebody in, with its full name."""
    model.show(snapshot(60).entries)
    everybody, *divisions = model.counts()
    assert [item.label for item in divisions] == sorted({e.member.division for e in snapshot(60).entries})
    assert (everybody.label, everybody.count, sum(item.count for item in divisions)) == ("All", 60, 60)


def test_a_row_is_spoken_in_full(model: BoardModel) -> None:
    """A screen reader says name, division and since when."""
    model.show([entry(member(0))])
    spoken = str(model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert member(0).display_name in spoken
    assert "Operations" in spoken
    assert "17:42" in spoken


def test_search_and_division_leave_those_who_match_both(setup: DeskSetup, model: BoardModel) -> None:
    """Both narrow the board; taking both away shows everybody again."""
    model.show(snapshot(60).entries)
    filtered = BoardFilter(model, setup)
    filtered.choose(division("OPS"))
    ops = rows(filtered)
    assert {item.member.division for item in ops} == {"OPS"}
    filtered.search(ops[0].member.last_name)
    assert ops[0] in rows(filtered)
    assert len(rows(filtered)) < len(ops)
    filtered.search("")
    filtered.choose(ALL)
    assert len(rows(filtered)) == 60
