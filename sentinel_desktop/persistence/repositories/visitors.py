"""Visits: expected, signed in, signed out; who is here, and who comes again.."""

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar, Final
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, literal_column, select, update

from sentinel_desktop.domain.faults import InvalidValueError, StaleVersionError
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.sort_keys import PART_SEPARATOR, digits_of, search_keys, sort_key
from sentinel_desktop.domain.visitors import (
    Arrival,
    Departure,
    OrganizationCount,
    PersonHere,
    PurposeCount,
    TypeCount,
    VisitDetails,
    VisitFilter,
    VisitLine,
    VisitOrder,
    VisitPurpose,
    VisitState,
)
from sentinel_desktop.persistence.repositories import visit_reads as reads
from sentinel_desktop.persistence.repositories.edited import EditedRepository
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.repositories.many_rows import is_among
from sentinel_desktop.persistence.repositories.visit_reads import VISITS

_SENTENCES: Final = {
    VisitState.EXPECTED: sentence("RecordFaults", "The visitor has not come yet."),
    VisitState.OPEN: sentence("RecordFaults", "The visitor is signed in already."),
    VisitState.CLOSED: sentence("RecordFaults", "The visit is over."),
    VisitState.CANCELLED: sentence("RecordFaults", "The visit was cancelled."),
}


