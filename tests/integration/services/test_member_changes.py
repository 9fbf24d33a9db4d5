"""Changing many members at once, by a supervisor on the real database: previewed, done, undone."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.checkins import CheckInFilter
from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.member_changes import (
    Archive,
    Changed,
    ChangePreview,
    GiveTag,
    Grant,
    LeftOut,
    LeftOutReason,
    MemberField,
    Restore,
    SetField,
    TakeTag,
    Withdraw,
)
from sentinel_desktop.domain.pages import PageRequest
from tests.support.factories import Connection
from tests.support.factories.edges import NOON
from tests.support.members_office import NOW, TODAY, MembersOffice as Office, members_office


@pytest.fixture
def office(owner: Connection, database_url: str) -> Iterator[Office]:
    """Return a supervisor at work."""
    with members_office(owner, database_url) as office:
        yield office


def ids(preview: ChangePreview) -> list[UUID]:
    """Return who would change."""
    return [seen.id for seen in preview.seen]


# --- what would come of it --------------------------------------------------------------------------------------------


def test_a_preview_says_who_changes_from_what_and_who_not(office: Office) -> None:
    """The most frequent value first; who has the value already, and who is gone, is left out with the reason."""
    make = office.make
    old, other, new = make.divisions(code="OPS"), make.divisions(code="LOG"), make.divisions(code="TRG")
    two = [make.members(division_id=old, display_name=name) for name in ("Adams, B.", "Chen, D.")]
    one = make.members(division_id=other, display_name="Baker, E.")
    there = make.members(division_id=new, display_name="Roy, J.")
    preview = office.service.preview(SetField(MemberField.DIVISION, new), [*two, one, there, uuid7()])
    assert ids(preview) == [two[0], one, two[1]]
    assert preview.before == (("OPS", 2), ("LOG", 1))
    assert preview.left_out == (
        LeftOut(LeftOutReason.HAS_IT, 1, ("Roy, J.",)),
        LeftOut(LeftOutReason.GONE, 1, ()),
    )


def test_a_preview_changes_nothing(office: Office) -> None:
    """Looking at one leaves every version as it was."""
    member = office.make.members()
    before = office.record(member)
    office.service.preview(Archive(), [member])
    assert office.record(member) == before


# --- every kind of change, and its undoing ----------------------------------------------------------------------------


@pytest.mark.parametrize("field", MemberField)
def test_a_value_of_a_list_is_given_and_taken_back(office: Office, field: MemberField) -> None:
    """Each member gets back what they had, as a newer version; two who had different values differ again."""
    make = office.make
    values: dict[MemberField, Callable[[str], UUID]] = {
        MemberField.DIVISION: lambda name: make.divisions(code=name),
        MemberField.RANK: lambda name: make.ranks(code=name),
        MemberField.STATUS: lambda name: make.member_statuses(name=name),
        MemberField.TYPE: lambda name: make.member_types(name=name),
        MemberField.MESS: lambda name: make.list_items(list_type="mess", name=name),
    }
    first, second, new = (values[field](name) for name in ("First", "Second", "New"))
    members = [make.members(**{field.value: value}) for value in (first, second)]
    preview = office.service.preview(SetField(field, new), members)
    assert sorted(preview.before) == [("First", 1), ("Second", 1)]
    done = office.do(SetField(field, new), *members)
    assert [getattr(office.record(member).details, field) for member in members] == [new, new]
    assert office.undo(done.undo) == Changed(2)
    assert [getattr(office.record(member).details, field) for member in members] == [first, second]
    assert [office.record(member).version for member in members] == [3, 3]


def test_a_mess_can_be_taken_away(office: Office) -> None:
    """No value is a value of it; who had none is left out."""
    mess = office.make.list_items(list_type="mess", name="Wardroom")
    having, without = office.make.members(mess_id=mess), office.make.members()
    done = office.do(SetField(MemberField.MESS, None), having, without)
    assert done.count == 1
    assert office.record(having).details.mess_id is None
    office.undo(done.undo)
    assert office.record(having).details.mess_id == mess


def test_a_tag_is_given_and_taken_back(office: Office) -> None:
    """Who had it before is left out, and still has it after the undoing."""
    tag = office.make.tags(name="FTS")
    had, had_not = office.make.members(display_name="Roy, J."), office.make.members()
    office.make.member_tags(member_id=had, tag_id=tag)
    preview = office.service.preview(GiveTag(tag), [had, had_not])
    assert (ids(preview), preview.left_out) == ([had_not], (LeftOut(LeftOutReason.HAS_IT, 1, ("Roy, J.",)),))
    done = office.do(GiveTag(tag), had, had_not)
    assert office.tagged(tag) == {had, had_not}
    assert office.undo(done.undo) == Changed(1)
    assert office.tagged(tag) == {had}


def test_a_tag_is_taken_and_given_back(office: Office) -> None:
    """Who has it not is left out."""
    tag = office.make.tags(name="FTS")
    had, had_not = office.make.members(), office.make.members()
    office.make.member_tags(member_id=had, tag_id=tag)
    done = office.do(TakeTag(tag), had, had_not)
    assert (done.count, office.tagged(tag)) == (1, set())
    office.undo(done.undo)
    assert office.tagged(tag) == {had}


def test_a_qualification_is_granted_anew_where_it_ran_out(office: Office) -> None:
    """Who never had it gets it, who has it valid is left out; undone, everybody has what they had."""
    kind = office.make.qualification_types(name="SWK")
    never, expired, valid, later = office.make.members.many(4)
    give = office.make.member_qualifications
    give(member_id=expired, qualification_type_id=kind, granted_on=date(2024, 1, 1), expires_on=date(2025, 1, 1))
    give(member_id=valid, qualification_type_id=kind, granted_on=date(2026, 1, 1), expires_on=TODAY)
    give(member_id=later, qualification_type_id=kind, granted_on=date(2026, 4, 1))
    before = office.qualified(kind)
    grant = Grant(kind, TODAY, date(2027, 3, 2))
    preview = office.service.preview(grant, [never, expired, valid, later])
    assert {each.reason for each in preview.left_out} == {LeftOutReason.HAS_IT, LeftOutReason.HAS_IT_LATER}
    done = office.do(grant, never, expired, valid, later)
    granted = (TODAY, date(2027, 3, 2))
    assert done.count == 2
    assert office.qualified(kind) == before | {never: granted, expired: granted}
    assert office.undo(done.undo) == Changed(2)
    assert office.qualified(kind) == before


def test_a_qualification_is_withdrawn_and_given_back(office: Office) -> None:
    """With its dates."""
    kind = office.make.qualification_types(name="SWK")
    having, without = office.make.members.many(2)
    office.make.member_qualifications("complete", member_id=having, qualification_type_id=kind)
    before = office.qualified(kind)
    done = office.do(Withdraw(kind), having, without)
    assert (done.count, office.qualified(kind)) == (1, {})
    office.undo(done.undo)
    assert office.qualified(kind) == before


def test_archiving_signs_out_who_is_in(office: Office) -> None:
    """In the same transaction: out, by hand, seen by nobody, entered by the account, with the reason."""
    present, absent = office.make.members.many(2)
    office.make.presence("in", member_id=present)
    preview = office.service.preview(Archive("Left the unit."), [present, absent])
    assert (preview.count, preview.present) == (2, 1)
    done = office.do(Archive("Left the unit."), present, absent)
    assert (done.count, done.signed_out) == (2, 1)
    assert [office.record(member).details.archived_at for member in (present, absent)] == [NOW, NOW]
    assert office.state(present) is Direction.OUT
    with office.person.open_work() as work:
        (line, *_) = work.check_in_history.page(CheckInFilter(member_id=present), PageRequest()).items
        assert work.presence.differences() == []
    check_in = line.check_in
    assert (check_in.method, check_in.witnessed, check_in.reason) == (Method.MANUAL, False, "Left the unit.")
    assert (check_in.direction, check_in.occurred_at) == (Direction.OUT, NOW)
    assert line.entered_by is not None


def test_archiving_ends_a_presence_that_began_later_than_this_clock_says(office: Office) -> None:
    """A desk whose clock is behind leaves nobody in who is not of the unit any more."""
    member = office.make.members()
    office.make.presence("in", member_id=member, since=NOW + timedelta(minutes=1))
    office.do(Archive(), member)
    assert office.state(member) is Direction.OUT


def test_undoing_an_archiving_brings_back_who_was_in(office: Office) -> None:
    """The check-out did not happen: they are in since when they were; the log keeps it, and what took it back."""
    present, absent = office.make.members.many(2)
    office.make.presence("in", member_id=present)
    done = office.do(Archive(), present, absent)
    assert office.undo(done.undo) == Changed(2, signed_out=1)
    assert office.record(present).details.archived_at is None
    assert (office.state(present), office.state(absent)) == (Direction.IN, Direction.OUT)
    with office.person.open_work() as work:
        assert work.presence.differences() == []
        assert work.members.these_lines([present])[0].since == NOON


def test_restoring_is_undone_to_the_time_they_left(office: Office) -> None:
    """Two who left at different times left then again."""
    times = [NOON - timedelta(days=days) for days in (10, 20)]
    members = [office.make.members(archived_at=at) for at in times]
    current = office.make.members()
    done = office.do(Restore(), *members, current)
    assert done.count == 2
    assert [office.record(member).details.archived_at for member in members] == [None, None]
    assert office.undo(done.undo) == Changed(2)
    assert [office.record(member).details.archived_at for member in members] == times
