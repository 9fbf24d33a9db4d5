"""Members of the unit: edits, filters, the table's lines, type-ahead; and their photographs."""

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar, Final
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, RowMapping, Select, and_, bindparam, case, func, or_, select

from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.member_filters import Facet
from sentinel_desktop.domain.members import (
    MemberDetails,
    MemberFilter,
    MemberLine,
    MemberOrder,
    MemberPhoto,
    MemberPhotoFilter,
    MemberPhotoOrder,
    MemberScope,
    MemberSource,
    MemberSuggestion,
)
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.sort_keys import PART_SEPARATOR, search_keys
from sentinel_desktop.persistence.repositories.badge_reads import card_of
from sentinel_desktop.persistence.repositories.edited import EditedRepository
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.repositories.many_rows import is_among
from sentinel_desktop.persistence.tables import (
    DivisionRow,
    MemberPhotoRow,
    MemberQualificationRow,
    MemberRow,
    MemberStatusRow,
    MemberTagRow,
    MemberTypeRow,
    PresenceRow,
    RankRow,
    TagRow,
)

_MEMBERS: Final = table_of(MemberRow)
_RANKS: Final = table_of(RankRow)
_DIVISIONS: Final = table_of(DivisionRow)
_PRESENCE: Final = table_of(PresenceRow)
_TAGS: Final = table_of(TagRow)
_MEMBER_TAGS: Final = table_of(MemberTagRow)
_QUALIFICATIONS: Final = table_of(MemberQualificationRow)
_PHOTOS: Final = table_of(MemberPhotoRow)
_STATUSES: Final = table_of(MemberStatusRow).alias("status")
_TYPES: Final = table_of(MemberTypeRow).alias("type")

_SERVICE_NUMBER_KEY: Final = func.translate(func.lower(_MEMBERS.c.service_number), "-/_,.'", "    ")
"""Written like the keys of names: dashes are spaces, full stops are left out."""

_SERVICE_NUMBER_HAS_LESS: Final = or_(
    *(func.strpos(_MEMBERS.c.service_number, left_out) > 0 for left_out in (".", "'")),
)
"""Few have what the key leaves out: in the others a word without a space is found without it, which is far quicker."""

_SERVICE_NUMBER_ORDER: Final = func.lower(_MEMBERS.c.service_number).collate("C")
_NAME: Final = (_MEMBERS.c.sort_key, _MEMBERS.c.id)

_LINE_COLUMNS: Final[tuple[Any, ...]] = (
    _MEMBERS.c.id.label("member_id"),
    _MEMBERS.c.version,
    _MEMBERS.c.service_number,
    _MEMBERS.c.display_name,
    _MEMBERS.c.last_name,
    _MEMBERS.c.first_name,
    _MEMBERS.c.source,
    _MEMBERS.c.archived_at,
    _RANKS.c.code.label("rank"),
    _DIVISIONS.c.code.label("division"),
    *(column.label(f"type_{column.name}") for column in (_TYPES.c.name, _TYPES.c.name_fr, _TYPES.c.colour)),
    *(column.label(f"status_{column.name}") for column in (_STATUSES.c.name, _STATUSES.c.name_fr, _STATUSES.c.colour)),
    _PRESENCE.c.state,
    _PRESENCE.c.since,
)


def _with_rank_and_division(statement: Select[Any]) -> Select[Any]:
    return (
        statement.select_from(_MEMBERS)
        .join(_RANKS, _RANKS.c.id == _MEMBERS.c.rank_id)
        .join(_DIVISIONS, _DIVISIONS.c.id == _MEMBERS.c.division_id)
    )