class VisitorRepository(EditedRepository[VisitDetails, VisitFilter, VisitOrder]):
    """Visits, one row each. None is ever deleted: one that does not take place is cancelled."""

    aggregate, table, details = "visitors", VISITS, VisitDetails
    orders: ClassVar[Mapping[Any, Order]] = reads.ORDERS

    # --- from expected to signed out ----------------------------------------------------------------------------------

    def sign_in(self, key: UUID, visit: VisitDetails, arrival: Arrival) -> Record[VisitDetails]:
        """Add a visitor who came unexpected, and is in from ``arrival``.

        Raises:
            AlreadyTakenError: by the rule ``uq_visitors_badge_id_open``, another visitor holds the badge.
            InvalidValueError: by ``ck_visitors_filled_in_full``, what the purpose asks for is missing.
            MissingReferenceError: by ``fk_visitors_badge_id_badge_kind``, it is no visitor's badge.
        """
        return self.add(key, _arrived(visit, arrival))

    def sign_in_expected(self, seen: RecordVersion, visit: VisitDetails, arrival: Arrival) -> Record[VisitDetails]:
        """Let the visit that was expected begin, with what the visitor says now; raises as ``sign_in`` does.

        Raises:
            StaleVersionError: somebody saved another version meanwhile, or signed the visitor in.
            RecordNotFoundError: there is no such visit.
            InvalidValueError: the visit is not expected: it began, or was cancelled.
        """
        return self._move(seen, VisitState.EXPECTED, self._values(_arrived(visit, arrival)))

    def sign_out(self, seen: RecordVersion, departure: Departure) -> Record[VisitDetails]:
        """Let a visit end; its badge is free again.

        Raises:
            StaleVersionError: somebody saved another version meanwhile, or signed the visitor out.
            RecordNotFoundError: there is no such visit.
            InvalidValueError: the visit is not open; or it began after ``departure``.
        """
        return self._move(seen, VisitState.OPEN, _departed(departure))

    def sign_out_everybody(self, departure: Departure) -> Sequence[Record[VisitDetails]]:
        """Let every open visit end that began before ``departure``, as the lockup and the rollover do.

        Returns:
            the visits that ended now, in the order of names.
        """
        here = select(VISITS.c.id).where(*reads.in_state(VisitState.OPEN), VISITS.c.checked_in_at <= departure.at)
        held = here.order_by(VISITS.c.id).with_for_update(key_share=True)
        with self._savepoint():
            keys = [row["id"] for row in self._rows("hold everybody", held)]
            ended = self._sign_out("sign out everybody", departure, VISITS.c.id.in_(keys))
        return sorted(ended, key=lambda visit: (sort_key(visit.details.last_name, visit.details.first_name), visit.id))

    def cancel(self, seen: RecordVersion, at: datetime) -> Record[VisitDetails]:
        """Note that an expected visit does not take place; raises as ``sign_in_expected`` does."""
        return self._move(seen, VisitState.EXPECTED, {"cancelled_at": at})

    # --- who is meant -------------------------------------------------------------------------------------------------

    def with_badge(self, badge_id: UUID) -> Record[VisitDetails] | None:
        """Return the open visit that has a badge, None where the badge is free."""
        held = self._select().where(*reads.in_state(VisitState.OPEN), VISITS.c.badge_id == bindparam("badge"))
        return next(map(self._record, self._rows("with badge", held, badge=badge_id)), None)

    def expected_as(self, last_name: str, first_name: str, phone: str, at: datetime) -> Sequence[Record[VisitDetails]]:
        """Return the visits expected of somebody with just this name, the earliest first, so that none is doubled.

        A telephone number that was announced must be the visitor's. What expired before ``at`` is left out.
        """
        announced = VISITS.c.phone_key.in_(["", digits_of(phone)])
        same = (VISITS.c.sort_key == sort_key(last_name, first_name), announced)
        wanted = VisitFilter(states=frozenset({VisitState.EXPECTED}), unexpired_at=at)
        named = self._filtered(self._select(), wanted).where(*same).order_by(VISITS.c.expected_at, VISITS.c.id)
        return [self._record(row) for row in self._rows("expected as", named)]

    def returning(self, last_name: str, first_name: str, phone: str) -> Record[VisitDetails] | None:
        """Return the latest visit of somebody with just this name and telephone number, for the kiosk.

        None where nobody has both, or the number has no digits.
        """
        digits = digits_of(phone)
        if not digits:
            return None
        same = (VISITS.c.phone_key == digits, VISITS.c.sort_key == sort_key(last_name, first_name))
        latest = self._select().where(*same, VISITS.c.checked_in_at.is_not(None))
        latest = latest.order_by(VISITS.c.checked_in_at.desc(), VISITS.c.id.desc()).limit(1)
        return next(map(self._record, self._rows("returning", latest)), None)

    def suggest_returning(self, text: str, most: int) -> Sequence[Record[VisitDetails]]:
        """Return the latest visit of each person whose last name or telephone number begins so, by name, for the desk.

        Further words of ``text`` are those of the name. Nobody for an empty one.
        """
        digits, words = digits_of(text), search_keys(text)
        begins: list[ColumnElement[bool]] = []
        if digits and not any(char.isalpha() for char in text):
            begins = [VISITS.c.phone_key.startswith(digits, autoescape=True)]
        elif words:
            more = (VISITS.c.sort_key.contains(word, autoescape=True) for word in words[1:])
            begins = [VISITS.c.sort_key.startswith(words[0], autoescape=True), *more]
        if not begins:
            return []
        person = (VISITS.c.sort_key, VISITS.c.phone_key)
        newest = (VISITS.c.checked_in_at.desc(), VISITS.c.id.desc())
        # As a prefix: SQLAlchemy 2.0 and 2.1 have no way in common to say it.
        latest = self._select().prefix_with(literal_column("DISTINCT ON (visitors.sort_key, visitors.phone_key)"))
        latest = latest.where(*begins, VISITS.c.checked_in_at.is_not(None)).order_by(*person, *newest).limit(most)
        return [self._record(row) for row in self._rows("suggest returning", latest)]

    def people_here(self, last_name: str) -> Sequence[PersonHere]:
        """Return everybody with this last name who is in, members and visitors; one statement.

        By them ``display_name`` chooses how a visitor is shown.
        """
        key = sort_key(last_name)
        named = {"name_key": key, "names_from": key + PART_SEPARATOR, "names_until": key + chr(ord(PART_SEPARATOR) + 1)}
        return [PersonHere(**row) for row in self._rows("people here", reads.PEOPLE_HERE, **named)]

    # --- what screens show --------------------------------------------------------------------------------------------

    def lines(self, wanted: VisitFilter, order: VisitOrder, request: PageRequest) -> Page[VisitLine]:
        """Return one page of a table of visits; one statement, whatever their number."""
        in_order = self.orders[order]
        chosen, shown = self._filtered(select(VISITS.c.id), wanted), reads.labelled(self._select())
        rows = self._rows("lines", in_order.select_lines(chosen, shown, VISITS.c.id, request))
        return in_order.page(rows, request, lambda row: reads.line_of(self._record(row), row))

    def these_lines(self, keys: Collection[UUID]) -> Sequence[VisitLine]:
        """Return these visits as rows of a table, those there are, in no order; one statement."""
        shown = reads.labelled(self._select()).where(is_among(VISITS.c.id, keys))
        return [reads.line_of(self._record(row), row) for row in self._rows("these lines", shown)]

    def counts_by_type(self, since: datetime, before: datetime) -> Sequence[TypeCount]:
        """Return how many visits of each type began in a period, the most first; types without any are left out."""
        return [reads.type_count_of(row) for row in self._rows("by type", reads.BY_TYPE, since=since, before=before)]

    def counts_by_purpose(self, since: datetime, before: datetime) -> Sequence[PurposeCount]:
        """Return how many visits of each purpose began in a period, the most first, as ``counts_by_type`` does."""
        rows = self._rows("by purpose", reads.BY_PURPOSE, since=since, before=before)
        return [PurposeCount(VisitPurpose(row["purpose"]), row["number"]) for row in rows]

    def counts_by_organization(self, since: datetime, before: datetime) -> Sequence[OrganizationCount]:
        """Return how many visitors of each organization came in a period, the most first.

        An organization is one however its name's case and accents were written; it is called as it last was.
        """
        rows = self._rows("by organization", reads.BY_ORGANIZATION, since=since, before=before)
        return [OrganizationCount(row["organization"], row["number"]) for row in rows]

    # --- how it is done -----------------------------------------------------------------------------------------------

    def _conditions(self, wanted: VisitFilter) -> Iterable[ColumnElement[bool]]:
        return reads.sought(wanted)

    def _move(self, seen: RecordVersion, state: VisitState, values: Mapping[str, Any]) -> Record[VisitDetails]:
        """Change a visit that was seen, and is in ``state``, into the next one."""
        chosen = (VISITS.c.id == bindparam("of_id"), VISITS.c.version == bindparam("of_version"))
        moved = update(VISITS).where(*chosen, *reads.in_state(state)).values(version=VISITS.c.version + 1)
        named = {"of_id": seen.id, "of_version": seen.version}
        with self._savepoint():
            rows = self._rows(f"from {state}", moved.returning(*self._columns()), **named, **values)
            if not rows:
                self._refuse(seen)
        return self._record(rows[0])

    def _refuse(self, seen: RecordVersion) -> None:
        now = self.get(seen.id)
        if now.version != seen.version:
            raise StaleVersionError([seen.id])
        raise InvalidValueError(_SENTENCES[now.details.state], table=VISITS.name)

    def _sign_out(
        self, name: str, departure: Departure, *chosen: ColumnElement[bool]
    ) -> Sequence[Record[VisitDetails]]:
        ended = update(VISITS).where(*reads.in_state(VisitState.OPEN), *chosen)
        ended = ended.values(version=VISITS.c.version + 1)
        with self._savepoint():
            rows = self._rows(name, ended.returning(*self._columns()), **_departed(departure))
        return [self._record(row) for row in rows]


def _arrived(visit: VisitDetails, arrival: Arrival) -> VisitDetails:
    return dataclasses.replace(
        visit,
        checked_in_at=arrival.at,
        check_in_method=arrival.method,
        station_id=arrival.station_id,
        badge_id=arrival.badge_id,
    )


def _departed(departure: Departure) -> dict[str, Any]:
    """Return what a station may change of an open visit, and nothing else."""
    return {
        "checked_out_at": departure.at,
        "check_out_method": departure.method,
        "check_out_scan_id": departure.scan_id,
        "witnessed": departure.method.witnessed and not departure.unseen,
    }
