"""The qualifications of members: who has which, until when, and who may receive the lockup."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.qualifications import (
    QualificationDetails,
    QualificationFilter,
    QualificationLine,
    QualificationOrder,
)
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.persistence.repositories.qualifications import (
    QualificationRepository,
    QualificationTypeRepository,
)
from sentinel_desktop.persistence.tables.base import SUPERVISOR_ROLE
from tests.support.factories import Factories
from tests.support.statement_counts import counted

pytestmark = pytest.mark.acts_as(SUPERVISOR_ROLE)

DAY: Final = date(2026, 6, 30)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


@pytest.fixture
def held(store: Connection) -> QualificationRepository:
    """Return the repository, in the transaction of the test."""
    return QualificationRepository(store)


def lines(
    held: QualificationRepository,
    wanted: QualificationFilter | None = None,
    order: QualificationOrder = QualificationOrder.MEMBER,
    *,
    descending: bool = False,
) -> list[QualificationLine]:
    """Return all lines, read three at a time."""
    found: list[QualificationLine] = []
    request = PageRequest(size=3, descending=descending)
    while True:
        page = held.lines(wanted or QualificationFilter(), order, request)
        found += page.items
        if page.next is None:
            return found
        request = PageRequest(page.next, 3, descending)


def test_a_granted_qualification_is_the_members(held: QualificationRepository, make: Factories) -> None:
    """By ``of``, for several members by one statement; who has none has an empty list."""
    member, other = MemberId(make.members()), MemberId(make.members())
    record = held.add(uuid7(), QualificationDetails(member, make.qualification_types(), DAY))
    assert held.of([member, other]) == {member: [record], other: []}


def test_qualifications_of_a_member_stand_in_the_order_of_the_kinds(
    held: QualificationRepository, make: Factories
) -> None:
    """By the kinds' places, then by their names."""
    member = MemberId(make.members())
    kinds = {
        name: make.qualification_types(name=name, display_order=place)
        for name, place in (("Zulu", 1), ("Été", 2), ("étude", 2), ("Alpha", 3))
    }
    for name in ("Alpha", "étude", "Zulu", "Été"):
        make.member_qualifications(member_id=member, qualification_type_id=kinds[name])
    held_kinds = [record.details.qualification_type_id for record in held.of([member])[member]]
    assert held_kinds == [kinds[name] for name in ("Zulu", "Été", "étude", "Alpha")]


@pytest.mark.parametrize("number", [0, 1, 30])
def test_reading_is_a_statement_each(
    held: QualificationRepository, make: Factories, store: Connection, number: int
) -> None:
    """Of members, of lines, of those who may receive the lockup: whatever the number."""
    kind = make.qualification_types("lockup")
    members = [MemberId(key) for key in make.members.many(number)]
    for member in members:
        make.member_qualifications(member_id=member, qualification_type_id=kind)
    with counted(store) as sent:
        assert len(held.of(members)) == number
        page = held.lines(QualificationFilter(), QualificationOrder.MEMBER, PageRequest(size=100))
        assert held.may_receive_lockup(DAY) == set(members)
    assert len(page.items) == number
    assert len(sent) == 3


def test_a_line_says_what_a_table_shows(held: QualificationRepository, make: Factories) -> None:
    """The member with the rank, the kind with its colour, and the record itself."""
    rank = make.ranks(code="Sgt", branch="army")
    member = make.members(rank_id=rank, last_name="Roy", display_name="Roy, Z.")
    kind = make.qualification_types("lockup", name="Duty", name_fr="Service", colour="#0A1b2C")
    key = make.member_qualifications("complete", member_id=member, qualification_type_id=kind)
    assert lines(held) == [
        QualificationLine(held.get(key), "Sgt", "Roy, Z.", "Duty", "Service", colour="#0A1b2C", can_receive_lockup=True)
    ]


def test_lines_by_member_stand_by_name_then_kind(held: QualificationRepository, make: Factories) -> None:
    """Accents and capitals move nobody; turned round it is the same the other way."""
    names = [("Côté", "Anne"), ("Cote", "Zoé"), ("Cotnoir", "Ian"), ("d'Arcy", "Luc")]
    kinds = [make.qualification_types(name=name) for name in ("éclair", "Zulu")]
    for last, first in reversed(names):
        member = make.members(last_name=last, first_name=first, display_name=last)
        for kind in kinds[::-1]:
            make.member_qualifications(member_id=member, qualification_type_id=kind)
    found = lines(held)
    shown = [(line.display_name, line.type_name) for line in found]
    assert shown == [(last, kind) for last, _ in names for kind in ("éclair", "Zulu")]
    assert lines(held, descending=True) == found[::-1]


