"""What is said of a change of many members, before it and after it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from sentinel_desktop.domain.lists import Branch
from sentinel_desktop.domain.member_changes import (
    Archive,
    Changed,
    ChangedMeanwhile,
    ChangePreview,
    Grant,
    LeftOut,
    LeftOutReason,
    MemberField,
    SetField,
)
from sentinel_desktop.domain.member_filters import FilterChoice
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.ui.members.change_words import (
    conflict_sentence,
    done_sentence,
    more_sentences,
    preview_sentence,
    undone_sentence,
)
from sentinel_desktop.ui.members.words import choice_label, choice_name


def seen(count: int) -> tuple[RecordVersion, ...]:
    """Return so many members."""
    return tuple(RecordVersion(UUID(int=number), 1) for number in range(count))


@pytest.mark.parametrize("reason", LeftOutReason)
def test_every_reason_to_leave_out_has_a_sentence(reason: LeftOutReason) -> None:
    """With how many, the first names, and how many more there are."""
    left_out = LeftOut(reason, 7, ("Roy, J.", "Chen, D."))
    preview = ChangePreview(Archive(), (), left_out=(left_out,))
    (said,) = more_sentences(preview)
    assert said.startswith("Left out, because")
    assert said.endswith(": 7 (Roy, J.; Chen, D.; +5)")
    assert preview_sentence(preview, None) == "Nobody changes."


def test_a_preview_says_what_was_nothing_before_and_what_ran_out() -> None:
    """Who had no mess had none; a qualification that ran out is granted anew."""
    value = FilterChoice(UUID(int=1), "Wardroom", "Wardroom")
    mess = ChangePreview(SetField(MemberField.MESS, value.id), seen(1), before=(("", 1),))
    assert preview_sentence(mess, value) == "1 member changes: none (1) → Wardroom"
    renewed = ChangePreview(Grant(UUID(int=1), date(2026, 1, 1)), seen(2), held={UUID(int=0): seen(1)[0]})
    assert more_sentences(renewed) == ("Ran out and granted anew: 1.",)


@pytest.mark.parametrize("branch", Branch)
def test_a_branch_follows_the_name_of_a_rank_that_needs_it(branch: Branch) -> None:
    """So that two corporals are told apart in a list; how it is written on a member stays."""
    rank = FilterChoice(UUID(int=1), "Cpl", "Corporal", branch=branch)
    assert choice_name(rank).startswith("Corporal · ")
    assert (choice_label(rank), choice_name(replace(rank, branch=None))) == ("Cpl", "Corporal")


def test_what_came_of_it_is_said_in_figures() -> None:
    """One or many, with those who were signed out and in again."""
    assert done_sentence(Changed(1), SetField(MemberField.MESS, None)) == "1 member changed."
    assert done_sentence(Changed(2, 1), Archive()) == "2 members archived; signed out: 1."
    assert undone_sentence(Changed(2, 1)) == "Undone for 2 members; in the building again: 1."
    conflict = ChangedMeanwhile(frozenset({UUID(int=1)}), ())
    assert conflict_sentence(conflict) == "1 was changed meanwhile; nothing is done yet."
