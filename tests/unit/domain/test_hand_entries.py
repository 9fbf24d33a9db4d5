"""The rules of passages by hand, and what waits on the disk of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.entry_acts import KeptEntry, entry_act, entry_of
from sentinel_desktop.domain.hand_acts import HandActKind
from sentinel_desktop.domain.hand_entries import (
    CORRECTION_REACH,
    Problem,
    earliest_entry,
    problem_of_corrected_time,
    problem_of_entry_time,
    problem_of_reason,
)
from sentinel_desktop.domain.ids import AccountId, CheckInId, MemberId
from sentinel_desktop.domain.operational_day import Timings

NOW = datetime(2026, 11, 25, 0, 42, tzinfo=UTC)
BEGAN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
ENTRY = KeptEntry(CheckInId(UUID(int=1)), MemberId(UUID(int=2)), Direction.IN, "Badge forgotten")


@pytest.mark.parametrize(
    ("at", "problem"),
    [
        (NOW, None),
        (BEGAN, None),
        (NOW + SECOND, Problem.IN_FUTURE),
        (BEGAN - SECOND, Problem.BEFORE_THE_DAY),
    ],
)
def test_an_entry_lies_in_the_day(at: datetime, problem: Problem | None) -> None:
    """From the beginning of the operational day up to now."""
    assert earliest_entry(NOW, Timings()) == BEGAN
    assert problem_of_entry_time(at, NOW, Timings()) is problem


def test_a_correction_reaches_a_week() -> None:
    """Either way from what is recorded, and not into what is to come."""
    recorded = NOW - timedelta(days=30)
    assert problem_of_corrected_time(recorded - CORRECTION_REACH, recorded, NOW) is None
    assert problem_of_corrected_time(recorded - CORRECTION_REACH - SECOND, recorded, NOW) is Problem.OUT_OF_REACH
    assert problem_of_corrected_time(recorded + CORRECTION_REACH + SECOND, recorded, NOW) is Problem.OUT_OF_REACH
    assert problem_of_corrected_time(NOW + SECOND, NOW, NOW) is Problem.IN_FUTURE


def test_a_reason_is_some_words() -> None:
    """One at least, two hundred characters at most."""
    assert problem_of_reason("") is Problem.WITHOUT_REASON
    assert problem_of_reason("x" * 200) is None
    assert problem_of_reason("x" * 201) is Problem.REASON_TOO_LONG


@pytest.mark.parametrize("entry", [ENTRY, replace(ENTRY, at=BEGAN, direction=Direction.OUT, witnessed=False)])
def test_an_act_tells_what_was_entered(entry: KeptEntry) -> None:
    """What is read from the disk is what was written; the act has the key of the check-in."""
    act = entry_act(AccountId(UUID(int=3)), NOW, entry)
    assert (act.id, act.kind, act.at) == (entry.id, HandActKind.ENTER_BY_HAND, NOW)
    assert entry_of(act) == entry


@pytest.mark.parametrize(
    "spoilt", [{"direction": "through"}, {"member": "x"}, {"member": 5}, {"at": "noon"}, {"at": 5}]
)
def test_an_act_that_was_spoilt_enters_nothing(spoilt: dict[str, object]) -> None:
    """It is an error that the delivery knows."""
    act = entry_act(AccountId(UUID(int=3)), NOW, ENTRY)
    with pytest.raises((KeyError, TypeError, ValueError)):
        entry_of(replace(act, payload={**act.payload, **spoilt}))
