"""Tags, and the members who have them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, bindparam, delete, func, select
from sqlalchemy.dialects.postgresql import insert as insert_or

from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.lists import TagDetails
from sentinel_desktop.domain.records import Record
from sentinel_desktop.persistence.repositories.listed import ListRepository, orders_of, table_of
from sentinel_desktop.persistence.tables import MemberTagRow, TagRow
from sentinel_desktop.services.ports import NewId

_GIVEN: Final = table_of(MemberTagRow)
_TO: Final = func.unnest(
    bindparam("keys", type_=ARRAY(Uuid())), bindparam("members", type_=ARRAY(Uuid()))
).table_valued("id", "member_id", name="to_members")
_GIVE: Final = (
    insert_or(_GIVEN)
    .from_select(
        ["id", "member_id", "tag_id"],
        select(_TO.c.id, _TO.c.member_id, bindparam("tag_id", type_=Uuid())).order_by(_TO.c.member_id),
    )
    .on_conflict_do_nothing(index_elements=["member_id", "tag_id"])
    .returning(_GIVEN.c.member_id)
)
_HELD: Final = (
    select(_GIVEN.c.id)
    .where(
        _GIVEN.c.tag_id == bindparam("tag_id"),
        _GIVEN.c.member_id == func.any(bindparam("members", type_=ARRAY(Uuid()))),
    )
    .order_by(_GIVEN.c.member_id)
    .with_for_update()
)
_TAKE: Final = delete(_GIVEN).where(_GIVEN.c.id.in_(_HELD)).returning(_GIVEN.c.member_id)


class TagRepository(ListRepository[TagDetails]):
    """Tags, who has them, and giving and taking them."""

    aggregate, table, details = "tags", table_of(TagRow), TagDetails
    orders = orders_of(table)

    def give(self, tag: UUID, members: Collection[MemberId], new_id: NewId) -> frozenset[MemberId]:
        """Give a tag to members, to all of them or to none; who has it keeps it. One statement.

        Returns:
            the members who had it not.

        Raises:
            MissingReferenceError: the tag or a member is not there.
        """
        # In one order everywhere, so that two who give at once never wait for each other in a ring.
        given = sorted(set(members))
        with self._savepoint():
            rows = self._rows("give", _GIVE, tag_id=tag, members=given, keys=[new_id() for _ in given])
        return frozenset(MemberId(row["member_id"]) for row in rows)

    def take(self, tag: UUID, members: Collection[MemberId]) -> frozenset[MemberId]:
        """Take a tag from members; who has it not is passed over. One statement.

        Returns:
            the members who had it.
        """
        with self._savepoint():
            rows = self._rows("take", _TAKE, tag_id=tag, members=list(members))
        return frozenset(MemberId(row["member_id"]) for row in rows)

    def tags_of(self, members: Collection[MemberId]) -> Mapping[MemberId, Sequence[Record[TagDetails]]]:
        """Return the tags of each of these members, in the tags' order; one statement, whatever their number."""
        held = (
            select(_GIVEN.c.member_id, *self._columns())
            .join_from(_GIVEN, self.table, self.table.c.id == _GIVEN.c.tag_id)
            .where(_GIVEN.c.member_id.in_(members))
            .order_by(self.table.c.display_order, self.table.c.name_key, self.table.c.id)
        )
        tags: defaultdict[MemberId, list[Record[TagDetails]]] = defaultdict(list, {key: [] for key in members})
        for row in self._rows("tags of members", held):
            tags[MemberId(row["member_id"])].append(self._record(row))
        return dict(tags)
