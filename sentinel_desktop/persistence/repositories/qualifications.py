"""The kinds of qualification, and the qualifications of members."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Final

from sqlalchemy import Column, ColumnElement, Date, Delete, RowMapping, Select, bindparam, delete, func, literal, select

from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.lists import QualificationTypeDetails
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.qualifications import (
    QualificationDetails,
    QualificationFilter,
    QualificationLine,
    QualificationOrder,
)
from sentinel_desktop.domain.records import Record
from sentinel_desktop.persistence.repositories.edited import EditedRepository
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.repositories.listed import ListRepository, orders_of, table_of
from sentinel_desktop.persistence.repositories.searches import has_words
from sentinel_desktop.persistence.tables import MemberQualificationRow, MemberRow, QualificationTypeRow, RankRow

_HELD: Final = table_of(MemberQualificationRow)
_TYPES: Final = table_of(QualificationTypeRow)
_MEMBERS: Final = table_of(MemberRow)
_RANKS: Final = table_of(RankRow)


def _last_day(held: Any) -> ColumnElement[date]:  # noqa: ANN401 - the table, or an alias of it
    """Return the last valid day; of what never expires, the last there is."""
    return func.coalesce(held.c.expires_on, literal(date.max, Date()))


def _valid_on(day: ColumnElement[date]) -> ColumnElement[bool]:
    return (_HELD.c.granted_on <= day) & (_last_day(_HELD) >= day)


_RECEIVERS: Final = (
    select(_HELD.c.member_id)
    .distinct()
    .join(_TYPES, _TYPES.c.id == _HELD.c.qualification_type_id)
    .join(_MEMBERS, _MEMBERS.c.id == _HELD.c.member_id)
    .where(_TYPES.c.can_receive_lockup, _MEMBERS.c.archived_at.is_(None), _valid_on(bindparam("day", type_=Date())))
)


class QualificationTypeRepository(ListRepository[QualificationTypeDetails]):
    """The kinds of qualification; who has them is in ``QualificationRepository``."""

    aggregate, table, details = "qualification types", table_of(QualificationTypeRow), QualificationTypeDetails
    orders = orders_of(table)

    def _doubles(self, column: Column[Any]) -> Iterable[Delete]:
        """Return likewise, and of a member's two qualifications what keeps the one that is valid longer."""
        longer = _HELD.alias("longer")
        outlasted = select(longer.c.id).where(
            longer.c.member_id == _HELD.c.member_id,
            longer.c.qualification_type_id == bindparam("value"),
            _last_day(longer) > _last_day(_HELD),
        )
        yield delete(_HELD).where(_HELD.c.qualification_type_id == bindparam("replacement"), outlasted.exists())
        yield from super()._doubles(column)


class QualificationRepository(EditedRepository[QualificationDetails, QualificationFilter, QualificationOrder]):
    """The qualifications of members: granted by ``add``, revoked by ``delete``.

    Whose a qualification is, and of which kind, stays: another one is granted instead.
    """

    aggregate, table, details = "qualifications", _HELD, QualificationDetails
    orders: ClassVar[Mapping[Any, Order]] = {
        QualificationOrder.EXPIRY: Order((_last_day(_HELD), _MEMBERS.c.sort_key, _HELD.c.id)),
        QualificationOrder.MEMBER: Order((_MEMBERS.c.sort_key, _TYPES.c.display_order, _TYPES.c.name_key, _HELD.c.id)),
    }
    unedited = frozenset({"member_id", "qualification_type_id"})

    def of(self, members: Collection[MemberId]) -> Mapping[MemberId, Sequence[Record[QualificationDetails]]]:
        """Return the qualifications of each of these members, in the kinds' order; one statement."""
        held = (
            self._select()
            .where(_HELD.c.member_id.in_(members))
            .order_by(_TYPES.c.display_order, _TYPES.c.name_key, _HELD.c.id)
        )
        found: defaultdict[MemberId, list[Record[QualificationDetails]]] = defaultdict(
            list, {key: [] for key in members}
        )
        for row in self._rows("of members", held):
            found[MemberId(row["member_id"])].append(self._record(row))
        return dict(found)

    def lines(
        self, wanted: QualificationFilter, order: QualificationOrder, request: PageRequest
    ) -> Page[QualificationLine]:
        """Return one page of qualifications with what a table shows of them; one statement."""
        shown = self._select().join(_RANKS, _RANKS.c.id == _MEMBERS.c.rank_id).add_columns(*_SHOWN)
        in_order = self.orders[order]
        rows = self._rows("lines", in_order.select_page(self._filtered(shown, wanted), request))
        return in_order.page(rows, request, self._line)

    def may_receive_lockup(self, day: date) -> frozenset[MemberId]:
        """Return the members of the unit who have a qualification valid on ``day`` by which they may; one statement."""
        return frozenset(MemberId(row["member_id"]) for row in self._rows("may receive lockup", _RECEIVERS, day=day))

    def _select(self) -> Select[Any]:
        return self._joined(select(*self._columns()))

    def _counting(self) -> Select[Any]:
        return self._joined(super()._counting())

    def _joined(self, statement: Select[Any]) -> Select[Any]:
        with_type = statement.join(_TYPES, _TYPES.c.id == _HELD.c.qualification_type_id)
        return with_type.join(_MEMBERS, _MEMBERS.c.id == _HELD.c.member_id)

    def _conditions(self, wanted: QualificationFilter) -> Iterable[ColumnElement[bool]]:
        yield from has_words(_MEMBERS.c.sort_key, wanted.text)
        for column, value in (
            (_HELD.c.member_id, wanted.member_id),
            (_HELD.c.qualification_type_id, wanted.qualification_type_id),
            (_TYPES.c.can_receive_lockup, wanted.can_receive_lockup),
            (_MEMBERS.c.archived_at.is_not(None), wanted.archived),
        ):
            if value is not None:
                yield column == value
        yield from _days(wanted)

    def _line(self, row: RowMapping) -> QualificationLine:
        shown = {column.key: row[column.key] for column in _SHOWN}
        return QualificationLine(record=self._record(row), **shown)


_SHOWN: Final = (
    _RANKS.c.code.label("rank"),
    _MEMBERS.c.display_name.label("display_name"),
    _TYPES.c.name.label("type_name"),
    _TYPES.c.name_fr.label("type_name_fr"),
    _TYPES.c.colour.label("colour"),
    _TYPES.c.can_receive_lockup.label("can_receive_lockup"),
)


def _days(wanted: QualificationFilter) -> Iterable[ColumnElement[bool]]:
    if wanted.valid_on is not None:
        yield _valid_on(literal(wanted.valid_on, Date()))
    if wanted.expires_from is not None:
        yield _HELD.c.expires_on >= wanted.expires_from
    if wanted.expires_until is not None:
        yield _HELD.c.expires_on <= wanted.expires_until