_LINES: Final[Select[Any]] = (
    _with_rank_and_division(select(*_LINE_COLUMNS))
    .join(_TYPES, _TYPES.c.id == _MEMBERS.c.member_type_id)
    .join(_STATUSES, _STATUSES.c.id == _MEMBERS.c.member_status_id)
    .join(_PRESENCE, _PRESENCE.c.member_id == _MEMBERS.c.id)
)
_CHOOSING: Final[Mapping[MemberOrder, Select[Any]]] = {
    MemberOrder.NAME: select(_MEMBERS.c.id),
    MemberOrder.SERVICE_NUMBER: select(_MEMBERS.c.id),
    MemberOrder.RANK: select(_MEMBERS.c.id).join(_RANKS, _RANKS.c.id == _MEMBERS.c.rank_id),
    MemberOrder.DIVISION: select(_MEMBERS.c.id).join(_DIVISIONS, _DIVISIONS.c.id == _MEMBERS.c.division_id),
}
"""Joined to what an order asks for and no more: the rest is joined to one page of them."""

_TAGS_OF: Final = (
    select(_MEMBER_TAGS.c.member_id, _TAGS.c.name, _TAGS.c.name_fr, _TAGS.c.colour)
    .join(_TAGS, _TAGS.c.id == _MEMBER_TAGS.c.tag_id)
    .order_by(_TAGS.c.display_order, _TAGS.c.name_key, _TAGS.c.id)
)


# By other names than the filter has for them, which asks of the same tables.
_GIVEN: Final = _MEMBER_TAGS.alias("given")
_HELD: Final = _QUALIFICATIONS.alias("held")
_FACETS: Final[Mapping[Facet, tuple[ColumnElement[Any], FromClause]]] = {
    Facet.DIVISIONS: (_MEMBERS.c.division_id, _MEMBERS),
    Facet.RANKS: (_MEMBERS.c.rank_id, _MEMBERS),
    Facet.STATUSES: (_MEMBERS.c.member_status_id, _MEMBERS),
    Facet.TYPES: (_MEMBERS.c.member_type_id, _MEMBERS),
    Facet.TAGS: (_GIVEN.c.tag_id, _MEMBERS.join(_GIVEN, _GIVEN.c.member_id == _MEMBERS.c.id)),
    Facet.QUALIFICATIONS: (
        _HELD.c.qualification_type_id,
        _MEMBERS.join(_HELD, _HELD.c.member_id == _MEMBERS.c.id),
    ),
}


