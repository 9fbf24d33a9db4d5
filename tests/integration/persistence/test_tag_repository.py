"""Giving tags to members and taking them, many at once."""

from collections.abc import Sequence

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import MissingReferenceError, NotPermittedError
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.persistence.repositories.tags import TagRepository
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE, SUPERVISOR_ROLE
from tests.support.builders import Connection as PlainConnection
from tests.support.factories import Factories
from tests.support.statement_counts import counted

pytestmark = pytest.mark.acts_as(SUPERVISOR_ROLE)


@pytest.fixture
def tags(store: Connection) -> TagRepository:
    """Return the repository, in the transaction of the test."""
    return TagRepository(store)


def new_members(make: Factories, number: int) -> list[MemberId]:
    """Make members and return their ids."""
    return [MemberId(key) for key in make.members.many(number)]


def codes(tags: TagRepository, members: Sequence[MemberId]) -> list[list[str]]:
    """Return the codes of each member's tags, in the order they are shown."""
    held = tags.tags_of(members)
    return [[tag.details.code for tag in held[member]] for member in members]


def test_a_tag_is_given_to_many(tags: TagRepository, make: Factories) -> None:
    """Each of them has it, and each is told as new."""
    tag, members = make.tags(code="vip"), new_members(make, 3)
    assert tags.give(tag, members, uuid7) == set(members)
    assert codes(tags, members) == [["vip"]] * 3


def test_a_tag_given_again_is_had_once(tags: TagRepository, make: Factories) -> None:
    """Only who had it not is told as new; a member named twice is one."""
    tag, members = make.tags(code="vip"), new_members(make, 3)
    tags.give(tag, members[:1], uuid7)
    assert tags.give(tag, [*members, *members], uuid7) == set(members[1:])
    assert tags.give(tag, members, uuid7) == frozenset()
    assert codes(tags, members) == [["vip"]] * 3


def test_giving_touches_nobody_who_has_it(tags: TagRepository, make: Factories, transaction: PlainConnection) -> None:
    """Neither a version nor the audit says that something changed."""
    tag, member = make.tags(), make.members()
    held = make.member_tags(member_id=member, tag_id=tag)
    tags.give(tag, [MemberId(member)], uuid7)
    assert transaction.execute("SELECT version FROM member_tags WHERE id = %s", [held]).fetchone() == (1,)
    assert transaction.execute("SELECT count(*) FROM audit_log WHERE row_id = %s", [held]).fetchone() == (1,)


def test_a_tag_is_taken_from_many(tags: TagRepository, make: Factories) -> None:
    """Who had it is told, who had it not is passed over, and other tags stay."""
    tag, other, members = make.tags(code="vip"), make.tags(code="dds"), new_members(make, 3)
    tags.give(tag, members[:2], uuid7)
    tags.give(other, members, uuid7)
    assert tags.take(tag, members) == set(members[:2])
    assert tags.take(tag, members) == frozenset()
    assert codes(tags, members) == [["dds"]] * 3


def test_a_tag_can_be_given_again_after_it_was_taken(tags: TagRepository, make: Factories) -> None:
    """Nothing of it is left."""
    tag, members = make.tags(), new_members(make, 1)
    for _ in range(2):
        assert tags.give(tag, members, uuid7) == set(members)
        assert tags.take(tag, members) == set(members)


@pytest.mark.parametrize("number", [0, 1, 40])
def test_the_statements_do_not_grow_with_the_members(
    tags: TagRepository, make: Factories, store: Connection, number: int
) -> None:
    """Two to give, one to take, one to read the tags of all of them."""
    tag, members = make.tags(), new_members(make, number)
    with counted(store) as sent:
        assert tags.give(tag, members, uuid7) == set(members)
        assert set(tags.tags_of(members)) == set(members)
        assert tags.take(tag, members) == set(members)
    assert len(sent) == 4


def test_nobody_gets_it_where_one_is_not_there(tags: TagRepository, make: Factories) -> None:
    """A member who is gone keeps it from all the others, and is what is named; the work goes on."""
    tag, members = make.tags(), new_members(make, 2)
    with pytest.raises(MissingReferenceError) as refused:
        tags.give(tag, [*members, MemberId(uuid7())], uuid7)
    assert (refused.value.rule, refused.value.fields) == ("fk_member_tags_member_id", ("member_id",))
    assert codes(tags, members) == [[], []]
    assert tags.give(tag, members, uuid7) == set(members)


