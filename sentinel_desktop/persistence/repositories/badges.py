"""Badges: edits, who has which, and the pool of visitors' badges. How a scan finds one is in ``badge_reads``."""

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Numeric,
    RowMapping,
    Select,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
)

from sentinel_desktop.domain.badges import (
    OVERDUE_AFTER,
    Badge,
    BadgeDetails,
    BadgeFilter,
    BadgeHolder,
    BadgeKind,
    BadgeLine,
    BadgeOrder,
    OnScan,
    VisitorPool,
)
from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.events import AttendeeStatus
from sentinel_desktop.domain.faults import AlreadyTakenError
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.serials import SerialError, canonical_serial
from sentinel_desktop.domain.sort_keys import search_keys
from sentinel_desktop.persistence.repositories.badge_reads import badge_of, badges_with_holders
from sentinel_desktop.persistence.repositories.check_in_statements import BADGES_BY_TAIL
from sentinel_desktop.persistence.repositories.edited import EditedRepository
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.repositories.many_rows import is_among
from sentinel_desktop.persistence.tables import (
    BadgeRow,
    BadgeStatusRow,
    EventAttendeeRow,
    MemberRow,
    RankRow,
    ScanRow,
    VisitorRow,
)

_BADGES: Final = table_of(BadgeRow)
_STATUSES: Final = table_of(BadgeStatusRow)
_MEMBERS: Final = table_of(MemberRow)
_RANKS: Final = table_of(RankRow)
_VISITS: Final = table_of(VisitorRow)
_ATTENDEES: Final = table_of(EventAttendeeRow)
_SCANS: Final = table_of(ScanRow)

_OPEN_VISIT: Final = and_(
    _VISITS.c.badge_id == _BADGES.c.id, _VISITS.c.checked_in_at.is_not(None), _VISITS.c.checked_out_at.is_(None)
)
_ATTENDEE_NOW: Final = and_(
    _ATTENDEES.c.badge_id == _BADGES.c.id,
    _ATTENDEES.c.status != AttendeeStatus.WITHDRAWN.value,
    _ATTENDEES.c.access_from <= func.statement_timestamp(),
    _ATTENDEES.c.access_until > func.statement_timestamp(),
)