class MemberRepository(EditedRepository[MemberDetails, MemberFilter, MemberOrder]):
    """Members. One is never deleted while anything remembers them: those who leave are archived.

    Archiving signs nobody out: somebody who is in stays so until a check-in says otherwise.
    """

    aggregate, table, details = "members", _MEMBERS, MemberDetails
    orders: ClassVar[Mapping[Any, Order]] = {
        MemberOrder.NAME: Order(_NAME),
        MemberOrder.RANK: Order((-_RANKS.c.display_order, *_NAME)),
        MemberOrder.DIVISION: Order((_DIVISIONS.c.code_key, *_NAME)),
        MemberOrder.SERVICE_NUMBER: Order((_SERVICE_NUMBER_ORDER, _MEMBERS.c.id)),
    }

    def find_by_service_number(self, service_number: str) -> Record[MemberDetails] | None:
        """Return the member with this service number, spaces and small letters in it notwithstanding."""
        bare = "".join(service_number.split())
        wanted = self._select().where(_MEMBERS.c.service_number.in_({bare, bare.upper()}))
        found = {row["service_number"]: row for row in self._rows("by service number", wanted)}
        row = found.get(bare) or found.get(bare.upper())
        return None if row is None else self._record(row)

    def archive(self, seen: Sequence[RecordVersion], at: datetime) -> Sequence[Record[MemberDetails]]:
        """Take members out of the unit; who left before keeps the time of that.

        Raises:
            StaleVersionError: names every member that somebody saved meanwhile.
            RecordNotFoundError: names every member that is no longer there.
        """
        return self.edit_by(seen, lambda now: dataclasses.replace(now, archived_at=now.archived_at or at))

    def restore(self, seen: Sequence[RecordVersion]) -> Sequence[Record[MemberDetails]]:
        """Take members back into the unit; raises as ``archive`` does."""
        return self.edit_many(seen, {"archived_at": None})

    # --- what screens show --------------------------------------------------------------------------------------------

    def lines(self, wanted: MemberFilter, order: MemberOrder, request: PageRequest) -> Page[MemberLine]:
        """Return one page of a table of members: two statements, whatever their number."""
        in_order = self.orders[order]
        chosen = self._filtered(_CHOOSING[order], wanted)
        rows = self._rows("lines", in_order.select_lines(chosen, _LINES, _MEMBERS.c.id, request))
        tags = self._tags([row["member_id"] for row in rows[: request.size]])
        return in_order.page(rows, request, lambda row: _line_of(row, tags.get(row["member_id"], ())))

    def these_lines(self, members: Collection[UUID]) -> Sequence[MemberLine]:
        """Return these members as rows of a table, those there are, in no order: two statements."""
        rows = self._rows("these lines", _LINES.where(is_among(_MEMBERS.c.id, members)))
        tags = self._tags([row["member_id"] for row in rows])
        return [_line_of(row, tags.get(row["member_id"], ())) for row in rows]

    def counts(self, wanted: MemberFilter, facet: Facet) -> Mapping[UUID, int]:
        """Return how many of those that ``wanted`` lets through have each value of a list; one statement.

        Values that none of them has are not named. A qualification counts where it is valid as ``wanted`` asks.
        """
        value, source = _FACETS[facet]
        counting = select(value.label("value"), func.count().label("members")).select_from(source)
        if facet is Facet.QUALIFICATIONS and wanted.qualified_on is not None:
            counting = counting.where(_valid_on(_HELD, wanted.qualified_on))
        counting = counting.where(*self._conditions(wanted)).group_by(value)
        return {row["value"]: row["members"] for row in self._rows("counts", counting)}

    def suggest(self, text: str, most: int) -> Sequence[MemberSuggestion]:
        """Return the members of today that somebody may mean who has typed ``text``; nobody for an empty one.

        Those whose name begins so come first, then those of whom another word does, then the others, each by name.
        """
        words = search_keys(text)
        if not words:
            return []
        columns: Any = (
            _MEMBERS.c.id.label("member_id"),
            _MEMBERS.c.display_name,
            _MEMBERS.c.last_name,
            _MEMBERS.c.first_name,
            _MEMBERS.c.service_number,
            _RANKS.c.code.label("rank"),
            _DIVISIONS.c.code.label("division"),
            _PRESENCE.c.state,
        )
        offered = (
            _with_rank_and_division(select(*columns))
            .join(_PRESENCE, _PRESENCE.c.member_id == _MEMBERS.c.id)
            .where(*self._conditions(MemberFilter(text=text)))
            .order_by(_nearness(words[0]), *_NAME)
            .limit(most)
        )
        return [_suggestion_of(row) for row in self._rows("suggest", offered)]

    # --- how it is done -----------------------------------------------------------------------------------------------

    def _select(self) -> Select[Any]:
        return _with_rank_and_division(super()._select())

    def _conditions(self, wanted: MemberFilter) -> Iterable[ColumnElement[bool]]:
        if wanted.scope is not MemberScope.ALL:
            archived = wanted.scope is MemberScope.ARCHIVED
            yield _MEMBERS.c.archived_at.is_not(None) if archived else _MEMBERS.c.archived_at.is_(None)
        chosen = {
            _MEMBERS.c.division_id: wanted.divisions,
            _MEMBERS.c.rank_id: wanted.ranks,
            _MEMBERS.c.member_type_id: wanted.types,
            _MEMBERS.c.member_status_id: wanted.statuses,
        }
        yield from (column.in_(keys) for column, keys in chosen.items() if keys)
        if wanted.tags:
            yield _MEMBERS.c.id.in_(select(_MEMBER_TAGS.c.member_id).where(_MEMBER_TAGS.c.tag_id.in_(wanted.tags)))
        if wanted.qualifications:
            yield _MEMBERS.c.id.in_(_qualified(wanted))
        if wanted.state is not None:
            yield _MEMBERS.c.id.in_(select(_PRESENCE.c.member_id).where(_PRESENCE.c.state == wanted.state))
        if wanted.source is not None:
            yield _MEMBERS.c.source == wanted.source
        yield from (_has_word(word) for word in search_keys(wanted.text))

    def _tags(self, members: Collection[UUID]) -> Mapping[UUID, tuple[Chip, ...]]:
        tags: dict[UUID, tuple[Chip, ...]] = {}
        for row in self._rows("tags", _TAGS_OF.where(is_among(_MEMBER_TAGS.c.member_id, members))):
            chip = Chip(row["name"], row["name_fr"], row["colour"])
            tags[row["member_id"]] = (*tags.get(row["member_id"], ()), chip)
        return tags