def test_lines_by_expiry_end_with_what_never_expires(held: QualificationRepository, make: Factories) -> None:
    """The soonest first, those of one day by name."""
    for last, day in (("Zulu", None), ("Roy", AFTER), ("Alpha", None), ("Bédard", DAY), ("Adams", DAY)):
        make.member_qualifications(
            member_id=make.members(last_name=last, display_name=last), expires_on=day, granted_on=BEFORE
        )
    found = lines(held, order=QualificationOrder.EXPIRY)
    assert [line.display_name for line in found] == ["Adams", "Bédard", "Roy", "Alpha", "Zulu"]
    assert lines(held, order=QualificationOrder.EXPIRY, descending=True) == found[::-1]


def test_lines_and_records_are_the_same(held: QualificationRepository, make: Factories) -> None:
    """By every filter at once: a page of lines is a page of records, and as many as are counted."""
    kind = make.qualification_types("lockup")
    member = make.members(last_name="Dubé", first_name="Luc")
    key = make.member_qualifications(member_id=member, qualification_type_id=kind, granted_on=BEFORE, expires_on=DAY)
    make.member_qualifications(member_id=member)
    make.member_qualifications(qualification_type_id=kind)
    wanted = QualificationFilter("dube", member, kind, DAY, BEFORE, AFTER, can_receive_lockup=True, archived=False)
    assert [line.record.id for line in lines(held, wanted)] == [key]
    page = held.page(wanted, QualificationOrder.MEMBER, PageRequest())
    assert [record.id for record in page.items] == [key]
    assert held.count(wanted) == 1
    assert held.versions(wanted) == [RecordVersion(key, 1)]


@pytest.mark.parametrize(
    ("granted", "expires", "may"),
    [
        (DAY, DAY, True),
        (BEFORE, None, True),
        (BEFORE, DAY, True),
        (BEFORE, AFTER, True),
        (BEFORE, BEFORE, False),
        (AFTER, None, False),
    ],
)
def test_the_lockup_is_received_to_the_end_of_the_last_day(
    held: QualificationRepository, make: Factories, granted: date, expires: date | None, *, may: bool
) -> None:
    """From the day it is granted on to the one it expires on, both of them whole."""
    member = make.members()
    kind = make.qualification_types("lockup")
    make.member_qualifications(member_id=member, qualification_type_id=kind, granted_on=granted, expires_on=expires)
    assert (MemberId(member) in held.may_receive_lockup(DAY)) is may


def test_the_lockup_is_received_by_a_kind_that_says_so(held: QualificationRepository, make: Factories) -> None:
    """Not by another; a member with two such kinds is one, and one who left the unit is none."""
    able, unable, twice, left = (make.members(), make.members(), make.members(), make.members("archived"))
    lockup, second = make.qualification_types("lockup"), make.qualification_types("lockup")
    make.member_qualifications(member_id=unable)
    for member, kind in ((able, lockup), (twice, lockup), (twice, second), (left, lockup)):
        make.member_qualifications(member_id=member, qualification_type_id=kind)
    assert held.may_receive_lockup(DAY) == {able, twice}


def test_a_kind_that_no_longer_gives_the_lockup_gives_it_to_nobody(
    held: QualificationRepository, make: Factories, store: Connection
) -> None:
    """What the kind says today counts."""
    kind = make.qualification_types("lockup")
    make.member_qualifications(qualification_type_id=kind)
    assert len(held.may_receive_lockup(DAY)) == 1
    QualificationTypeRepository(store).edit_many([RecordVersion(kind, 1)], {"can_receive_lockup": False})
    assert held.may_receive_lockup(DAY) == frozenset()


def test_many_are_renewed_at_once(held: QualificationRepository, make: Factories) -> None:
    """One day for all of them, also for one that never expired."""
    keys = [make.member_qualifications(expires_on=day, granted_on=BEFORE) for day in (None, DAY, AFTER)]
    renewed = held.edit_many([RecordVersion(key, 1) for key in keys], {"expires_on": AFTER})
    assert [record.details.expires_on for record in renewed] == [AFTER] * 3
    ended = held.edit_many([RecordVersion(key, 2) for key in keys], {"expires_on": None})
    assert [record.details.expires_on for record in ended] == [None] * 3


def test_revoking_leaves_the_kind_and_the_member(
    held: QualificationRepository, make: Factories, store: Connection
) -> None:
    """A revoked qualification can be granted again."""
    member, kind = make.members(), make.qualification_types()
    for _ in range(2):
        record = held.add(uuid7(), QualificationDetails(member, kind, DAY))
        held.delete(RecordVersion(record.id, record.version))
    assert held.of([MemberId(member)]) == {member: []}
    assert QualificationTypeRepository(store).usage_count(kind) == 0


def test_filters_leave_out_what_expires_never(held: QualificationRepository, make: Factories) -> None:
    """What is asked for by its last day has one."""
    never: UUID = make.member_qualifications()
    day = make.member_qualifications(granted_on=BEFORE, expires_on=DAY)
    ids = {
        wanted: {each.id for each in held.versions(wanted)}
        for wanted in (
            QualificationFilter(expires_from=DAY),
            QualificationFilter(expires_until=DAY),
            QualificationFilter(valid_on=AFTER),
            QualificationFilter(),
        )
    }
    assert list(ids.values()) == [{day}, {day}, {never}, {never, day}]