def _among(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return whether there is a row of another table for this badge, whatever else the statement joins."""
    return select(1).where(*conditions).correlate(_BADGES).exists()


_HELD: Final = or_(_BADGES.c.member_id.is_not(None), _among(_OPEN_VISIT), _among(_ATTENDEE_NOW))
_HOLDER_KEY: Final = func.coalesce(_MEMBERS.c.sort_key, _VISITS.c.sort_key, _ATTENDEES.c.sort_key, "")

_NUMBER: Final = func.lower(_BADGES.c.printed_number)
_LETTERS: Final = func.coalesce(func.substring(_NUMBER, "^[^0-9]*"), "").collate("C")
_DIGITS: Final = cast(func.coalesce(func.substring(_NUMBER, "[0-9]+"), "0"), Numeric())
_LAST_USED: Final = (
    select(_SCANS.c.occurred_at)
    .where(_SCANS.c.badge_id == _BADGES.c.id)
    .order_by(_SCANS.c.occurred_at.desc(), _SCANS.c.id.desc())
    .limit(1)
    .scalar_subquery()
)


def _overdue(at: datetime) -> ColumnElement[bool]:
    """Return whether a visitor should have given the badge back by then; as ``BadgeLine.is_overdue`` has it."""
    long_in = _VISITS.c.checked_in_at < at - OVERDUE_AFTER
    return _among(_OPEN_VISIT, or_(long_in, _VISITS.c.expires_at < at))


def _with_holders(statement: Select[Any]) -> Select[Any]:
    """Join what names a badge; each of them at most once a badge, as the rules of the tables keep it."""
    return (
        statement.select_from(_BADGES)
        .outerjoin(_MEMBERS, _MEMBERS.c.id == _BADGES.c.member_id)
        .outerjoin(_RANKS, _RANKS.c.id == _MEMBERS.c.rank_id)
        .outerjoin(_VISITS, _OPEN_VISIT)
        .outerjoin(_ATTENDEES, _ATTENDEE_NOW)
    )


_LINES: Final[Select[Any]] = _with_holders(
    select(
        _BADGES.c.id,
        _BADGES.c.version,
        _BADGES.c.serial,
        _BADGES.c.kind,
        _BADGES.c.printed_number,
        _BADGES.c.issued_at,
        _STATUSES.c.name.label("status_name"),
        _STATUSES.c.name_fr.label("status_name_fr"),
        _STATUSES.c.colour.label("status_colour"),
        _STATUSES.c.on_scan,
        _BADGES.c.badge_status_id,
        _BADGES.c.status_reason,
        func.coalesce(_MEMBERS.c.id, _VISITS.c.id, _ATTENDEES.c.id).label("holder_id"),
        case(
            (_MEMBERS.c.id.is_not(None), func.concat(_RANKS.c.code, " ", _MEMBERS.c.display_name)),
            (_VISITS.c.id.is_not(None), _VISITS.c.display_name),
            else_=_ATTENDEES.c.display_name,
        ).label("holder_name"),
        case(
            (_MEMBERS.c.id.is_not(None), _BADGES.c.issued_at),
            else_=func.coalesce(_VISITS.c.checked_in_at, _ATTENDEES.c.access_from),
        ).label("held_since"),
        func.coalesce(_VISITS.c.expires_at, _ATTENDEES.c.access_until).label("held_until"),
        _MEMBERS.c.archived_at.is_not(None).label("is_archived"),
        _LAST_USED.label("last_used_at"),
    )
).join(_STATUSES, _STATUSES.c.id == _BADGES.c.badge_status_id)


_HEX_DIGITS_OF_24_BITS: Final = 6
_ALIKE: Final = (
    badges_with_holders()
    # Written as a number in the statement, as in the index.
    .where(func.right(BadgeRow.serial, literal_column(str(_HEX_DIGITS_OF_24_BITS))) == bindparam("tail"))
    .order_by(BadgeRow.serial.collate("C"))
)


class BadgeRepository(EditedRepository[BadgeDetails, BadgeFilter, BadgeOrder]):
    """Badges of all kinds."""

    aggregate, table, details = "badges", _BADGES, BadgeDetails
    orders: ClassVar[Mapping[Any, Order]] = {
        BadgeOrder.SERIAL: Order((_BADGES.c.serial.collate("C"), _BADGES.c.id)),
        BadgeOrder.PRINTED_NUMBER: Order((_NUMBER == "", _LETTERS, _DIGITS, _NUMBER.collate("C"), _BADGES.c.id)),
        BadgeOrder.HOLDER: Order((_HOLDER_KEY == "", _HOLDER_KEY, _BADGES.c.id)),
    }

    def with_serial(self, spelling: str) -> Sequence[Record[BadgeDetails]]:
        """Return the badges that a spelling of a serial can mean, as a scan of it would find them.

        Returns:
            the badge with just this serial; otherwise those that end in it, where it is a shorter spelling of 32 or 24
            bits: with two or more of them the spelling is ambiguous, and a scan of it finds none. Nothing for a text
            that is no serial.
        """
        try:
            serial = canonical_serial(spelling)
        except SerialError:
            return []
        same = _BADGES.c.serial == serial
        if len(serial) in BADGES_BY_TAIL:
            # Written as a number in the statement, as in the index.
            same = or_(same, func.right(_BADGES.c.serial, literal_column(str(len(serial)))) == serial)
        found = [self._record(row) for row in self._rows("with serial", self._select().where(same).order_by("serial"))]
        return [badge for badge in found if badge.details.serial == serial] or found

    def alike(self, serial: str) -> Sequence[Badge]:
        """Return the badges whose low 24 bits are those of a canonical serial, in the order of their serials."""
        return [badge_of(row) for row in self._rows("alike", _ALIKE, tail=serial[-_HEX_DIGITS_OF_24_BITS:])]

    def of_member(self, member_id: UUID) -> Record[BadgeDetails] | None:
        """Return the badge a member holds, None where there is none."""
        rows = self._rows("of member", self._select().where(_BADGES.c.member_id == member_id))
        return next(map(self._record, rows), None)

    # --- from hand to hand --------------------------------------------------------------------------------------------

    def assign(self, seen: RecordVersion, member_id: UUID, at: datetime) -> Record[BadgeDetails]:
        """Give a free badge to a member.

        Raises:
            StaleVersionError: somebody saved the badge meanwhile, or gave it to another member.
            AlreadyTakenError: another member holds it, or, by the rule ``uq_badges_member_id``, this one has another.
            InvalidValueError: it is no member's badge.
            MissingReferenceError: there is no such member.
        """
        return self.edit_by([seen], lambda now: _given_to(now, member_id, at))[0]

    def unassign(self, seen: RecordVersion) -> Record[BadgeDetails]:
        """Take a badge back from the member who holds it; raises as ``edit`` does."""
        return self.edit_many([seen], {"member_id": None, "issued_at": None})[0]

    def replace(
        self, old: RecordVersion, new: RecordVersion, old_status_id: UUID, at: datetime, reason: str = ""
    ) -> Sequence[Record[BadgeDetails]]:
        """Give the member who holds one badge another, and the first one a status, lost or damaged; all of it or none.

        Args:
            old: the badge that the member holds.
            new: a free one.
            old_status_id: what the first one becomes.
            at: when it is.
            reason: why, kept with the first one.

        Returns:
            both badges as they are now, the old one first.

        Raises:
            StaleVersionError: names each of the two that somebody saved meanwhile.
            RecordNotFoundError: names each of them that is no longer there.
            AlreadyTakenError: another member holds the new one.
        """
        if old.id == new.id:
            raise ValueError("a badge does not replace itself")
        with self._savepoint():
            held = self._hold([old, new])
            now = {record.id: record.details for record in self.these([old.id, new.id])}
            holder = now[old.id].member_id
            if holder is None:
                raise ValueError("nobody holds the badge that is to be replaced")
            free = dataclasses.replace(now[old.id], member_id=None, issued_at=None)
            retired = dataclasses.replace(free, badge_status_id=old_status_id, status_reason=reason)
            # One after the other: the rule that a member has one badge is checked row by row.
            issued = _given_to(now[new.id], holder, at)
            return [*self._saved(held, [(old, retired)]), *self._saved(held, [(new, issued)])]

    # --- what screens show --------------------------------------------------------------------------------------------

    def lines(self, wanted: BadgeFilter, order: BadgeOrder, request: PageRequest) -> Page[BadgeLine]:
        """Return one page of a table of badges; one statement, whatever their number."""
        in_order = self.orders[order]
        rows = self._rows("lines", in_order.select_page(self._filtered(_LINES, wanted), request))
        return in_order.page(rows, request, _line_of)

    def these_lines(self, badges: Collection[UUID]) -> Sequence[BadgeLine]:
        """Return these badges as rows of a table, those there are, in no order."""
        return [_line_of(row) for row in self._rows("these lines", _LINES.where(is_among(_BADGES.c.id, badges)))]

    def visitor_pool(self, at: datetime) -> VisitorPool:
        """Return how many of the visitors' badges are where; one statement."""
        held, refused = _among(_OPEN_VISIT), _STATUSES.c.on_scan == OnScan.REFUSE.value
        counted = (
            select(
                func.count().filter(held).label("held"),
                func.count().filter(_overdue(at)).label("overdue"),
                func.count().filter(~held, ~refused).label("free"),
                func.count().filter(~held, refused).label("put_away"),
            )
            .join_from(_BADGES, _STATUSES, _STATUSES.c.id == _BADGES.c.badge_status_id)
            .where(_BADGES.c.kind == BadgeKind.VISITOR.value)
        )
        return VisitorPool(**self._rows("visitor pool", counted)[0])

    # --- printed numbers ----------------------------------------------------------------------------------------------

    def with_number(self, kind: BadgeKind, number: str) -> Sequence[Record[BadgeDetails]]:
        """Return the badges of a kind on which this is printed, small and capital letters alike."""
        same = self._select().where(_BADGES.c.kind == kind.value, func.lower(number) == _NUMBER)
        return [self._record(row) for row in self._rows("with number", same)]

    def newest_number(self, kind: BadgeKind) -> str:
        """Return the number of the badge of a kind that was enrolled last; empty where none has one."""
        newest = (
            select(_BADGES.c.printed_number)
            .where(_BADGES.c.kind == kind.value, _BADGES.c.printed_number != "")
            .order_by(_BADGES.c.created_at.desc(), _BADGES.c.id.desc())
            .limit(1)
        )
        return "".join(row["printed_number"] for row in self._rows("newest number", newest))

    # --- how it is done -----------------------------------------------------------------------------------------------

    def _select(self) -> Select[Any]:
        return _with_holders(super()._select())

    def _conditions(self, wanted: BadgeFilter) -> Iterable[ColumnElement[bool]]:
        if wanted.kinds:
            yield _BADGES.c.kind.in_([kind.value for kind in wanted.kinds])
        if wanted.statuses:
            yield _BADGES.c.badge_status_id.in_(wanted.statuses)
        if wanted.held is not None:
            yield _HELD if wanted.held else ~_HELD
        if wanted.overdue_at is not None:
            yield _overdue(wanted.overdue_at)
        yield from (_has_word(word) for word in search_keys(wanted.text))


def _given_to(now: BadgeDetails, member_id: UUID, at: datetime) -> BadgeDetails:
    if now.member_id not in {None, member_id}:
        raise AlreadyTakenError(
            sentence("RecordFaults", "Somebody else holds this badge: take it back first."),
            table=_BADGES.name,
            fields=["member_id"],
            values=[now.member_id],
        )
    return dataclasses.replace(now, member_id=member_id, issued_at=at)


def _has_word(word: str) -> ColumnElement[bool]:
    holders = (
        _among(_MEMBERS.c.id == _BADGES.c.member_id, _MEMBERS.c.sort_key.contains(word, autoescape=True)),
        _among(_OPEN_VISIT, _VISITS.c.sort_key.contains(word, autoescape=True)),
        _among(_ATTENDEE_NOW, _ATTENDEES.c.sort_key.contains(word, autoescape=True)),
    )
    return or_(
        func.lower(_BADGES.c.serial).contains(word.replace(" ", ""), autoescape=True),
        _NUMBER.contains(word, autoescape=True),
        *holders,
    )


def _line_of(row: RowMapping) -> BadgeLine:
    held = row["holder_id"] is not None
    return BadgeLine(
        id=row["id"],
        version=row["version"],
        serial=row["serial"],
        kind=BadgeKind(row["kind"]),
        printed_number=row["printed_number"],
        status=Chip(row["status_name"], row["status_name_fr"], row["status_colour"]),
        on_scan=OnScan(row["on_scan"]),
        holder=_holder_of(row) if held else None,
        issued_at=row["issued_at"],
        last_used_at=row["last_used_at"],
        status_id=row["badge_status_id"],
        status_reason=row["status_reason"],
    )


def _holder_of(row: RowMapping) -> BadgeHolder:
    return BadgeHolder(
        row["holder_id"], row["holder_name"], row["held_since"], row["held_until"], archived=row["is_archived"]
    )
