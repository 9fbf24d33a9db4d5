"""Orders of lists, and what an undo remembers."""

from uuid import UUID

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.list_edits import (
    Act,
    ListContents,
    ListValue,
    PutBack,
    Step,
    TakeAway,
    order_after,
)
from sentinel_desktop.domain.list_kinds import RANKS, VISIT_TYPES
from sentinel_desktop.domain.lists import Branch, EnumeratedDetails, RankCategory, RankDetails
from sentinel_desktop.domain.records import Record, RecordVersion
from tests.support.invented_desk import NOW

A, B, C, D = (UUID(int=number) for number in range(1, 5))


def visits(count: int) -> ListContents:
    """Return a list of so many values, their ids counted from 1."""
    details = [EnumeratedDetails(f"v{number}", f"V{number}") for number in range(1, count + 1)]
    return ListContents(
        VISIT_TYPES,
        tuple(ListValue(Record(UUID(int=number), 1, each, NOW, NOW)) for number, each in enumerate(details, 1)),
    )


@pytest.mark.parametrize(
    ("row", "before", "order"),
    [
        (0, 2, (B, A, C)),
        (0, 3, (B, C, A)),
        (2, 0, (C, A, B)),
        (1, 1, (A, B, C)),
        (1, 2, (A, B, C)),
    ],
)
def test_a_row_goes_before_the_one_it_was_dropped_on(row: int, before: int, order: tuple[UUID, ...]) -> None:
    """To the end too; where it is already it stays."""
    assert order_after(visits(3), row, before) == order


@given(st.data())
def test_a_move_loses_and_doubles_no_value(data: st.DataObject) -> None:
    """From any place to any other."""
    count = data.draw(st.integers(1, 8))
    row, before = data.draw(st.integers(0, count - 1)), data.draw(st.integers(0, count))
    order = order_after(visits(count), row, before)
    assert order is not None
    assert sorted(order) == [UUID(int=number) for number in range(1, count + 1)]


def test_a_rank_is_moved_within_its_branch_alone() -> None:
    """The order is of that branch; a place among the others is none."""
    branches = (Branch.NAVY, Branch.NAVY, Branch.ARMY, Branch.ARMY)
    details = [RankDetails(f"R{n}", f"R{n}", branch, RankCategory.JUNIOR_NCM, n) for n, branch in enumerate(branches)]
    ranks = ListContents(
        RANKS, tuple(ListValue(Record(UUID(int=n), 1, each, NOW, NOW)) for n, each in enumerate(details, 1))
    )
    assert order_after(ranks, 3, 2) == (D, C)
    assert order_after(ranks, 0, 2) == (B, A)
    assert order_after(ranks, 3, 0) is None
    assert order_after(ranks, 0, 4) is None


def test_a_step_follows_the_versions_that_a_later_undo_made() -> None:
    """What takes it back names the record as it is now; what was not touched stays."""
    before, seen, now = RecordVersion(A, 1), RecordVersion(A, 2), RecordVersion(A, 4)
    other = TakeAway(RecordVersion(B, 1))
    step = Step(Act.CHANGED, VISIT_TYPES, "A", inverses=(PutBack(seen, before, EnumeratedDetails("a", "A")), other))
    followed = step.at({seen: now})
    assert followed.inverses == (PutBack(now, before, EnumeratedDetails("a", "A")), other)