class MemberPhotoRepository(EditedRepository[MemberPhoto, MemberPhotoFilter, MemberPhotoOrder]):
    """Photographs of members. The audit says that one changed, and leaves the picture out."""

    aggregate, table, details = "member photos", _PHOTOS, MemberPhoto
    orders: ClassVar[Mapping[Any, Order]] = {MemberPhotoOrder.ADDED: Order((_PHOTOS.c.created_at, _PHOTOS.c.id))}

    def of_member(self, member_id: UUID) -> Record[MemberPhoto] | None:
        """Return a member's photograph, None where there is none."""
        of_one = self._select().where(_PHOTOS.c.member_id == bindparam("of_member"))
        return next((self._record(row) for row in self._rows("of member", of_one, of_member=member_id)), None)

    def versions_of(self, members: Collection[UUID]) -> Mapping[UUID, RecordVersion]:
        """Return which of these members have a photograph, and at which version, without any picture."""
        known = select(_PHOTOS.c.member_id, _PHOTOS.c.id, _PHOTOS.c.version).where(_PHOTOS.c.member_id.in_(members))
        rows = self._rows("versions", known)
        return {row["member_id"]: RecordVersion(row["id"], row["version"]) for row in rows}

    def _conditions(self, wanted: MemberPhotoFilter) -> Iterable[ColumnElement[bool]]:
        if wanted.members:
            yield _PHOTOS.c.member_id.in_(wanted.members)


def _has_word(word: str) -> ColumnElement[bool]:
    ranks = select(_RANKS.c.id).where(_RANKS.c.code_key.contains(word, autoescape=True))
    number = _SERVICE_NUMBER_KEY.contains(word, autoescape=True)
    if " " not in word:
        as_it_is = func.lower(_MEMBERS.c.service_number).contains(word, autoescape=True)
        number = or_(as_it_is, and_(_SERVICE_NUMBER_HAS_LESS, number))
    return or_(
        _MEMBERS.c.sort_key.contains(word, autoescape=True),
        number,
        _MEMBERS.c.rank_id.in_(ranks),
    )


def _nearness(word: str) -> ColumnElement[int]:
    begins = _MEMBERS.c.sort_key.startswith(word, autoescape=True)
    words = func.translate(_MEMBERS.c.sort_key, PART_SEPARATOR, " ")
    return case((begins, 0), (func.strpos(words, f" {word}") > 0, 1), else_=2)


def _qualified(wanted: MemberFilter) -> Select[Any]:
    held = _QUALIFICATIONS.c
    holders = select(held.member_id).where(held.qualification_type_id.in_(wanted.qualifications))
    return holders if wanted.qualified_on is None else holders.where(_valid_on(_QUALIFICATIONS, wanted.qualified_on))


def _valid_on(held: FromClause, day: date) -> ColumnElement[bool]:
    return and_(held.c.granted_on <= day, or_(held.c.expires_on.is_(None), held.c.expires_on >= day))


def _line_of(row: RowMapping, tags: tuple[Chip, ...]) -> MemberLine:
    return MemberLine(
        id=row["member_id"],
        version=row["version"],
        service_number=row["service_number"],
        display_name=row["display_name"],
        last_name=row["last_name"],
        first_name=row["first_name"],
        rank=row["rank"],
        division=row["division"],
        member_type=Chip(row["type_name"], row["type_name_fr"], row["type_colour"]),
        status=Chip(row["status_name"], row["status_name_fr"], row["status_colour"]),
        tags=tags,
        state=Direction(row["state"]),
        since=row["since"],
        source=MemberSource(row["source"]),
        archived_at=row["archived_at"],
    )


def _suggestion_of(row: RowMapping) -> MemberSuggestion:
    return MemberSuggestion(card_of(row), row["service_number"], Direction(row["state"]))