def test_a_tag_that_is_not_there_is_given_to_nobody(tags: TagRepository, make: Factories) -> None:
    """The tag is what is named."""
    with pytest.raises(MissingReferenceError) as refused:
        tags.give(uuid7(), new_members(make, 2), uuid7)
    assert refused.value.rule == "fk_member_tags_tag_id"


def test_what_is_not_there_is_taken_from_nobody(tags: TagRepository, make: Factories) -> None:
    """Neither a tag nor a member that is gone is a fault: nobody has it."""
    tag, members = make.tags(), new_members(make, 1)
    assert tags.take(uuid7(), members) == frozenset()
    assert tags.take(tag, [MemberId(uuid7())]) == frozenset()


def test_tags_of_a_member_stand_in_the_order_of_the_list(tags: TagRepository, make: Factories) -> None:
    """By their places, then by name; whoever has none has an empty list."""
    members = new_members(make, 2)
    for code, name, place in (("last", "A", 30), ("b", "Éclat", 10), ("a", "eclair", 10), ("first", "Z", 0)):
        tags.give(make.tags(code=code, name=name, display_order=place), members[:1], uuid7)
    assert codes(tags, members) == [["first", "a", "b", "last"], []]


def test_tags_are_returned_whole(tags: TagRepository, make: Factories) -> None:
    """With colour and whether it is an appointment, as a chip shows them; hidden ones too."""
    tag, members = make.tags("complete"), new_members(make, 1)
    tags.give(tag, members, uuid7)
    assert tags.tags_of(members) == {members[0]: [tags.get(tag)]}
    assert tags.get(tag).details.is_positional
    assert not tags.get(tag).details.is_active


def test_a_member_who_is_deleted_has_no_tags(
    tags: TagRepository, make: Factories, transaction: PlainConnection
) -> None:
    """They go with the member, and the tag is free."""
    tag, members = make.tags(), new_members(make, 2)
    tags.give(tag, members, uuid7)
    transaction.execute("DELETE FROM presence WHERE member_id = %s", [members[0]])
    transaction.execute("DELETE FROM members WHERE id = %s", [members[0]])
    assert tags.usage_count(tag) == 1


def test_giving_and_taking_is_audited(tags: TagRepository, make: Factories, transaction: PlainConnection) -> None:
    """Who has it from when to when can be read from the log."""
    tag, members = make.tags(), new_members(make, 2)
    tags.give(tag, members, uuid7)
    tags.take(tag, members[:1])
    rows = transaction.execute(
        "SELECT operation, coalesce(before, after)->>'member_id' FROM audit_log "
        "WHERE table_name = 'member_tags' AND coalesce(before, after)->>'tag_id' = %s ORDER BY occurred_at, operation",
        [str(tag)],
    ).fetchall()
    assert sorted(rows[:2]) == sorted(("INSERT", str(member)) for member in members)
    assert rows[2:] == [("DELETE", str(members[0]))]


def test_supervisors_give_and_take(tags: TagRepository, make: Factories, transaction: PlainConnection) -> None:
    """As the role they sign in with."""
    tag, members = make.tags(), new_members(make, 2)
    transaction.execute(f"SET LOCAL ROLE {SUPERVISOR_ROLE}")
    assert tags.give(tag, members, uuid7) == set(members)
    assert tags.take(tag, members) == set(members)


@pytest.mark.acts_as
def test_operators_only_look(tags: TagRepository, make: Factories, transaction: PlainConnection) -> None:
    """They see who has what, and are told that they have not the right to change it."""
    tag, members = make.tags(code="vip"), new_members(make, 1)
    tags.give(tag, members, uuid7)
    transaction.execute(f"SET LOCAL ROLE {OPERATOR_ROLE}")
    with pytest.raises(NotPermittedError):
        tags.give(tag, members, uuid7)
    with pytest.raises(NotPermittedError):
        tags.take(tag, members)
    assert codes(tags, members) == [["vip"]]
