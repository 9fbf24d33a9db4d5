"""Members: what their repository does beyond every other: archiving, filters over other tables, bulk edits and undo."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import AlreadyTakenError, RecordNotFoundError, StaleVersionError
from sentinel_desktop.domain.members import MemberDetails, MemberFilter, MemberOrder, MemberScope
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.persistence.repositories.members import MemberRepository
from sentinel_desktop.persistence.tables.base import SUPERVISOR_ROLE
from tests.support.builders import Connection as PlainConnection
from tests.support.factories import Factories
from tests.support.factories.edges import NEXT_DAY, NOON
from tests.support.repositories.members import member_details
from tests.support.statement_counts import counted

pytestmark = pytest.mark.acts_as(SUPERVISOR_ROLE)


@pytest.fixture
def members(store: Connection) -> MemberRepository:
    """Return the repository under test."""
    return MemberRepository(store)


def added(members: MemberRepository, make: Factories, **changes: Any) -> Record[MemberDetails]:  # noqa: ANN401 - details
    """Add a member."""
    return members.add(uuid7(), member_details(make, **changes))


def found(members: MemberRepository, **wanted: Any) -> set[object]:  # noqa: ANN401 - the fields of the filter
    """Return the ids of the members that a filter lets through, after making sure that the count is the same."""
    sought = MemberFilter(**wanted)
    page = members.page(sought, MemberOrder.NAME, PageRequest(size=1000))
    assert members.count(sought) == len(page.items)
    return {record.id for record in page.items}


# --- by service number ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("spelling", ["V12345678", " V12 345 678 ", "v12345678"])
def test_a_member_is_found_by_the_service_number(members: MemberRepository, make: Factories, spelling: str) -> None:
    """Whatever the spaces, and in small letters too."""
    record = added(members, make, service_number="V12345678")
    assert members.find_by_service_number(spelling) == record


def test_the_service_number_as_it_is_written_comes_first(members: MemberRepository, make: Factories) -> None:
    """Where two differ by their case alone, each is found as it is written."""
    small, capital = (added(members, make, service_number=number) for number in ("v1", "V1"))
    assert members.find_by_service_number("v1") == small
    assert members.find_by_service_number("V1") == capital


def test_a_part_of_a_service_number_finds_nobody(members: MemberRepository, make: Factories) -> None:
    """It is the number or it is not."""
    added(members, make, service_number="V12345678")
    assert members.find_by_service_number("V1234567") is None
    assert members.find_by_service_number("") is None


# --- archiving --------------------------------------------------------------------------------------------------------


def test_members_are_archived_together(members: MemberRepository, make: Factories) -> None:
    """They are no longer among those of today, and among those who left."""
    leaving = [added(members, make) for _ in range(3)]
    staying = added(members, make)
    archived = members.archive([record.seen for record in leaving], NOON)
    assert [record.details.archived_at for record in archived] == [NOON] * 3
    assert found(members) == {staying.id}
    assert found(members, scope=MemberScope.ARCHIVED) == {record.id for record in leaving}
    assert found(members, scope=MemberScope.ALL) == {record.id for record in (*leaving, staying)}


def test_who_left_before_keeps_the_time_of_that(members: MemberRepository, make: Factories) -> None:
    """Archiving everybody chosen does not write over what is known of some of them."""
    before = added(members, make, archived_at=NOON)
    (after,) = members.archive([before.seen], NEXT_DAY)
    assert after.details.archived_at == NOON


def test_members_come_back(members: MemberRepository, make: Factories) -> None:
    """Restored they are of today again, at a new version."""
    record = added(members, make, archived_at=NOON)
    (restored,) = members.restore([record.seen])
    assert (restored.details.archived_at, restored.version) == (None, 2)
    assert found(members) == {record.id}


def test_archiving_over_a_change_is_refused(members: MemberRepository, make: Factories) -> None:
    """One who was edited meanwhile is named, and nobody is archived."""
    first, second = (added(members, make) for _ in range(2))
    members.edit(second.seen, second.details)
    with pytest.raises(StaleVersionError) as refused:
        members.archive([first.seen, second.seen], NOON)
    assert refused.value.ids == {second.id}
    assert found(members, scope=MemberScope.ARCHIVED) == set()


def test_archiving_signs_nobody_out(members: MemberRepository, make: Factories) -> None:
    """Somebody who is in stays so: only a check-in says otherwise."""
    record = added(members, make)
    make.presence("in", member_id=record.id)
    members.archive([record.seen], NEXT_DAY)
    assert found(members, scope=MemberScope.ARCHIVED, state=Direction.IN) == {record.id}


def test_a_member_gets_a_presence_and_takes_it_along(
    members: MemberRepository, make: Factories, transaction: PlainConnection
) -> None:
    """Out when added; deleted with the member, tags and qualifications too."""
    record = added(members, make)
    make.member_tags(member_id=record.id)
    make.member_qualifications(member_id=record.id)
    assert found(members, state=Direction.OUT) == {record.id}
    members.delete(record.seen)
    left = "SELECT (SELECT count(*) FROM presence) + (SELECT count(*) FROM member_tags)"
    assert transaction.execute(left).fetchone() == (0,)


# --- filters over other tables ----------------------------------------------------------------------------------------


def test_who_is_in_and_who_is_out(members: MemberRepository, make: Factories) -> None:
    """By the presence that is kept, whatever else is known."""
    present, absent = added(members, make), added(members, make)
    make.presence("in", member_id=present.id)
    assert found(members, state=Direction.IN) == {present.id}
    assert found(members, state=Direction.OUT) == {absent.id}


def test_members_with_any_of_some_tags(members: MemberRepository, make: Factories) -> None:
    """One who has both is there once."""
    both, one, other, none = (added(members, make) for _ in range(4))
    wanted, also, not_wanted = (make.tags() for _ in range(3))
    for member, tag in ((both, wanted), (both, also), (one, also), (other, not_wanted)):
        make.member_tags(member_id=member.id, tag_id=tag)
    assert found(members, tags=frozenset({wanted, also})) == {both.id, one.id}
    assert none.id in found(members)


def test_members_with_a_qualification_that_is_valid(members: MemberRepository, make: Factories) -> None:
    """From the day it was granted to the end of the day it expires, and for good without one."""
    kind = make.qualification_types()
    day = date(2026, 3, 2)
    expired, last_day, for_good, not_yet, another = (added(members, make) for _ in range(5))
    for member, granted, expires in (
        (expired, day - timedelta(days=9), day - timedelta(days=1)),
        (last_day, day - timedelta(days=9), day),
        (for_good, day, None),
        (not_yet, day + timedelta(days=1), None),
    ):
        values = {"granted_on": granted, "expires_on": expires}
        make.member_qualifications(member_id=member.id, qualification_type_id=kind, **values)
    make.member_qualifications(member_id=another.id, granted_on=day)
    kinds = frozenset({kind})
    assert found(members, qualifications=kinds, qualified_on=day) == {last_day.id, for_good.id}
    assert found(members, qualifications=kinds) == {expired.id, last_day.id, for_good.id, not_yet.id}


def test_filters_narrow_each_other(members: MemberRepository, make: Factories) -> None:
    """Who fulfils all of them, and nobody who fails one."""
    division, rank, tag, kind = make.divisions(), make.ranks(), make.tags(), make.qualification_types()
    every = {"last_name": "Dubé", "division_id": division, "rank_id": rank}
    wanted = added(members, make, **every)
    otherwise = ({"last_name": "Roy"}, {"division_id": make.divisions()}, {"rank_id": make.ranks()})
    failing = [added(members, make, **every | change) for change in otherwise]
    without_tag, without_qualification, absent = (added(members, make, **every) for _ in range(3))
    for member in (wanted, without_qualification, absent, *failing):
        make.member_tags(member_id=member.id, tag_id=tag)
    for member in (wanted, without_tag, absent, *failing):
        make.member_qualifications(member_id=member.id, qualification_type_id=kind)
    for member in (wanted, without_tag, without_qualification, *failing):
        make.presence("in", member_id=member.id)
    assert found(
        members,
        divisions=frozenset({division}),
        ranks=frozenset({rank}),
        tags=frozenset({tag}),
        qualifications=frozenset({kind}),
        state=Direction.IN,
        text="dube",
    ) == {wanted.id}


def test_a_text_without_words_finds_everybody(members: MemberRepository, make: Factories) -> None:
    """Spaces and signs narrow nothing."""
    record = added(members, make)
    assert found(members, text="  , . ") == {record.id}


@pytest.mark.parametrize("number", ["V12.345-6'78", "V12345-678", "v12'345/678"])
def test_the_signs_in_a_service_number_need_not_be_typed(
    members: MemberRepository, make: Factories, number: str
) -> None:
    """Full stops and apostrophes are left out, dashes are like spaces, however it is written or searched for."""
    record = added(members, make, service_number=number)
    before_the_dash, signs = ("v12345-6", "V12.345") if "-6" in number else ("v12345 678", "V12345")
    assert found(members, text=before_the_dash) == found(members, text=signs) == {record.id}
    assert found(members, text="v12345678") == frozenset()


# --- many at once -----------------------------------------------------------------------------------------------------


def test_everybody_a_filter_finds_is_edited_and_it_is_undone(members: MemberRepository, make: Factories) -> None:
    """Chosen by their versions; the undo is an edit like any other and brings every detail back."""
    division, other = make.divisions(), make.divisions()
    before = [added(members, make, division_id=division, notes=f"number {number}") for number in range(5)]
    chosen = members.versions(MemberFilter(divisions=frozenset({division})))
    assert list(chosen) == sorted((record.seen for record in before), key=lambda seen: seen.id)
    moved = members.edit_many(chosen, {"division_id": other})
    assert {record.details.division_id for record in moved} == {other}
    details = {record.id: record.details for record in before}
    undone = members.edit_each([(record.seen, details[record.id]) for record in moved])
    assert {record.id: record.details for record in undone} == details
    assert {record.version for record in undone} == {3}


def test_an_undo_over_somebody_elses_edit_is_refused(members: MemberRepository, make: Factories) -> None:
    """What was changed since is not lost."""
    before = added(members, make)
    (moved,) = members.edit_many([before.seen], {"notes": "moved"})
    members.edit(moved.seen, member_details(make))
    with pytest.raises(StaleVersionError):
        members.edit(moved.seen, before.details)


def test_a_bulk_edit_names_who_is_gone(members: MemberRepository, make: Factories) -> None:
    """And changes nobody."""
    there, gone = added(members, make), RecordVersion(uuid7(), 1)
    with pytest.raises(RecordNotFoundError) as refused:
        members.edit_many([there.seen, gone], {"notes": "moved"})
    assert refused.value.ids == {gone.id}
    assert members.get(there.id) == there


@pytest.mark.parametrize("number", [3, 60])
def test_archiving_takes_four_statements(
    members: MemberRepository, make: Factories, store: Connection, number: int
) -> None:
    """Whatever the number of members."""
    records = [added(members, make) for _ in range(number)]
    with counted(store) as sent:
        members.archive([record.seen for record in records], NOON)
    assert len(sent) == 4


def test_an_import_that_meets_a_known_number_adds_nobody(members: MemberRepository, make: Factories) -> None:
    """All of the roll or none of it, and the transaction goes on."""
    there = added(members, make)
    roll = [(uuid7(), member_details(make)) for _ in range(5)]
    roll.append((uuid7(), member_details(make, service_number=there.details.service_number)))
    with pytest.raises(AlreadyTakenError) as refused:
        members.add_each(roll)
    assert refused.value.rule == "uq_members_service_number"
    assert found(members, scope=MemberScope.ALL) == {there.id}
    members.add_each(roll[:5])
    assert len(found(members)) == 6
